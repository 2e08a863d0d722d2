//! What an allocation does for voters, in numbers. The formulas are those of pabutools (Faliszewski et al., *Participatory Budgeting: Data, Tools, and Analysis*, 2023).

use serde::{Deserialize, Serialize};

use super::instance::{Instance, Support};

/// What an allocation does for voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicators {
    /// All voters, blank ballots included.
    pub voters: u64,
    /// Voters who support at least one funded project.
    pub represented: u64,
    /// Funded projects a voter supports, added up over voters.
    pub funded_supported: u64,
    /// The cost of funded projects a voter supports, added up over voters, in the smallest unit of the currency.
    pub cost_supported: u128,
}

/// How unequally an allocation serves voters: Gini coefficients. For display only, and computed anew each time: they are no whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inequality {
    /// How unequal the number of funded supported projects is among voters: 0 when all have the same, near 1 when one has all.
    pub gini_cardinality: f64,
    /// The same of their cost.
    pub gini_cost: f64,
}

impl Indicators {
    /// The indicators of these winners.
    #[must_use]
    pub fn of(instance: &Instance, winners: &[u32]) -> Self {
        let served = served(instance, winners);
        let sum = |value: fn(&Served) -> u128| served.iter().map(|group| value(group) * u128::from(group.voters)).sum::<u128>();
        Self {
            voters: instance.voters,
            represented: served.iter().filter(|group| group.projects > 0).map(|group| group.voters).sum(),
            funded_supported: u64::try_from(sum(|group| group.projects)).unwrap_or(u64::MAX),
            cost_supported: sum(|group| group.cost),
        }
    }
}

impl Inequality {
    /// The inequality of these winners.
    #[must_use]
    pub fn of(instance: &Instance, winners: &[u32]) -> Self {
        let served = served(instance, winners);
        let gini = |value: fn(&Served) -> u128| gini(served.iter().map(|group| (value(group), group.voters)).collect());
        Self { gini_cardinality: gini(|group| group.projects), gini_cost: gini(|group| group.cost) }
    }
}

/// Voters alike, with what of the funded projects they support.
struct Served {
    voters: u64,
    projects: u128,
    cost: u128,
}

/// What each group of voters gets; those who support nothing come last.
fn served(instance: &Instance, winners: &[u32]) -> Vec<Served> {
    let mut funded = vec![false; instance.projects()];
    winners.iter().for_each(|&winner| funded[winner as usize] = true);
    let group = |group: &Support| {
        let supported = group.scores.iter().map(|&(project, _)| project).filter(|&project| funded[project as usize]);
        let (projects, cost) = supported.fold((0, 0), |(projects, cost), project| (projects + 1, cost + u128::from(instance.cost(project))));
        Served { voters: group.voters, projects, cost }
    };
    let mut served: Vec<Served> = instance.groups.iter().map(group).collect();
    let without = instance.voters - instance.groups.iter().map(|group| group.voters).sum::<u64>();
    served.push(Served { voters: without, projects: 0, cost: 0 });
    served
}

/// Gini coefficient of values that come with the number of voters who have them:
/// (n + 1 - 2 Σ x(k) (n - k) / Σ x) / n, with x ascending from k = 0; 0 when nobody has anything.
fn gini(mut values: Vec<(u128, u64)>) -> f64 {
    values.sort_unstable();
    let voters: u128 = values.iter().map(|&(_, voters)| u128::from(voters)).sum();
    let (mut sum, mut weighted, mut before) = (0_f64, 0_f64, 0_u128);
    for (value, count) in values {
        let count = u128::from(count);
        // Σ (n - k) over the places k of these voters.
        let places = if count == 0 { 0 } else { count * (voters - before) - count * (count - 1) / 2 };
        sum += (value * count) as f64;
        weighted += value as f64 * places as f64;
        before += count;
    }
    if sum == 0.0 { 0.0 } else { (voters as f64 + 1.0 - 2.0 * weighted / sum) / voters as f64 }
}
