//! Slow and obvious ways to decide on a budget: every voter alone, every amount a reduced fraction, every project looked at in every round.

use std::cmp::Ordering;

use domain::voting::budget::{Fraction, Instance, Satisfaction};
use domain::voting::count::TieOrder;
use num_bigint::BigInt;

/// A fraction that can be counted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount(pub Fraction);

impl Amount {
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        Self(Fraction::new(numerator.into(), denominator.into()).unwrap())
    }

    pub fn whole(number: u64) -> Self {
        Self::new(number, 1)
    }

    pub fn plus(&self, other: &Self) -> Self {
        let (a, b) = (&self.0, &other.0);
        Self::new(a.numerator() * b.denominator() + b.numerator() * a.denominator(), a.denominator() * b.denominator())
    }

    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self::new(-other.0.numerator(), other.0.denominator().clone()))
    }

    pub fn times(&self, factor: u64) -> Self {
        Self::new(self.0.numerator() * factor, self.0.denominator().clone())
    }

    pub fn over(&self, divisor: u64) -> Self {
        Self::new(self.0.numerator().clone(), self.0.denominator() * divisor)
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.numerator() * other.0.denominator()).cmp(&(other.0.numerator() * self.0.denominator()))
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Every voter alone: the score of each project.
pub fn voters(instance: &Instance) -> Vec<Vec<u64>> {
    let mut voters = Vec::new();
    for group in &instance.groups {
        let mut scores = vec![0; instance.projects()];
        group.scores.iter().for_each(|&(project, score)| scores[project as usize] = u64::from(score));
        voters.extend(std::iter::repeat_n(scores, group.voters as usize));
    }
    voters
}

/// The winners of equal shares when every voter has this much at first.
pub fn equal_shares(instance: &Instance, satisfaction: Satisfaction, share: &Amount, order: &TieOrder) -> Vec<u32> {
    let voters = voters(instance);
    let mut money = vec![share.clone(); voters.len()];
    let mut winners = Vec::new();
    loop {
        let mut best: Option<(Amount, u32)> = None;
        for project in (0..instance.projects() as u32).filter(|project| !winners.contains(project)) {
            let worth = satisfaction.per_point(instance.cost(project));
            let Some(price) = price(instance, project, &voters, &money).filter(|_| worth > 0) else { continue };
            let price = (price.over(worth), order.place(project));
            if best.as_ref().is_none_or(|(least, other)| price < (least.clone(), order.place(*other))) {
                best = Some((price.0, project));
            }
        }
        let Some((price, project)) = best else { return winners };
        let price = price.times(satisfaction.per_point(instance.cost(project)));
        for (scores, money) in voters.iter().zip(&mut money) {
            let pays = price.times(scores[project as usize]).min(money.clone());
            *money = money.minus(&pays);
        }
        winners.push(project);
    }
}

/// The price of a point at which supporters pay for a project, if they can: supporters in the order in which they run out.
fn price(instance: &Instance, project: u32, voters: &[Vec<u64>], money: &[Amount]) -> Option<Amount> {
    let score = |voter: usize| voters[voter][project as usize];
    let mut supporters: Vec<usize> = (0..voters.len()).filter(|&voter| score(voter) > 0).collect();
    supporters.sort_by_key(|&voter| money[voter].over(score(voter)));
    let mut due = Amount::whole(instance.cost(project));
    let mut points: u64 = supporters.iter().map(|&voter| score(voter)).sum();
    for voter in supporters {
        let price = due.over(points);
        if price.times(score(voter)) <= money[voter] {
            return Some(price);
        }
        due = due.minus(&money[voter]);
        points -= score(voter);
    }
    None
}

/// The winners of sequential Phragmén.
pub fn phragmen(instance: &Instance, order: &TieOrder) -> Vec<u32> {
    let voters = voters(instance);
    let mut loads = vec![Amount::whole(0); voters.len()];
    let mut winners: Vec<u32> = Vec::new();
    loop {
        let mut tied: Vec<u32> = Vec::new();
        let mut least: Option<Amount> = None;
        for project in (0..instance.projects() as u32).filter(|project| !winners.contains(project) && instance.cost(*project) <= instance.budget) {
            let supporters: Vec<usize> = (0..voters.len()).filter(|&voter| voters[voter][project as usize] > 0).collect();
            if supporters.is_empty() {
                continue;
            }
            let sum = supporters.iter().fold(Amount::whole(instance.cost(project)), |sum, &voter| sum.plus(&loads[voter]));
            let load = sum.over(supporters.len() as u64);
            if least.as_ref().is_none_or(|least| load < *least) {
                tied.clear();
                least = Some(load.clone());
            }
            if least.as_ref() == Some(&load) {
                tied.push(project);
            }
        }
        let left = instance.budget - instance.total(&winners);
        let Some(least) = least.filter(|_| tied.iter().all(|&project| instance.cost(project) <= left)) else { return winners };
        order.sort(&mut tied);
        for (scores, load) in voters.iter().zip(&mut loads) {
            if scores[tied[0] as usize] > 0 {
                *load = least.clone();
            }
        }
        winners.push(tied[0]);
    }
}
