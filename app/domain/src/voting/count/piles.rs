//! Ballots in piles, one for each option, as counts by transfers move them.

use super::Unfit;
use super::profile::Profile;
use super::vote::Vote;

/// All ballots of a count by transfers. A ballot lies in the pile of one option, or has no preference left.
#[derive(Clone, Debug)]
pub(super) struct Piles<'a> {
    parcels: Vec<Parcel<'a>>,
    piles: Vec<Vec<usize>>,
    /// Rankings that were cut at their first tie, in ballots.
    pub cut: u64,
    /// Ballots without a preference, from the start.
    pub blank: u64,
}

/// Identical ballots, which always move together.
#[derive(Clone, Debug)]
pub(super) struct Parcel<'a> {
    preferences: &'a [u32],
    /// How many ballots.
    pub ballots: u64,
    /// What each of them is worth now; the unit is that of the rule.
    pub weight: u64,
}

impl<'a> Piles<'a> {
    /// Every ballot in the pile of its first preference, worth so much each. A ranking is followed up to its first tie.
    pub fn new(profile: &'a Profile, weight: u64) -> Result<Self, Unfit> {
        let mut all = Self { parcels: Vec::new(), piles: vec![Vec::new(); profile.options()], cut: 0, blank: 0 };
        for group in profile.groups() {
            let Vote::Rank(ranking) = &group.vote else {
                return Err(Unfit::NeedsRankings);
            };
            let preferences = ranking.strict_part();
            if preferences.len() < ranking.order().len() {
                all.cut += group.ballots;
            }
            let Some(&first) = preferences.first() else {
                all.blank += group.ballots;
                continue;
            };
            all.piles[first as usize].push(all.parcels.len());
            all.parcels.push(Parcel { preferences, ballots: group.ballots, weight });
        }
        Ok(all)
    }

    /// How many ballots have a preference.
    pub fn valid(&self) -> u64 {
        self.parcels.iter().map(|parcel| parcel.ballots).sum()
    }

    /// What each pile is worth.
    pub fn worth(&self) -> Vec<u64> {
        self.piles.iter().map(|pile| pile.iter().map(|&parcel| self.parcels[parcel].ballots * self.parcels[parcel].weight).sum()).collect()
    }

    /// Moves the pile of an option to the next preferences among the continuing options, each ballot with the weight this function gives it.
    /// Returns what each option received; ballots without a further preference leave the count.
    pub fn transfer(&mut self, from: u32, continuing: &[bool], new_weight: impl Fn(u64) -> u64) -> Vec<u64> {
        let mut received = vec![0; self.piles.len()];
        for index in std::mem::take(&mut self.piles[from as usize]) {
            let parcel = &mut self.parcels[index];
            let Some(place) = parcel.preferences.iter().position(|&option| continuing[option as usize]) else { continue };
            let next = parcel.preferences[place] as usize;
            // Options before this one have left the count and never come back.
            parcel.preferences = &parcel.preferences[place..];
            parcel.weight = new_weight(parcel.weight);
            received[next] += parcel.ballots * parcel.weight;
            self.piles[next].push(index);
        }
        received
    }
}
