//! Which project is bought next. Prices only rise, so a price of an earlier round is a lower bound now, and most projects need no new look.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use num_bigint::BigInt;

use super::super::super::count::TieOrder;
use super::super::super::count::ties::{Stake, TieBroken};
use super::run::{Quote, Run};

/// Projects by a lower bound of their price per satisfaction. Bounds are floats rounded towards safety: as they are never negative, their bits are in their order.
pub struct Queue {
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

/// A project that may be the next.
struct Contender {
    project: u32,
    quote: Quote,
    low: f64,
}

/// More than any error of a conversion to floats and a division.
const ROUNDING: f64 = 1e-15;

/// A price divided by what a point is worth, rounded down.
fn low(price: u64, worth: u64) -> f64 {
    price as f64 / worth as f64 * (1.0 - ROUNDING)
}

/// A price divided by what a point is worth, rounded up.
fn high(price: u64, worth: u64) -> f64 {
    price as f64 / worth as f64 * (1.0 + ROUNDING)
}

impl Queue {
    /// Projects with a price that is not too high, and what a point of each is worth.
    pub fn new(projects: Vec<(u32, u64, u64)>) -> Self {
        let heap = projects.into_iter().map(|(project, price, worth)| Reverse((low(price.saturating_sub(1), worth).to_bits(), project))).collect();
        Self { heap }
    }

    /// The project with the lowest price per satisfaction now; ties are broken and reported. Projects that cannot be had any more are dropped.
    pub fn next(&mut self, run: &mut Run, order: &TieOrder, ties: &mut Vec<TieBroken>) -> Option<(u32, Quote)> {
        let mut lowest_high = f64::INFINITY;
        let mut contenders = Vec::new();
        while let Some(&Reverse((bound, project))) = self.heap.peek() {
            if f64::from_bits(bound) > lowest_high {
                break;
            }
            self.heap.pop();
            let Some(quote) = run.quote(project) else { continue };
            let worth = run.ground.worth[project as usize];
            lowest_high = lowest_high.min(high(quote.each.saturating_add(quote.slack), worth));
            let low = low(quote.each.saturating_sub(quote.slack), worth);
            contenders.push(Contender { project, quote, low });
        }
        let (near, far): (Vec<_>, Vec<_>) = contenders.into_iter().partition(|contender| contender.low <= lowest_high);
        let chosen =
            if near.len() > 1 { order.draw(exactly_lowest(run, &near), Stake::Winning, ties) } else { near.first().map(|contender| contender.project) };
        let mut next = None;
        for contender in near.into_iter().chain(far) {
            if Some(contender.project) == chosen {
                next = Some((contender.project, contender.quote));
            } else {
                self.heap.push(Reverse((contender.low.to_bits(), contender.project)));
            }
        }
        next
    }
}

/// Those of the contenders whose price per satisfaction is lowest, exactly.
fn exactly_lowest(run: &mut Run, contenders: &[Contender]) -> Vec<u32> {
    let mut lowest: Option<(BigInt, BigInt)> = None;
    let mut tied = Vec::new();
    for contender in contenders {
        let (due, weight) = run.exact_price(contender.project, &contender.quote);
        let divisor = BigInt::from(weight) * run.ground.worth[contender.project as usize];
        let ordering = lowest.as_ref().map_or(Ordering::Less, |(other, other_divisor)| (&due * other_divisor).cmp(&(other * &divisor)));
        if ordering == Ordering::Less {
            tied.clear();
            lowest = Some((due, divisor));
        }
        if ordering != Ordering::Greater {
            tied.push(contender.project);
        }
    }
    tied
}
