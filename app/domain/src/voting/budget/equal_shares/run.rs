//! One run of the method, with a given share for every voter.
//!
//! Money is kept twice: approximately, as whole numbers of a tiny unit with a known bound on their error, and exactly, as a combination of the share and the
//! prices paid. A decision is taken from the approximation when the bound proves it, and from the exact amounts otherwise.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::super::super::count::TieOrder;
use super::super::super::count::ties::TieBroken;
use super::super::exact::{Fraction, Ledger};
use super::super::explain::{Paid, Purchase};
use super::super::instance::{Instance, Satisfaction};
use super::selection::Queue;

/// What does not change from run to run.
pub struct Ground<'a> {
    pub instance: &'a Instance,
    /// Who supports each project: group and score.
    supporters: Vec<Vec<(u32, u32)>>,
    /// The highest score given to each project.
    highest: Vec<u64>,
    /// The sum of scores of each project.
    points: Vec<u64>,
    /// What one point is worth for each project.
    pub worth: Vec<u64>,
}

/// Voters who have done the same so far.
#[derive(Clone, Copy)]
struct Purse {
    /// What each of them has left, approximately.
    money: u64,
    /// How many they are; 0 once they have nothing left.
    voters: u64,
}

/// A purchase that was made.
struct Bought {
    project: u32,
    /// Groups that paid all they had left.
    poor: Vec<u32>,
    /// Points of those who paid in full: the price is what the poor leave to pay, divided by this.
    weight: u64,
    full_voters: u64,
    poor_voters: u64,
}

/// What a project would cost its supporters now.
pub struct Quote {
    /// The price of a point, approximately.
    pub each: u64,
    /// How far the price may be off.
    pub slack: u64,
    poor: Poor,
}

/// Which supporters cannot pay in full.
enum Poor {
    /// Those with less than this for each point.
    Below(u64),
    /// These groups, ascending.
    Groups(Vec<u32>),
}

/// A look at all supporters of a project at some price.
struct Look {
    poor_money: u64,
    poor_voters: u64,
    weight: u64,
    /// How near the nearest poor supporter is to paying in full, and the nearest other to being poor.
    poor_gap: u64,
    rich_gap: u64,
}

/// A run under way.
pub struct Run<'a> {
    pub ground: &'a Ground<'a>,
    /// Approximate money is in units of 2^-places of the smallest unit of the currency.
    places: u32,
    purses: Vec<Purse>,
    /// No approximate amount is off by more.
    error: u64,
    supporters: Vec<Vec<(u32, u32)>>,
    /// Below this, a project cannot be had: prices only rise.
    from: Vec<u64>,
    /// The round in which a project was bought.
    round_of: Vec<Option<u32>>,
    bought: Vec<Bought>,
    /// The exact prices; those of the last rounds are added when asked for.
    ledger: Ledger,
    money: u128,
}

impl<'a> Ground<'a> {
    pub fn new(instance: &'a Instance, satisfaction: Satisfaction) -> Self {
        let mut supporters = vec![Vec::new(); instance.projects()];
        let mut highest = vec![0; instance.projects()];
        for (index, group) in instance.groups.iter().enumerate() {
            for &(project, score) in &group.scores {
                supporters[project as usize].push((index as u32, score));
                highest[project as usize] = u64::from(score).max(highest[project as usize]);
            }
        }
        let worth = instance.costs.iter().map(|&cost| satisfaction.per_point(cost)).collect();
        Self { instance, supporters, highest, points: instance.points(), worth }
    }

    /// How many projects could ever be bought.
    pub fn buyable(&self) -> usize {
        (0..self.worth.len()).filter(|&project| self.is_buyable(project)).count()
    }

    fn is_buyable(&self, project: usize) -> bool {
        self.points[project] > 0 && self.worth[project] > 0
    }
}

impl<'a> Run<'a> {
    /// A run in which all voters together have this much, in the smallest unit.
    pub fn new(ground: &'a Ground<'a>, money: u128) -> Self {
        let instance = ground.instance;
        let places = 61_u32.saturating_sub(128 - money.leading_zeros()).min(40);
        let share = (money << places).checked_div(u128::from(instance.voters)).unwrap_or(0) as u64;
        let scaled = |project: usize| (u128::from(instance.costs[project]) << places) / u128::from(ground.points[project].max(1));
        Self {
            ground,
            places,
            purses: instance.groups.iter().map(|group| Purse { money: share, voters: group.voters }).collect(),
            error: 1,
            supporters: ground.supporters.clone(),
            from: (0..instance.projects()).map(|project| u64::try_from(scaled(project)).unwrap_or(u64::MAX)).collect(),
            round_of: vec![None; instance.projects()],
            bought: Vec::new(),
            ledger: Ledger::new(money, instance.voters),
            money,
        }
    }

