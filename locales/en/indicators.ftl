# The indicator board.

title = Indicators
eyebrow = All mission cities
description = Participation in the Climate City Contracts of the mission cities, with the same definitions everywhere.
lede = How residents take part, with the same definitions in every city. What is missing is said to be missing, never guessed.

# Filters.
filters = Filters
all = All
chosen = Chosen: { $name }
period = Period
period-all = All
quarters = Quarters
period-quarter = Q{ $quarter } { $year }
phase = Phase
preparedness = Level of preparedness
size = Size
country = Country
country-and-boundary = Country and boundary

# Coverage.
coverage = { $active } of { $selected } { $selected ->
    [one] city has
   *[other] cities have
} at least one participant.
coverage-population = { $with_population ->
    [one] { $with_population } of { $selected } has a population that rates can be divided by.
   *[other] { $with_population } of { $selected } have a population that rates can be divided by.
}
coverage-filtered = The filter selects { $selected } of { $registered } registered cities.
map-caption = Where residents take part. The table below holds the same cities.
active = At least one participant
inactive = No participant

# The programme.
programme-title = The programme
cities-title = Cities
groups-title = What is usual for cities of a kind
definitions-title = Definitions
downloads-title = Downloads
of-members = { $indicator }, EU members
of-all-countries = { $indicator }, all countries
g1-note = { $numerator } of { $denominator } countries
g4-note = { $n ->
    [one] from 0 (one country) to 1 (all alike), { $n } participant
   *[other] from 0 (one country) to 1 (all alike), { $n } participants
}
g5-note = { $n ->
    [one] per 1,000 residents; { $n } city
   *[other] per 1,000 residents; half of { $n } cities lie between { $q1 } and { $q3 }
}
groups-text = Participation rate (I01) by phase, level of preparedness and size. A rate means little outside its context: this is no league table.
groups-caption = G5 by phase, level of preparedness and size, per 1,000 residents
group-n = Cities
quarter-below = First quartile
median = Median
quarter-above = Third quartile

# The table.
table-caption = Indicators by city, period: { $period }
table-hint = The headings sort the table. The line below a value says what it was made of. Processes by level stand in this order: inform · consult · involve · collaborate · empower.
city = City
population = Population
residents = residents
not-declared = not declared
to-be-replaced = to be replaced
sorted = Sorted by { $key }, { $direction }.
ascending = ascending
descending = descending
no-city = No city fits the filters.
of = { $numerator } of { $denominator }
not-available-short = n/a
not-available = not available: { $reason }
legend-title = Why a figure is not available

# The chart.
chart-caption = { $code } { $name } ({ $unit })
chart-note = { $shown ->
    [one] the highest of { $known }
   *[other] the { $shown } highest of { $known }
}

# Units.
unit-per-thousand = per 1,000 residents
unit-persons = persons
unit-percent = %
unit-distribution = number of each
unit-index = 0 to 1
unit-quantiles = per 1,000 residents: median and quartiles

# Reasons.
no-population = The city has not declared its population.
population-to-be-replaced = The population on record does not fit the boundary and must be replaced.
no-participants = Nobody has taken part.
no-authored-activity = Nothing was offered to which residents could have added their own words.
no-phase-reached = The city has not reached this phase.
no-consultation = The city has held no consultation.
small-number = Too few people: a share could show what one of them did.
no-cities = No city has the data.
one-country = The filter leaves one country; this figure compares countries.

# Definitions.
definition = What it says
formula = Formula
unit = Unit
numerator = Numerator
denominator = Denominator
source = Basis
none = None
participants = Distinct participants
declared-population = Declared population of the boundary
rule-participant = A participant is a person with at least one of these acts in the city, phase and period: a vote, a proposal, a comment, a survey answer, an attendance. Each person counts once per city.
rule-population = Rates divide by the population the city has declared for its boundary. Population, year and boundary stand beside every rate.
rule-missing = A figure without its data is not available, with the reason. It is never 0. A counted zero is shown as zero.
rule-small = { $n ->
    [one] Shares of persons are withheld below { $n } person, so that nobody can be picked out.
   *[other] Shares of persons are withheld below { $n } persons, so that nobody can be picked out.
}
rule-compare = Compare only cities with the same kind of boundary, in the same phase. Real processes reach 1 to 70 participants per 1,000 residents; there is no target.
i01 = Participation rate
i01-meaning = How many residents took part, for every 1,000.
i01-formula = 1,000 × participants / population
i01-source = NetZeroCities “citizen involvement”; Bucharest Sector 2
i02 = Distinct participants
i02-meaning = How many different people took part. Somebody who took part through two channels with one account counts once.
i02-formula = number of participants
i02-source = Decidim metric “participants”; NetZeroCities
i03 = Active contribution rate
i03-meaning = The share of participants who added words of their own, rather than only voting. Not available where nothing was offered that one could have written.
i03-formula = participants with a proposal, comment or survey answer / participants
i03-numerator = Participants with at least one proposal, comment or survey answer
i03-source = Decidim
i11 = Offline share
i11-persons = Offline share of persons
i11-contributions = Offline share of contributions
i11-meaning = The share of people only or mainly on paper, by telephone, with help or in person; and the share of contributions that came that way.
i11-formula = participants with more acts offline than on the web / participants; offline contributions / contributions
i11-numerator = Mainly offline participants; offline contributions
i11-denominator = Distinct participants; contributions
i11-source = Inclusion: leave no one behind
i21 = Engagement in all phases
i21-meaning = In how many of the phases a city has reached it completed and answered a process that at least involves residents.
i21-formula = phases with a process at “involve” or above, completed and answered / phases reached
i21-numerator = Phases with such a process
i21-denominator = Phases the city has reached
i21-source = The Mission: “commitment to engage the citizens in all phases”
i22 = Depth of engagement
i22-levels = Processes by level
i22-at-least-involve = Processes at “involve” or above
i22-meaning = How much the city let residents decide. Levels are an order, not a number: they have no mean.
i22-formula = processes of each IAP2 level; processes at “involve” or above / processes
i22-numerator = Published processes at “involve” or above
i22-denominator = Published processes
i22-source = IAP2 spectrum of public participation
g1 = Country coverage
g1-meaning = In how many countries residents take part in at least one city.
g1-formula = countries with at least one active city / countries of the Mission
g1-numerator = Countries with at least one city with a participant
g1-denominator = 27 members of the European Union; all 35 countries of the Mission
g1-source = Programme indicator
g4 = Evenness between countries
g4-meaning = How evenly participants are spread over countries: 1 when all have as many, 0 when all are in one. Countries without participants count.
g4-formula = − Σ s ln s / ln N, where s is a country’s share of all participants and N the number of countries
g4-numerator = Entropy of the shares
g4-denominator = Logarithm of 27, or of 35
g4-source = Shannon entropy, Pielou’s evenness
g5 = Usual participation rate
g5-meaning = The participation rate in the middle of all cities, and the range of the middle half.
g5-formula = median and quartiles of I01 over the cities that have it (quantiles of type 7)
g5-numerator = Participation rates (I01)
g5-denominator = None; the number of cities is shown
g5-source = Programme indicator; Hyndman and Fan 1996

# Downloads.
downloads = Exactly these figures, with their numerators, denominators and reasons.
csv = Table as CSV
json = Everything as JSON
api = How to use the API
method = Method version { $version }. Computed on { $computed }.
