# La page où chacun vérifie le fichier publié d’un vote.

title = Vérifier un vote soi-même
lede = Un vote peut publier un fichier à partir duquel tout le monde peut le recompter. Choisissez ce fichier : votre navigateur le parcourt ligne par ligne et dit ce qu’il prouve, et ce que personne ne peut prouver avec lui.
description = Vérifiez dans votre navigateur le fichier publié d’un vote. Rien ne quitte votre appareil.

# Le formulaire.
private = Rien ne quitte votre appareil. Votre navigateur lit le fichier lui-même ; il n’est envoyé nulle part.
file = Le fichier publié
file-hint = Son nom se termine par .jsonl ou .jsonl.gz. Il peut être gros : il est lu morceau par morceau.
file-missing = Choisissez d’abord le fichier.
error = Erreur :
kept = Comparer avec ce que vous ou d’autres avez gardé
kept-explanation = Tout cela est facultatif. Le fichier seul ne peut pas montrer que tout le monde a reçu le même ; ce que d’autres ont gardé le peut.
key = La clé du vote
key-hint = Telle que vous l’avez trouvée ailleurs que dans le fichier : sur la page du vote, dans votre reçu, dans un journal.
witnesses = Clés des témoins auxquels vous vous fiez
witnesses-hint = D’autres sites signent ce qu’ils ont vu de ce vote. Prenez leurs clés chez eux et non ici, séparées par des espaces.
checkpoints = Points de contrôle
checkpoints-hint = Points de contrôle signés ou preuves que vous ou un témoin avez enregistrés pendant que le vote était ouvert.
receipts = Reçus
receipts-hint = Fichiers de reçu enregistrés après avoir voté. Ils montrent un vote : eux aussi restent sur votre appareil.
check = Vérifier
check-this = Vérifier ce vote dans mon navigateur
stop = Arrêter
under-way = Vérification en cours…
not-loaded = Le programme de vérification n’a pas pu être chargé. Réessayez une fois en ligne, ou prenez un des autres moyens.
not-here = La vérification ne peut pas se faire sur cette page, parce que JavaScript est désactivé ou que le programme manque ici.
not-here-link = D’autres programmes font la même vérification.

# D’autres moyens.
without = Sans cette page
without-why = Cette page vient d’un site qui organise des votes. Si vous préférez ne pas le croire sur parole, faites la même vérification avec un programme venu d’ailleurs. Les deux que voici se passent de réseau.
without-parvis = Parvis, sur votre propre ordinateur, fait la même vérification avec le même code :
without-kept = Avec ce que vous ou d’autres avez gardé :
without-python = Un second programme a été écrit à part, en Python, d’après la seule description du fichier. Il se trouve dans le dossier tests/verify du code source de Parvis et ne demande que Python :
