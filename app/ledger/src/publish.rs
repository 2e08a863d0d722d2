//! Publishing a poll at its close: from the log, the checkpoints and what opens each entry to the signed bundle.

use std::collections::BTreeMap;
use std::io::Write;

use domain::voting::count::TieRule;
use domain::voting::{Count, Decision, PollResult, Undecided};

use crate::bundle::{Line, ResultLine, TurnoutLine, WriteError, Writer};
use crate::bytes::Entry;
use crate::definition::Definition;
use crate::encrypted::{Booth, KeySet, NotOpened, SealedOpening, Shares, Sum};
use crate::key::PollKey;
use crate::leaf::{Opening, Superseded};
use crate::token::Issuer;

/// What is published of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// The ballot counts.
    Opened(Opening),
    /// The ballot counts, and stays sealed. Its proofs were checked when it was cast, and are not checked again here.
    Encrypted(SealedOpening),
    /// The ballot was changed later, and stays closed.
    Superseded(Superseded),
}

/// A poll could not be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The log is not that of this definition.
    #[error("the log does not begin with the definition of the poll")]
    OtherDefinition,
    /// An entry can be neither opened nor marked.
    #[error("nothing is known of the entry {0}")]
    Unknown(Entry),
    /// What is known of an entry is not what it commits to.
    #[error("the entry {0} commits to something else")]
    OtherEntry(Entry),
    /// A ballot does not belong to this poll.
    #[error("the ballot of the entry {0} does not belong to this poll")]
    WrongPaper(Entry),
    /// The token key does not belong to the definition.
    #[error("the token key is missing, or not that of the poll")]
    OtherTokenKey,
    /// The ballots cannot be decided by the rules.
    #[error(transparent)]
    Undecided(#[from] Undecided),
    /// The sum of encrypted ballots does not open.
    #[error(transparent)]
    NotOpened(#[from] NotOpened),
}

/// What a poll was run with.
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    /// What it signs with.
    pub poll: &'a PollKey,
    /// What its tokens were made with, where ballots have them.
    pub tokens: Option<&'a Issuer>,
}

impl<'a> From<&'a PollKey> for Keys<'a> {
    fn from(poll: &'a PollKey) -> Self {
        Self { poll, tokens: None }
    }
}

/// A bundle on its way out, entry by entry.
///
/// It is checked that everything fits before it is written; whether entries are in order, tokens good and checkpoints complete is left to the audit.
pub struct Publisher<W> {
    writer: Writer<W>,
    definition: Entry,
    count: Count,
    sealed: Option<Sealed>,
}

/// What there is to count where ballots are encrypted.
struct Sealed {
    booth: Booth,
    keys: KeySet,
    sum: Sum,
    decisions: Vec<Decision>,
    ties: TieRule,
}

impl<W: Write> Publisher<W> {
    /// Begins with the definition, and the token key where ballots have tokens.
    ///
    /// # Errors
    /// When it cannot be written, or the token key is not the one of the definition.
    pub fn begin(out: W, definition: &Definition, tokens: Option<&Issuer>) -> Result<Self, PublishError> {
        if tokens.map(Issuer::public) != definition.token_key {
            return Err(PublishError::OtherTokenKey);
        }
        let (_, entry) = crate::bundle::definition_line(definition).map_err(|error| WriteError::Io(error.into()))?;
        let mut writer = Writer::new(out);
        writer.line(&Line::Definition(Box::new(definition.clone())))?;
        if let Some(tokens) = tokens {
            writer.line(&Line::TokenKey(tokens.secret()))?;
        }
        let (decisions, ties) = (definition.questions.clone(), definition.ties.clone());
        let sealed = definition.booth(&entry).map(|(booth, keys)| Sealed { sum: Sum::new(&booth), booth, keys, decisions, ties });
        Ok(Self { writer, definition: entry, count: Count::new(&definition.questions, &definition.ties), sealed })
    }

    /// The entry of the definition, the first of the log.
    #[must_use]
    pub const fn definition(&self) -> Entry {
        self.definition
    }

    /// Where it is written: what was written so far can be taken from a buffer.
    pub const fn out(&mut self) -> &mut W {
        self.writer.out()
    }

