//! What is still missing before a consultation or a poll may be published: the list a team works through.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::voting::{Budget, Method};

/// The facts of a consultation about to be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsultationDraft {
    /// The languages it promises to residents, by code.
    pub languages: Vec<String>,
    /// Its title.
    pub title: Texts,
    /// Its summary.
    pub summary: Texts,
    /// Its body.
    pub body: Texts,
}

/// The facts of a poll about to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollDraft {
    /// The languages it promises to residents, by code.
    pub languages: Vec<String>,
    /// Its title.
    pub title: Texts,
    /// Its questions, in order.
    pub questions: Vec<QuestionDraft>,
    /// When it opens. A moment in the past means: as soon as it is published.
    pub opens: Option<Timestamp>,
    /// When it closes.
    pub closes: Option<Timestamp>,
    /// It deliberately has no closing. A closing that is set nevertheless is looked at all the same.
    pub open_ended: bool,
    /// How many are on its electoral roll; nothing where it has none.
    pub roll: Option<u64>,
    /// The moment of the question.
    pub now: Timestamp,
}

/// The facts of a question of a poll about to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionDraft {
    /// How it is answered.
    pub method: Method,
    /// The money its options compete for; none at an ordinary question.
    pub budget: Option<Budget>,
    /// Its rule and the number of winners fit the method and the options.
    pub decided: bool,
    /// How many options win.
    pub seats: u32,
    /// Its text.
    pub text: Texts,
    /// The labels of its options, in order.
    pub options: Vec<Texts>,
}

/// One thing that is missing. Questions and options are numbered from 1, as the team sees them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "missing", rename_all = "kebab-case")]
pub enum Missing {
    /// No language is chosen.
    NoLanguage,
    /// The title, in this language.
    TitleMissing {
        /// The language's code.
        language: String,
    },
    /// The consultation's summary, in this language.
    SummaryMissing {
        /// The language's code.
        language: String,
    },
    /// The consultation's body, in this language.
    BodyMissing {
        /// The language's code.
        language: String,
    },
    /// A poll needs a question.
    NoQuestion,
    /// The text of a question, in this language.
    QuestionTextMissing {
        /// The question's number.
        question: usize,
        /// The language's code.
        language: String,
    },
    /// A choice needs two options.
    TooFewOptions {
        /// The question's number.
        question: usize,
    },
    /// The label of an option, in this language.
    OptionLabelMissing {
        /// The question's number.
        question: usize,
        /// The option's number.
        option: usize,
        /// The language's code.
        language: String,
    },
    /// Two options read the same in this language: a ballot for one could be meant for the other.
    DuplicateOption {
        /// The question's number.
        question: usize,
        /// The language's code.
        language: String,
    },
    /// The least and the most choices contradict each other, or the number of options.
    ChoiceLimits {
        /// The question's number.
        question: usize,
    },
    /// The rule, or the number of winners, does not fit how the question is answered and how many options there are.
    DecidingRule {
        /// The question's number.
        question: usize,
    },
    /// How much there is to spend.
    BudgetMissing {
        /// The question's number.
        question: usize,
    },
    /// What a project costs.
    CostMissing {
        /// The question's number.
        question: usize,
        /// The option's number.
        option: usize,
    },
    /// Every project costs more than the whole budget.
    AllTooDear {
        /// The question's number.
        question: usize,
    },
    /// Somebody on the electoral roll: the poll is for those on it.
    EmptyRoll,
    /// The opening.
    NoOpening,
    /// A closing, or the decision to have none.
    NoClosingNorOpenEnded,
    /// The closing is not later than the opening.
    ClosesBeforeOpening,
    /// The closing is not in the future.
    ClosesInPast,
    /// Ballots are encrypted, and a question has answers that cannot be added up without being opened.
    Sealable,
    /// Ballots are encrypted, and no trustees have made the key.
    Trustees,
}

impl Missing {
    /// Whether what is there contradicts itself, so that no ballot could be counted; all else is only not there yet.
    #[must_use]
    pub const fn is_impossible(&self) -> bool {
        matches!(self, Self::ChoiceLimits { .. } | Self::DecidingRule { .. } | Self::AllTooDear { .. })
    }
}

