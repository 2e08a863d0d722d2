# Les votes où personne ne peut relier un bulletin à son auteur : les bulletins sont déposés avec des jetons.

mode-anonymous = Anonymes
mode-anonymous-hint = Personne ne peut relier un bulletin à son auteur, pas même qui gère le site. Chaque personne prend un jeton qui ne dit rien d’elle et dépose son bulletin avec ce jeton, sans son compte. Il faut un navigateur avec des scripts, et un jeton perdu n’est pas remplacé : ouvrez aussi le papier, pour qui ne peut pas.
note-title = Ce vote est anonyme.
note = Votre bulletin est déposé avec un jeton et sans votre compte : personne qui regarde dans la base de données ne peut relier les deux, même pendant le vote.

# Où cela ne marche pas.
no-script-title = Ce vote demande un navigateur qui exécute des scripts
no-script-why = Votre navigateur doit fabriquer un jeton que personne ne peut relier à vous, et un simple formulaire ne le peut pas. Les scripts sont désactivés ici, ou ce navigateur ne peut pas les exécuter. Sans eux, rien de ce que vous choisissez n’est envoyé depuis cette page.
no-script-else = Utilisez un autre navigateur ou un autre appareil. Les programmes font partie de ce site, et leur source est publique.
no-script-paper = Vous pouvez aussi voter sur papier : l’équipe de la ville dit où.
not-loaded = Le programme qui fabrique votre jeton n’a pas pu être chargé. Rechargez la page ; si cela n’aide pas, utilisez un autre navigateur.

# Prendre un jeton.
take-title = Prenez votre jeton
take-what = Votre navigateur fabrique un jeton et le cache ; nous confirmons qu’il appartient à une personne qui peut voter, sans le voir. Dès lors chacun peut vérifier que votre bulletin est bien de ce vote, et personne ne peut dire que c’est le vôtre.
take-known = Le fait que vous avez pris un jeton est gardé avec votre compte, et compte comme participation. À quoi il sert, personne d’autre que vous ne le sait.
take-once = Il y a un jeton par personne. Il est gardé dans ce navigateur : si vous effacez les données de ce site, utilisez une fenêtre privée ou changez d’appareil, il est perdu, et nous ne pouvons pas vous en donner un autre. Enregistrez-le dans un fichier.
take = Prendre mon jeton
taken = Vous avez déjà pris votre jeton.
taken-where = Il est dans le navigateur avec lequel vous l’avez pris, ou dans le fichier que vous avez enregistré. Continuez là, ou ouvrez le fichier ici. S’il est perdu, il ne peut pas être remplacé, car personne ne peut dire s’il a servi.
file = J’ai mon jeton dans un fichier
file-label = Fichier du jeton
file-open = Ouvrir le fichier

# Voter.
have = Votre jeton est dans ce navigateur.
have-wait = Entre le moment où vous prenez votre jeton et celui où vous déposez votre bulletin, laissez passer un peu de temps si vous le pouvez : plus il y en a, moins les deux moments en disent.
save = Enregistrer mon jeton dans un fichier
save-warning = Qui a ce fichier peut voter avec, tant que vous ne l’avez pas fait. Gardez-le comme vous garderiez une feuille de vote.
changes = Vous avez déposé un bulletin avec ce jeton. Si vous en déposez un autre, il prend sa place, et le premier reste fermé pour toujours.
wrong = Cette réponse ne suit pas la règle :
wrong-title = Regardez encore une fois vos réponses
review = Relire mon bulletin
review-title = Est-ce bien votre bulletin ?
blank = laissé blanc
cast = Déposer mon bulletin
change = Modifier
waiting-title = Votre bulletin part bientôt
waiting-why = Votre navigateur attend un moment, au hasard, avant d’envoyer votre bulletin, sans votre compte. Ainsi l’heure de la requête en dit moins sur vous. Gardez cette page ouverte.
waiting-left = Secondes restantes :
now = Le déposer maintenant
stop = Pas encore

# Après.
done-title = Votre bulletin est déposé
done-code = Code du reçu :
done-what = Après la clôture, votre bulletin est publié sous ce code. Ce navigateur garde votre reçu jusqu’à ce que vous le retiriez.
done-receipt = Enregistrer mon reçu dans un fichier
done-receipt-what = Le reçu contient la promesse signée que votre bulletin sera dans le journal, ce qui l’ouvre, votre jeton, et la clé qui seule permet de changer votre vote. Chacun peut le vérifier ; qui le voit, voit comment vous avez voté.
done-again = Changer mon vote
done-forget = Retirer de ce navigateur tout ce qui touche à ce vote
done-forget-warning = Sans le reçu, vous ne pourrez plus changer votre vote, ni le retrouver dans le journal.
forgotten = C’est retiré. Plus rien de ce vote n’est gardé dans ce navigateur.

