# A poll, as residents meet it: ballot paper, review, receipt, results.

eyebrow = Poll · { $city }
cities = Cities
description = { $city }: questions, dates and results.

# Facts.
facts = Facts
opens = Opens
closes = Closes
open-ended = No closing date yet. The team announces it before the close.
who-may-vote = Who may vote
any-account = Anyone with an account
declared-residents = Residents of { $city }, by their own declaration
electoral-roll = Those on the electoral roll of this poll; no account is needed
consultative-title = What your vote does
consultative = This vote is consultative. It tells the city what residents think. The city decides, and publishes what it decided and why.

# What a visitor can do.
sign-in-to-vote = Sign in to vote
sign-in-explanation = You need an account, so that everyone votes once. An e-mail address is enough. You come back to this page afterwards.
opens-on = Voting opens on { $moment }. You can already read the questions.
opens-later = Voting is not open yet. You can already read the questions.
draft-note = This poll is a draft. Only the team can see it.
not-eligible-title = You cannot vote in this poll
not-eligible = This poll is for residents of { $city }.
already-voted-title = You have voted
already-voted = You can still change your vote until the close. Your new ballot then replaces the first one. Your earlier choice is not shown here: Parvis never shows anyone what they voted.
already-voted-open-ended = You can still change your vote as long as the poll is open. Your new ballot then replaces the first one. Your earlier choice is not shown here: Parvis never shows anyone what they voted.
change-my-vote = Change my vote
counting-title = Voting is over
counting = The last ballots are being counted. Then the link between ballots and voters is destroyed.
hidden-title = Voting is over
hidden = The ballots are sealed. The results appear here as soon as the team of the city publishes them.

# The ballot paper.
step-choose = Choose
step-review = Check
step-cast = Cast
choose-one = Choose one option.
choose-exactly = { $n ->
    [one] Choose { $n } option.
   *[other] Choose { $n } options.
}
choose-up-to = { $n ->
    [one] Choose at most { $n } option.
   *[other] Choose up to { $n } options.
}
choose-at-least = { $n ->
    [one] Choose at least { $n } option.
   *[other] Choose at least { $n } options.
}
choose-between = Choose { $min } to { $max } options.
choose-any = Choose as many options as you like.
may-be-left-blank = You may leave this question blank.
left = { $left ->
    [one] { $left } of { $max } choices left
   *[other] { $left } of { $max } choices left
}
none-left = No choice left: you have chosen { $max }
too-many = You have already chosen { $max }. Take one away to choose another.
declaration-title = Your residence
declare-residence = I live in { $city }
declare-residence-hint = This poll is for residents. Your declaration is enough; it is kept with your account, not with your ballot.
review-button = Check my choices
review-title = Check your choices
review-explanation = Nothing is cast yet. Read your choices once more.
left-blank = Left blank
cast-button = Cast my ballot
change-button = Change my choices
secrecy-title = Your vote is secret.
secrecy-note = Who voted and what was voted are kept apart. Nobody sees results before the close, not even the team.
secrecy-label = Secrecy of the vote
secrecy-link = Is my vote secret?

# The receipt.
receipt-page = Receipt
receipt-cast = Your ballot is in
receipt-replaced = Your new ballot is in
receipt-replaced-note = It replaces the one you cast before.
receipt-poll = Poll
receipt-consultation = Consultation
receipt-code = Receipt code
receipt-code-title = Keep your receipt code
receipt-code-once = This code is shown only now. Write it down or print this page if you want to check your ballot later.
receipt-code-use = After the close, once the results are public, all ballots are published in random order, each under its receipt code. Find yours to check that it is counted as you cast it.
receipt-code-warning = Do not show your code to anyone. After the close, it shows what you voted.
receipt-code-changed = If you vote again, you get a new code. The old one is no longer valid.
receipt-signed = A signed receipt, for those who want to check for themselves
receipt-signed-what = The file holds a promise, signed by this site, that your ballot will be in the log of this vote, and what is needed to check that it commits to your very choices. If the promise is broken, the file proves it to anybody.
receipt-signed-warning = It shows how you voted. Do not keep it on a shared device, and download it only if you want to be able to show your vote.
receipt-signed-download = Download the signed receipt
log = Log
log-link = The log of this vote
receipt-gone = The receipt code was shown once and is not kept for you. If you did not note it, you can vote again until the close: you then get a new one.
receipt-gone-closed = The receipt code was shown once and is not kept for you. Your ballot counts all the same.
receipt-next = What happens next
receipt-change-until = You can change your vote until { $moment }.
receipt-change-open-ended = You can change your vote as long as the poll is open.
receipt-results = Results stay hidden from everyone until the close. Then the team publishes them on the page of the poll.
receipt-answer = The city then says what it decided, and why, on the page of the consultation.
receipt-closed = The poll is now closed. Your vote can no longer be changed.
back-to-poll = Back to the poll
back-to-consultation = Back to the consultation

