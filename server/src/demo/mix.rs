//! How a city's residents take part: how many, on which days, through which channels.

use super::accounts::TEAM_CITY;
use super::calendar::{days_between, plus};
use super::ground::Ground;
use crate::simulation::chance::{Dice, weighted};
use domain::participation::Channel;
use jiff::civil::Date;
use rand::RngExt;

/// Chances of taking part in one, two, … polls: two on average.
pub const POLLS: [f64; 6] = [0.45, 0.28, 0.15, 0.07, 0.03, 0.02];
/// Residents assumed where a city declares none.
const SUPPOSED: i64 = 60_000;

/// How many of all simulated residents live in each city: more in large ones, but not in proportion, and with luck.
pub fn shares(grounds: &[Ground], residents: u64, dice: &mut Dice) -> Vec<usize> {
    let weights: Vec<f64> = grounds
        .iter()
        .map(|ground| {
            // The city that visitors look at most has enough people for a result worth reading.
            let more = if ground.city.slug == TEAM_CITY { 4.0 } else { 1.0 };
            precise(ground.city.population.unwrap_or(SUPPOSED).max(5_000)).powf(0.7) * dice.random_range(0.4..1.9) * more
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let count = precise(i64::try_from(residents).unwrap_or(i64::MAX));
    let least = (count / precise_len(grounds.len()) / 4.0).ceil();
    weights.iter().map(|weight| whole((count * weight / all).max(least))).collect()
}

fn precise(number: i64) -> f64 {
    number as f64
}

fn precise_len(number: usize) -> f64 {
    number.max(1) as f64
}

fn whole(number: f64) -> usize {
    number.round() as usize
}

/// The channels of one city.
#[derive(Clone, Debug)]
pub struct Channels([f64; 5]);

impl Channels {
    /// Four in five on the web on average; some cities reach far more people elsewhere.
    pub fn of_city(dice: &mut Dice) -> Self {
        let elsewhere = dice.random_range(0.3..1.9);
        Self([0.82, 0.09 * elsewhere, 0.02 * elsewhere, 0.05 * elsewhere, 0.02 * elsewhere])
    }

    /// A channel.
    pub fn some(&self, dice: &mut Dice) -> Channel {
        // The weights stand in the order of `Channel::ALL`.
        Channel::ALL.get(weighted(dice, &self.0)).copied().unwrap_or(Channel::Web)
    }
}

/// A day on which somebody votes: many soon after the opening, some just before the close.
pub fn voting_day(dice: &mut Dice, first: Date, last: Date) -> Date {
    let days = precise(days_between(first, last).max(0));
    let eagerness = dice.random_range(0.0..1.0_f64);
    let moment = if dice.random_bool(0.2) { 1.0 - eagerness.powi(4) * 0.3 } else { eagerness.powf(1.6) };
    let offset = i64::try_from(whole((moment * days).floor())).unwrap_or(0);
    plus(first, offset).min(last)
}
