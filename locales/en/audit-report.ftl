# What an audit says. The names after "name-", "check-", "proved-", "why-", "fault-" and "unsound-" are those of
# `parvis audit --json`; the page gets all of it at once, when somebody presses "Check". No message may take an argument.

# In short.
passed = Nothing is wrong with what can be checked here
passed-more = Every check that this file allows was passed. What it cannot prove by itself is listed last.
failed = Do not rely on this file
failed-more = At least one check failed. The file is not what the vote published, or what you gave does not belong to it, or the vote was not run as it should have been.
nothing-read = This is not the published file of a vote
nothing-read-more = Or its first line is damaged. Check that you chose the right file; its name ends in .jsonl or .jsonl.gz.
group-failed = Wrong
group-proved = Proved
group-not-provable = Not provable here
line = line
more = others like it
detail = The program says:

# Facts.
ballots = Ballots counted
superseded = Superseded
checkpoints = Checkpoints
smallest-batch = Smallest batch
batch = Each ballot can be dated to the batch it was logged with.
batch-few = The smallest batch is small: whoever knows when somebody voted might find out how.
origin = Log
key = Key

witnesses = Other sites that have signed the log, or are said to have:
witness-signed = Has signed it. Entries:
witness-nothing = Has signed nothing of it.
witness-named = Only its name stands there; give its key to have it checked. Entries:

# What cannot be used.
problem-witness = This is not the key of a witness:
problem-receipt = This file is not a receipt:
problem-checkpoint = This file is too large to be a checkpoint:
problem-source = The file could not be read to its end. It may have been moved, or the network may have failed.
problem-gzip = This browser cannot unpack .gz files. Unpack the file first, or use a newer browser.

# Each check: its name, and what is claimed.
name-file = Complete file
check-file = The file is complete, and its lines stand in their order.
name-signature = Signature
check-signature = The vote’s key has signed this file exactly as it is.
name-definition = Rules fixed first
check-definition = Questions, rules and tie-breaking were fixed in the log before the first ballot.
name-checkpoints = Signed checkpoints
check-checkpoints = Every checkpoint is signed by the vote’s key.
name-log = Unbroken log
check-log = Every checkpoint fits the entries before it: none was changed, taken out or put in between.
name-order = Order
check-order = Entries are sorted within each batch, so that their order tells nothing about voters, and none is there twice.
name-openings = Ballots as cast
check-openings = Every counted ballot is the one its entry committed to when it was logged.
name-ballots = Valid ballots
check-ballots = Every counted ballot is valid.
name-superseded = Changed votes
check-superseded = Every entry that is not counted was marked superseded with its own replace key, and its choices stay closed.
name-turnout = Turnout
check-turnout = There are as many ballots as people are said to have voted, and no more of them than papers issued.
name-roll = Roll
check-roll = No more papers were issued than people are on the roll.
name-tokens = Tokens
check-tokens = Every ballot from the web was cast with a token of this vote, none with the token of another, and no more than were taken.
name-decryption = Opening of the sum
check-decryption = As many trustees as are needed opened the sum of the encrypted ballots, each with their own share; no ballot was opened.
name-tally = Count
check-tally = The ballots add up to the published count.
name-outcome = Winners
check-outcome = The published winners and ties follow from the count by the rules fixed before the vote.
name-key = Key of the vote
check-key = The key is that of the vote.
proved-key = The key is the one you gave.
name-one-log = The same for everybody
check-one-log = Everybody was shown the same log.
proved-one-log = The checkpoints you gave and the witnesses you trust are of this very log: whoever kept or signed them was shown no other.
name-receipts = Receipts
check-receipts = Voters find their ballots in the log as they cast them.
proved-receipts = The ballots of the receipts you gave are in the log as they were cast, and are counted.
name-entitlement = Right to vote
check-entitlement = Every ballot is that of one person who may vote.
name-supersession = Changed by their voters
check-supersession = Superseded ballots were changed by those who cast them.

