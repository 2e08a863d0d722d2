# The mailbox of the demonstration.

title = Mailbox of the demonstration
lede = The demonstration sends no real mail. Everything it would have sent is here, for everybody to read.
none = No mail yet
none-hint = Ask for a sign-in link: its mail arrives here.
mails = Mails
from = From
to = To
sent = Sent
back = All mails
