//! The order of entries: ascending in each batch, and none twice.

use super::report::{Fault, Faults};
use crate::bytes::Entry;

/// The order as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    last: Option<Entry>,
    batch: u64,
    /// The first eight bytes of each entry. Two of a million random ones are alike once in thirty million polls, and to make two alike is to risk a false alarm only.
    seen: Vec<u64>,
    /// The fewest entries between two checkpoints.
    pub smallest: Option<u64>,
    faults: Faults,
}

impl Order {
    pub fn append(&mut self, entry: &Entry, line: u64) {
        self.faults.expect(self.last.is_none_or(|last| last < *entry), Fault::Unsorted, line);
        self.last = Some(*entry);
        self.batch += 1;
        let [a, b, c, d, e, f, g, h, ..] = entry.0;
        self.seen.push(u64::from_be_bytes([a, b, c, d, e, f, g, h]));
    }

    /// A checkpoint was read.
    pub fn end_batch(&mut self) {
        self.last = None;
        let batch = std::mem::take(&mut self.batch);
        if batch > 0 {
            self.smallest = Some(self.smallest.map_or(batch, |smallest| smallest.min(batch)));
        }
    }

    /// Whether there is a fault among the entries read so far.
    pub fn any(&self) -> bool {
        self.clone().finish().any()
    }

    /// All entries were read.
    pub fn finish(mut self) -> Faults {
        self.seen.sort_unstable();
        self.seen.windows(2).filter(|pair| pair[0] == pair[1]).for_each(|_| self.faults.note(Fault::Twice, 0));
        self.faults
    }
}
