//! How trustees make a key together that none of them has: distributed key generation after Pedersen, with commitments first, as `elastic-elgamal` has it.
//!
//! All is a function of messages: [`progress`] is what anybody sees in them, the server included, and [`step`] is what a trustee does next. Nothing is kept
//! between two steps: the 24 words and the messages so far are enough, weeks later and on another device. Messages may be public; what is secret in them is sealed.
//!
//! # Rounds
//! 1. Everybody commits to their polynomial. 2. Everybody shows it. 3. Everybody deals a share to each other trustee, sealed to them. 4. Everybody says that
//!    all their shares were right, or opens the box with the wrong one.
//!
//! The public key is the sum of what was committed to; each trustee's share of the secret is the sum of what they were dealt, and never leaves their device.
//!
//! # What can go wrong, and who is told
//! - *Somebody waits for what others show, to choose theirs by it*: what is shown in round 2 was committed to in round 1, in full, under the name of its trustee.
//!   Nobody can answer with a copy of another's polynomial, nor cancel it with one they do not know: each comes with a proof of its secret.
//! - *A wrong share*: [`Fault::WrongShare`] names the dealer, and everybody can check the complaint; a false one names the complainer.
//! - *Two messages of one round*: both are signed, and show it. The same message again changes nothing.
//! - *A message of another poll or ceremony*: what is signed begins with the ceremony, which is the hash of poll, threshold, names and keys.
//! - *The server shows different messages to different trustees*: every message names the hash of those of the rounds before. It is found, but not whose doing
//!   it is ([`Fault::OtherView`]).
//! - *Somebody gives up having seen what others show*: the ceremony has to be begun anew, with other chance. Whoever does that again and again could choose
//!   among keys, each of which is still unknown to them; it is seen, for everybody sees whom all wait for.
//! - *Whoever runs the server turns the ceremony back*, after round 2, for trustees who kept nothing but their words: they could then choose theirs after having
//!   seen. They still have to prove that they know it, so that the key is no less secret, only not quite as random.
//! - *The server invents trustees.* Nothing here shows that a key belongs to a person: trustees compare [`CeremonyId::code`] by telephone before they confirm.

mod check;
mod fault;
mod message;
mod trustee;

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use check::{Progress, progress};
pub use fault::Fault;
pub use message::{Body, Message, Round, Shown};
pub use trustee::{Holder, Step, StepError, step};

use super::secret::Secret;
use super::wire::Bytes;

/// The fewest trustees that can be asked for together. One alone could open everything at any time, and no ceremony is needed to hand a key to one person: a
/// poll whose results one person may see early is a confidential poll.
pub const LEAST_THRESHOLD: u8 = 2;

/// The most trustees: they all have to be there in each of four rounds.
pub const MOST_TRUSTEES: usize = 9;

/// The longest name of a trustee, in bytes.
pub const LONGEST_NAME: usize = 200;

/// A ceremony: what is fixed before its first message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
    /// The name of the log of the poll: a URL without its scheme.
    pub origin: String,
    /// How often it was begun before for this poll.
    pub attempt: u32,
    /// How many trustees are needed to open the sum of all ballots.
    pub threshold: u8,
    /// The trustees, in the order of their places.
    pub trustees: Vec<Trustee>,
}

/// A trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trustee {
    /// The name under which they are made public.
    pub name: String,
    /// The Ed25519 key that signs what they say.
    pub key: Bytes<32>,
}

/// That somebody will be a trustee of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// Who.
    pub trustee: Trustee,
    /// By that key over `"parvis trustee enrolment v1" 0 ‖ length of the origin (u64) ‖ origin ‖ name`.
    pub signature: Bytes<64>,
}

/// The hash of a ceremony.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CeremonyId(pub [u8; 32]);

/// Why there can be no such ceremony.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unfit {
    /// Too few or too many trustees, or a threshold that does not fit.
    #[error("there must be 2 to 9 trustees, of whom at least 2 and at most all are needed")]
    Numbers,
    /// A name is missing, too long, or there twice.
    #[error("a trustee has no name, a name that is too long, or the name of another")]
    Names,
    /// A key is none, or there twice.
    #[error("the key of a trustee is not a sound Ed25519 key, or is that of another")]
    Keys,
}

impl Enrolment {
    /// What a person signs who will be a trustee under this name.
    #[must_use]
    pub fn sign(secret: &Secret, origin: &str, name: &str) -> Self {
        let key = secret.signing_key();
        let signature = key.sign(&enrolment_text(origin, name));
        Self { trustee: Trustee { name: name.to_owned(), key: Bytes(key.verifying_key().to_bytes()) }, signature: Bytes(signature.to_bytes()) }
    }

    /// Whether it is signed, for this poll.
    #[must_use]
    pub fn is_signed(&self, origin: &str) -> bool {
        let text = enrolment_text(origin, &self.trustee.name);
        self.trustee.sound_key().is_some_and(|key| key.verify_strict(&text, &Signature::from_bytes(&self.signature.0)).is_ok())
    }
}

fn enrolment_text(origin: &str, name: &str) -> Vec<u8> {
    let mut text = b"parvis trustee enrolment v1\0".to_vec();
    text.extend((origin.len() as u64).to_be_bytes());
    text.extend(origin.as_bytes());
    text.extend(name.as_bytes());
    text
}

impl Trustee {
    fn sound_key(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&self.key.0).ok().filter(|key| !key.is_weak() && key.to_edwards().compress().to_bytes() == self.key.0)
    }
}

impl Ceremony {
    /// Whether there can be such a ceremony.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn check(&self) -> Result<(), Unfit> {
        let trustees = self.trustees.len();
        if trustees > MOST_TRUSTEES || self.threshold < LEAST_THRESHOLD || usize::from(self.threshold) > trustees {
            return Err(Unfit::Numbers);
        }
        let twice = |same: fn(&Trustee, &Trustee) -> bool| {
            self.trustees.iter().enumerate().any(|(place, trustee)| self.trustees[..place].iter().any(|other| same(trustee, other)))
        };
        if self.trustees.iter().any(|trustee| trustee.name.trim().is_empty() || trustee.name.len() > LONGEST_NAME) || twice(|a, b| a.name == b.name) {
            return Err(Unfit::Names);
        }
        if self.trustees.iter().any(|trustee| trustee.sound_key().is_none()) || twice(|a, b| a.key == b.key) {
            return Err(Unfit::Keys);
        }
        Ok(())
    }

    /// The hash of all that is fixed:
    /// `H("parvis ceremony v1" 0 ‖ origin ‖ attempt (u32) ‖ threshold (u8) ‖ for each trustee: name ‖ key)`, each text after its length (u64).
    #[must_use]
    pub fn id(&self) -> CeremonyId {
        let mut hash = Sha256::new().chain_update(b"parvis ceremony v1\0");
        let text = |hash: &mut Sha256, text: &str| {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        text(&mut hash, &self.origin);
        hash.update(self.attempt.to_be_bytes());
        hash.update([self.threshold]);
        for trustee in &self.trustees {
            text(&mut hash, &trustee.name);
            hash.update(trustee.key.0);
        }
        CeremonyId(hash.finalize().into())
    }
}

impl CeremonyId {
    /// What trustees compare by telephone: eighty bits of it, in four groups of letters and digits.
    #[must_use]
    pub fn code(&self) -> String {
        let text = data_encoding::BASE32_NOPAD.encode(&self.0[..10]);
        [&text[..4], &text[4..8], &text[8..12], &text[12..16]].join(" ")
    }
}
