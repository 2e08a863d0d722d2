//! The instance key: one secret of this Parvis that is not in its database, and what is derived from it.
//!
//! Whoever has a copy of the database alone can neither recognise an address nor find a ballot by its voter.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// The instance key. Cloning shares it.
#[derive(Clone)]
pub struct Keys {
    instance: Arc<[u8; 32]>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Keys(…)")
    }
}

impl Keys {
    /// Reads the key from a file, or makes one there that only its owner can read.
    ///
    /// # Errors
    /// When the file can be neither read nor made, or does not hold 64 hexadecimal digits.
    pub fn open(file: &Path) -> io::Result<Self> {
        match fs::read_to_string(file) {
            Ok(text) => Self::parse(text.trim()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(file),
            Err(error) => Err(error),
        }
    }

    /// Reads a key of 64 hexadecimal digits.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn parse(text: &str) -> io::Result<Self> {
        let bytes = HEXLOWER.decode(text.to_ascii_lowercase().as_bytes()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let invalid = || io::Error::new(io::ErrorKind::InvalidData, "the instance key must be 64 hexadecimal digits");
        Ok(Self { instance: Arc::new(bytes.ok_or_else(invalid)?) })
    }

    fn create(file: &Path) -> io::Result<Self> {
        let key = random::<32>();
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut written = options.open(file)?;
        writeln!(written, "{}", HEXLOWER.encode(&key))?;
        written.sync_all()?;
        Ok(Self { instance: Arc::new(key) })
    }

    /// HMAC-SHA-256 of `data` for one purpose. Marks of different purposes have nothing in common.
    #[must_use]
    pub fn mark(&self, purpose: &'static str, data: &[u8]) -> [u8; 32] {
        mark(self.instance.as_slice(), purpose, data)
    }

    /// The key under which a poll files its ballots: it needs the secret of the poll *and* the instance key, and is
    /// gone for good when the secret of the poll is destroyed.
    #[must_use]
    pub fn of_poll(&self, secret: &[u8]) -> PollKey {
        PollKey(self.mark("poll", secret))
    }
}

/// The key of one open poll.
pub struct PollKey([u8; 32]);

impl PollKey {
    /// HMAC-SHA-256 of `data` for one purpose under the key of this poll.
    #[must_use]
    pub fn mark(&self, purpose: &'static str, data: &[u8]) -> [u8; 32] {
        mark(&self.0, purpose, data)
    }
}

fn mark(key: &[u8], purpose: &'static str, data: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length, so this cannot fail; an empty mark would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(data);
    mac.finalize().into_bytes().into()
}

/// So many bytes from the operating system.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    rand::random()
}

/// SHA-256, for what is random and long enough by itself (session and link tokens).
#[must_use]
pub fn fingerprint(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}
