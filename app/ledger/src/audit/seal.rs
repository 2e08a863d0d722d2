//! The signature over the whole file.

use super::report::{Fault, Faults};
use crate::bundle::sealed_text;
use crate::key::PublicKey;

/// The signature at the end.
#[derive(Debug, Default)]
pub(super) struct Seal {
    pub faults: Faults,
}

impl Seal {
    pub fn check(&mut self, note: &str, key: &PublicKey, hash: &[u8; 32], line: u64) {
        let signed = key.open(note).is_ok_and(|text| text == sealed_text(key.origin(), hash));
        self.faults.expect(signed, Fault::NotSigned, line);
    }
}
