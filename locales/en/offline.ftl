# Paper and assisted voting, for the team of a city.

title = Paper and assisted voting
lede = For residents who do not vote on this site: print sheets, collect them, type them in. Two people key every pile, so that no slip of one of them counts.
back = Back to paper and assisted voting
closing = The poll is closed on this site. Ballots on paper are still to come: it is sealed and counted once you say that all is in, under “Paper and assisted voting”.

# Whether paper is taken.
open-title = Paper is taken
open = Sheets can be printed and typed in, also after the poll has closed on this site. The poll is sealed only once you say that all is in.
open-waiting = { $n ->
    [one] { $n } sheet waits in a pile that is not counted. Count the pile, or put it aside, before you say that all is in.
   *[other] { $n } sheets wait in piles that are not counted. Count the piles, or put them aside, before you say that all is in.
}
all-in = Say that all is in
closed-title = Paper is not taken
closed = Once you open this way of voting, the poll is not sealed before you say that all is in.
open-button = Take ballots on paper
over-title = All is counted
over = The poll is sealed. No sheet can be printed or counted any more.
draft = Publish the poll first: sheets show its questions as everyone sees them.

# Where the sheets went.
where-title = Where the sheets went
where-caption = Sheets of paper, from the printer to the count
sheets = Sheets
how-many = Number
issued = Printed
returned = Came back, in piles that are counted
entered = Counted as ballots
spoiled = Spoiled
refused = Refused: code unknown, or used before
outstanding = Not come back
waiting = In piles that are not counted yet
balanced = The numbers agree: what came back is what was counted, spoiled or refused, and no more came back than was printed.
imbalance-returned = What came back is not what was counted, spoiled or refused. Tell those who run this site.
imbalance-issued = More sheets were counted than were printed. Tell those who run this site.

# Piles.
piles = Piles
piles-caption = Piles of sheets, and where they stand
no-pile = No pile yet.
name = Name of the pile
name-hint = For your team, such as “Town hall, Monday”. Never the name of a voter.
channel = How the votes came in
standing = Where it stands
outcome = Result
actions = Actions
came-to = Ballots: { $ballots }; spoiled: { $spoiled }; refused: { $refused }
state-first = First keying
state-second = Second keying
state-compared = To be compared and counted
state-counted = Counted
new-pile = Begin a pile
new-pile-hint = A pile is a number of sheets that came in the same way and are keyed together. Whoever takes a vote by telephone, or helps somebody, fills in a sheet for them. With fewer than twenty sheets, it is easier to guess later whose they were.
pile = Sheets in the pile
pile-hint = Counted by hand, before anybody keys: 1 to 500.
begin = Begin the pile

# Printing.
print = Print sheets
print-hint = Each sheet has a code of its own, which counts once. Codes are shown once, on the page to print: they are not kept, and sheets cannot be printed again. Hand out one sheet to each person, without noting who got which.
print-roll-hint = This poll has an electoral roll: sheets have no codes of their own. Whoever votes writes the code of their letter or e-mail on the sheet. It counts once, on paper or on this site.
sheets-field = Number of sheets
sheets-hint = 1 to 500 at once.
language = Language of the sheets
place = Where to bring them
place-hint = It stands on every sheet, such as “The letterbox of the town hall, 1 Market Square”.
both-sides = Print on both sides
both-sides-hint = Each sheet then begins on a front, so that no two share a piece of paper.
print-button = Make sheets
printed-before = Printed so far
printed = { $n ->
    [one] { $n } sheet, { $at }
   *[other] { $n } sheets, { $at }
}
sheets-title = { $n ->
    [one] { $n } sheet to print
   *[other] { $n } sheets to print
}
sheets-lede = Print this page now. Each sheet begins a page of its own; a long one goes on overleaf.
sheets-once = These codes are shown once. When you leave this page, they are gone; sheets you did not print count as not come back.

