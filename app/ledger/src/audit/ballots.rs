//! Ballots: each valid by the rules of the poll; valid ones are counted.

use domain::voting::{Ballot, Question, Tally};

use super::report::{Fault, Faults};

/// The ballots as they are read.
#[derive(Debug)]
pub(super) struct Ballots {
    paper: Vec<Question>,
    /// Ballots opened, valid or not.
    pub opened: u64,
    /// The count of the valid ones.
    pub tally: Tally,
    pub faults: Faults,
}

impl Ballots {
    pub fn new(paper: Vec<Question>) -> Self {
        Self { opened: 0, tally: Tally::new(&paper), faults: Faults::default(), paper }
    }

    pub fn count(&mut self, ballot: &Ballot, line: u64) {
        self.opened += 1;
        // The same choices, marked again on the paper of the poll, must make the same ballot.
        let valid = Ballot::parse(&self.paper, ballot.answers()).is_ok_and(|parsed| parsed == *ballot);
        self.faults.expect(valid && self.tally.add(ballot).is_ok(), Fault::Invalid, line);
    }
}
