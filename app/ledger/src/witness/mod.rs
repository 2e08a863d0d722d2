//! Witnesses: sites that sign what they have seen of the logs of others, and never two things that do not fit together.
//!
//! A witness keeps, of each log, the latest checkpoint it has signed, and signs another one only if that continues it ([`rule`]). So whoever trusts one witness
//! knows that a checkpoint it has signed is of the only log of this name it has ever been shown. The protocol is C2SP tlog-witness
//! (<https://c2sp.org/tlog-witness>); what is signed is a cosignature of type 0x04 (<https://c2sp.org/tlog-cosignature>): Ed25519, with the time.

pub mod key;
pub mod request;
pub mod rule;

pub use key::{Cosignature, CosignatureError, WitnessKey, WitnessPublicKey, beside};
pub use request::{Malformed, Submission};
pub use rule::{Decision, contradicts, decide};
