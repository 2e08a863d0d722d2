# Ce que dit une vérification. Les noms après « name- », « check- », « proved- », « why- », « fault- » et « unsound- »
# sont ceux de `parvis audit --json`. Aucun message ne prend d’argument.

# En bref.
passed = Rien d’anormal dans ce qui peut être vérifié ici
passed-more = Toutes les vérifications que permet ce fichier ont réussi. Ce qu’il ne peut pas prouver à lui seul est cité en dernier.
failed = Ne vous fiez pas à ce fichier
failed-more = Une vérification au moins a échoué. Le fichier n’est pas celui que le vote a publié, ou ce que vous avez donné ne va pas avec lui, ou le vote n’a pas été mené comme il le fallait.
nothing-read = Ce n’est pas le fichier publié d’un vote
nothing-read-more = Ou bien sa première ligne est abîmée. Vérifiez que vous avez choisi le bon fichier ; son nom se termine par .jsonl ou .jsonl.gz.
group-failed = Faux
group-proved = Prouvé
group-not-provable = Impossible à prouver ici
line = ligne
more = autres du même genre
detail = Le programme dit, en anglais :

# Faits.
ballots = Bulletins comptés
superseded = Remplacés
checkpoints = Points de contrôle
smallest-batch = Plus petit lot
batch = Chaque bulletin peut être daté par le lot avec lequel il a été inscrit.
batch-few = Le plus petit lot est petit : qui sait quand une personne a voté pourrait découvrir comment.
origin = Journal
key = Clé

witnesses = D’autres sites qui ont signé le journal, ou qui passent pour l’avoir fait :
witness-signed = L’a signé. Entrées :
witness-nothing = N’en a rien signé.
witness-named = Seul son nom y figure ; donnez sa clé pour qu’elle soit vérifiée. Entrées :

# Ce qui ne peut pas servir.
problem-witness = Ceci n’est pas la clé d’un témoin :
problem-receipt = Ce fichier n’est pas un reçu :
problem-checkpoint = Ce fichier est trop gros pour être un point de contrôle :
problem-source = Le fichier n’a pas pu être lu jusqu’au bout. Il a peut-être été déplacé, ou le réseau a fait défaut.
problem-gzip = Ce navigateur ne sait pas décompresser les fichiers .gz. Décompressez d’abord le fichier, ou prenez un navigateur plus récent.

# Chaque vérification : son nom, et ce qui est affirmé.
name-file = Fichier complet
check-file = Le fichier est complet, et ses lignes sont dans l’ordre.
name-signature = Signature
check-signature = La clé du vote a signé ce fichier exactement tel qu’il est.
name-definition = Règles fixées d’abord
check-definition = Les questions, les règles et la manière de départager les égalités ont été fixées dans le journal avant le premier bulletin.
name-checkpoints = Points de contrôle signés
check-checkpoints = Chaque point de contrôle est signé par la clé du vote.
name-log = Journal sans rupture
check-log = Chaque point de contrôle correspond aux inscriptions qui le précèdent : aucune n’a été changée, retirée ou glissée entre d’autres.
name-order = Ordre
check-order = Les inscriptions sont triées dans chaque lot, si bien que leur ordre ne dit rien des personnes, et aucune n’y est deux fois.
name-openings = Bulletins tels que déposés
check-openings = Chaque bulletin compté est celui auquel son inscription engageait quand elle est entrée au journal.
name-ballots = Bulletins valides
check-ballots = Chaque bulletin compté est valide.
name-superseded = Votes changés
check-superseded = Chaque inscription qui n’est pas comptée a été marquée comme remplacée avec sa propre clé de remplacement, et ses choix restent fermés.
name-turnout = Participation
check-turnout = Il y a autant de bulletins que de personnes dites avoir voté, et pas plus d’entre elles que de feuilles de vote remises.
name-roll = Liste
check-roll = Il n’a pas été remis plus de feuilles de vote qu’il n’y a de personnes sur la liste.
name-tokens = Jetons
check-tokens = Chaque bulletin venu du web a été déposé avec un jeton de ce vote, aucun avec le jeton d’un autre, et pas plus qu’il n’en a été pris.
name-decryption = Ouverture de la somme
check-decryption = Autant de dépositaires qu’il en faut ont ouvert la somme des bulletins chiffrés, chacun avec sa propre part ; aucun bulletin n’a été ouvert.
name-tally = Décompte
check-tally = Les bulletins donnent bien le décompte publié.
name-outcome = Gagnants
check-outcome = Les gagnants et les égalités publiés découlent du décompte par les règles fixées avant le vote.
name-key = Clé du vote
check-key = La clé est celle du vote.
proved-key = La clé est celle que vous avez donnée.
name-one-log = Le même pour tous
check-one-log = Tout le monde a vu le même journal.
proved-one-log = Les points de contrôle que vous avez donnés et les témoins auxquels vous vous fiez sont bien de ce journal : qui les a gardés ou signés n’en a pas vu d’autre.
name-receipts = Reçus
check-receipts = Les personnes qui ont voté retrouvent dans le journal leur bulletin tel qu’elles l’ont déposé.
proved-receipts = Les bulletins des reçus que vous avez donnés sont dans le journal tels qu’ils ont été déposés, et sont comptés.
name-entitlement = Droit de vote
check-entitlement = Chaque bulletin est celui d’une seule personne, qui peut voter.
name-supersession = Changés par leurs auteurs
check-supersession = Les bulletins remplacés ont été changés par les personnes qui les avaient déposés.

