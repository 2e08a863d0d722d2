//! Sums: approval, scores, dots, and quadratic voting. They differ in what the paper allows ([`super::Paper`]), not in how they are counted.

use super::Unfit;
use super::profile::Profile;
use super::standing::Standing;
use super::ties::TieOrder;
use super::vote::Vote;

/// Counts on how many ballots an option is named: approved, ranked, or given more than 0. Brams & Fishburn, *Approval Voting* (1978).
#[must_use]
pub fn approval(profile: &Profile, seats: usize, ties: &TieOrder) -> Standing {
    let mut scores = vec![0_i128; profile.options()];
    for group in profile.groups() {
        let ballots = i128::from(group.ballots);
        match &group.vote {
            Vote::Approve(named) => named.iter().for_each(|&option| scores[option as usize] += ballots),
            Vote::Rank(ranking) => ranking.order().iter().for_each(|&option| scores[option as usize] += ballots),
            Vote::Score(given) => given.iter().filter(|&&(_, score)| score > 0).for_each(|&(option, _)| scores[option as usize] += ballots),
        }
    }
    Standing::seat(scores, seats, ties, profile.ballots() - profile.blank(), profile.blank())
}

/// Adds up the numbers given to each option; an approval is worth 1. In quadratic voting the number is that of votes, of which the voter paid the square.
///
/// # Errors
/// [`Unfit::NeedsScores`] when a vote is a ranking.
pub fn score(profile: &Profile, seats: usize, ties: &TieOrder) -> Result<Standing, Unfit> {
    let mut scores = vec![0_i128; profile.options()];
    for group in profile.groups() {
        let ballots = i128::from(group.ballots);
        match &group.vote {
            Vote::Approve(named) => named.iter().for_each(|&option| scores[option as usize] += ballots),
            Vote::Score(given) => given.iter().for_each(|&(option, score)| scores[option as usize] += ballots * i128::from(score)),
            Vote::Rank(_) => return Err(Unfit::NeedsScores),
        }
    }
    Ok(Standing::seat(scores, seats, ties, profile.ballots() - profile.blank(), profile.blank()))
}
