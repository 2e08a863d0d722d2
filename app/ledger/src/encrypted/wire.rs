//! Points, scalars and proofs of `elastic-elgamal` as bytes, and bytes as Base64.
//!
//! The crate gives its proofs away through serde only. Here each has one spelling: its 32-byte pieces one after the other, in the order written beside each
//! function. What is read back is canonical, for the crate refuses other encodings of a point or a scalar.

use std::fmt;

use data_encoding::{BASE64, BASE64URL_NOPAD};
use elastic_elgamal::group::Ristretto;
use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// The group all of this happens in: ristretto255 (RFC 9496).
pub(crate) type Group = Ristretto;
pub(crate) type Ciphertext = elastic_elgamal::Ciphertext<Group>;
pub(crate) type Point = <Group as elastic_elgamal::group::ElementOps>::Element;
pub(crate) type LogEqualityProof = elastic_elgamal::LogEqualityProof<Group>;
pub(crate) type ProofOfPossession = elastic_elgamal::ProofOfPossession<Group>;
pub(crate) type RangeProof = elastic_elgamal::RangeProof<Group>;

/// The length of a point, a scalar, a key or a hash, in bytes.
pub(crate) const PIECE: usize = 32;

/// The most bytes that are read of anything here.
const LONGEST: usize = 1 << 16;

/// So many bytes, written in standard Base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes<const N: usize>(pub [u8; N]);

/// Bytes of any number, written in standard Base64.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(pub Vec<u8>);

impl<const N: usize> fmt::Display for Bytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(&self.0))
    }
}

impl<const N: usize> fmt::Debug for Bytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({self})")
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Blob(bytes) = Blob::deserialize(deserializer)?;
        let length = bytes.len();
        bytes.try_into().map(Self).map_err(|_| D::Error::invalid_length(length, &N.to_string().as_str()))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Base64)
    }
}

struct Base64;

impl Visitor<'_> for Base64 {
    type Value = Blob;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Blob, E> {
        if text.len() > LONGEST / 3 * 4 {
            return Err(E::invalid_length(text.len(), &self));
        }
        BASE64.decode(text.as_bytes()).map(Blob).map_err(|_| E::invalid_value(serde::de::Unexpected::Str("…"), &self))
    }
}

/// The 32 bytes of a point.
pub(crate) fn point_bytes(point: &Point) -> [u8; PIECE] {
    point.compress().to_bytes()
}

/// A ciphertext from R ‖ B.
pub(crate) fn ciphertext(bytes: &[u8]) -> Option<Ciphertext> {
    let (random, blinded) = bytes.split_at_checked(PIECE)?;
    read(json!({ "random_element": text(random), "blinded_element": text(blinded) }))
}

/// A proof of equal logarithms from challenge ‖ response.
pub(crate) fn log_equality(bytes: &[u8]) -> Option<LogEqualityProof> {
    LogEqualityProof::from_bytes(bytes)
}

/// A proof of possession from challenge ‖ responses.
pub(crate) fn possession(bytes: &[u8]) -> Option<ProofOfPossession> {
    let (challenge, responses) = bytes.split_at_checked(PIECE)?;
    read(json!({ "challenge": text(challenge), "responses": texts(responses) }))
}

/// challenge ‖ responses.
pub(crate) fn possession_bytes(proof: &ProofOfPossession) -> Vec<u8> {
    written(proof, &["challenge", "responses"])
}

/// A range proof from its ciphertexts, R ‖ B each, as many as there are; then challenge ‖ responses.
pub(crate) fn range(bytes: &[u8], ciphertexts: usize) -> Option<RangeProof> {
    let (ciphertexts, rest) = bytes.split_at_checked(ciphertexts * 2 * PIECE)?;
    let (challenge, responses) = rest.split_at_checked(PIECE)?;
    let partial = |bytes: &[u8]| json!({ "random_element": text(&bytes[..PIECE]), "blinded_element": text(&bytes[PIECE..]) });
    let partial: Vec<Value> = ciphertexts.chunks_exact(2 * PIECE).map(partial).collect();
    read(json!({ "partial_ciphertexts": partial, "common_challenge": text(challenge), "ring_responses": texts(responses) }))
}

/// The ciphertexts, R ‖ B each, then challenge ‖ responses.
pub(crate) fn range_bytes(proof: &RangeProof) -> Vec<u8> {
    written(proof, &["partial_ciphertexts", "common_challenge", "ring_responses", "random_element", "blinded_element"])
}

/// The text by which the crate reads a piece.
pub(crate) fn text(piece: &[u8]) -> Value {
    Value::String(BASE64URL_NOPAD.encode(piece))
}

fn texts(pieces: &[u8]) -> Vec<Value> {
    pieces.chunks(PIECE).map(text).collect()
}

pub(crate) fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// The pieces of what the crate writes, objects by these keys in this order.
fn written(value: &impl Serialize, keys: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    gather(&serde_json::to_value(value).unwrap_or_default(), keys, &mut bytes);
    bytes
}

fn gather(value: &Value, keys: &[&str], bytes: &mut Vec<u8>) {
    match value {
        Value::String(text) => bytes.extend(BASE64URL_NOPAD.decode(text.as_bytes()).unwrap_or_default()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, keys, bytes)),
        Value::Object(object) => keys.iter().filter_map(|&key| object.get(key)).for_each(|value| gather(value, keys, bytes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