    /// Buys what can be bought. Stops, and says no, as soon as that costs more than a limit.
    pub fn buy_all(&mut self, order: &TieOrder, ties: &mut Vec<TieBroken>, limit: Option<u64>) -> bool {
        let affordable = (0..self.round_of.len() as u32).filter(|&project| self.ground.is_buyable(project as usize) && self.is_within_reach(project));
        let mut queue = Queue::new(affordable.map(|project| (project, self.from[project as usize], self.ground.worth[project as usize])).collect::<Vec<_>>());
        let mut spent = 0;
        while let Some((project, quote)) = queue.next(self, order, ties) {
            spent += self.ground.instance.cost(project);
            if limit.is_some_and(|limit| spent > limit) {
                return false;
            }
            self.buy(project, &quote);
        }
        true
    }

    /// Whether all supporters together have enough at first.
    fn is_within_reach(&self, project: u32) -> bool {
        let instance = self.ground.instance;
        let supporters: u64 = self.supporters[project as usize].iter().map(|&(group, _)| self.purses[group as usize].voters).sum();
        // Both sides stay below 2^113.
        u128::from(instance.cost(project)) * u128::from(instance.voters) <= self.money * u128::from(supporters)
    }

    /// The bought projects, in order.
    pub fn bought(&self) -> Vec<u32> {
        self.bought.iter().map(|bought| bought.project).collect()
    }

    /// The price of a project now; none when its supporters cannot pay for it any more.
    ///
    /// From a price that is too low, the supporters who cannot pay it in full are found, and the price at which the others pay the rest; it is again too low, or right.
    pub fn quote(&mut self, project: u32) -> Option<Quote> {
        let purses = &self.purses;
        self.supporters[project as usize].retain(|&(group, _)| purses[group as usize].voters > 0);
        let cost = self.scaled_cost(project);
        let highest = self.ground.highest[project as usize];
        let mut price = self.from[project as usize];
        loop {
            let look = self.look(project, price);
            if look.weight == 0 {
                let most = u128::from(look.poor_money) + u128::from(look.poor_voters) * u128::from(self.error);
                return if most < u128::from(cost) { None } else { self.quote_exactly(project) };
            }
            if look.poor_money > cost {
                return self.quote_exactly(project);
            }
            let next = (cost - look.poor_money) / look.weight;
            let slack = look.poor_voters.saturating_mul(self.error) / look.weight + 2;
            let rich_gap = look.rich_gap.saturating_sub(highest.saturating_mul(next.saturating_sub(price)));
            let poor_gap = look.poor_gap.saturating_sub(highest.saturating_mul(price.saturating_sub(next)));
            let doubt = self.error.saturating_add(highest.saturating_mul(slack));
            if rich_gap > doubt && poor_gap > doubt {
                self.from[project as usize] = next.saturating_sub(slack);
                return Some(Quote { each: next, slack, poor: Poor::Below(price) });
            }
            if next <= price {
                return self.quote_exactly(project);
            }
            price = next;
        }
    }

    fn scaled_cost(&self, project: u32) -> u64 {
        // Projects in the queue cost no more than all voters have together, which was scaled to fit.
        self.ground.instance.cost(project) << self.places
    }

    fn look(&self, project: u32, price: u64) -> Look {
        let mut look = Look { poor_money: 0, poor_voters: 0, weight: 0, poor_gap: u64::MAX, rich_gap: u64::MAX };
        for &(group, score) in &self.supporters[project as usize] {
            let purse = self.purses[group as usize];
            let due = price.saturating_mul(u64::from(score));
            if purse.money < due {
                look.poor_money += purse.money * purse.voters;
                look.poor_voters += purse.voters;
                look.poor_gap = look.poor_gap.min(due - purse.money);
            } else {
                look.weight += purse.voters * u64::from(score);
                look.rich_gap = look.rich_gap.min(purse.money - due);
            }
        }
        look
    }

