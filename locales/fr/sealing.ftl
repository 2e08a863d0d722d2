# Voter dans un vote chiffré, et vérifier ce qu’un appareil a scellé.

# Où cela ne marche pas.
no-script-why = Votre navigateur doit fabriquer un jeton que personne ne peut relier à vous, et sceller votre bulletin ; un simple formulaire ne peut faire ni l’un ni l’autre. Les scripts sont désactivés ici, ou ce navigateur ne peut pas les exécuter. Sans eux, rien de ce que vous choisissez n’est envoyé depuis cette page.
not-loaded = Le programme qui fabrique votre jeton et scelle votre bulletin n’a pas pu être chargé. Rechargez la page ; si cela n’aide pas, utilisez un autre navigateur.
problem-sealed = Le serveur n’a pas accepté le bulletin scellé, il n’est donc pas déposé. Rechargez la page, choisissez et scellez encore une fois. Si cela se reproduit, dites-le à l’équipe de la ville.

# Sceller, après la relecture.
seal = Sceller mon bulletin
seal-what = Votre bulletin est scellé avant de quitter cet appareil. Rien n’est encore déposé.
sealing-title = Votre bulletin est en train d’être scellé
sealing-what = Votre navigateur chiffre vos choix et prouve que le bulletin est valable sans les montrer. Cela prend un moment.
sealed-title = Votre bulletin est scellé
sealed-code = Code du bulletin scellé
sealed-what = Aucun autre bulletin n’a ce code. Notez-le si vous voulez vérifier plus tard que c’est bien ce bulletin qui a été déposé.
sealed-lost = Ce bulletin a déjà été envoyé, et aucune réponse n’est arrivée. Déposez-le encore une fois : c’est exactement le même, et il compte une fois. Ce que vous avez choisi n’est plus gardé ici ; vous pouvez aussi choisir de nouveau.
check = Vérifier mon appareil
check-why = Cet appareil scelle-t-il bien ce que vous avez choisi ? Il a dit le code, et ne peut plus le reprendre. Vous pouvez maintenant lui faire montrer ce qu’il a scellé.
check-how = Un fichier est enregistré. Ouvrez { $address } sur un autre appareil, choisissez-y le fichier, et comparez code et choix. Ce bulletin-là n’est pas déposé, car le fichier montre ce qu’il contient ; votre navigateur en scelle un autre. Vous pouvez le faire aussi souvent que vous voulez.
checked-title = Le bulletin qui a ce code est annulé
checked-what = Il est dans le fichier { $file } et ne sera pas déposé. Ouvrez { $address } sur un autre appareil, choisissez le fichier, et comparez code et choix. Votre bulletin a été scellé à nouveau, avec le code ci-dessus.

# Après.
done-sealed = Code du bulletin scellé :
done-what = Après la clôture, votre bulletin est publié sous le code du reçu, toujours scellé : chacun peut voir qu’il est dans la somme, et personne ce qu’il contient. Ce navigateur garde votre reçu jusqu’à ce que vous le retiriez.
done-receipt-what = Le reçu contient la promesse signée que votre bulletin sera dans le registre, le bulletin scellé, votre jeton, et la clé qui permet de changer votre vote. Chacun peut le vérifier. Il ne montre pas comment vous avez voté ; mais qui l’a peut changer votre vote jusqu’à la clôture.

# Les dépositaires, sur la page du vote.
trustees = Qui ouvre le résultat
trustees-what = Les bulletins restent scellés. Seule leur somme est ouverte, après la clôture, par { $needed } de ces { $trustees } dépositaires ensemble. Avant cela, personne ne peut connaître le résultat, pas même qui exploite ce site.
trustees-opened-title = Qui a ouvert le résultat
trustees-opened = Les bulletins sont restés scellés. Seule leur somme a été ouverte, par { $needed } de ces { $trustees } dépositaires ensemble, ou davantage.
opening-title = Le vote est clos ; les dépositaires ouvrent la somme
opening = Les bulletins restent scellés. { $needed } des { $trustees } dépositaires doivent ouvrir leur somme, chacun avec ce que lui seul détient. Jusque-là, personne ne connaît le résultat.
sums-only = Les bulletins eux-mêmes ne sont jamais ouverts : seules ces sommes le sont.
check-link = Vérifier que votre appareil scelle ce que vous choisissez

