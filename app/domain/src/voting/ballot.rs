//! A ballot that exists is valid.
//!
//! It names no voter and no moment, and is written in one canonical form, questions and choices by identifier:
//! the order in which somebody ticked boxes could tell who they are, so it is not kept. Where order or number is what a
//! vote says, each choice has a mark: its place, or its number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::count::{Vote, VoteError};
use super::method::{Marking, Method};
use super::question::Question;
use crate::ids::{OptionId, QuestionId};

/// The answers of one voter to every question of a poll, in canonical form.
///
/// It is read back through the same form, but not through the rules of its poll, which it passed before it was stored;
/// [`super::Tally`] still refuses a ballot that belongs to another poll. The default answers nothing: it belongs to no poll, and stands for one that is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Answer>", into = "Vec<Answer>")]
pub struct Ballot {
    answers: Vec<Answer>,
}

/// The answer to one question, as given or in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Answer {
    /// The question.
    pub question: QuestionId,
    /// The named options; none for a blank answer.
    pub choices: Vec<OptionId>,
    /// What is written beside each of them, where the method has it: its place from 1, or its number. Else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<u16>,
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
    /// There are more or fewer marks than choices, or marks where options are only named.
    #[error("each choice needs one mark, where the method has marks")]
    Marks,
    /// Two options have the same place.
    #[error("two options have the same place")]
    SamePlace,
    /// A mark is out of bounds.
    #[error("a number is above {highest}")]
    TooHigh {
        /// The highest mark.
        highest: u16,
    },
    /// The marks cost more than the voter has.
    #[error("{spent} of {credits} are spent")]
    Overspent {
        /// What they cost.
        spent: u64,
        /// What a voter has.
        credits: u64,
    },
    /// The chosen projects cost more than the budget.
    #[error("{spent} of {budget} cents are spent")]
    OverBudget {
        /// What they cost together, in cents.
        spent: u64,
        /// The budget, in cents.
        budget: u64,
    },
}

/// A stored ballot is not in canonical form: it was not written by this program, or not left alone since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored ballot is not in canonical form")]
pub struct NotCanonical;

impl Ballot {
    /// The ballot these answers make. A question not mentioned is left blank; a mark of 0 is none; gaps between places close.
    ///
    /// # Errors
    /// The first thing wrong with each question, in the order of the questions; then the unknown questions.
    pub fn parse(questions: &[Question], given: &[Answer]) -> Result<Self, Vec<(QuestionId, BallotError)>> {
        let mut by_question: BTreeMap<QuestionId, Vec<&Answer>> = BTreeMap::new();
        for answer in given {
            by_question.entry(answer.question).or_default().push(answer);
        }

        let mut answers = Vec::with_capacity(questions.len());
        let mut errors = Vec::new();
        for question in questions {
            let chosen = by_question.remove(&question.id).unwrap_or_default();
            match answer(question, &chosen) {
                Ok(answer) => answers.push(answer),
                Err(error) => errors.push((question.id, error)),
            }
        }
        errors.extend(by_question.into_keys().map(|question| (question, BallotError::UnknownQuestion)));

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

    /// The answer to this question; none when it is not on this ballot.
    #[must_use]
    pub fn answer(&self, question: QuestionId) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.question == question)
    }

    /// The choices made at this question; none when it was left blank, or is not on this ballot.
    #[must_use]
    pub fn choices(&self, question: QuestionId) -> &[OptionId] {
        self.answer(question).map_or(&[], |answer| answer.choices.as_slice())
    }
}

impl Answer {
    /// An answer that names options, without marks.
    #[must_use]
    pub const fn naming(question: QuestionId, choices: Vec<OptionId>) -> Self {
        Self { question, choices, marks: Vec::new() }
    }

    /// The choices with their marks; 0 where there is none.
    #[must_use]
    pub fn marked(&self) -> Vec<(OptionId, u16)> {
        let marks = self.marks.iter().copied().chain(std::iter::repeat(0));
        self.choices.iter().copied().zip(marks).collect()
    }

    /// The choices as a ranking: by their marks, lowest first.
    #[must_use]
    pub fn in_order(&self) -> Vec<OptionId> {
        let mut marked = self.marked();
        marked.sort_by_key(|&(_, place)| place);
        marked.into_iter().map(|(option, _)| option).collect()
    }
}

impl TryFrom<Vec<Answer>> for Ballot {
    type Error = NotCanonical;

    fn try_from(answers: Vec<Answer>) -> Result<Self, NotCanonical> {
        let questions_ascend = answers.windows(2).all(|pair| pair[0].question < pair[1].question);
        let choices_ascend = answers.iter().all(|answer| answer.choices.windows(2).all(|pair| pair[0] < pair[1]));
        let all_marked = |answer: &Answer| answer.marks.is_empty() || answer.marks.len() == answer.choices.len() && !answer.marks.contains(&0);
        if questions_ascend && choices_ascend && answers.iter().all(all_marked) { Ok(Self { answers }) } else { Err(NotCanonical) }
    }
}

impl From<Ballot> for Vec<Answer> {
    fn from(ballot: Ballot) -> Self {
        ballot.answers
    }
}

