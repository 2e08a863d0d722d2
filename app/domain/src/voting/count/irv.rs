//! Instant runoff: the option with the fewest ballots is excluded, one at a time, until one has more than half of those that still count.
//! Ware (1871); as for mayors in San Francisco and Burlington.

use serde::{Deserialize, Serialize};

use super::Unfit;
use super::piles::Piles;
use super::profile::Profile;
use super::ties::{Stake, TieBroken, TieOrder};

/// A count by instant runoff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IrvOutcome {
    /// The winner.
    pub winner: u32,
    /// Round by round; the winner has a majority in the last.
    pub rounds: Vec<IrvRound>,
    /// The ties that had to be broken.
    pub ties: Vec<TieBroken>,
    /// Ballots with a first preference.
    pub valid: u64,
    /// Ballots without one.
    pub blank: u64,
    /// Ballots that were followed only up to their first tie.
    pub cut_at_tie: u64,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IrvRound {
    /// The ballots of each option, by option; 0 for those excluded before.
    pub votes: Vec<u64>,
    /// Ballots without a preference among the options left.
    pub exhausted: u64,
    /// The option excluded at the end of the round; none in the last.
    pub excluded: Option<u32>,
}

/// Counts by instant runoff. Of options tied for the fewest ballots the one first in the tie order is excluded.
///
/// # Errors
/// [`Unfit::NeedsRankings`] when a vote is no ranking; [`Unfit::Seats`] when there is no option.
pub fn irv(profile: &Profile, order: &TieOrder) -> Result<IrvOutcome, Unfit> {
    let mut piles = Piles::new(profile, 1)?;
    let valid = piles.valid();
    let mut continuing = vec![true; profile.options()];
    let mut left: Vec<u32> = (0..profile.options() as u32).collect();
    let (mut rounds, mut ties) = (Vec::new(), Vec::new());
    loop {
        let votes = piles.worth();
        let active: u64 = votes.iter().sum();
        let most = left.iter().copied().max_by_key(|&option| votes[option as usize]).ok_or(Unfit::Seats)?;
        if left.len() == 1 || votes[most as usize] * 2 > active {
            rounds.push(IrvRound { votes, exhausted: valid - active, excluded: None });
            return Ok(IrvOutcome { winner: most, rounds, ties, valid, blank: piles.blank, cut_at_tie: piles.cut });
        }
        let fewest = left.iter().map(|&option| votes[option as usize]).min().unwrap_or(0);
        let lowest = left.iter().copied().filter(|&option| votes[option as usize] == fewest).collect();
        let excluded = order.draw(lowest, Stake::Exclusion, &mut ties).ok_or(Unfit::Seats)?;
        continuing[excluded as usize] = false;
        left.retain(|&option| option != excluded);
        piles.transfer(excluded, &continuing, |weight| weight);
        rounds.push(IrvRound { votes, exhausted: valid - active, excluded: Some(excluded) });
    }
}
