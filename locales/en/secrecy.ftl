# Is my vote secret? What Parvis promises, and what it does not.

title = Is my vote secret?
lede = Yes, with limits. This page says what Parvis does, what it promises and what it does not promise.
description = How Parvis keeps ballots secret, what it promises and what it does not.

short = In short
short-apart = Who voted and what was voted are kept in two separate tables. No date, no order and no address joins them.
short-hidden = Nobody sees any result before the close: not the public, not the city's team, not the mission staff.
short-destroyed = At the close, the only link between you and your ballot is destroyed. From then on nobody can find your ballot by your name, not even those who run Parvis.
short-named = A team may also make a vote public, with names, as under a petition. The page of such a vote says so before anybody votes.

open = While a poll is open
open-turnout = A first table says who voted. It is needed so that everyone votes once.
open-ballot = A second table holds the ballots. Each ballot is filed under a pseudonym: a long number computed from your account with a secret of this poll and a key that is kept outside the database.
open-why = The pseudonym has one purpose: if you vote again, your new ballot replaces the old one.
open-nothing = Nothing else is kept with a ballot but what opens its fingerprint in the log: no time, no order, no internet address, no device.
open-shuffled = Ballots that arrive together are shuffled before they are written.
open-technical = For specialists: the pseudonym is an HMAC-SHA-256 of the account, keyed with the poll's secret combined with the key kept outside the database. The database alone is not enough to compute it.

close = At the close
close-rewritten = All ballots are written anew, in random order, without the pseudonym.
close-secret = The secret of the poll is destroyed. The pseudonyms can no longer be computed.
close-count = Then the ballots are counted, and the team of the city can publish the results.

receipt = Your receipt
receipt-code = When you cast a ballot, you see a code once. It stands for the fingerprint of your ballot, which is made with chance, and is not kept with your account.
receipt-list = When the results are published, all ballots are listed in random order, each under its receipt code. You can find yours and check that it is counted as you cast it. Anybody can count all of them again.
receipt-signed = If you want, you can also download a signed receipt. It holds your choices, and proves to anybody that the site promised to count them. While the poll is open, it can be downloaded by who is signed in as you and knows the code.
receipt-warning = Keep the code to yourself: after the close it shows what you voted. If you do not want to be able to show your vote to anyone, do not note it.
receipt-check = Check a vote yourself

log = How anybody can check the count
log-entries = Each ballot leaves a fingerprint in a public log as soon as it is cast. The fingerprint says nothing about your choices or about you.
log-signed = The log can only grow: each of its states is signed, and whoever keeps one can prove later that nothing was changed or taken out.
log-file = When the results are public, one file holds everything needed to check that every ballot in the log was counted as it was cast. Anybody can do that, without asking us.
log-batches = Fingerprints are added in batches, so anybody can later tell in which batch a ballot was cast. A batch has at least twenty ballots, unless the poll closes or a promise falls due. Where other sites witness a vote, they note when each batch was added.
log-changed = If you change your vote, the file says that some ballot in its batch was changed, but neither what was on it nor which ballot took its place.
log-cheating = A dishonest operator could still add ballots of people who do not exist, or call a ballot changed that nobody changed. The first shows in the turnout, the second to whoever kept a signed receipt.

paper = Votes on paper
paper-team = Where a city takes votes on paper, by telephone or with help, its team types the sheets in. Those who do so see what stands on each sheet, and its code; the code is drawn at random and stands for no name. Whoever helps you, or takes your call, hears your vote.
paper-counted = Two people key each sheet. Once a pile is counted, what was keyed is deleted, and the ballots lie among all the others. Ballots of one pile enter the log together.
paper-receipt = There is no receipt for a vote on paper: you cannot find your ballot in the list. It can be checked only that no more sheets were counted than were printed, and that two people read the same.
paper-twice = Without an electoral roll, somebody could vote on paper and on this site, or with two sheets, if the city hands out more than one. Each code counts once, and each account counts once; nobody compares the two.

