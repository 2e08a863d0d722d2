//! Single choice: the most first choices win.

use super::Unfit;
use super::profile::Profile;
use super::standing::Standing;
use super::ties::TieOrder;
use super::vote::Vote;

/// Counts first choices: the one option chosen, or the first of a ranking. A ranking that begins with a tie has no first choice and counts as blank.
///
/// # Errors
/// [`Unfit::NeedsOneChoice`] when a vote makes several choices without ranking them.
pub fn plurality(profile: &Profile, seats: usize, ties: &TieOrder) -> Result<Standing, Unfit> {
    let mut scores = vec![0_i128; profile.options()];
    let (mut counted, mut blank) = (0, 0);
    for group in profile.groups() {
        let first = match &group.vote {
            Vote::Approve(chosen) if chosen.len() <= 1 => chosen.first(),
            Vote::Rank(ranking) => ranking.strict_part().first(),
            Vote::Score(_) | Vote::Approve(_) => return Err(Unfit::NeedsOneChoice),
        };
        if let Some(&option) = first {
            scores[option as usize] += i128::from(group.ballots);
            counted += group.ballots;
        } else {
            blank += group.ballots;
        }
    }
    Ok(Standing::seat(scores, seats, ties, counted, blank))
}
