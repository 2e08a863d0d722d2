//! How a theme is written down: what a consultation says, asks and answers, in English and French.

use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::Method;
use domain::voting::count::Rule;

/// The languages every theme is written in, as stored with a consultation.
pub const LANGUAGES: [&str; 2] = ["en", "fr"];

/// A text in both languages. `{city}` stands for the name of the city; in answers `{winner}` stands for what most
/// people chose first and `{voters}` for how many took part.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    /// English.
    pub en: &'static str,
    /// French.
    pub fr: &'static str,
}

/// A text in both languages.
pub const fn both(en: &'static str, fr: &'static str) -> Both {
    Both { en, fr }
}

impl Both {
    /// The text in one of [`LANGUAGES`].
    pub fn of(&self, language: &str) -> &'static str {
        if language == "fr" { self.fr } else { self.en }
    }
}

/// Something cities ask their residents about.
#[derive(Debug)]
pub struct Theme {
    /// Name in addresses.
    pub slug: &'static str,
    /// Field of action.
    pub field: Field,
    /// Phases of the contract it makes sense in.
    pub phases: &'static [Phase],
    /// Only for cities with at least so many residents.
    pub smallest: i64,
    /// Title.
    pub title: Both,
    /// Summary.
    pub summary: Both,
    /// Text, Markdown.
    pub body: Both,
    /// Polls: one, or a first and a second.
    pub polls: &'static [PollTheme],
    /// What the city answers in the end, Markdown.
    pub answer: Both,
}

/// What a poll says and asks.
#[derive(Debug)]
pub struct PollTheme {
    /// Title.
    pub title: Both,
    /// Introduction.
    pub intro: Both,
    /// Questions.
    pub questions: &'static [Ask],
}

/// A question.
#[derive(Debug)]
pub struct Ask {
    /// The question.
    pub text: Both,
    /// A word of help.
    pub help: Both,
    /// How it is answered.
    pub method: Method,
    /// The rule that decides it.
    pub rule: Rule,
    /// How many options win.
    pub seats: u16,
    /// How much there is to spend, in euro, at a participatory budget.
    pub budget: Option<u64>,
    /// It may be left blank.
    pub optional: bool,
    /// Everybody sees the options in another order.
    pub shuffled: bool,
    /// What can be chosen.
    pub options: &'static [Choice],
}

impl Ask {
    /// Exactly one option, in the order given.
    pub const fn one(text: Both, help: Both, options: &'static [Choice]) -> Self {
        Self { text, help, method: Method::SingleChoice, rule: Rule::Plurality, seats: 1, budget: None, optional: false, shuffled: false, options }
    }

    /// Between `min` and `max` options, in random order.
    pub const fn several(min: u16, max: u16, text: Both, help: Both, options: &'static [Choice]) -> Self {
        Self { text, help, method: Method::Approval { min, max }, rule: Rule::Approval, seats: 1, budget: None, optional: false, shuffled: true, options }
    }

    /// Options in order of preference, up to `max` of them, in random order on the paper; so many win by this rule.
    pub const fn ranked(max: u16, rule: Rule, seats: u16, text: Both, help: Both, options: &'static [Choice]) -> Self {
        Self { text, help, method: Method::Ranked { min: 1, max }, rule, seats, budget: None, optional: false, shuffled: true, options }
    }

    /// Numbers beside the options, by this method.
    pub const fn numbers(method: Method, text: Both, help: Both, options: &'static [Choice]) -> Self {
        Self { text, help, method, rule: Rule::Score, seats: 1, budget: None, optional: false, shuffled: true, options }
    }

    /// Projects to be paid from a budget of so many euro, in random order.
    pub const fn budget(euro: u64, method: Method, rule: Rule, text: Both, help: Both, options: &'static [Choice]) -> Self {
        Self { text, help, method, rule, seats: 1, budget: Some(euro), optional: false, shuffled: true, options }
    }

    /// The same question, which may be left blank.
    pub const fn or_blank(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same question with its options in random order.
    pub const fn in_any_order(self) -> Self {
        Self { shuffled: true, ..self }
    }
}

/// An option.
#[derive(Debug)]
pub struct Choice {
    /// What it is called.
    pub label: Both,
    /// What it means.
    pub description: Both,
    /// What it costs, in euro, at a participatory budget; else 0.
    pub cost: u64,
    /// Few people choose it.
    pub seldom: bool,
}

impl Choice {
    /// The same option, chosen by few people.
    pub const fn seldom(self) -> Self {
        Self { seldom: true, ..self }
    }
}

/// An option: label and description in English, then in French.
pub const fn choice(en: &'static str, about_en: &'static str, fr: &'static str, about_fr: &'static str) -> Choice {
    Choice { label: both(en, fr), description: both(about_en, about_fr), cost: 0, seldom: false }
}

/// A project of so many euro.
pub const fn project(euro: u64, en: &'static str, about_en: &'static str, fr: &'static str, about_fr: &'static str) -> Choice {
    Choice { cost: euro, ..choice(en, about_en, fr, about_fr) }
}
