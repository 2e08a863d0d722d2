# La page sur l’API.

title = API
lede = Tout ce que Parvis montre et fait, pour des programmes. Lire les données publiques ne demande pas de compte.
description = L’interface REST de Parvis : opérations, jetons, pagination, problèmes.
openapi = Document OpenAPI
contents = Sur cette page
in-english = Les descriptions des opérations sont en anglais.

start-title = Premiers pas
start = Toutes les adresses commencent par { $base }. Les réponses sont en JSON et en UTF-8. Les moments sont en UTC (RFC 3339).
read-example = Lire les villes
write-example = Créer un brouillon de vote

tokens-title = Jetons
tokens = Les membres des équipes de ville et de la Mission créent des jetons personnels sur leur propre page. Un jeton peut ce que peut la personne qui l’a créé (sauf créer d’autres jetons et supprimer le compte), a une date de fin et peut être révoqué à tout moment. Envoyez-le dans l’en-tête Authorization.
tokens-link = Créer un jeton
tokens-safe = Traitez un jeton comme un mot de passe. Parvis le montre une fois et n’en garde qu’une empreinte.

idempotency-title = Répéter une requête sans risque
idempotency = Donnez à chaque écriture un en-tête Idempotency-Key avec un nouvel UUID. Si la réponse se perd, envoyez la même requête avec la même clé : elle est exécutée une seule fois, et la seconde réponse est égale à la première. La même clé avec un autre corps est refusée (409). Les clés sont gardées un jour.

pagination-title = Pages des longues listes
pagination = Les listes viennent par pages. Le membre next contient un curseur ; envoyez-le comme paramètre cursor pour obtenir la page suivante. Quand next vaut null, vous avez tout. Le paramètre limit dit combien d’éléments vous voulez au plus.

problems-title = Problèmes
problems = Les erreurs sont en application/problem+json (RFC 9457), avec les membres type, title, status, detail et, pour une saisie incorrecte, errors avec le nom de chaque champ. Décidez d’après type, jamais d’après title.
problem-example = Un problème

limits-title = Limites
limits = Trop de requêtes en peu de temps reçoivent 429 et l’en-tête Retry-After.

operations-title = Opérations
signed-in = Jeton nécessaire
public = Publique
parameters-caption = Paramètres de { $operation }
body-caption = Corps de { $operation }
responses-caption = Réponses de { $operation }
name = Nom
place = Où
kind = Type
required = Obligatoire
yes = oui
no = non
meaning = Sens
status = Statut
no-operation = Aucune opération n’est encore documentée.
