# Budgets participatifs : des questions avec de l’argent à répartir, dont les options sont des projets qui coûtent.

# Le bulletin.
to-spend = Le budget est de { $budget }.
knapsack-rule = Choisissez les projets que vous voulez. Ensemble, ils peuvent coûter jusqu’à { $budget }.
cost-above-budget = { $cost }, plus que tout le budget
rank-points = { $most ->
    [one] Le choix 1 vaut { $most } point.
   *[other] Le choix 1 vaut { $most } points, chaque choix suivant un point de moins.
}
together = Ensemble : { $spent } sur { $budget }
# Dit pendant que les projets sont choisis ; « used » et « rest » sont des montants mis plus tard.
money-left = Ensemble : { $used } sur { $limit }. Il reste { $rest }.
money-over = Ensemble : { $used } sur { $limit }. C’est { $rest } de trop.

# Ce qui décide.
how-decided = Comment est-ce décidé ?
rule-equal-shares = Parts égales
rule-greedy = Le plus de soutien d’abord
rule-phragmen = Règle de Phragmén
decided-equal-shares = Décidé par la méthode des parts égales : chaque personne qui vote a une part égale du budget, et un projet est financé si celles qui le soutiennent peuvent le payer ensemble. Les parts augmentent d’un euro à la fois tant que le budget le permet ; ce qui reste à la fin va aux projets les plus soutenus qui y tiennent encore.
decided-greedy = Décidé par le soutien : le projet le plus soutenu vient en premier. Un projet qui ne tient pas dans ce qui reste du budget est passé.
decided-greedy-each = Décidé par le soutien pour chaque euro : le projet le plus soutenu pour son coût vient en premier. Un projet qui ne tient pas dans ce qui reste du budget est passé.
decided-phragmen = Décidé par la règle de Phragmén : chaque projet fait porter son coût à celles et ceux qui le soutiennent, et le suivant est toujours le projet dont les soutiens portent alors le moins. Elle s’arrête au premier projet qui ne tient pas dans le budget.
worth-cost = Un projet vaut, pour ses soutiens, ce qu’il coûte.
worth-alike = Tous les projets valent autant pour leurs soutiens, chers ou non.

# Ce qu’il en est sorti.
funded-projects = Projets financés : { $projects }.
funded-nothing = Aucun projet n’est financé.
spent = { $spent } sur { $budget } sont dépensés.
spent-label = Argent dépensé
unspent = Il reste { $left }.
represented = { $n ->
    [one] { $n } personne sur { $voters } ({ $share }) soutient au moins un projet financé.
   *[other] { $n } personnes sur { $voters } ({ $share }) soutiennent au moins un projet financé.
}
share-each = À la fin, la part de chaque personne était de { $each }.
share-grown = { $n ->
    [one] Elle a augmenté de { $n } euro.
   *[other] Elle a augmenté de { $n } euros, un à la fois.
}
table-caption = Projets : { $question }
table-project = Projet
table-cost = Coût
table-supporters = Soutiens
table-points = Points
table-outcome = Ce qu’il en est
support-note = { $n ->
    [one] Sur { $n } bulletin. Les projets financés sont marqués.
   *[other] Sur { $n } bulletins. Les projets financés sont marqués.
}
supporters = Soutiens de chaque projet
points-each = Points de chaque projet
funded = Financé
not-funded = Non financé
verdict-paid = { $n ->
    [one] Financé : son soutien a payé { $each }.
   *[other] Financé : ses { $n } soutiens ont payé { $each } chacun.
}
verdict-paid-rest = { $n ->
    [one] Financé : { $n } soutien a payé { $each }, et { $rest } ont payé tout ce qui leur restait.
   *[other] Financé : { $n } soutiens ont payé { $each } chacun, et { $rest } ont payé tout ce qui leur restait.
}
verdict-points = { $n ->
    [one] Financé : son soutien a payé { $each } par point.
   *[other] Financé : ses { $n } soutiens ont payé { $each } par point donné.
}
verdict-points-rest = { $n ->
    [one] Financé : { $n } soutien a payé { $each } par point, et { $rest } ont payé tout ce qui leur restait.
   *[other] Financé : { $n } soutiens ont payé { $each } par point donné, et { $rest } ont payé tout ce qui leur restait.
}
verdict-load = { $n ->
    [one] Financé : son soutien porte alors { $each }.
   *[other] Financé : chacun de ses { $n } soutiens porte alors { $each }.
}
verdict-by-support = Financé : son tour est venu par le soutien, et il tenait dans le budget.
verdict-from-rest = Financé avec ce qui restait : des projets qui y tenaient encore, c’était le suivant par le soutien.
verdict-above-budget = Non financé : il coûte plus que tout le budget.
verdict-no-support = Non financé : personne ne le soutient.
verdict-did-not-fit = Non financé : il coûte { $cost }, et il restait { $left } du budget à la fin.
verdict-too-poor = Non financé : ses soutiens avaient encore { $left } ensemble, et il coûte { $cost }.
verdict-rule-ended = Non financé : la règle s’est arrêtée avant son tour, quand le projet suivant ne tenait pas dans le budget.
blank-ballots = { $n ->
    [0] Aucun bulletin n’a laissé cette question en blanc.
    [one] { $n } bulletin a laissé cette question en blanc. Il ne soutient aucun projet.
   *[other] { $n } bulletins ont laissé cette question en blanc. Ils ne soutiennent aucun projet.
}
no-winner = Aucun
ballots-download = Bulletins et coûts de { $question }, à compter par tout programme :

# L’éditeur.
knapsack = Dans la limite d’un budget
knapsack-hint = Des projets qui, ensemble, tiennent dans le budget.
shared = Budget participatif
shared-hint = Les options sont des projets qui coûtent, payés par un même budget. Pour plusieurs choix, les ordres de préférence et les notes.
amount = Budget en euros
amount-hint = Des chiffres seulement : 250000, ou 250000,50 avec des centimes.
rule = Règle qui décide du budget
rule-hint = Fixée à l’ouverture ; les autres sont montrées à côté. Celle de Phragmén ne vaut que pour des choix.
satisfaction = Ce que vaut un projet pour ses soutiens
satisfaction-hint = Tous autant : beaucoup de petits projets l’emportent plus facilement.
satisfaction-cost = Son coût (habituel)
satisfaction-cardinality = Tous autant
cost-of = Coût de l’option { $option } de la question { $question }, en euros

# Ce qui manque.
missing-budget = Question { $question } : combien il y a à dépenser
missing-cost = Question { $question } : ce que coûte l’option { $option }
missing-affordable = Question { $question } : chaque projet coûte plus que le budget
concern-too-dear = Question { $question } : l’option { $option } coûte plus que tout le budget. On peut voter pour elle, mais elle ne peut pas être financée.
concern-all-paid = Question { $question } : le budget paie tous les projets ensemble. Il n’y a rien à départager.
