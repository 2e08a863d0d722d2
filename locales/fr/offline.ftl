# Vote sur papier et vote accompagné, pour l’équipe d’une ville.

title = Vote sur papier et vote accompagné
lede = Pour les personnes qui ne votent pas sur ce site : imprimez des feuilles, recueillez-les, saisissez-les. Deux personnes saisissent chaque pile, afin qu’aucune faute de frappe ne compte.
back = Retour au vote sur papier
closing = Le vote est clos sur ce site. Des bulletins sur papier doivent encore arriver : il sera scellé et dépouillé quand vous direz que tout est rentré, sous « Vote sur papier et vote accompagné ».

# Si le papier est accepté.
open-title = Le papier est accepté
open = Des feuilles peuvent être imprimées et saisies, même après la clôture sur ce site. Le vote n’est scellé que lorsque vous dites que tout est rentré.
open-waiting = { $n ->
    [one] { $n } feuille attend dans une pile qui n’est pas comptée. Comptez la pile, ou écartez-la, avant de dire que tout est rentré.
   *[other] { $n } feuilles attendent dans des piles qui ne sont pas comptées. Comptez ces piles, ou écartez-les, avant de dire que tout est rentré.
}
all-in = Dire que tout est rentré
closed-title = Le papier n’est pas accepté
closed = Une fois cette voie ouverte, le vote n’est pas scellé avant que vous ne disiez que tout est rentré.
open-button = Accepter des bulletins sur papier
over-title = Tout est compté
over = Le vote est scellé. Plus aucune feuille ne peut être imprimée ni comptée.
draft = Publiez d’abord le vote : les feuilles montrent ses questions telles que tout le monde les voit.

# Où sont passées les feuilles.
where-title = Où sont passées les feuilles
where-caption = Feuilles de papier, de l’impression au décompte
sheets = Feuilles
how-many = Nombre
issued = Imprimées
returned = Revenues, dans des piles comptées
entered = Comptées comme bulletins
spoiled = Nulles
refused = Refusées : code inconnu ou déjà utilisé
outstanding = Non revenues
waiting = Dans des piles pas encore comptées
balanced = Les nombres concordent : ce qui est revenu a été compté, déclaré nul ou refusé, et il n’en est pas revenu plus qu’on n’en a imprimé.
imbalance-returned = Ce qui est revenu n’est pas ce qui a été compté, déclaré nul ou refusé. Prévenez celles et ceux qui font fonctionner ce site.
imbalance-issued = Plus de feuilles ont été comptées qu’imprimées. Prévenez celles et ceux qui font fonctionner ce site.

# Piles.
piles = Piles
piles-caption = Piles de feuilles, et où elles en sont
no-pile = Pas encore de pile.
name = Nom de la pile
name-hint = Pour votre équipe, par exemple « Mairie, lundi ». Jamais le nom d’une personne qui vote.
channel = Voie par laquelle les votes sont arrivés
standing = Où elle en est
outcome = Résultat
actions = Actions
came-to = Bulletins : { $ballots } ; nulles : { $spoiled } ; refusées : { $refused }
state-first = Première saisie
state-second = Seconde saisie
state-compared = À comparer et à compter
state-counted = Comptée
new-pile = Commencer une pile
new-pile-hint = Une pile réunit des feuilles arrivées par la même voie et saisies ensemble. Qui prend un vote par téléphone, ou aide quelqu’un, remplit une feuille pour cette personne. Avec moins de vingt feuilles, il est plus facile de deviner plus tard de qui elles venaient.
pile = Feuilles dans la pile
pile-hint = Comptées à la main, avant toute saisie : de 1 à 500.
begin = Commencer la pile

# Impression.
print = Imprimer des feuilles
print-hint = Chaque feuille porte un code à elle, qui compte une fois. Les codes s’affichent une seule fois, sur la page à imprimer : ils ne sont pas gardés, et les feuilles ne peuvent pas être réimprimées. Remettez une feuille à chaque personne, sans noter qui a reçu laquelle.
print-roll-hint = Ce vote a une liste électorale : les feuilles n’ont pas de code propre. Qui vote écrit sur la feuille le code de sa lettre ou de son e-mail. Il compte une fois, sur papier ou sur ce site.
sheets-field = Nombre de feuilles
sheets-hint = De 1 à 500 à la fois.
language = Langue des feuilles
place = Où les rapporter
place-hint = Figure sur chaque feuille, par exemple « La boîte aux lettres de la mairie, 1 place du Marché ».
both-sides = Imprimer en recto verso
both-sides-hint = Chaque feuille commence alors au recto, afin que jamais deux ne partagent un même papier.
print-button = Préparer les feuilles
printed-before = Imprimées jusqu’ici
printed = { $n ->
    [one] { $n } feuille, { $at }
   *[other] { $n } feuilles, { $at }
}
sheets-title = { $n ->
    [one] { $n } feuille à imprimer
   *[other] { $n } feuilles à imprimer
}
sheets-lede = Imprimez cette page maintenant. Chaque feuille commence une nouvelle page ; une longue feuille continue à la suivante.
sheets-once = Ces codes s’affichent une seule fois. Quand vous quittez cette page, ils ont disparu ; les feuilles que vous n’avez pas imprimées comptent comme non revenues.

