# Se connecter, par un lien ou un code envoyé par courriel.

title = Se connecter
lede = Pas de mot de passe. Nous vous envoyons un courriel avec un lien et un code.
description = Se connecter à Parvis avec votre adresse électronique.
email = Adresse électronique
email-hint = Si vous n’avez pas encore de compte, il est créé ainsi. Votre adresse sert à vous envoyer ce que vous demandez, et à rien d’autre.
send = M’envoyer un lien
come-back = Vous reviendrez ensuite à la page où vous étiez.
how-title = Comment ça marche
how-one-account = Un compte par personne, pour que chacun vote une seule fois.
how-secret = Votre compte dit que vous avez voté. Il ne dit jamais ce que vous avez voté.
how-delete = Vous pouvez à tout moment voir, exporter et supprimer vos données.
demonstration-title = Essayer la démonstration
demonstration-explanation = Ces comptes sont simulés. Choisissez-en un : son lien et son code arrivent dans la boîte aux lettres de la démonstration.
demonstration-resident = Habitante ou habitant
demonstration-city-team = Équipe d’une ville
demonstration-mission-staff = Équipe de la Mission
demonstration-use = Utiliser { $email }
mailbox = Ouvrir la boîte aux lettres de la démonstration

sent-title = Regardez vos courriels
sent-lede = { $minutes ->
    [one] Si l’adresse est juste, vous recevez un lien et un code. Ils sont valables { $minutes } minute.
   *[other] Si l’adresse est juste, vous recevez un lien et un code. Ils sont valables { $minutes } minutes.
}
sent-to = Nous avons écrit à { $email }.
sent-link-title = Avec le lien
sent-link = Ouvrez le lien dans ce navigateur, puis appuyez sur le bouton qui s’y trouve.
sent-code-title = Avec le code
sent-code = Vous lisez vos courriels sur un autre appareil ? Saisissez ici le code du courriel.
code = Code
code-hint = Huit lettres et chiffres, comme ABCD-EFGH.
code-button = Se connecter avec le code
sent-nothing = Rien n’est arrivé ?
sent-nothing-hint = Regardez parmi les courriels indésirables. Vous pouvez aussi vérifier l’adresse et redemander un lien.
again = Demander un nouveau lien

link-title = Une dernière étape
link-lede = Appuyez sur le bouton pour vous connecter. Il est là parce que certaines messageries ouvrent les liens d’elles-mêmes ; regarder cette page ne consomme rien.
link-button = Se connecter
other-title = Ceci est un autre navigateur
other-lede = Ce lien ne fonctionne que dans le navigateur où vous l’avez demandé. Retournez-y et saisissez le code du même courriel.
other-or = Ou connectez-vous plutôt ici : demandez un nouveau lien dans ce navigateur.
gone-title = Ce lien n’est plus valable
gone-lede = Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau : cela prend un instant.

first-run-title = Mettre Parvis en place
first-run-lede = Ce Parvis est vide. Créez le premier compte de l’équipe de la Mission : il pourra inviter toutes les autres personnes.
first-run-email-hint = Le compte est créé pour cette adresse. Veillez aux réglages du serveur de courriel : les connexions suivantes passent par courriel.
first-run-button = Créer le compte
first-run-once = Cette page ne sert qu’une fois. Ensuite, son adresse n’est plus utile à personne.
