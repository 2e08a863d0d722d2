# Courriels. Chaque courriel est complet en texte simple.

greeting = Bonjour,
regards = Parvis, pour les villes de la Mission « villes climatiquement neutres et intelligentes »
automatic = Ce courriel est envoyé automatiquement. Les réponses ne sont pas lues.
unsubscribe = Vous ne voulez plus de ce genre de courriel ?

sign-in-subject = Votre lien de connexion à Parvis
sign-in-text = Utilisez ce lien pour vous connecter. Il ouvre une page avec un bouton.
sign-in-button = Se connecter
sign-in-code = Ou saisissez ce code dans le navigateur où vous l’avez demandé :
sign-in-valid = { $minutes ->
    [one] Le lien et le code servent une seule fois, pendant { $minutes } minute.
   *[other] Le lien et le code servent une seule fois, pendant { $minutes } minutes.
}
sign-in-ignore = Si vous n’avez pas demandé à vous connecter, ignorez ce courriel. Sans lui, personne ne peut se connecter.

invitation-subject-city = Invitation dans l’équipe de { $city }
invitation-subject-staff = Invitation dans l’équipe de la Mission
invitation-text-administrator = { $inviter } vous invite dans l’équipe de { $city } sur Parvis, pour l’administration de la ville.
invitation-text-moderator = { $inviter } vous invite dans l’équipe de { $city } sur Parvis, pour la modération.
invitation-text-staff = { $inviter } vous invite dans l’équipe de la Mission sur Parvis.
somebody = L’équipe de la Mission
invitation-how = Connectez-vous avec cette adresse électronique, puis acceptez ou refusez.
invitation-button = Voir l’invitation
invitation-valid = L’invitation est valable jusqu’au { $date }.

poll-closed-subject = Vote clos : { $title }
poll-closed-text = Le vote « { $title } » de { $city } est clos. Les bulletins sont scellés et dépouillés.
poll-closed-voters = { $n ->
    [one] { $n } personne a voté.
   *[other] { $n } personnes ont voté.
}
poll-closed-next = L’étape suivante est de publier les résultats. Vous les verrez alors, au même moment que tout le monde.
poll-closed-button = Aller au vote

results-subject = Résultats publiés : { $title }
results-text = Les résultats du vote « { $title } » de { $city } sont publics.
results-next = L’étape suivante est la réponse officielle : ce que la ville fait du résultat, et pourquoi.
results-button = Voir les résultats

roll-subject = Votre code pour voter : { $title }
roll-text = Vous êtes inscrit sur la liste électorale du vote « { $title } » de { $city }.
roll-code = Voici votre code. Il n’appartient qu’à vous, et on vous le demande une fois, avec votre bulletin :
roll-between = Vous pouvez voter du { $opens } au { $closes }, et modifier votre vote jusque-là avec le même code. Aucun compte n’est nécessaire.
roll-from = Vous pouvez voter à partir du { $opens }, et modifier votre vote avec le même code jusqu’à la clôture. Aucun compte n’est nécessaire.
roll-soon = Aucun compte n’est nécessaire pour voter.
roll-button = Aller au vote
roll-secret = Quiconque possède ce code peut voter à votre place : ne le transmettez pas. Si un code pour ce vote vous a déjà été envoyé, il ne fonctionne plus.
roll-why = Vous recevez cet e-mail parce que la ville a inscrit votre adresse sur la liste de ce vote. Parvis ne conserve pas l’adresse.

trustee-asked-subject = On vous demande d’être dépositaire : { $title }
trustee-asked-text = L’équipe de { $city } vous demande d’être dépositaire du vote chiffré « { $title } ». Avec d’autres, vous en détenez la clé, et vous ouvrez la somme de tous les bulletins après la clôture.
trustee-asked-next = D’abord, votre navigateur crée 24 mots, que vous gardez, et vous donnez une clé. Cela prend environ dix minutes. Connectez-vous avec cette adresse électronique.
trustee-anew = Si vous aviez déjà créé des mots pour ce vote : les dépositaires ont été nommés à nouveau, et ces mots ne servent plus à rien.
trustee-make-subject = Créer la clé ensemble : { $title }
trustee-make-text = Tous les dépositaires du vote « { $title } » de { $city } ont donné leur clé. Vous créez maintenant ensemble la clé du vote.
trustee-make-next = Convenez d’un moment avec les autres, de préférence pour un appel téléphonique, et ayez vos 24 mots sous la main. Vous comparez un code, et le reste prend une minute.
trustee-open-subject = Votre part de dépositaire : { $title }
trustee-open-text = Le vote « { $title } » de { $city } est clos. Il pourra être dépouillé dès qu’assez de dépositaires auront ouvert la somme de tous les bulletins, et vous ne l’avez pas encore fait.
trustee-open-next = Ayez vos 24 mots sous la main. Votre navigateur vérifie et additionne tous les bulletins, vous comparez la somme avec les autres, puis vous ouvrez votre part.
trustee-button = Aller à la page des dépositaires
trustee-never = Personne ne vous demandera jamais vos mots par courriel ou par téléphone. Ne les donnez que sur cette page.