# La page qui vérifie.
title = Vérifier ce qu’un appareil a scellé
lede = Dans un vote chiffré, votre appareil scelle votre bulletin avant de le déposer. Ici, un autre appareil scelle la même chose encore une fois, et vous voyez si le vôtre a fait ce que vous vouliez.
description = Vérifiez dans votre navigateur qu’un appareil a scellé le bulletin que vous avez choisi. Rien ne quitte votre appareil.
no-script = La vérification demande un navigateur qui exécute des scripts : elle scelle un bulletin encore une fois, et une simple page ne le peut pas. À quoi elle sert est dit plus bas.
file = Le fichier que votre appareil a enregistré
file-hint = Son nom commence par ballot-check-poll. Après le dépôt, vous pouvez aussi choisir votre reçu : vous voyez alors le code du bulletin qui a été déposé.
private = Le fichier reste sur cet appareil. Rien de ce qu’il contient n’est envoyé ; seul le numéro du vote est demandé.
check-file = Vérifier ce fichier
working = Vérification en cours…
found-poll = Le vote :
code = Code du bulletin scellé
blank = laissé blanc
as-chosen = Le code est celui de ces choix
as-chosen-what = Un bulletin avec les choix ci-dessous, scellé ici encore une fois, donne le code ci-dessous. Deux choses, vous êtes la seule personne à pouvoir les dire :
as-chosen-code = Est-ce le code que votre appareil a montré avant que vous décidiez de vérifier ?
as-chosen-choices = Sont-ce les choix que vous aviez faits ?
as-chosen-then = Si oui deux fois, votre appareil a scellé ce que vous avez choisi, cette fois-là. Sinon, ne votez pas avec lui, et dites-le à l’équipe de la ville et à d’autres.
otherwise = L’appareil a scellé autre chose
otherwise-what = Un bulletin scellé comme le fichier le dit a un autre code que celui du fichier. Le fichier a été changé, ou l’appareil n’a pas fait ce qu’il montrait. Ne votez pas avec lui, gardez le fichier, et dites-le à l’équipe de la ville et à d’autres.
not-here = Ce fichier ne va pas avec le vote qu’il nomme
not-here-what = Il a été fait pour un autre vote, ou contient un bulletin qui n’est pas valable dans celui-ci. S’il vient tel quel de votre appareil, ne votez pas avec lui, et dites-le à l’équipe de la ville.
cast-title = Ce bulletin a été promis au registre
cast-what = Le reçu est signé par ce vote, et porte sur le bulletin qui a le code ci-dessous. Est-ce le code que votre appareil a montré en scellant le bulletin que vous avez déposé ? Sinon, il en a déposé un autre : changez votre vote avec un autre appareil, et dites-le à l’équipe de la ville et à d’autres.
cast-log = S’il est dans le registre, la page du registre le dit, à partir de votre reçu.

# Ce qui ne va pas là.
problem = Cela n’a pas pu être vérifié
problem-missing = Choisissez d’abord le fichier.
problem-file = Ce n’est ni un fichier qui sert à vérifier un appareil, ni un reçu.
problem-receipt = Ce reçu n’est pas signé par le vote qu’il nomme, ou porte sur un autre bulletin. S’il vient tel quel de votre appareil, dites-le à l’équipe de la ville et à d’autres.
problem-poll = Le vote que le fichier nomme n’est pas sur ce site, ou ses bulletins ne sont pas chiffrés.
problem-network = Le serveur n’a pas pu être joint. Réessayez.
problem-not-loaded = Le programme qui vérifie n’a pas pu être chargé. Réessayez quand vous serez en ligne.
problem-other = Cela n’a pas marché. Réessayez, ou utilisez un autre navigateur.

# Pourquoi cela aide.
why = Pourquoi un appareil qui triche se fait prendre
why-order = Votre appareil dit le code avant de savoir si vous allez déposer le bulletin ou le vérifier. Le code fixe ce qui est scellé : personne ne peut trouver deux bulletins qui ont le même. Un appareil qui a scellé autre chose se fait donc prendre dès que vous vérifiez, et il ne peut pas attendre un bulletin que personne ne vérifie.
why-once = Une vérification dit quelque chose d’un bulletin. Un appareil qui triche chaque fois se fait prendre à la première ; un appareil qui triche une fois sur deux se fait prendre en cinq vérifications dans 31 cas sur 32.
why-together = Tout le monde reçoit le même programme. S’il changeait un bulletin sur cent, et que 300 personnes vérifient une fois chacune, au moins une d’elles s’en apercevrait dans 95 cas sur 100. Quelques minutes de votre temps protègent donc aussi les autres.
why-spoiled = Le bulletin que vous vérifiez n’est pas celui que vous déposez : qui a le fichier peut voir ce qu’il contient. Pour vérifier, choisissez ce que vous voulez ; votez ensuite comme vous voulez.
limits = Ce que cela ne peut pas
limits-secret = Cela montre qu’un appareil scelle le bon bulletin, pas qu’il le garde pour lui. Un programme malveillant pourrait dire à quelqu’un ce que vous avez choisi.
limits-device = L’appareil qui vérifie doit être un autre que celui qui vote, et de préférence celui de quelqu’un d’autre.
limits-site = Cette page vient du même site que celle du vote. Son programme est public ; qui ne nous croit pas sur parole peut le lire, et l’exécuter depuis ailleurs.
limits-file = Le fichier contient le numéro de votre jeton, mais pas ce qu’il faut pour voter avec lui. Qui l’a peut trouver votre bulletin scellé dans le registre publié, mais pas voir ce qu’il contient. Effacez-le quand vous avez comparé.

