//! What a budget is decided on.

use serde::{Deserialize, Serialize};

use super::super::count::{Profile, Vote};

/// Projects with costs, a budget, and voters with what each project is worth to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Instance {
    /// The cost of each project, in the smallest unit of the currency.
    pub costs: Vec<u64>,
    /// The budget, in the same unit.
    pub budget: u64,
    /// How many smallest units make one unit of the currency: 100 where amounts have cents, 1 where they have no decimals. The step of add-one.
    pub unit: u64,
    /// Ballots, blank ones included: all of them have an equal share.
    pub voters: u64,
    /// Voters who support at least one project, identical ones together.
    pub groups: Vec<Support>,
}

/// Voters who support the same projects alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Support {
    /// How many voters.
    pub voters: u64,
    /// Supported projects, ascending, with the score given, above 0: 1 for an approval.
    pub scores: Vec<(u32, u32)>,
}

/// What a funded project is worth to a voter who gave it a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Satisfaction {
    /// The score times the cost: dear projects weigh more. For approvals, simply the cost.
    Cost,
    /// The score alone. For approvals, 1.
    Cardinality,
}

/// Amounts or votes a budget cannot be decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum BadInstance {
    /// An amount too large to count with: above 2^53 of the smallest units, for the budget or the sum of all costs that fit it.
    #[error("an amount is too large to count with")]
    TooLarge,
    /// The currency unit is 0.
    #[error("the unit of the currency is 0")]
    NoUnit,
    /// The votes are about another number of projects.
    #[error("the votes are about another number of projects")]
    OtherProjects,
    /// A score too large to count with: above 2^20.
    #[error("a score is too large to count with")]
    ScoreTooLarge,
}

/// The largest budget and the largest cost, in the smallest unit of the currency.
pub const LARGEST_AMOUNT: u64 = 1 << 53;

/// The largest score of a voter.
const LARGEST_SCORE: i64 = 1 << 20;

impl Instance {
    /// An instance of these amounts and votes. An approval is worth 1; of a score only what is above 0 counts; a ranking of k projects gives k - 1 for the first
    /// down to 0 for the last, which therefore is not supported (Borda on the ballot, as pabutools has it).
    ///
    /// # Errors
    /// When an amount or a score is too large, or the votes are about other projects.
    pub fn new(costs: Vec<u64>, budget: u64, unit: u64, votes: &Profile) -> Result<Self, BadInstance> {
        if votes.options() != costs.len() {
            return Err(BadInstance::OtherProjects);
        }
        if unit == 0 {
            return Err(BadInstance::NoUnit);
        }
        if budget > LARGEST_AMOUNT || costs.iter().any(|&cost| cost > LARGEST_AMOUNT) || votes.ballots() > 1 << 40 {
            return Err(BadInstance::TooLarge);
        }
        let mut groups = Vec::with_capacity(votes.groups().len());
        for group in votes.groups() {
            let scores = scores(&group.vote)?;
            if !scores.is_empty() {
                groups.push(Support { voters: group.ballots, scores });
            }
        }
        Ok(Self { costs, budget, unit, voters: votes.ballots(), groups })
    }

    /// How many projects there are.
    #[must_use]
    pub const fn projects(&self) -> usize {
        self.costs.len()
    }

    /// The cost of a project.
    #[must_use]
    pub fn cost(&self, project: u32) -> u64 {
        self.costs[project as usize]
    }

    /// What these projects cost together.
    #[must_use]
    pub fn total(&self, projects: &[u32]) -> u64 {
        projects.iter().map(|&project| self.cost(project)).sum()
    }

    /// How many voters support each project.
    #[must_use]
    pub fn supporters(&self) -> Vec<u64> {
        self.sum(|_| 1)
    }

    /// The sum of the scores of each project.
    #[must_use]
    pub fn points(&self) -> Vec<u64> {
        self.sum(u64::from)
    }

    fn sum(&self, worth: impl Fn(u32) -> u64) -> Vec<u64> {
        let mut sums = vec![0; self.projects()];
        for group in &self.groups {
            group.scores.iter().for_each(|&(project, score)| sums[project as usize] += group.voters * worth(score));
        }
        sums
    }
}

impl Satisfaction {
    /// The name used on the command line and in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Cardinality => "cardinality",
        }
    }

    /// Both of them.
    pub const ALL: &[Self] = &[Self::Cost, Self::Cardinality];

    /// The satisfaction of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == text)
    }

    /// What one point of score is worth for a project of this cost.
    #[must_use]
    pub const fn per_point(self, cost: u64) -> u64 {
        match self {
            Self::Cost => cost,
            Self::Cardinality => 1,
        }
    }
}

/// The scores a vote gives, above 0, by project.
fn scores(vote: &Vote) -> Result<Vec<(u32, u32)>, BadInstance> {
    let mut scores: Vec<(u32, i64)> = match vote {
        Vote::Approve(named) => named.iter().map(|&project| (project, 1)).collect(),
        Vote::Score(given) => given.clone(),
        Vote::Rank(ranking) => {
            let named = ranking.order().len();
            let mut above = 0;
            let mut scores = Vec::with_capacity(named);
            for tier in ranking.tiers() {
                above += tier.len();
                scores.extend(tier.iter().map(|&project| (project, (named - above) as i64)));
            }
            scores
        }
    };
    scores.retain(|&(_, score)| score > 0);
    scores.sort_unstable();
    scores.into_iter().map(|(project, score)| if score > LARGEST_SCORE { Err(BadInstance::ScoreTooLarge) } else { Ok((project, score as u32)) }).collect()
}
