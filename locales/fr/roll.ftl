# La liste électorale d’un vote, pour l’équipe d’une ville ; et le vote avec un code, pour les personnes inscrites.

title = Liste électorale
lede = Seules les personnes de cette liste peuvent voter, une fois chacune : sur ce site avec un code, un identifiant ou leur adresse électronique, ou sur papier.
back = Retour à la liste électorale

# Combien.
size-title = Qui peut voter
on-it = Sur la liste
used = Votes utilisés
used-note = On ne peut pas voir ici de qui il s’agit.
may-change = La liste peut changer jusqu’à l’ouverture du vote, et plus ensuite : personne ne peut être ajouté une fois que l’on vote.
fixed = Le vote est ouvert : plus personne ne peut être ajouté à la liste ni en être retiré.
kept = Parvis ne conserve ni codes, ni identifiants, ni adresses, seulement des marques à partir desquelles on ne peut pas les lire. La liste ne peut donc être ni affichée ni téléchargée ici : gardez la vôtre.

# Un fichier.
grow = Ajouter des personnes à partir d’un fichier
grow-hint = Un tableau CSV, en UTF-8, avec des virgules ou des points-virgules. La première ligne nomme les colonnes. Une seule d’entre elles doit porter l’un des noms suivants ; les autres sont ignorées. Toutes les lignes sont prises, ou aucune.
column-code = Un code pour chaque personne : de 10 à 64 lettres et chiffres. Les minuscules, les traits d’union et les espaces ne comptent pas. Vous distribuez les codes vous-même.
column-sha256 = Le SHA-256 d’un identifiant que les personnes connaissent, en 64 chiffres hexadécimaux : forme Unicode NFKC, sans espaces aux deux bouts, en minuscules, en UTF-8, puis haché. On vote en écrivant l’identifiant ; il ne parvient jamais à Parvis auparavant.
column-email = Une adresse électronique. Qui se connecte avec elle peut voter ; une fois le vote publié, vous pouvez aussi envoyer un code à chaque personne.
guessable = Un code ou un identifiant que d’autres connaissent, ou peuvent deviner, n’est pas un secret : qui l’écrit vote. Les codes que Parvis crée ont 60 bits de hasard. Les numéros, par exemple de citoyen ou de client, sont souvent connus d’autres personnes.
file = Fichier
file-hint = CSV, au plus 500 000 lignes et 64 mégaoctets. Plusieurs fichiers, l’un après l’autre, s’additionnent.
at-once = Envoyer maintenant à chaque personne un code par e-mail
at-once-hint = Seulement pour un fichier d’adresses.
mail-language = Langue des e-mails
take = Inscrire sur la liste
check = Vérifier seulement, et télécharger ce qui ne va pas
check-hint = La vérification n’inscrit rien. Elle vous donne un tableau de toutes les lignes fautives ; Parvis n’en conserve rien.

# Ce qui ne va pas dans un fichier.
report-title = Rien n’a été pris du fichier
report = { $n ->
    [one] { $n } ligne est fautive. Corrigez le fichier et envoyez-le de nouveau.
   *[other] { $n } lignes sont fautives. Corrigez le fichier et envoyez-le de nouveau.
}
report-caption = Lignes fautives
line = Ligne
wrong = Ce qui ne va pas
every-line = Plus de { $n } lignes sont fautives. Toutes les lignes, selon ce qui ne va pas
fault-empty = Il n’y a rien dans la colonne
fault-malformed = Ce n’est pas ce que dit la colonne
fault-repeated = La même chose se trouve à la ligne { $line }
fault-known = C’est déjà sur la liste
fault-unknown = Ce n’est pas sur la liste
kind-repeated = La même chose se trouve à une ligne précédente

# Invitations par e-mail.
invite = Inviter par e-mail
invite-hint = Envoyez de nouveau les adresses : Parvis ne les a pas conservées. Chacune reçoit un e-mail avec un code personnel. Si un e-mail s’est perdu, envoyez de nouveau son adresse : le code précédent ne fonctionne plus.
invitees-hint = CSV avec une colonne nommée email. Toutes les personnes doivent être sur la liste. Au plus 20 000 à la fois.
send = Envoyer les invitations
language = Langue

# Lettres.
letters-title = Inviter par lettre
letters-hint = Parvis crée des codes, les inscrit sur la liste et affiche une lettre pour chacun, à imprimer. Les codes sont affichés une fois et ne peuvent pas être imprimés de nouveau. Les dates des lettres sont celles du vote tel qu’il est maintenant.
letters-field = Nombre de lettres
letters-field-hint = De 1 à { $max } à la fois. Avec un fichier d’adresses, il découle du fichier.
addresses = Noms et adresses à imprimer
addresses-hint = CSV, une ligne par lettre, la première ligne étant celle des noms de colonnes. Chaque case devient une ligne de l’adresse. Parvis ne le conserve pas.
letters-language = Langue des lettres
letters-button = Créer les lettres
letters-ready = Lettres à imprimer : { $n }
letters-lede = Imprimez cette page maintenant. Chaque lettre commence une page.
letters-once = Ces codes sont affichés une fois. Quand vous quittez cette page, ils disparaissent, mais restent sur la liste. Détruisez les lettres que vous n’envoyez pas : qui en possède une peut voter avec.

# Vider la liste.
clear = Vider la liste
clear-hint = Retire tout le monde de la liste. Les codes envoyés ou imprimés ne valent alors plus rien.
clear-button = Vider la liste

# La lettre elle-même, pour les personnes inscrites.
letter-of = { $city } demande
letter-why = Vous êtes sur la liste électorale de ce vote. Avec le code ci-dessous, vous pouvez voter une fois. Aucun compte n’est nécessaire.
letter-code = Votre code
letter-how = Comment voter
letter-open = Ouvrez cette page :
letter-type = Choisissez, et écrivez votre code sous les questions. Les minuscules et les traits d’union ne comptent pas.
letter-change = Jusqu’à la clôture, vous pouvez modifier votre vote avec le même code.
letter-between = Vous pouvez voter du { $opens } au { $closes }.
letter-from = Vous pouvez voter à partir du { $opens }.
letter-paper = Vous pouvez aussi voter sur papier : demandez une feuille à la ville, et écrivez-y ce code. Votez une fois, sur le site ou sur papier.
letter-secret = Quiconque possède ce code peut voter à votre place : ne le montrez à personne. Personne de la ville ne vous le demandera.

# Voter avec un code.
voter-code = Votre code
voter-code-hint = Il se trouve dans votre lettre ou votre e-mail ; ou bien l’identifiant que la ville vous a indiqué. Dans un code, les minuscules et les traits d’union ne comptent pas.
voter-code-title = Montrez que vous êtes sur la liste
no-account = Aucun compte n’est nécessaire. Qui a voté peut modifier son vote avec le même code.
sign-in-instead = Votre adresse électronique est-elle sur la liste ? Vous pouvez alors aussi vous connecter avec elle, sans code.
on-roll-as = Vous êtes sur la liste électorale avec l’adresse par laquelle vous êtes connecté. Aucun code n’est nécessaire.
receipt-code = Pour être sûr que c’est bien vous, écrivez encore une fois le code avec lequel vous avez voté.

# Participation.
turnout-of-roll = { $voters } des { $roll } personnes de la liste électorale ont voté : { $share }.
turnout-roll = Sur la liste électorale
