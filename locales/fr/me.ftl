# Les pages personnelles d’un habitant.

title = Ma page
signed-in-as = Compte : { $email }
took-part = Mes participations
took-part-explanation = Que vous avez voté, jamais ce que vous avez voté, et sans date : votre bulletin est gardé à part de votre compte.
took-part-none = Rien pour l’instant
took-part-none-hint = Quand vous votez, le vote apparaît ici.
see-consultations = Voir les consultations
voted = Vous avez voté
residence = Mon lieu de vie
residence-declared = Vous avez déclaré habiter : { $cities }.
roles = Mes rôles
role-mission-staff = Équipe de la Mission, pour toutes les villes
role-administrator = Administration, { $city }
role-moderator = Modération, { $city }
invitations-waiting = { $n ->
    [one] Vous avez { $n } invitation
   *[other] Vous avez { $n } invitations
}
see-invitations = Voir mes invitations
tokens = Jetons d’API
tokens-explanation = Ils permettent à vos propres programmes de lire et d’écrire avec vos droits.
manage-tokens = Gérer les jetons d’API
language = Langue de mes courriels
language-explanation = Les pages que vous lisez suivent la langue choisie en haut de chaque page.
language-save = Enregistrer la langue
sessions = Connexions
sessions-count = { $n ->
    [one] Seul ce navigateur est connecté.
   *[other] { $n } navigateurs sont connectés, celui-ci compris.
}
sign-out = Se déconnecter
sign-out-everywhere = Se déconnecter partout
sign-out-everywhere-hint = Utile si vous avez utilisé un ordinateur que d’autres utilisent aussi.
data = Mes données
export-explanation = Tout ce que Parvis garde sur vous, dans un seul fichier (JSON). Ce que vous avez voté n’y figure pas : personne ne peut le rechercher.
export = Exporter mes données
delete-explanation = Supprime votre adresse et vos rôles, et retire votre nom de ce à quoi vous avez participé.
delete = Supprimer mon compte

delete-title = Supprimer mon compte
delete-lede = C’est définitif.
delete-what = Ce qui se passe
delete-account = Le compte { $email } est supprimé aussitôt, avec ses rôles, ses connexions et ses jetons.
delete-list = Plus personne ne peut voir à quoi vous avez participé.
delete-ballots = Les bulletins que vous avez déposés restent comptés. Ils ne portent pas votre nom. Dans les votes encore ouverts, vous ne pourrez plus les changer.
delete-counts = Les nombres déjà comptés, comme celui des personnes ayant participé, restent tels quels.
delete-confirm = Oui, supprimer mon compte
delete-button = Supprimer définitivement mon compte
delete-cancel = Garder mon compte
delete-only-administrator = Vous êtes la seule personne à administrer : { $cities }. Invitez d’abord une autre personne à le faire.
delete-blocked = Votre compte ne peut pas encore être supprimé

invitations-title = Mes invitations
invitations-lede = Invitations pour { $email }.
invitations-none = Aucune invitation
invitations-none-hint = Personne n’a invité cette adresse dans une équipe, ou l’invitation a déjà reçu une réponse ou a été retirée.
invited-by = Invitation de { $email }
invitation-expires = Ouverte jusqu’au { $date }
means-mission-staff = Vous verriez les indicateurs de toutes les villes et inviteriez leurs équipes.
means-administrator = Vous mèneriez les consultations et les votes de la ville et inviteriez son équipe.
means-moderator = Vous prépareriez les consultations et les votes avec l’équipe de la ville.
accept = Accepter
decline = Refuser
and = et
