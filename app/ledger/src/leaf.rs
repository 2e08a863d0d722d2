//! What a ballot is committed to by.
//!
//! All hashes are SHA-256; `‖` joins bytes; a label ends with a zero byte.
//!
//! ```text
//! ballot  = number of answers (u32) ‖ for each: question (i64) ‖ number of choices (u32) ‖ choices (i64 each)
//!                                               ‖ number of marks (u32) ‖ marks (u16 each)                       big-endian, in canonical order
//! digest  = H("parvis ballot v1" 0 ‖ salt ‖ ballot)
//!           H("parvis named ballot v1" 0 ‖ salt ‖ length of the name in bytes (u32) ‖ name, UTF-8 ‖ ballot)          where ballots have names
//!           H("parvis anonymous ballot v1" 0 ‖ salt ‖ input of the token ‖ ballot)                                    where they have tokens
//!           H("parvis encrypted ballot v1" 0 ‖ salt ‖ …)                                                              where they are sealed ([`crate::encrypted`])
//! lock    = H("parvis lock v1" 0 ‖ replace key)
//! entry   = H("parvis entry v1" 0 ‖ definition ‖ lock ‖ digest)
//! ```
//!
//! `definition` is the entry of the poll's definition, H(line 1 of the bundle), so an entry belongs to one poll and its rules. The entry is all that is public
//! while the poll is open; it is also what names the ballot, so two ballots can only have one name by being the same.
//! Opening a ballot takes ballot, salt and lock, and name or token where there is one. Marking it superseded takes digest and replace key, and says nothing about its choices.

use domain::voting::{Ballot, Secrecy, VoterName};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::bytes::{Digest, Entry, Lock, ReplaceKey, Salt};
use crate::token::Token;

/// What a ballot says of whoever cast it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// Nothing; this is not written.
    #[default]
    Nobody,
    /// The name under which the vote is public.
    Name(VoterName),
    /// The token with which it was cast: that its voter was given one, and not who they are.
    Token(Token),
}

impl Bearer {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_nobody(&self) -> bool {
        matches!(self, Self::Nobody)
    }

    /// Whether ballots of a poll of this mode say this: all of them, or none; in anonymous polls those on paper say nothing.
    #[must_use]
    pub const fn fits(&self, secrecy: Secrecy) -> bool {
        match secrecy {
            Secrecy::Named => matches!(self, Self::Name(_)),
            Secrecy::Confidential => self.is_nobody(),
            Secrecy::Anonymous => matches!(self, Self::Nobody | Self::Token(_)),
            // No ballot of such a poll is opened.
            Secrecy::Encrypted => false,
        }
    }
}

/// What opens the entry of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What it says of its voter.
    #[serde(default, skip_serializing_if = "Bearer::is_nobody")]
    pub by: Bearer,
    /// The ballot.
    pub answers: Ballot,
    /// Its salt.
    pub salt: Salt,
    /// Its lock, whose key stays with the voter.
    pub lock: Lock,
}

/// What marks an entry as superseded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Superseded {
    /// The hash of the ballot, which stays closed.
    pub digest: Digest,
    /// The key to its lock.
    pub key: ReplaceKey,
}

impl Opening {
    /// The entry this opens in the poll of this definition.
    #[must_use]
    pub fn entry(&self, definition: &Entry) -> Entry {
        entry(definition, &self.lock, &digest(&self.by, &self.answers, &self.salt))
    }
}

impl Superseded {
    /// The entry this marks in the poll of this definition.
    #[must_use]
    pub fn entry(&self, definition: &Entry) -> Entry {
        entry(definition, &self.key.lock(), &self.digest)
    }
}

impl ReplaceKey {
    /// Its lock.
    #[must_use]
    pub fn lock(&self) -> Lock {
        Lock(Sha256::new().chain_update(b"parvis lock v1\0").chain_update(self.0).finalize().into())
    }
}

/// The hash of a ballot, of what it says of its voter, and of its salt.
#[must_use]
pub fn digest(by: &Bearer, ballot: &Ballot, salt: &Salt) -> Digest {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
    let mut hash = match by {
        Bearer::Nobody => Sha256::new().chain_update(b"parvis ballot v1\0").chain_update(salt.0),
        Bearer::Name(name) => {
            let name = name.as_str().as_bytes();
            Sha256::new().chain_update(b"parvis named ballot v1\0").chain_update(salt.0).chain_update(count(name.len())).chain_update(name)
        }
        Bearer::Token(token) => Sha256::new().chain_update(b"parvis anonymous ballot v1\0").chain_update(salt.0).chain_update(token.input.0),
    };
    hash.update(count(ballot.answers().len()));
    for answer in ballot.answers() {
        hash.update(answer.question.0.to_be_bytes());
        hash.update(count(answer.choices.len()));
        answer.choices.iter().for_each(|option| hash.update(option.0.to_be_bytes()));
        hash.update(count(answer.marks.len()));
        answer.marks.iter().for_each(|mark| hash.update(mark.to_be_bytes()));
    }
    Digest(hash.finalize().into())
}

pub(crate) fn entry(definition: &Entry, lock: &Lock, digest: &Digest) -> Entry {
    Entry(Sha256::new().chain_update(b"parvis entry v1\0").chain_update(definition.0).chain_update(lock.0).chain_update(digest.0).finalize().into())
}
