# Mon vote est-il secret ? Ce que Parvis promet, et ce qu’il ne promet pas.

title = Mon vote est-il secret ?
lede = Oui, avec des limites. Cette page dit ce que fait Parvis, ce qu’il promet et ce qu’il ne promet pas.
description = Comment Parvis garde les bulletins secrets, ce qu’il promet et ce qu’il ne promet pas.

short = En bref
short-apart = Qui a voté et ce qui a été voté sont gardés dans deux tables séparées. Ni date, ni ordre, ni adresse ne les relie.
short-hidden = Personne ne voit de résultat avant la clôture : ni le public, ni l’équipe de la ville, ni celle de la Mission.
short-destroyed = À la clôture, le seul lien entre vous et votre bulletin est détruit. À partir de là, personne ne peut retrouver votre bulletin par votre nom, pas même celles et ceux qui font fonctionner Parvis.
short-named = Une équipe peut aussi rendre un vote public, avec les noms, comme au bas d’une pétition. La page d’un tel vote le dit avant que quiconque ne vote.

open = Pendant que le vote est ouvert
open-turnout = Une première table dit qui a voté. Elle est nécessaire pour que chacun vote une seule fois.
open-ballot = Une seconde table contient les bulletins. Chacun est rangé sous un pseudonyme : un long nombre calculé à partir de votre compte, avec un secret propre à ce vote et une clé gardée hors de la base de données.
open-why = Le pseudonyme sert à une seule chose : si vous votez de nouveau, votre nouveau bulletin remplace l’ancien.
open-nothing = Rien d’autre n’est gardé avec un bulletin que ce qui ouvre son empreinte dans le registre : ni heure, ni ordre, ni adresse internet, ni appareil.
open-shuffled = Les bulletins qui arrivent ensemble sont mélangés avant d’être écrits.
open-technical = Pour les spécialistes : le pseudonyme est un HMAC-SHA-256 du compte, dont la clé combine le secret du vote et la clé gardée hors de la base de données. La base de données seule ne suffit pas à le calculer.

close = À la clôture
close-rewritten = Tous les bulletins sont réécrits, dans un ordre aléatoire, sans le pseudonyme.
close-secret = Le secret du vote est détruit. Les pseudonymes ne peuvent plus être calculés.
close-count = Puis les bulletins sont comptés, et l’équipe de la ville peut publier les résultats.

receipt = Votre reçu
receipt-code = Quand vous déposez un bulletin, un code s’affiche une seule fois. Il désigne l’empreinte de votre bulletin, où le hasard a sa part, et n’est pas gardé avec votre compte.
receipt-list = Quand les résultats sont publiés, tous les bulletins sont listés dans un ordre aléatoire, chacun sous le code de son reçu. Vous pouvez retrouver le vôtre et vérifier qu’il est compté tel que vous l’avez déposé. Tout le monde peut les recompter tous.
receipt-signed = Si vous le souhaitez, vous pouvez aussi télécharger un reçu signé. Il contient vos choix, et prouve à quiconque que le site a promis de les compter. Tant que le vote est ouvert, il peut être téléchargé par qui est connecté en votre nom et connaît le code.
receipt-warning = Gardez ce code pour vous : après la clôture, il montre ce que vous avez voté. Si vous ne voulez pouvoir montrer votre vote à personne, ne le notez pas.
receipt-check = Vérifier un vote soi-même

log = Comment chacun peut vérifier le décompte
log-entries = Chaque bulletin laisse une empreinte dans un registre public dès qu’il est déposé. L’empreinte ne dit rien de vos choix ni de vous.
log-signed = Le registre ne peut que grandir : chacun de ses états est signé, et quiconque en garde un peut prouver plus tard que rien n’a été modifié ni retiré.
log-file = Quand les résultats sont publics, un fichier contient tout ce qu’il faut pour vérifier que chaque bulletin du registre a été compté tel qu’il a été déposé. Chacun peut le faire, sans nous le demander.
log-batches = Les empreintes sont ajoutées par lots : chacun peut donc dire plus tard avec quel lot un bulletin a été déposé. Un lot compte au moins vingt bulletins, sauf à la clôture du vote ou quand une promesse arrive à échéance. Quand d’autres sites témoignent d’un vote, ils notent l’heure à laquelle chaque lot a été ajouté.
log-changed = Si vous modifiez votre vote, le fichier dit qu’un bulletin de son lot a été modifié, mais ni ce qu’il contenait ni quel bulletin l’a remplacé.
log-cheating = Un exploitant malhonnête pourrait encore ajouter des bulletins de personnes qui n’existent pas, ou déclarer modifié un bulletin que personne n’a modifié. Le premier cas se voit dans la participation, le second par qui a gardé un reçu signé.

