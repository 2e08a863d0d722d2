# Un vote, tel que les habitants le rencontrent : bulletin, vérification, reçu, résultats.

eyebrow = Vote · { $city }
cities = Villes
description = { $city } : questions, dates et résultats.

# Faits.
facts = En bref
opens = Ouverture
closes = Clôture
open-ended = Pas encore de date de clôture. L’équipe l’annoncera avant de clore.
who-may-vote = Qui peut voter
any-account = Toute personne qui a un compte
declared-residents = Les personnes qui habitent { $city }, sur simple déclaration
electoral-roll = Les personnes inscrites sur la liste électorale de ce vote ; aucun compte n’est nécessaire
consultative-title = À quoi sert votre vote
consultative = Ce vote est consultatif. Il dit à la ville ce que pensent les habitants. La ville décide, puis publie ce qu’elle a décidé et pourquoi.

# Ce que l’on peut faire.
sign-in-to-vote = Se connecter pour voter
sign-in-explanation = Il faut un compte, pour que chaque personne vote une seule fois. Une adresse électronique suffit. Vous reviendrez ensuite à cette page.
opens-on = Le vote ouvre le { $moment }. Vous pouvez déjà lire les questions.
opens-later = Le vote n’est pas encore ouvert. Vous pouvez déjà lire les questions.
draft-note = Ce vote est un brouillon. Seule l’équipe le voit.
not-eligible-title = Vous ne pouvez pas participer à ce vote
not-eligible = Ce vote s’adresse aux personnes qui habitent { $city }.
already-voted-title = Vous avez voté
already-voted = Vous pouvez encore changer votre vote jusqu’à la clôture. Votre nouveau bulletin remplace alors le premier. Votre choix précédent n’est pas affiché ici : Parvis ne montre jamais à personne ce qu’elle a voté.
already-voted-open-ended = Vous pouvez encore changer votre vote tant que le vote est ouvert. Votre nouveau bulletin remplace alors le premier. Votre choix précédent n’est pas affiché ici : Parvis ne montre jamais à personne ce qu’elle a voté.
change-my-vote = Changer mon vote
counting-title = Le vote est clos
counting = Les derniers bulletins sont dépouillés. Le lien entre les bulletins et les personnes est ensuite détruit.
hidden-title = Le vote est clos
hidden = Les bulletins sont scellés. Les résultats paraîtront ici dès que l’équipe de la ville les publiera.

# Le bulletin.
step-choose = Choisir
step-review = Vérifier
step-cast = Voter
choose-one = Choisissez une seule option.
choose-exactly = { $n ->
    [one] Choisissez { $n } option.
   *[other] Choisissez { $n } options.
}
choose-up-to = { $n ->
    [one] Choisissez au plus { $n } option.
   *[other] Choisissez jusqu’à { $n } options.
}
choose-at-least = { $n ->
    [one] Choisissez au moins { $n } option.
   *[other] Choisissez au moins { $n } options.
}
choose-between = Choisissez de { $min } à { $max } options.
choose-any = Choisissez autant d’options que vous voulez.
may-be-left-blank = Vous pouvez laisser cette question en blanc.
left = { $left ->
    [one] Encore { $left } choix sur { $max }
   *[other] Encore { $left } choix sur { $max }
}
none-left = Plus de choix disponible : vous en avez fait { $max }
too-many = Vous avez déjà choisi { $max } options. Retirez-en une pour en choisir une autre.
declaration-title = Votre lieu de vie
declare-residence = J’habite { $city }
declare-residence-hint = Ce vote s’adresse aux habitants. Votre déclaration suffit ; elle est gardée avec votre compte, pas avec votre bulletin.
review-button = Vérifier mes choix
review-title = Vérifiez vos choix
review-explanation = Rien n’est encore envoyé. Relisez vos choix.
left-blank = Laissé en blanc
cast-button = Déposer mon bulletin
change-button = Modifier mes choix
secrecy-title = Votre vote est secret.
secrecy-note = Qui a voté et ce qui a été voté sont gardés séparément. Personne ne voit les résultats avant la clôture, pas même l’équipe.
secrecy-label = Secret du vote
secrecy-link = Mon vote est-il secret ?

