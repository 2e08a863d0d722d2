//! Schulze's method: an option wins if no other has a stronger path to it than it has back.
//! Schulze, *A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method* (2011).

use serde::{Deserialize, Serialize};

use super::Unfit;
use super::pairwise::Pairwise;
use super::profile::Profile;
use super::ties::{Stake, TieBroken, TieOrder};

/// How strong a pairwise victory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// By the ballots for it, as Schulze proposes and Debian uses.
    WinningVotes,
    /// By the ballots for it less those against.
    Margins,
}

/// A count by strongest paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchulzeOutcome {
    /// The winners, as many as there are seats: best first.
    pub winners: Vec<u32>,
    /// Every option that no other beats by strongest paths: several only where the method leaves a tie.
    pub potential_winners: Vec<u32>,
    /// The option that beats every other one by one, if there is one.
    pub condorcet_winner: Option<u32>,
    /// The smallest set of options that beat all others one by one.
    pub smith_set: Vec<u32>,
    /// `pairwise[a][b]`: ballots that rank a above b.
    pub pairwise: Vec<Vec<u64>>,
    /// `paths[a][b]`: the strength of the weakest link of the strongest path from a to b; 0 where there is none.
    pub paths: Vec<Vec<u64>>,
    /// The ties that had to be broken.
    pub ties: Vec<TieBroken>,
    /// Ballots counted.
    pub counted: u64,
}

/// Counts by strongest paths. For several seats the best of the remaining options is taken again and again: a ranking, not a proportional method.
///
/// # Errors
/// [`Unfit::NeedsRankings`] when a vote is no ranking; [`Unfit::TooManyOptions`] above 4,000 options.
pub fn schulze(profile: &Profile, seats: usize, strength: Strength, order: &TieOrder) -> Result<SchulzeOutcome, Unfit> {
    let pairwise = Pairwise::of(profile)?;
    let paths = strongest_paths(&pairwise, strength);
    let mut remaining: Vec<u32> = (0..profile.options() as u32).collect();
    let potential_winners = unbeaten(&paths, &remaining);
    let (mut winners, mut ties) = (Vec::new(), Vec::new());
    while winners.len() < seats {
        let best = unbeaten(&paths, &remaining);
        let mut unreported = Vec::new();
        // A tie is only broken when there are more equals than seats left.
        let report = if best.len() > seats - winners.len() { &mut ties } else { &mut unreported };
        let Some(winner) = order.draw(best, Stake::Winning, report) else { break };
        winners.push(winner);
        remaining.retain(|&option| option != winner);
    }
    Ok(SchulzeOutcome {
        winners,
        potential_winners,
        condorcet_winner: pairwise.condorcet_winner(),
        smith_set: pairwise.smith_set(),
        pairwise: pairwise.rows(),
        paths,
        ties,
        counted: profile.ballots(),
    })
}

/// The strongest paths between all options: Floyd and Warshall's algorithm on the widest path.
#[must_use]
pub fn strongest_paths(pairwise: &Pairwise, strength: Strength) -> Vec<Vec<u64>> {
    let options = pairwise.options();
    let link = |a: u32, b: u32| match strength {
        _ if !pairwise.beats(a, b) => 0,
        Strength::WinningVotes => pairwise.above(a, b),
        Strength::Margins => pairwise.above(a, b) - pairwise.above(b, a),
    };
    let mut paths: Vec<Vec<u64>> = (0..options as u32).map(|a| (0..options as u32).map(|b| link(a, b)).collect()).collect();
    for middle in 0..options {
        let from_middle = paths[middle].clone();
        for (start, row) in paths.iter_mut().enumerate().filter(|&(start, _)| start != middle) {
            let to_middle = row[middle];
            for (end, path) in row.iter_mut().enumerate().filter(|&(end, _)| end != start) {
                *path = (*path).max(to_middle.min(from_middle[end]));
            }
        }
    }
    paths
}

/// The options that none of these beats by strongest paths.
fn unbeaten(paths: &[Vec<u64>], options: &[u32]) -> Vec<u32> {
    let beaten = |option: u32| options.iter().any(|&other| paths[other as usize][option as usize] > paths[option as usize][other as usize]);
    options.iter().copied().filter(|&option| !beaten(option)).collect()
}
