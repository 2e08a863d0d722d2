//! The published file of a closed poll: one JSON object a line, written and read as a stream.
//!
//! 1. `definition`, exactly as it was published at the opening;
//! 2. `token-key` where ballots have tokens, and only there: the secret that belongs to the token key of the definition, so that tokens can be checked as they are read;
//! 3. the log from entry 1: one `ballot` (opened), `encrypted` (sealed for ever) or `superseded` (marked, its choices closed) for each entry, and each signed `checkpoint` where it was signed:
//!    after the entries it covers, the first one before any ballot;
//! 4. `turnout`, then `result`; where ballots are encrypted `decryption` between them, as often as trustees opened the sum;
//! 5. `signature`: a note of the poll's key over the SHA-256 of all lines before, line feeds included.
//!
//! Lines are UTF-8 and end with a line feed. The schema of a line is in `bundle.schema.json`, next to the crate's manifest.
//!
//! # Shuffled
//! Ballots stand in the order of the log, which is shuffled: each batch is sorted by its entries, and entries are salted hashes. To shuffle once more would hide
//! nothing, since anybody can compute the entry of an opened ballot and look up its place in the log; and it would make reading in bounded memory impossible.

use std::io::{self, Write};

use data_encoding::BASE64;
use domain::participation::Channel;
use domain::voting::count::ties::Stake;
use domain::voting::{Ballot, Decided, PollResult, QuestionTally, Tally};
use domain::{OptionId, QuestionId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::bytes::{self, Entry, Lock, ReplaceKey, Salt, TokenSecret};
use crate::definition::{Definition, entry_of};
use crate::encrypted::{SealedBallot, SealedOpening, Shares};
use crate::key::{KeyError, PollKey};
use crate::leaf::{Bearer, Opening, Superseded};
use crate::token::Token;

/// The longest line that is read, with its line feed.
const LONGEST_LINE: usize = 1 << 20;

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// What the poll is.
    Definition(Box<Definition>),
    /// What the tokens were made with, where ballots have them.
    TokenKey(TokenSecret),
    /// An entry, opened.
    Ballot(OpenedLine),
    /// An entry that counts and stays sealed.
    Encrypted(EncryptedLine),
    /// An entry, marked superseded.
    Superseded(SupersededLine),
    /// A signed checkpoint.
    Checkpoint(String),
    /// How many people voted.
    Turnout(TurnoutLine),
    /// What opens the sum of encrypted ballots, by one of the trustees.
    Decryption(Shares),
    /// What came out.
    Result(Box<ResultLine>),
    /// The note over everything before.
    Signature(String),
}

/// An entry, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenedLine {
    /// The entry.
    pub entry: Entry,
    /// What the ballot says of its voter.
    #[serde(default, skip_serializing_if = "Bearer::is_nobody")]
    pub by: Bearer,
    /// The ballot.
    pub answers: Ballot,
    /// Its salt.
    pub salt: Salt,
    /// Its lock.
    pub lock: Lock,
}

/// An entry that counts and stays sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncryptedLine {
    /// The entry.
    pub entry: Entry,
    /// The token that the ballot was sealed for and cast with.
    pub token: Token,
    /// The sealed ballot.
    pub answers: SealedBallot,
    /// Its salt.
    pub salt: Salt,
    /// Its lock.
    pub lock: Lock,
}

/// An entry, marked superseded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupersededLine {
    /// The entry.
    pub entry: Entry,
    /// The hash of the ballot, which stays closed.
    pub digest: bytes::Digest,
    /// The key to its lock.
    pub key: ReplaceKey,
}

