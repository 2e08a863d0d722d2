//! Greedy by support: the usual rule of cities. The project that satisfies most for its cost comes first, whatever does not fit is skipped.

use std::cmp::Ordering;

use super::super::count::TieOrder;
use super::super::count::ties::{Stake, TieBroken};
use super::explain::{Allocation, Purchase};
use super::instance::{Instance, Satisfaction};

/// Decides by greedy support: projects by satisfaction per cost, which is the sum of scores for cost satisfaction (for approvals, the number of supporters), and the
/// sum of scores over the cost for cardinality. A project is funded if it fits what is left of the budget; never one that nobody supports,
/// even if money is left.
#[must_use]
pub fn greedy(instance: &Instance, satisfaction: Satisfaction, order: &TieOrder) -> Allocation {
    let mut ties = Vec::new();
    let purchases = complete(instance, satisfaction, order, &[], &mut ties);
    Allocation::new(instance, purchases, ties, None)
}

/// Spends what is left of the budget after these winners, greedily.
pub(super) fn complete(instance: &Instance, satisfaction: Satisfaction, order: &TieOrder, winners: &[u32], ties: &mut Vec<TieBroken>) -> Vec<Purchase> {
    let points = instance.points();
    let mut projects: Vec<u32> = (0..instance.projects() as u32).filter(|project| points[*project as usize] > 0 && !winners.contains(project)).collect();
    projects.sort_unstable_by(|&a, &b| by_density(instance, satisfaction, &points, b, a).then_with(|| order.place(a).cmp(&order.place(b))));

    let mut left = instance.budget.saturating_sub(instance.total(winners));
    let mut purchases = Vec::new();
    for equals in projects.chunk_by(|&a, &b| by_density(instance, satisfaction, &points, a, b) == Ordering::Equal) {
        let fitting: Vec<u32> = equals.iter().copied().filter(|&project| instance.cost(project) <= left).collect();
        let mut taken = Vec::new();
        for &project in &fitting {
            if instance.cost(project) <= left {
                left -= instance.cost(project);
                taken.push(project);
                purchases.push(Purchase::from_the_rest(project, points[project as usize]));
            }
        }
        // The order of equals only matters when not all of those that fit were taken.
        if taken.len() < fitting.len() {
            ties.push(TieBroken { stake: Stake::Winning, tied: fitting, drawn: taken });
        }
    }
    purchases
}

/// Compares satisfaction per cost. What costs nothing satisfies most for its cost if it satisfies anybody.
fn by_density(instance: &Instance, satisfaction: Satisfaction, points: &[u64], a: u32, b: u32) -> Ordering {
    let terms = |project: u32| {
        let cost = instance.cost(project);
        let worth = u128::from(points[project as usize]) * u128::from(satisfaction.per_point(cost));
        match (worth, cost) {
            (0, _) => (0, 1),
            (_, 0) => (1, 0),
            _ if satisfaction == Satisfaction::Cost => (u128::from(points[project as usize]), 1),
            _ => (worth, u128::from(cost)),
        }
    };
    let ((worth_a, cost_a), (worth_b, cost_b)) = (terms(a), terms(b));
    (worth_a * cost_b).cmp(&(worth_b * cost_a))
}