# Ce qui ne va pas.
problem-network = Le serveur n’a pas pu être joint. Rien n’est perdu : réessayez.
problem-residence = Confirmez d’abord que vous habitez cette ville.
problem-token-taken = Vous avez déjà pris un jeton, avec un autre navigateur ou appareil. Il y en a un par personne, et nous ne pouvons pas vous en donner un autre.
problem-token-invalid = Ce n’est pas un jeton de ce vote.
problem-token-used = Un bulletin a déjà été déposé avec ce jeton. Pour le changer, utilisez le navigateur qui l’a déposé, ou le fichier du reçu que vous avez enregistré.
problem-token-forged = La réponse du serveur n’a pas été faite avec la clé des jetons de ce vote. Ne votez pas avec, et dites-le à l’équipe de la ville et à d’autres : c’est un signe que quelqu’un veut reconnaître des bulletins.
problem-promise = Le serveur n’a pas promis d’inscrire votre bulletin tel que vous l’avez déposé. Enregistrez cette page et dites-le à l’équipe de la ville et à d’autres.
problem-already-closed = Le vote est clos.
problem-clock = L’horloge du serveur est en cours de vérification. Réessayez dans un instant.
problem-too-often = Trop de requêtes depuis ce réseau. Réessayez dans quelques minutes.
problem-file = Ce n’est pas un fichier de jeton ou de reçu de ce vote.
problem-storage = Ce navigateur ne garde rien pour ce site, un jeton serait donc aussitôt perdu. Quittez la navigation privée, ou autorisez ce site à garder des données.
problem-other = Cela n’a pas marché. Rien n’est perdu : réessayez plus tard.

# Mon vote est-il secret ?
secret = Oui, pour tout le monde : dans ce vote, personne ne peut relier un bulletin à son auteur.
secret-how = Votre navigateur invente un nombre, le cache et le fait confirmer : c’est votre jeton (RFC 9497). Nous ne voyons que le nombre caché, qui convient à tous les jetons pareillement. Ce que nous gardons de vous, que vous avez pris un jeton, ne dit donc pas lequel.
secret-cast = Votre bulletin est envoyé avec le jeton et sans votre compte. Nous gardons le bulletin et le jeton : pas de nom, pas d’adresse, pas de moment, pas d’ordre.
secret-key = Chaque vote a une seule clé pour les jetons, fixée dans son journal avant le premier bulletin. Votre navigateur vérifie que votre jeton a été fait avec elle, pour que personne ne puisse être marqué par une clé à part. La clé secrète est publiée avec les résultats, et chacun peut alors vérifier chaque jeton.
secret-count = Chacun peut compter : pas plus de bulletins que de jetons, aucun deux fois. Que les jetons soient allés seulement à des personnes qui peuvent voter repose sur la parole de celles et ceux qui mènent le vote.
secret-change = Jusqu’à la clôture, vous pouvez changer votre vote avec le même navigateur, ou avec votre reçu. La clé qu’il faut ne quitte pas votre navigateur avant : nous ne pouvons pas retirer votre vote du décompte.
secret-lost = Un jeton perdu est perdu : personne ne peut dire s’il a servi, il n’y en a donc pas d’autre.
secret-not = Ce qui reste
secret-not-network = Qui gère le site ou le réseau voit depuis quelle adresse, avec quel navigateur et quand vous avez pris un jeton, et quand quelqu’un a déposé un bulletin. Parvis n’en garde rien avec le bulletin, mais un serveur surveillé pourrait comparer. Attendez entre les deux, et utilisez un autre réseau si cela compte pour vous.
secret-not-stolen = Qui accède à votre navigateur ou au fichier de votre jeton avant que vous votiez peut voter à votre place.
secret-not-receipt = Votre reçu montre comment vous avez voté. Personne ne devrait vous le demander.
secret-not-device = Un appareil qui n’est pas à vous seul, ou que quelqu’un d’autre contrôle, peut montrer ce que vous faites.
secret-not-coercion = Parvis ne vous protège pas de quelqu’un qui vous regarde voter.
secret-not-pattern = Un ordre ou des nombres inhabituels sur un bulletin peuvent le trahir dans la liste publiée.
secret-paper = Les bulletins sur papier n’ont pas de jeton : ils sont comptés à part, et personne ne sait de qui ils sont.
who-caption = Qui peut relier un bulletin à son auteur
who-no = Non
who-you = Vous
who-you-can = Oui, avec votre reçu
who-operator-open = Pas avec ce qui est gardé. En surveillant adresses et moments des requêtes, peut-être.
who-operator-closed = Non, pas même avec la clé des jetons, qui est publiée.
