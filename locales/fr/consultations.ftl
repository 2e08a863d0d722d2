# Cartes des consultations, leur liste, et la page d’une consultation.

title = Consultations
description = Ce que les villes de la Mission demandent à leurs habitantes et habitants, et ce qu’elles ont répondu.
lede = Ce que demandent les villes, ce qui est ouvert en ce moment, et ce qui en a été fait.
filter = Filtrer les consultations
search = Mots du titre ou du résumé
country = Pays
every-country = Tous les pays
phase = Phase
every-phase = Toutes les phases
stage = Étape
every-stage = Toutes les étapes
found = { $n ->
    [one] { $n } consultation
   *[other] { $n } consultations
}
results = Consultations trouvées
none = Aucune consultation trouvée
none-text = Essayez d’autres mots, ou effacez les filtres.
clear = Afficher toutes les consultations

stage-open = Ouverte
stage-upcoming = Bientôt ouverte
stage-closed = Close
stage-answered = Réponse donnée

city-and-country = { $city }, { $country }
days-left = Jours restants
last-day = dernier jour
open-ended = sans date
opens = Ouverture
closed-on = Clôture
closes = Clôture
participants = Participation
take-part = Participer
read = Lire
read-answer = Lire la réponse
of-title =  : { $title }

eyebrow = Consultation · { $city }
manage = Gérer cette consultation
about = À propos de cette consultation
polls = Votes
no-poll = Pas encore de vote
no-poll-text = La ville n’a pas ouvert de vote dans cette consultation.
poll = Vote
vote = Voter
change-vote = Modifier mon vote
see-results = Voir les résultats
opens-on = Ouvre le { $date }
waiting = En attente des résultats
you-voted = Vous avez voté
voters = Votantes et votants
poll-opens = À partir du { $moment }.
poll-open-until = Ouvert jusqu’au { $moment }.
poll-open-ended = Ouvert, sans date de clôture.
poll-closed = Clos le { $moment }.
for-whom = Pour : { $who }.
facts = En bref
city = Ville
level = Niveau de participation
level-and-promise = { $level } : { $promise }
field = Champ d’action
published = Publication
draft = pas encore publiée
languages = Langues
people = Personnes qui ont participé
answer = Ce que la ville a décidé
answer-by = { $city }, le { $date }
corrections = Corrections
history = Décisions
