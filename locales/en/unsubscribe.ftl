title = No more mail of this kind
explanation = You will still get the mails you ask for yourself, such as a link to sign in.
button = End these mails
