//! The result: counted again, and decided again by the rules.

use domain::voting::Tally;

use super::report::{Fault, Faults};
use crate::bundle::ResultLine;
use crate::definition::Definition;

/// The published result.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// About [`super::Check::Tally`].
    pub tally: Faults,
    /// About [`super::Check::Outcome`].
    pub outcome: Faults,
}

impl Outcome {
    pub fn check(&mut self, published: &ResultLine, definition: &Definition, counted: &Tally, line: u64) {
        self.tally.expect(published.tally == *counted, Fault::OtherTally, line);
        self.outcome.expect(published.outcomes == definition.outcomes(counted), Fault::OtherOutcome, line);
    }
}
