# Les pages d’un vote pour son équipe.

poll = Vote
poll-of = Vote · { $city }
public-page = Page publique
facts = Données
opens = Ouverture
closes = Clôture
not-set = Pas encore fixée
open-ended = Pas de date de clôture
eligibility = Qui peut voter
questions = Questions
languages = Langues
history = Décisions
corrections = Rectifications
cancel = Annuler
save = Enregistrer
reason = Motif
reason-hint = Public. Dites pourquoi, en une phrase ou deux.
markdown-hint = Vous pouvez utiliser Markdown : titres, listes, liens.
zone-hint = Heure locale de la ville ({ $zone }).

# Où en est le vote.
before-publishing = Avant de publier
nothing-missing = Il ne manque rien
missing-count = { $n ->
    [one] Il manque { $n } élément. Le lien mène au champ.
   *[other] Il manque { $n } éléments. Chaque lien mène au champ.
}
consultation-first = La consultation est encore un brouillon. Publiez-la d’abord.
to-consultation = Aller à la consultation
publish = Publier le vote
publish-hint = Regardez d’abord l’aperçu dans chaque langue. Une fois le vote ouvert, ses questions et ses options ne peuvent plus être changées.
scheduled-title = Pas encore ouvert
scheduled = Le vote est public et ouvrira à sa date. D’ici là, tous ses textes peuvent être rectifiés.
open-title = Ouvert
open = Le vote est en cours. Personne ne voit de résultat avant la clôture, pas même l’équipe.
closing-title = Dépouillement
closing = Le vote est clos. Les derniers bulletins sont enregistrés, puis le lien entre votantes, votants et bulletins est détruit. Cela prend un instant.
closed-title = Clos, résultats non publiés
closed = Les bulletins sont scellés et dépouillés. Vous verrez les résultats en même temps que tout le monde : quand vous les publierez.
published-title = Résultats publiés
published = Les résultats sont sur la page publique. La réponse officielle de la ville est l’étape suivante.
turnout = Participation
voters = Votantes et votants
voters-note = personnes, comptées une fois chacune
share = Part de la population
share-note = sur { $population } habitantes et habitants
channel = Canal
channels-caption = Votantes et votants par canal

# L’éditeur.
edit-questions = Questions
edit-lede = Ajouter, déplacer ou supprimer garde ce que vous avez écrit. Rien n’est conservé avant que vous n’enregistriez.
title = Titre
title-in = Titre ({ $language })
intro = Introduction
intro-hint = Ce qu’il faut savoir avant de répondre. Vous pouvez utiliser Markdown : titres, listes, liens.
intro-in = Introduction ({ $language })
any-account-hint = Un vote par compte. Le lieu de résidence n’est pas demandé.
declared-residents-hint = Les personnes déclarent habiter la ville. Leur parole suffit ; personne ne la vérifie.
electoral-roll-hint = Seules les personnes d’une liste que vous fournissez peuvent voter, une fois chacune, avec un code, un identifiant ou leur adresse électronique. Aucun compte n’est nécessaire. Vous remplissez la liste sur une page à part, avant l’ouverture du vote.
no-question = Pas encore de question.
question-number = Question { $question }
question-in = Question { $question } ({ $language })
help-in = Aide ({ $language })
method = Comment on y répond
single-choice = Un seul choix
single-choice-hint = Exactement une option.
approval = Plusieurs choix
approval-hint = Toutes les options que l’on approuve, entre un minimum et un maximum.
min = Minimum de choix
max = Maximum de choix
limits-hint = Pour plusieurs choix et les ordres de préférence.
optional-question = Peut rester sans réponse
optional-question-hint = On peut passer cette question.
random-order = Ordre aléatoire
random-order-hint = Chaque personne voit les options dans un autre ordre, pour que la première n’ait pas d’avantage.
option-in = Option { $option } de la question { $question } ({ $language })
description-in = Explication de l’option { $option } ({ $language })
add-question = Ajouter une question
add-option = Ajouter une option à la question { $question }
remove-question = Supprimer la question { $question }
question-up = Monter la question { $question }
question-down = Descendre la question { $question }
remove-option = Supprimer l’option { $option } de la question { $question }
option-up = Monter l’option { $option } de la question { $question }
option-down = Descendre l’option { $option } de la question { $question }