# Results.
results = Results
results-published-on = Published on { $date }
result-one = { $option } comes first with { $votes } of { $n } ballots ({ $share }).
result-tie = It is a tie: { $options } have { $votes } of { $n } ballots each ({ $share }).
result-tie-last = For the last places it is a tie: { $options } have { $votes } of { $n } ballots each ({ $share }).
lot-drew = The lot decided for { $options }.
lot-consultative = The ballots do not tell these options apart: the lot did, by the rule published before the vote.
result-none = Nobody answered this question.
base = { $n ->
    [one] { $n } ballot answered this question
   *[other] { $n } ballots answered this question
}
approval-note = People could choose several options, so the shares add up to more than 100%.
blank-ballots = { $n ->
    [0] No ballot left this question blank.
    [one] { $n } ballot left this question blank. It does not count in the shares.
   *[other] { $n } ballots left this question blank. They do not count in the shares.
}
table-caption = Count: { $question }
table-option = Option
table-ballots = Ballots
table-share = Share
turnout = Turnout
languages = Languages
people-voted = { $n ->
    [one] { $n } person voted.
   *[other] { $n } people voted.
}
turnout-share = That is { $share } of the { $population } people who live in { $city }.
turnout-channels = On paper, by telephone, with help and in person: sheets that the city typed in, each counted once under its own code.
turnout-caption = Who voted, by channel
turnout-channel = Channel
turnout-people = People
turnout-total = All channels
how-counted = How is this counted?
how-counted-ballots = Every ballot counts once. A ballot that was changed before the close counts as it was last cast.
how-counted-shares = Shares are parts of the ballots that answered the question.
how-counted-ties = This poll was published before lots were drawn between options that are only chosen. There, a tie is reported as a tie, and nothing breaks it.
check-this-vote = Check this vote yourself
less-than = less than { $percent }
see-all-ballots = See all ballots, under their receipt codes
ballots-title = All ballots
ballots-lede = { $n ->
    [one] { $n } ballot was counted. It is listed under its receipt code.
   *[other] { $n } ballots were counted. Each is listed under its receipt code. Codes are random, and so is the order.
}
ballots-check = If you kept your receipt code, look for it here to check that your ballot is counted as you cast it. The list is sorted by code.
ballots-caption = Ballots by receipt code
ballots-code = Receipt code
ballots-download = Download all ballots (CSV)
orders-download = Orders of preference for { $question }, to be counted by any program:
ballots-none = No ballot was cast.

# What changed.
corrections = Corrections
corrections-explanation = The team corrected an explanation while the poll was open. The questions and options themselves cannot change once voting is open.
history = Decisions about this poll

# Above the questions.
open-until = Open until { $moment }
open-no-end = Open, without a closing date yet
opens-at = Opens on { $moment }
closed-on = Closed on { $moment }
leave-blank = Leave this question blank
and = and

# Order of preference, scores, points.
rank-any = Put the options in order: choice 1 is the one you like best. Leave out those you do not want to rank.
rank-up-to = { $max ->
    [one] Put { $max } option first.
   *[other] Put up to { $max } options in order: choice 1 is the one you like best.
}
rank-exactly = { $max ->
    [one] Put { $max } option first.
   *[other] Put { $max } options in order: choice 1 is the one you like best.
}
rank-between = Put { $min } to { $max } options in order: choice 1 is the one you like best.
score-rule = Give each option a number from 0 to { $highest }. An option left empty gets 0.
points-rule = { $credits ->
    [one] You have { $credits } point to give.
   *[other] You have { $credits } points to share out as you like.
}
points-rule-capped = { $credits ->
    [one] You have { $credits } point to give.
   *[other] You have { $credits } points to share out, at most { $highest } on one option.
}
quadratic-rule = You have { $credits } credits to buy votes with. For the same option, one vote costs 1 credit, two cost 4, three cost 9, and so on.
place = Choice { $n }
no-place = Not ranked
mark-number = { $label }: { $n }