# The sheet itself, for residents.
sheet-of = { $city } asks
sheet-code = Code of this sheet
sheet-write-code = Write the code of your letter or e-mail here:
sheet-how = How to fill in this sheet
sheet-fill = Use a dark pen. If you make a mistake, ask for another sheet.
sheet-no-name = Do not write your name, or anything else that tells who you are.
sheet-once = Vote once: on this sheet or on the site, not both.
sheet-bring = Bring it to:
sheet-closes = Voting closes { $at }.
sheet-cross = Put a cross in the box.
sheet-places = Write 1 in the box of your first choice, 2 for the second, and so on.
sheet-numbers = Write a number in each box; an empty box is a zero.
sheet-foot = Two people type this sheet in, each without seeing what the other typed. There is no receipt for a vote on paper.

# Keying.
first-lede = First keying. Type in every sheet of the pile as it is filled in.
second-lede = Second keying. Type in every sheet as it is filled in. What the first person typed is not shown to you.
elsewhere-lede = Each of the two keyings is done by one person.
first-elsewhere = Somebody else of the team keys this pile for the first time. You can do the second keying afterwards.
second-wanted = You have done the first keying. Now somebody else of the team keys the same sheets once more, without seeing what you typed.
second-elsewhere = Somebody else of the team keys this pile for the second time.
keyed-of = Sheets keyed: { $done } of { $pile }
next-sheet = Next sheet
code = Code of the sheet
code-hint = Eight letters, such as ABCD-EFGH. Small letters and spaces do not matter.
code-roll-hint = As it was written: the code of an entry of the electoral roll. Small letters, hyphens and spaces do not matter.
is-spoiled = This sheet is spoiled
is-spoiled-hint = It cannot be read as a valid ballot. Leave the questions empty.
keep = Keep this sheet
finish = Finish this keying
finish-hint = All sheets of the pile are keyed. Once you finish, you cannot change them any more.
keyed-so-far = Keyed so far
keyed-caption = Sheets you have keyed
take-back = Take back
line-ballot = Ballot
line-spoiled = Spoiled

# Differences.
differing-lede = The two keyings differ. Look at each of these sheets once more, together.
differ = { $n ->
    [one] They differ about { $n } sheet.
   *[other] They differ about { $n } sheets.
}
agree = { $n ->
    [one] They agree about { $n } sheet.
   *[other] They agree about { $n } sheets.
}
sheet-named = Sheet
kind-missing = It is in one of the two keyings only. A code may have been misread.
kind-spoiled = It is spoiled in one keying, and a ballot in the other.
kind-choices = The choices are not the same.
first-keying = First keying
second-keying = Second keying
absent = Not in this keying
what-is-right = What does the sheet say?
settle-first = The first keying is right
settle-second = The second keying is right
settle-absent = There is no such sheet in the pile
settle-spoiled = The sheet is spoiled
settle = Settle these differences

# The count.
ready-lede = Both keyings say the same.
ready-title = Ready to be counted
count-warning = Counting cannot be undone. The ballots join those cast on this site, in random order, and what was keyed is deleted.
count = Count this pile
sizes-differ = The two keyings have { $keyed } sheets, and the pile has { $pile }. Count the sheets by hand once more, and correct the number below.
came-to-caption = What becomes of the sheets of this pile
counted-lede = This pile is counted.
counted-title = Counted
lines-gone = What was keyed is deleted. Nobody can look up any more what a sheet said. Keep the sheets, or destroy them, by the rules of your city.
used-codes = Codes that were used before
unknown-codes = Codes that no sheet of this poll has
refused-hint = These sheets do not count. Note the codes and look at the sheets: they are shown here only now.

# Counting by hand once more, or putting aside.
aside = Correct the number of sheets, or put the pile aside
pile-again = Sheets in the pile, counted once more
correct-pile = Correct the number
discard-hint = Putting the pile aside deletes what was keyed of it. The sheets can be keyed again in another pile.
discard = Put this pile aside
