# La page d’accueil.

title = Donnez votre avis sur le plan climat de votre ville
description = Parvis est le lieu où les habitantes et habitants des villes de la Mission participent au Contrat Ville Climat.
eyebrow = Mission « Villes intelligentes et neutres pour le climat »
lede = Sur Parvis, les habitantes et habitants des villes de la Mission s’informent, discutent et votent sur ce que fait leur ville pour devenir neutre pour le climat.
find-your-city = Trouver votre ville
search-city = Nom de la ville
search = Rechercher
all-cities = Toutes les villes sur la carte
map-caption = { $n ->
    [one] { $n } ville de la Mission.
   *[other] Les { $n } villes de la Mission.
}
open-now = Ouvertes en ce moment
all-consultations = Toutes les consultations
none-open = Aucune consultation n’est ouverte en ce moment
none-open-text = Vous pouvez lire celles qui sont closes, et ce que les villes ont répondu.
figures = Parvis en chiffres
figure-cities = Villes
figure-open = Consultations ouvertes
figure-participants = Personnes qui ont participé
figure-participants-note = comptées une fois par ville
secret = Votre vote reste secret
secret-text = Qui a voté et ce qui a été voté sont conservés séparément. Les résultats sont cachés à tout le monde jusqu’à la clôture, y compris à la ville.
secret-link = Comment cela marche, et ce que nous ne promettons pas
