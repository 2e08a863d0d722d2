//! Thirty-two bytes, each kind with its own type, written in standard Base64 (RFC 4648, section 4).

use std::fmt;

use data_encoding::BASE64;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares kinds of 32 bytes, and whether they may be shown while debugging.
macro_rules! thirty_two_bytes {
    ($($(#[$doc:meta])* $name:ident $shown:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 32]);

        impl $name {
            /// Reads Base64; nothing when it is not that of exactly 32 bytes.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                decode(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&BASE64.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // A secret has no place in a log file.
                if $shown { write!(f, "{}({self})", stringify!($name)) } else { f.write_str(concat!(stringify!($name), "(…)")) }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(ThirtyTwo).map(Self)
            }
        }
    )*};
}

thirty_two_bytes! {
    /// An entry of the log: what a ballot, or the definition of the poll, is committed to by.
    Entry true;
    /// The hash of ballot and salt; without the salt it tells nothing about the ballot.
    Digest true;
    /// Chance that keeps a digest from being guessed.
    Salt false;
    /// What a ballot is superseded with: only who has it can have the ballot superseded.
    ReplaceKey false;
    /// The hash of a [`ReplaceKey`], part of the entry from the start.
    Lock true;
    /// The root of the log at some size.
    Root true;
}

impl From<Root> for tlog_tiles::Hash {
    fn from(root: Root) -> Self {
        Self(root.0)
    }
}

impl From<tlog_tiles::Hash> for Root {
    fn from(hash: tlog_tiles::Hash) -> Self {
        Self(hash.0)
    }
}

struct ThirtyTwo;

impl Visitor<'_> for ThirtyTwo {
    type Value = [u8; 32];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the Base64 of 32 bytes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<[u8; 32], E> {
        decode(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

fn decode(text: &str) -> Option<[u8; 32]> {
    // 44 characters are 33 bytes at most; the padding makes them 32.
    let mut bytes = [0; 33];
    if text.len() != 44 || BASE64.decode_mut(text.as_bytes(), &mut bytes).ok()? != 32 {
        return None;
    }
    bytes[..32].try_into().ok()
}