# Mon vote est-il secret ?
secret = Oui : votre bulletin est scellé sur votre appareil, déposé sans votre compte, et jamais ouvert. Cette page dit sur quoi cela repose.
general = Un vote peut aussi être chiffré : les bulletins sont alors scellés sur l’appareil de qui vote et ne sont jamais ouverts, et plusieurs dépositaires ouvrent ensemble leur seule somme. La page d’un tel vote le dit avant que quiconque vote, et sur quoi cela repose.
secret-sealed = Votre navigateur scelle vos choix avec la clé des dépositaires avant que quoi que ce soit soit envoyé, et prouve que le bulletin est valable sans montrer ce qu’il contient.
secret-cast = Le bulletin scellé est envoyé avec le jeton et sans votre compte. Nous gardons le bulletin scellé et le jeton : ni nom, ni adresse, ni moment, ni ordre.
secret-sum = Après la clôture, chacun peut additionner les bulletins scellés sans les ouvrir. { $needed } des { $trustees } dépositaires ouvrent ensemble la somme : combien de bulletins a chaque option, et rien d’autre. Aucune liste de bulletins n’est publiée en clair, donc aucun motif de choix ne peut y être reconnu.
secret-early = Jusque-là, personne ne peut connaître de résultat. Qui exploite le site n’a pas de clé pour cela : les dépositaires l’ont faite ensemble, et chacun n’en a qu’une part.
trust = Les dépositaires
trust-names = Les dépositaires de ce vote :
trust-open = { $needed } dépositaires qui manquent à leur parole et agissent ensemble pourraient ouvrir des bulletins ; et avant la clôture aussi, avec l’aide de qui exploite le site. Ils verraient ce que contient un bulletin, pas de qui il est : un bulletin n’a qu’un jeton. Moins de { $needed } ne peuvent rien voir.
trust-lost =
    { $lost ->
        [one] Si un dépositaire perd les mots qui gardent sa part, ou refuse, personne ne pourra jamais ouvrir la somme : il n’y a pas de résultat, et le vote est à refaire.
       *[other] Si { $lost } dépositaires perdent les mots qui gardent leurs parts, ou refusent, personne ne pourra jamais ouvrir la somme : il n’y a pas de résultat, et le vote est à refaire.
    }
trust-few =
    { $spare ->
        [0] Il les faut tous.
        [one] L’un d’eux peut manquer.
       *[other] Jusqu’à { $spare } d’entre eux peuvent manquer.
    }
trust-check = L’appareil de chaque dépositaire vérifie et additionne lui-même tous les bulletins avant d’ouvrir sa part de la somme. Chacun peut ensuite vérifier leurs parts, dans le fichier publié.
not-script = Le programme qui scelle vient de ce site chaque fois que vous ouvrez la page. Un serveur qui triche pourrait en envoyer un autre, qui scelle autre chose ou dit à quelqu’un ce que vous avez choisi. Vérifier votre appareil révèle le premier, pas le second. La source du programme est publique.
not-receipt = Votre reçu ne montre pas comment vous avez voté. Mais qui veut le prouver le peut avec un programme à soi, qui garde ce avec quoi un bulletin a été scellé.
not-coercion = Parvis ne vous protège pas de quelqu’un qui vous regarde voter, ou qui a votre jeton, votre reçu ou votre appareil. Qui a votre reçu peut aussi changer votre vote.
not-sums = Seules des sommes sont publiées. Si peu de personnes votent, ou toutes de la même façon, les sommes disent ce que chacune a voté.
not-for-ever = Les bulletins scellés restent publics. Qui pourra un jour briser leur chiffrement, avec un ordinateur qui n’existe pas encore, pourrait les ouvrir ; pas savoir qui les a déposés.
who-trustees = Les dépositaires
who-trustees-open = Non. { $needed } ensemble pourraient ouvrir des bulletins, pas savoir de qui ils sont
who-you = Oui, avec votre reçu : quel bulletin scellé est le vôtre
