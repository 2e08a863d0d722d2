# Polls in which nobody can link a ballot to its voter: ballots are cast with tokens.

mode-anonymous = Anonymous
mode-anonymous-hint = Nobody can link a ballot to its voter, not even whoever runs the site. Each voter takes a token that says nothing about them and casts the ballot with it, without the account. It needs a browser with scripts, and a lost token is not replaced: open paper as well, for those who cannot.
note-title = This vote is anonymous.
note = Your ballot is cast with a token and without your account: nobody who looks into the database can link the two, not even while the vote is open.

# Where it does not work.
no-script-title = This vote needs a browser that runs scripts
no-script-why = Your browser has to make a token that nobody can link to you, and a plain form cannot do that. Scripts are switched off here, or this browser cannot run them. Nothing you choose is sent from this page without them.
no-script-else = Use another browser or another device. The programs are part of this site, and their source is public.
no-script-paper = You can also vote on paper: the city team says where.
not-loaded = The program that makes your token could not be loaded. Reload the page; if that does not help, use another browser.

# Taking a token.
take-title = Take your token
take-what = Your browser makes a token and hides it; we confirm that it belongs to somebody who may vote, without seeing it. From then on everybody can check that your ballot is one of this vote, and nobody can tell that it is yours.
take-known = That you took a token is kept with your account, and counts as taking part. With what it is used is not known to anybody but you.
take-once = There is one token for each voter. It is kept in this browser: if you delete the data of this site, use a private window or change the device, it is gone, and we cannot give you another. Save it as a file.
take = Take my token
taken = You took your token before.
taken-where = It is in the browser with which you took it, or in the file you saved. Go on there, or open the file here. If it is lost, it cannot be replaced, for nobody can tell whether it was used.
file = I have my token in a file
file-label = Token file
file-open = Open the file

# Voting.
have = Your token is in this browser.
have-wait = Between taking your token and casting your ballot, let some time pass if you can: the longer, the less the two moments tell.
save = Save my token as a file
save-warning = Whoever has this file can vote with it, as long as you have not. Keep it as you would keep a ballot paper.
changes = You cast a ballot with this token. If you cast another, it takes its place, and the first stays closed for good.
wrong = This answer does not follow the rule:
wrong-title = Look at your answers once more
review = Look at my ballot
review-title = Is this your ballot?
blank = left blank
cast = Cast my ballot
change = Change
waiting-title = Your ballot is on its way
waiting-why = Your browser waits a moment, by chance, before it sends your ballot, without your account. So the time of the request says less about who you are. Keep this page open.
waiting-left = Seconds left:
now = Cast it now
stop = Not yet

# Afterwards.
done-title = Your ballot is cast
done-code = Receipt code:
done-what = After the close, your ballot is published under this code. This browser keeps your receipt until you remove it.
done-receipt = Save my receipt as a file
done-receipt-what = The receipt holds the signed promise that your ballot will be in the log, what opens it, your token, and the key with which alone your vote can be changed. Anybody can check it; whoever sees it sees how you voted.
done-again = Change my vote
done-forget = Remove everything about this vote from this browser
done-forget-warning = Without the receipt you can no longer change your vote, nor find it in the log.
forgotten = Removed. Nothing about this vote is kept in this browser any more.

# What goes wrong.
problem-network = The server could not be reached. Nothing is lost: try again.
problem-residence = Confirm first that you live in this city.
problem-token-taken = You took a token before, with another browser or device. There is one for each voter, and we cannot give you another.
problem-token-invalid = This is not a token of this vote.
problem-token-used = A ballot was cast with this token before. To change it, use the browser that cast it, or the receipt file you saved.
problem-token-forged = The answer of the server was not made with the token key of this vote. Do not vote with it, and tell the city team and others: it is a sign that somebody wants to recognise ballots.
problem-promise = The server did not promise to log your ballot as you cast it. Save this page and tell the city team and others.
problem-already-closed = The vote has closed.
problem-clock = The clock of the server is being checked. Try again in a moment.
problem-too-often = Too many requests from this network. Try again in a few minutes.
problem-file = This is not a token or receipt file of this vote.
problem-storage = This browser does not keep anything for this site, so a token would be lost at once. Leave private browsing, or allow this site to keep data.
problem-other = This did not work. Nothing is lost: try again later.

# Is my vote secret?
secret = Yes, from everybody: in this vote, nobody can link a ballot to its voter.
secret-how = Your browser makes up a number, hides it and has it confirmed: that is your token (RFC 9497). We see only the hidden number, which fits every token alike. So what we keep about you, that you took a token, says nothing about which.
secret-cast = Your ballot is sent with the token and without your account. What we keep is the ballot and the token: no name, no address, no moment, no order.
secret-key = Each vote has one key for tokens, fixed in its log before the first ballot. Your browser checks that your token was made with it, so that nobody can be marked by a key of their own. The secret key is published with the results, and then everybody can check every token.
secret-count = Everybody can count: no more ballots than tokens, none twice. That tokens went only to people who may vote rests on the word of those who run the vote.
secret-change = Until the close you can change your vote with the same browser, or with your receipt. The key for it never leaves your browser before: we cannot take your vote out of the count.
secret-lost = A token that is lost is lost: nobody can tell whether it was used, so there is no other.
secret-not = What remains
secret-not-network = Whoever runs the site or the network sees from which address, with which browser and when you took a token, and when somebody cast a ballot. Parvis keeps none of it with the ballot, but a server that is watched could compare. Wait between the two, and use another network if that matters to you.
secret-not-stolen = Whoever gets at your browser or your token file before you vote can vote in your place.
secret-not-receipt = Your receipt shows how you voted. Nobody should ask you for it.
secret-not-device = A device that is not yours alone, or that somebody else controls, can show what you do.
secret-not-coercion = Parvis does not protect you from somebody who watches you vote.
secret-not-pattern = An unusual order or unusual numbers on a ballot can give it away in the published list.
secret-paper = Ballots on paper have no token: they are counted apart, and nobody knows whose they are.
who-caption = Who can link a ballot to its voter
who-no = No
who-you = You
who-you-can = Yes, with your receipt
who-operator-open = Not from what is kept. By watching addresses and moments of requests, perhaps.
who-operator-closed = No, not with the token key either, which is published.
