//! What a question looks like on an encrypted ballot: slots with a zero or a one each, and what is proved of their sum.

use std::collections::BTreeSet;

use domain::voting::{Method, Question};
use domain::{OptionId, QuestionId};
use elastic_elgamal::{PreparedRange, RangeDecomposition};

use super::wire::{Group, PIECE};

/// The most slots of a ballot: options, and one more for each question that may be left blank. A ballot of so many has 42 kB, and takes about 80 ms to check.
pub const MOST_SLOTS: usize = 256;

/// A slot: a ciphertext, and a proof that a zero or a one is in it.
pub(super) const SLOT: usize = 2 * PIECE + BOOLEAN;

/// Such a proof: a challenge and two responses.
pub(super) const BOOLEAN: usize = 3 * PIECE;

/// The slots of a question.
#[derive(Clone, Debug)]
pub struct Form {
    /// The question.
    pub question: QuestionId,
    /// The options in the order of their slots, which is that of the question.
    pub options: Vec<OptionId>,
    /// There is one more slot, which holds a one if and only if no option is chosen.
    pub blank: bool,
    /// The fewest options that may be chosen by who chooses any; at least 1.
    pub min: u16,
    /// The most.
    pub max: u16,
    pub(super) width: Width,
}

/// What is proved of the weighted sum `chosen + max · blank − min`: that it lies between 0 and `max − min`.
///
/// With slots that hold zeros and ones this is all there is to prove. Where the blank slot holds a zero, it says that `min` to `max` options are chosen; where it
/// holds a one, `chosen + max − min ≤ max − min` says that none is.
#[derive(Clone, Debug)]
pub(super) enum Width {
    /// `min = max`: the sum is 0, as a proof of equal logarithms shows.
    Nothing,
    /// The sum lies in this range.
    Range {
        range: PreparedRange<Group>,
        /// The ciphertexts in a proof.
        parts: usize,
        /// The length of a proof, in bytes.
        length: usize,
    },
}

/// Why a poll cannot have encrypted ballots. It is refused when the poll is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoForm {
    /// Only choices can be added up without being opened: not orders, numbers or budgets.
    #[error("encrypted ballots can only have questions with a single choice or several choices, without a budget")]
    Method,
    /// There are too many options, or none.
    #[error("encrypted ballots can have at most 256 options, counting one more for each question that may be left blank")]
    Slots,
    /// The limits of a question make no sense, or it is there twice.
    #[error("the limits of a question make no sense, or it is there twice")]
    Limits,
}

impl Form {
    /// The slots of these questions, in ascending order of the questions, as ballots have them.
    ///
    /// # Errors
    /// When one of them cannot be answered in this way.
    pub fn of(questions: &[Question]) -> Result<Vec<Self>, NoForm> {
        let mut forms = questions.iter().map(Self::new).collect::<Result<Vec<_>, _>>()?;
        forms.sort_unstable_by_key(|form| form.question);
        if forms.windows(2).any(|pair| pair[0].question == pair[1].question) {
            return Err(NoForm::Limits);
        }
        let slots: usize = forms.iter().map(Self::slots).sum();
        if slots == 0 || slots > MOST_SLOTS { Err(NoForm::Slots) } else { Ok(forms) }
    }

    fn new(question: &Question) -> Result<Self, NoForm> {
        if question.budget.is_some() || !matches!(question.method, Method::SingleChoice | Method::Approval { .. }) {
            return Err(NoForm::Method);
        }
        let different: BTreeSet<_> = question.options.iter().collect();
        if question.options.is_empty() || question.options.len() >= MOST_SLOTS {
            return Err(NoForm::Slots);
        }
        let (least, max) = question.limits();
        if !question.fits() || different.len() != question.options.len() || max == 0 || least > max {
            return Err(NoForm::Limits);
        }
        let (blank, min) = (question.optional || least == 0, least.max(1));
        Ok(Self { question: question.id, options: question.options.clone(), blank, min, max, width: Width::new(max - min) })
    }

    /// How many slots there are.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.options.len() + usize::from(self.blank)
    }

    /// The length of a sealed answer, in bytes: all have the same.
    #[must_use]
    pub fn length(&self) -> usize {
        self.slots() * SLOT + self.width.length()
    }

    /// The weights of the slots in the sum, in their order.
    pub(super) fn weights(&self) -> impl Iterator<Item = u64> + '_ {
        let blank = self.blank.then_some(u64::from(self.max));
        self.options.iter().map(|_| 1).chain(blank)
    }

    /// The zeros and ones of an answer; nothing when it is not valid here.
    pub(super) fn bits(&self, choices: &[OptionId]) -> Option<Vec<bool>> {
        let mut bits: Vec<bool> = self.options.iter().map(|option| choices.contains(option)).collect();
        let chosen = bits.iter().filter(|&&bit| bit).count();
        let within = (usize::from(self.min)..=usize::from(self.max)).contains(&chosen) || (self.blank && chosen == 0);
        if self.blank {
            bits.push(chosen == 0);
        }
        (within && chosen == choices.len()).then_some(bits)
    }
}

impl Width {
    fn new(width: u16) -> Self {
        if width == 0 {
            return Self::Nothing;
        }
        let decomposition = RangeDecomposition::optimal(u64::from(width) + 1);
        // The crate does not tell of how many rings a range is made, but writes them as a sum. A proof has a ciphertext for each ring but the last.
        let parts = decomposition.to_string().split(" + ").count() - 1;
        let length = usize::try_from(decomposition.proof_size()).unwrap_or(usize::MAX).saturating_mul(PIECE);
        Self::Range { range: decomposition.into(), parts, length }
    }

    pub(super) const fn length(&self) -> usize {
        match self {
            Self::Nothing => 2 * PIECE,
            Self::Range { length, .. } => *length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of all zeros and ones in the slots, the sum lies within its bounds for valid answers and for no others. Seen to fail: with a weight of 1 for the blank slot.
    #[test]
    fn the_sum_is_within_bounds_for_valid_answers_only() {
        for options in 1..=5_u16 {
            for (max, min) in (1..=options).flat_map(|max| (0..=max).map(move |min| (max, min))) {
                for (method, optional) in [(Method::Approval { min, max }, false), (Method::Approval { min, max }, true), (Method::SingleChoice, min == 0)] {
                    let options = (0..options.into()).map(OptionId).collect();
                    check(&Form::new(&Question { id: QuestionId(1), method, options, optional, budget: None }).unwrap());
                }
            }
        }
    }

    fn check(form: &Form) {
        for pattern in 0..1_u32 << form.slots() {
            let bits: Vec<bool> = (0..form.slots()).map(|slot| pattern >> slot & 1 == 1).collect();
            let sum: u64 = bits.iter().zip(form.weights()).filter(|&(&bit, _)| bit).map(|(_, weight)| weight).sum();
            let within = (u64::from(form.min)..=u64::from(form.max)).contains(&sum);
            let choices: Vec<OptionId> = form.options.iter().zip(&bits).filter(|&(_, &bit)| bit).map(|(&option, _)| option).collect();
            assert_eq!(within, form.bits(&choices).is_some_and(|valid| valid == bits), "{bits:?} {form:?}");
        }
    }
}