    /// The next entry of the log, and what is published of it.
    ///
    /// # Errors
    /// When they do not belong together, or cannot be written.
    pub fn entry(&mut self, entry: Entry, disclosure: Disclosure) -> Result<(), PublishError> {
        let commits_to = match &disclosure {
            Disclosure::Opened(opening) => opening.entry(&self.definition),
            Disclosure::Encrypted(cast) => cast.entry(&self.definition),
            Disclosure::Superseded(marked) => marked.entry(&self.definition),
        };
        if commits_to != entry {
            return Err(PublishError::OtherEntry(entry));
        }
        match disclosure {
            Disclosure::Opened(_) if self.sealed.is_some() => return Err(PublishError::WrongPaper(entry)),
            Disclosure::Encrypted(cast) => {
                let sealed = self.sealed.as_mut().ok_or(PublishError::WrongPaper(entry))?;
                sealed.sum.add(&sealed.booth.read(&cast.answers).ok_or(PublishError::WrongPaper(entry))?);
                self.writer.encrypted(entry, cast)?;
            }
            Disclosure::Opened(opening) => {
                self.count.add(&opening.answers).map_err(|_| PublishError::WrongPaper(entry))?;
                self.writer.ballot(entry, opening)?;
            }
            Disclosure::Superseded(marked) => self.writer.superseded(entry, marked)?,
        }
        Ok(())
    }

    /// A signed checkpoint, after the entries it covers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn checkpoint(&mut self, signed: String) -> Result<(), PublishError> {
        Ok(self.writer.line(&Line::Checkpoint(signed))?)
    }

    /// Counts, signs and ends the bundle; what the poll came to.
    ///
    /// # Errors
    /// When the ballots cannot be decided, or the end cannot be written.
    pub fn finish(mut self, turnout: TurnoutLine, key: &PollKey) -> Result<(W, PollResult), PublishError> {
        if self.sealed.is_some() {
            return self.open(turnout, &[], key);
        }
        let result = self.count.finish()?;
        self.writer.line(&Line::Turnout(turnout))?;
        self.writer.line(&Line::Result(Box::new(ResultLine::of(&result))))?;
        Ok((self.writer.sign(key)?, result))
    }

    /// Ends what trustees of encrypted ballots are given to open: everything up to turnout, unsigned but for its checkpoints. The sum is what they add up, too.
    ///
    /// # Errors
    /// When the end cannot be written.
    pub fn close(mut self, turnout: TurnoutLine) -> Result<(W, Option<Sum>), PublishError> {
        self.writer.line(&Line::Turnout(turnout))?;
        Ok((self.writer.end()?, self.sealed.map(|sealed| sealed.sum)))
    }

    /// Opens the sum of encrypted ballots with these shares, in ascending order of the trustees, signs and ends the bundle.
    ///
    /// # Errors
    /// When a share is wrong, or there are too few, or the end cannot be written.
    pub fn open(mut self, turnout: TurnoutLine, shares: &[Shares], key: &PollKey) -> Result<(W, PollResult), PublishError> {
        let Sealed { booth, keys, sum, decisions, ties } = self.sealed.as_ref().ok_or(NotOpened::Form)?;
        let checked = shares.iter().map(|shares| keys.check(sum, shares)).collect::<Result<Vec<_>, _>>()?;
        let result = PollResult::of_tally(decisions, keys.open(booth, sum, &checked)?, ties);
        self.writer.line(&Line::Turnout(turnout))?;
        for shares in shares {
            self.writer.line(&Line::Decryption(shares.clone()))?;
        }
        self.writer.line(&Line::Result(Box::new(ResultLine::of(&result))))?;
        Ok((self.writer.sign(key)?, result))
    }
}

/// Writes the bundle of a closed poll whose log is in memory.
///
/// `entries` is the whole log, `checkpoints` are all signed checkpoints by their size, and `disclose` is asked once for each entry but the first.
///
/// # Errors
/// When something does not fit, or cannot be written.
pub fn publish<'a, W: Write>(
    out: W,
    definition: &Definition,
    entries: &[Entry],
    checkpoints: &BTreeMap<u64, String>,
    mut disclose: impl FnMut(&Entry) -> Option<Disclosure>,
    turnout: TurnoutLine,
    keys: impl Into<Keys<'a>>,
) -> Result<(W, PollResult), PublishError> {
    let keys = keys.into();
    let mut publisher = Publisher::begin(out, definition, keys.tokens)?;
    if entries.first() != Some(&publisher.definition()) {
        return Err(PublishError::OtherDefinition);
    }
    for (size, entry) in (1..).zip(entries) {
        if size > 1 {
            publisher.entry(*entry, disclose(entry).ok_or(PublishError::Unknown(*entry))?)?;
        }
        if let Some(checkpoint) = checkpoints.get(&size) {
            publisher.checkpoint(checkpoint.clone())?;
        }
    }
    publisher.finish(turnout, keys.poll)
}