# Le reçu.
receipt-page = Reçu
receipt-cast = Votre bulletin est déposé
receipt-replaced = Votre nouveau bulletin est déposé
receipt-replaced-note = Il remplace celui que vous aviez déposé.
receipt-poll = Vote
receipt-consultation = Consultation
receipt-code = Code du reçu
receipt-code-title = Gardez le code de votre reçu
receipt-code-once = Ce code n’est affiché que maintenant. Notez-le ou imprimez cette page si vous voulez vérifier votre bulletin plus tard.
receipt-code-use = Après la clôture, quand les résultats sont publics, tous les bulletins sont publiés dans un ordre aléatoire, chacun sous le code de son reçu. Retrouvez le vôtre pour vérifier qu’il est compté tel que vous l’avez déposé.
receipt-code-warning = Ne montrez ce code à personne. Après la clôture, il montre ce que vous avez voté.
receipt-code-changed = Si vous votez de nouveau, vous recevez un nouveau code. L’ancien n’est plus valable.
receipt-signed = Un reçu signé, pour vérifier soi-même
receipt-signed-what = Le fichier contient la promesse, signée par ce site, que votre bulletin sera dans le registre de ce vote, et ce qu’il faut pour vérifier qu’elle porte exactement sur vos choix. Si la promesse est rompue, le fichier le prouve à tout le monde.
receipt-signed-warning = Il montre ce que vous avez voté. Ne le gardez pas sur un appareil partagé, et ne le téléchargez que si vous voulez pouvoir montrer votre vote.
receipt-signed-download = Télécharger le reçu signé
log = Registre
log-link = Le registre de ce vote
receipt-gone = Le code du reçu a été affiché une fois et n’est pas gardé pour vous. Si vous ne l’avez pas noté, vous pouvez voter de nouveau jusqu’à la clôture : vous en recevrez un nouveau.
receipt-gone-closed = Le code du reçu a été affiché une fois et n’est pas gardé pour vous. Votre bulletin compte quand même.
receipt-next = La suite
receipt-change-until = Vous pouvez changer votre vote jusqu’au { $moment }.
receipt-change-open-ended = Vous pouvez changer votre vote tant que le vote est ouvert.
receipt-results = Les résultats restent cachés à tout le monde jusqu’à la clôture. L’équipe les publie ensuite sur la page du vote.
receipt-answer = La ville dit ensuite ce qu’elle a décidé, et pourquoi, sur la page de la consultation.
receipt-closed = Le vote est maintenant clos. Votre vote ne peut plus être changé.
back-to-poll = Retour au vote
back-to-consultation = Retour à la consultation

# Résultats.
results = Résultats
results-published-on = Publiés le { $date }
result-one = { $votes ->
    [one] { $option } arrive en tête avec { $votes } bulletin sur { $n } ({ $share }).
   *[other] { $option } arrive en tête avec { $votes } bulletins sur { $n } ({ $share }).
}
result-tie = { $votes ->
    [one] Il y a égalité : { $options } ont chacune { $votes } bulletin sur { $n } ({ $share }).
   *[other] Il y a égalité : { $options } ont chacune { $votes } bulletins sur { $n } ({ $share }).
}
result-tie-last = { $votes ->
    [one] Pour les dernières places, il y a égalité : { $options } ont chacune { $votes } bulletin sur { $n } ({ $share }).
   *[other] Pour les dernières places, il y a égalité : { $options } ont chacune { $votes } bulletins sur { $n } ({ $share }).
}
lot-drew = Le tirage au sort a désigné { $options }.
lot-consultative = Les bulletins ne départagent pas ces options : le tirage au sort l’a fait, selon la règle publiée avant le vote.
result-none = Personne n’a répondu à cette question.
base = { $n ->
    [one] { $n } bulletin a répondu à cette question
   *[other] { $n } bulletins ont répondu à cette question
}
approval-note = On pouvait choisir plusieurs options : le total des parts dépasse donc 100 %.
blank-ballots = { $n ->
    [0] Aucun bulletin n’a laissé cette question en blanc.
    [one] { $n } bulletin a laissé cette question en blanc. Il ne compte pas dans les parts.
   *[other] { $n } bulletins ont laissé cette question en blanc. Ils ne comptent pas dans les parts.
}
table-caption = Décompte : { $question }
table-option = Option
table-ballots = Bulletins
table-share = Part
turnout = Participation
languages = Langues
people-voted = { $n ->
    [one] { $n } personne a voté.
   *[other] { $n } personnes ont voté.
}
turnout-share = Cela représente { $share } des { $population } personnes qui habitent { $city }.
turnout-channels = Sur papier, par téléphone, avec de l’aide et sur place : des feuilles que la ville a saisies, chacune comptée une fois sous son propre code.
turnout-caption = Personnes ayant voté, par voie
turnout-channel = Voie
turnout-people = Personnes
turnout-total = Toutes les voies
how-counted = Comment est-ce compté ?
how-counted-ballots = Chaque bulletin compte une fois. Un bulletin changé avant la clôture compte tel qu’il a été déposé en dernier.
how-counted-shares = Les parts se rapportent aux bulletins qui ont répondu à la question.
how-counted-ties = Ce vote a été publié avant que l’on tire au sort entre des options que l’on choisit seulement. Une égalité y est dite comme telle. Rien ne la départage : ni date, ni ordre, ni tirage au sort.
check-this-vote = Vérifier ce vote soi-même
less-than = moins de { $percent }
see-all-ballots = Voir tous les bulletins, sous le code de leur reçu
ballots-title = Tous les bulletins
ballots-lede = { $n ->
    [one] { $n } bulletin a été compté. Il figure sous le code de son reçu.
   *[other] { $n } bulletins ont été comptés. Chacun figure sous le code de son reçu. Les codes sont aléatoires, l’ordre l’est donc aussi.
}
ballots-check = Si vous avez gardé le code de votre reçu, cherchez-le ici pour vérifier que votre bulletin est compté tel que vous l’avez déposé. La liste est triée par code.
ballots-caption = Bulletins par code de reçu
ballots-code = Code du reçu
ballots-download = Télécharger tous les bulletins (CSV)
orders-download = Ordres de préférence pour { $question }, que tout programme peut recompter :
ballots-none = Aucun bulletin n’a été déposé.

