# Voting in an encrypted poll, and checking what a device sealed.

# Where it does not work.
no-script-why = Your browser has to make a token that nobody can link to you, and to seal your ballot; a plain form can do neither. Scripts are switched off here, or this browser cannot run them. Nothing you choose is sent from this page without them.
not-loaded = The program that makes your token and seals your ballot could not be loaded. Reload the page; if that does not help, use another browser.
problem-sealed = The server did not accept the sealed ballot, so it is not cast. Reload the page, choose and seal once more. If it happens again, tell the city team.

# Sealing, after the review.
seal = Seal my ballot
seal-what = Your ballot is sealed before it leaves this device. Nothing is cast yet.
sealing-title = Your ballot is being sealed
sealing-what = Your browser encrypts your choices and proves that the ballot is valid without showing them. It takes a moment.
sealed-title = Your ballot is sealed
sealed-code = Code of the sealed ballot
sealed-what = No other ballot has this code. Note it if you want to check later that it was this ballot that was cast.
sealed-lost = This ballot was sent before, and no answer came. Cast it again: it is the very same, and counts once. What you chose is no longer kept here; you can also choose anew.
check = Check my device
check-why = Do you trust this device to seal what you chose? It has said the code, and cannot take it back. Now you may let it show what it sealed.
check-how = A file is saved. Open { $address } on another device, choose the file there, and compare code and choices. That ballot is not cast, for the file shows what is in it; your browser seals another. You can do this as often as you like.
checked-title = The ballot with this code was spoiled
checked-what = It is in the file { $file } and will not be cast. Open { $address } on another device, choose the file, and compare code and choices. Your ballot has been sealed anew, with the code above.

# Afterwards.
done-sealed = Code of the sealed ballot:
done-what = After the close, your ballot is published under the receipt code, still sealed: everybody can see that it is in the sum, and nobody what is in it. This browser keeps your receipt until you remove it.
done-receipt-what = The receipt holds the signed promise that your ballot will be in the log, the sealed ballot, your token, and the key with which your vote can be changed. Anybody can check it. It does not show how you voted; but whoever has it can change your vote until the close.

# Trustees, on the page of the poll.
trustees = Who opens the result
trustees-what = Ballots stay sealed. Only their sum is opened, after the close, by { $needed } of these { $trustees } trustees together. Before that nobody can know the result, not even whoever runs this site.
trustees-opened-title = Who opened the result
trustees-opened = Ballots stayed sealed. Only their sum was opened, by { $needed } or more of these { $trustees } trustees together.
opening-title = The vote has closed; the trustees are opening the sum
opening = The ballots stay sealed. { $needed } of the { $trustees } trustees have to open their sum, each with what only they have. Until then nobody knows the result.
sums-only = The ballots themselves are never opened: only these sums are.
check-link = Check that your device seals what you choose

# The page that checks.
title = Check what a device sealed
lede = In an encrypted vote, your device seals your ballot before it casts it. Here another device seals the same again, and you see whether yours did what you wanted.
description = Check in your browser that a device sealed the ballot you chose. Nothing leaves your device.
no-script = The check needs a browser that runs scripts: it seals a ballot once more, and a plain page cannot do that. What it is for is said below.
file = The file your device saved
file-hint = Its name begins with ballot-check-poll. After casting you can also choose your receipt: then you see the code of the ballot that was cast.
private = The file stays on this device. Nothing in it is sent anywhere; only the number of the poll is asked for.
check-file = Check this file
working = Checking…
found-poll = The vote:
code = Code of the sealed ballot
blank = left blank
as-chosen = The code belongs to these choices
as-chosen-what = A ballot with the choices below, sealed again here, gives the code below. Two things only you can tell:
as-chosen-code = Is it the code that your device showed before you decided to check?
as-chosen-choices = Are these the choices that you made?
as-chosen-then = If both are so, your device sealed what you chose, that time. If one is not, do not vote with it, and tell the city team and others.
otherwise = The device sealed something else
otherwise-what = A ballot sealed as the file says has another code than the file says. The file was changed, or the device did not do what it showed. Do not vote with it, keep the file, and tell the city team and others.
not-here = This file does not fit the vote it names
not-here-what = It was made for another vote, or holds a ballot that is not valid in this one. If it comes from your device just so, do not vote with it, and tell the city team.
cast-title = This ballot was promised to the log
cast-what = The receipt is signed by this vote, and is about the ballot with the code below. Is it the code that your device showed when it sealed the ballot you cast? If not, it cast another: change your vote with another device, and tell the city team and others.
cast-log = Whether it is in the log, the page of the log says, by your receipt.