# La feuille elle-même, pour les habitantes et habitants.
sheet-of = { $city } vous consulte
sheet-code = Code de cette feuille
sheet-write-code = Écrivez ici le code de votre lettre ou de votre e-mail :
sheet-how = Comment remplir cette feuille
sheet-fill = Utilisez un stylo foncé. En cas d’erreur, demandez une autre feuille.
sheet-no-name = N’écrivez ni votre nom, ni rien d’autre qui dise qui vous êtes.
sheet-once = Votez une fois : sur cette feuille ou sur le site, pas les deux.
sheet-bring = À rapporter ici :
sheet-closes = Clôture du vote : { $at }.
sheet-cross = Mettez une croix dans la case.
sheet-places = Écrivez 1 dans la case de votre premier choix, 2 pour le deuxième, et ainsi de suite.
sheet-numbers = Écrivez un nombre dans chaque case ; une case vide vaut zéro.
sheet-foot = Deux personnes saisissent cette feuille, chacune sans voir la saisie de l’autre. Un vote sur papier ne donne pas de reçu.

# Saisie.
first-lede = Première saisie. Saisissez chaque feuille de la pile telle qu’elle est remplie.
second-lede = Seconde saisie. Saisissez chaque feuille telle qu’elle est remplie. La première saisie ne vous est pas montrée.
elsewhere-lede = Chacune des deux saisies est faite par une seule personne.
first-elsewhere = Quelqu’un d’autre de l’équipe fait la première saisie de cette pile. Vous pourrez faire la seconde ensuite.
second-wanted = Vous avez fait la première saisie. Quelqu’un d’autre de l’équipe saisit maintenant les mêmes feuilles, sans voir ce que vous avez saisi.
second-elsewhere = Quelqu’un d’autre de l’équipe fait la seconde saisie de cette pile.
keyed-of = Feuilles saisies : { $done } sur { $pile }
next-sheet = Feuille suivante
code = Code de la feuille
code-hint = Huit lettres, comme ABCD-EFGH. Les minuscules et les espaces n’ont pas d’importance.
code-roll-hint = Tel qu’il a été écrit : le code d’une personne de la liste électorale. Les minuscules, les traits d’union et les espaces ne comptent pas.
is-spoiled = Cette feuille est nulle
is-spoiled-hint = Elle ne peut pas se lire comme un bulletin valable. Laissez les questions vides.
keep = Garder cette feuille
finish = Terminer cette saisie
finish-hint = Toutes les feuilles de la pile sont saisies. Une fois la saisie terminée, vous ne pourrez plus rien y changer.
keyed-so-far = Saisies jusqu’ici
keyed-caption = Feuilles que vous avez saisies
take-back = Reprendre
line-ballot = Bulletin
line-spoiled = Nulle

# Différences.
differing-lede = Les deux saisies diffèrent. Regardez ensemble chacune de ces feuilles encore une fois.
differ = { $n ->
    [one] Elles diffèrent pour { $n } feuille.
   *[other] Elles diffèrent pour { $n } feuilles.
}
agree = { $n ->
    [one] Elles concordent pour { $n } feuille.
   *[other] Elles concordent pour { $n } feuilles.
}
sheet-named = Feuille
kind-missing = Elle ne figure que dans une des deux saisies. Un code a peut-être été mal lu.
kind-spoiled = Elle est nulle dans une saisie, et un bulletin dans l’autre.
kind-choices = Les choix ne sont pas les mêmes.
first-keying = Première saisie
second-keying = Seconde saisie
absent = Absente de cette saisie
what-is-right = Que dit la feuille ?
settle-first = La première saisie est juste
settle-second = La seconde saisie est juste
settle-absent = Il n’y a pas cette feuille dans la pile
settle-spoiled = La feuille est nulle
settle = Régler ces différences

# Le décompte.
ready-lede = Les deux saisies disent la même chose.
ready-title = Prête à être comptée
count-warning = Le décompte ne peut pas être annulé. Les bulletins rejoignent ceux déposés sur ce site, dans un ordre aléatoire, et ce qui a été saisi est effacé.
count = Compter cette pile
sizes-differ = Les deux saisies ont { $keyed } feuilles, et la pile en a { $pile }. Comptez les feuilles à la main encore une fois, et rectifiez le nombre ci-dessous.
came-to-caption = Ce que deviennent les feuilles de cette pile
counted-lede = Cette pile est comptée.
counted-title = Comptée
lines-gone = Ce qui a été saisi est effacé. Plus personne ne peut retrouver ce que disait une feuille. Gardez les feuilles, ou détruisez-les, selon les règles de votre ville.
used-codes = Codes déjà utilisés
unknown-codes = Codes qu’aucune feuille de ce vote ne porte
refused-hint = Ces feuilles ne comptent pas. Notez ces codes et regardez les feuilles : ils ne s’affichent ici que maintenant.

# Recompter à la main, ou écarter.
aside = Rectifier le nombre de feuilles, ou écarter la pile
pile-again = Feuilles dans la pile, recomptées
correct-pile = Rectifier le nombre
discard-hint = Écarter la pile efface ce qui en a été saisi. Les feuilles peuvent être saisies de nouveau dans une autre pile.
discard = Écarter cette pile
