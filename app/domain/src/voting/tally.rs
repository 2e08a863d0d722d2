//! Counting ballots.
//!
//! The tally does not depend on the order of ballots (anonymity), treats every option alike (neutrality), and two tallies of parts make the tally of the whole,
//! so that anyone can count again, in pieces, on another machine. A tie is reported as a tie: nobody is put first because of a number in a database.

use serde::{Deserialize, Serialize};

use super::ballot::Ballot;
use super::question::Question;
use crate::ids::{OptionId, QuestionId};
use crate::ratio::Ratio;

/// The count of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tally {
    /// Ballots counted.
    pub ballots: u64,
    /// The count of each question, in the order of the poll.
    pub questions: Vec<QuestionTally>,
}

/// The count of a question. `answered + blank` is the number of ballots.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QuestionTally {
    /// The question.
    pub question: QuestionId,
    /// Ballots with at least one choice here: the base of every share.
    pub answered: u64,
    /// Ballots without a choice here.
    pub blank: u64,
    /// The votes of each option, in the order of the question.
    pub options: Vec<OptionCount>,
}

/// The votes of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OptionCount {
    /// The option.
    pub option: OptionId,
    /// Ballots that chose it.
    pub votes: u64,
}

/// A ballot or a tally belongs to another poll. Nothing was counted: a count that leaves out what it does not know would be wrong in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it does not belong to this ballot paper")]
pub struct WrongPaper;

impl Tally {
    /// An empty tally of these questions.
    #[must_use]
    pub fn new(questions: &[Question]) -> Self {
        Self { ballots: 0, questions: questions.iter().map(QuestionTally::new).collect() }
    }

    /// The tally of these ballots.
    ///
    /// # Errors
    /// [`WrongPaper`] when a ballot does not belong to these questions.
    pub fn of<'a>(questions: &[Question], ballots: impl IntoIterator<Item = &'a Ballot>) -> Result<Self, WrongPaper> {
        let mut tally = Self::new(questions);
        for ballot in ballots {
            tally.add(ballot)?;
        }
        Ok(tally)
    }

    /// Counts one more ballot.
    ///
    /// # Errors
    /// [`WrongPaper`] when the ballot does not belong to these questions; the tally is unchanged.
    pub fn add(&mut self, ballot: &Ballot) -> Result<(), WrongPaper> {
        if !self.fits(ballot) {
            return Err(WrongPaper);
        }
        self.ballots += 1;
        for question in &mut self.questions {
            question.add(ballot.choices(question.question));
        }
        Ok(())
    }

    /// Adds what was counted elsewhere of the same poll.
    ///
    /// # Errors
    /// [`WrongPaper`] when the other tally has other questions or options; this one is unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<(), WrongPaper> {
        if !self.same_paper(other) {
            return Err(WrongPaper);
        }
        self.ballots += other.ballots;
        for (mine, theirs) in self.questions.iter_mut().zip(&other.questions) {
            mine.answered += theirs.answered;
            mine.blank += theirs.blank;
            for (mine, theirs) in mine.options.iter_mut().zip(&theirs.options) {
                mine.votes += theirs.votes;
            }
        }
        Ok(())
    }

    /// The count of this question.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> Option<&QuestionTally> {
        self.questions.iter().find(|tally| tally.question == question)
    }

    fn fits(&self, ballot: &Ballot) -> bool {
        ballot.answers().len() == self.questions.len()
            && ballot
                .answers()
                .iter()
                .all(|answer| self.question(answer.question).is_some_and(|tally| answer.choices.iter().all(|&choice| tally.votes(choice).is_some())))
    }

    fn same_paper(&self, other: &Self) -> bool {
        self.questions.len() == other.questions.len()
            && self.questions.iter().zip(&other.questions).all(|(mine, theirs)| {
                mine.question == theirs.question && mine.options.iter().map(|count| count.option).eq(theirs.options.iter().map(|count| count.option))
            })
    }
}

impl QuestionTally {
    fn new(question: &Question) -> Self {
        let options = question.options.iter().map(|&option| OptionCount { option, votes: 0 }).collect();
        Self { question: question.id, answered: 0, blank: 0, options }
    }

    fn add(&mut self, choices: &[OptionId]) {
        if choices.is_empty() {
            self.blank += 1;
        } else {
            self.answered += 1;
        }
        for count in &mut self.options {
            if choices.contains(&count.option) {
                count.votes += 1;
            }
        }
    }

    /// The votes of this option.
    #[must_use]
    pub fn votes(&self, option: OptionId) -> Option<u64> {
        self.options.iter().find(|count| count.option == option).map(|count| count.votes)
    }

    /// Votes as a share of the ballots that answered; nothing when none did. With approval, shares add up to more than one.
    #[must_use]
    pub const fn share(&self, votes: u64) -> Option<Ratio> {
        Ratio::new(votes, self.answered)
    }

    /// Every option with the most votes, in the order of the question; none when nobody answered.
    #[must_use]
    pub fn leaders(&self) -> Vec<OptionId> {
        let most = self.options.iter().map(|count| count.votes).max().unwrap_or(0);
        self.options.iter().filter(|count| most > 0 && count.votes == most).map(|count| count.option).collect()
    }
}
