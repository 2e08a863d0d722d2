# Polls whose ballots stay sealed for ever, and whose sum trustees open together.

mode-encrypted = Encrypted, opened by trustees
mode-encrypted-hint = Ballots are sealed in the voter’s browser and never opened. Only their sum is, after the close, by several trustees together: nobody can see results earlier, not even whoever runs the site. For single and several choices without a budget. Needs scripts, and trustees who keep 24 words each.
note-title = This vote is encrypted.
note = Your ballot is sealed on your device and never opened. After the close several trustees together open only the sum of all ballots.

# In the place of the choices, in the list of ballots.
stays-sealed = sealed

# What is missing before such a poll can be published.
missing-sealable = Encrypted ballots can only have questions with a single choice or several choices, without a budget, and 256 options in all
missing-trustees = Trustees who have made the key together