paper = Votes sur papier
paper-team = Quand une ville accepte des votes sur papier, par téléphone ou accompagnés, son équipe saisit les feuilles. Les personnes qui le font voient ce qui figure sur chaque feuille, et son code ; le code est tiré au hasard et ne désigne personne. Qui vous aide, ou prend votre appel, entend votre vote.
paper-counted = Deux personnes saisissent chaque feuille. Une fois une pile comptée, ce qui a été saisi est effacé, et les bulletins se trouvent parmi tous les autres. Les bulletins d’une même pile entrent ensemble dans le registre.
paper-receipt = Un vote sur papier ne donne pas de reçu : vous ne pouvez pas retrouver votre bulletin dans la liste. On peut seulement vérifier qu’il n’a pas été compté plus de feuilles qu’imprimé, et que deux personnes ont lu la même chose.
paper-twice = Sans liste électorale, quelqu’un pourrait voter sur papier et sur ce site, ou avec deux feuilles si la ville en remet plusieurs. Chaque code compte une fois, et chaque compte aussi ; personne ne compare les deux.

not = Ce que Parvis ne promet pas
not-live = Pendant que le vote est ouvert, quelqu’un qui aurait en même temps plein accès au serveur en marche, à sa mémoire, à sa clé et à sa base de données pourrait relier personnes et bulletins. Après la clôture, c’est fini.
not-disk = Quelqu’un qui fouille le disque, ou qui possède avec la clé une sauvegarde faite pendant que le vote était ouvert, peut trouver des traces de ce temps-là.
not-coercion = Rien ne vous protège si quelqu’un se tient à côté de vous quand vous votez, vous force ou vous paie. Vous pouvez voter de nouveau plus tard, jusqu’à la clôture : seul le dernier bulletin compte.
not-device = Votre propre appareil est hors de notre portée : un programme malveillant peut y voir ou y changer ce que vous faites.
not-network = Qui observe le réseau ne peut pas lire votre bulletin sur un site en HTTPS, mais peut voir que vous l’avez visité, et quand.
not-few = Si peu de personnes votent, ou si toutes votent de même, les résultats eux-mêmes disent ce que chacune a voté.
not-pattern = Quand les options sont classées ou reçoivent des nombres, chaque bulletin est publié tel qu’il a été rempli. Quelqu’un qui vous impose un ordre ou des nombres inhabituels pourrait reconnaître votre bulletin dans la liste.
not-eligibility = Parvis connaît une adresse électronique, et parfois votre déclaration que vous habitez une ville. Il ne prouve pas qui vous êtes.
not-binding = Les votes sont ici consultatifs. Parvis n’est pas fait pour des élections ni pour des votes qui obligent en droit : ceux-là demandent davantage.

who = Qui voit quoi
who-caption = Qui voit quoi, et quand
who-person = Qui
who-open = Pendant que le vote est ouvert
who-closed = Après la clôture
who-public = Tout le monde
who-public-open = Combien de personnes ont voté
who-public-closed = Les résultats et la liste des bulletins, une fois publiés
who-team = L’équipe de la ville
who-team-open = Combien de personnes ont voté
who-team-closed = La même chose que tout le monde
who-you = Vous
who-you-open = Que vous avez voté ; ce que vous avez voté, seulement dans un reçu signé
who-you-closed = Que vous avez voté ; votre bulletin, si vous avez gardé le code ou le reçu signé
who-operator = Celles et ceux qui font fonctionner le serveur
who-operator-open = Qui a voté ; ce qui a été voté, seulement avec plein accès comme dit plus haut
who-operator-closed = Qui a voté ; plus à qui est chaque bulletin

