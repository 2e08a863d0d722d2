//! How many people voted, and through which channel. Known while the poll is open, and nothing more is.

use serde::{Deserialize, Serialize};

use crate::participation::Channel;
use crate::ratio::Ratio;

/// The people who voted in a poll, each counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Turnout {
    /// Voters by channel.
    pub by_channel: Vec<(Channel, u64)>,
}

impl Turnout {
    /// Voters through all channels.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.by_channel.iter().map(|(_, voters)| voters).sum()
    }

    /// How many voted on the web.
    #[must_use]
    pub fn on_the_web(&self) -> u64 {
        self.by_channel.iter().filter(|(channel, _)| !channel.is_offline()).map(|(_, voters)| voters).sum()
    }

    /// Voters as a share of this many residents; nothing without residents.
    #[must_use]
    pub fn share_of(&self, residents: u32) -> Option<Ratio> {
        Ratio::new(self.total(), u64::from(residents))
    }

    /// Voters as a share of those on a roll; nothing with an empty roll.
    #[must_use]
    pub fn share_of_roll(&self, roll: u64) -> Option<Ratio> {
        Ratio::new(self.total(), roll)
    }
}
