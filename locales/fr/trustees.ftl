# Les dépositaires des votes chiffrés : la page où une équipe les nomme, et la page où chacun fait sa part.

title = Dépositaires
lede = Quelques personnes détiennent ensemble la clé de ce vote. Après la clôture, elles ouvrent la somme de tous les bulletins, et rien d’autre.

# Ce que l’équipe doit savoir.
what-title = Ce que fait un dépositaire
what-before = Avant le vote : il crée 24 mots dans son propre navigateur et les garde, puis crée avec les autres la clé du vote. Le mieux est de le faire pendant un appel téléphonique commun : environ un quart d’heure.
what-after = Après la clôture : il rouvre la même page, donne ses mots et ouvre la somme. Environ cinq minutes.
what-lost = Personne ne peut remplacer les mots : ni le dépositaire, ni votre équipe, ni qui exploite ce site.
how-title = Comment les choisir
how-who = Prenez des personnes qui ne dépendent pas les unes des autres : le secrétariat, quelqu’un de l’opposition, quelqu’un d’une association d’habitants. Si autant de dépositaires qu’il en faut s’entendaient en secret, ils pourraient ouvrir des bulletins isolés, sans pouvoir dire de qui ils sont.
how-many = Deux sur trois est courant. Plus il en faut, plus il est difficile de s’entendre en secret, et plus il est facile de perdre le résultat.
how-lost = Si tant de dépositaires perdent leurs mots qu’il n’en reste pas assez, plus personne ne pourra jamais ouvrir le résultat. Sur trois dépositaires dont il faut deux, un seul peut les perdre.

# Le formulaire.
name-title = Nommer les dépositaires
rename-title = Les nommer à nouveau
rename-warning = Nommer à nouveau recommence tout : tous les dépositaires créent de nouveaux mots et une nouvelle clé, et en sont avertis par courriel.
row = Dépositaire { $n }
name = Nom
name-of = Nom du dépositaire { $n }
names-hint = Les noms sont publics, dans la définition du vote. Les dépositaires se connectent avec leur adresse ; elle n’est montrée à personne d’autre. Laissez vides les lignes dont vous n’avez pas besoin. Il peut y avoir neuf dépositaires au plus.
email = Adresse électronique
email-of = Adresse du dépositaire { $n }
threshold = Combien il en faut pour ouvrir la somme
threshold-hint = Au moins deux, et pas plus qu’il n’y a de dépositaires.
more = Plus de lignes
save = Les nommer et leur écrire

# Où ils en sont.
progress-title = Où ils en sont
numbers = Il faut { $k } dépositaires sur { $n } pour ouvrir la somme. Si { $lost } d’entre eux perdent leurs mots, plus personne ne pourra jamais l’ouvrir.
nobody-yet = Personne n’a encore été nommé.
caption = Les dépositaires et ce que chacun a fait
trustee = Dépositaire
key-given = Sa clé
rounds = Tours
opened = Ouvert
yes = donnée
opened-yes = oui
not-yet = pas encore
of-four = { $n } sur 4
standing-enrolling = Chaque dépositaire crée 24 mots et donne une clé. Il manque encore : { $names }.
standing-round = Les dépositaires créent ensemble la clé du vote : tour { $round } sur 4. Il manque encore : { $names }.
standing-made = La clé est créée. Ce vote peut être publié, et les dépositaires n’ont rien à faire jusqu’à sa clôture.
standing-open = La clé est créée. Les dépositaires n’ont rien à faire jusqu’à la clôture du vote.
standing-opening = Le vote est clos. { $opened } dépositaires sur les { $k } nécessaires ont ouvert la somme. Ils reçoivent un courriel chaque jour jusqu’à ce qu’il y en ait assez.
standing-sealed = Assez de dépositaires ont ouvert la somme, et le vote est dépouillé.
failed-title = La clé n’a pas pu être créée
failed-who = Tout le monde peut vérifier que cela vient de { $name }. C’est peut-être une erreur d’appareil, ou voulu. Parlez-lui, puis nommez les dépositaires à nouveau.
failed-nobody = On ne peut pas dire d’où cela vient : ce qu’ils se sont dit a pu être changé ou caché en chemin. Parlez aux dépositaires, puis nommez-les à nouveau.
failed-detail = En détail :
code-title = Code des dépositaires
code-hint = Les dépositaires comparent ce code par téléphone avant de créer la clé. Si les leurs diffèrent, ils s’arrêtent.
back = Retour au vote
no-sheets = Ce qui est sur une feuille de papier ne peut pas être scellé par qui l’a remplie. Un vote chiffré se fait seulement en ligne.
closing-title = En attente des dépositaires
closing = Le vote est clos. Il sera dépouillé dès qu’assez de dépositaires auront ouvert la somme de tous les bulletins.

# Ma page : de quels votes.
mine = Je suis dépositaire
mine-of = Vous êtes dépositaire de ce vote.

