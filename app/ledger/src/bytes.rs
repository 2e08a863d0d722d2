//! Thirty-two or sixty-four bytes, each kind with its own type, written in standard Base64 (RFC 4648, section 4).

use std::fmt;

use data_encoding::BASE64;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares kinds of so many bytes, and whether they may be shown while debugging.
macro_rules! kinds_of_bytes {
    ($($(#[$doc:meta])* $name:ident $length:literal $shown:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            /// Reads Base64; nothing when it is not that of exactly so many bytes.
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
                deserializer.deserialize_str(Exactly::<$length>).map(Self)
            }
        }
    )*};
}

kinds_of_bytes! {
    /// An entry of the log: what a ballot, or the definition of the poll, is committed to by.
    Entry 32 true;
    /// The hash of ballot and salt; without the salt it tells nothing about the ballot.
    Digest 32 true;
    /// Chance that keeps a digest from being guessed.
    Salt 32 false;
    /// What a ballot is superseded with: only who has it can have the ballot superseded.
    ReplaceKey 32 false;
    /// The hash of a [`ReplaceKey`], part of the entry from the start.
    Lock 32 true;
    /// The root of the log at some size.
    Root 32 true;
    /// What the tokens of a poll are checked with while it is open: a point of ristretto255.
    TokenKey 32 true;
    /// What tokens are made with: a scalar. Published at the close.
    TokenSecret 32 false;
    /// The half of a token that the voter chose by chance.
    TokenInput 32 false;
    /// The half of a token that only the poll could make.
    TokenOutput 64 false;
    /// Chance by which a voter hides the input of a token from who issues it.
    Blinding 64 false;
    /// The hidden input of a token.
    Blinded 32 true;
    /// The hidden output of a token.
    Evaluated 32 true;
    /// That the hidden output was made with the key of the poll, and no other.
    TokenProof 64 true;
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

struct Exactly<const N: usize>;

impl<const N: usize> Visitor<'_> for Exactly<N> {
    type Value = [u8; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the Base64 of {N} bytes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<[u8; N], E> {
        decode(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    // At most 64 bytes are 88 characters with their padding, which are room for 66 bytes.
    let mut bytes = [0; 66];
    if text.len() != BASE64.encode_len(N) || BASE64.decode_mut(text.as_bytes(), bytes.get_mut(..BASE64.decode_len(text.len()).ok()?)?).ok()? != N {
        return None;
    }
    bytes.get(..N)?.try_into().ok()
}
