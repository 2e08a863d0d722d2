//! Entries: each opened ballot is the one committed to, each superseded one was marked with its own key.

use super::report::{Fault, Faults};
use crate::bundle::{EncryptedLine, OpenedLine, SupersededLine};
use crate::bytes::Entry;
use crate::encrypted::SealedOpening;
use crate::leaf::{Opening, Superseded};

/// What entries commit to.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Entries marked superseded.
    pub marked: u64,
    /// About [`super::Check::Openings`].
    pub openings: Faults,
    /// About [`super::Check::Superseded`].
    pub marks: Faults,
}

impl Entries {
    pub fn opened(&mut self, line: &OpenedLine, definition: &Entry, number: u64) {
        let opening = Opening { by: line.by.clone(), answers: line.answers.clone(), salt: line.salt, lock: line.lock };
        self.openings.expect(opening.entry(definition) == line.entry, Fault::OtherEntry, number);
    }

    pub fn sealed(&mut self, line: &EncryptedLine, definition: &Entry, number: u64) {
        let EncryptedLine { entry, token, answers, salt, lock } = line.clone();
        let cast = SealedOpening { token, answers, salt, lock };
        self.openings.expect(cast.entry(definition) == entry, Fault::OtherEntry, number);
    }

    pub fn superseded(&mut self, line: &SupersededLine, definition: &Entry, number: u64) {
        self.marked += 1;
        let marked = Superseded { digest: line.digest, key: line.key };
        self.marks.expect(marked.entry(definition) == line.entry, Fault::OtherEntry, number);
    }
}
