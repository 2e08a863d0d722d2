//! Every option against every other.

use serde::{Deserialize, Serialize};

use super::Unfit;
use super::profile::Profile;
use super::vote::{Ranking, Vote};

/// The pairwise matrix: how many ballots rank one option above another. Options that are not named are tied below all named ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairwise {
    options: usize,
    above: Vec<u64>,
}

/// More options than anybody ranks: the matrix grows with the square of their number.
pub const MOST_OPTIONS: usize = 4_000;

impl Pairwise {
    /// The matrix of these rankings.
    ///
    /// # Errors
    /// [`Unfit::NeedsRankings`] when a vote is no ranking; [`Unfit::TooManyOptions`] above [`MOST_OPTIONS`].
    pub fn of(profile: &Profile) -> Result<Self, Unfit> {
        let options = profile.options();
        if options > MOST_OPTIONS {
            return Err(Unfit::TooManyOptions);
        }
        let mut matrix = Self { options, above: vec![0; options * options] };
        let mut below: Vec<u32> = Vec::new();
        for group in profile.groups() {
            let Vote::Rank(ranking) = &group.vote else {
                return Err(Unfit::NeedsRankings);
            };
            matrix.add(ranking, group.ballots, &mut below);
        }
        Ok(matrix)
    }

    /// Counts a ranking. `below` is scratch: the options below the current tier, the named ones first in reverse, so that a tier is cut off at once.
    fn add(&mut self, ranking: &Ranking, ballots: u64, below: &mut Vec<u32>) {
        let named = ranking.order();
        let mut is_named = vec![false; self.options];
        named.iter().for_each(|&option| is_named[option as usize] = true);
        below.clear();
        below.extend((0..self.options as u32).filter(|&option| !is_named[option as usize]));
        below.extend(named.iter().rev());
        for tier in ranking.tiers() {
            below.truncate(below.len() - tier.len());
            for &option in tier {
                let row = &mut self.above[option as usize * self.options..][..self.options];
                below.iter().for_each(|&other| row[other as usize] += ballots);
            }
        }
    }

    /// How many options there are.
    #[must_use]
    pub const fn options(&self) -> usize {
        self.options
    }

    /// How many ballots rank `option` above `other`.
    #[must_use]
    pub fn above(&self, option: u32, other: u32) -> u64 {
        self.above[option as usize * self.options + other as usize]
    }

    /// Whether more ballots rank `option` above `other` than the reverse.
    #[must_use]
    pub fn beats(&self, option: u32, other: u32) -> bool {
        self.above(option, other) > self.above(other, option)
    }

    /// The option that beats every other, if there is one: Condorcet, *Essai* (1785).
    #[must_use]
    pub fn condorcet_winner(&self) -> Option<u32> {
        let all = 0..self.options as u32;
        all.clone().find(|&option| all.clone().all(|other| other == option || self.beats(option, other)))
    }

    /// The Smith set: the smallest set of options each of which beats every option outside, ascending. Smith, *Aggregation of Preferences* (1973).
    #[must_use]
    pub fn smith_set(&self) -> Vec<u32> {
        let mut wins: Vec<(usize, u32)> =
            (0..self.options as u32).map(|option| ((0..self.options as u32).filter(|&other| self.beats(option, other)).count(), option)).collect();
        wins.sort_unstable_by(|a, b| b.cmp(a));
        let mut set: Vec<u32> = Vec::new();
        for (place, &(_, option)) in wins.iter().enumerate() {
            set.push(option);
            let outside = &wins[place + 1..];
            if outside.iter().all(|&(_, other)| set.iter().all(|&inside| self.beats(inside, other))) {
                break;
            }
        }
        set.sort_unstable();
        set
    }

    /// The matrix as rows: `rows()[a][b]` ballots rank a above b.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<u64>> {
        self.above.chunks(self.options.max(1)).map(<[u64]>::to_vec).collect()
    }
}