/// How many people voted, and might have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnoutLine {
    /// Voters by channel, each channel once.
    pub by_channel: Vec<(Channel, u64)>,
    /// How many people were let in to vote: ballot papers handed out, on the screen or in a room.
    pub issued: u64,
    /// How many of them were tokens, where ballots have them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<u64>,
    /// How many people were entitled to vote, where a roll exists.
    #[serde(deserialize_with = "Option::deserialize")]
    pub roll: Option<u64>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultLine {
    /// The count.
    pub tally: Tally,
    /// What was decided at each question, in the order of the definition.
    pub outcomes: Vec<Settled>,
}

/// What was decided at a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The question.
    pub question: QuestionId,
    /// The winners, in the order in which they were chosen; none where nobody answered. Where options are only named and the definition draws no lot: all with the
    /// most votes.
    pub winners: Vec<OptionId>,
    /// The ties that the published rule broke.
    pub ties: Vec<Tie>,
}

/// A tie, and what the published rule drew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// What was at stake.
    pub stake: Stake,
    /// The tied options, in the order of the rule.
    pub tied: Vec<OptionId>,
    /// The first of them, which were drawn.
    pub drawn: Vec<OptionId>,
}

impl ResultLine {
    /// The line of this result.
    #[must_use]
    pub fn of(result: &PollResult) -> Self {
        let outcome = |tally: &QuestionTally| match result.decided(tally.question) {
            Some(decided) => Settled { question: tally.question, winners: decided.winners(&decided.deciding), ties: ties(decided) },
            None => Settled { question: tally.question, winners: tally.leaders(), ties: Vec::new() },
        };
        Self { tally: result.tally.clone(), outcomes: result.tally.questions.iter().map(outcome).collect() }
    }
}

fn ties(decided: &Decided) -> Vec<Tie> {
    let options = |places: &[u32]| places.iter().filter_map(|&place| decided.option(place)).collect();
    decided.deciding.outcome.ties().iter().map(|tie| Tie { stake: tie.stake, tied: options(&tie.tied), drawn: options(&tie.drawn) }).collect()
}

/// Writes a bundle, line by line.
pub struct Writer<W> {
    out: W,
    hash: Sha256,
}

/// A bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output refused it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It could not be signed.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// The line of a definition, without its line feed, and the entry of the log that commits to it.
///
/// # Errors
/// Never, for values made by this program.
pub fn definition_line(definition: &Definition) -> serde_json::Result<(Vec<u8>, Entry)> {
    let line = serde_json::to_vec(&Line::Definition(Box::new(definition.clone())))?;
    let entry = entry_of(&line);
    Ok((line, entry))
}

