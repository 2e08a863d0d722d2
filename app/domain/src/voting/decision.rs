//! How a question is decided: the rule fixed before the vote, and what it and others come to on the same ballots.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ballot::Ballot;
use super::budget::{self, BadInstance, Instance};
use super::count::{self, BadVote, Outcome, Profile, Rule, Standing, TieOrder, TieRule, Unfit, Vote};
use super::method::Marking;
use super::question::{CENTS, Question};
use super::tally::{QuestionTally, Tally, WrongPaper};
use crate::ids::{OptionId, QuestionId};

/// A question, and how it is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The question.
    pub question: Question,
    /// The rule that decides.
    pub rule: Rule,
    /// How many options win. 1 at a budget, where money decides how many.
    pub seats: u32,
    /// Where options are only named: the rule seats as many as there are seats, and the published rule for ties draws between equals. Without it a tie stays a
    /// tie, as in polls that were published before rules decided such questions too; it is left out of JSON there, so that their definitions keep their bytes.
    /// Elsewhere the rule decides anyway, and this is not set.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lot: bool,
}

/// What a question that a rule decides came to. Options are places in [`Self::options`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The question.
    pub question: QuestionId,
    /// Its options, in the order of the question.
    pub options: Vec<OptionId>,
    /// How many win.
    pub seats: u32,
    /// How ties were broken.
    pub ties: TieRule,
    /// What the deciding rule came to.
    pub deciding: Counted,
    /// What other rules would have come to on the same ballots: a comparison, which decides nothing.
    pub compared: Vec<Counted>,
}

/// A rule, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The rule.
    pub rule: Rule,
    /// Its outcome.
    pub outcome: Outcome,
}

/// What a poll came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollResult {
    /// How many ballots name each option.
    pub tally: Tally,
    /// What the rules come to, at the questions that one decides.
    pub decided: Vec<Decided>,
}

