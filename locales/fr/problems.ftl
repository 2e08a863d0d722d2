# Pages qui disent que quelque chose n’a pas marché.

error = Erreur { $status }
bad-request = Nous n’avons pas compris cette demande
bad-request-text = L’adresse ou le formulaire était incomplet. Revenez en arrière et réessayez.
forbidden = Cette demande ne vient pas de Parvis
forbidden-text = Pour votre sécurité, nous n’acceptons que les formulaires envoyés depuis nos propres pages. Rouvrez la page et envoyez le formulaire depuis là.
not-found = Il n’y a rien ici
not-found-text = La page n’existe pas, a changé d’adresse, ou n’est pas publique.
method-not-allowed = Cette page ne s’utilise pas ainsi
method-not-allowed-text = Rouvrez la page et utilisez ses boutons.
too-large = C’était trop à la fois
too-large-text = Raccourcissez votre texte et envoyez-le de nouveau.
too-many = Patientez un instant
too-many-text = { $seconds ->
    [one] Beaucoup de demandes sont venues de votre connexion ou de votre compte. Vous pourrez réessayer dans { $seconds } seconde.
   *[other] Beaucoup de demandes sont venues de votre connexion ou de votre compte. Vous pourrez réessayer dans { $seconds } secondes.
}
internal = Quelque chose n’a pas marché de notre côté
internal-text = Ce n’est pas de votre fait. Si vous étiez en train de voter, rouvrez le vote : vous y verrez si votre vote est bien arrivé.
internal-incident = Si vous nous en parlez, citez ce numéro :
unavailable = Parvis n’est pas disponible en ce moment
unavailable-text = Nous y travaillons. Rien de ce que vous avez déjà envoyé n’est perdu. Réessayez dans quelques minutes.
home = Aller à la page d’accueil
cities = Voir toutes les villes