not = What Parvis does not promise
not-live = While a poll is open, somebody with full access at the same time to the running server, its memory, its key and its database could link voters to ballots. After the close this is over.
not-disk = Somebody who searches the disk, or has a backup made while the poll was open together with the key, may find traces of that time.
not-coercion = There is no protection if somebody stands beside you while you vote, forces you, or pays you. You can vote again later, until the close: only the last ballot counts.
not-device = Your own device is out of our reach: a harmful program on it can see or change what you do.
not-network = Whoever watches the network cannot read your ballot on a site that uses HTTPS, but can see that you visited it, and when.
not-few = If few people vote, or if all vote alike, the results themselves say what everyone voted.
not-pattern = Where options are put in order or given numbers, each ballot is published as it was filled in. Somebody who makes you use an unusual order or unusual numbers could recognise your ballot in the list.
not-eligibility = Parvis knows an e-mail address, and sometimes your declaration that you live in a city. It does not prove who you are.
not-binding = Polls here are consultative. Parvis is not made for elections or for votes that bind by law: those need more than this.

who = Who sees what
who-caption = Who sees what, and when
who-person = Who
who-open = While the poll is open
who-closed = After the close
who-public = Everyone
who-public-open = How many people voted
who-public-closed = The results and the list of ballots, once published
who-team = The team of the city
who-team-open = How many people voted
who-team-closed = The same as everyone
who-you = You
who-you-open = That you voted; what, only in a signed receipt
who-you-closed = That you voted; your ballot, if you kept the code or the signed receipt
who-operator = Those who run the server
who-operator-open = Who voted; what was voted only with full access as said above
who-operator-closed = Who voted; no longer whose ballot is whose

change = Can I change my vote?
change-answer = Yes, as often as you like until the close. Only your last ballot counts. Parvis does not show you the earlier one: before the close, a ballot is shown to nobody, except in the signed receipt you download yourself.
delete = What if I delete my account?
delete-answer = Your ballots stay in the count, without your name. That somebody voted stays known; that it was you does not.

# What is true of one poll, said first on its own page.
poll = In this vote
poll-scheduled = The vote has not begun. No ballot exists.
poll-open = The vote is open: what links ballots to voters is still needed, so that votes can be changed. It is destroyed at the close, on { $moment }.
poll-open-ended = The vote is open: what links ballots to voters is still needed, so that votes can be changed. It is destroyed when the team closes the vote.
poll-closing = The vote is closed and being counted. What links ballots to voters is about to be destroyed.
poll-sealed = What linked ballots to voters was destroyed on { $moment }. Nobody can find a ballot by its voter any more.
poll-any-account = Whoever has an e-mail address may vote. Parvis does not check who they are.
poll-declared = Whoever declares that they live in { $city } may vote. Parvis does not check it.
poll-logged = Every ballot leaves a fingerprint in the log of this vote, so that anybody can check the count.
poll-unlogged = This vote was published before there were logs: its ballots can be counted again by anybody, but nobody can prove that none was left out.
poll-marks = Options are put in order or given numbers here. An unusual ballot can be recognised in the published list.
poll-few =
    { $n ->
        [one] Only { $n } person has voted. With so few, the result itself can say what somebody voted.
       *[other] Only { $n } people have voted. With so few, the result itself can say what somebody voted.
    }
poll-roll = Only those on the electoral roll that the city made may vote, each once, on this site or on paper. No account is needed.

# Polls with an electoral roll.
roll = Where there is an electoral roll
roll-marks = Parvis keeps marks of the roll: neither codes nor identifiers nor addresses can be read from them without the key of the server, which is not in the database.
roll-used = For each entry, Parvis keeps whether its vote is used, not when, how or for what. Whoever has a code can find out whether it was used, by voting with it.
roll-code = Whoever has a code, an identifier or a letter can vote in its owner’s place, and replace a vote that was cast with it before. Nobody can tell afterwards.
roll-makers = Whoever made the roll or the codes, or prints the letters, could vote with those that nobody uses, or put people on the roll who do not exist. Parvis cannot see that.
roll-checks = What can be checked: nobody is added after the opening; how many are on the roll and how many voted is public; there are never more ballots than people on the roll. If few who are on the roll voted and the numbers say otherwise, people will notice.
roll-address = While a ballot is on its way, Parvis knows the code and the ballot at the same time, as it knows an account and a ballot elsewhere. At the close, what links them is destroyed.
roll-paper = On paper, whoever types a sheet in sees its code beside the vote. Somebody who also knows whose code it is would know how they voted. Hand out codes so that nobody of the team knows whose is whose.