impl<W: Write> Writer<W> {
    /// A bundle that will be written there. The definition comes first.
    pub fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }

    /// Writes a line.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn line(&mut self, line: &Line) -> Result<(), WriteError> {
        let mut text = serde_json::to_vec(line).map_err(io::Error::from)?;
        text.push(b'\n');
        self.hash.update(&text);
        Ok(self.out.write_all(&text)?)
    }

    /// Writes an entry, opened.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn ballot(&mut self, entry: Entry, opening: Opening) -> Result<(), WriteError> {
        let Opening { by, answers, salt, lock } = opening;
        self.line(&Line::Ballot(OpenedLine { entry, by, answers, salt, lock }))
    }

    /// Writes an entry that stays sealed.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn encrypted(&mut self, entry: Entry, cast: SealedOpening) -> Result<(), WriteError> {
        let SealedOpening { token, answers, salt, lock } = cast;
        self.line(&Line::Encrypted(EncryptedLine { entry, token, answers, salt, lock }))
    }

    /// Writes an entry, marked superseded.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn superseded(&mut self, entry: Entry, marked: Superseded) -> Result<(), WriteError> {
        let Superseded { digest, key } = marked;
        self.line(&Line::Superseded(SupersededLine { entry, digest, key }))
    }

    /// Where it is written: what was written so far can be taken from a buffer.
    pub const fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Ends the lines without a signature.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn end(mut self) -> Result<W, WriteError> {
        self.out.flush()?;
        Ok(self.out)
    }

    /// Signs all lines and ends the bundle.
    ///
    /// # Errors
    /// When the output refuses it, or the key cannot sign.
    pub fn sign(mut self, key: &PollKey) -> Result<W, WriteError> {
        let signed = key.sign(&sealed_text(key.public().origin(), &self.hash.clone().finalize().into()))?;
        self.line(&Line::Signature(signed))?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// The text that is signed at the end.
pub(crate) fn sealed_text(origin: &str, hash: &[u8; 32]) -> String {
    format!("{origin}/bundle\n{}\n", BASE64.encode(hash))
}

/// Takes a bundle in pieces of any size, puts its lines together, and never holds more than one.
pub struct Reader {
    hash: Sha256,
    text: Vec<u8>,
    spelling: Vec<u8>,
    /// The text is a whole line; the next byte begins another.
    whole: bool,
    number: u64,
    bytes: u64,
}

/// Why no further line can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {number}: {why}")]
pub struct Unreadable {
    /// The line, from 1.
    pub number: u64,
    /// What is wrong with it.
    pub why: String,
}

impl Default for Reader {
    fn default() -> Self {
        Self { hash: Sha256::new(), text: Vec::new(), spelling: Vec::new(), whole: true, number: 0, bytes: 0 }
    }
}

impl Reader {
    /// Takes bytes from the front of `piece` until a line is whole, and reads that line; nothing when the piece is used up before.
    ///
    /// # Errors
    /// When it is not a line of a bundle, or longer than any.
    pub fn take(&mut self, piece: &mut &[u8]) -> Result<Option<Line>, Unreadable> {
        if piece.is_empty() {
            return Ok(None);
        }
        if std::mem::take(&mut self.whole) {
            self.hash.update(&self.text);
            self.text.clear();
            self.number += 1;
        }
        let room = LONGEST_LINE - self.text.len();
        let end = piece.iter().take(room).position(|&byte| byte == b'\n').map(|place| place + 1);
        let (taken, rest) = piece.split_at(end.unwrap_or_else(|| room.min(piece.len())));
        self.text.extend_from_slice(taken);
        self.bytes += taken.len() as u64;
        *piece = rest;
        self.whole = end.is_some();
        match end {
            Some(_) => self.line().map(Some).map_err(|why| Unreadable { number: self.number, why }),
            None if self.text.len() == LONGEST_LINE => Err(self.cut_off()),
            None => Ok(None),
        }
    }

    /// The file ends here.
    ///
    /// # Errors
    /// When it ends within a line.
    pub fn end(&self) -> Result<(), Unreadable> {
        if self.whole { Ok(()) } else { Err(self.cut_off()) }
    }

    fn cut_off(&self) -> Unreadable {
        Unreadable { number: self.number, why: "the line is cut off, or too long".to_owned() }
    }

    fn line(&mut self) -> Result<Line, String> {
        let text = self.text.strip_suffix(b"\n").unwrap_or(&self.text);
        let line: Line = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        self.spelling.clear();
        serde_json::to_writer(&mut self.spelling, &line).map_err(|error| error.to_string())?;
        // One value, one spelling: what two readers might read in two ways is not read at all.
        if self.spelling == text { Ok(line) } else { Err("the line is not spelled as it should be".to_owned()) }
    }

    /// The number of the line read last, from 1; of the line that is being put together, where there is one.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The number of the line that is being put together, or of the one that would come next.
    #[must_use]
    pub const fn next_number(&self) -> u64 {
        self.number + self.whole as u64
    }

    /// How many bytes were read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The entry of a definition that was the line read last.
    #[must_use]
    pub fn entry(&self) -> Entry {
        entry_of(self.text.strip_suffix(b"\n").unwrap_or(&self.text))
    }

    /// The hash of all lines before the one read last.
    #[must_use]
    pub fn hash_before(&self) -> [u8; 32] {
        self.hash.clone().finalize().into()
    }
}