    /// As [`Self::quote`], with exact amounts wherever approximate ones do not decide.
    fn quote_exactly(&mut self, project: u32) -> Option<Quote> {
        self.settle();
        let supporters = self.supporters[project as usize].clone();
        let mut is_poor = vec![false; supporters.len()];
        let mut price: Option<(BigInt, u64)> = None;
        let mut near = self.from[project as usize];
        loop {
            let mut found = false;
            for (&(group, score), poor) in supporters.iter().zip(&mut is_poor).filter(|(_, poor)| !**poor) {
                *poor = self.cannot_pay(group, score, near, price.as_ref());
                found |= *poor;
            }
            if let Some((price, weight)) = price.as_ref().filter(|_| !found) {
                debug_assert!(*weight > 0 && *price >= BigInt::ZERO, "a price is a fraction");
                let groups = supporters.iter().zip(&is_poor).filter(|&(_, &poor)| poor).map(|(&(group, _), _)| group).collect();
                self.from[project as usize] = near.saturating_sub(1);
                return Some(Quote { each: near, slack: 2, poor: Poor::Groups(groups) });
            }
            let weight: u64 = supporters
                .iter()
                .zip(&is_poor)
                .filter(|&(_, &poor)| !poor)
                .map(|(&(group, score), _)| self.purses[group as usize].voters * u64::from(score))
                .sum();
            if weight == 0 {
                return None;
            }
            let poor = supporters.iter().zip(&is_poor).filter(|&(_, &poor)| poor).map(|(&(group, _), _)| group);
            let due = self.due(project, poor, self.ledger.rounds());
            near = u64::try_from((&due << self.places) / (self.ledger.denominator() * weight)).unwrap_or(u64::MAX);
            price = Some((due, weight));
        }
    }

    /// Whether a group has less than a price for this score. `near` is the price approximately, at most one unit too low; without an exact price it is only a lower
    /// bound, and whoever is not clearly poor is not.
    fn cannot_pay(&self, group: u32, score: u32, near: u64, price: Option<&(BigInt, u64)>) -> bool {
        let (money, score, error) = (u128::from(self.purses[group as usize].money), u128::from(score), u128::from(self.error));
        if money + error < score * u128::from(near) {
            return true;
        }
        let Some((due, weight)) = price else { return false };
        if money >= score * (u128::from(near) + 1) + error {
            return false;
        }
        self.exact_money(group) * *weight < due * score
    }

    /// What each voter of a group has left, over the common denominator.
    fn exact_money(&self, group: u32) -> BigInt {
        let mut times = vec![0_i128; self.ledger.rounds()];
        self.add_payments(group, -1, &mut times);
        self.ledger.combine(1, &times)
    }

    /// Counts how often a group that has money left paid each price, `sign` times for each voter.
    fn add_payments(&self, group: u32, sign: i128, times: &mut [i128]) {
        for &(project, score) in &self.ground.instance.groups[group as usize].scores {
            if let Some(times) = self.round_of[project as usize].and_then(|round| times.get_mut(round as usize)) {
                *times += sign * i128::from(score);
            }
        }
    }

    /// What is left to pay for a project when these groups have paid all they had before a round, over the common denominator of that round.
    fn due(&self, project: u32, poor: impl Iterator<Item = u32>, round: usize) -> BigInt {
        let mut times = vec![0_i128; round];
        let mut starts = 0;
        for group in poor {
            let voters = i128::from(self.ground.instance.groups[group as usize].voters);
            starts -= voters;
            self.add_payments(group, voters, &mut times);
        }
        self.ledger.combine(starts, &times) + self.ledger.denominator() * self.ground.instance.cost(project)
    }

    /// Adds the exact prices of the rounds since it was last called.
    fn settle(&mut self) {
        for round in self.ledger.rounds()..self.bought.len() {
            let bought = &self.bought[round];
            let due = self.due(bought.project, bought.poor.iter().copied(), round);
            self.ledger.push(due, bought.weight);
        }
    }

    /// The exact price behind a quote: what is left to pay, over the common denominator, and by how many points.
    pub fn exact_price(&mut self, project: u32, quote: &Quote) -> (BigInt, u64) {
        self.settle();
        let (poor, rich) = self.split(project, quote);
        let weight = rich.iter().map(|&(group, score)| self.purses[group as usize].voters * u64::from(score)).sum();
        (self.due(project, poor.into_iter(), self.ledger.rounds()), weight)
    }

    /// The supporters who pay all they have, and those who pay in full.
    fn split(&self, project: u32, quote: &Quote) -> (Vec<u32>, Vec<(u32, u32)>) {
        let (mut poor, mut rich) = (Vec::new(), Vec::new());
        for &(group, score) in &self.supporters[project as usize] {
            let is_poor = match &quote.poor {
                Poor::Below(price) => self.purses[group as usize].money < price.saturating_mul(u64::from(score)),
                Poor::Groups(groups) => groups.binary_search(&group).is_ok(),
            };
            if is_poor {
                poor.push(group);
            } else {
                rich.push((group, score));
            }
        }
        (poor, rich)
    }

