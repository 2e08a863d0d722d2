# Polls whose ballots are public with the name of their voter.

mode = How secret ballots are
mode-named = Public, with names
mode-named-hint = As under a petition: when the results are published, everybody reads who voted for what, under the name that each voter gave. For support that wants to be seen, not for opinions that could harm somebody.
mode-confidential = Secret
mode-confidential-hint = Nobody is shown what somebody voted. What links ballots to voters is needed while the poll is open, so that votes can be changed, and is destroyed at the close. Works in every browser, without scripts.

# The ballot paper.
name = Your name, as everybody will read it
name-hint = When the results are published, your ballot is public under this name. Nobody checks the name.
name-review = Your name, public
note-title = This vote is public.
note = When the results are published, every ballot is shown with the name its voter gave.
receipt-code-warning = Once the results are public, everybody reads your ballot under your name. Your code finds it in the list.
receipt-signed-warning = It holds your name and how you voted.

# The published list.
ballot-name = Name

# Is my vote secret?
secret = No. In this vote, ballots are public with names.
secret-public = When the results are published, every ballot is published with the name its voter gave: on the page of the vote, in the downloads and in the file that anybody can audit.
secret-before = Before that, nobody is shown results or names, not even the team. Whoever runs the site could look into the database.
secret-name = The name is what its voter typed. Parvis does not check it, and does not publish the e-mail address.
secret-change = Until the close you can change your vote and your name. The ballot you cast before stays closed for good, with its name.
secret-delete = What was published stays published, also when you delete your account: whoever downloaded the file has it. If that is a reason not to vote, do not vote here.
secret-sheets = Such a vote is not taken on paper: a printed ballot has a code, and no name.
no-sheets = Ballots of this poll are public with names. Printed sheets have codes and no names, so this vote is taken on the web only.
