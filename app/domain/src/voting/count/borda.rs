//! Points for rank, as a comparison: Borda, *Mémoire sur les élections au scrutin* (1784).

use super::Unfit;
use super::profile::Profile;
use super::standing::Standing;
use super::ties::TieOrder;
use super::vote::Vote;

/// Counts, for each option, two points for every option ranked below it and one for every other option tied with it: twice the usual points
/// (n - 1, n - 2, …, 0), so that ties stay whole numbers. Options that are not named are tied below all named ones.
///
/// # Errors
/// [`Unfit::NeedsRankings`] when a vote is no ranking.
pub fn borda(profile: &Profile, seats: usize, ties: &TieOrder) -> Result<Standing, Unfit> {
    let options = profile.options();
    let mut scores = vec![0_i128; options];
    for group in profile.groups() {
        let Vote::Rank(ranking) = &group.vote else {
            return Err(Unfit::NeedsRankings);
        };
        let ballots = i128::from(group.ballots);
        // Everybody gets the points of the last tier, and the named ones what they have above it.
        let unnamed = options - ranking.order().len();
        let floor = unnamed.saturating_sub(1) as i128;
        scores.iter_mut().for_each(|score| *score += ballots * floor);
        let mut above = 0;
        for tier in ranking.tiers() {
            let points = 2 * (options - above - tier.len()) + tier.len() - 1;
            tier.iter().for_each(|&option| scores[option as usize] += ballots * (points as i128 - floor));
            above += tier.len();
        }
    }
    Ok(Standing::seat(scores, seats, ties, profile.ballots() - profile.blank(), profile.blank()))
}
