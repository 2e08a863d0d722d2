# The pages of a city team.

my-cities = My cities
home-lede = The consultations and polls of the cities whose team you belong to.
home-empty-title = You are not in a city team
home-empty = A city administrator or the mission staff can invite you by e-mail.
invitations-waiting = { $n ->
    [one] { $n } invitation waits for your answer
   *[other] { $n } invitations wait for your answer
}
cities = Cities
drafts = Drafts
open-polls = Open polls
unanswered = Waiting for an answer
role-administrator = City administrator
role-moderator = Moderator
role-staff = Mission staff
role-in = { $role }, { $city }
administrator-hint = Invites and removes members, declares the city’s facts, and does everything moderators do.
moderator-hint = Writes and publishes consultations and polls.

# A city.
tabs = Team of { $city }
tab-consultations = Consultations
tab-members = Members
tab-facts = Facts
city-title = { $city }, team
city-team = City team · { $country }
members-count = { $n ->
    [one] { $n } person belongs to the team.
   *[other] { $n } people belong to the team.
}
consultations = Consultations
new-consultation = New consultation
public-page = Public page
no-consultation-title = No consultation yet
no-consultation = Write the first one. Nobody sees it before you publish it.
no-poll = No poll yet.
untitled = Untitled
population-unknown = The population of the city is not declared. Rates cannot be computed without it.
population-to-be-replaced = The population on record does not fit the boundary and must be replaced. Rates are not computed with it.
declare-population = Declare the population
opens-on = opens on { $date }
closes-on = closes on { $date }
closed-on = closed on { $date }
open-ended = no closing date
voters = { $n ->
    [one] { $n } person has voted
   *[other] { $n } people have voted
}

# A consultation.
consultation-of = Consultation · { $city }
edit = Edit
before-publishing = Before publishing
nothing-missing = Nothing is missing
missing-count = { $n ->
    [one] { $n } thing is missing. The link leads to its field.
   *[other] { $n } things are missing. Each link leads to its field.
}
publish-consultation = Publish the consultation
publish-consultation-hint = Once it is published, everyone can read it. Later changes of its texts are shown as corrections.
polls = Polls
add-poll = Add a poll
official-answer = Official answer
answer-later = The official answer is written after the consultation is published.
answer-due = The city has not answered yet. Residents were promised to hear what the city does with what it heard, and why.
answered-on = Published on { $moment }.
read-answer = Read the answer
write-answer = Write the answer
history = Decisions
corrections = Corrections
facts-title = Facts
level = Level of participation
field = Field of action
phase = Phase of the contract
languages = Languages
published = Published
participants = Participants
none-yet = None yet

# Writing a consultation.
edit-consultation = Edit the consultation
edit-lede = Only the team sees it until it is published. You can save it at any time, complete or not.
edit-public-lede = This consultation is public. What you change here is shown as a correction, with the text it replaces and your reason.
languages-hint = Every text must be there in each of these languages before it is published.
show-languages = Show the fields of these languages
choose-languages-first = Tick at least one language, then show its fields.
title = Title
title-hint = Short and concrete. Say what it is about.
title-in = Title in { $language }
summary = Summary
summary-hint = One or two sentences for lists: what can residents decide or tell?
summary-in = Summary in { $language }
body = Text
body-hint = What is planned, what can still change, what happens with the result. You can use Markdown: headings, lists, links.
body-in = Text in { $language }
markdown-hint = You can use Markdown: headings, lists, links.
level-hint = What the city promises to residents. The promise is shown on the page.
phase-hint = The phase of the Climate City Contract this belongs to.
field-hint = The field of action of the contract.
choose = Choose
reason = Reason
reason-hint = Public. Say in a sentence why the text changes.
save = Save
save-draft = Save as a draft
cancel = Cancel

# The official answer.
answer-lede = What the city does with what it heard, and why. It is public, in every language of the consultation.
answer-in = Answer in { $language }
answer-stands = It stands as it was published.
answer-publish-hint = A published answer stands. It cannot be changed afterwards.
publish-answer = Publish the answer
polls-without-results = { $n ->
    [one] The results of { $n } poll are not published yet. Publish them first, so that residents can read the answer beside them.
   *[other] The results of { $n } polls are not published yet. Publish them first, so that residents can read the answer beside them.
}

# What is missing.
missing-language = Choose at least one language
missing-title = The title in { $language }
missing-summary = The summary in { $language }
missing-body = The text in { $language }
missing-question = A question
missing-question-text = The text of question { $question } in { $language }
missing-options = At least two options for question { $question }
missing-option-label = Option { $option } of question { $question } in { $language }
missing-duplicate = Question { $question }: two options read the same in { $language }
missing-limits = Question { $question }: the limits do not fit how it is answered, or its options
missing-rule = Question { $question }: the rule or the number of winners does not fit how it is answered
concerns = Before you publish, have a look:
concern-every-option = Question { $question }: there are as many winners as options, so all of them win.
missing-roll = Somebody on the electoral roll
missing-opening = The opening date
missing-closing = The closing date, or that there is none
missing-closes-before = The closing date lies before the opening
missing-closes-past = The closing date lies in the past

# Members.
members-caption = Team of { $city }
members-lede = Everyone here can write and publish in the name of the city.
email = E-mail address
role = Role
actions = Actions
you = (you)
remove = Remove
last-administrator = Last administrator
pending-title = Invitations
pending-caption = Invitations that wait for an answer
expires = Valid until
invite-title = Invite somebody
invite-hint = We send an invitation to this address. It can be accepted by whoever reads its mail.
invite = Send the invitation

# Facts.
facts-of = Facts of { $city }
facts-lede = What the city declares about itself. It is public, and the indicators rest on it.
facts-administrators = Only administrators of the city can change these facts.
on-record = On record
declare = Declare
declared-on = { $level }, declared on { $date }
not-declared = Not declared
population = Population
residents = Residents
residents-hint = Of the boundary chosen below, in digits.
year = Year
year-hint = The year the number is from.
source = Source
source-hint = For example: national statistical office, with the name of the table.
boundary = Boundary
boundary-hint = What “the city” means here. Cities with different boundaries cannot be compared.
preparedness = Level of preparedness
preparedness-hint = The city’s own view of where it starts from. It is no ranking.
has-and-lacks = Has: { $has }. Lacks: { $lacks }.