/// Why a question cannot be decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecided {
    /// A ballot belongs to another poll.
    #[error(transparent)]
    WrongPaper(#[from] WrongPaper),
    /// A ballot names an option twice.
    #[error(transparent)]
    BadVote(#[from] BadVote),
    /// The rule cannot count such votes.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The amounts of a budget cannot be counted with.
    #[error(transparent)]
    BadBudget(#[from] BadInstance),
}

/// A count under way: ballots come one by one, and are not kept. What is kept of questions that a rule decides are the different votes, each with its number.
#[derive(Clone, Debug)]
pub struct Count {
    decisions: Vec<Decision>,
    ties: TieRule,
    tally: Tally,
    votes: Vec<HashMap<Vote, u64>>,
}

impl Count {
    /// A count of no ballots yet.
    #[must_use]
    pub fn new(decisions: &[Decision], ties: &TieRule) -> Self {
        let questions: Vec<Question> = decisions.iter().map(|decision| decision.question.clone()).collect();
        let votes = vec![HashMap::new(); decisions.len()];
        Self { decisions: decisions.to_vec(), ties: ties.clone(), tally: Tally::new(&questions), votes }
    }

    /// Counts one more ballot.
    ///
    /// # Errors
    /// [`WrongPaper`] when the ballot does not belong to the poll; the count is unchanged.
    pub fn add(&mut self, ballot: &Ballot) -> Result<(), WrongPaper> {
        let votes = self.decisions.iter().map(|decision| decision.vote(ballot)).collect::<Result<Vec<_>, _>>()?;
        self.tally.add(ballot)?;
        for (counted, vote) in self.votes.iter_mut().zip(votes) {
            if let Some(vote) = vote {
                *counted.entry(vote).or_default() += 1;
            }
        }
        Ok(())
    }

    /// What the ballots come to.
    ///
    /// # Errors
    /// When a rule does not fit its question.
    pub fn finish(self) -> Result<PollResult, Undecided> {
        let mut decided = Vec::new();
        for (decision, votes) in self.decisions.iter().zip(self.votes) {
            if decision.reads_votes() {
                let profile = Profile::grouped(decision.question.options.len(), votes)?;
                decided.extend(decision.decide(&profile, &self.ties)?);
            } else {
                decided.extend(decision.decide_tally(&self.tally, &self.ties));
            }
        }
        Ok(PollResult { tally: self.tally, decided })
    }
}

impl PollResult {
    /// Counts these ballots.
    ///
    /// # Errors
    /// When a ballot does not belong to the poll, or a rule does not fit its question.
    pub fn of<'a>(decisions: &[Decision], ballots: impl IntoIterator<Item = &'a Ballot>, ties: &TieRule) -> Result<Self, Undecided> {
        let mut count = Count::new(decisions, ties);
        for ballot in ballots {
            count.add(ballot)?;
        }
        count.finish()
    }

    /// What a tally comes to where options are only named at every question, and nobody has seen a ballot.
    #[must_use]
    pub fn of_tally(decisions: &[Decision], tally: Tally, ties: &TieRule) -> Self {
        let decided = decisions.iter().filter_map(|decision| decision.decide_tally(&tally, ties)).collect();
        Self { tally, decided }
    }

    /// What the rules come to at this question, if one decides it.
    #[must_use]
    pub fn decided(&self, question: QuestionId) -> Option<&Decided> {
        self.decided.iter().find(|decided| decided.question == question)
    }
}

impl Decision {
    /// A question and how it is decided, as polls are published now: ties are broken by the published rule, whatever the method.
    #[must_use]
    pub fn new(question: Question, rule: Rule, seats: u32) -> Self {
        let lot = question.only_names();
        Self { question, rule, seats, lot }
    }

    /// Whether rule and seats fit the question, and it is not too large for the rule.
    #[must_use]
    pub fn fits(&self) -> bool {
        let options = self.question.options.len();
        let seats = u16::try_from(self.seats).unwrap_or(u16::MAX);
        let several = self.question.budget.is_none() && self.has_outcome();
        let seated = self.seats >= 1 && self.seats as usize <= options && (self.seats == 1 || several);
        seated
            && (!self.lot || self.question.only_names())
            && self.question.fits()
            && self.question.rules(seats).contains(&self.rule)
            && self.rule.counts(options)
    }

    /// Whether a rule decides the question. Where options are only named and no lot is drawn, the tally says all.
    #[must_use]
    pub fn has_outcome(&self) -> bool {
        self.lot || self.reads_votes()
    }

    /// Whether its rule reads more of a ballot than which options it names.
    fn reads_votes(&self) -> bool {
        !self.question.only_names()
    }

    /// Decides by a tally, where that says all and a lot is drawn among equals.
    fn decide_tally(&self, tally: &Tally, ties: &TieRule) -> Option<Decided> {
        let counted = tally.question(self.question.id).filter(|_| self.lot && !self.reads_votes())?;
        self.decide_named(counted, ties)
    }

    /// What a ballot says to the rule at this question, where the tally does not say it.
    fn vote(&self, ballot: &Ballot) -> Result<Option<Vote>, WrongPaper> {
        if !self.reads_votes() {
            return Ok(None);
        }
        let answer = ballot.answer(self.question.id).ok_or(WrongPaper)?;
        let vote = if self.question.budget.is_some() { self.question.support(answer) } else { self.question.vote(answer) };
        vote.map(Some).ok_or(WrongPaper)
    }

    /// Decides by these votes; nothing where nobody answered: a lot among equals would look like a choice.
    ///
    /// # Errors
    /// When the rule does not fit the votes, or the amounts of a budget cannot be counted with.
    pub fn decide(&self, profile: &Profile, ties: &TieRule) -> Result<Option<Decided>, Undecided> {
        if profile.ballots() == profile.blank() {
            return Ok(None);
        }
        let Question { id, options, budget, .. } = &self.question;
        let names: Vec<String> = options.iter().map(ToString::to_string).collect();
        let order = TieOrder::new(ties, &names);
        let instance = budget.as_ref().map(|budget| Instance::new(budget.costs.clone(), budget.amount, CENTS, profile)).transpose()?;
        let count = |rule: Rule| {
            let outcome = match (&instance, budget) {
                (Some(instance), Some(budget)) => budget::allocate(rule, budget.satisfaction, instance, &order).map(Box::new).map(Outcome::Budget),
                _ => count::count(rule, profile, self.seats as usize, &order),
            };
            outcome.map(|outcome| Counted { rule, outcome })
        };
        let deciding = count(self.rule)?;
        let compared = self.compared().filter_map(|rule| count(rule).ok()).collect();
        Ok(Some(Decided { question: *id, options: options.clone(), seats: self.seats, ties: ties.clone(), deciding, compared }))
    }

    /// Decides where options are only named: by how many ballots name each. That is what [`count::count`] reads of such votes by plurality and by approval, so
    /// no ballot needs to be kept. Nothing where nobody answered.
    fn decide_named(&self, tally: &QuestionTally, ties: &TieRule) -> Option<Decided> {
        if tally.answered == 0 {
            return None;
        }
        let Question { id, options, .. } = &self.question;
        let names: Vec<String> = options.iter().map(ToString::to_string).collect();
        let scores = tally.options.iter().map(|count| i128::from(count.votes)).collect();
        let standing = Standing::seat(scores, self.seats as usize, &TieOrder::new(ties, &names), tally.answered, tally.blank);
        let deciding = Counted { rule: self.rule, outcome: Outcome::Standing(standing) };
        Some(Decided { question: *id, options: options.clone(), seats: self.seats, ties: ties.clone(), deciding, compared: Vec::new() })
    }

    /// The rules worth comparing with the deciding one: those that could have decided, and what people expect to see.
    fn compared(&self) -> impl Iterator<Item = Rule> + '_ {
        let expected: &[Rule] = match (self.question.method.marking(), self.seats) {
            _ if self.question.budget.is_some() => &[],
            (Marking::Place, 1) => &[Rule::Plurality],
            (Marking::Number, _) => &[Rule::Approval],
            (Marking::Place | Marking::Named, _) => &[],
        };
        let seats = u16::try_from(self.seats).unwrap_or(u16::MAX);
        // Where options are only named, all rules count alike.
        let able: &[Rule] = if self.question.only_names() { &[] } else { self.question.rules(seats) };
        let rules = able.iter().chain(expected);
        rules.copied().filter(|&rule| rule != self.rule)
    }
}

impl Decided {
    /// The option at this place; nothing beyond the last.
    #[must_use]
    pub fn option(&self, place: u32) -> Option<OptionId> {
        self.options.get(place as usize).copied()
    }

    /// The winners of a rule, in the order in which they were chosen.
    #[must_use]
    pub fn winners(&self, counted: &Counted) -> Vec<OptionId> {
        counted.outcome.winners().iter().filter_map(|&place| self.option(place)).collect()
    }

    /// Whether another rule chooses the same options, in whatever order.
    #[must_use]
    pub fn agrees(&self, counted: &Counted) -> bool {
        let sorted = |counted: &Counted| {
            let mut winners = self.winners(counted);
            winners.sort_unstable();
            winners
        };
        sorted(counted) == sorted(&self.deciding)
    }
}
