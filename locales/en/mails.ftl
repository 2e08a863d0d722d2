# E-mails. Every mail is complete as plain text.

greeting = Hello,
regards = Parvis, for the cities of the Climate-neutral and Smart Cities Mission
automatic = This e-mail was sent automatically. Replies are not read.
unsubscribe = You do not want this kind of e-mail any more?

sign-in-subject = Your sign-in link for Parvis
sign-in-text = Use this link to sign in. It opens a page with a button.
sign-in-button = Sign in
sign-in-code = Or type this code in the browser where you asked for it:
sign-in-valid = { $minutes ->
    [one] Link and code work once, for { $minutes } minute.
   *[other] Link and code work once, for { $minutes } minutes.
}
sign-in-ignore = If you did not ask to sign in, ignore this e-mail. Nobody can sign in without it.

invitation-subject-city = Invitation to the team of { $city }
invitation-subject-staff = Invitation to the mission staff
invitation-text-administrator = { $inviter } invites you to the team of { $city } on Parvis, as city administrator.
invitation-text-moderator = { $inviter } invites you to the team of { $city } on Parvis, as moderator.
invitation-text-staff = { $inviter } invites you to the mission staff on Parvis.
somebody = The mission staff
invitation-how = Sign in with this e-mail address, then accept or decline.
invitation-button = See the invitation
invitation-valid = The invitation is valid until { $date }.

poll-closed-subject = Poll closed: { $title }
poll-closed-text = The poll “{ $title }” of { $city } is closed. The ballots are sealed and counted.
poll-closed-voters = { $n ->
    [one] { $n } person has voted.
   *[other] { $n } people have voted.
}
poll-closed-next = The next step is to publish the results. You will see them then, at the same moment as everyone else.
poll-closed-button = Go to the poll

results-subject = Results published: { $title }
results-text = The results of the poll “{ $title }” of { $city } are public.
results-next = The next step is the official answer: what the city does with the result, and why.
results-button = See the results

roll-subject = Your code to vote: { $title }
roll-text = You are on the electoral roll of the vote “{ $title }” of { $city }.
roll-code = This is your code. It is yours alone, and it is needed once, with your ballot:
roll-between = You can vote from { $opens } until { $closes }, and change your vote until then with the same code. You need no account.
roll-from = You can vote from { $opens } on, and change your vote with the same code until the vote closes. You need no account.
roll-soon = You need no account to vote.
roll-button = Go to the vote
roll-secret = Whoever has this code can vote in your place: do not pass it on. If you were sent a code for this vote before, it does not work any more.
roll-why = You get this e-mail because the city has put your address on the roll of this vote. Parvis does not keep the address.

trustee-asked-subject = You are asked to be a trustee: { $title }
trustee-asked-text = The team of { $city } asks you to be a trustee of the encrypted vote “{ $title }”. Together with others you hold its key, and open the sum of all ballots after the close.
trustee-asked-next = First your browser makes 24 words, which you keep, and you give a key. That takes about ten minutes. Sign in with this e-mail address.
trustee-anew = If you made words for this vote before: the trustees were named anew, and those words are of no use any more.
trustee-make-subject = Make the key together: { $title }
trustee-make-text = All trustees of the vote “{ $title }” of { $city } have given their keys. Now you make the key of the vote together.
trustee-make-next = Agree on a moment with the others, best for a telephone call, and have your 24 words at hand. You compare a code, and the rest takes a minute.
trustee-open-subject = Your part as a trustee: { $title }
trustee-open-text = The vote “{ $title }” of { $city } is closed. It can be counted as soon as enough trustees have opened the sum of all ballots, and you have not yet.
trustee-open-next = Have your 24 words at hand. Your browser checks and adds up all ballots, you compare the sum with the others, then you open your share.
trustee-button = Go to the page of the trustees
trustee-never = Nobody will ever ask you for your words by mail or telephone. Give them on that page only.
