# Cards of consultations, their list, and the page of one.

title = Consultations
description = What the mission cities are asking their residents, and what they answered.
lede = What the cities are asking, what is open now, and what was done with it.
filter = Filter consultations
search = Words in the title or summary
country = Country
every-country = Every country
phase = Phase
every-phase = Every phase
stage = Stage
every-stage = Every stage
found = { $n ->
    [one] { $n } consultation
   *[other] { $n } consultations
}
results = Consultations found
none = No consultation found
none-text = Try other words, or clear the filters.
clear = Show all consultations

stage-open = Open
stage-upcoming = Opening soon
stage-closed = Closed
stage-answered = Answered

city-and-country = { $city }, { $country }
days-left = Days left
last-day = last day
open-ended = open-ended
opens = Opens
closed-on = Closed
closes = Closes
participants = Participants
take-part = Take part
read = Read
read-answer = Read the answer
of-title = : { $title }

eyebrow = Consultation · { $city }
manage = Manage this consultation
about = About this consultation
polls = Polls
no-poll = No poll yet
no-poll-text = The city has not opened a poll in this consultation.
poll = Poll
vote = Vote
change-vote = Change my vote
see-results = See the results
opens-on = Opens on { $date }
waiting = Waiting for the results
you-voted = You have voted
voters = Voters
poll-opens = From { $moment }.
poll-open-until = Open until { $moment }.
poll-open-ended = Open, without a closing date.
poll-closed = Closed { $moment }.
for-whom = For: { $who }.
facts = In short
city = City
level = Level of participation
level-and-promise = { $level }: { $promise }
field = Field of action
published = Published
draft = not published yet
languages = Languages
people = People who took part
answer = What the city decided
answer-by = { $city }, { $date }
corrections = Corrections
history = Decisions
