# What has just happened, said once at the top of the next page.

signed-in = You are signed in.
signed-out = You are signed out on this device.
signed-out-everywhere = You are signed out on all your devices.
saved = Saved.
account-deleted = Your account has been deleted.
published = Published. Everyone can see it now.
extended = The closing date has been moved. The reason is public.
closed = The poll is closed. The reason is public.
results-published = The results are published.
answer-published = The official answer is published.
invited = The invitation is on its way by e-mail.
removed = The role has been taken away.
invitation-accepted = Invitation accepted. Welcome to the team.
invitation-declined = Invitation declined.
corrected = The correction is published.
token-revoked = The token no longer works.
unsubscribed = You will not get this kind of e-mail any more.
