//! All votes of a count, identical ones together.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::vote::Vote;

/// The votes of a count. It depends neither on the order of ballots nor on who cast them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    options: usize,
    groups: Vec<Group>,
}

/// Ballots that say the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    /// What they say.
    pub vote: Vote,
    /// How many they are; never 0.
    pub ballots: u64,
}

/// A vote names an option that does not exist, or one twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a vote names an option that does not exist, or the same option twice: {0:?}")]
pub struct BadVote(pub Vote);

impl Profile {
    /// The profile of these ballots on this many options.
    ///
    /// # Errors
    /// [`BadVote`] when a vote names an unknown option or repeats one.
    pub fn of(options: usize, votes: impl IntoIterator<Item = Vote>) -> Result<Self, BadVote> {
        Self::grouped(options, votes.into_iter().map(|vote| (vote, 1)))
    }

    /// The profile of ballots that come with their number. Groups are put in the order of their votes.
    ///
    /// # Errors
    /// [`BadVote`] when a vote names an unknown option or repeats one.
    pub fn grouped(options: usize, votes: impl IntoIterator<Item = (Vote, u64)>) -> Result<Self, BadVote> {
        let mut groups: HashMap<Vote, u64> = HashMap::new();
        let mut seen = vec![0_u64; options];
        let mut current = 0;
        for (vote, ballots) in votes {
            if let Some(sum) = groups.get_mut(&vote) {
                *sum += ballots;
                continue;
            }
            current += 1;
            let first_time = |option: u32| seen.get_mut(option as usize).is_some_and(|last| std::mem::replace(last, current) != current);
            if !vote.named().all(first_time) {
                return Err(BadVote(vote));
            }
            groups.insert(vote, ballots);
        }
        let mut groups: Vec<Group> = groups.into_iter().filter(|&(_, ballots)| ballots > 0).map(|(vote, ballots)| Group { vote, ballots }).collect();
        groups.sort_unstable();
        Ok(Self { options, groups })
    }

    /// How many options there are.
    #[must_use]
    pub const fn options(&self) -> usize {
        self.options
    }

    /// The groups of identical votes.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many ballots there are, blank ones included.
    #[must_use]
    pub fn ballots(&self) -> u64 {
        self.groups.iter().map(|group| group.ballots).sum()
    }

    /// How many ballots say nothing.
    #[must_use]
    pub fn blank(&self) -> u64 {
        self.groups.iter().filter(|group| group.vote.is_blank()).map(|group| group.ballots).sum()
    }
}
