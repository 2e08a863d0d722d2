//! What a trustee keeps: 32 bytes, written as 24 words, from which everything a trustee ever does is made again.

use bip39::{Language, Mnemonic};
use crypto_box::SecretKey as BoxKey;
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use rand_chacha_06::ChaCha20Rng;
use rand_chacha_06::rand_core::SeedableRng as _;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The secret of a trustee.
///
/// Keys and chance come from it by HKDF-SHA256 (RFC 5869), each by a label and what it belongs to, so that no two uses share anything. Chance is fixed by what
/// it is used for: the same step done again gives the same message to the byte, and no nonce of a proof can serve two challenges.
#[derive(Clone)]
pub struct Secret(Zeroizing<[u8; 32]>);

/// What was given are not the 24 words of a trustee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are not the 24 words of a trustee: one is missing, wrong or misspelled")]
pub struct NotWords;

impl Secret {
    /// A secret from 32 bytes of chance.
    #[must_use]
    pub fn new(chance: [u8; 32]) -> Self {
        Self(Zeroizing::new(chance))
    }

    /// Reads 24 words (BIP-39), English or French, in any case, with any space between them.
    ///
    /// # Errors
    /// When they are no such words, or their check does not fit.
    pub fn parse(words: &str) -> Result<Self, NotWords> {
        let words = Zeroizing::new(words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" "));
        let read = |language| Mnemonic::parse_in(language, words.as_str()).ok();
        let phrase = read(Language::English).or_else(|| read(Language::French)).ok_or(NotWords)?;
        let (entropy, length) = phrase.to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        if length == 32 { entropy[..32].try_into().map(Self::new).map_err(|_| NotWords) } else { Err(NotWords) }
    }

    /// Its 24 words, in French or in English.
    #[must_use]
    pub fn words(&self, french: bool) -> String {
        let language = if french { Language::French } else { Language::English };
        Mnemonic::from_entropy_in(language, self.0.as_slice()).map(|phrase| phrase.to_string()).unwrap_or_default()
    }

    /// The key that signs what the trustee says.
    pub(super) fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.derive("signing", &[]))
    }

    /// The key of the box in which this dealer's share arrives. Each dealer has another, so that one can be opened to everybody.
    pub(super) fn box_key(&self, ceremony: &[u8; 32], dealer: u8) -> BoxKey {
        BoxKey::from_bytes(*self.derive("box", &[ceremony, &[dealer]]))
    }

    /// Chance for this purpose, which is named with everything that it depends on.
    pub(super) fn chance(&self, purpose: &str, of: &[&[u8]]) -> ChaCha20Rng {
        ChaCha20Rng::from_seed(*self.derive(purpose, of))
    }

    #[allow(clippy::expect_used, reason = "HKDF fails beyond 255 hashes, and this is one; if it could, nothing should be made of zeros")]
    fn derive(&self, purpose: &str, of: &[&[u8]]) -> Zeroizing<[u8; 32]> {
        let mut info = format!("parvis trustee {purpose} v1\0").into_bytes();
        for part in of {
            info.extend((part.len() as u64).to_be_bytes());
            info.extend_from_slice(part);
        }
        let mut derived = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_slice()).expand(&info, derived.as_mut_slice()).expect("one hash");
        derived
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
