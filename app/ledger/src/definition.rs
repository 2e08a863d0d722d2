//! What a poll is, as published when it opens: line 1 of the bundle, and entry 0 of the log.
//!
//! Nothing here may change once the first checkpoint is signed: the entry is the hash of these very bytes.
//! Titles and descriptions are not in it, so that they can be corrected.

use std::collections::BTreeSet;

use domain::PollId;
use domain::voting::Question;
use domain::voting::count::TieRule;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::bytes::{Entry, TokenKey};
use crate::encrypted::{Booth, Form, KeySet, Trustees};
use crate::key::PublicKey;

pub use domain::voting::{Decision, Secrecy};

/// The name and the version of the format.
pub const FORMAT: &str = "parvis-bundle/1";

/// The definition of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// [`FORMAT`].
    pub format: String,
    /// The key of the poll, with the name of its log: `name+id+key` as in a signed note.
    pub key: String,
    /// The poll.
    pub poll: PollId,
    /// Who could link a ballot to its voter.
    pub secrecy: Secrecy,
    /// What tokens are checked with while the poll is open, where ballots have them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_key: Option<TokenKey>,
    /// The questions, and how each is decided.
    pub questions: Vec<Decision>,
    /// How ties are broken.
    pub ties: TieRule,
    /// Who can open the sum of the ballots, and their key: where ballots are encrypted, and only there. Left out of JSON elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trustees: Option<Trustees>,
}

/// What is wrong with a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unsound {
    /// It is of another format or version.
    #[error("it is not of the format parvis-bundle/1")]
    Format,
    /// The key is none.
    #[error("its key is not a sound Ed25519 key")]
    Key,
    /// The token key is missing, where ballots have tokens, or none; or there is one where they have none.
    #[error("it has no sound token key, or has one though ballots have no tokens")]
    TokenKey,
    /// There is no question, or two questions or options have the same number.
    #[error("it has no question, or the number of a question or an option is used twice")]
    Numbers,
    /// A method, a rule or a number of seats does not fit its question.
    #[error("a method, a rule or a number of seats does not fit its question")]
    Rule,
    /// It has encrypted ballots and no sound trustees, or trustees and no encrypted ballots.
    #[error("it has encrypted ballots without trustees who have confirmed their key, or trustees without encrypted ballots")]
    Trustees,
    /// It has encrypted ballots, and questions whose answers cannot be added up without being opened.
    #[error("its ballots are encrypted, and a question has answers that cannot be added up without being opened")]
    Sealed,
}

impl Definition {
    /// Checks that ballots can be cast and counted by it; its key.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn check(&self) -> Result<PublicKey, Unsound> {
        if self.format != FORMAT {
            return Err(Unsound::Format);
        }
        let key = PublicKey::parse(&self.key).map_err(|_| Unsound::Key)?;
        if self.token_key.is_some_and(|key| !key.is_sound()) || self.token_key.is_some() != self.secrecy.has_tokens() {
            return Err(Unsound::TokenKey);
        }
        let numbers: BTreeSet<_> = self.questions.iter().map(|decision| decision.question.id).collect();
        let options_once = |decision: &Decision| decision.question.options.iter().collect::<BTreeSet<_>>().len() == decision.question.options.len();
        if numbers.is_empty() || numbers.len() != self.questions.len() || !self.questions.iter().all(options_once) {
            return Err(Unsound::Numbers);
        }
        if !self.questions.iter().all(Decision::fits) {
            return Err(Unsound::Rule);
        }
        if self.secrecy == Secrecy::Encrypted && Form::of(&self.paper()).is_err() {
            return Err(Unsound::Sealed);
        }
        let trustees = match (self.secrecy, &self.trustees) {
            (Secrecy::Encrypted, Some(trustees)) => trustees.check(key.origin()).is_ok(),
            (Secrecy::Encrypted, None) => false,
            (_, trustees) => trustees.is_none(),
        };
        if trustees { Ok(key) } else { Err(Unsound::Trustees) }
    }

    /// Where its ballots are sealed and checked, and the key they are sealed with; nothing where ballots are not encrypted, or it is not sound.
    #[must_use]
    pub fn booth(&self, entry: &Entry) -> Option<(Booth, KeySet)> {
        let key = PublicKey::parse(&self.key).ok()?;
        let keys = self.trustees.as_ref()?.check(key.origin()).ok()?;
        let booth = Booth::new(*entry, &self.paper(), &keys).ok()?;
        Some((booth, keys))
    }

    /// The questions alone.
    #[must_use]
    pub fn paper(&self) -> Vec<Question> {
        self.questions.iter().map(|decision| decision.question.clone()).collect()
    }
}

/// The entry of a definition: the hash of its line, without the line feed.
#[must_use]
pub fn entry_of(line: &[u8]) -> Entry {
    Entry(Sha256::digest(line).into())
}
