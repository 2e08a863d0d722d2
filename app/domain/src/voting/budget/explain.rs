//! An allocation, and why each project won or lost.

use serde::{Deserialize, Serialize};

use super::super::count::ties::TieBroken;
use super::equal_shares::EndowmentFound;
use super::exact::Fraction;
use super::indicators::Indicators;
use super::instance::Instance;

/// Which projects are funded, in which order, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The funded projects, in the order in which they were chosen.
    pub winners: Vec<u32>,
    /// What they cost together, in the smallest unit of the currency. Never more than the budget.
    pub cost: u64,
    /// How each of them was bought, in the same order.
    pub purchases: Vec<Purchase>,
    /// The sum of the scores of each project: for approvals, the number of its supporters.
    pub support: Vec<u64>,
    /// For each project, why it won or lost.
    pub verdicts: Vec<Verdict>,
    /// What each voter had to spend, where the rule gives every voter money.
    pub endowment: Option<EndowmentFound>,
    /// The ties that had to be broken.
    pub ties: Vec<TieBroken>,
    /// What it does for voters.
    pub indicators: Indicators,
}

/// How a project was bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// The project.
    pub project: u32,
    /// Who paid.
    pub paid: Paid,
}

/// Who pays for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Paid {
    /// Its supporters, from equal shares of the budget.
    Shares {
        /// What a supporter pays for each point of the score given (1 for an approval), unless that is more than the supporter has left; in the smallest unit.
        each: Fraction,
        /// Supporters who paid that.
        in_full: u64,
        /// Supporters who paid all they had left because it was less; those who had nothing left are not counted.
        with_their_rest: u64,
    },
    /// Its supporters, as a load spread over them.
    Load {
        /// The load of each supporter after it, in the smallest unit.
        each: Fraction,
        /// The supporters.
        supporters: u64,
    },
    /// The budget, in the order of support.
    Budget {
        /// The sum of scores (for approvals, the number of supporters).
        support: u64,
    },
}

/// Why a project won or lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// It is funded.
    Funded,
    /// It costs more than the whole budget.
    AboveBudget,
    /// Nobody supports it.
    NoSupport,
    /// It costs more than was left when its turn came.
    DidNotFit {
        /// What was left of the budget in the end.
        left: u64,
    },
    /// Its supporters together had too little left to pay for it.
    SupportersTooPoor {
        /// What its supporters had left together, in the smallest unit.
        left: Fraction,
    },
    /// The rule had ended before its turn: the next project did not fit the budget.
    RuleEnded,
}

impl Purchase {
    pub(super) const fn from_the_rest(project: u32, support: u64) -> Self {
        Self { project, paid: Paid::Budget { support } }
    }
}

impl Allocation {
    /// An allocation in which every loser lost for want of support or of room in the budget.
    pub(super) fn new(instance: &Instance, purchases: Vec<Purchase>, ties: Vec<TieBroken>, endowment: Option<EndowmentFound>) -> Self {
        let winners: Vec<u32> = purchases.iter().map(|purchase| purchase.project).collect();
        let cost = instance.total(&winners);
        let (supporters, left) = (instance.supporters(), instance.budget.saturating_sub(cost));
        let verdict = |project: u32| {
            if winners.contains(&project) {
                Verdict::Funded
            } else if instance.cost(project) > instance.budget {
                Verdict::AboveBudget
            } else if supporters[project as usize] == 0 {
                Verdict::NoSupport
            } else {
                Verdict::DidNotFit { left }
            }
        };
        let verdicts = (0..instance.projects() as u32).map(verdict).collect();
        let indicators = Indicators::of(instance, &winners);
        Self { winners, cost, purchases, support: instance.points(), verdicts, endowment, ties, indicators }
    }
}
