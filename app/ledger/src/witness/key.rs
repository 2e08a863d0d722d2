//! The key of a witness, and what it signs: the text of a checkpoint, after a line with the time.

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use signed_note::{Note, NoteError, VerifierList};

use crate::key::{self, KeyError, PublicKey};

/// The name of a cosignature by Ed25519 in a verifier key.
const COSIGNATURE: u8 = 4;
/// Bytes of the time, which comes before the signature.
const TIME: usize = 8;

/// The key a witness signs with.
pub struct WitnessKey {
    public: WitnessPublicKey,
    secret: ed25519_dalek::SigningKey,
}

/// The key the cosignatures of a witness are checked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessPublicKey {
    name: String,
    key: VerifyingKey,
}

/// What a witness has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The line to put under the checkpoint, with its line feed.
    pub line: String,
    /// When it was signed, in seconds since 1970 UTC, as the witness says.
    pub time: u64,
}

/// Why a checkpoint is not cosigned by a witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CosignatureError {
    /// The text is not a signed note.
    #[error("this is not a signed note")]
    Note,
    /// The witness has not signed it.
    #[error("the witness has not signed it")]
    Missing,
    /// There is a signature in the name of this key, and it is wrong.
    #[error("what is said to be the signature of the witness is wrong")]
    Wrong,
}

impl WitnessKey {
    /// The key made from 32 secret bytes, for a witness of this name: a URL without its scheme.
    ///
    /// # Errors
    /// [`KeyError::Origin`] when the name cannot be that of a key.
    pub fn new(name: &str, secret: [u8; 32]) -> Result<Self, KeyError> {
        if !key::is_name(name) {
            return Err(KeyError::Origin);
        }
        let secret = ed25519_dalek::SigningKey::from_bytes(&secret);
        Ok(Self { public: WitnessPublicKey { name: name.to_owned(), key: secret.verifying_key() }, secret })
    }

    /// The key that checks what this one signs.
    #[must_use]
    pub const fn public(&self) -> &WitnessPublicKey {
        &self.public
    }

    /// Signs the text of a signed checkpoint at this time, in seconds since 1970 UTC. Whether it may be signed is for [`super::rule::decide`] to say.
    ///
    /// # Errors
    /// [`KeyError::Note`] when it is no signed note.
    pub fn cosign(&self, note: &str, time: u64) -> Result<Cosignature, KeyError> {
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| KeyError::Note)?;
        let signature = self.secret.sign(&message(time, note.text())).to_vec();
        let id = signed_note::Verifier::key_id(&self.public);
        let signature = signed_note::Signature::new(self.public.name.clone(), id, [time.to_be_bytes().to_vec(), signature].concat());
        let line = String::from_utf8(signature.map_err(|_| KeyError::Origin)?.to_bytes()).map_err(|_| KeyError::Note)?;
        Ok(Cosignature { line, time })
    }
}

/// What is signed of a text at a time.
fn message(time: u64, text: &[u8]) -> Vec<u8> {
    [format!("cosignature/v1\ntime {time}\n").as_bytes(), text].concat()
}

impl WitnessPublicKey {
    /// Reads a verifier key of a witness, `name+id+key`. Weak keys are refused, as for polls.
    ///
    /// # Errors
    /// [`KeyError::Key`] for everything else.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (name, key) = key::parse(text, COSIGNATURE)?;
        Ok(Self { name, key })
    }

    /// The name of the witness.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What this witness has signed under a checkpoint.
    ///
    /// # Errors
    /// When there is nothing, or it is wrong.
    pub fn check(&self, note: &str) -> Result<Cosignature, CosignatureError> {
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| CosignatureError::Note)?;
        let signed = match note.verify(&VerifierList::new(vec![Box::new(self.clone())])) {
            Ok((signed, _)) => signed,
            Err(NoteError::UnverifiedNote) => return Err(CosignatureError::Missing),
            Err(_) => return Err(CosignatureError::Wrong),
        };
        let first = signed.first().ok_or(CosignatureError::Missing)?;
        let (time, _) = split(first.signature()).ok_or(CosignatureError::Wrong)?;
        let line = String::from_utf8(first.to_bytes()).map_err(|_| CosignatureError::Note)?;
        Ok(Cosignature { line, time })
    }

    /// What this witness answered when it was given a checkpoint: its cosignature, if it is one of this very checkpoint.
    ///
    /// # Errors
    /// When there is nothing by it in the answer, or it is wrong.
    pub fn answered(&self, checkpoint: &str, answer: &str) -> Result<Cosignature, CosignatureError> {
        self.check(&format!("{checkpoint}{answer}"))
    }
}

/// The time, and the signature after it.
fn split(signature: &[u8]) -> Option<(u64, Signature)> {
    let (time, signature) = signature.split_first_chunk::<TIME>()?;
    let time = u64::from_be_bytes(*time);
    // C2SP: a time is at most 2^63 - 1.
    (i64::try_from(time).is_ok()).then_some(())?;
    Some((time, Signature::from_slice(signature).ok()?))
}

impl std::fmt::Display for WitnessPublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&key::verifier_key(&self.name, COSIGNATURE, &self.key))
    }
}

impl std::str::FromStr for WitnessPublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::parse(text)
    }
}

impl std::fmt::Debug for WitnessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WitnessKey({})", self.public)
    }
}

impl signed_note::Verifier for WitnessPublicKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn key_id(&self) -> u32 {
        key::id(&self.name, COSIGNATURE, &self.key)
    }

    fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
        split(signature).is_some_and(|(time, signature)| self.key.verify_strict(&message(time, text), &signature).is_ok())
    }
}

/// The names that stand under a checkpoint beside that of its log. Whether they have signed it is for their keys to say.
#[must_use]
pub fn beside(note: &str, log: &PublicKey) -> Vec<String> {
    let Ok(note) = Note::from_bytes(note.as_bytes()) else { return Vec::new() };
    let others = note.verify(&VerifierList::new(vec![Box::new(log.clone())])).map(|(_, others)| others);
    let mut names: Vec<String> = others.unwrap_or_default().iter().map(|signature| signature.name().to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}
