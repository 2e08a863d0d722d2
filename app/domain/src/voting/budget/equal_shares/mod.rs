//! The Method of Equal Shares: every voter has an equal share of the budget, and a project is funded if its supporters can pay for it together.
//!
//! Peters, Pierczyński & Skowron, *Proportional Participatory Budgeting with Additive Utilities* (2021); the completions as on equalshares.net and in pabutools.
//! In each round the project is bought for which its supporters pay least for what it is worth to them: with a price of m for each point of score, a supporter who
//! gave s points pays m × s, or all that is left if that is less. The project with the smallest m per satisfaction wins the round.

mod run;
mod selection;

use serde::{Deserialize, Serialize};

use super::super::count::TieOrder;
use super::exact::Fraction;
use super::explain::{Allocation, Verdict};
use super::greedy;
use super::instance::{Instance, Satisfaction};
use run::{Ground, Run};

/// The variant to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EqualShares {
    /// What a project is worth to its supporters.
    pub satisfaction: Satisfaction,
    /// The share of each voter at first.
    pub endowment: Endowment,
    /// What is done with money that is left.
    pub completion: Completion,
    /// When add-one ends.
    pub stop: Stop,
}

/// The share of each voter at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Endowment {
    /// The budget divided by the number of voters, exactly.
    Exact,
    /// The same without decimals, in units of the currency: as the cities do it that use the method.
    Floor,
}

/// What is done with money that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// Nothing.
    None,
    /// Projects are added by greedy support, with the same satisfaction.
    Greedy,
    /// Everything is done again with one more unit of the currency for each voter, until that would cost more than the budget.
    AddOne,
    /// First add-one, then greedy.
    AddOneThenGreedy,
}

/// When add-one ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// At the first outcome to which no project can be added, supported or not; otherwise as with [`Self::Feasible`].
    Exhaustive,
    /// At the last outcome before one that costs more than the budget.
    Feasible,
}

/// What each voter had to spend in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndowmentFound {
    /// In the smallest unit of the currency.
    pub each: Fraction,
    /// How many units of the currency add-one added.
    pub increments: u64,
}

impl EqualShares {
    /// The variant by which polls decide, and cities that use the method: shares in whole units of the currency; add-one until nothing more fits or the next
    /// step would cost too much; then greedily what still fits. equalshares.net, *Implementation* (default settings of its counting program, with the
    /// completion it recommends against money left over).
    #[must_use]
    pub const fn usual(satisfaction: Satisfaction) -> Self {
        Self { satisfaction, endowment: Endowment::Floor, completion: Completion::AddOneThenGreedy, stop: Stop::Exhaustive }
    }
}

/// More money than this, over all voters and in the smallest unit, is never handed out: add-one ends.
const MOST_MONEY: u128 = 1 << 60;

/// After so many outcomes add-one ends, as if the next were too dear: a few voters and a very large budget could keep it busy for days. Increments after which
/// nothing can have changed are not outcomes.
const MOST_OUTCOMES: u32 = 100_000;

/// Decides by the Method of Equal Shares. `progress` is told each increment of add-one and what its outcome costs.
///
/// Projects nobody supports are never bought, nor, with cost satisfaction, those that cost nothing.
pub fn equal_shares(instance: &Instance, variant: &EqualShares, order: &TieOrder, progress: &mut dyn FnMut(u64, u64)) -> Allocation {
    let ground = Ground::new(instance, variant.satisfaction);
    let shares = Shares { instance, step: u128::from(instance.unit) * u128::from(instance.voters), start: start(instance, variant.endowment) };
    let increments = match variant.completion {
        Completion::None | Completion::Greedy => 0,
        Completion::AddOne | Completion::AddOneThenGreedy => shares.add_one(&ground, variant.stop, order, progress),
    };
    let mut run = Run::new(&ground, shares.money(increments));
    let mut ties = Vec::new();
    run.buy_all(order, &mut ties, None);
    let mut purchases = run.purchases();
    if matches!(variant.completion, Completion::Greedy | Completion::AddOneThenGreedy) {
        let winners: Vec<u32> = purchases.iter().map(|purchase| purchase.project).collect();
        purchases.extend(greedy::complete(instance, variant.satisfaction, order, &winners, &mut ties));
    }
    let mut allocation = Allocation::new(instance, purchases, ties, shares.found(increments));
    for (project, verdict) in allocation.verdicts.iter_mut().enumerate().filter(|(_, verdict)| matches!(verdict, Verdict::DidNotFit { .. })) {
        if let Some(left) = run.left(project as u32) {
            *verdict = Verdict::SupportersTooPoor { left };
        }
    }
    allocation
}

/// What all voters have together at first, in the smallest unit.
fn start(instance: &Instance, endowment: Endowment) -> u128 {
    match endowment {
        Endowment::Exact => u128::from(instance.budget),
        Endowment::Floor => {
            let everyone = u128::from(instance.unit) * u128::from(instance.voters);
            u128::from(instance.budget).checked_div(everyone).unwrap_or(0) * everyone
        }
    }
}

/// The shares of voters as add-one raises them.
struct Shares<'a> {
    instance: &'a Instance,
    start: u128,
    step: u128,
}

impl Shares<'_> {
    /// What all voters have together after so many increments.
    fn money(&self, increments: u64) -> u128 {
        self.start + self.step * u128::from(increments)
    }

    fn found(&self, increments: u64) -> Option<EndowmentFound> {
        let each = Fraction::new(self.money(increments).into(), self.instance.voters.into())?;
        Some(EndowmentFound { each, increments })
    }

    /// How many increments to make: the last whose outcome fits the budget, or the first that leaves no project that could be added.
    fn add_one(&self, ground: &Ground, stop: Stop, order: &TieOrder, progress: &mut dyn FnMut(u64, u64)) -> u64 {
        let outcome = |increments: u64| {
            let mut run = Run::new(ground, self.money(increments));
            run.buy_all(order, &mut Vec::new(), Some(self.instance.budget)).then_some(run)
        };
        let mut increments = 0;
        let Some(run) = outcome(0) else { return 0 };
        let mut winners = run.bought();
        for _ in 0..MOST_OUTCOMES {
            let cost = self.instance.total(&winners);
            progress(increments, cost);
            let complete = stop == Stop::Exhaustive && self.nothing_fits(&winners, cost);
            if complete || winners.len() >= ground.buyable() || self.step == 0 || self.money(increments + 1) > MOST_MONEY {
                return increments;
            }
            let Some(mut run) = outcome(increments + 1) else { return increments };
            increments += 1;
            let next = run.bought();
            if next == winners {
                let last = u64::try_from((MOST_MONEY - self.start) / self.step).unwrap_or(u64::MAX);
                increments = increments.saturating_add(run.idle(self.instance.unit)).min(last.max(increments));
            }
            winners = next;
        }
        increments
    }

    /// Whether no other project fits what is left of the budget.
    fn nothing_fits(&self, winners: &[u32], cost: u64) -> bool {
        let left = self.instance.budget.saturating_sub(cost);
        (0..self.instance.projects() as u32).all(|project| self.instance.cost(project) > left || winners.contains(&project))
    }
}
