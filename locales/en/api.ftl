# The page on the API.

title = API
lede = Everything Parvis shows and does, for programs. Reading public data needs no account.
description = The REST interface of Parvis: operations, tokens, pagination, problems.
openapi = OpenAPI document
contents = On this page
in-english = The descriptions of the operations are in English.

start-title = First steps
start = All addresses begin with { $base }. Answers are JSON in UTF-8. Moments are in UTC (RFC 3339).
read-example = Reading cities
write-example = Making a draft poll

tokens-title = Tokens
tokens = Members of city teams and mission staff make personal tokens on their own page. A token may do what its owner may do (except making other tokens and deleting the account), has an end date and can be revoked at any time. Send it in the header Authorization.
tokens-link = Make a token
tokens-safe = Treat a token like a password. Parvis shows it once and keeps only a hash.

idempotency-title = Repeating a request safely
idempotency = Give every write a header Idempotency-Key with a new UUID. If the answer gets lost, send the same request with the same key: it is carried out once, and the second answer equals the first. The same key with another body is refused (409). Keys are kept for a day.

pagination-title = Pages of long lists
pagination = Lists come in pages. The member next holds a cursor; send it as the parameter cursor to get the following page. When next is null, you have everything. The parameter limit says how many you want at most.

problems-title = Problems
problems = Errors are application/problem+json (RFC 9457), with the members type, title, status, detail and, for wrong input, errors with the name of each field. Decide by type, never by title.
problem-example = A problem

limits-title = Limits
limits = Too many requests in a short time are answered with 429 and the header Retry-After.

operations-title = Operations
signed-in = Needs a token
public = Public
parameters-caption = Parameters of { $operation }
body-caption = Body of { $operation }
responses-caption = Answers of { $operation }
name = Name
place = Where
kind = Type
required = Required
yes = yes
no = no
meaning = Meaning
status = Status
no-operation = No operation is documented yet.
