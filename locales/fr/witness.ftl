# Les témoins : d’autres sites qui signent ce qu’ils ont vu d’un registre ; et ce site comme témoin d’autres.

title = Témoins
description = Les registres dont ce site a témoigné, et la clé avec laquelle il signe.
lede = Les villes veillent les unes sur les autres. Un site témoin du registre d’un vote signe chacun de ses états s’il prolonge le précédent, et jamais deux états qui ne s’accordent pas. Qui se fie à un témoin sait que personne de ceux qui s’y fient n’a vu un autre registre.

key = La clé de ce site comme témoin
key-why = Qui gère un autre site inscrit cette clé dans ses réglages ; qui vérifie un vote publié la donne avec le fichier. Ne vous contentez pas de cette page : comparez la clé autrement, par exemple au téléphone.
key-label = Clé

logs = Registres dont ce site a témoigné
logs-none = Aucun pour l’instant. Les réglages de ce site nomment ceux dont il témoigne.
log = Registre
entries = Entrées
when = Dernière signature
state = Ce qui a été constaté
state-sound = Chaque état prolongeait le précédent.
state-contradiction = Ce registre a signé deux états qui se contredisent. Tous deux sont gardés ici comme preuve.
first-state = Celui qui a été signé d’abord
second-state = L’autre

# Sur la page du registre d’un vote.
of-log = Qui en a témoigné
of-log-why = D’autres sites ont signé ce registre tel qu’ils l’ont vu. Un autre registre, montré à quelqu’un, n’aurait pas ces signatures, ou les témoins auraient manqué à leur parole.
of-log-none = Aucun autre site n’a signé ce registre. Seuls les points de contrôle que des personnes gardent peuvent montrer si tout le monde a vu le même.
of-log-latest = { $name } a signé le dernier état, { $moment }.
of-log-earlier = { $name } a signé un état antérieur de { $entries } entrées, { $moment }, et pas encore le dernier.
more = Ce que sont les témoins, et ce dont ce site a témoigné