# What goes wrong there.
problem = This could not be checked
problem-missing = Choose the file first.
problem-file = This is neither a file with which a device is checked nor a receipt.
problem-receipt = This receipt is not signed by the vote it names, or is about another ballot. If it comes from your device just so, tell the city team and others.
problem-poll = The vote that the file names is not on this site, or its ballots are not encrypted.
problem-network = The server could not be reached. Try again.
problem-not-loaded = The program that checks could not be loaded. Try again when you are online.
problem-other = This did not work. Try again, or use another browser.

# Why it helps.
why = Why this catches a device that cheats
why-order = Your device says the code before it knows whether you will cast the ballot or check it. The code fixes what is sealed: nobody can find two ballots with one code. So a device that sealed something else is caught as soon as you check, and it cannot wait for a ballot that nobody checks.
why-once = One check says something about one ballot. A device that cheats every time is caught by the first check; one that cheats every second time is caught by five checks in 31 cases of 32.
why-together = Everybody gets the same program. If it changed one ballot in a hundred, and 300 people each checked once, at least one of them would find out in 95 cases of 100. So a few minutes of yours protect others too.
why-spoiled = The ballot you check is not the one you cast: whoever has the file can see what is in it. Choose what you like for a check; then vote as you want.
limits = What it cannot do
limits-secret = It shows that a device seals the right ballot, not that the device keeps it to itself. A harmful program could tell somebody what you chose.
limits-device = The device that checks must be another than the one that votes, and best one of somebody else.
limits-site = This page comes from the same site as the voting page. Its program is public; whoever does not take our word can read it, and run it from somewhere else.
limits-file = The file holds the number of your token, though not what is needed to vote with it. Whoever has it can find your sealed ballot in the published log, but not see what is in it. Delete it when you have compared.

# Is my vote secret?
secret = Yes: your ballot is sealed on your device, cast without your account, and never opened. This page says what that rests on.
general = A vote can also be encrypted: ballots are then sealed on the voter’s device and never opened, and several trustees together open only their sum. The page of such a vote says so before anybody votes, and what it rests on.
secret-sealed = Your browser seals your choices with the key of the trustees before anything is sent, and proves that the ballot is valid without showing what is in it.
secret-cast = The sealed ballot is sent with the token and without your account. What we keep is the sealed ballot and the token: no name, no address, no moment, no order.
secret-sum = After the close, everybody can add up the sealed ballots without opening them. { $needed } of { $trustees } trustees together open the sum: how many ballots each option has, and nothing else. No list of ballots is published in the clear, so no pattern of choices can be recognised in it.
secret-early = Until then nobody can know any result. Whoever runs the site has no key for it: the trustees made it together, and each has only a part.
trust = The trustees
trust-names = The trustees of this vote:
trust-open = { $needed } trustees who break their word and act together could open single ballots; and before the close too, with the help of whoever runs the site. They would see what is in a ballot, not whose it is: a ballot has only a token. Fewer than { $needed } can see nothing.
trust-lost =
    { $lost ->
        [one] If one trustee loses the words that keep their part, or refuses, nobody can ever open the sum: there is no result, and the vote has to be held again.
       *[other] If { $lost } trustees lose the words that keep their parts, or refuse, nobody can ever open the sum: there is no result, and the vote has to be held again.
    }
trust-few =
    { $spare ->
        [0] All of them are needed.
        [one] One of them may be missing.
       *[other] Up to { $spare } of them may be missing.
    }
trust-check = Each trustee’s own device checks and adds up all ballots before it opens its share of the sum. Everybody can check their shares afterwards, in the published file.
not-script = The program that seals comes from this site each time you open the page. A server that cheats could send another, which seals something else or tells somebody what you chose. Checking your device catches the first, not the second. The source of the program is public.
not-receipt = Your receipt does not show how you voted. But somebody who wants to prove it can do so with a program of their own, which keeps what a ballot was sealed with.
not-coercion = Parvis does not protect you from somebody who watches you vote, or who has your token, your receipt or your device. Whoever has your receipt can also change your vote.
not-sums = Only sums are published. If few vote, or all alike, the sums say what everybody voted.
not-for-ever = The sealed ballots stay public. Whoever can break their encryption one day, with a computer that does not exist yet, could open them; not who cast them.
who-trustees = The trustees
who-trustees-open = No. { $needed } together could open ballots, not whose they are
who-you = Yes, with your receipt: which sealed ballot is yours