/// The answer to one question in canonical form, or what is wrong with it.
fn answer(question: &Question, given: &[&Answer]) -> Result<Answer, BallotError> {
    let blank = Answer::naming(question.id, Vec::new());
    let given = match given {
        [] => &blank,
        [given] => *given,
        _ => return Err(BallotError::Repeated),
    };
    let marked = question.method.marking() != Marking::Named;
    if given.marks.len() != if marked { given.choices.len() } else { 0 } {
        return Err(BallotError::Marks);
    }
    if given.choices.iter().any(|option| !question.options.contains(option)) {
        return Err(BallotError::UnknownOption);
    }
    let mut marks: Vec<(OptionId, u16)> = given.marked();
    marks.sort_unstable();
    if marks.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return Err(BallotError::Repeated);
    }
    if marked {
        marks.retain(|&(_, mark)| mark > 0);
    }
    let highest = question.method.highest(question.options.len());
    if marked && marks.iter().any(|&(_, mark)| mark > highest) {
        return Err(BallotError::TooHigh { highest });
    }
    if question.method.marking() == Marking::Place {
        close_gaps(&mut marks)?;
    }
    let (choices, marks) = marks.into_iter().unzip();
    let answer = Answer { question: question.id, choices, marks: if marked { marks } else { Vec::new() } };

    let (min, _) = question.limits();
    if answer.choices.is_empty() {
        return if question.optional || min == 0 { Ok(answer) } else { Err(BallotError::Missing) };
    }
    let vote = question.vote(&answer).ok_or(BallotError::UnknownOption)?;
    question.paper().check(question.options.len(), &vote).map_err(|error| refused(error, question))?;
    Ok(answer)
}

/// Places become 1, 2, 3 … in their order: whoever leaves one out means the same.
fn close_gaps(marks: &mut [(OptionId, u16)]) -> Result<(), BallotError> {
    let mut places: Vec<u16> = marks.iter().map(|&(_, place)| place).collect();
    places.sort_unstable();
    if places.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(BallotError::SamePlace);
    }
    for (_, place) in marks {
        let before = places.partition_point(|other| other < place);
        *place = u16::try_from(before + 1).unwrap_or(u16::MAX);
    }
    Ok(())
}

/// What the paper refuses, in the words of the question.
fn refused(error: VoteError, question: &Question) -> BallotError {
    let (min, max) = question.limits();
    match error {
        VoteError::TooFew { .. } => BallotError::TooFew { min },
        VoteError::TooMany { .. } => BallotError::TooMany { max },
        VoteError::OutOfBounds => BallotError::TooHigh { highest: question.method.highest(question.options.len()) },
        VoteError::Overspent { spent, allowed } if question.method == Method::Knapsack => {
            BallotError::OverBudget { spent: u64::try_from(spent).unwrap_or(u64::MAX), budget: allowed }
        }
        VoteError::Overspent { spent, allowed } => BallotError::Overspent { spent: u64::try_from(spent).unwrap_or(u64::MAX), credits: allowed },
        VoteError::Tied => BallotError::SamePlace,
        VoteError::Repeated => BallotError::Repeated,
        VoteError::UnknownOption => BallotError::UnknownOption,
        VoteError::WrongKind => BallotError::Marks,
    }
}

impl Question {
    /// What an answer gives to each project it names: a point where projects are only named, else the score; the first choice as many points as options may
    /// be ranked, each later one a point less. So whoever ranks a single project supports it, which counting from 0 (Borda on the ballot) would not say.
    #[must_use]
    pub fn points(&self, answer: &Answer) -> Vec<(OptionId, u16)> {
        let (_, most) = self.limits();
        match self.method.marking() {
            Marking::Named => answer.choices.iter().map(|&option| (option, 1)).collect(),
            Marking::Place => answer.in_order().into_iter().zip((1..=most).rev()).collect(),
            Marking::Number => answer.marked(),
        }
    }

    /// What an answer says to the sharing of a budget, with options as places in the list of the question; nothing when it names one that is not there.
    #[must_use]
    pub fn support(&self, answer: &Answer) -> Option<Vote> {
        let place = |option: OptionId| self.options.iter().position(|&one| one == option).and_then(|place| u32::try_from(place).ok());
        let points = self.points(answer).into_iter().map(|(option, points)| Some((place(option)?, i64::from(points)))).collect::<Option<Vec<_>>>()?;
        Some(match self.method.marking() {
            Marking::Named => Vote::approve(points.into_iter().map(|(project, _)| project).collect()),
            Marking::Place | Marking::Number => Vote::score(points),
        })
    }

    /// What an answer says to a count, with options as places in the list of the question; nothing when it names an option that is not on the paper.
    #[must_use]
    pub fn vote(&self, answer: &Answer) -> Option<Vote> {
        let place = |option: OptionId| self.options.iter().position(|&one| one == option).and_then(|place| u32::try_from(place).ok());
        match self.method.marking() {
            Marking::Named => Some(Vote::approve(answer.choices.iter().map(|&option| place(option)).collect::<Option<_>>()?)),
            Marking::Place => Some(Vote::rank(answer.in_order().into_iter().map(place).collect::<Option<_>>()?)),
            Marking::Number => {
                let number = |(option, mark): (OptionId, u16)| Some((place(option)?, i64::from(mark)));
                Some(Vote::score(answer.marked().into_iter().map(number).collect::<Option<_>>()?))
            }
        }
    }
}
