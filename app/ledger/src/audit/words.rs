//! The report in plain words: every sentence an audit says is here.

use std::fmt;

use super::report::{Check, Fault, Finding, Report, Verdict, Why, Witness};
use crate::log::TOGETHER;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(origin), Some(key)) = (&self.origin, &self.key) {
            writeln!(f, "The log {origin}\nsigned with the key {key}\n")?;
        }
        writeln!(f, "{} ballots counted, {} superseded, {} checkpoints.", self.ballots, self.superseded, self.checkpoints)?;
        if let Some(smallest) = self.smallest_batch {
            writeln!(f, "Each ballot can be dated to the batch it was logged with; the smallest batch has {smallest}.")?;
            if smallest < TOGETHER as u64 {
                writeln!(f, "That is few: whoever knows when somebody voted might find out how.")?;
            }
        }
        for witness in &self.witnesses {
            let Witness { name, trusted, entries, time } = witness;
            match (trusted, time) {
                (true, Some(time)) => writeln!(f, "The witness {name} has signed the first {entries} entries of the log, by its clock at {}.", moment(*time))?,
                (true, None) => writeln!(f, "The witness {name} has signed nothing of it.")?,
                (false, _) => writeln!(f, "The name of a witness stands under {entries} entries, not checked: {name}. Give its key with --witness.")?,
            }
        }
        let failed = self.failures().count();
        for (title, name) in [("Wrong", "failed"), ("Proved", "proved"), ("Not provable here", "not-provable")] {
            let findings: Vec<&Finding> = self.findings.iter().filter(|finding| finding.verdict.as_str() == name).collect();
            if !findings.is_empty() {
                writeln!(f, "\n{title}:")?;
            }
            findings.into_iter().try_for_each(|finding| writeln!(f, "- {finding}"))?;
        }
        match failed {
            0 => writeln!(f, "\nNothing is wrong with what can be checked here."),
            1 => writeln!(f, "\nOne check failed: do not rely on this file."),
            many => writeln!(f, "\n{many} checks failed: do not rely on this file."),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.check.as_str();
        match &self.verdict {
            Verdict::Proved => write!(f, "{name}: {}", self.check.proved()),
            Verdict::NotProvable { why: Why::Unread } => write!(f, "{name}: {}", Why::Unread.words()),
            Verdict::NotProvable { why } => write!(f, "{name}: that {} {}", lower(self.check.claim()), why.words()),
            Verdict::Failed { fault, line, more } => {
                write!(f, "{name}")?;
                if *line > 0 {
                    write!(f, ", line {line}")?;
                }
                write!(f, ": {fault}")?;
                if *more > 0 { write!(f, " ({more} more like it)") } else { Ok(()) }
            }
        }
    }
}

/// A moment in UTC; what no calendar has as the seconds since 1970.
fn moment(seconds: u64) -> String {
    let moment = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    moment.map_or_else(|| seconds.to_string(), |moment| moment.to_string())
}

/// A claim in the middle of a sentence.
fn lower(claim: &str) -> String {
    let mut letters = claim.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

impl Check {
    /// What is claimed.
    const fn claim(self) -> &'static str {
        match self {
            Self::File => "The file is complete, and its lines stand in their order.",
            Self::Signature => "The poll's key has signed this file exactly as it is.",
            Self::Definition => "Questions, rules and tie-breaking were fixed in the log before the first ballot.",
            Self::Checkpoints => "Every checkpoint is signed by the poll's key.",
            Self::Log => "Every checkpoint fits the entries before it: none was changed, taken out or put in between.",
            Self::Order => "Entries are sorted within each batch, so that their order tells nothing about voters, and none is there twice.",
            Self::Openings => "Every counted ballot is the one its entry committed to when it was logged.",
            Self::Ballots => "Every counted ballot is valid.",
            Self::Superseded => "Every entry that is not counted was marked superseded with its own replace key, and its choices stay closed.",
            Self::Turnout => "There are as many ballots as people are said to have voted, and no more of them than papers issued.",
            Self::Roll => "No more papers were issued than people are on the roll.",
            Self::Tokens => "Every ballot from the web was cast with a token of this poll, none with the token of another, and no more than were taken.",
            Self::Decryption => "As many trustees as are needed opened the sum of the encrypted ballots, each with their own share; no ballot was opened.",
            Self::Tally => "The ballots add up to the published count.",
            Self::Outcome => "The published winners and ties follow from the count by the rules fixed before the vote.",
            Self::Key => "The key is that of the poll.",
            Self::OneLog => "Everybody was shown the same log.",
            Self::Receipts => "Voters find their ballots in the log as they cast them.",
            Self::Entitlement => "Every ballot is that of one person who may vote.",
            Self::Supersession => "Superseded ballots were changed by those who cast them.",
        }
    }
}

impl Check {
    /// What is proved: of what others kept, only what they kept.
    const fn proved(self) -> &'static str {
        match self {
            Self::Key => "The key is the one you gave.",
            Self::OneLog => "The checkpoints you gave and the witnesses you trust are of this very log: whoever kept or signed them was shown no other.",
            Self::Receipts => "The ballots of the receipts you gave are in the log as they were cast, and are counted.",
            _ => self.claim(),
        }
    }
}

