//! Sequential Phragmén: every project puts its cost as a load on its supporters, and the next project is the one whose supporters then bear the least.
//! Brill, Freeman, Janson & Lackner, *Phragmén's Voting Methods and Justified Representation* (2017); for budgets, Los, Christoff & Grossi (2022).

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::super::count::TieOrder;
use super::super::count::ties::{Stake, TieBroken};
use super::exact::Ledger;
use super::explain::{Allocation, Paid, Purchase, Verdict};
use super::instance::Instance;

/// Fixed-point places of approximate loads, in bits.
const PLACES: u32 = 32;

/// Decides by sequential Phragmén. The load of a project would be (the loads of its supporters + its cost) / supporters; the least is taken, and all its supporters
/// then bear that. The rule ends as soon as a project of least load does not fit what is left of the budget; projects dearer than the budget are left out before.
#[must_use]
pub fn phragmen(instance: &Instance, order: &TieOrder) -> Allocation {
    let mut loads = Loads::new(instance);
    let (mut ties, mut purchases, mut left) = (Vec::new(), Vec::new(), instance.budget);
    while let Some(next) = loads.next(order, left, &mut ties) {
        left -= instance.cost(next);
        loads.fund(next);
        purchases.push(next);
    }
    let purchases = purchases.into_iter().zip(loads.ledger.fractions()).filter_map(|(project, each)| {
        let supporters = loads.supporters[project as usize];
        each.map(|each| Purchase { project, paid: Paid::Load { each, supporters } })
    });
    let mut allocation = Allocation::new(instance, purchases.collect(), ties, None);
    for verdict in allocation.verdicts.iter_mut().filter(|verdict| matches!(verdict, Verdict::DidNotFit { .. })) {
        *verdict = Verdict::RuleEnded;
    }
    allocation
}

/// The loads of all voters. All supporters of a project bear the same after it, so a voter bears the load of the last funded project on the ballot.
struct Loads<'a> {
    instance: &'a Instance,
    /// Groups of voters who support each project.
    groups_of: Vec<Vec<u32>>,
    supporters: Vec<u64>,
    /// Projects that may still be funded.
    open: Vec<u32>,
    /// The last funded project of each group, as a round.
    last: Vec<Option<u32>>,
    /// Approximate load after each round; too small by at most as many units as there were rounds.
    approximate: Vec<u128>,
    /// The approximate loads of its supporters added up, for each project.
    borne: Vec<u128>,
    ledger: Ledger,
}

impl<'a> Loads<'a> {
    fn new(instance: &'a Instance) -> Self {
        let mut groups_of = vec![Vec::new(); instance.projects()];
        for (index, group) in instance.groups.iter().enumerate() {
            group.scores.iter().for_each(|&(project, _)| groups_of[project as usize].push(index as u32));
        }
        let supporters = instance.supporters();
        let open = (0..instance.projects() as u32).filter(|&project| supporters[project as usize] > 0 && instance.cost(project) <= instance.budget).collect();
        Self {
            instance,
            groups_of,
            supporters,
            open,
            last: vec![None; instance.groups.len()],
            approximate: Vec::new(),
            borne: vec![0; instance.projects()],
            ledger: Ledger::new(0, 1),
        }
    }

    /// The approximate load of a project: too small by at most [`Self::error`].
    fn load(&self, project: u32) -> u128 {
        (self.borne[project as usize] + (u128::from(self.instance.cost(project)) << PLACES)) / u128::from(self.supporters[project as usize])
    }

    const fn error(&self) -> u128 {
        self.approximate.len() as u128 + 1
    }

    /// The project of least load; none when one of least load does not fit.
    fn next(&self, order: &TieOrder, left: u64, ties: &mut Vec<TieBroken>) -> Option<u32> {
        let least = self.open.iter().map(|&project| self.load(project)).min()?;
        let near: Vec<u32> = self.open.iter().copied().filter(|&project| self.load(project) <= least + self.error()).collect();
        let tied = if near.len() == 1 { near } else { self.exactly_least(&near) };
        if tied.iter().any(|&project| self.instance.cost(project) > left) {
            return None;
        }
        order.draw(tied, Stake::Winning, ties)
    }

    /// Those of these projects whose load is least, exactly.
    fn exactly_least(&self, projects: &[u32]) -> Vec<u32> {
        let mut least: Option<(BigInt, u64)> = None;
        let mut tied = Vec::new();
        for &project in projects {
            let (load, parts) = (self.exact(project), self.supporters[project as usize]);
            let ordering = least.as_ref().map_or(Ordering::Less, |(other, other_parts)| (&load * *other_parts).cmp(&(other * parts)));
            if ordering == Ordering::Less {
                tied.clear();
                least = Some((load, parts));
            }
            if ordering != Ordering::Greater {
                tied.push(project);
            }
        }
        tied
    }

    /// The exact loads of the supporters of a project plus its cost, over the common denominator.
    fn exact(&self, project: u32) -> BigInt {
        let mut times = vec![0_i128; self.ledger.rounds()];
        for &group in &self.groups_of[project as usize] {
            if let Some(round) = self.last[group as usize] {
                times[round as usize] += i128::from(self.instance.groups[group as usize].voters);
            }
        }
        self.ledger.combine(0, &times) + self.ledger.denominator() * self.instance.cost(project)
    }

    fn fund(&mut self, project: u32) {
        let (load, exact, round) = (self.load(project), self.exact(project), self.approximate.len() as u32);
        self.ledger.push(exact, self.supporters[project as usize]);
        self.approximate.push(load);
        self.open.retain(|&other| other != project);
        for &index in &self.groups_of[project as usize] {
            let group = &self.instance.groups[index as usize];
            let before = self.last[index as usize].replace(round).map_or(0, |round| self.approximate[round as usize]);
            // Approximations may differ by less than a unit where the exact loads are equal.
            let voters = u128::from(group.voters);
            for &(other, _) in &group.scores {
                let borne = &mut self.borne[other as usize];
                *borne = *borne + voters * load - voters * before;
            }
        }
    }
}
