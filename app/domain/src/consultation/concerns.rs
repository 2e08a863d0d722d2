//! What a team should look at before it publishes a poll, though nothing forbids it.

use serde::{Deserialize, Serialize};

use super::readiness::PollDraft;

/// One thing to look at. Questions and options are numbered from 1, as the team sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "concern", rename_all = "kebab-case")]
pub enum Concern {
    /// A project costs more than the whole budget: it can be voted for, and cannot win.
    TooDear {
        /// The question's number.
        question: usize,
        /// The option's number.
        option: usize,
    },
    /// There are as many winners as options: whatever is voted, all of them win.
    EveryOptionWins {
        /// The question's number.
        question: usize,
    },
    /// All projects together cost no more than the budget: whatever is voted, all that anybody supports can be paid.
    AllCanBePaid {
        /// The question's number.
        question: usize,
    },
}

impl PollDraft {
    /// What to look at, in the order of the form.
    #[must_use]
    pub fn concerns(&self) -> Vec<Concern> {
        let mut concerns = Vec::new();
        for (number, question) in (1..).zip(&self.questions) {
            let Some(budget) = &question.budget else {
                if question.options.len() >= 2 && question.seats as usize == question.options.len() {
                    concerns.push(Concern::EveryOptionWins { question: number });
                }
                continue;
            };
            // What is not known yet is missing, and where nothing can be paid that is said.
            if budget.amount == 0 || !budget.affords_something() {
                continue;
            }
            let dear = (1..).zip(&budget.costs).filter(|&(_, &cost)| cost > budget.amount);
            concerns.extend(dear.map(|(option, _)| Concern::TooDear { question: number, option }));
            let all: u128 = budget.costs.iter().map(|&cost| u128::from(cost)).sum();
            if !budget.costs.contains(&0) && all <= u128::from(budget.amount) {
                concerns.push(Concern::AllCanBePaid { question: number });
            }
        }
        concerns
    }
}