# La page d’un dépositaire.
own-eyebrow = { $city } : dépositaires
own-title = Vous êtes dépositaire
own-lede = { $name }, vous détenez une part de la clé du vote « { $poll } ».
own-why = Ses bulletins restent scellés pour toujours. Après la clôture, { $k } dépositaires sur { $n } ouvrent ensemble la somme de tous les bulletins. Avant cela, personne ne peut voir de résultat, pas même qui exploite ce site, et aucun dépositaire ne peut rien ouvrir seul.
own-promise = Comme dépositaire, vous gardez 24 mots, vous ne les montrez à personne, vous ouvrez la somme une fois après la clôture, et vous n’aidez jamais à ouvrir autre chose.
own-more = À quel point les votes sont secrets ici
own-lost = Si { $lost } d’entre vous perdent leurs mots, plus personne ne pourra jamais ouvrir le résultat. Les mots ne peuvent pas être remplacés.
no-script-title = Cette page a besoin de scripts
no-script = Votre navigateur doit créer lui-même vos mots et votre part de la clé, pour que personne d’autre ne les ait jamais. Un simple formulaire les enverrait au serveur. Les scripts sont désactivés ici, ou ce navigateur ne peut pas les exécuter. Prenez un autre navigateur ou un autre appareil.
loading = Un instant : votre navigateur charge le programme qui crée les clés.
step-words = Mots
step-compare = Comparer
step-key = Créer la clé
step-open = Ouvrir
step-done = Fait :

make-title = Créez vos mots
make-why = Votre navigateur tire 24 mots au hasard. Ils sont votre part de la clé : qui les possède peut agir à votre place. Ils restent sur cet appareil et ne sont jamais envoyés.
make-before = Prenez de quoi écrire, ou préparez-vous à enregistrer un fichier là où vous seul pouvez le lire.
make-again = Les dépositaires ont été nommés à nouveau : vous créez donc de nouveaux mots. Ceux que vous avez créés auparavant pour ce vote ne servent plus à rien : jetez-les.
make = Créer mes 24 mots

words-title = Vos 24 mots
words-why = Recopiez-les dans cet ordre, imprimez-les ou enregistrez-les dans un fichier. Il vous les faut quand la clé est créée, puis après la clôture. Ils ne seront plus montrés.
words-save = Enregistrer dans un fichier
words-print = Imprimer
words-keep = Gardez-les jusqu’au dépouillement comme on garde une clé : ni dans votre messagerie, ni dans un dossier partagé.
words-go = Je les ai gardés

confirm-title = Trois de vos mots
confirm-why = Pour que nous soyons sûrs, vous et nous, que vous les avez gardés. Regardez votre papier ou votre fichier.
confirm-word = Mot { $n }
confirm = Donner ma clé
confirm-what = Votre navigateur fait une clé à partir de vos mots et en envoie la moitié publique. Les mots restent ici.
confirm-back = Montrer encore les mots

waiting-title = Votre clé est donnée
waiting-why = Dès que tous auront donné la leur, vous recevrez un courriel, et la clé du vote sera créée ici, ensemble. Vous pouvez quitter cette page.
waiting-call = Convenez d’un moment avec les autres, de préférence pour un appel téléphonique : cela ne prend alors qu’une minute.

enter-title = Donnez vos mots
enter-why = Cette page ne les garde pas : vous les donnez donc chaque fois. Ils ne sont pas envoyés.
enter-file = Le fichier que vous avez enregistré
enter-words = Ou écrivez les 24 mots
enter-hint = Dans leur ordre, séparés par des espaces, avec leurs accents.
enter = Continuer

compare-title = Comparez ce code
compare-why = Tous les dépositaires voient le même code si personne ne s’est glissé entre vous. Téléphonez aux autres, de préférence tous ensemble, et lisez-le-vous.
compare-differs = Si quelqu’un voit un autre code, arrêtez et prévenez l’équipe de la ville.
compare-tick = J’ai comparé le code avec les autres
compare = Créer la clé

rounds-title = La clé se crée
rounds-why = Les navigateurs de tous les dépositaires parlent quatre fois à tour de rôle, chaque fois quand tous ont parlé. Gardez cette page ouverte jusqu’au bout.
rounds-alone = Vous pouvez aussi la fermer et revenir avec vos mots : on reprend là où on en était.
said-keys = { $done } dépositaires sur { $all } ont donné leur clé.
said-round = Tour { $round } sur 4 : { $done } dépositaires sur { $all } ont parlé.

failed-own-title = La clé n’a pas pu être créée
failed-own = L’équipe de la ville le voit aussi, et nommera les dépositaires à nouveau. Vous recevrez alors un courriel.
failed-own-who = En cause, comme tout le monde peut le vérifier :

done-title = La clé est créée
done-why = Votre part est faite jusqu’à la clôture du vote. Vous recevrez alors un courriel. Gardez vos mots jusqu’au dépouillement.
done-file = Vous pouvez enregistrer le fichier encore une fois : il contient alors aussi ce que les dépositaires se sont dit, pour que même le serveur n’ait pas besoin de le garder.
done-save = Enregistrer le fichier complet
done-words = Pour l’enregistrer, donnez d’abord vos mots.

