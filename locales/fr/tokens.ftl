# Jetons personnels pour l’API.

title = Jetons d’API
lede = Un jeton permet à l’un de vos programmes d’utiliser l’API avec vos droits. Qui le possède peut faire ce que vous pouvez faire, sauf voter.
api = Comment fonctionne l’API
fresh-title = Votre nouveau jeton
fresh-once = Copiez-le maintenant : il n’est affiché que cette fois.
new = Créer un jeton
name = Nom
name-hint = Pour le reconnaître plus tard, par exemple « export des données ouvertes ».
days = Durée de validité en jours
days-hint = De 1 à 365. Plus court, c’est plus sûr.
make = Créer le jeton
list = Mes jetons
none = Aucun jeton
none-hint = Créez-en un ci-dessus quand un programme en a besoin.
caption = Vos jetons
created = Créé le
expires = Valable jusqu’au
last-used = Dernière utilisation
never = jamais
no-expiry = sans fin
state = État
active = Actif
over = N’est plus valable
action = Action
revoke = Révoquer
revoke-which = Révoquer le jeton { $name }
