# The page where anybody checks the published file of a vote.

title = Check a vote yourself
lede = A vote can publish a file from which anybody can count it again. Choose the file: your browser goes through every line and says what it proves, and what nobody can prove with it.
description = Check the published file of a vote in your browser. Nothing leaves your device.

# The form.
private = Nothing leaves your device. Your browser reads the file itself; it is sent nowhere.
file = The published file
file-hint = Its name ends in .jsonl or .jsonl.gz. It may be large: it is read piece by piece.
file-missing = Choose the file first.
error = Error:
kept = Compare with what you or others kept
kept-explanation = All of it is optional. The file alone cannot show that everybody was given the same one; what others kept can.
key = The key of the vote
key-hint = As you found it somewhere else than in the file: on the page of the vote, in your receipt, in a newspaper.
witnesses = Keys of witnesses you trust
witnesses-hint = Other sites sign what they have seen of this vote. Take their keys from them, not from here, with spaces between.
checkpoints = Checkpoints
checkpoints-hint = Signed checkpoints or proofs that you or a witness saved while the vote was open.
receipts = Receipts
receipts-hint = Receipt files saved after voting. They show a vote: they too stay on your device.
check = Check
check-this = Check this vote in my browser
stop = Stop
under-way = Checking…
not-loaded = The program that checks could not be loaded. Try again when you are online, or use one of the other ways.
not-here = The check cannot run on this page, because JavaScript is off or the program for it is missing here.
not-here-link = Other programs make the same check.

# Other ways.
without = Without this page
without-why = This page comes from a site that runs votes. If you would rather not take its word, make the same check with a program from somewhere else. Both work without a network.
without-parvis = Parvis on your own computer makes the same check, with the same code:
without-kept = With what you or others kept:
without-python = A second program was written separately, in Python, from the description of the file alone. It stands in the folder tests/verify of Parvis’ source and needs nothing but Python:
