//! The trustees of a poll as its definition has them, and the key they made.

use elastic_elgamal::PublicKey;
use elastic_elgamal::sharing::{Params, PublicKeySet};
use serde::{Deserialize, Serialize};

use super::ceremony::{Body, Ceremony, Message, Trustee, Unfit};
use super::wire::{self, Bytes, Group};

/// The trustees of a poll, and that each of them has confirmed the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trustees {
    /// Which attempt at a ceremony made the key.
    pub attempt: u32,
    /// How many trustees are needed to open the sum.
    pub threshold: u8,
    /// The hash of what was said in the ceremony before it was confirmed.
    pub rounds: Bytes<32>,
    /// The trustees, in the order of their places.
    pub members: Vec<Member>,
}

/// A trustee with their public share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Their name.
    pub name: String,
    /// The key that signs what they say.
    pub key: Bytes<32>,
    /// Their public share of the key of the poll.
    pub share: Bytes<32>,
    /// That they know the secret of it: challenge ‖ response.
    pub proof: Bytes<64>,
    /// Their signature on all of this: that of [`Body::Confirmation`].
    pub signature: Bytes<64>,
}

/// What is wrong with the trustees of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsoundTrustees {
    /// There can be no such trustees.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// Their public shares are not those of one key.
    #[error("the public shares of the trustees are not those of one key")]
    Shares,
    /// A trustee has not signed them, or does not know their share.
    #[error("trustee {} has not confirmed the key", .trustee + 1)]
    NotConfirmed {
        /// Who.
        trustee: u8,
    },
}

/// A key of which trustees have shares, checked.
#[derive(Clone, Debug)]
pub struct KeySet {
    pub(super) set: PublicKeySet<Group>,
}

impl Trustees {
    /// Checks that the public shares are those of one key, and that every trustee has confirmed them for the poll of this log.
    ///
    /// # Errors
    /// The first thing wrong.
    pub fn check(&self, origin: &str) -> Result<KeySet, UnsoundTrustees> {
        let ceremony = self.ceremony(origin);
        ceremony.check()?;
        let shares: Vec<Bytes<32>> = self.members.iter().map(|member| member.share).collect();
        let keys = KeySet::new(self.threshold, &shares).ok_or(UnsoundTrustees::Shares)?;
        for (trustee, member) in (0..).zip(&self.members) {
            let body = Body::Confirmation { before: self.rounds, shares: shares.clone(), proof: member.proof };
            let message = Message { trustee, body, signature: member.signature };
            if !message.is_signed(&ceremony) || !keys.knows(trustee, &member.proof) {
                return Err(UnsoundTrustees::NotConfirmed { trustee });
            }
        }
        Ok(keys)
    }

    /// The ceremony that they were the trustees of.
    #[must_use]
    pub fn ceremony(&self, origin: &str) -> Ceremony {
        let trustees = self.members.iter().map(|member| Trustee { name: member.name.clone(), key: member.key }).collect();
        Ceremony { origin: origin.to_owned(), attempt: self.attempt, threshold: self.threshold, trustees }
    }
}

impl KeySet {
    /// The key of these public shares, if they are those of one. The threshold has been checked to be at least 1 and at most the number of shares.
    pub(super) fn new(threshold: u8, shares: &[Bytes<32>]) -> Option<Self> {
        let threshold = usize::from(threshold);
        if threshold == 0 || threshold > shares.len() {
            return None;
        }
        let keys = shares.iter().map(|share| PublicKey::from_bytes(&share.0).ok()).collect::<Option<Vec<_>>>()?;
        let set = PublicKeySet::from_participants(Params { shares: shares.len(), threshold }, keys).ok()?;
        // The sum could be the neutral point, which encrypts nothing.
        PublicKey::<Group>::from_bytes(set.shared_key().as_bytes()).ok().map(|_| Self { set })
    }

    /// Whether this proves that the trustee knows their share.
    pub(super) fn knows(&self, trustee: u8, proof: &Bytes<64>) -> bool {
        let proof = wire::possession(&proof.0);
        usize::from(trustee) < self.trustees() && proof.is_some_and(|proof| self.set.verify_participant(trustee.into(), &proof).is_ok())
    }

    /// How many trustees there are.
    #[must_use]
    pub fn trustees(&self) -> usize {
        self.set.params().shares
    }

    /// How many are needed.
    #[must_use]
    pub fn threshold(&self) -> usize {
        self.set.params().threshold
    }

    /// The key that ballots are encrypted with.
    pub(super) fn shared(&self) -> &PublicKey<Group> {
        self.set.shared_key()
    }
}
