//! The result: counted again, and decided again by the rules.

use domain::voting::Count;

use super::report::{Fault, Faults};
use crate::bundle::ResultLine;

/// The published result.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// About [`super::Check::Tally`].
    pub tally: Faults,
    /// About [`super::Check::Outcome`].
    pub outcome: Faults,
}

impl Outcome {
    pub fn check(&mut self, published: &ResultLine, count: Option<Count>, line: u64) {
        // A sound definition has rules that fit their questions, and valid ballots can be counted by them.
        let counted = count.and_then(|count| count.finish().ok()).map(|result| ResultLine::of(&result));
        self.tally.expect(counted.as_ref().is_some_and(|counted| counted.tally == published.tally), Fault::OtherTally, line);
        self.outcome.expect(counted.is_some_and(|counted| counted.outcomes == published.outcomes), Fault::OtherOutcome, line);
    }
}
