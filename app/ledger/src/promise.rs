//! What a voter takes home: a signed promise that the ballot will be in the log, and what opens it.
//!
//! The promise is a signed note (<https://c2sp.org/signed-note>) of three lines, given before the entry is in the log:
//!
//! ```text
//! parvis.example/polls/12/promise
//! <entry, Base64>
//! <merge deadline, seconds since 1970, decimal>
//! ```
//!
//! A promise whose entry is not in the published log proves that the log broke it, to anybody.
//! Whoever sees the receipt of an open ballot sees how its holder voted: it is proof of the vote, and no protection against being made to show it. That of a sealed
//! ballot shows that just this ballot was cast, and not what is in it. Only who has kept the chance it was sealed with can show that; devices forget it.

use domain::voting::Ballot;
use serde::{Deserialize, Serialize};

use crate::bytes::{Entry, ReplaceKey, Salt};
use crate::encrypted::{SealedBallot, SealedOpening};
use crate::key::{KeyError, PollKey, PublicKey};
use crate::leaf::{Bearer, Opening};

/// The promise to put an entry into the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The entry.
    pub entry: Entry,
    /// When it will be there at the latest, in seconds since 1970.
    pub deadline: u64,
}

/// A ballot as the voter cast it. In JSON answers tell which it is: those of an open ballot have choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cast {
    /// To be opened at the close.
    Open(Ballot),
    /// Never to be opened.
    Sealed(SealedBallot),
}

/// A promise, and what the entry in it commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The signed promise.
    pub promise: String,
    /// The entry of the poll's definition.
    pub definition: Entry,
    /// What the ballot says of its voter.
    #[serde(default, skip_serializing_if = "Bearer::is_nobody")]
    pub by: Bearer,
    /// The ballot as the voter cast it.
    pub answers: Cast,
    /// Its salt.
    pub salt: Salt,
    /// What the ballot can be superseded with.
    pub key: ReplaceKey,
}

/// Why a receipt is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PromiseError {
    /// It is not signed by the log.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The signed text is not that of a promise.
    #[error("this is not a promise of this log")]
    Malformed,
    /// The promised entry commits to something else than the ballot on the receipt.
    #[error("the promise is about another ballot than the one on the receipt")]
    OtherBallot,
}

impl Promise {
    /// Signs it.
    ///
    /// # Errors
    /// Never, for a key made by [`PollKey::new`].
    pub fn sign(&self, key: &PollKey) -> Result<String, KeyError> {
        key.sign(&format!("{}/promise\n{}\n{}\n", key.public().origin(), self.entry, self.deadline))
    }

    /// Reads a promise of the log of this key.
    ///
    /// # Errors
    /// When it is not one, or not signed by this key.
    pub fn open(note: &str, key: &PublicKey) -> Result<Self, PromiseError> {
        let text = key.open(note)?;
        let rest = text.strip_prefix(key.origin()).and_then(|rest| rest.strip_prefix("/promise\n")).ok_or(PromiseError::Malformed)?;
        let mut lines = rest.split('\n');
        let entry = lines.next().and_then(Entry::parse).ok_or(PromiseError::Malformed)?;
        let deadline = lines.next().and_then(|text| text.parse().ok()).ok_or(PromiseError::Malformed)?;
        let promise = Self { entry, deadline };
        if rest == format!("{entry}\n{deadline}\n") { Ok(promise) } else { Err(PromiseError::Malformed) }
    }
}

impl Receipt {
    /// What opens the entry; nothing where the ballot is sealed.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        match &self.answers {
            Cast::Open(ballot) => Some(Opening { by: self.by.clone(), answers: ballot.clone(), salt: self.salt, lock: self.key.lock() }),
            Cast::Sealed(_) => None,
        }
    }

    /// What there is to see of the entry of a sealed ballot; nothing where the ballot is open, or the token is missing that it was sealed for.
    #[must_use]
    pub fn sealed(&self) -> Option<SealedOpening> {
        match (&self.answers, &self.by) {
            (Cast::Sealed(answers), Bearer::Token(token)) => {
                Some(SealedOpening { token: *token, answers: answers.clone(), salt: self.salt, lock: self.key.lock() })
            }
            _ => None,
        }
    }

    /// The entry that commits to what is on the receipt; nothing where a sealed ballot has no token.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        let open = self.opening().map(|opening| opening.entry(&self.definition));
        open.or_else(|| self.sealed().map(|sealed| sealed.entry(&self.definition)))
    }

    /// The promise, if it is about this very ballot. Of a token the entry commits to the input, which says what the output has to be.
    ///
    /// # Errors
    /// When it is not, or is not a promise of this log.
    pub fn check(&self, key: &PublicKey) -> Result<Promise, PromiseError> {
        let promise = Promise::open(&self.promise, key)?;
        if self.entry() == Some(promise.entry) { Ok(promise) } else { Err(PromiseError::OtherBallot) }
    }
}