# Pourquoi une affirmation ne peut être établie ; suit celle-ci.
why-unread = Non vérifié, car le fichier n’a pas pu être lu jusqu’au bout.
why-no-roll = Cela ne peut être établi : le fichier ne cite pas de liste.
why-key-from-file = Le fichier lui-même ne peut l’établir. Comparez la clé avec celle qui figure sur la page du vote, sur votre reçu ou dans un journal, ou donnez-la plus haut.
why-no-checkpoint = Il y faut un point de contrôle gardé par quelqu’un d’autre, ou la clé d’un témoin ; donnez-le plus haut.
why-not-witnessed = On ne peut pas le dire : aucun témoin auquel vous vous fiez n’a signé ce journal.
why-witnessed-in-part = C’est prouvé jusqu’aux entrées qu’a signées un témoin auquel vous vous fiez, et pas au-delà. Le dernier point de contrôle, sur la page du journal, porte peut-être sa signature ; donnez-le plus haut.
why-no-receipt = Il y faut leurs reçus ; donnez le vôtre plus haut.
why-receipt-superseded = Cela reste ouvert : le bulletin d’un reçu est marqué comme remplacé. Si la personne ne l’a jamais changé, le décompte est faux, et elle seule peut le savoir.
why-no-tokens = Cela repose sur la parole de celles et ceux qui ont mené le vote : les bulletins n’en portent pas la preuve, seuls les nombres ci-dessus sont publics.
why-not-anonymous = Cela ne peut être établi : les bulletins de ce vote n’ont pas de jetons.
why-tokens-given = Cela repose en partie sur la parole de celles et ceux qui ont mené le vote : que chaque bulletin venu du web a son propre jeton se vérifie, et figure plus haut ; à qui les jetons ont été donnés ne se vérifie pas.
why-only-voters-know = Ces personnes seules peuvent le dire. Si le site a créé leurs clés de remplacement, il a pu marquer un bulletin de lui-même.

