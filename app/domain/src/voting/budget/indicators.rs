//! What an allocation does for voters, in numbers. The formulas are those of pabutools (Faliszewski et al., *Participatory Budgeting: Data, Tools, and Analysis*, 2023).

use serde::{Deserialize, Serialize};

use super::instance::Instance;

/// What an allocation does for voters.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicators {
    /// All voters, blank ballots included.
    pub voters: u64,
    /// Voters who support at least one funded project.
    pub represented: u64,
    /// Funded projects a voter supports, added up over voters.
    pub funded_supported: u64,
    /// The cost of funded projects a voter supports, added up over voters, in the smallest unit of the currency.
    pub cost_supported: u128,
    /// How unequal the number of funded supported projects is among voters: 0 when all have the same, near 1 when one has all. For display only.
    pub gini_cardinality: f64,
    /// The same of their cost. For display only.
    pub gini_cost: f64,
}

impl Indicators {
    /// The indicators of these winners.
    #[must_use]
    pub fn of(instance: &Instance, winners: &[u32]) -> Self {
        let mut funded = vec![false; instance.projects()];
        winners.iter().for_each(|&winner| funded[winner as usize] = true);
        let mut numbers: Vec<(u128, u64)> = Vec::with_capacity(instance.groups.len() + 1);
        let mut costs = numbers.clone();
        let mut represented = 0;
        for group in &instance.groups {
            let supported = group.scores.iter().map(|&(project, _)| project).filter(|&project| funded[project as usize]);
            let (number, cost) = supported.fold((0, 0), |(number, cost), project| (number + 1, cost + u128::from(instance.cost(project))));
            if number > 0 {
                represented += group.voters;
            }
            numbers.push((number, group.voters));
            costs.push((cost, group.voters));
        }
        let without = instance.voters - instance.groups.iter().map(|group| group.voters).sum::<u64>();
        numbers.push((0, without));
        costs.push((0, without));
        let sum = |values: &[(u128, u64)]| values.iter().map(|&(value, voters)| value * u128::from(voters)).sum::<u128>();
        Self {
            voters: instance.voters,
            represented,
            funded_supported: sum(&numbers) as u64,
            cost_supported: sum(&costs),
            gini_cardinality: gini(numbers),
            gini_cost: gini(costs),
        }
    }
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
