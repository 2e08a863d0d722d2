//! Audit or cast (Benaloh, *Simple Verifiable Elections*, 2006): a voter who doubts their device makes it show what it sealed, and seals anew.
//!
//! The device says the digest of the sealed ballot first; then the voter decides. To cast, the ballot is sent, and the seed forgotten. To audit, the seed is shown,
//! and another device seals again and compares. A device that seals something else is caught each time it is audited, and cannot know when that is.
//! A ballot that was shown is never cast: everybody who has the file knows what is in it. It also holds the token, though not what proves it: with it, whoever
//! has the file finds the ballot that was cast in the published log, but not what is in that one.

use domain::voting::Ballot;
use serde::{Deserialize, Serialize};

use super::ballot::Booth;
use super::wire::Bytes;
use crate::bytes::{Digest, Entry, Salt, TokenInput};

/// A sealed ballot, shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoiled {
    /// The entry of the definition.
    pub definition: Entry,
    /// The token it was sealed for.
    pub token: TokenInput,
    /// What the voter chose.
    pub answers: Ballot,
    /// The chance it was sealed with.
    pub seed: Bytes<32>,
    /// The salt of its digest.
    pub salt: Salt,
    /// What the device said before the voter decided.
    pub digest: Digest,
}

/// What an audited device did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audited {
    /// It sealed what the voter chose. Whether that is what is shown here, the voter has to look at.
    AsChosen,
    /// It sealed something else, or said another digest.
    Otherwise,
    /// The file is of another poll, or holds a ballot that is not valid there.
    NotHere,
}

impl Spoiled {
    /// Seals again, and compares.
    #[must_use]
    pub fn audit(&self, booth: &Booth) -> Audited {
        if self.definition != *booth.definition() {
            return Audited::NotHere;
        }
        match booth.seal(&self.answers, &self.token, &self.seed.0) {
            Ok(again) if again.digest(&self.salt, &self.token) == self.digest => Audited::AsChosen,
            Ok(_) => Audited::Otherwise,
            Err(_) => Audited::NotHere,
        }
    }
}
