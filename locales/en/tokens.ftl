# Personal tokens for the API.

title = API tokens
lede = A token lets one of your programs use the API with your rights. Whoever has it can do what you can do, except vote.
api = How the API works
fresh-title = Your new token
fresh-once = Copy it now: it is shown only this once.
new = Make a token
name = Name
name-hint = So that you recognise it later, such as "open data export".
days = Days it is good for
days-hint = From 1 to 365. Shorter is safer.
make = Make the token
list = My tokens
none = No token yet
none-hint = Make one above when a program needs it.
caption = Your tokens
created = Made
expires = Good until
last-used = Last used
never = never
no-expiry = no end
state = State
active = Active
over = No longer valid
action = Action
revoke = Revoke
revoke-which = Revoke the token { $name }
