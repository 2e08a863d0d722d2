//! What a count is asked for.

use domain::voting::budget::{Completion, Endowment, Satisfaction, Stop};
use domain::voting::count::{Rule, TieRule};

/// The options of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The rule.
    pub rule: Rule,
    /// What a funded project is worth; unless said, its cost for approvals and the score itself for scores and ranks.
    pub satisfaction: Option<Satisfaction>,
    /// The share of each voter at first, for equal shares.
    pub endowment: Endowment,
    /// What is done with money that is left, for equal shares.
    pub completion: Completion,
    /// When add-one ends, for equal shares.
    pub stop: Stop,
    /// How many options win; unless said, the seats of the file for STV, else 1.
    pub seats: Option<usize>,
    /// How ties are broken.
    pub ties: TieRule,
}

/// A name that is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{name}\" is none of {known}")]
pub struct UnknownName {
    name: String,
    known: String,
}

/// The names of completions.
const COMPLETIONS: &[(&str, Completion)] =
    &[("none", Completion::None), ("greedy", Completion::Greedy), ("add-one", Completion::AddOne), ("add-one-then-greedy", Completion::AddOneThenGreedy)];

impl Options {
    /// The usual options with this rule: exact shares, no completion, ties by identifier.
    #[must_use]
    pub const fn new(rule: Rule) -> Self {
        Self { rule, satisfaction: None, endowment: Endowment::Exact, completion: Completion::None, stop: Stop::Exhaustive, seats: None, ties: TieRule::Id }
    }
}

/// The rule of this name.
///
/// # Errors
/// When there is none.
pub fn rule(name: &str) -> Result<Rule, UnknownName> {
    Rule::parse(name).ok_or_else(|| unknown(name, Rule::ALL.iter().map(|rule| rule.as_str())))
}

/// The satisfaction of this name.
///
/// # Errors
/// When there is none.
pub fn satisfaction(name: &str) -> Result<Satisfaction, UnknownName> {
    Satisfaction::parse(name).ok_or_else(|| unknown(name, Satisfaction::ALL.iter().map(|one| one.as_str())))
}

/// The endowment of this name.
///
/// # Errors
/// When there is none.
pub fn endowment(name: &str) -> Result<Endowment, UnknownName> {
    named(name, &[("exact", Endowment::Exact), ("floor", Endowment::Floor)])
}

/// The completion of this name.
///
/// # Errors
/// When there is none.
pub fn completion(name: &str) -> Result<Completion, UnknownName> {
    named(name, COMPLETIONS)
}

/// The end of add-one of this name.
///
/// # Errors
/// When there is none.
pub fn stop(name: &str) -> Result<Stop, UnknownName> {
    named(name, &[("exhaustive", Stop::Exhaustive), ("feasible", Stop::Feasible)])
}

/// The rule for ties of this name: `id`, or `seed:` with a seed.
///
/// # Errors
/// When it is neither.
pub fn ties(name: &str) -> Result<TieRule, UnknownName> {
    match name.strip_prefix("seed:") {
        Some(seed) if !seed.is_empty() => Ok(TieRule::Seed(seed.to_owned())),
        _ => named(name, &[("id", TieRule::Id)]).map_err(|_| unknown(name, ["id", "seed:SEED"].into_iter())),
    }
}

/// How a rule for ties is written.
#[must_use]
pub fn ties_name(rule: &TieRule) -> String {
    match rule {
        TieRule::Id => "id".to_owned(),
        TieRule::Seed(seed) => format!("seed:{seed}"),
    }
}

fn named<T: Clone>(name: &str, known: &[(&str, T)]) -> Result<T, UnknownName> {
    known.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).ok_or_else(|| unknown(name, known.iter().map(|(name, _)| *name)))
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> UnknownName {
    UnknownName { name: name.to_owned(), known: known.collect::<Vec<_>>().join(", ") }
}