# Ce qui a changé.
corrections = Corrections
corrections-explanation = L’équipe a corrigé une explication pendant que le vote était ouvert. Les questions et les options elles-mêmes ne peuvent plus changer une fois le vote ouvert.
history = Décisions sur ce vote

# Au-dessus des questions.
open-until = Ouvert jusqu’au { $moment }
open-no-end = Ouvert, sans date de clôture pour l’instant
opens-at = Ouvre le { $moment }
closed-on = Clos le { $moment }
leave-blank = Laisser cette question en blanc
and = et

# Ordre de préférence, notes, points.
rank-any = Classez les options : le choix 1 est celui que vous préférez. Laissez de côté celles que vous ne voulez pas classer.
rank-up-to = { $max ->
    [one] Mettez { $max } option en tête.
   *[other] Classez jusqu’à { $max } options : le choix 1 est celui que vous préférez.
}
rank-exactly = { $max ->
    [one] Mettez { $max } option en tête.
   *[other] Classez { $max } options : le choix 1 est celui que vous préférez.
}
rank-between = Classez de { $min } à { $max } options : le choix 1 est celui que vous préférez.
score-rule = Donnez à chaque option un nombre de 0 à { $highest }. Une option laissée vide reçoit 0.
points-rule = { $credits ->
    [one] Vous avez { $credits } point à donner.
   *[other] Vous avez { $credits } points à répartir comme vous voulez.
}
points-rule-capped = { $credits ->
    [one] Vous avez { $credits } point à donner.
   *[other] Vous avez { $credits } points à répartir, au plus { $highest } par option.
}
quadratic-rule = Vous avez { $credits } crédits pour acheter des voix. Pour une même option, une voix coûte 1 crédit, deux en coûtent 4, trois en coûtent 9, et ainsi de suite.
place = Choix { $n }
no-place = Non classée
mark-number = { $label } : { $n }

# Ce qui est donné et ce qui reste, dit pendant que la feuille est remplie. « used » et « rest » sont des nombres mis plus tard, n est le reste.
points-left = { $n ->
    [0] Total : { $used } sur { $limit }. Tous les points sont donnés.
    [one] Total : { $used } sur { $limit }. Il reste { $rest } point.
   *[other] Total : { $used } sur { $limit }. Il reste { $rest } points.
}
points-over = { $n ->
    [one] Total : { $used } sur { $limit }. C’est { $rest } point de trop.
   *[other] Total : { $used } sur { $limit }. C’est { $rest } points de trop.
}
credits-left = { $n ->
    [0] Coût : { $used } sur { $limit }. Tous les crédits sont utilisés.
    [one] Coût : { $used } sur { $limit }. Il reste { $rest } crédit.
   *[other] Coût : { $used } sur { $limit }. Il reste { $rest } crédits.
}
credits-over = { $n ->
    [one] Coût : { $used } sur { $limit }. C’est { $rest } crédit de trop.
   *[other] Coût : { $used } sur { $limit }. C’est { $rest } crédits de trop.
}
choices-left = { $n ->
    [0] Choix : { $used } sur { $limit }. Il n’en reste aucun.
    [one] Choix : { $used } sur { $limit }. Il reste { $rest } choix.
   *[other] Choix : { $used } sur { $limit }. Il reste { $rest } choix.
}
choices-over = { $n ->
    [one] Choix : { $used } sur { $limit }. C’est { $rest } choix de trop.
   *[other] Choix : { $used } sur { $limit }. C’est { $rest } choix de trop.
}
spending-unclear = Seuls des nombres entiers à partir de 0 peuvent être additionnés.

