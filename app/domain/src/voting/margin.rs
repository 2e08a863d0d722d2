//! How close a result was: how many ballots would have had to be cast otherwise, at least, for other winners.
//!
//! Only where that can be told exactly from the count: options that are named, counted by plurality or approval. There one ballot that names a winner and not some
//! loser can name the loser instead, which is valid under the same limits and moves the two by two ballots towards each other; no ballot does more. Of winner and
//! loser, at least as many ballots name the winner alone as the winner is ahead, so there are always enough of them. How close transferable votes, pairwise
//! comparisons and budgets were is hard to compute and is not told.

use super::count::{Outcome, Rule, TieOrder};
use super::decision::Decided;

impl Decided {
    /// The least number of ballots that, had they been cast otherwise, would have made other winners; the lot is drawn by the same seed. Nothing where all options
    /// win, or the rule is another.
    #[must_use]
    pub fn margin(&self) -> Option<u64> {
        let Outcome::Standing(standing) = &self.deciding.outcome else { return None };
        if !matches!(self.deciding.rule, Rule::Plurality | Rule::Approval) {
            return None;
        }
        let names: Vec<String> = self.options.iter().map(ToString::to_string).collect();
        let order = TieOrder::new(&self.ties, &names);
        let losers = || (0..self.options.len() as u32).filter(|option| !standing.winners.contains(option));
        let pairs = standing.winners.iter().flat_map(|&winner| losers().map(move |loser| (winner, loser)));
        let least = |(winner, loser): (u32, u32)| {
            let ahead = u64::try_from(standing.scores.get(winner as usize)? - standing.scores.get(loser as usize)?).ok()?;
            // As many that the two are equal, where the lot prefers the loser; else as many that the loser is ahead.
            Some(if ahead > 0 && ahead % 2 == 0 && order.place(loser) < order.place(winner) { ahead / 2 } else { ahead / 2 + 1 })
        };
        pairs.filter_map(least).min()
    }
}
