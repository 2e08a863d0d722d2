//! What others kept: the key as published elsewhere, checkpoints, receipts. Only they can show that everybody was shown the same log.

use std::collections::{BTreeMap, HashMap};

use super::report::{Fault, Faults, Verdict, Why, Witness};
use super::witnessed::Witnessed;
use crate::bytes::{Entry, Root};
use crate::checkpoint::Checkpoint;
use crate::key::PublicKey;
use crate::log::Frontier;
use crate::promise::Receipt;
use crate::proof::Inclusion;
use crate::witness::WitnessPublicKey;

/// What is given beside the bundle, each with the name it is known by.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The key of the poll, as published elsewhere.
    pub key: Option<String>,
    /// Signed checkpoints.
    pub checkpoints: Vec<(String, String)>,
    /// Receipts.
    pub receipts: Vec<(String, Receipt)>,
    /// The keys of witnesses that are trusted.
    pub witnesses: Vec<WitnessPublicKey>,
}

/// What was given as a receipt is none.
#[derive(Debug, thiserror::Error)]
#[error("this is not a receipt: {0}")]
pub struct NoReceipt(serde_json::Error);

impl Beside {
    /// Adds a file that somebody kept: a checkpoint, or a proof, which is as good as the checkpoint in it.
    pub fn add_checkpoint(&mut self, name: String, text: String) {
        let note = Inclusion::parse(&text).map_or(text, |proof| proof.checkpoint);
        self.checkpoints.push((name, note));
    }

    /// Adds the file of a receipt.
    ///
    /// # Errors
    /// When it is none.
    pub fn add_receipt(&mut self, name: String, text: &str) -> Result<(), NoReceipt> {
        self.receipts.push((name, serde_json::from_str(text).map_err(NoReceipt)?));
        Ok(())
    }
}

/// A checkpoint that was given.
struct Given {
    name: String,
    root: Root,
    note: String,
}

/// How it fits the log as that is read.
pub(super) struct Comparison {
    key: Verdict,
    no_checkpoint: bool,
    no_receipt: bool,
    roots: BTreeMap<u64, Vec<Given>>,
    witnessed: Witnessed,
    log: Faults,
    promised: HashMap<Entry, Vec<String>>,
    receipts: Faults,
    superseded: bool,
}

impl Comparison {
    pub fn new(given: Beside, key: &PublicKey, definition: &Entry) -> Self {
        let expected = match &given.key {
            None => Verdict::NotProvable { why: Why::KeyFromFile },
            Some(expected) if *expected == key.to_string() => Verdict::Proved,
            Some(_) => Verdict::Failed { fault: Fault::OtherKey, line: 1, more: 0 },
        };
        let mut comparison = Self {
            key: expected,
            no_checkpoint: given.checkpoints.is_empty(),
            no_receipt: given.receipts.is_empty(),
            roots: BTreeMap::new(),
            witnessed: Witnessed::new(key.clone(), given.witnesses),
            log: Faults::default(),
            promised: HashMap::new(),
            receipts: Faults::default(),
            superseded: false,
        };
        for (name, note) in given.checkpoints {
            match Checkpoint::open(&note, key) {
                Ok(checkpoint) => comparison.roots.entry(checkpoint.size).or_default().push(Given { name, root: checkpoint.root, note }),
                Err(_) => comparison.log.note(Fault::BadCheckpoint { name }, 0),
            }
        }
        for (name, receipt) in given.receipts {
            match receipt.check(key) {
                Ok(promise) if receipt.definition == *definition => comparison.promised.entry(promise.entry).or_default().push(name),
                _ => comparison.receipts.note(Fault::BadReceipt { name }, 0),
            }
        }
        let mut start = Frontier::default();
        comparison.compare(&start);
        start.push(definition);
        comparison.compare(&start);
        comparison
    }

    pub fn append(&mut self, entry: &Entry, superseded: bool, log: &Frontier) {
        self.compare(log);
        if !self.promised.is_empty() && self.promised.remove(entry).is_some() {
            self.superseded |= superseded;
        }
    }

    /// Compares with the checkpoints of this size.
    fn compare(&mut self, log: &Frontier) {
        if self.roots.first_key_value().is_none_or(|(&size, _)| size > log.size()) {
            return;
        }
        for Given { name, root, note } in self.roots.remove(&log.size()).unwrap_or_default() {
            if root == log.root() {
                self.witnessed(&note, log.size(), 0);
            } else {
                self.log.note(Fault::OtherLog { name }, 0);
            }
        }
    }

    /// Looks who has signed a checkpoint of so many entries that fits the log.
    pub fn witnessed(&mut self, note: &str, entries: u64, line: u64) {
        self.witnessed.take(note, entries, line, &mut self.log);
    }

    /// Whether all that was given fits a log that was read to its end.
    pub fn fits(&self) -> bool {
        let key = !matches!(self.key, Verdict::Failed { .. });
        key && self.roots.is_empty() && self.promised.is_empty() && !self.log.any() && !self.receipts.any()
    }

    /// About key, log and receipts, when `size` entries were read, to the end or not; and who has witnessed the log.
    pub fn verdicts(mut self, size: u64, read: bool) -> ((Verdict, Verdict, Verdict), Vec<Witness>) {
        if read {
            for Given { name, .. } in std::mem::take(&mut self.roots).into_iter().filter(|&(wanted, _)| wanted > size).flat_map(|(_, roots)| roots) {
                self.log.note(Fault::OtherLog { name }, 0);
            }
            let mut missing: Vec<String> = std::mem::take(&mut self.promised).into_values().flatten().collect();
            missing.sort_unstable();
            missing.into_iter().for_each(|name| self.receipts.note(Fault::BrokenPromise { name }, 0));
        }
        let unless = |none: bool, why: Why| match (none, read) {
            (true, _) => Verdict::NotProvable { why },
            (false, true) => Verdict::Proved,
            (false, false) => Verdict::NotProvable { why: Why::Unread },
        };
        // Whoever trusts a witness asks about all of the log; whoever has a checkpoint, about that.
        let one_log = match self.witnessed.entries() {
            _ if !self.witnessed.any_trusted() => unless(self.no_checkpoint, Why::NoCheckpoint),
            0 => unless(read, Why::NotWitnessed),
            entries if entries < size => unless(read, Why::WitnessedInPart),
            _ => unless(false, Why::NotWitnessed),
        };
        let log = self.log.verdict(one_log);
        let otherwise = if self.superseded { Verdict::NotProvable { why: Why::ReceiptSuperseded } } else { unless(self.no_receipt, Why::NoReceipt) };
        ((self.key, log, self.receipts.verdict(otherwise)), self.witnessed.tell())
    }
}
