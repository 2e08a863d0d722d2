# A resident's own pages.

title = My page
signed-in-as = You are signed in as { $email }.
took-part = What I took part in
took-part-explanation = That you voted, never what you voted, and no day: your ballot is kept apart from your account.
took-part-none = Nothing yet
took-part-none-hint = When you vote, the poll is listed here.
see-consultations = See the consultations
voted = You voted
residence = Where I live
residence-declared = You declared that you live in { $cities }.
roles = My roles
role-mission-staff = Mission staff, for all cities
role-administrator = Administrator, { $city }
role-moderator = Moderator, { $city }
invitations-waiting = { $n ->
    [one] You have { $n } invitation
   *[other] You have { $n } invitations
}
see-invitations = See my invitations
tokens = API tokens
tokens-explanation = Let your own programs read and write with your rights.
manage-tokens = Manage API tokens
language = Language of my mails
language-explanation = The pages you read follow the language you choose at the top of each page.
language-save = Save the language
sessions = Signed in
sessions-count = { $n ->
    [one] You are signed in with this browser only.
   *[other] You are signed in with { $n } browsers, this one included.
}
sign-out = Sign out
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-hint = Useful if you used a computer that others use too.
data = My data
export-explanation = Everything Parvis keeps about you, in one file (JSON). What you voted is not in it: nobody can look it up.
export = Export my data
delete-explanation = Deletes your address and your roles, and takes your name off what you took part in.
delete = Delete my account

delete-title = Delete my account
delete-lede = This cannot be undone.
delete-what = What happens
delete-account = The account of { $email } is deleted at once, with its roles, its sessions and its tokens.
delete-list = Nobody can see any more what you took part in.
delete-ballots = Ballots you cast stay in the count. They do not carry your name. In polls that are still open, you can no longer change them.
delete-counts = Numbers already counted, such as how many people took part, stay as they are.
delete-confirm = Yes, delete my account
delete-button = Delete my account for good
delete-cancel = Keep my account
delete-only-administrator = You are the only administrator of { $cities }. Invite another administrator first.
delete-blocked = Your account cannot be deleted yet

invitations-title = My invitations
invitations-lede = Invitations for { $email }.
invitations-none = No invitation
invitations-none-hint = Nobody has invited this address to a team, or the invitation has been answered or withdrawn.
invited-by = Invited by { $email }
invitation-expires = Open until { $date }
means-mission-staff = You would see the indicators of all cities, and invite city teams.
means-administrator = You would run consultations and polls of the city, and invite its team.
means-moderator = You would prepare consultations and polls with the team of the city.
accept = Accept
decline = Decline
and = and
