//! One number for each option, and the options with the highest.

use serde::{Deserialize, Serialize};

use super::ties::{Stake, TieBroken, TieOrder};

/// A count by one number for each option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The number of each option, by option.
    pub scores: Vec<i128>,
    /// The options with the highest numbers, highest first, as many as there are seats.
    pub winners: Vec<u32>,
    /// The tie for the last seat, if there was one.
    pub ties: Vec<TieBroken>,
    /// Ballots that were counted.
    pub counted: u64,
    /// Ballots that say nothing the rule reads.
    pub blank: u64,
}

impl Standing {
    /// Seats the options with the highest numbers.
    #[must_use]
    pub fn seat(scores: Vec<i128>, seats: usize, order: &TieOrder, counted: u64, blank: u64) -> Self {
        let mut options: Vec<u32> = (0..scores.len() as u32).collect();
        options.sort_unstable_by_key(|&option| (std::cmp::Reverse(scores[option as usize]), order.place(option)));
        let mut ties = Vec::new();
        if seats > 0 && seats < options.len() && scores[options[seats - 1] as usize] == scores[options[seats] as usize] {
            let last = scores[options[seats] as usize];
            let tied: Vec<u32> = options.iter().copied().filter(|&option| scores[option as usize] == last).collect();
            let drawn = options[..seats].iter().copied().filter(|&option| scores[option as usize] == last).collect();
            ties.push(TieBroken { stake: Stake::Winning, tied, drawn });
        }
        options.truncate(seats);
        Self { scores, winners: options, ties, counted, blank }
    }
}
