# The list of cities, and the page of one.

title = Mission cities
description = The cities of the Climate-neutral and Smart Cities Mission, on a map and in a list.
lede = Find your city, see where it stands with its Climate City Contract, and take part.
filter = Filter cities
search = Name of the city
country = Country
every-country = Every country
phase = Phase
every-phase = Every phase
found = { $n ->
    [one] { $n } city
   *[other] { $n } cities
}
results = Cities found
none = No city found
none-text = Try fewer letters, or clear the filters.
clear = Show all cities
map-caption = { $n ->
    [one] { $n } city. The list holds the same city.
   *[other] { $n } cities. The list holds the same cities, page by page.
}
highlighted = Highlighted on the map:
open-consultations = { $n ->
    [0] no open consultation
    [one] { $n } open consultation
   *[other] { $n } open consultations
}
participants = { $n ->
    [0] nobody took part yet
    [one] { $n } person took part
   *[other] { $n } took part
}
no-phase = No phase reached yet

city-description = { $city }: where the city stands with its Climate City Contract, and its consultations.
eyebrow = Mission city · { $country }
team-page = Manage this city
where-it-stands = Where the city stands
phase-numbered = { $number }. { $phase }
from-to = { $from } to { $to }
since = since { $date }
from = from { $date }
until = until { $date }
not-dated = not dated
approximate = { $dates } (approximate)
facts = Facts about the city
map-here = Where { $city } lies
facts-country = Country
local-name = Official name
boundary = Boundary
population = Population
population-source = ({ $source })
population-year-source = ({ $year }, { $source })
population-unknown = not declared yet
to-be-replaced = To be replaced by the city
population-note = About the population figure
label = EU Mission Label
membership = Member of the Mission
membership-source = source at { $site }
label-none = not awarded, as far as we know
languages = Languages
participation = Participation
figure-participants = People who took part
figure-participants-note = all phases, each person counted once
figure-contributions = Contributions
figure-contributions-note = votes and other acts, all phases
figure-consultations = Consultations
starting-point = Starting point
starting-point-text = The city’s own assessment of how ready it was. It is not a score.
starting-point-declared = Declared on { $date }.
starting-point-none = The city has not declared its starting point yet.
has = Has
lacks = Lacks
open-now = Open now
opening-soon = Opening soon
closed = Closed, no answer from the city yet
answered = Answered by the city
consultations = Consultations
no-consultation = No consultation yet
no-consultation-text = { $city } has not published a consultation on Parvis yet.
other-cities = See what other cities are asking
