//! What a ballot paper allows. A vote that passes is valid; counting does not ask again.

use serde::{Deserialize, Serialize};

use super::vote::Vote;

/// A ballot paper: how options may be marked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "paper", rename_all = "kebab-case")]
pub enum Paper {
    /// Exactly one option.
    SingleChoice,
    /// Every option one agrees with, within limits.
    Approval {
        /// The least number of options.
        min: u32,
        /// The most number of options.
        max: u32,
    },
    /// A score for each named option, within limits.
    Score {
        /// The lowest score.
        min: i64,
        /// The highest score.
        max: i64,
    },
    /// Options in order of preference.
    Ranking {
        /// The least number of options to rank.
        min: u32,
        /// The most number of options to rank.
        max: u32,
        /// Options may be tied.
        ties: bool,
    },
    /// Dots to share among options.
    Points {
        /// All dots of a voter.
        total: u64,
        /// The most dots on one option.
        each: u64,
    },
    /// Votes that cost their square in credits, for or against: Lalley & Weyl, *Quadratic Voting* (2018).
    Quadratic {
        /// All credits of a voter.
        credits: u64,
    },
    /// Projects that together cost no more than a budget: Goel, Krishnaswamy, Sakshuwong & Aitamurto, *Knapsack Voting* (2019).
    Knapsack {
        /// The budget, in the smallest unit of the currency.
        budget: u64,
        /// The cost of each project, in the same unit.
        costs: Vec<u64>,
    },
}

/// What is wrong with a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "kebab-case")]
pub enum VoteError {
    /// The vote is of another kind than the paper.
    #[error("the vote is of another kind than the ballot paper")]
    WrongKind,
    /// An option that is not on the paper.
    #[error("there is no such option")]
    UnknownOption,
    /// An option is named twice.
    #[error("an option is named twice")]
    Repeated,
    /// Too few options.
    #[error("at least {min} options are needed")]
    TooFew {
        /// The least number of options.
        min: u32,
    },
    /// Too many options.
    #[error("at most {max} options are allowed")]
    TooMany {
        /// The most number of options.
        max: u32,
    },
    /// A number outside the limits of the paper.
    #[error("a number is out of bounds")]
    OutOfBounds,
    /// More dots, credits or money than a voter has.
    #[error("the vote spends {spent} of {allowed}")]
    Overspent {
        /// What the vote spends.
        spent: u128,
        /// What a voter has.
        allowed: u64,
    },
    /// Two options are tied where that is not allowed.
    #[error("two options are tied")]
    Tied,
}

impl Paper {
    /// Whether this vote on this many options is valid.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn check(&self, options: usize, vote: &Vote) -> Result<(), VoteError> {
        each_once(options, vote)?;
        match (self, vote) {
            (Self::SingleChoice, Vote::Approve(chosen)) => within(chosen.len(), 1, 1),
            (Self::Approval { min, max }, Vote::Approve(chosen)) => within(chosen.len(), *min, *max),
            (Self::Knapsack { budget, costs }, Vote::Approve(chosen)) => {
                let cost = |option: &u32| costs.get(*option as usize).map(|&cost| u128::from(cost)).ok_or(VoteError::UnknownOption);
                affordable(chosen.iter().map(cost).sum::<Result<u128, _>>()?, *budget)
            }
            (Self::Score { min, max }, Vote::Score(scores)) => bounded(scores, *min, *max),
            (Self::Points { total, each }, Vote::Score(scores)) => {
                bounded(scores, 0, i64::try_from(*each).unwrap_or(i64::MAX))?;
                affordable(scores.iter().map(|&(_, dots)| u128::from(dots.unsigned_abs())).sum(), *total)
            }
            (Self::Quadratic { credits }, Vote::Score(votes)) => {
                affordable(votes.iter().fold(0, |sum: u128, &(_, votes)| sum.saturating_add(price(votes))), *credits)
            }
            (Self::Ranking { min, max, ties }, Vote::Rank(ranking)) => {
                if !ties && !ranking.is_strict() {
                    return Err(VoteError::Tied);
                }
                within(ranking.order().len(), *min, *max)
            }
            _ => Err(VoteError::WrongKind),
        }
    }
}

/// What so many votes on one option cost in quadratic voting: their square.
#[must_use]
pub fn price(votes: i64) -> u128 {
    u128::from(votes.unsigned_abs()).pow(2)
}

fn each_once(options: usize, vote: &Vote) -> Result<(), VoteError> {
    let mut seen = vec![false; options];
    for option in vote.named() {
        match seen.get_mut(option as usize) {
            None => return Err(VoteError::UnknownOption),
            Some(true) => return Err(VoteError::Repeated),
            Some(seen) => *seen = true,
        }
    }
    Ok(())
}

fn within(count: usize, min: u32, max: u32) -> Result<(), VoteError> {
    if count < min as usize {
        return Err(VoteError::TooFew { min });
    }
    if count > max as usize { Err(VoteError::TooMany { max }) } else { Ok(()) }
}

fn bounded(scores: &[(u32, i64)], min: i64, max: i64) -> Result<(), VoteError> {
    if scores.iter().all(|&(_, score)| min <= score && score <= max) { Ok(()) } else { Err(VoteError::OutOfBounds) }
}

const fn affordable(spent: u128, allowed: u64) -> Result<(), VoteError> {
    if spent <= allowed as u128 { Ok(()) } else { Err(VoteError::Overspent { spent, allowed }) }
}
