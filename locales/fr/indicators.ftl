# Le tableau des indicateurs.

title = Indicateurs
eyebrow = Toutes les villes de la Mission
description = La participation aux contrats climatiques des villes de la Mission, avec partout les mêmes définitions.
lede = Comment on participe, avec les mêmes définitions dans chaque ville. Ce qui manque est dit manquant, jamais deviné.

# Filtres.
filters = Filtres
all = Tout
chosen = Choix : { $name }
period = Période
period-all = Toutes
quarters = Trimestres
period-quarter = T{ $quarter } { $year }
phase = Phase
preparedness = Niveau de préparation
size = Taille
country = Pays
country-and-boundary = Pays et périmètre

# Couverture.
coverage = { $selected ->
    [one] { $active } ville sur { $selected } compte
   *[other] { $active } villes sur { $selected } comptent
} au moins une participation.
coverage-population = { $with_population ->
    [one] { $with_population } sur { $selected } a une population utilisable pour les taux.
   *[other] { $with_population } sur { $selected } ont une population utilisable pour les taux.
}
coverage-filtered = Le filtre retient { $selected } des { $registered } villes enregistrées.
map-caption = Où l’on participe. Le tableau plus bas contient les mêmes villes.
active = Au moins une participation
inactive = Aucune participation

# Le programme.
programme-title = Le programme
cities-title = Villes
groups-title = Ce qui est habituel pour des villes semblables
definitions-title = Définitions
downloads-title = Téléchargements
of-members = { $indicator }, membres de l’UE
of-all-countries = { $indicator }, tous les pays
g1-note = { $numerator } pays sur { $denominator }
g4-note = { $n ->
    [one] de 0 (un seul pays) à 1 (tous égaux), { $n } personne
   *[other] de 0 (un seul pays) à 1 (tous égaux), { $n } personnes
}
g5-note = { $n ->
    [one] pour 1 000 habitants ; { $n } ville
   *[other] pour 1 000 habitants ; la moitié des { $n } villes se situe entre { $q1 } et { $q3 }
}
groups-text = Taux de participation (I01) par phase, niveau de préparation et taille. Un taux dit peu hors de son contexte : ce n’est pas un classement.
groups-caption = G5 par phase, niveau de préparation et taille, pour 1 000 habitants
group-n = Villes
quarter-below = Premier quartile
median = Médiane
quarter-above = Troisième quartile

# Le tableau.
table-caption = Indicateurs par ville, période : { $period }
table-hint = Les en-têtes trient le tableau. La ligne sous une valeur dit de quoi elle est faite. Les processus par niveau sont dans cet ordre : informer · consulter · impliquer · collaborer · donner le pouvoir d’agir.
city = Ville
population = Population
residents = habitants
not-declared = non déclaré
to-be-replaced = à remplacer
sorted = Tri : { $key }, { $direction }.
ascending = ordre croissant
descending = ordre décroissant
no-city = Aucune ville ne correspond aux filtres.
of = { $numerator } sur { $denominator }
not-available-short = n. d.
not-available = non disponible : { $reason }
legend-title = Pourquoi un chiffre n’est pas disponible

# Le graphique.
chart-caption = { $code } { $name } ({ $unit })
chart-note = { $shown ->
    [one] la plus haute valeur sur { $known }
   *[other] les { $shown } plus hautes valeurs sur { $known }
}

# Unités.
unit-per-thousand = pour 1 000 habitants
unit-persons = personnes
unit-percent = %
unit-distribution = nombre de chacun
unit-index = de 0 à 1
unit-quantiles = pour 1 000 habitants : médiane et quartiles

# Motifs.
no-population = La ville n’a pas déclaré sa population.
population-to-be-replaced = La population enregistrée ne correspond pas au périmètre et doit être remplacée.
no-participants = Personne n’a participé.
no-authored-activity = Rien n’a été proposé où l’on aurait pu écrire ses propres mots.
no-phase-reached = La ville n’a pas atteint cette phase.
no-consultation = La ville n’a tenu aucune consultation.
small-number = Trop peu de personnes : une part pourrait montrer ce que l’une d’elles a fait.
no-cities = Aucune ville n’a les données.
one-country = Le filtre ne laisse qu’un pays ; ce chiffre compare des pays.

