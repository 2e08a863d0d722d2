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
        self.compare(published, counted.as_ref(), None, line);
    }

    /// Compares with what was counted; where nothing could be, that is the fault.
    pub fn compare(&mut self, published: &ResultLine, counted: Option<&ResultLine>, unless: Option<Fault>, line: u64) {
        let fault = |other: Fault| if counted.is_none() { unless.clone().unwrap_or(other) } else { other };
        self.tally.expect(counted.is_some_and(|counted| counted.tally == published.tally), fault(Fault::OtherTally), line);
        self.outcome.expect(counted.is_some_and(|counted| counted.outcomes == published.outcomes), fault(Fault::OtherOutcome), line);
    }
}
