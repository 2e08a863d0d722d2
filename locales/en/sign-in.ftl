# Signing in, by a link or a code sent by e-mail.

title = Sign in
lede = No password. We send you an e-mail with a link and a code.
description = Sign in to Parvis with your e-mail address.
email = E-mail address
email-hint = If you have no account yet, this makes one. We use your address to send you what you ask for, and for nothing else.
send = Send me a link
come-back = Afterwards you come back to the page you were on.
how-title = How it works
how-one-account = One account per person, so that everyone votes once.
how-secret = Your account says that you voted. It never says what you voted.
how-delete = You can see, export and delete your data at any time.
demonstration-title = Try the demonstration
demonstration-explanation = These accounts are simulated. Choose one: its link and code arrive in the mailbox of the demonstration.
demonstration-resident = Resident
demonstration-city-team = City team
demonstration-mission-staff = Mission staff
demonstration-use = Use { $email }
mailbox = Open the mailbox of the demonstration

sent-title = Look at your e-mail
sent-lede = { $minutes ->
    [one] If the address is right, you receive a link and a code. They are good for { $minutes } minute.
   *[other] If the address is right, you receive a link and a code. They are good for { $minutes } minutes.
}
sent-to = We wrote to { $email }.
sent-link-title = With the link
sent-link = Open the link in this browser and press the button there.
sent-code-title = With the code
sent-code = Reading your mail on another device? Type the code of the mail here.
code = Code
code-hint = Eight letters and digits, such as ABCD-EFGH.
code-button = Sign in with the code
sent-nothing = Nothing has come?
sent-nothing-hint = Look among unwanted mail. You can also check the address and ask again.
again = Ask for a new link

link-title = One last step
link-lede = Press the button to sign in. The button is there because some mail programs open links by themselves; looking at this page uses nothing up.
link-button = Sign in
other-title = This is another browser
other-lede = This link works only in the browser in which you asked for it. Go back there and type the code of the same mail.
other-or = Or sign in here instead: ask for a new link in this browser.
gone-title = This link is no longer good
gone-lede = It was used already, or it is too old. Ask for a new one: it takes a moment.

first-run-title = Set up Parvis
first-run-lede = This Parvis is empty. Make the first account of the mission staff: it can invite everybody else.
first-run-email-hint = The account is made for this address. Keep the mail server's settings in order: later sign-ins go by e-mail.
first-run-button = Make the account
first-run-once = This page works once. Afterwards its address is of no use to anybody.
