# Les votes dont les bulletins restent scellés pour toujours, et dont des dépositaires ouvrent ensemble la somme.

mode-encrypted = Chiffré, ouvert par des dépositaires
mode-encrypted-hint = Les bulletins sont scellés dans le navigateur et ne sont jamais ouverts. Seule leur somme l’est, après la clôture, par plusieurs dépositaires ensemble : personne ne peut voir les résultats plus tôt, pas même qui exploite le site. Pour les choix simples ou multiples, sans budget. Il y faut des scripts, et des dépositaires qui gardent chacun 24 mots.
note-title = Ce vote est chiffré.
note = Votre bulletin est scellé sur votre appareil et n’est jamais ouvert. Après la clôture, plusieurs dépositaires ouvrent ensemble la seule somme de tous les bulletins.

# In the place of the choices, in the list of ballots.
stays-sealed = scellé

# Ce qui manque avant de pouvoir publier un tel vote.
missing-sealable = Les bulletins chiffrés ne peuvent avoir que des questions à choix simple ou multiple, sans budget, et 256 options en tout
missing-trustees = Des dépositaires qui ont créé la clé ensemble