change = Puis-je changer mon vote ?
change-answer = Oui, autant de fois que vous voulez jusqu’à la clôture. Seul votre dernier bulletin compte. Parvis ne vous montre pas le précédent : avant la clôture, un bulletin n’est montré à personne, sauf dans le reçu signé que vous téléchargez vous-même.
delete = Et si je supprime mon compte ?
delete-answer = Vos bulletins restent comptés, sans votre nom. On sait toujours que quelqu’un a voté, mais plus que c’était vous.

# Ce qui est vrai d’un vote en particulier, dit d’abord sur sa propre page.
poll = Dans ce vote
poll-scheduled = Le vote n’a pas commencé. Il n’existe aucun bulletin.
poll-open = Le vote est ouvert : ce qui relie les bulletins aux personnes est encore nécessaire pour pouvoir modifier son vote. Ce lien est détruit à la clôture, le { $moment }.
poll-open-ended = Le vote est ouvert : ce qui relie les bulletins aux personnes est encore nécessaire pour pouvoir modifier son vote. Ce lien est détruit quand l’équipe clôt le vote.
poll-closing = Le vote est clos et en cours de dépouillement. Ce qui relie les bulletins aux personnes est sur le point d’être détruit.
poll-sealed = Ce qui reliait les bulletins aux personnes a été détruit le { $moment }. Plus personne ne peut retrouver un bulletin à partir de qui l’a déposé.
poll-any-account = Toute personne ayant une adresse électronique peut voter. Parvis ne vérifie pas qui elle est.
poll-declared = Toute personne qui déclare habiter { $city } peut voter. Parvis ne le vérifie pas.
poll-logged = Chaque bulletin laisse une empreinte dans le registre de ce vote, afin que chacun puisse vérifier le décompte.
poll-unlogged = Ce vote a été publié avant qu’il y ait des registres : chacun peut en recompter les bulletins, mais personne ne peut prouver qu’aucun n’a été omis.
poll-marks = Ici, les options sont classées ou notées. Un bulletin inhabituel peut être reconnu dans la liste publiée.
poll-few =
    { $n ->
        [one] Une seule personne a voté ({ $n }). À si peu, le résultat lui-même peut dire ce que quelqu’un a voté.
       *[other] Seulement { $n } personnes ont voté. À si peu, le résultat lui-même peut dire ce que quelqu’un a voté.
    }
poll-roll = Seules les personnes de la liste électorale établie par la ville peuvent voter, une fois chacune, sur ce site ou sur papier. Aucun compte n’est nécessaire.

# Les votes avec liste électorale.
roll = Quand il y a une liste électorale
roll-marks = Parvis conserve des marques de la liste : sans la clé du serveur, qui n’est pas dans la base de données, on ne peut y lire ni codes, ni identifiants, ni adresses.
roll-used = Pour chaque personne inscrite, Parvis conserve si son vote est utilisé, mais ni quand, ni comment, ni pour quoi. Quiconque possède un code peut savoir s’il a été utilisé, en votant avec.
roll-code = Quiconque possède un code, un identifiant ou une lettre peut voter à la place de la personne, et remplacer un vote déjà déposé avec. Personne ne peut le constater ensuite.
roll-makers = Qui a établi la liste ou les codes, ou imprime les lettres, pourrait voter avec ceux que personne n’utilise, ou inscrire des personnes qui n’existent pas. Parvis ne peut pas le voir.
roll-checks = Ce qui se vérifie : personne n’est ajouté après l’ouverture ; le nombre de personnes inscrites et de votes est public ; il n’y a jamais plus de bulletins que de personnes inscrites. Si peu de personnes inscrites ont voté et que les nombres disent autre chose, cela se remarquera.
roll-address = Pendant qu’un bulletin est en route, Parvis connaît à la fois le code et le bulletin, comme ailleurs un compte et un bulletin. À la clôture, ce qui les relie est détruit.
roll-paper = Sur papier, qui saisit une feuille voit son code à côté du vote. Une personne qui saurait aussi à qui est le code saurait ce qui a été voté. Distribuez les codes de sorte que personne dans l’équipe ne sache à qui est chacun.
