# La liste des villes, et la page d’une ville.

title = Villes de la Mission
description = Les villes de la Mission « Villes intelligentes et neutres pour le climat », sur une carte et dans une liste.
lede = Trouvez votre ville, voyez où elle en est de son Contrat Ville Climat, et participez.
filter = Filtrer les villes
search = Nom de la ville
country = Pays
every-country = Tous les pays
phase = Phase
every-phase = Toutes les phases
found = { $n ->
    [one] { $n } ville
   *[other] { $n } villes
}
results = Villes trouvées
none = Aucune ville trouvée
none-text = Essayez avec moins de lettres, ou effacez les filtres.
clear = Afficher toutes les villes
map-caption = { $n ->
    [one] { $n } ville. La liste contient la même ville.
   *[other] { $n } villes. La liste contient les mêmes villes, page par page.
}
highlighted = Mises en évidence sur la carte :
open-consultations = { $n ->
    [0] aucune consultation ouverte
    [one] { $n } consultation ouverte
   *[other] { $n } consultations ouvertes
}
participants = { $n ->
    [0] personne n’a encore participé
    [one] { $n } personne a participé
   *[other] { $n } ont participé
}
no-phase = Aucune phase atteinte

city-description = { $city } : où en est la ville de son Contrat Ville Climat, et ses consultations.
eyebrow = Ville de la Mission · { $country }
team-page = Gérer cette ville
where-it-stands = Où en est la ville
phase-numbered = { $number }. { $phase }
from-to = du { $from } au { $to }
since = depuis le { $date }
from = à partir du { $date }
until = jusqu’au { $date }
not-dated = sans date
approximate = { $dates } (approximatif)
facts = La ville en bref
map-here = Où se trouve { $city }
facts-country = Pays
local-name = Nom officiel
boundary = Périmètre
population = Population
population-source = ({ $source })
population-year-source = ({ $year }, { $source })
population-unknown = pas encore déclarée
to-be-replaced = À remplacer par la ville
population-note = À propos du chiffre de population
label = Label de la Mission de l’UE
membership = Membre de la Mission
membership-source = source sur { $site }
label-none = non attribué, à notre connaissance
languages = Langues
participation = Participation
figure-participants = Personnes qui ont participé
figure-participants-note = toutes phases, chaque personne comptée une fois
figure-contributions = Contributions
figure-contributions-note = votes et autres actes, toutes phases
figure-consultations = Consultations
starting-point = Point de départ
starting-point-text = La ville évalue elle-même si elle était prête. Ce n’est pas une note.
starting-point-declared = Déclaré le { $date }.
starting-point-none = La ville n’a pas encore déclaré son point de départ.
has = A
lacks = Manque
open-now = Ouvertes en ce moment
opening-soon = Bientôt ouvertes
closed = Closes, la ville n’a pas encore répondu
answered = La ville a répondu
consultations = Consultations
no-consultation = Pas encore de consultation
no-consultation-text = { $city } n’a pas encore publié de consultation sur Parvis.
other-cities = Voir ce que demandent d’autres villes
