//! A ballot that exists is valid.
//!
//! It names no voter and no moment, and is written in one canonical form, questions and choices by identifier:
//! the order in which somebody ticked boxes could tell who they are, so it is not kept.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::question::Question;
use crate::ids::{OptionId, QuestionId};

/// The answers of one voter to every question of a poll, in canonical form.
///
/// It is read back through the same form, but not through the rules of its poll, which it passed before it was stored;
/// [`super::Tally`] still refuses a ballot that belongs to another poll.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Answer>", into = "Vec<Answer>")]
pub struct Ballot {
    answers: Vec<Answer>,
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Answer {
    /// The question.
    pub question: QuestionId,
    /// The chosen options; none for a blank answer.
    pub choices: Vec<OptionId>,
}

/// What is wrong with the answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "kebab-case")]
pub enum BallotError {
    /// It must be answered.
    #[error("the question must be answered")]
    Missing,
    /// Too few choices.
    #[error("at least {min} choices are needed")]
    TooFew {
        /// The least number of choices.
        min: u16,
    },
    /// Too many choices.
    #[error("at most {max} choices are allowed")]
    TooMany {
        /// The most number of choices.
        max: u16,
    },
    /// A choice is not an option of this question.
    #[error("the choice is not an option of this question")]
    UnknownOption,
    /// The same option is chosen twice, or the question answered twice.
    #[error("a choice or an answer is repeated")]
    Repeated,
    /// The poll has no such question.
    #[error("the poll has no such question")]
    UnknownQuestion,
}

/// A stored ballot is not in canonical form: it was not written by this program, or not left alone since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored ballot is not in canonical form")]
pub struct NotCanonical;

impl Ballot {
    /// The ballot these choices make. A question not mentioned is left blank.
    ///
    /// # Errors
    /// The first thing wrong with each question, in the order of the questions; then the unknown questions.
    pub fn parse(questions: &[Question], choices: &[(QuestionId, Vec<OptionId>)]) -> Result<Self, Vec<(QuestionId, BallotError)>> {
        let mut given: BTreeMap<QuestionId, Vec<&[OptionId]>> = BTreeMap::new();
        for (question, chosen) in choices {
            given.entry(*question).or_default().push(chosen);
        }

        let mut answers = Vec::with_capacity(questions.len());
        let mut errors = Vec::new();
        for question in questions {
            let chosen = given.remove(&question.id).unwrap_or_default();
            match answer(question, &chosen) {
                Ok(choices) => answers.push(Answer { question: question.id, choices }),
                Err(error) => errors.push((question.id, error)),
            }
        }
        errors.extend(given.into_keys().map(|question| (question, BallotError::UnknownQuestion)));

        if !errors.is_empty() {
            return Err(errors);
        }
        answers.sort_unstable();
        Ok(Self { answers })
    }

    /// The answers, by question.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The choices made at this question; none when it was left blank, or is not on this ballot.
    #[must_use]
    pub fn choices(&self, question: QuestionId) -> &[OptionId] {
        self.answers.iter().find(|answer| answer.question == question).map_or(&[], |answer| answer.choices.as_slice())
    }
}

impl TryFrom<Vec<Answer>> for Ballot {
    type Error = NotCanonical;

    fn try_from(answers: Vec<Answer>) -> Result<Self, NotCanonical> {
        let questions_ascend = answers.windows(2).all(|pair| pair[0].question < pair[1].question);
        let choices_ascend = answers.iter().all(|answer| answer.choices.windows(2).all(|pair| pair[0] < pair[1]));
        if questions_ascend && choices_ascend { Ok(Self { answers }) } else { Err(NotCanonical) }
    }
}

impl From<Ballot> for Vec<Answer> {
    fn from(ballot: Ballot) -> Self {
        ballot.answers
    }
}

/// The choices at one question in canonical order, or what is wrong with them.
fn answer(question: &Question, given: &[&[OptionId]]) -> Result<Vec<OptionId>, BallotError> {
    let chosen = match given {
        [] => &[],
        [chosen] => *chosen,
        _ => return Err(BallotError::Repeated),
    };
    if chosen.iter().any(|option| !question.options.contains(option)) {
        return Err(BallotError::UnknownOption);
    }
    let choices: BTreeSet<OptionId> = chosen.iter().copied().collect();
    if choices.len() != chosen.len() {
        return Err(BallotError::Repeated);
    }

    let (min, max) = question.limits();
    if choices.is_empty() {
        return if question.optional || min == 0 { Ok(Vec::new()) } else { Err(BallotError::Missing) };
    }
    if choices.len() < usize::from(min) {
        return Err(BallotError::TooFew { min });
    }
    if choices.len() > usize::from(max) {
        return Err(BallotError::TooMany { max });
    }
    Ok(choices.into_iter().collect())
}
