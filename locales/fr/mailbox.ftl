# La boîte aux lettres de la démonstration.

title = Boîte aux lettres de la démonstration
lede = La démonstration n’envoie pas de vrais courriels. Tout ce qu’elle aurait envoyé est ici, à la vue de tout le monde.
none = Aucun courriel
none-hint = Demandez un lien de connexion : son courriel arrive ici.
mails = Courriels
from = De
to = À
sent = Envoyé
back = Tous les courriels
