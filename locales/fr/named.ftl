# Les votes dont les bulletins sont publics, avec le nom de leur électeur.

mode = Secret des bulletins
mode-named = Publics, avec les noms
mode-named-hint = Comme au bas d’une pétition : à la publication des résultats, tout le monde lit qui a voté quoi, sous le nom que chaque personne a donné. Pour un soutien qui veut être vu, pas pour une opinion qui pourrait nuire à quelqu’un.
mode-confidential = Secrets
mode-confidential-hint = Personne ne voit ce que quelqu’un a voté. Ce qui relie les bulletins aux personnes est nécessaire tant que le vote est ouvert, pour pouvoir le modifier, et détruit à la clôture. Fonctionne dans tous les navigateurs, sans scripts.

# Le bulletin.
name = Votre nom, tel que tout le monde le lira
name-hint = À la publication des résultats, votre bulletin est public sous ce nom. Personne ne vérifie ce nom.
name-review = Votre nom, public
note-title = Ce vote est public.
note = À la publication des résultats, chaque bulletin est montré avec le nom donné par la personne qui l’a déposé.
receipt-code-warning = Une fois les résultats publics, tout le monde lit votre bulletin sous votre nom. Votre code permet de le retrouver dans la liste.
receipt-signed-warning = Il contient votre nom et ce que vous avez voté.

# La liste publiée.
ballot-name = Nom

# Mon vote est-il secret ?
secret = Non. Dans ce vote, les bulletins sont publics avec les noms.
secret-public = À la publication des résultats, chaque bulletin est publié avec le nom donné par la personne qui l’a déposé : sur la page du vote, dans les téléchargements et dans le fichier que chacun peut vérifier.
secret-before = Avant cela, ni résultats ni noms ne sont montrés à personne, pas même à l’équipe. Qui exploite le site pourrait regarder dans la base de données.
secret-name = Le nom est celui que la personne a écrit. Parvis ne le vérifie pas, et ne publie pas l’adresse électronique.
secret-change = Jusqu’à la clôture, vous pouvez modifier votre vote et votre nom. Le bulletin déposé auparavant reste fermé pour toujours, avec son nom.
secret-delete = Ce qui a été publié le reste, même si vous supprimez votre compte : qui a téléchargé le fichier le possède. Si cela vous retient, ne votez pas ici.
secret-sheets = Un tel vote ne se fait pas sur papier : un bulletin imprimé porte un code, et pas de nom.
no-sheets = Les bulletins de ce vote sont publics avec les noms. Les feuilles imprimées portent des codes et pas de noms : ce vote se fait seulement en ligne.
