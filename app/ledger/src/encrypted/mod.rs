//! Encrypted ballots: each is a sealed list of zeros and ones with proofs, their sum is made without opening any, and only so many trustees together open that sum.
pub mod ceremony;
mod keys;
mod secret;
mod wire;

pub use keys::{KeySet, Member, Trustees, UnsoundTrustees};
pub use secret::{NotWords, Secret};
pub use wire::{Blob, Bytes};