# Ce qui décide, et ce qu’il en est sorti.
decided-irv = Décidé par vote alternatif : l’option qui a le moins de premiers choix est éliminée, et ses bulletins passent au choix suivant, jusqu’à ce qu’une option ait plus de la moitié.
decided-stv = { $seats ->
    [one] Décidé par vote unique transférable, comme pour les conseils écossais : { $seats } option est retenue.
   *[other] Décidé par vote unique transférable, comme pour les conseils écossais : { $seats } options sont retenues.
}
decided-schulze = { $seats ->
    [one] Décidé par la méthode Schulze : chaque option est comparée à chaque autre.
   *[other] Décidé par la méthode Schulze : chaque option est comparée à chaque autre. Les { $seats } meilleures sont retenues.
}
decided-borda = { $seats ->
    [one] Décidé par des points selon le rang (Borda).
   *[other] Décidé par des points selon le rang (Borda). Les { $seats } meilleures options sont retenues.
}
decided-score = { $seats ->
    [one] L’option dont la somme est la plus élevée l’emporte.
   *[other] Les { $seats } options dont la somme est la plus élevée l’emportent.
}
decided-named = { $seats ->
    [one] L’option qui figure sur le plus de bulletins l’emporte ; entre égales, le tirage au sort décide.
   *[other] Les { $seats } options qui figurent sur le plus de bulletins l’emportent ; entre égales, le tirage au sort décide.
}
decided-named-before = L’option qui figure sur le plus de bulletins arrive en tête ; une égalité reste une égalité.
won-one = { $option } l’emporte.
won-several = Options retenues, dans cet ordre : { $options }.
first-choices = Premiers choix
sum = Somme
sum-note = Sur { $n } bulletins. Une option laissée vide compte pour 0.
borda-note = Deux points pour chaque option classée plus bas, un pour chaque option à égalité.
table-sum = Somme
table-average = En moyenne
table-named = Sur des bulletins
rounds = Dépouillement, tour par tour
round = Tour { $n }
stage = Étape { $n }
round-out = Tour { $n } : aucune option n’a plus de la moitié. { $option } a le moins de bulletins ({ $votes }) et est éliminée.
round-won = Tour { $n } : { $option } a { $votes } bulletins sur les { $active } qui comptent encore, soit plus de la moitié.
round-last = Tour { $n } : il ne reste que { $option }, avec { $votes } bulletins sur les { $active } qui comptent encore.
exhausted = Plus de choix suivant
stv-quota = { $ballots } bulletins, { $seats } options à retenir : il faut { $quota } voix pour être retenue.
stage-first = Étape { $n } : les premiers choix sont comptés.
stage-surplus = Étape { $n } : { $option } a plus de voix qu’il n’en faut. L’excédent passe aux choix suivants, chaque bulletin pour une part de son poids.
stage-out = Étape { $n } : { $option } a le moins de voix et est éliminée. Ses bulletins passent aux choix suivants.
stage-elected = Retenues : { $options }.
pairwise = Chaque option face à chaque autre
pairwise-caption = Nombre de bulletins qui classent l’option de la ligne avant celle de la colonne
paths-caption = Chemins les plus forts, de l’option de la ligne à celle de la colonne
paths-note = Un chemin va de gagnante en perdante, de comparaison en comparaison ; il a la force de son pas le plus faible. La gagnante a le chemin le plus fort face à chaque autre.
condorcet = { $option } bat chaque autre option en comparaison directe.
no-condorcet = Aucune option ne bat toutes les autres en comparaison directe : il y a un cercle, ou une égalité. Les chemins les plus forts décident.
margin = { $ballots ->
    [one] Avec { $ballots } bulletin rempli autrement, le résultat aurait pu être différent.
   *[other] Avec { $ballots } bulletins remplis autrement, le résultat aurait pu être différent ; avec moins, non.
}
is-out = éliminée
ties-drawn = Il a fallu départager { $options }.
compared = Les mêmes bulletins selon d’autres règles
compared-note = Une comparaison, qui ne décide de rien : la règle était fixée avant le vote.
compared-rule = Règle
compared-winners = L’emporterait
compared-outcome = Résultat
compared-same = Même résultat
compared-other = Autre résultat
compared-all-same = Toutes les règles comparées ici donnent le même résultat : il est stable.
compared-some-differ = Certaines règles donnent un autre résultat : l’issue dépend de la règle qui avait été fixée.
ties-by-seed = Un tirage départage les égalités : le SHA-256 de cette graine, d’un octet nul et du numéro de l’option, le plus petit d’abord. La graine a été publiée avec le vote : { $seed }
ties-by-id = En cas d’égalité, l’option dont le numéro vient en premier, lu comme un texte, a été tirée.
seed = Graine pour les égalités
