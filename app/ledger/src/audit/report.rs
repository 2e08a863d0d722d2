//! What an audit found.

use domain::PollId;
use serde::Serialize;

use crate::definition::Unsound;

/// Something that is checked, or that nobody can check with the file alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The file is complete, and its lines stand in their order.
    File,
    /// The poll's key has signed the file as it is.
    Signature,
    /// The rules were fixed before the first ballot.
    Definition,
    /// The poll's key has signed every checkpoint.
    Checkpoints,
    /// Every checkpoint is about the entries before it: nothing was taken out or changed.
    Log,
    /// The order within batches tells nothing, and no entry is there twice.
    Order,
    /// Every opened ballot is the one its entry commits to.
    Openings,
    /// Every opened ballot is valid.
    Ballots,
    /// Every entry that is not opened was marked with its replace key.
    Superseded,
    /// Ballots, voters and papers issued agree.
    Turnout,
    /// No more papers were issued than people are on the roll.
    Roll,
    /// Ballots have tokens of this poll, none twice, and no more than were taken.
    Tokens,
    /// As many trustees as are needed opened the sum of encrypted ballots, each with their own share. Only where ballots are encrypted.
    Decryption,
    /// The ballots add up to the count.
    Tally,
    /// Winners and ties follow from the count by the rules.
    Outcome,
    /// The key is that of the poll.
    Key,
    /// Everybody was shown the same log.
    OneLog,
    /// Voters find their ballots as they cast them.
    Receipts,
    /// Every ballot is that of one person who may vote.
    Entitlement,
    /// Superseded ballots were changed by those who cast them.
    Supersession,
}

/// What was found about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// It is so.
    Proved,
    /// It cannot be told here.
    NotProvable {
        /// Why not.
        why: Why,
    },
    /// It is not so.
    Failed {
        /// What is wrong first.
        fault: Fault,
        /// The line, from 1; 0 where the file as a whole is meant.
        line: u64,
        /// How many more such faults there are.
        more: u64,
    },
}

/// Why something cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The file could not be read to its end.
    Unread,
    /// There is no roll.
    NoRoll,
    /// The key comes from the file itself.
    KeyFromFile,
    /// Neither a checkpoint to compare with nor a witness to be trusted was given.
    NoCheckpoint,
    /// No witness that is trusted has signed it.
    NotWitnessed,
    /// A witness that is trusted has signed an earlier state only.
    WitnessedInPart,
    /// No receipt was given.
    NoReceipt,
    /// The ballot of a receipt is marked superseded; only its holder knows whether they changed it.
    ReceiptSuperseded,
    /// Ballots carry no proof of who may vote.
    NoTokens,
    /// The poll is neither anonymous nor encrypted: its ballots have no tokens.
    NotAnonymous,
    /// Ballots have tokens, and who was given one is not in the file.
    TokensGiven,
    /// Whoever had the replace key could do it, and only voters know whether it was them.
    OnlyVotersKnow,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// A line cannot be read.
    Unreadable {
        /// What is wrong with it.
        why: String,
    },
    /// A line is not where it should be.
    Misplaced,
    /// The file ends too early.
    CutOff,
    /// The definition makes no sense.
    Unsound {
        /// What is wrong with it.
        why: Unsound,
    },
    /// Ballots came before the first checkpoint.
    BallotsFirst,
    /// A signature is missing or wrong.
    NotSigned,
    /// A checkpoint is about another number of entries.
    OtherSize,
    /// A checkpoint is about the same entries as the one before.
    NothingNew,
    /// A checkpoint is about other entries.
    OtherRoot,
    /// Entries come after the last checkpoint.
    Uncovered,
    /// A batch is not sorted.
    Unsorted,
    /// An entry is there twice.
    Twice,
    /// It is not what its entry commits to.
    OtherEntry,
    /// A ballot is not valid.
    Invalid,
    /// A ballot says who cast it where none may, or does not where all must.
    OtherBearer,
    /// The secret token key is not the one that belongs to the definition.
    OtherTokenKey,
    /// A token was not made with the token key of this poll.
    BadToken,
    /// A token is there twice.
    TokenTwice,
    /// There are other numbers of ballots with a token and of voters on the web.
    NoToken,
    /// It is not said how many tokens were taken, or fewer were than used, or more than papers issued.
    TokensTaken,
    /// The proofs of an encrypted ballot do not hold.
    NotProved,
    /// A share of a trustee is wrong.
    WrongShare {
        /// The name of the trustee.
        name: String,
    },
    /// A trustee opened the sum twice, or out of turn.
    ShareTwice {
        /// The name of the trustee.
        name: String,
    },
    /// Fewer trustees than are needed opened the sum.
    TooFewShares,
    /// The sum of encrypted ballots could not be opened.
    NotOpened,
    /// A channel is named twice.
    ChannelTwice,
    /// There are other numbers of ballots and voters.
    BallotsVoters,
    /// There are more voters than papers issued.
    VotersIssued,
    /// There are more papers issued than people on the roll.
    IssuedRoll,
    /// The ballots add up to something else.
    OtherTally,
    /// The rules give something else.
    OtherOutcome,
    /// The key is another one than expected.
    OtherKey,
    /// A checkpoint from elsewhere is not signed by this poll.
    BadCheckpoint {
        /// Where the checkpoint comes from.
        name: String,
    },
    /// A checkpoint from elsewhere does not fit the log.
    OtherLog {
        /// Where the checkpoint comes from.
        name: String,
    },
    /// What stands there as the cosignature of a witness that is trusted is none.
    BadCosignature {
        /// The witness.
        name: String,
    },
    /// A receipt is not one of this poll.
    BadReceipt {
        /// Where the receipt comes from.
        name: String,
    },
    /// A promised entry is not in the log.
    BrokenPromise {
        /// Where the receipt comes from.
        name: String,
    },
}

