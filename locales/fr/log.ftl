# Le registre d’un vote : son état, la recherche d’un bulletin, la vérification de l’ensemble.

title = Le registre de ce vote
lede = Chaque bulletin laisse ici une entrée : une empreinte qui ne dit rien de la personne ni de son choix. On ne peut qu’ajouter des entrées. Si l’une d’elles était modifiée ou retirée, quiconque a gardé un état antérieur pourrait le prouver.

standing = Où il en est
entries = Entrées
entries-of-ballots =
    { $ballots ->
        [0] Les règles du vote, et encore aucun bulletin
        [one] Les règles du vote, et { $ballots } bulletin
       *[other] Les règles du vote, et { $ballots } bulletins
    }
origin = Nom du registre
key = Clé du vote
batches = Les entrées attendent d’être vingt à être ajoutées ensemble, ou la clôture du vote, et sont triées selon leur empreinte : leur ordre ne dit rien d’une personne, et leur moment très peu. Qui modifie son vote laisse une entrée pour chaque bulletin.

find = Mon bulletin y est-il ?
code = Code de reçu
code-hint = Le code affiché après votre vote, par exemple ABCD-EFGH-IJKL-MNOP. Le registre n’apprend pas qui vous êtes.
look = Le chercher
found-logged = Oui, il est dans le registre
found-place = C’est l’entrée { $place } sur { $size }, en comptant à partir de 0.
found-waiting = Il est promis, et sera dans le registre
found-waiting-why = Votre bulletin est conservé et compte. Son entrée attend qu’il y en ait assez d’autres parmi lesquelles se fondre, ou la clôture du vote.
found-nothing = Il n’y a pas d’entrée de ce genre
found-nothing-why = Vérifiez le code lettre par lettre. S’il est exact et que votre reçu est signé, vous tenez la preuve d’une promesse rompue : montrez-la à la ville et en public.
entry = Entrée
proof = Télécharger la preuve, qui se vérifie sans ce site

keep = Gardez une copie de cet état
keep-why = Voici le dernier point de contrôle signé. Quiconque le garde, une voisine, un journal ou une autre ville, pourra prouver plus tard si le registre a été modifié. Plus il y a de copies, moins on peut modifier en secret.
checkpoint = Le dernier point de contrôle
definition = Les règles de ce vote, telles qu’elles ont été fixées
experts = Pour les spécialistes : empreintes RFC 6962, points de contrôle et tuiles C2SP sous cette adresse (checkpoint, tile/…, tile/entries/…), preuves de cohérence sous consistency?old=…&new=….

all = Tout vérifier soi-même
all-later = Quand les résultats seront publics, un seul fichier contiendra tout : les règles, le registre, ce qui ouvre chaque entrée, la participation et le résultat. Chacun pourra alors vérifier que chaque bulletin du registre a été compté tel qu’il a été déposé.
all-now = Ce fichier contient tout : les règles, le registre, ce qui ouvre chaque entrée, la participation et le résultat. Aucun bulletin n’y porte de nom ni d’heure.
bundle = Télécharger le fichier de ce vote
all-how = Le programme de ce site le vérifie sans aucune connexion :
all-limits = Il prouve qu’aucun bulletin du registre n’a été modifié, omis ou mal compté. Il ne peut prouver ni que chaque votante et chaque votant avait le droit de voter, ni que tout le monde a vu le même registre, à moins que quelqu’un n’ait gardé un point de contrôle ou qu’un témoin n’ait signé.
