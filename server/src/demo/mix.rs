//! How a city's residents take part: how many, on which days, through which channels, with which preferences.

use super::accounts::TEAM_CITY;
use super::calendar::{days_between, plus};
use super::chance::{Dice, several, weighted};
use super::ground::Ground;
use super::texts::{Ask, PollTheme};
use domain::ids::{OptionId, QuestionId};
use domain::participation::Channel;
use domain::voting::{Answer, Ballot, Marking, Method, Numbers, Question};
use jiff::civil::Date;
use rand::RngExt;
use store::DbErr;

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

/// What the two camps of a city prefer in a poll.
#[derive(Clone, Debug)]
pub struct Preferences {
    questions: Vec<Preference>,
}

#[derive(Clone, Debug)]
struct Preference {
    question: QuestionId,
    options: Vec<OptionId>,
    method: Method,
    camps: [Vec<f64>; 2],
    limits: (usize, usize),
    blank: f64,
}

impl Preferences {
    /// Preferences for the questions of a poll, which stand in the order of its theme.
    pub fn of_poll(dice: &mut Dice, theme: &PollTheme, questions: &[Question]) -> Self {
        let questions = theme.questions.iter().zip(questions).map(|(ask, question)| Preference::some(dice, ask, question)).collect();
        Self { questions }
    }

    /// A ballot of somebody in one of the two camps.
    ///
    /// # Errors
    /// When the choices break the rules of the poll, which would be a mistake here.
    pub fn ballot(&self, dice: &mut Dice, camp: usize, questions: &[Question]) -> Result<Ballot, DbErr> {
        let answers: Vec<Answer> = self.questions.iter().map(|preference| preference.answer(dice, camp)).collect();
        Ballot::parse(questions, &answers).map_err(|errors| DbErr::Custom(format!("a simulated ballot is not valid: {errors:?}")))
    }
}

impl Preference {
    fn some(dice: &mut Dice, ask: &Ask, question: &Question) -> Self {
        let mut common = Vec::with_capacity(ask.options.len());
        for option in ask.options {
            let usual = if option.seldom { 0.12 } else { 1.0 };
            common.push(usual * dice.random_range(0.5..1.5));
        }
        let mut camp = || -> Vec<f64> { common.iter().map(|weight| weight * dice.random_range(0.6..1.6)).collect() };
        let camps = [camp(), camp()];
        let (min, max) = question.limits();
        let blank = if ask.optional { 0.12 } else { 0.0 };
        Self { question: question.id, options: question.options.clone(), method: question.method, camps, limits: (min.into(), max.into()), blank }
    }

    fn answer(&self, dice: &mut Dice, camp: usize) -> Answer {
        if self.blank > 0.0 && dice.random_bool(self.blank) {
            return Answer::naming(self.question, Vec::new());
        }
        let weights = self.camps.get(camp).unwrap_or(&self.camps[0]);
        let (choices, marks) = match self.method.marking() {
            Marking::Named => (self.choose(dice, weights), Vec::new()),
            Marking::Place => self.choose(dice, weights).into_iter().zip(1..).unzip(),
            Marking::Number => self.options.iter().copied().zip(numbers(dice, weights, self.method)).unzip(),
        };
        Answer { question: self.question, choices, marks }
    }

    /// The options somebody names, the dearest first.
    fn choose(&self, dice: &mut Dice, weights: &[f64]) -> Vec<OptionId> {
        let (min, max) = self.limits;
        let chosen = if max == 1 { vec![weighted(dice, weights)] } else { several_of(dice, weights, min, max) };
        chosen.into_iter().filter_map(|index| self.options.get(index).copied()).collect()
    }
}

/// The numbers somebody gives, option by option.
fn numbers(dice: &mut Dice, weights: &[f64], method: Method) -> Vec<u16> {
    let mut marks = vec![0_u16; weights.len()];
    if let Method::Score { highest } = method {
        let most = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        for (mark, weight) in marks.iter_mut().zip(weights) {
            let liking = weight / most * f64::from(highest) * dice.random_range(0.4..1.4);
            *mark = u16::try_from(whole(liking)).unwrap_or(highest).min(highest);
        }
        // Nobody answers with nothing but zeros.
        if marks.iter().all(|&mark| mark == 0) {
            marks[weighted(dice, weights)] = 1;
        }
        return marks;
    }
    let Numbers { credits, .. } = method.numbers();
    let (highest, mut left) = (method.highest(weights.len()), credits);
    // One more here, one more there, until what the next would cost is not left.
    for _ in 0..credits {
        let mark = &mut marks[weighted(dice, weights)];
        let price = if matches!(method, Method::Quadratic { .. }) { 2 * *mark + 1 } else { 1 };
        if *mark < highest && price <= left {
            *mark += 1;
            left -= price;
        }
    }
    marks
}

/// Most people use most of their choices.
fn several_of(dice: &mut Dice, weights: &[f64], min: usize, max: usize) -> Vec<usize> {
    let (one, other) = (dice.random_range(min.max(1)..=max), dice.random_range(min.max(1)..=max));
    several(dice, weights, one.max(other))
}