closed-title = Le vote est clos
closed-why = Votre navigateur lit maintenant chaque bulletin scellé, le vérifie et les additionne. Il n’a donc pas à croire le serveur sur la somme.
closed-long = Pour un grand vote, cela prend quelques minutes. Vous pouvez faire autre chose, mais gardez cette page ouverte.
closed-checkpoint = J’ai un point de contrôle que quelqu’un a gardé
closed-checkpoint-hint = Un témoin, un journaliste ou vous-même avez peut-être gardé un point de contrôle du journal de ce vote. Votre navigateur vérifie alors aussi que rien n’a été retiré depuis.
closed-checkpoint-label = Point de contrôle
read = Lire les bulletins
reading = Lecture des bulletins
stop = Arrêter

sum-title = Comparez la somme
sum-ballots = Bulletins qui comptent :
sum-code = Code de la somme :
sum-why = Téléphonez encore une fois aux autres. Si tous voient le même nombre et le même code, vous ouvrez tous la même somme.
sum-differs = Si les codes diffèrent, n’ouvrez rien, et prévenez l’équipe de la ville et d’autres : c’est le signe que quelqu’un veut ouvrir autre chose que la somme.
sum-tick = J’ai comparé le nombre et le code avec les autres
open-share = Ouvrir ma part
open-what = Votre navigateur envoie votre part de cette somme, et de cette somme seulement.

opened-title = Votre part est ouverte
opened-why = Dès que { $k } d’entre vous auront ouvert la leur, le vote sera dépouillé. Vous pouvez fermer cette page.
sealed-title = Le vote est dépouillé
sealed-why = Assez de dépositaires ont ouvert la somme. Vos mots ne servent plus à rien : vous pouvez les jeter. Merci.
to-poll = Vers la page du vote

table-caption = Les dépositaires de ce vote

# Ce qui ne va pas.
problem-not-loaded = Le programme qui crée les clés n’a pas pu être chargé. Rechargez la page ; si cela ne suffit pas, prenez un autre navigateur.
problem-network = Le serveur n’a pas pu être joint. Rien n’est perdu : réessayez.
problem-words = Ce ne sont pas vos 24 mots : il en manque un, l’un est faux ou mal écrit, ou ce sont les mots d’autre chose.
problem-confirm = Ce n’est pas le mot à cette place. Regardez encore votre papier ou votre fichier.
problem-other-key = Une clé a déjà été donnée en votre nom, avec d’autres mots. Si ce n’était pas vous, prévenez l’équipe de la ville.
problem-file = Il n’y a pas de liste de 24 mots dans ce fichier.
problem-file-differs = Ce fichier appartient à une autre clé de ce vote. Prenez le dernier que vous avez enregistré.
problem-changed = Les dépositaires ou leurs clés ne sont pas ceux dont vous avez comparé le code. Arrêtez, et prévenez l’équipe de la ville et les autres.
problem-tick = Comparez d’abord avec les autres, puis cochez la case.
problem-turn = Le serveur n’a pas accepté ce que votre navigateur a dit. Rechargez la page et donnez encore vos mots.
problem-signed-out = Vous êtes déconnecté. Rechargez la page et connectez-vous à nouveau.
problem-too-often = Trop de demandes. Réessayez dans quelques minutes.
problem-ballots = Quelque chose ne va pas dans le fichier de ce vote. N’ouvrez rien, et prévenez les autres dépositaires et l’équipe de la ville.
problem-checkpoint = Ce que vous avez collé n’est pas un point de contrôle signé par la clé de ce vote. Collez-le en entier, avec sa dernière ligne ; s’il est entier, n’ouvrez rien, et prévenez les autres.
problem-incomplete = Le fichier n’a pas pu être lu jusqu’au bout. Réessayez ; si cela ne suffit pas, prenez un autre navigateur.
problem-other-sum = Avec ce navigateur, vous avez déjà ouvert une autre somme de ce vote. On n’en ouvre jamais une seconde : les deux ensemble pourraient montrer des bulletins isolés. Prévenez les autres dépositaires et l’équipe de la ville.
problem-storage = Ce navigateur ne garde rien pour ce site : il ne pourrait pas remarquer qu’on vous demande une seconde somme. Quittez la navigation privée, ou permettez à ce site de garder des données.
problem-ceremony = Vos mots ne correspondent pas à la clé de ce vote. Ils appartiennent peut-être à un autre vote, ou à une tentative précédente.
problem-shares = Le serveur n’a pas accepté votre part. Rechargez la page et lisez encore les bulletins. Si cela ne suffit pas, prévenez l’équipe de la ville.
problem-other = Cela n’a pas marché. Rien n’est perdu : réessayez plus tard.

# Le fichier que garde un dépositaire.
file-head = Les 24 mots d’un dépositaire. Ne les montrez à personne. Gardez-les jusqu’au dépouillement.
file-vote = Vote :
file-trustee = Dépositaire :
file-page = Page :
file-code = Code des dépositaires :
file-rest = Le reste de ce fichier est pour la page du dépositaire.
