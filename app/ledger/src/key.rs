//! The key of a poll, and what it signs: C2SP signed notes (<https://c2sp.org/signed-note>) with Ed25519 (RFC 8032).
//!
//! A poll has a key of its own, named by the origin of its log. It is destroyed at the close: afterwards nobody can sign another checkpoint, promise or bundle.
//! The first line of each signed text says what it is, so that none can be taken for another: the origin alone for a checkpoint (as C2SP has it),
//! the origin followed by `/promise` or `/bundle` for the others.

use data_encoding::BASE64;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use signed_note::{Note, VerifierList, is_key_name_valid, key_id};

/// The name of Ed25519 in a verifier key.
const ED25519: u8 = 1;

/// The key a poll signs with.
pub struct PollKey {
    public: PublicKey,
    secret: ed25519_dalek::SigningKey,
}

/// The key a poll's signatures are checked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    origin: String,
    key: VerifyingKey,
}

/// A key, a name or a signature is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name of the log is empty, or has a space or a plus in it.
    #[error("the name of the log must not be empty, nor contain spaces or a plus")]
    Origin,
    /// The text is not a verifier key of a signed note, or the key is weak.
    #[error("this is not a sound Ed25519 key of a signed note")]
    Key,
    /// The text is not a signed note.
    #[error("this is not a signed note")]
    Note,
    /// The note does not carry a valid signature of this key.
    #[error("the signature of the poll's key is missing or wrong")]
    Signature,
}

/// Whether a key may have this name.
pub(crate) fn is_name(name: &str) -> bool {
    is_key_name_valid(name) && !name.chars().any(char::is_control)
}

/// Reads a verifier key of this kind: its name and the key.
pub(crate) fn parse(text: &str, kind: u8) -> Result<(String, VerifyingKey), KeyError> {
    let (name, rest) = text.split_once('+').ok_or(KeyError::Key)?;
    let (_, encoded) = rest.split_once('+').ok_or(KeyError::Key)?;
    let bytes = BASE64.decode(encoded.as_bytes()).map_err(|_| KeyError::Key)?;
    let point: [u8; 32] = match bytes.split_first() {
        Some((&first, point)) if first == kind => point.try_into().map_err(|_| KeyError::Key)?,
        _ => return Err(KeyError::Key),
    };
    let key = VerifyingKey::from_bytes(&point).map_err(|_| KeyError::Key)?;
    let canonical = key.to_edwards().compress().to_bytes() == point;
    let sound = canonical && !key.is_weak() && is_key_name_valid(name) && verifier_key(name, kind, &key) == text;
    if sound { Ok((name.to_owned(), key)) } else { Err(KeyError::Key) }
}

/// A key as others are given it: `name+id+key`.
pub(crate) fn verifier_key(name: &str, kind: u8, key: &VerifyingKey) -> String {
    format!("{name}+{:08x}+{}", id(name, kind, key), BASE64.encode(&[&[kind], key.as_bytes().as_slice()].concat()))
}

/// What a signature names its key by, beside the name.
pub(crate) fn id(name: &str, kind: u8, key: &VerifyingKey) -> u32 {
    key_id(name, &[&[kind], key.as_bytes().as_slice()].concat())
}

impl PollKey {
    /// The key made from 32 secret bytes, for the log of this name: a URL without its scheme.
    ///
    /// # Errors
    /// [`KeyError::Origin`] when the name cannot be that of a log.
    pub fn new(origin: &str, secret: [u8; 32]) -> Result<Self, KeyError> {
        if !is_name(origin) {
            return Err(KeyError::Origin);
        }
        let secret = ed25519_dalek::SigningKey::from_bytes(&secret);
        Ok(Self { public: PublicKey { origin: origin.to_owned(), key: secret.verifying_key() }, secret })
    }

    /// The key that checks what this one signs.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a text of whole lines as a note.
    ///
    /// # Errors
    /// [`KeyError::Note`] when the text does not end with a line feed, or has other control characters.
    pub fn sign(&self, text: &str) -> Result<String, KeyError> {
        let mut note = Note::new(text.as_bytes(), &[]).map_err(|_| KeyError::Note)?;
        note.add_sigs(&[self]).map_err(|_| KeyError::Note)?;
        String::from_utf8(note.to_bytes()).map_err(|_| KeyError::Note)
    }
}

impl PublicKey {
    /// Reads a verifier key, `name+id+key`. Keys of small order and other than canonical points are refused: a signature by them would prove nothing.
    ///
    /// # Errors
    /// [`KeyError::Key`] for everything else.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (origin, key) = parse(text, ED25519)?;
        Ok(Self { origin, key })
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The text of a note, if this key has signed it. Signatures of others, such as witnesses, may stand beside.
    ///
    /// # Errors
    /// When it is no note, or this key has not signed it.
    pub fn open(&self, note: &str) -> Result<String, KeyError> {
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| KeyError::Note)?;
        note.verify(&VerifierList::new(vec![Box::new(self.clone())])).map_err(|_| KeyError::Signature)?;
        String::from_utf8(note.text().to_vec()).map_err(|_| KeyError::Note)
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&verifier_key(&self.origin, ED25519, &self.key))
    }
}

impl std::fmt::Debug for PollKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PollKey({})", self.public)
    }
}

impl signed_note::Signer for PollKey {
    fn name(&self) -> &str {
        &self.public.origin
    }

    fn key_id(&self) -> u32 {
        signed_note::Verifier::key_id(&self.public)
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, ed25519_dalek::SignatureError> {
        self.secret.try_sign(message).map(|signature| signature.to_vec())
    }
}

impl signed_note::Verifier for PublicKey {
    fn name(&self) -> &str {
        &self.origin
    }

    fn key_id(&self) -> u32 {
        id(&self.origin, ED25519, &self.key)
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}
