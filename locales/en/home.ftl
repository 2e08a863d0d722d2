# The home page.

title = Have your say on your city’s climate plan
description = Parvis is where residents of the European mission cities take part in their city’s Climate City Contract.
eyebrow = Climate-neutral and Smart Cities Mission
lede = Parvis is where residents of the mission cities read, discuss and vote on what their city does to become climate-neutral.
find-your-city = Find your city
search-city = Name of the city
search = Search
all-cities = All cities on the map
map-caption = { $n ->
    [one] { $n } mission city.
   *[other] The { $n } mission cities.
}
open-now = Open now
all-consultations = All consultations
none-open = No consultation is open at the moment
none-open-text = You can read those that are closed, and what the cities answered.
figures = Parvis in figures
figure-cities = Cities
figure-open = Open consultations
figure-participants = People who took part
figure-participants-note = counted once per city
secret = Your vote stays secret
secret-text = Who has voted and what was voted are kept apart. Results are hidden from everyone until the close, the city included.
secret-link = How this works, and what it does not promise
