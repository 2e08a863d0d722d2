# Participatory budgets: questions with money to spend, whose options are projects that cost something.

# The ballot paper.
to-spend = The budget is { $budget }.
knapsack-rule = Choose the projects you want. Together they may cost up to { $budget }.
cost-above-budget = { $cost }, more than the whole budget
rank-points = { $most ->
    [one] Choice 1 is worth { $most } point.
   *[other] Choice 1 is worth { $most } points, each later choice one point less.
}
together = Together: { $spent } of { $budget }
# Said while projects are chosen; used and rest are amounts that are put in later.
money-left = Together: { $used } of { $limit }. { $rest } left.
money-over = Together: { $used } of { $limit }. That is { $rest } too much.

# What decides.
how-decided = How is this decided?
rule-equal-shares = Equal shares
rule-greedy = Most support first
rule-phragmen = Phragmén’s rule
decided-equal-shares = Decided by the Method of Equal Shares: everyone who votes has an equal share of the budget, and a project is funded if its supporters can pay for it together. Shares grow by one euro at a time as long as the budget allows; what is left in the end goes to the projects with the most support that still fit.
decided-greedy = Decided by support: the project with the most support comes first. One that does not fit what is left of the budget is skipped.
decided-greedy-each = Decided by support for each euro: the project with the most support for its cost comes first. One that does not fit what is left of the budget is skipped.
decided-phragmen = Decided by Phragmén’s rule: each project puts its cost as a load on its supporters, and the next one is always the project whose supporters then bear the least. It ends at the first project that does not fit the budget.
worth-cost = A project is worth to its supporters what it costs.
worth-alike = All projects are worth the same to their supporters, dear or cheap.

# What it came to.
funded-projects = Funded: { $projects }.
funded-nothing = No project is funded.
spent = { $spent } of { $budget } are spent.
spent-label = Money spent
unspent = { $left } are left.
represented = { $n ->
    [one] { $n } of { $voters } voters ({ $share }) supports at least one funded project.
   *[other] { $n } of { $voters } voters ({ $share }) support at least one funded project.
}
share-each = Each voter’s share was { $each } in the end.
share-grown = { $n ->
    [one] It grew by { $n } euro.
   *[other] It grew by { $n } euro, one at a time.
}
table-caption = Projects: { $question }
table-project = Project
table-cost = Cost
table-supporters = Supporters
table-points = Points
table-outcome = What it came to
support-note = { $n ->
    [one] Out of { $n } ballot. Funded projects are marked.
   *[other] Out of { $n } ballots. Funded projects are marked.
}
supporters = Supporters of each project
points-each = Points of each project
funded = Funded
not-funded = Not funded
verdict-paid = { $n ->
    [one] Funded: its supporter paid { $each }.
   *[other] Funded: its { $n } supporters paid { $each } each.
}
verdict-paid-rest = { $n ->
    [one] Funded: { $n } supporter paid { $each }, and { $rest } paid all they had left.
   *[other] Funded: { $n } supporters paid { $each } each, and { $rest } paid all they had left.
}
verdict-points = { $n ->
    [one] Funded: its supporter paid { $each } for each point.
   *[other] Funded: its { $n } supporters paid { $each } for each point they gave.
}
verdict-points-rest = { $n ->
    [one] Funded: { $n } supporter paid { $each } for each point, and { $rest } paid all they had left.
   *[other] Funded: { $n } supporters paid { $each } for each point they gave, and { $rest } paid all they had left.
}
verdict-load = { $n ->
    [one] Funded: its supporter then bears { $each }.
   *[other] Funded: each of its { $n } supporters then bears { $each }.
}
verdict-by-support = Funded: its turn came by support, and it fitted the budget.
verdict-from-rest = Funded from what was left: of the projects that still fitted, it was next by support.
verdict-above-budget = Not funded: it costs more than the whole budget.
verdict-no-support = Not funded: nobody supports it.
verdict-did-not-fit = Not funded: it costs { $cost }, and { $left } of the budget were left in the end.
verdict-too-poor = Not funded: its supporters together had { $left } left, and it costs { $cost }.
verdict-rule-ended = Not funded: the rule had ended before its turn, when the next project did not fit the budget.
blank-ballots = { $n ->
    [0] No ballot left this question blank.
    [one] { $n } ballot left this question blank. It supports no project.
   *[other] { $n } ballots left this question blank. They support no project.
}
no-winner = None
ballots-download = Ballots and costs of { $question }, to be counted by any program:

# The editor.
knapsack = Within a budget
knapsack-hint = Projects that together fit the budget.
shared = Participatory budget
shared-hint = The options are projects with costs, paid from one budget. For several choices, orders of preference and scores.
amount = Budget in euro
amount-hint = Digits only: 250000, or 250000.50 with cents.
rule = Rule that decides on the budget
rule-hint = Fixed when the poll opens; the others are shown beside it. Phragmén’s rule is for choices only.
satisfaction = What a project is worth to its supporters
satisfaction-hint = Alike: many cheap projects win more easily.
satisfaction-cost = Its cost (usual)
satisfaction-cardinality = All alike
cost-of = Cost of option { $option } of question { $question } in euro

# What is missing.
missing-budget = Question { $question }: how much there is to spend
missing-cost = Question { $question }: what option { $option } costs
missing-affordable = Question { $question }: every project costs more than the budget
concern-too-dear = Question { $question }: option { $option } costs more than the whole budget. People can vote for it, but it cannot be funded.
concern-all-paid = Question { $question }: the budget pays for all projects together. There is nothing to decide between them.
