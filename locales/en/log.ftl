# The log of a poll: how it stands, whether a ballot is in it, how to check everything.

title = The log of this vote
lede = Every ballot leaves an entry here: a fingerprint that says nothing about who voted or what was chosen. Entries are only ever added. If one were changed or taken out, anybody who kept an earlier state could prove it.

standing = How it stands
entries = Entries
entries-of-ballots =
    { $ballots ->
        [0] The rules of the vote, and no ballot yet
        [one] The rules of the vote, and { $ballots } ballot
       *[other] The rules of the vote, and { $ballots } ballots
    }
origin = Name of the log
key = Key of the poll
batches = Entries wait until there are twenty to be added together, or until the poll closes, and are sorted by their fingerprint: their order tells nothing about a voter, and their moment very little. Somebody who changes their vote leaves one entry for each ballot.

find = Is my ballot in it?
code = Receipt code
code-hint = The code you were shown after voting, such as ABCD-EFGH-IJKL-MNOP. The log does not learn who you are.
look = Look for it
found-logged = Yes, it is in the log
found-place = It is entry { $place } of { $size }, counted from 0.
found-waiting = It is promised, and will be in the log
found-waiting-why = Your ballot is kept and counts. Its entry waits until there are enough others to hide among, or until the poll closes.
found-nothing = There is no such entry
found-nothing-why = Check the code letter by letter. If it is right and your receipt is signed, you hold the proof of a broken promise: please show it to the city and in public.
entry = Entry
proof = Download the proof, which can be checked without this site

keep = Keep a copy of this state
keep-why = This is the latest signed checkpoint. Whoever keeps it, a neighbour, a newspaper or another city, can later prove whether the log was changed. The more people keep one, the less can be changed in secret.
checkpoint = The latest checkpoint
definition = The rules of this vote, as they were fixed
experts = For specialists: RFC 6962 hashes, C2SP checkpoints and tiles below this address (checkpoint, tile/…, tile/entries/…), consistency proofs under consistency?old=…&new=….

all = Check everything yourself
all-later = When the results are public, one file will hold everything: the rules, the log, what opens each entry, the turnout and the result. Anybody can then check that every ballot in the log was counted as it was cast.
all-now = This file holds everything: the rules, the log, what opens each entry, the turnout and the result. No ballot in it has a name or a time.
bundle = Download the file of this vote
all-how = The program of this site checks it without any connection:
all-limits = It proves that no ballot in the log was changed, left out or miscounted. It cannot prove that everybody who voted may vote, nor that everybody was shown the same log unless somebody kept a checkpoint or a witness has signed.
