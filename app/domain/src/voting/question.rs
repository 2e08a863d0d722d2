//! A question as a ballot sees it: identifiers and rules, no words.

use serde::{Deserialize, Serialize};

use super::budget::Satisfaction;
use super::budget::instance::LARGEST_AMOUNT;
use super::count::{Paper, Rule};
use super::method::{Marking, Method};
use crate::ids::{OptionId, QuestionId};

/// A question on a ballot paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Question {
    /// Its identifier.
    pub id: QuestionId,
    /// How it is answered.
    pub method: Method,
    /// Its options, each once. The order means nothing: every resident sees another one.
    pub options: Vec<OptionId>,
    /// It may be left blank.
    pub optional: bool,
    /// The money its options compete for, at a participatory budget. Left out of JSON where there is none: questions without keep their bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
}

/// Money to be shared out among projects: the options of a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// What there is to spend, in cents of a euro. 0 as long as nobody has said how much.
    pub amount: u64,
    /// What each project costs, in cents, in the order of the options. 0 as long as nobody has said how much.
    pub costs: Vec<u64>,
    /// What a funded project is worth to whoever supports it.
    pub satisfaction: Satisfaction,
}

/// How many cents a euro has: the step by which equal shares grow is one euro.
pub const CENTS: u64 = 100;

impl Question {
    /// The least and the most choices of whoever answers it.
    #[must_use]
    pub fn limits(&self) -> (u16, u16) {
        self.method.limits(self.options.len())
    }

    /// What its ballot paper allows.
    #[must_use]
    pub fn paper(&self) -> Paper {
        match (self.method, &self.budget) {
            (Method::Knapsack, Some(budget)) => Paper::Knapsack { budget: budget.amount, costs: budget.costs.clone() },
            (method, _) => method.paper(self.options.len()),
        }
    }

    /// Whether its options are only named, without places, numbers or costs.
    #[must_use]
    pub fn only_names(&self) -> bool {
        self.method.marking() == Marking::Named && self.budget.is_none()
    }

    /// The rules that can decide it for so many seats, the usual one first.
    #[must_use]
    pub fn rules(&self, seats: u16) -> &'static [Rule] {
        if self.budget.is_some() { self.method.budget_rules() } else { self.method.rules(seats) }
    }

    /// Whether its limits make sense for its options; at a budget also every amount, and that projects are voted on in a way that can decide on one.
    #[must_use]
    pub fn fits(&self) -> bool {
        let paid = match &self.budget {
            None => self.method != Method::Knapsack,
            Some(budget) => !self.method.budget_rules().is_empty() && budget.fits(self.options.len()),
        };
        paid && self.method.fits(self.options.len())
    }

    /// What an option costs, in cents; nothing where there is no budget.
    #[must_use]
    pub fn cost(&self, option: OptionId) -> Option<u64> {
        let place = self.options.iter().position(|&one| one == option)?;
        self.budget.as_ref()?.costs.get(place).copied()
    }
}

impl Budget {
    /// Whether budget and costs of so many projects are known and not too large to count with, and at least one project can be paid. A project dearer than
    /// the budget is allowed, and cannot win.
    #[must_use]
    pub fn fits(&self, projects: usize) -> bool {
        let known = |amount: u64| (1..=LARGEST_AMOUNT).contains(&amount);
        self.costs.len() == projects && known(self.amount) && self.costs.iter().all(|&cost| known(cost)) && self.affords_something()
    }

    /// Whether at least one project costs no more than there is.
    #[must_use]
    pub fn affords_something(&self) -> bool {
        self.costs.iter().any(|&cost| cost <= self.amount)
    }
}
