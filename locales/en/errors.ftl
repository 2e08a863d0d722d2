# Why a field was not accepted. They stand beside the field, and after its name in the list of problems.

required = Fill this in
too-long = { $max ->
    [one] Use at most { $max } character
   *[other] Use at most { $max } characters
}
too-short = { $min ->
    [one] Use at least { $min } character
   *[other] Use at least { $min } characters
}
email = Write an e-mail address such as name@example.eu
choice = Choose one of the answers offered
number = Write a whole number from { $min } to { $max }
moment = Write a date and a time
skipped-time = This time does not exist: clocks go forward that night. Choose a later time
end-before-start = The end must be after the beginning
past = Choose a moment in the future
not-later = Choose a later moment than the present one
code = This code is not right, or no longer valid. You can ask for a new one
anonymous-roll = An anonymous or encrypted vote cannot have an electoral roll: tokens are given to accounts. Choose another mode, or who may vote
invisible = Write it in one line, without invisible characters
sheet-code = Write the eight letters of the code, such as ABCD-EFGH
taken = This is already there
unticked = Tick this box to go on
too-few-choices = { $min ->
    [one] Choose at least { $min } option
   *[other] Choose at least { $min } options
}
too-many-choices = { $max ->
    [one] Choose at most { $max } option
   *[other] Choose at most { $max } options
}
too-often = { $minutes ->
    [one] Too many attempts. Try again in { $minutes } minute
   *[other] Too many attempts. Try again in { $minutes } minutes
}
duplicate = The same text is there twice
refused = This is not possible now
same-place = Two options have the same place. Give each its own, or none
overspent = You have used { $spent } of { $credits }. Take some away
amount = Write an amount in euro with digits only, such as 12000 or 12000.50
over-budget = You have chosen projects for { $spent } of { $budget }. Take some away
voter-code = Nobody on the electoral roll of this vote has this code. Look at your letter or e-mail once more
used-on-paper = This vote was used on paper. Each person has one vote
file-column = The first line must name a column code, sha256 or email
file-columns = The first line names more than one of the columns code, sha256 and email. Leave one
file-empty = The file has no rows
file-rows = The file has more than { $max } rows. Split it
file-too-large = The file has more than { $megabytes } megabytes. Split it
file-broken = The file broke off on its way. Send it again
