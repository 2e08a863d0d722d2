# Trustees of encrypted votes: the page where a team names them, and the page where they do their part.

title = Trustees
lede = A few people hold the key of this vote together. After the close they open the sum of all ballots, and nothing else.

# What the team is told.
what-title = What a trustee does
what-before = Before the vote: makes 24 words in their own browser and keeps them, then makes the key of the vote together with the others. Best in one telephone call: about a quarter of an hour.
what-after = After the close: opens the same page again, gives the words, and opens the sum. About five minutes.
what-lost = Nobody can replace the words: not the trustee, not your team, not whoever runs this site.
how-title = How to choose them
how-who = Take people who do not answer to each other: the clerk, somebody of the opposition, somebody of a residents’ association. If as many as are needed agreed in secret, they could open single ballots, though not tell whose they are.
how-many = Two of three is common. The more are needed, the harder it is to agree in secret, and the easier to lose the result.
how-lost = If so many lose their words that fewer are left than are needed, nobody can ever open the result. Of three trustees of whom two are needed, one may lose them.

# The form.
name-title = Name the trustees
rename-title = Name them anew
rename-warning = Naming again begins everything anew: all trustees make new words and a new key, and are told so by mail.
row = Trustee { $n }
name = Name
name-of = Name of trustee { $n }
names-hint = Names are public, in the definition of the vote. Trustees sign in with their address; it is shown to nobody else. Leave rows empty that you do not need. There can be nine trustees at most.
email = E-mail address
email-of = Address of trustee { $n }
threshold = How many are needed to open the sum
threshold-hint = At least two, and no more than there are trustees.
more = More rows
save = Name them and write to them

# How far they are.
progress-title = How far they are
numbers = { $k } of { $n } trustees are needed to open the sum. If { $lost } of them lose their words, nobody can ever open it.
nobody-yet = Nobody has been named yet.
caption = The trustees and what each has done
trustee = Trustee
key-given = Own key
rounds = Rounds
opened = Opened
yes = given
opened-yes = yes
not-yet = not yet
of-four = { $n } of 4
standing-enrolling = Each trustee makes 24 words and gives a key. Still missing: { $names }.
standing-round = The trustees make the key of the vote together: round { $round } of 4. Still missing: { $names }.
standing-made = The key is made. This vote can be published, and the trustees have nothing to do until it closes.
standing-open = The key is made. The trustees have nothing to do until the vote closes.
standing-opening = The vote is closed. { $opened } of { $k } needed trustees have opened the sum. They get a mail every day until enough have.
standing-sealed = Enough trustees have opened the sum, and the vote is counted.
failed-title = The key could not be made
failed-who = Everybody can check that this is the fault of { $name }. That may be a mistake of a device, or intended. Speak with them, then name the trustees anew.
failed-nobody = Whose fault it is cannot be told: what they said to each other may have been changed or hidden on the way. Speak with the trustees, then name them anew.
failed-detail = In detail:
code-title = Code of the trustees
code-hint = Trustees compare this code by telephone before they make the key. If theirs differ, they stop.
back = Back to the poll
no-sheets = What is on a sheet of paper cannot be sealed by whoever filled it in. An encrypted vote is taken on the web only.
closing-title = Waiting for the trustees
closing = The vote is closed. It is counted as soon as enough trustees have opened the sum of all ballots.

# The own page: on which votes.
mine = I am a trustee
mine-of = You are a trustee of this vote.

# The page of a trustee.
own-eyebrow = { $city }: trustees
own-title = You are a trustee
own-lede = { $name }, you hold a part of the key of the vote “{ $poll }”.
own-why = Its ballots stay sealed for ever. After the close, { $k } of the { $n } trustees open the sum of all ballots together. Before that nobody can see a result, not even whoever runs this site, and no trustee can open anything alone.
own-promise = As a trustee you keep 24 words, show them to nobody, open the sum once after the close, and never help to open anything else.
own-more = How secret votes are here
own-lost = If { $lost } of you lose their words, nobody can ever open the result. The words cannot be replaced.
no-script-title = This page needs scripts
no-script = Your browser has to make your words and your part of the key itself, so that nobody else ever has them. A plain form would send them to the server. Scripts are switched off here, or this browser cannot run them. Use another browser or another device.
loading = One moment: your browser loads the program that makes keys.
step-words = Words
step-compare = Compare
step-key = Make the key
step-open = Open
step-done = Done:

make-title = Make your words
make-why = Your browser draws 24 words by chance. They are your part of the key: whoever has them can act as you. They stay on this device and are never sent.
make-before = Take a pen and paper, or be ready to save a file where only you can read it.
make-again = The trustees were named anew, so you make new words. Words you made for this vote before are of no use any more: throw them away.
make = Make my 24 words

words-title = Your 24 words
words-why = Write them down in this order, print them, or save them as a file. You need them when the key is made, and again after the close. They are not shown again.
words-save = Save as a file
words-print = Print
words-keep = Keep them until the vote is counted, as you keep a key: not in your mail, not in a shared folder.
words-go = I have kept them

