//! Turnout: as many ballots as voters, no more voters than papers issued, no more papers than people on the roll.

use std::collections::BTreeSet;

use super::report::{Fault, Faults};
use crate::bundle::TurnoutLine;

/// The published turnout.
#[derive(Debug, Default)]
pub(super) struct Turnout {
    pub has_roll: bool,
    /// About [`super::Check::Turnout`].
    pub faults: Faults,
    /// About [`super::Check::Roll`].
    pub roll: Faults,
}

impl Turnout {
    pub fn check(&mut self, published: &TurnoutLine, ballots: u64, line: u64) {
        let channels: BTreeSet<_> = published.by_channel.iter().map(|(channel, _)| channel).collect();
        let voters: u128 = published.by_channel.iter().map(|&(_, voters)| u128::from(voters)).sum();
        self.faults.expect(channels.len() == published.by_channel.len(), Fault::ChannelTwice, line);
        self.faults.expect(voters == u128::from(ballots), Fault::BallotsVoters, line);
        self.faults.expect(voters <= u128::from(published.issued), Fault::VotersIssued, line);
        self.has_roll = published.roll.is_some();
        self.roll.expect(published.roll.is_none_or(|roll| published.issued <= roll), Fault::IssuedRoll, line);
    }
}
