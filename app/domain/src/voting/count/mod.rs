//! Counting votes on options: one model of a vote, one of a ballot paper, and one function per rule.
//!
//! An option is its place in a list kept by the caller, who alone knows its name. Votes are counted in groups of identical ones, whole numbers only;
//! a tie that changes the result is broken by a [`TieOrder`] published before the vote, and told in the outcome. [`count`] is the one door to all rules
//! that seat options (those that share out a budget are in [`super::budget`]); each outcome carries what is needed to explain it: scores, the stages of a count by transfers, the matrix and the strongest paths of Schulze.

pub mod borda;
pub mod irv;
pub mod pairwise;
pub mod paper;
pub mod piles;
pub mod plurality;
pub mod profile;
pub mod schulze;
pub mod score;
pub mod standing;
pub mod stv;
pub mod ties;
pub mod vote;

use serde::{Deserialize, Serialize};

use super::budget::Allocation;

pub use irv::{IrvOutcome, IrvRound};
pub use pairwise::Pairwise;
pub use paper::{Paper, VoteError};
pub use profile::{BadVote, Group, Profile};
pub use schulze::{SchulzeOutcome, Strength};
pub use standing::Standing;
pub use stv::{Stage, StageAction, StvOutcome};
pub use ties::{TieBroken, TieOrder, TieRule};
pub use vote::{Ranking, Vote};

/// A rule for choosing options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The most first choices: [`plurality`].
    Plurality,
    /// Named on the most ballots: [`score::approval`].
    Approval,
    /// The highest sum of scores, of dots or of quadratic votes: [`score::score`].
    Score,
    /// The most points for rank: [`borda`].
    Borda,
    /// The last one standing when the lowest is excluded again and again: [`irv`].
    Irv,
    /// Several seats by transferable vote, as in Scottish council elections: [`stv`].
    Stv,
    /// Strongest paths in pairwise comparison: [`schulze`].
    Schulze,
    /// A budget: every voter has an equal share of it: [`super::budget::equal_shares`].
    EqualShares,
    /// A budget: the most support first: [`super::budget::greedy`].
    Greedy,
    /// A budget: the least load on supporters first: [`super::budget::phragmen`].
    Phragmen,
}

/// Why votes cannot be counted by a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Unfit {
    /// The rule reads rankings, and a vote is none.
    #[error("the rule needs ranked votes")]
    NeedsRankings,
    /// The rule reads scores or approvals, and a vote is a ranking.
    #[error("the rule needs approvals or scores, and these votes are rankings")]
    NeedsScores,
    /// The rule reads one choice, and a vote makes several without ranking them.
    #[error("the rule needs one choice or a ranking on each vote")]
    NeedsOneChoice,
    /// There is no seat to fill, or more than options.
    #[error("the number of seats must be between 1 and the number of options")]
    Seats,
    /// Comparing every option with every other would take too much memory.
    #[error("there are too many options to compare each with every other")]
    TooManyOptions,
    /// A rule for one seat was asked to fill several.
    #[error("the rule fills one seat")]
    OneSeat,
    /// The rule shares out a budget among projects with costs, and there is none.
    #[error("the rule decides on projects with costs, and these are options without")]
    NeedsBudget,
    /// The rule seats options, and these are projects to be paid from a budget.
    #[error("the rule does not decide on a budget")]
    NeedsSeats,
}

/// The outcome of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// By one number for each option.
    Standing(Standing),
    /// By instant runoff.
    Irv(IrvOutcome),
    /// By single transferable vote.
    Stv(StvOutcome),
    /// By strongest paths.
    Schulze(SchulzeOutcome),
    /// By sharing out a budget.
    Budget(Box<Allocation>),
}

impl Rule {
    /// Every rule.
    pub const ALL: &[Self] =
        &[Self::Plurality, Self::Approval, Self::Score, Self::Borda, Self::Irv, Self::Stv, Self::Schulze, Self::EqualShares, Self::Greedy, Self::Phragmen];

    /// Whether it shares out a budget; the others seat options.
    #[must_use]
    pub const fn is_for_budgets(self) -> bool {
        matches!(self, Self::EqualShares | Self::Greedy | Self::Phragmen)
    }

    /// The name used on the command line and in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plurality => "plurality",
            Self::Approval => "approval",
            Self::Score => "score",
            Self::Borda => "borda",
            Self::Irv => "irv",
            Self::Stv => "stv",
            Self::Schulze => "schulze",
            Self::EqualShares => "equal-shares",
            Self::Greedy => "greedy",
            Self::Phragmen => "phragmen",
        }
    }

    /// Whether it can count so many options: Schulze's method compares each with every other.
    #[must_use]
    pub const fn counts(self, options: usize) -> bool {
        !matches!(self, Self::Schulze) || options <= pairwise::MOST_OPTIONS
    }

    /// The rule of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == text)
    }
}

impl Outcome {
    /// The chosen options, in the order in which they were chosen.
    #[must_use]
    pub fn winners(&self) -> &[u32] {
        match self {
            Self::Standing(outcome) => &outcome.winners,
            Self::Irv(outcome) => std::slice::from_ref(&outcome.winner),
            Self::Stv(outcome) => &outcome.elected,
            Self::Schulze(outcome) => &outcome.winners,
            Self::Budget(outcome) => &outcome.winners,
        }
    }

    /// The ties that had to be broken.
    #[must_use]
    pub fn ties(&self) -> &[TieBroken] {
        match self {
            Self::Standing(outcome) => &outcome.ties,
            Self::Irv(outcome) => &outcome.ties,
            Self::Stv(outcome) => &outcome.ties,
            Self::Schulze(outcome) => &outcome.ties,
            Self::Budget(outcome) => &outcome.ties,
        }
    }

    /// The ties worth telling people. Who passes on a surplus of nothing first, of several that have just the quota of a transferable vote, changes nothing:
    /// that a lot decided it is only noted, as the reference count has a stage for each.
    #[must_use]
    pub fn telling_ties(&self) -> Vec<&TieBroken> {
        let nothing = |tie: &TieBroken| matches!(self, Self::Stv(outcome) if tie.stake == ties::Stake::Transfer && outcome.passes_on_nothing(&tie.drawn));
        self.ties().iter().filter(|tie| !nothing(tie)).collect()
    }
}

/// Counts the votes by a rule.
///
/// # Errors
/// When the votes or the number of seats do not fit the rule.
pub fn count(rule: Rule, profile: &Profile, seats: usize, ties: &TieOrder) -> Result<Outcome, Unfit> {
    if seats == 0 || seats > profile.options() {
        return Err(Unfit::Seats);
    }
    match rule {
        Rule::Plurality => plurality::plurality(profile, seats, ties).map(Outcome::Standing),
        Rule::Approval => Ok(Outcome::Standing(score::approval(profile, seats, ties))),
        Rule::Score => score::score(profile, seats, ties).map(Outcome::Standing),
        Rule::Borda => borda::borda(profile, seats, ties).map(Outcome::Standing),
        Rule::Irv if seats > 1 => Err(Unfit::OneSeat),
        Rule::Irv => irv::irv(profile, ties).map(Outcome::Irv),
        Rule::Stv => stv::stv(profile, seats, ties).map(Outcome::Stv),
        Rule::Schulze => schulze::schulze(profile, seats, Strength::WinningVotes, ties).map(Outcome::Schulze),
        Rule::EqualShares | Rule::Greedy | Rule::Phragmen => Err(Unfit::NeedsBudget),
    }
}