# Définitions.
definition = Ce qu’il dit
formula = Formule
unit = Unité
numerator = Numérateur
denominator = Dénominateur
source = Fondement
none = Aucun
participants = Personnes distinctes ayant participé
declared-population = Population déclarée du périmètre
rule-participant = Participer, c’est avoir fait au moins un de ces actes dans la ville, la phase et la période : un vote, une proposition, un commentaire, une réponse à un questionnaire, une présence. Chaque personne compte une fois par ville.
rule-population = Les taux divisent par la population que la ville a déclarée pour son périmètre. Population, année et périmètre figurent à côté de chaque taux.
rule-missing = Un chiffre sans ses données n’est pas disponible, avec le motif. Il ne vaut jamais 0. Un zéro compté est montré comme zéro.
rule-small = { $n ->
    [one] Les parts de personnes ne sont pas publiées en dessous de { $n } personne, pour que personne ne puisse être reconnu.
   *[other] Les parts de personnes ne sont pas publiées en dessous de { $n } personnes, pour que personne ne puisse être reconnu.
}
rule-compare = Ne comparez que des villes au même type de périmètre, dans la même phase. Les processus réels atteignent 1 à 70 personnes pour 1 000 habitants ; il n’y a pas d’objectif chiffré.
i01 = Taux de participation
i01-meaning = Combien de personnes ont participé, pour 1 000 habitants.
i01-formula = 1 000 × personnes ayant participé / population
i01-source = NetZeroCities « citizen involvement » ; Bucarest, secteur 2
i02 = Personnes distinctes
i02-meaning = Combien de personnes différentes ont participé. Qui participe par deux canaux avec un seul compte compte une fois.
i02-formula = nombre de personnes ayant participé
i02-source = Mesure « participants » de Decidim ; NetZeroCities
i03 = Taux de contribution active
i03-meaning = La part des personnes qui ont ajouté leurs propres mots, au lieu de seulement voter. Non disponible là où rien n’était à écrire.
i03-formula = personnes avec une proposition, un commentaire ou une réponse à un questionnaire / personnes ayant participé
i03-numerator = Personnes avec au moins une proposition, un commentaire ou une réponse à un questionnaire
i03-source = Decidim
i11 = Part hors ligne
i11-persons = Part hors ligne des personnes
i11-contributions = Part hors ligne des contributions
i11-meaning = La part des personnes seulement ou surtout sur papier, par téléphone, avec de l’aide ou en personne ; et la part des contributions reçues ainsi.
i11-formula = personnes avec plus d’actes hors ligne que sur le site / personnes ; contributions hors ligne / contributions
i11-numerator = Personnes surtout hors ligne ; contributions hors ligne
i11-denominator = Personnes distinctes ; contributions
i11-source = Inclusion : ne laisser personne de côté
i21 = Engagement dans toutes les phases
i21-meaning = Dans combien des phases atteintes la ville a mené à terme, avec une réponse, un processus qui implique au moins les habitantes et habitants.
i21-formula = phases avec un processus au niveau « impliquer » ou plus, achevé et suivi d’une réponse / phases atteintes
i21-numerator = Phases avec un tel processus
i21-denominator = Phases atteintes par la ville
i21-source = La Mission : « commitment to engage the citizens in all phases »
i22 = Profondeur de l’engagement
i22-levels = Processus par niveau
i22-at-least-involve = Processus au niveau « impliquer » ou plus
i22-meaning = Dans quelle mesure la ville a laissé décider. Les niveaux sont un ordre, pas un nombre : ils n’ont pas de moyenne.
i22-formula = processus de chaque niveau IAP2 ; processus au niveau « impliquer » ou plus / processus
i22-numerator = Processus publiés au niveau « impliquer » ou plus
i22-denominator = Processus publiés
i22-source = Spectre IAP2 de la participation publique
g1 = Couverture des pays
g1-meaning = Dans combien de pays on participe dans au moins une ville.
g1-formula = pays avec au moins une ville active / pays de la Mission
g1-numerator = Pays avec au moins une ville où l’on participe
g1-denominator = 27 membres de l’Union européenne ; les 35 pays de la Mission
g1-source = Indicateur de programme
g4 = Équilibre entre pays
g4-meaning = Comment la participation se répartit entre les pays : 1 quand tous en ont autant, 0 quand tout est dans un seul. Les pays sans participation comptent.
g4-formula = − Σ s ln s / ln N, où s est la part d’un pays dans la participation et N le nombre de pays
g4-numerator = Entropie des parts
g4-denominator = Logarithme de 27, ou de 35
g4-source = Entropie de Shannon, équitabilité de Pielou
g5 = Taux de participation habituel
g5-meaning = Le taux de participation au milieu de toutes les villes, et l’étendue de la moitié centrale.
g5-formula = médiane et quartiles de I01 sur les villes qui en ont un (quantiles de type 7)
g5-numerator = Taux de participation (I01)
g5-denominator = Aucun ; le nombre de villes est indiqué
g5-source = Indicateur de programme ; Hyndman et Fan 1996

# Téléchargements.
downloads = Exactement ces chiffres, avec leurs numérateurs, dénominateurs et motifs.
csv = Tableau en CSV
json = Tout en JSON
api = Comment utiliser l’API
method = Version de la méthode : { $version }. Calculé le { $computed }.
