# Les pages de l’équipe de la Mission.

title = Équipe de la Mission
lede = { $with_team ->
    [one] { $with_team } ville sur { $cities } a une équipe.
   *[other] { $with_team } villes sur { $cities } ont une équipe.
}
invite-title = Inviter quelqu’un
email = Adresse électronique
email-hint = Nous envoyons une invitation à cette adresse.
place = Dans quelle équipe
place-hint = Une ville, ou l’équipe de la Mission pour toutes les villes.
mission-staff = Équipe de la Mission (toutes les villes)
city-and-country = { $city }, { $country }
role = Rôle dans l’équipe de ville
role-hint = Pour une ville seulement. L’équipe de la Mission a un seul rôle.
invite = Envoyer l’invitation
pending = Invitations
staff-title = Personnes
staff-caption = Membres de l’équipe de la Mission
teams-title = Équipes de ville
teams-caption = Toutes les villes avec leur équipe
city = Ville
country = Pays
team = Équipe
nobody = Personne pour l’instant
you = (vous)
