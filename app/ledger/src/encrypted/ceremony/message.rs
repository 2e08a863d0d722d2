//! What trustees say to each other, each message signed and bound to one ceremony.

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Ceremony, CeremonyId};
use crate::encrypted::secret::Secret;
use crate::encrypted::wire::{Blob, Bytes};

/// A message of a trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Whose it is: a place in the list of trustees, from 0.
    pub trustee: u8,
    /// What it says.
    pub body: Body,
    /// Ed25519 (RFC 8032) by the trustee's key over `"parvis ceremony message v1" 0 ‖ ceremony ‖ trustee ‖ body as JSON`.
    pub signature: Bytes<64>,
}

/// What a message says. `before` is the hash of all messages of the rounds before: whoever was shown others is found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Body {
    /// Round 1: what the trustee will show in round 2 is fixed before anybody shows anything, so that nobody can choose after having seen.
    Commitment {
        /// The commitment of `elastic-elgamal` to the trustee's part of the key: SHA-256(first coefficient ‖ opening).
        key: Bytes<32>,
        /// The commitment to all of round 2, in this ceremony, by this trustee: [`Shown::digest`].
        whole: Bytes<32>,
        /// An X25519 key for each trustee in their order: what that one deals is sealed with it. The own place is filled, too.
        boxes: Vec<Bytes<32>>,
    },
    /// Round 2: the trustee's public polynomial.
    Polynomial {
        /// The hash of round 1.
        before: Bytes<32>,
        /// What round 1 committed to.
        shown: Shown,
    },
    /// Round 3: for each other trustee the value of the secret polynomial at their place.
    Shares {
        /// The hash of rounds 1 and 2.
        before: Bytes<32>,
        /// A sealed box (libsodium's `crypto_box_seal`) with a scalar for each trustee in their order; empty at the own place.
        boxes: Vec<Blob>,
    },
    /// Round 4: all shares were right.
    Confirmation {
        /// The hash of rounds 1 to 3.
        before: Bytes<32>,
        /// The public shares of the key, by trustee.
        shares: Vec<Bytes<32>>,
        /// That the trustee knows the secret of the own one: challenge ‖ response.
        proof: Bytes<64>,
    },
    /// Round 4: a share was wrong. The box of that dealer is opened to everybody, who then know which of the two is at fault. It holds nothing that the
    /// dealer did not know, and the ceremony is over.
    Complaint {
        /// The hash of rounds 1 to 3.
        before: Bytes<32>,
        /// The dealer of the share.
        dealer: u8,
        /// The secret of the X25519 key that was for this dealer.
        key: Bytes<32>,
    },
}

/// What is shown in round 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// The coefficients of the public polynomial, as many as the threshold. The first is the trustee's part of the key.
    pub coefficients: Vec<Bytes<32>>,
    /// That the trustee knows the secret polynomial: challenge ‖ a response for each coefficient.
    pub proof: Blob,
    /// What opens the commitment `key`.
    pub opening: Bytes<32>,
}

/// A round of the ceremony.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// Everybody commits.
    Commitments,
    /// Everybody shows their polynomial.
    Polynomials,
    /// Everybody deals shares to all others.
    Shares,
    /// Everybody says whether the shares were right.
    Confirmations,
}

impl Round {
    /// All rounds in their order.
    pub const ALL: [Self; 4] = [Self::Commitments, Self::Polynomials, Self::Shares, Self::Confirmations];
}

impl Body {
    /// The round it belongs to.
    #[must_use]
    pub const fn round(&self) -> Round {
        match self {
            Self::Commitment { .. } => Round::Commitments,
            Self::Polynomial { .. } => Round::Polynomials,
            Self::Shares { .. } => Round::Shares,
            Self::Confirmation { .. } | Self::Complaint { .. } => Round::Confirmations,
        }
    }

    /// The hash of what it says was said before; nothing in the first round.
    #[must_use]
    pub const fn before(&self) -> Option<&Bytes<32>> {
        match self {
            Self::Commitment { .. } => None,
            Self::Polynomial { before, .. } | Self::Shares { before, .. } | Self::Confirmation { before, .. } | Self::Complaint { before, .. } => Some(before),
        }
    }
}

impl Shown {
    /// What commits to it, in this ceremony, by this trustee. Nobody can open it as their own: it says whose it is.
    #[must_use]
    pub fn digest(&self, ceremony: &CeremonyId, trustee: u8) -> Bytes<32> {
        let hash = Sha256::new().chain_update(b"parvis ceremony polynomial v1\0").chain_update(ceremony.0).chain_update([trustee]);
        Bytes(hash.chain_update(serde_json::to_vec(self).unwrap_or_default()).finalize().into())
    }
}

impl Message {
    /// Signs what this trustee says. Only [`super::step`] knows what to say.
    #[must_use]
    pub fn sign(secret: &Secret, ceremony: &CeremonyId, trustee: u8, body: Body) -> Self {
        let signature = secret.signing_key().sign(&signed_text(ceremony, trustee, &body));
        Self { trustee, body, signature: Bytes(signature.to_bytes()) }
    }

    /// Whether the trustee of this ceremony whose message it says it is has signed it.
    #[must_use]
    pub fn is_signed(&self, ceremony: &Ceremony) -> bool {
        let Some(trustee) = ceremony.trustees.get(usize::from(self.trustee)) else { return false };
        let text = signed_text(&ceremony.id(), self.trustee, &self.body);
        VerifyingKey::from_bytes(&trustee.key.0).is_ok_and(|key| key.verify_strict(&text, &Signature::from_bytes(&self.signature.0)).is_ok())
    }
}

fn signed_text(ceremony: &CeremonyId, trustee: u8, body: &Body) -> Vec<u8> {
    let mut text = b"parvis ceremony message v1\0".to_vec();
    text.extend(ceremony.0);
    text.push(trustee);
    text.extend(serde_json::to_vec(body).unwrap_or_default());
    text
}