# Why a claim cannot be told; stands after it.
why-unread = Not checked, for the file could not be read to its end.
why-no-roll = This cannot be told: the file names no roll.
why-key-from-file = This cannot be told from the file itself. Compare the key with the one on the page of the vote, in your receipt or in a newspaper, or give it above.
why-no-checkpoint = This takes a checkpoint that somebody else kept, or a witness; give it, or the key of the witness, above.
why-not-witnessed = This cannot be told: no witness you trust has signed this log.
why-witnessed-in-part = This is proved up to the entries that a witness you trust has signed, and no further. The latest checkpoint, from the page of the log, may carry its signature; give it above.
why-no-receipt = This takes their receipts; give yours above.
why-receipt-superseded = This is open: the ballot of a receipt is marked superseded. If its holder never changed it, the count is wrong, and only they can know.
why-no-tokens = This rests on the word of those who ran the vote: ballots carry no proof of it, only the numbers above are public.
why-not-anonymous = This cannot be told: ballots of this vote have no tokens.
why-tokens-given = This rests in part on the word of those who ran the vote: that each ballot from the web has a token of its own can be checked, and is above; to whom tokens were given cannot.
why-only-voters-know = This can be told by those voters alone. If the site made their replace keys, it could have marked a ballot by itself.

# What is wrong.
fault-unreadable = The line cannot be read.
fault-misplaced = The line does not belong here.
fault-cut-off = The file ends before its signature.
fault-unsound = The definition makes no sense.
fault-ballots-first = The first checkpoint is not about the definition alone: ballots came before the rules were fixed.
fault-not-signed = The signature of the vote’s key is missing or wrong: this was changed after it was signed, or never signed.
fault-other-size = The checkpoint is about another number of entries than stand before it: some are missing, or too many.
fault-nothing-new = The checkpoint is about the same entries as the one before.
fault-other-root = The checkpoint is about other entries than stand before it: one was changed, moved or exchanged.
fault-uncovered = Entries come after the last checkpoint: they were put in afterwards, or the checkpoint is missing.
fault-unsorted = The batch is not sorted: the order may tell who voted when.
fault-twice = An entry is in the log twice: a ballot was copied.
fault-other-entry = This is not what the entry committed to when it was logged.
fault-invalid = The ballot breaks the rules of the vote.
fault-other-bearer = The ballot names its voter where no ballot may, or does not where every ballot must.
fault-not-proved = The encrypted ballot does not prove that it is valid, and made for its token in this vote.
fault-wrong-share = A share of this trustee is wrong.
fault-share-twice = This trustee opened the sum twice, or stands in the wrong place.
fault-too-few-shares = Fewer trustees opened the sum of the ballots than are needed.
fault-not-opened = The sum of the encrypted ballots does not open to a count, so there is nothing to compare with.
fault-channel-twice = A channel is named twice.
fault-ballots-voters = The number of ballots is not that of people who voted.
fault-voters-issued = More people voted than papers were issued.
fault-issued-roll = More papers were issued than people are on the roll.
fault-other-token-key = The secret token key does not belong to the public one that was fixed before the vote.
fault-bad-token = The token was not made with the token key of this vote: the ballot was cast without one, or was invented.
fault-token-twice = Two ballots were cast with one token.
fault-no-token = The number of ballots with a token is not that of people who voted on the web.
fault-tokens-taken = The number of tokens taken is missing, or smaller than that of ballots cast with one, or larger than that of papers issued.
fault-other-tally = The ballots add up to something else than the published count.
fault-other-outcome = The published winners or ties do not follow from the ballots by the rules.
fault-other-key = The file is signed with another key than the one expected.
fault-bad-checkpoint = This is not a checkpoint signed by this vote’s key.
fault-other-log = This checkpoint does not fit the log: somebody was shown another one.
fault-bad-cosignature = What stands there as the signature of this witness is not its signature.
fault-bad-receipt = This is not a receipt of this vote for the ballot on it.
fault-broken-promise = The ballot of this receipt was promised to be in the log, and is not. The signed promise proves it.

# What is wrong with a definition.
unsound-format = It is not of the format parvis-bundle/1.
unsound-key = Its key is not a sound Ed25519 key.
unsound-token-key = It has no sound token key, or has one though ballots have no tokens.
unsound-numbers = It has no question, or the number of a question or an option is used twice.
unsound-rule = A method, a rule or a number of seats does not fit its question.
unsound-trustees = It has encrypted ballots without trustees who have confirmed their key, or trustees without encrypted ballots.
unsound-sealed = Its ballots are encrypted, and a question has answers that cannot be added up without being opened.
