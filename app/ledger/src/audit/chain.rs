//! Checkpoints: signed by the poll, and each about exactly the entries before it, so that each continues the one before.

use super::report::{Fault, Faults};
use crate::bytes::Entry;
use crate::checkpoint::Checkpoint;
use crate::key::PublicKey;
use crate::log::Frontier;

/// The log as it is read.
#[derive(Debug)]
pub(super) struct Chain {
    frontier: Frontier,
    covered: u64,
    /// Checkpoints read.
    pub signed: u64,
    /// About [`super::Check::Definition`].
    pub rules: Faults,
    /// About [`super::Check::Checkpoints`].
    pub signatures: Faults,
    /// About [`super::Check::Log`].
    pub faults: Faults,
}

impl Chain {
    pub fn new(definition: &Entry) -> Self {
        let mut frontier = Frontier::default();
        frontier.push(definition);
        Self { frontier, covered: 0, signed: 0, rules: Faults::default(), signatures: Faults::default(), faults: Faults::default() }
    }

    pub const fn log(&self) -> &Frontier {
        &self.frontier
    }

    pub fn append(&mut self, entry: &Entry, line: u64) {
        self.rules.expect(self.signed > 0 || self.rules.any(), Fault::BallotsFirst, line);
        self.frontier.push(entry);
    }

    /// Checks a checkpoint; whether it is one of this log as it was read so far.
    pub fn checkpoint(&mut self, note: &str, key: &PublicKey, line: u64) -> bool {
        self.signed += 1;
        let Ok(checkpoint) = Checkpoint::open(note, key) else {
            self.signatures.note(Fault::NotSigned, line);
            return false;
        };
        let grown = self.covered < self.frontier.size();
        self.covered = self.frontier.size();
        self.faults.expect(grown, Fault::NothingNew, line);
        if checkpoint.size != self.frontier.size() {
            self.faults.note(Fault::OtherSize, line);
        } else if checkpoint.root != self.frontier.root() {
            self.faults.note(Fault::OtherRoot, line);
        } else {
            return true;
        }
        false
    }

    /// All entries were read.
    pub fn end(&mut self, line: u64) {
        self.faults.expect(self.covered == self.frontier.size(), Fault::Uncovered, line);
    }
}
