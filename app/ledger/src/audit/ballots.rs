//! Ballots: each valid by the rules of the poll; valid ones are counted.

use domain::voting::{Ballot, Count, Question, Secrecy};

use super::report::{Fault, Faults};
use crate::bundle::OpenedLine;
use crate::definition::Definition;

/// The ballots as they are read.
#[derive(Debug)]
pub(super) struct Ballots {
    paper: Vec<Question>,
    secrecy: Secrecy,
    /// Ballots opened, valid or not.
    pub opened: u64,
    /// The count of the valid ones, until it is finished.
    pub count: Option<Count>,
    pub faults: Faults,
}

impl Ballots {
    pub fn new(definition: &Definition) -> Self {
        let count = Some(Count::new(&definition.questions, &definition.ties));
        Self { opened: 0, count, faults: Faults::default(), paper: definition.paper(), secrecy: definition.secrecy }
    }

    pub fn count(&mut self, opened: &OpenedLine, line: u64) {
        self.opened += 1;
        self.faults.expect(opened.by.fits(self.secrecy), Fault::OtherBearer, line);
        let ballot = &opened.answers;
        // The same choices, marked again on the paper of the poll, must make the same ballot.
        let valid = Ballot::parse(&self.paper, ballot.answers()).is_ok_and(|parsed| parsed == *ballot);
        self.faults.expect(valid && self.count.as_mut().is_some_and(|count| count.add(ballot).is_ok()), Fault::Invalid, line);
    }
}
