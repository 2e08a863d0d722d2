//! What witnesses have signed: of those that are trusted it is checked, of the others only their names are told.

use std::collections::BTreeMap;

use super::report::{Fault, Faults, Witness};
use crate::key::PublicKey;
use crate::witness::{CosignatureError, WitnessPublicKey, beside};

/// The most names that are told of witnesses nobody vouched for.
const MOST_NAMES: usize = 100;

/// The cosignatures as they are read.
pub(super) struct Witnessed {
    log: PublicKey,
    trusted: Vec<(WitnessPublicKey, Seen)>,
    named: BTreeMap<String, u64>,
}

/// How much of the log somebody has signed, and when.
#[derive(Clone, Copy, Default)]
struct Seen {
    entries: u64,
    time: Option<u64>,
}

impl Witnessed {
    pub fn new(log: PublicKey, trusted: Vec<WitnessPublicKey>) -> Self {
        Self { log, trusted: trusted.into_iter().map(|key| (key, Seen::default())).collect(), named: BTreeMap::new() }
    }

    /// Takes a checkpoint of so many entries that fits the log.
    pub fn take(&mut self, note: &str, entries: u64, line: u64, faults: &mut Faults) {
        for name in beside(note, &self.log) {
            if self.named.len() < MOST_NAMES || self.named.contains_key(&name) {
                let most = self.named.entry(name).or_default();
                *most = entries.max(*most);
            }
        }
        for (key, seen) in &mut self.trusted {
            match key.check(note) {
                Ok(signed) if seen.time.is_none() || entries >= seen.entries => *seen = Seen { entries, time: Some(signed.time) },
                Ok(_) | Err(CosignatureError::Missing) => {}
                Err(_) => faults.note(Fault::BadCosignature { name: key.name().to_owned() }, line),
            }
        }
    }

    /// Whether anybody is trusted.
    pub const fn any_trusted(&self) -> bool {
        !self.trusted.is_empty()
    }

    /// How many entries somebody trusted has signed.
    pub fn entries(&self) -> u64 {
        self.trusted.iter().map(|(_, seen)| seen.entries).max().unwrap_or(0)
    }

    /// Everybody who has signed, or whose name stands there: the trusted ones first.
    pub fn tell(self) -> Vec<Witness> {
        let mut told: Vec<Witness> = Vec::new();
        let mut named = self.named;
        for (key, Seen { entries, time }) in self.trusted {
            named.remove(key.name());
            told.push(Witness { name: key.name().to_owned(), trusted: true, entries, time });
        }
        told.extend(named.into_iter().map(|(name, entries)| Witness { name, trusted: false, entries, time: None }));
        told
    }
}
