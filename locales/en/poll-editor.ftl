# The pages of a poll for its team.

poll = Poll
poll-of = Poll · { $city }
public-page = Public page
facts = Facts
opens = Opens
closes = Closes
not-set = Not set yet
open-ended = No closing date
eligibility = Who may vote
questions = Questions
languages = Languages
history = Decisions
corrections = Corrections
cancel = Cancel
save = Save
reason = Reason
reason-hint = Public. Say in a sentence or two why.
markdown-hint = You can use Markdown: headings, lists, links.
zone-hint = Local time of the city ({ $zone }).

# Where it stands.
before-publishing = Before publishing
nothing-missing = Nothing is missing
missing-count = { $n ->
    [one] { $n } thing is missing. The link leads to its field.
   *[other] { $n } things are missing. Each link leads to its field.
}
consultation-first = The consultation is still a draft. Publish it first.
to-consultation = Go to the consultation
publish = Publish the poll
publish-hint = Look at the preview in every language first. Once the poll is open, its questions and options cannot be changed any more.
scheduled-title = Not open yet
scheduled = The poll is public and opens on its date. Until then, all its texts can be corrected.
open-title = Open
open = Residents are voting. Nobody sees results before the close, not even the team.
closing-title = Being counted
closing = The poll is closed. The last ballots are being written, then the link between voters and ballots is destroyed. This takes a moment.
closed-title = Closed, results not published
closed = The ballots are sealed and counted. You see the results when everyone does: once you publish them.
published-title = Results published
published = The results are on the public page. The official answer of the city is the next step.
turnout = Turnout
voters = Voters
voters-note = people, each counted once
share = Share of the population
share-note = of { $population } residents
channel = Channel
channels-caption = Voters by channel

# The editor.
edit-questions = Questions
edit-lede = Adding, moving and removing keeps what you typed. It is stored when you save.
title = Title
title-in = Title in { $language }
intro = Introduction
intro-hint = What residents should know before they answer. You can use Markdown: headings, lists, links.
intro-in = Introduction in { $language }
any-account-hint = One vote per account. Where people live is not asked.
declared-residents-hint = People declare that they live in the city. It is their word; nobody checks it.
electoral-roll-hint = Only those on a list that you give may vote, each once, with a code, an identifier or their e-mail address. No account is needed. You fill the roll on a page of its own before the poll opens.
no-question = No question yet.
question-number = Question { $question }
question-in = Question { $question } in { $language }
help-in = Help in { $language }
method = How it is answered
single-choice = One choice
single-choice-hint = Exactly one option.
approval = Several choices
approval-hint = Every option one agrees with, between a least and a most number.
min = Least choices
max = Most choices
limits-hint = For several choices and orders of preference.
optional-question = May be left blank
optional-question-hint = Residents can skip this question.
random-order = Random order
random-order-hint = Every resident sees the options in another order, so that the first one has no advantage.
option-in = Option { $option } of question { $question } in { $language }
description-in = Explanation of option { $option } in { $language }
add-question = Add a question
add-option = Add an option to question { $question }
remove-question = Remove question { $question }
question-up = Move question { $question } up
question-down = Move question { $question } down
remove-option = Remove option { $option } of question { $question }
option-up = Move option { $option } of question { $question } up
option-down = Move option { $option } of question { $question } down

# Dates.
edit-dates = Dates
dates-lede = When residents can vote. The close can be moved later once the poll is public, but never brought forward without closing early in public.
no-closing = No closing date for now
no-closing-hint = The poll stays open until you give it a closing date.

# Preview.
preview = Preview
preview-lede = The poll as residents will see it. Nothing can be cast here.
language = Language
width = Width
phone = Phone
wide = Wide screen
as-on-phone = As on a phone, 360 pixels wide
as-on-wide = As on a wide screen
open-full = Open as a page of its own

# Decisions.
extend = Extend
extend-lede = Gives residents more time. The new date and your reason are public.
present-close = Present close
new-close = New close
extend-button = Move the close
close-early = Close early
close-lede = Ends voting now. Your reason is public.
close-warning = This cannot be undone. Every ballot cast so far counts.
close-button = Close the poll now
publish-results = Publish the results
results-lede = Everyone sees the results at the same moment, the team included.

# Corrections.
correct = Correct a text
correct-lede = Once a poll is open, only what cannot change the meaning of a ballot can be corrected. The text before and after and your reason are public.
nothing-to-correct = No text of this poll can be corrected any more.
choose-text = Choose a text
text = Text
in-language = , in { $language }
empty-text = Empty
before = As it stands:
after = Corrected text
correct-button = Publish the correction

# Methods with places or numbers.
ranked = Order of preference
ranked-hint = Residents put options in order, the best first.
score = Scores
score-hint = Residents give each option a number, from 0 to the highest.
points = Points to share out
points-hint = Residents share a number of points among the options.
quadratic = Quadratic votes
quadratic-hint = Residents buy votes with credits: one costs 1, two cost 4, three cost 9.
highest = Highest number on an option
highest-hint = For scores and points.
credits = Points or credits of each voter
credits-hint = For points and quadratic votes.
deciding-rule = Rule that decides
deciding-rule-hint = For an order of preference. It is fixed when the poll opens; other rules are shown beside it as a comparison.
usual-rule = The usual one
seats = How many options win
seats-hint = Leave empty for one. With one choice each, those with the most votes win: a group that spreads its votes may lose everything. An order of preference avoids that.

# Rehearsal.
rehearsal = Rehearsal
rehearsal-lede = Your poll on invented voters: the results, and how they will be explained.
rehearsal-note = These voters are invented by chance. Nobody voted, and nothing is kept. The numbers say nothing about what residents will choose.
rehearsal-voters = Invented voters
rehearsal-again = Draw other voters
rehearsal-results = Results as they will look
rehearsal-not-ready = There is nothing to rehearse yet: the poll needs a question with two options, and limits and a rule that fit.
