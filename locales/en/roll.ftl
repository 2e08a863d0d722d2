# The electoral roll of a poll, for the team of a city; and voting with a code, for residents.

title = Electoral roll
lede = Only those on this list may vote, each once: on this site with a code, an identifier or their e-mail address, or on paper.
back = Back to the electoral roll

# How many.
size-title = Who may vote
on-it = On the roll
used = Votes used
used-note = Who they are cannot be seen here.
may-change = The roll can change until the poll opens, and not afterwards: nobody can be added once votes are cast.
fixed = The poll has opened: nobody can be added to the roll or taken off it any more.
kept = Parvis keeps neither codes nor identifiers nor addresses, only marks from which they cannot be read. So the list cannot be shown or downloaded here: keep your own.

# A file.
grow = Add people from a file
grow-hint = A table as CSV, in UTF-8, with commas or semicolons. The first line names the columns. Exactly one of them must be called as follows; the others are passed over. Either every row is taken or none.
column-code = A code for each person: 10 to 64 letters and digits. Small letters, hyphens and spaces do not matter. You hand the codes out yourself.
column-sha256 = The SHA-256 of an identifier that people know, as 64 hexadecimal digits: Unicode form NFKC, without spaces at both ends, in lower case, as UTF-8, and then hashed. People vote by typing the identifier; it never comes to Parvis before.
column-email = An e-mail address. Whoever signs in with it may vote; once the poll is published, you can also send each of them a code.
guessable = A code or identifier that others know, or can guess, is no secret: whoever types it votes. Codes that Parvis makes have 60 bits of chance. Numbers such as those of citizens or customers are often known to others.
file = File
file-hint = CSV, at most 500,000 rows and 64 megabytes. Several files, one after the other, add up.
at-once = Send each of them a code by e-mail now
at-once-hint = For a file of addresses only.
mail-language = Language of the e-mails
take = Put on the roll
check = Only check, and download what is wrong
check-hint = Checking takes nothing. It gives you a table of every row that is wrong; Parvis keeps nothing of it.

# What is wrong with a file.
report-title = Nothing was taken from the file
report = { $n ->
    [one] { $n } row is wrong. Correct the file and send it again.
   *[other] { $n } rows are wrong. Correct the file and send it again.
}
report-caption = Rows that are wrong
line = Line
wrong = What is wrong
every-line = More than { $n } rows are wrong. All lines, by what is wrong with them
fault-empty = There is nothing in the column
fault-malformed = It is not what the column says
fault-repeated = The same stands in line { $line }
fault-known = It is on the roll already
fault-unknown = It is not on the roll
kind-repeated = The same stands in an earlier line

# Invitations by mail.
invite = Invite by e-mail
invite-hint = Send the addresses once more: Parvis has not kept them. Each gets an e-mail with a code of their own. If a mail got lost, send its address again: the earlier code stops working.
invitees-hint = CSV with a column called email. Everybody in it must be on the roll. At most 20,000 at once.
send = Send invitations
language = Language

# Letters.
letters-title = Invite by letter
letters-hint = Parvis makes codes, puts them on the roll, and shows one letter for each, to print. The codes are shown once and cannot be printed again. Dates on the letters are those of the poll as it is now.
letters-field = Number of letters
letters-field-hint = 1 to { $max } at once. With a file of addresses, it follows from the file.
addresses = Names and addresses to print
addresses-hint = CSV, one row for each letter, the first line being names of columns. Each cell becomes a line of the address. Parvis does not keep it.
letters-language = Language of the letters
letters-button = Make letters
letters-ready = Letters to print: { $n }
letters-lede = Print this page now. Each letter begins a page of its own.
letters-once = These codes are shown once. When you leave this page, they are gone, and stay on the roll all the same. Destroy letters that you do not send: whoever has one can vote with it.

# Taking the roll away.
clear = Empty the roll
clear-hint = Takes everybody off the roll. Codes that were sent or printed are worth nothing then.
clear-button = Empty the roll

# The letter itself, for residents.
letter-of = { $city } asks
letter-why = You are on the electoral roll of this vote. With the code below you can vote once. You need no account.
letter-code = Your code
letter-how = How to vote
letter-open = Open this page:
letter-type = Choose, and type your code below the questions. Small letters and hyphens do not matter.
letter-change = Until the close, you can change your vote with the same code.
letter-between = You can vote from { $opens } until { $closes }.
letter-from = You can vote from { $opens } on.
letter-paper = You can also vote on paper: ask the city for a sheet, and write this code on it. Vote once, on the site or on paper.
letter-secret = Whoever has this code can vote in your place: do not show it to anybody. Nobody from the city will ask you for it.

# Voting with a code.
voter-code = Your code
voter-code-hint = From your letter or e-mail, or the identifier the city told you to use. Small letters and hyphens do not matter in a code.
voter-code-title = Show that you are on the roll
no-account = You need no account. Whoever has voted can change their vote with the same code.
sign-in-instead = Is your e-mail address on the roll? Then you can also sign in with it, without a code.
on-roll-as = You are on the electoral roll under the address you are signed in with. You need no code.
receipt-code = To make sure that it is you, type the code you voted with once more.

# Turnout.
turnout-of-roll = { $voters } of { $roll } on the electoral roll have voted: { $share }.
turnout-roll = On the electoral roll
