# Witnesses: other sites that sign what they have seen of a log; and this site as a witness of others.

title = Witnesses
description = Which logs this site has witnessed, and the key it signs with.
lede = Cities keep an eye on each other. A site that witnesses the log of a vote signs each of its states, if it continues the one before, and never two that do not fit together. Whoever trusts one witness knows that nobody who does was shown another log.

key = The key of this site as a witness
key-why = Whoever runs another site puts this key into its settings; whoever checks a published vote gives it beside the file. Take it over another way than from this page alone, such as the telephone.
key-label = Key

logs = Logs this site has witnessed
logs-none = None yet. The settings of this site name those that it witnesses.
log = Log
entries = Entries
when = Signed last
state = What was found
state-sound = Each state continued the one before.
state-contradiction = This log has signed two states that contradict each other. Both are kept here as proof.
first-state = The one that was signed first
second-state = The other one

# On the page of the log of a vote.
of-log = Who has witnessed it
of-log-why = Other sites have signed this log as they saw it. If somebody were shown another one, that would lack these signatures, or the witnesses would have broken their word.
of-log-none = No other site has signed this log. Only checkpoints that people keep can show whether everybody was shown the same log.
of-log-latest = { $name } signed the latest state, { $moment }.
of-log-earlier = { $name } signed an earlier state of { $entries } entries, { $moment }, and not yet the latest.
more = What witnesses are, and what this site has witnessed