    fn buy(&mut self, project: u32, quote: &Quote) {
        let (poor, rich) = self.split(project, quote);
        let (mut weight, mut full_voters, mut poor_voters) = (0, 0, 0);
        for &(group, score) in &rich {
            let purse = &mut self.purses[group as usize];
            purse.money = purse.money.saturating_sub(quote.each.saturating_mul(u64::from(score)));
            weight += purse.voters * u64::from(score);
            full_voters += purse.voters;
        }
        for &group in &poor {
            poor_voters += self.purses[group as usize].voters;
            self.purses[group as usize] = Purse { money: 0, voters: 0 };
        }
        self.error = self.error.saturating_add(self.ground.highest[project as usize].saturating_mul(quote.slack));
        self.round_of[project as usize] = Some(self.bought.len() as u32);
        self.bought.push(Bought { project, poor, weight, full_voters, poor_voters });
        // What costs nothing is bought before all else, even by those who never had anything.
        if self.ground.instance.cost(project) > 0 {
            self.retire_the_penniless(&rich);
        }
    }

    /// Takes out those who paid in full and have exactly nothing left.
    fn retire_the_penniless(&mut self, payers: &[(u32, u32)]) {
        let near: Vec<u32> = payers.iter().map(|&(group, _)| group).filter(|&group| self.purses[group as usize].money <= self.error).collect();
        if near.is_empty() {
            return;
        }
        self.settle();
        for group in near {
            if self.exact_money(group) == BigInt::ZERO {
                self.purses[group as usize] = Purse { money: 0, voters: 0 };
            }
        }
    }

    /// Every purchase, with its exact price.
    pub fn purchases(&mut self) -> Vec<Purchase> {
        self.settle();
        let prices = self.ledger.fractions();
        let purchase = |(bought, each): (&Bought, Option<Fraction>)| {
            let paid = Paid::Shares { each: each?, in_full: bought.full_voters, with_their_rest: bought.poor_voters };
            Some(Purchase { project: bought.project, paid })
        };
        self.bought.iter().zip(prices).filter_map(purchase).collect()
    }

    /// How many times each voter can get this much more without anything being bought otherwise; 0 where that is not sure.
    ///
    /// It is sure where every purchase was paid in full by all its supporters, for then its price stays as it is. Of the projects that were not bought, those
    /// that can never be had at such a price come after all others, and need enough of what is then left; the rest must not be within reach even at first.
    pub fn idle(&mut self, unit: u64) -> u64 {
        // Who had nothing left paid nothing, and is no poor payer; but did not pay in full either.
        if self.bought.iter().any(|bought| bought.weight < self.ground.points[bought.project as usize]) {
            return 0;
        }
        let open: Vec<u32> = (0..self.round_of.len() as u32).filter(|&project| self.is_open(project)).collect();
        let dearest = self.bought.iter().map(|bought| bought.project).max_by(|&a, &b| self.by_least_price(a, b));
        open.into_iter().map(|project| self.idle_for(project, unit, dearest)).min().unwrap_or(0)
    }

    fn is_open(&self, project: u32) -> bool {
        self.round_of[project as usize].is_none() && self.ground.is_buyable(project as usize)
    }

    /// Compares the prices per satisfaction that all supporters would pay who have enough.
    fn by_least_price(&self, a: u32, b: u32) -> Ordering {
        let side = |one: u32, other: u32| BigInt::from(self.ground.instance.cost(one)) * self.ground.points[other as usize] * self.ground.worth[other as usize];
        side(a, b).cmp(&side(b, a))
    }

    fn idle_for(&mut self, project: u32, unit: u64, dearest: Option<u32>) -> u64 {
        let instance = self.ground.instance;
        let supporters: u64 = self.ground.supporters[project as usize].iter().map(|&(group, _)| instance.groups[group as usize].voters).sum();
        let comes_last = dearest.is_none_or(|dearest| self.by_least_price(project, dearest) == Ordering::Greater);
        let had = if comes_last { self.left(project) } else { Fraction::new(BigInt::from(self.money) * supporters, instance.voters.into()) };
        let Some(had) = had else { return 0 };
        let lacking = had.denominator() * instance.cost(project) - had.numerator();
        let each = had.denominator() * unit * supporters;
        // Enough is there after so many and one more.
        let idle = if lacking > BigInt::ZERO { (lacking - 1) / each } else { BigInt::ZERO };
        u64::try_from(idle).unwrap_or(u64::MAX)
    }

    /// What the supporters of a project have left together, in the smallest unit.
    pub fn left(&mut self, project: u32) -> Option<Fraction> {
        self.settle();
        let mut times = vec![0_i128; self.ledger.rounds()];
        let mut starts = 0;
        for &(group, _) in &self.ground.supporters[project as usize] {
            let voters = i128::from(self.purses[group as usize].voters);
            starts += voters;
            self.add_payments(group, -voters, &mut times);
        }
        Fraction::new(self.ledger.combine(starts, &times), self.ledger.denominator().clone())
    }
}