/// A check, and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// What was found.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// A witness of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// Its name.
    pub name: String,
    /// Its key was given, and its signatures were checked. Otherwise its name stands in the file, and no more is known.
    pub trusted: bool,
    /// How many entries it has signed, or is said to have signed, the definition included.
    pub entries: u64,
    /// When it says it signed that, in seconds since 1970 UTC; none where that was not checked, or nothing is signed.
    pub time: Option<u64>,
}

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The name of the log.
    pub origin: Option<String>,
    /// The key of the poll, as the file has it.
    pub key: Option<String>,
    /// The poll.
    pub poll: Option<PollId>,
    /// Ballots opened.
    pub ballots: u64,
    /// Entries marked superseded.
    pub superseded: u64,
    /// Checkpoints.
    pub checkpoints: u64,
    /// The fewest entries that were appended at once.
    pub smallest_batch: Option<u64>,
    /// Witnesses of the log, those that are trusted first.
    pub witnesses: Vec<Witness>,
    /// One finding for each check, in the order of [`Check::ALL`]; none for [`Check::Decryption`] where ballots are not encrypted.
    pub findings: Vec<Finding>,
}

impl Check {
    /// Every check, in the order of the report.
    pub const ALL: &[Self] = &[
        Self::File,
        Self::Signature,
        Self::Definition,
        Self::Checkpoints,
        Self::Log,
        Self::Order,
        Self::Openings,
        Self::Ballots,
        Self::Superseded,
        Self::Turnout,
        Self::Roll,
        Self::Tokens,
        Self::Decryption,
        Self::Tally,
        Self::Outcome,
        Self::Key,
        Self::OneLog,
        Self::Receipts,
        Self::Entitlement,
        Self::Supersession,
    ];

    /// Its name, in JSON and in the second verifier.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Signature => "signature",
            Self::Definition => "definition",
            Self::Checkpoints => "checkpoints",
            Self::Log => "log",
            Self::Order => "order",
            Self::Openings => "openings",
            Self::Ballots => "ballots",
            Self::Superseded => "superseded",
            Self::Turnout => "turnout",
            Self::Roll => "roll",
            Self::Tokens => "tokens",
            Self::Decryption => "decryption",
            Self::Tally => "tally",
            Self::Outcome => "outcome",
            Self::Key => "key",
            Self::OneLog => "one-log",
            Self::Receipts => "receipts",
            Self::Entitlement => "entitlement",
            Self::Supersession => "supersession",
        }
    }
}

impl Verdict {
    /// Its name, in JSON and in the second verifier.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::NotProvable { .. } => "not-provable",
            Self::Failed { .. } => "failed",
        }
    }
}

impl Report {
    /// Whether nothing failed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures().next().is_none()
    }

    /// The checks that failed.
    pub fn failures(&self) -> impl Iterator<Item = Check> + '_ {
        self.findings.iter().filter(|finding| matches!(finding.verdict, Verdict::Failed { .. })).map(|finding| finding.check)
    }

    /// What was found about this.
    #[must_use]
    pub fn verdict(&self, check: Check) -> Option<&Verdict> {
        self.findings.iter().find(|finding| finding.check == check).map(|finding| &finding.verdict)
    }
}

/// The faults of one check: the first, and how many more.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    first: Option<(Fault, u64)>,
    more: u64,
}

impl Faults {
    /// Notes a fault.
    pub fn note(&mut self, fault: Fault, line: u64) {
        match self.first {
            None => self.first = Some((fault, line)),
            Some(_) => self.more += 1,
        }
    }

    /// Notes a fault unless all is well.
    pub fn expect(&mut self, well: bool, fault: Fault, line: u64) {
        if !well {
            self.note(fault, line);
        }
    }

    /// Whether there is one.
    pub const fn any(&self) -> bool {
        self.first.is_some()
    }

    /// The verdict, if all there is to see was seen.
    pub fn verdict(self, otherwise: Verdict) -> Verdict {
        match self.first {
            None => otherwise,
            Some((fault, line)) => Verdict::Failed { fault, line, more: self.more },
        }
    }
}