impl Why {
    /// Why it cannot be told, after "that …".
    const fn words(self) -> &'static str {
        match self {
            Self::Unread => "not checked, for the file could not be read to its end.",
            Self::NoRoll => "cannot be told: the file names no roll.",
            Self::KeyFromFile => {
                "cannot be told from the file itself. Compare the key with the one on the poll's page, in your receipt or in a newspaper, or give it with --key."
            }
            Self::NoCheckpoint => {
                "takes a checkpoint that somebody else kept, or a witness; give it with --checkpoint, or the key of the witness with --witness."
            }
            Self::NotWitnessed => "cannot be told: no witness you trust has signed this log.",
            Self::WitnessedInPart => {
                "is proved up to the entries that a witness you trust has signed, and no further. The latest checkpoint, from the page of the log, may carry its signature; give it with --checkpoint."
            }
            Self::NoReceipt => "takes their receipts; give yours with --receipt.",
            Self::ReceiptSuperseded => {
                "is open: the ballot of a receipt is marked superseded. If its holder never changed it, the count is wrong, and only they can know."
            }
            Self::NoTokens => "rests on the word of those who ran the poll: ballots carry no proof of it, only the numbers above are public.",
            Self::NotAnonymous => "cannot be told: ballots of this poll have no tokens.",
            Self::TokensGiven => {
                "rests in part on the word of those who ran the poll: that each ballot from the web has a token of its own can be checked, and is above; to whom tokens were given cannot."
            }
            Self::OnlyVotersKnow => "can be told by those voters alone. If the site made their replace keys, it could have marked a ballot by itself.",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { why } => write!(f, "the line cannot be read: {why}."),
            Self::Misplaced => f.write_str("the line does not belong here."),
            Self::CutOff => f.write_str("the file ends before its signature."),
            Self::Unsound { why } => write!(f, "the definition makes no sense: {why}."),
            Self::BallotsFirst => f.write_str("the first checkpoint is not about the definition alone: ballots came before the rules were fixed."),
            Self::NotSigned => f.write_str("the signature of the poll's key is missing or wrong: this was changed after it was signed, or never signed."),
            Self::OtherSize => f.write_str("the checkpoint is about another number of entries than stand before it: some are missing, or too many."),
            Self::NothingNew => f.write_str("the checkpoint is about the same entries as the one before."),
            Self::OtherRoot => f.write_str("the checkpoint is about other entries than stand before it: one was changed, moved or exchanged."),
            Self::Uncovered => f.write_str("entries come after the last checkpoint: they were put in afterwards, or the checkpoint is missing."),
            Self::Unsorted => f.write_str("the batch is not sorted: the order may tell who voted when."),
            Self::Twice => f.write_str("an entry is in the log twice: a ballot was copied."),
            Self::OtherEntry => f.write_str("this is not what the entry committed to when it was logged."),
            Self::Invalid => f.write_str("the ballot breaks the rules of the poll."),
            Self::OtherBearer => f.write_str("the ballot names its voter where no ballot may, or does not where every ballot must."),
            Self::OtherTokenKey => f.write_str("the secret token key does not belong to the public one that was fixed before the vote."),
            Self::BadToken => f.write_str("the token was not made with the token key of this poll: the ballot was cast without one, or was invented."),
            Self::TokenTwice => f.write_str("two ballots were cast with one token."),
            Self::NoToken => f.write_str("the number of ballots with a token is not that of people who voted on the web."),
            Self::TokensTaken => {
                f.write_str("the number of tokens taken is missing, or smaller than that of ballots cast with one, or larger than that of papers issued.")
            }
            Self::NotProved => f.write_str("the encrypted ballot does not prove that it is valid, and made for its token in this poll."),
            Self::WrongShare { name } => write!(f, "a share of the trustee {name} is wrong."),
            Self::ShareTwice { name } => write!(f, "the trustee {name} opened the sum twice, or stands in the wrong place."),
            Self::TooFewShares => f.write_str("fewer trustees opened the sum of the ballots than are needed."),
            Self::NotOpened => f.write_str("the sum of the encrypted ballots does not open to a count, so there is nothing to compare with."),
            Self::ChannelTwice => f.write_str("a channel is named twice."),
            Self::BallotsVoters => f.write_str("the number of ballots is not that of people who voted."),
            Self::VotersIssued => f.write_str("more people voted than papers were issued."),
            Self::IssuedRoll => f.write_str("more papers were issued than people are on the roll."),
            Self::OtherTally => f.write_str("the ballots add up to something else than the published count."),
            Self::OtherOutcome => f.write_str("the published winners or ties do not follow from the ballots by the rules."),
            Self::OtherKey => f.write_str("the file is signed with another key than the one expected."),
            Self::BadCheckpoint { name } => write!(f, "{name} is not a checkpoint signed by this poll's key."),
            Self::OtherLog { name } => write!(f, "{name} does not fit this log: somebody was shown another one."),
            Self::BadCosignature { name } => write!(f, "what stands there as the signature of the witness {name} is not its signature."),
            Self::BadReceipt { name } => write!(f, "{name} is not a receipt of this poll for the ballot on it."),
            Self::BrokenPromise { name } => write!(f, "the ballot of {name} was promised to be in the log, and is not. The signed promise proves it."),
        }
    }
}