confirm-title = Three of your words
confirm-why = So that we both know you have kept them. Look at your paper or file.
confirm-word = Word { $n }
confirm = Give my key
confirm-what = Your browser makes a key of your words and sends its public half. The words stay here.
confirm-back = Show the words again

waiting-title = Your key is given
waiting-why = As soon as all have given theirs, you get a mail, and the key of the vote is made here together. You can leave this page now.
waiting-call = Agree on a moment with the others, best for a telephone call: then it takes a minute.

enter-title = Give your words
enter-why = This page does not keep them, so you give them each time. They are not sent.
enter-file = The file you saved
enter-words = Or type the 24 words
enter-hint = In their order, with spaces between them, and with their accents.
enter = Go on

compare-title = Compare this code
compare-why = All trustees see the same code if nobody has come between you and them. Telephone the others, best all in one call, and read it to each other.
compare-differs = If somebody sees another code, stop and tell the city team.
compare-tick = I have compared the code with the others
compare = Make the key

rounds-title = The key is being made
rounds-why = The browsers of all trustees speak four times in turn, each time when all have spoken. Keep this page open until it is done.
rounds-alone = You may also close it and come back with your words: it goes on where it was.
said-keys = { $done } of { $all } trustees have given their key.
said-round = Round { $round } of 4: { $done } of { $all } trustees have spoken.

failed-own-title = The key could not be made
failed-own = The city team sees this too, and names the trustees anew. Then you get a mail.
failed-own-who = At fault, as everybody can check:

done-title = The key is made
done-why = Your part is done until the vote closes. Then you get a mail. Keep your words until the vote is counted.
done-file = You can save the file once more: it then also holds what the trustees said to each other, so that not even the server has to keep it.
done-save = Save the complete file
done-words = To save it, give your words first.

closed-title = The vote is closed
closed-why = Your browser now reads every sealed ballot, checks each, and adds them up. So it does not have to believe the server what the sum is.
closed-long = For a large vote this takes some minutes. You can do something else meanwhile, but keep this page open.
closed-checkpoint = I have a checkpoint that somebody kept
closed-checkpoint-hint = A witness, a journalist or you may have kept a checkpoint of the log of this vote. Then your browser also checks that nothing was taken away since.
closed-checkpoint-label = Checkpoint
read = Read the ballots
reading = Reading the ballots
stop = Stop

sum-title = Compare the sum
sum-ballots = Ballots that count:
sum-code = Code of the sum:
sum-why = Telephone the others once more. If all see the same number and the same code, you all open the same sum.
sum-differs = If the codes differ, open nothing, and tell the city team and others: it is a sign that somebody wants to open something else than the sum.
sum-tick = I have compared number and code with the others
open-share = Open my share
open-what = Your browser sends your share of this sum, and only of this sum.

opened-title = Your share is opened
opened-why = As soon as { $k } of you have opened theirs, the vote is counted. You can close this page.
sealed-title = The vote is counted
sealed-why = Enough trustees have opened the sum. Your words are of no use any more: you can throw them away. Thank you.
to-poll = To the page of the vote

table-caption = The trustees of this vote

# What goes wrong.
problem-not-loaded = The program that makes keys could not be loaded. Reload the page; if that does not help, use another browser.
problem-network = The server could not be reached. Nothing is lost: try again.
problem-words = These are not your 24 words: one is missing, wrong or misspelled, or they are words of something else.
problem-confirm = This is not the word at this place. Look at your paper or file once more.
problem-other-key = A key was given in your name before, with other words. If that was not you, tell the city team.
problem-file = There is no list of 24 words in this file.
problem-file-differs = This file belongs to another key of this vote. Take the newest file you saved.
problem-changed = The trustees or their keys are not those whose code you compared. Stop, and tell the city team and the others.
problem-tick = Compare with the others first, then tick the box.
problem-turn = The server did not take what your browser said. Reload the page and give your words again.
problem-signed-out = You are signed out. Reload the page, and sign in again.
problem-too-often = Too many requests. Try again in a few minutes.
problem-ballots = Something is wrong with the file of this vote. Open nothing, and tell the other trustees and the city team.
problem-checkpoint = What you pasted is not a checkpoint that the key of this vote has signed. Paste all of it, with its last line; if it is all of it, open nothing, and tell the others.
problem-incomplete = The file could not be read to its end. Try again; if that does not help, use another browser.
problem-other-sum = With this browser you opened another sum of this vote before. A second one is never opened: the two together could show single ballots. Tell the other trustees and the city team.
problem-storage = This browser does not keep anything for this site, so it could not notice if you were asked for a second sum. Leave private browsing, or allow this site to keep data.
problem-ceremony = Your words do not fit the key of this vote. Perhaps they belong to another vote, or to an attempt before.
problem-shares = The server did not take your share. Reload the page and read the ballots again. If that does not help, tell the city team.
problem-other = This did not work. Nothing is lost: try again later.

# The file that a trustee keeps.
file-head = The 24 words of a trustee. Show them to nobody. Keep them until the vote is counted.
file-vote = Vote:
file-trustee = Trustee:
file-page = Page:
file-code = Code of the trustees:
file-rest = The rest of this file is for the page of the trustee.
