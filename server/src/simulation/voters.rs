//! Voters that nobody is: two camps, each of which likes some options better than others.

use super::chance::{Dice, several, weighted};
use domain::ids::{OptionId, QuestionId};
use domain::voting::{Answer, Ballot, BallotError, Budget, Marking, Method, Numbers, Question};
use rand::RngExt;

/// What the two camps prefer in a poll.
#[derive(Clone, Debug)]
pub struct Electorate {
    questions: Vec<Preference>,
}

impl Electorate {
    /// Preferences for the questions of a poll. `usual` is the weight of an option before luck: question and option by
    /// their places, from 0.
    pub fn of(dice: &mut Dice, questions: &[Question], usual: impl Fn(usize, usize) -> f64) -> Self {
        let questions = questions.iter().enumerate().map(|(index, question)| Preference::some(dice, question, |option| usual(index, option))).collect();
        Self { questions }
    }

    /// A ballot of somebody in one of the two camps.
    ///
    /// # Errors
    /// When the rules of the poll contradict each other, so that no ballot is valid.
    pub fn ballot(&self, dice: &mut Dice, camp: usize, questions: &[Question]) -> Result<Ballot, Vec<(QuestionId, BallotError)>> {
        let answers: Vec<Answer> = self.questions.iter().map(|preference| preference.answer(dice, camp)).collect();
        Ballot::parse(questions, &answers)
    }
}

#[derive(Clone, Debug)]
struct Preference {
    question: QuestionId,
    options: Vec<OptionId>,
    method: Method,
    camps: [Vec<f64>; 2],
    limits: (usize, usize),
    /// What every option costs and what they may cost together, where they must fit a budget.
    knapsack: Option<Budget>,
    blank: f64,
}

impl Preference {
    fn some(dice: &mut Dice, question: &Question, usual: impl Fn(usize) -> f64) -> Self {
        let common: Vec<f64> = (0..question.options.len()).map(|option| usual(option) * dice.random_range(0.5..1.5)).collect();
        let mut camp = || -> Vec<f64> { common.iter().map(|weight| weight * dice.random_range(0.6..1.6)).collect() };
        let camps = [camp(), camp()];
        let (min, max) = question.limits();
        let blank = if question.optional { 0.12 } else { 0.0 };
        let knapsack = question.budget.clone().filter(|_| question.method == Method::Knapsack);
        Self { question: question.id, options: question.options.clone(), method: question.method, camps, limits: (min.into(), max.into()), knapsack, blank }
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
        if let Some(budget) = &self.knapsack {
            return packed(dice, weights, budget).into_iter().filter_map(|index| self.options.get(index).copied()).collect();
        }
        let chosen = if max == 1 { vec![weighted(dice, weights)] } else { several_of(dice, weights, min, max) };
        chosen.into_iter().filter_map(|index| self.options.get(index).copied()).collect()
    }
}

/// Projects that fit the budget together: the dearest to somebody's heart first, what does not fit any more is left out. Some stop before the money is spent.
fn packed(dice: &mut Dice, weights: &[f64], budget: &Budget) -> Vec<usize> {
    let mut left = budget.amount;
    let mut chosen = Vec::new();
    for index in several(dice, weights, weights.len()) {
        let cost = budget.costs.get(index).copied().unwrap_or(u64::MAX);
        if cost <= left {
            left -= cost;
            chosen.push(index);
            if dice.random_bool(0.15) {
                break;
            }
        }
    }
    chosen
}

/// The numbers somebody gives, option by option.
fn numbers(dice: &mut Dice, weights: &[f64], method: Method) -> Vec<u16> {
    let mut marks = vec![0_u16; weights.len()];
    if let Method::Score { highest } = method {
        let most = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        for (mark, weight) in marks.iter_mut().zip(weights) {
            let liking = weight / most * f64::from(highest) * dice.random_range(0.4..1.4);
            *mark = u16::try_from(liking.round() as u64).unwrap_or(highest).min(highest);
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