# What is given and what is left, said while somebody fills in the paper. Used and rest are numbers that are put in later, n is the rest.
points-left = { $n ->
    [0] Total: { $used } of { $limit }. All points are given.
    [one] Total: { $used } of { $limit }. { $rest } point left.
   *[other] Total: { $used } of { $limit }. { $rest } points left.
}
points-over = { $n ->
    [one] Total: { $used } of { $limit }. That is { $rest } point too many.
   *[other] Total: { $used } of { $limit }. That is { $rest } points too many.
}
credits-left = { $n ->
    [0] Cost: { $used } of { $limit }. All credits are used.
    [one] Cost: { $used } of { $limit }. { $rest } credit left.
   *[other] Cost: { $used } of { $limit }. { $rest } credits left.
}
credits-over = { $n ->
    [one] Cost: { $used } of { $limit }. That is { $rest } credit too many.
   *[other] Cost: { $used } of { $limit }. That is { $rest } credits too many.
}
choices-left = { $n ->
    [0] Chosen: { $used } of { $limit }. No choice left.
    [one] Chosen: { $used } of { $limit }. { $rest } choice left.
   *[other] Chosen: { $used } of { $limit }. { $rest } choices left.
}
choices-over = { $n ->
    [one] Chosen: { $used } of { $limit }. That is { $rest } choice too many.
   *[other] Chosen: { $used } of { $limit }. That is { $rest } choices too many.
}
spending-unclear = Only whole numbers from 0 upwards can be added up.

# What decides, and what it came to.
decided-irv = Decided by instant runoff: whoever has the fewest first choices drops out, and those ballots move on to their next choice, until one option has more than half.
decided-stv = { $seats ->
    [one] Decided by single transferable vote, as Scottish councils are elected: { $seats } option wins.
   *[other] Decided by single transferable vote, as Scottish councils are elected: { $seats } options win.
}
decided-schulze = { $seats ->
    [one] Decided by the Schulze method: every option is compared with every other.
   *[other] Decided by the Schulze method: every option is compared with every other. The best { $seats } win.
}
decided-borda = { $seats ->
    [one] Decided by points for each place (Borda).
   *[other] Decided by points for each place (Borda). The best { $seats } win.
}
decided-score = { $seats ->
    [one] The option with the highest sum wins.
   *[other] The { $seats } options with the highest sums win.
}
decided-named = { $seats ->
    [one] The option on the most ballots wins; between equals the lot decides.
   *[other] The { $seats } options on the most ballots win; between equals the lot decides.
}
decided-named-before = The option on the most ballots comes first; a tie stays a tie.
won-one = { $option } wins.
won-several = The winners, in this order: { $options }.
first-choices = First choices
sum = Sum
sum-note = Out of { $n } ballots. An option left empty counts as 0.
borda-note = Two points for each option ranked lower, one for each that is tied.
table-sum = Sum
table-average = On average
table-named = On ballots
rounds = Count, round by round
round = Round { $n }
stage = Stage { $n }
round-out = Round { $n }: nobody has more than half. { $option } has the fewest ballots ({ $votes }) and drops out.
round-won = Round { $n }: { $option } has { $votes } of { $active } ballots that still count, more than half.
round-last = Round { $n }: only { $option } is left, with { $votes } of { $active } ballots that still count.
exhausted = No further choice
stv-quota = { $ballots } ballots, { $seats } winners: to win, an option needs { $quota } votes.
stage-first = Stage { $n }: first choices are counted.
stage-surplus = Stage { $n }: { $option } has more votes than it needs. The surplus moves on to next choices, each ballot with a part of its weight.
stage-out = Stage { $n }: { $option } has the fewest votes and drops out. Its ballots move on to next choices.
stage-elected = Chosen: { $options }.
pairwise = Every option against every other
pairwise-caption = How many ballots rank the option of the row above the option of the column
paths-caption = Strongest paths from the option of the row to the option of the column
paths-note = A path leads from winner to loser of one comparison after another; it is as strong as its weakest step. The winner has the stronger path against every other.
condorcet = { $option } beats every other option in direct comparison.
no-condorcet = No option beats every other in direct comparison: there is a circle, or a tie. The strongest paths decide.
margin = { $ballots ->
    [one] With { $ballots } ballot cast otherwise, the result could have been another.
   *[other] With { $ballots } ballots cast otherwise, the result could have been another; with fewer, it could not.
}
is-out = out
ties-drawn = A tie had to be broken between { $options }.
compared = The same ballots under other rules
compared-note = A comparison, which decides nothing: the rule was fixed before the vote.
compared-rule = Rule
compared-winners = Would win
compared-outcome = Result
compared-same = Same result
compared-other = Another result
compared-all-same = Every rule compared here comes to the same result: it is stable.
compared-some-differ = Some rules come to another result: the outcome depends on the rule that was fixed.
ties-by-seed = Ties are broken by lot: by the SHA-256 of this seed, a zero byte and the number of the option, lowest first. The seed was published with the poll: { $seed }
ties-by-id = Of tied options, the one whose number comes first as text was drawn.
seed = Seed for ties