# Dates.
edit-dates = Dates
dates-lede = Quand on peut voter. Une fois le vote public, la clôture peut être repoussée, jamais avancée, sauf à clore avant terme en public.
no-closing = Pas de date de clôture pour le moment
no-closing-hint = Le vote reste ouvert jusqu’à ce que vous lui donniez une date de clôture.

# Aperçu.
preview = Aperçu
preview-lede = Le vote tel que les habitantes et habitants le verront. Rien ne peut être voté ici.
language = Langue
width = Largeur
phone = Téléphone
wide = Grand écran
as-on-phone = Comme sur un téléphone, largeur de 360 pixels
as-on-wide = Comme sur un grand écran
open-full = Ouvrir dans sa propre page

# Décisions.
extend = Prolonger
extend-lede = Donne plus de temps pour voter. La nouvelle date et votre motif sont publics.
present-close = Clôture actuelle
new-close = Nouvelle clôture
extend-button = Repousser la clôture
close-early = Clore avant terme
close-lede = Met fin au vote maintenant. Votre motif est public.
close-warning = C’est définitif. Tous les bulletins déposés jusqu’ici comptent.
close-button = Clore le vote maintenant
publish-results = Publier les résultats
results-lede = Tout le monde voit les résultats au même moment, équipe comprise.

# Rectifications.
correct = Rectifier un texte
correct-lede = Une fois le vote ouvert, seul ce qui ne peut pas changer le sens d’un bulletin peut être rectifié. Le texte avant et après ainsi que votre motif sont publics.
nothing-to-correct = Aucun texte de ce vote ne peut plus être rectifié.
choose-text = Choisir un texte
text = Texte
in-language = , { $language }
empty-text = Vide
before = Texte actuel :
after = Texte rectifié
correct-button = Publier la rectification

# Façons de répondre avec un rang ou un nombre.
ranked = Ordre de préférence
ranked-hint = On classe les options, la préférée en premier.
score = Notes
score-hint = On donne à chaque option un nombre, de 0 au plus élevé.
points = Points à répartir
points-hint = On répartit un nombre de points entre les options.
quadratic = Vote quadratique
quadratic-hint = On achète des voix avec des crédits : une coûte 1, deux coûtent 4, trois coûtent 9.
highest = Nombre le plus élevé pour une option
highest-hint = Pour les notes et les points.
credits = Points ou crédits de chaque personne
credits-hint = Pour les points et le vote quadratique.
deciding-rule = Règle qui décide
deciding-rule-hint = Pour un ordre de préférence. Elle est fixée à l’ouverture ; d’autres règles sont montrées à côté, pour comparer.
usual-rule = La règle habituelle
seats = Nombre d’options retenues
seats-hint = Laissez vide pour une seule. Avec un seul choix par personne, les options retenues sont celles qui ont le plus de voix : un groupe qui disperse ses voix peut tout perdre. Un ordre de préférence évite cela.

# Répétition.
rehearsal = Répétition
rehearsal-lede = Votre vote avec des personnes inventées : les résultats, et la façon dont ils seront expliqués.
rehearsal-note = Ces personnes sont inventées au hasard. Personne n’a voté, et rien n’est gardé. Les nombres ne disent rien de ce que choisiront les habitants.
rehearsal-voters = Personnes inventées
rehearsal-again = Tirer d’autres personnes
rehearsal-results = Les résultats tels qu’ils paraîtront
rehearsal-not-ready = Il n’y a encore rien à répéter : il faut une question avec deux options, et des limites et une règle qui conviennent.