# Ce qui est faux.
fault-unreadable = La ligne ne peut pas être lue.
fault-misplaced = La ligne n’est pas à sa place.
fault-cut-off = Le fichier s’arrête avant sa signature.
fault-unsound = La définition n’a pas de sens.
fault-ballots-first = Le premier point de contrôle ne porte pas sur la seule définition : des bulletins sont arrivés avant que les règles soient fixées.
fault-not-signed = La signature de la clé du vote manque ou est fausse : ceci a été changé après avoir été signé, ou n’a jamais été signé.
fault-other-size = Le point de contrôle porte sur un autre nombre d’inscriptions que celles qui le précèdent : il en manque, ou il y en a trop.
fault-nothing-new = Le point de contrôle porte sur les mêmes inscriptions que le précédent.
fault-other-root = Le point de contrôle porte sur d’autres inscriptions que celles qui le précèdent : l’une a été changée, déplacée ou échangée.
fault-uncovered = Des inscriptions suivent le dernier point de contrôle : elles ont été ajoutées après coup, ou le point de contrôle manque.
fault-unsorted = Le lot n’est pas trié : l’ordre peut dire qui a voté quand.
fault-twice = Une inscription est deux fois dans le journal : un bulletin a été copié.
fault-other-entry = Ce n’est pas ce à quoi l’inscription engageait quand elle est entrée au journal.
fault-invalid = Le bulletin enfreint les règles du vote.
fault-other-bearer = Le bulletin nomme son électeur alors qu’aucun ne le doit, ou ne le nomme pas alors que tous le doivent.
fault-not-proved = Le bulletin chiffré ne prouve pas qu’il est valide et fait pour son jeton dans ce vote.
fault-wrong-share = Une part de ce dépositaire est fausse.
fault-share-twice = Ce dépositaire a ouvert la somme deux fois, ou n’est pas à sa place.
fault-too-few-shares = Moins de dépositaires qu’il n’en faut ont ouvert la somme des bulletins.
fault-not-opened = La somme des bulletins chiffrés ne s’ouvre pas en un décompte : il n’y a rien à quoi comparer.
fault-channel-twice = Une voie de vote est citée deux fois.
fault-ballots-voters = Le nombre de bulletins n’est pas celui des personnes qui ont voté.
fault-voters-issued = Plus de personnes ont voté qu’il n’a été remis de feuilles de vote.
fault-issued-roll = Il a été remis plus de feuilles de vote qu’il n’y a de personnes sur la liste.
fault-other-token-key = La clé secrète des jetons n’est pas celle de la clé publique fixée avant le vote.
fault-bad-token = Le jeton n’a pas été fait avec la clé des jetons de ce vote : le bulletin a été déposé sans jeton, ou inventé.
fault-token-twice = Deux bulletins ont été déposés avec un seul jeton.
fault-no-token = Le nombre de bulletins avec un jeton n’est pas celui des personnes qui ont voté sur le web.
fault-tokens-taken = Le nombre de jetons pris manque, ou est plus petit que celui des bulletins déposés avec un jeton, ou plus grand que celui des feuilles de vote remises.
fault-other-tally = Les bulletins donnent autre chose que le décompte publié.
fault-other-outcome = Les gagnants ou les égalités publiés ne découlent pas des bulletins par les règles.
fault-other-key = Le fichier est signé avec une autre clé que celle attendue.
fault-bad-cosignature = Ce qui se présente comme la signature de ce témoin ne l’est pas.
fault-bad-checkpoint = Ce n’est pas un point de contrôle signé par la clé de ce vote.
fault-other-log = Ce point de contrôle ne correspond pas au journal : quelqu’un en a vu un autre.
fault-bad-receipt = Ce n’est pas un reçu de ce vote pour le bulletin qui y figure.
fault-broken-promise = Il a été promis que le bulletin de ce reçu serait dans le journal, et il n’y est pas. La promesse signée le prouve.

# Ce qui ne va pas dans une définition.
unsound-format = Elle n’est pas au format parvis-bundle/1.
unsound-key = Sa clé n’est pas une clé Ed25519 sûre.
unsound-token-key = Elle n’a pas de clé de jetons sûre, ou en a une alors que les bulletins n’ont pas de jetons.
unsound-numbers = Elle n’a pas de question, ou le numéro d’une question ou d’une option sert deux fois.
unsound-rule = Une méthode, une règle ou un nombre de sièges ne convient pas à sa question.
unsound-trustees = Elle a des bulletins chiffrés sans dépositaires qui en aient confirmé la clé, ou des dépositaires sans bulletins chiffrés.
unsound-sealed = Ses bulletins sont chiffrés, et une question a des réponses que l’on ne peut additionner sans les ouvrir.