impl ConsultationDraft {
    /// What is missing, in the order of the form; empty when it may be published.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.languages.is_empty() {
            missing.push(Missing::NoLanguage);
        }
        for language in absent(&self.title, &self.languages) {
            missing.push(Missing::TitleMissing { language });
        }
        for language in absent(&self.summary, &self.languages) {
            missing.push(Missing::SummaryMissing { language });
        }
        for language in absent(&self.body, &self.languages) {
            missing.push(Missing::BodyMissing { language });
        }
        missing
    }
}

impl PollDraft {
    /// What is missing, in the order of the form; empty when it may be published.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.languages.is_empty() {
            missing.push(Missing::NoLanguage);
        }
        for language in absent(&self.title, &self.languages) {
            missing.push(Missing::TitleMissing { language });
        }
        if self.questions.is_empty() {
            missing.push(Missing::NoQuestion);
        }
        for (index, question) in self.questions.iter().enumerate() {
            question.missing(index + 1, &self.languages, &mut missing);
        }
        if self.roll == Some(0) {
            missing.push(Missing::EmptyRoll);
        }
        self.missing_dates(&mut missing);
        missing
    }

    fn missing_dates(&self, missing: &mut Vec<Missing>) {
        if self.opens.is_none() {
            missing.push(Missing::NoOpening);
        }
        let Some(closes) = self.closes else {
            if !self.open_ended {
                missing.push(Missing::NoClosingNorOpenEnded);
            }
            return;
        };
        if self.opens.is_some_and(|opens| closes <= opens) {
            missing.push(Missing::ClosesBeforeOpening);
        }
        if closes <= self.now {
            missing.push(Missing::ClosesInPast);
        }
    }
}

impl QuestionDraft {
    fn missing(&self, question: usize, languages: &[String], missing: &mut Vec<Missing>) {
        for language in absent(&self.text, languages) {
            missing.push(Missing::QuestionTextMissing { question, language });
        }
        if self.options.len() < 2 {
            missing.push(Missing::TooFewOptions { question });
        }
        for (index, label) in self.options.iter().enumerate() {
            for language in absent(label, languages) {
                missing.push(Missing::OptionLabelMissing { question, option: index + 1, language });
            }
        }
        for language in languages.iter().filter(|language| self.has_duplicate(language)) {
            missing.push(Missing::DuplicateOption { question, language: language.clone() });
        }
        if !self.method.fits(self.options.len()) {
            missing.push(Missing::ChoiceLimits { question });
        } else if !self.missing_money(question, missing) && !self.decided {
            missing.push(Missing::DecidingRule { question });
        }
    }

    /// What a budget lacks, and whether it lacks anything.
    fn missing_money(&self, question: usize, missing: &mut Vec<Missing>) -> bool {
        let before = missing.len();
        match &self.budget {
            None if self.method == Method::Knapsack => missing.push(Missing::BudgetMissing { question }),
            None => {}
            Some(budget) => {
                if budget.amount == 0 {
                    missing.push(Missing::BudgetMissing { question });
                }
                let unknown = (1..).zip(&budget.costs).filter(|&(_, &cost)| cost == 0);
                missing.extend(unknown.map(|(option, _)| Missing::CostMissing { question, option }));
                if missing.len() == before && !budget.costs.is_empty() && !budget.affords_something() {
                    missing.push(Missing::AllTooDear { question });
                }
            }
        }
        missing.len() > before
    }

    /// Two labels are the same when they differ in nothing a hurried reader sees: capitals and spaces.
    fn has_duplicate(&self, language: &str) -> bool {
        let mut seen = BTreeSet::new();
        self.options.iter().filter_map(|label| label.get(language)).any(|label| {
            let plain = label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            !seen.insert(plain)
        })
    }
}

/// The promised languages a text lacks.
fn absent<'a>(text: &'a Texts, languages: &'a [String]) -> impl Iterator<Item = String> + 'a {
    languages.iter().filter(|language| text.get(language).is_none()).cloned()
}
