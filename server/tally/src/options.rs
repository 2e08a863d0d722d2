//! What a count is asked for.

use domain::voting::budget::{Completion, Endowment, Satisfaction, Stop};
use domain::voting::count::{Rule, TieRule};

/// The options of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The rule.
    pub rule: RuleName,
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

/// A rule, for candidates or for projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleName {
    /// A rule that counts votes on options.
    Count(Rule),
    /// Greedy by support.
    Greedy,
    /// The Method of Equal Shares.
    EqualShares,
    /// Sequential Phragmén.
    Phragmen,
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
    pub const fn new(rule: RuleName) -> Self {
        Self { rule, satisfaction: None, endowment: Endowment::Exact, completion: Completion::None, stop: Stop::Exhaustive, seats: None, ties: TieRule::Id }
    }
}

impl RuleName {
    /// Every rule.
    pub const ALL: &[Self] = &[
        Self::Count(Rule::Plurality),
        Self::Count(Rule::Approval),
        Self::Count(Rule::Borda),
        Self::Count(Rule::Irv),
        Self::Count(Rule::Stv),
        Self::Count(Rule::Schulze),
        Self::Count(Rule::Score),
        Self::Greedy,
        Self::EqualShares,
        Self::Phragmen,
    ];

    /// The name on the command line and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count(rule) => rule.as_str(),
            Self::Greedy => "greedy",
            Self::EqualShares => "equal-shares",
            Self::Phragmen => "phragmen",
        }
    }
}

/// The rule of this name.
///
/// # Errors
/// When there is none.
pub fn rule(name: &str) -> Result<RuleName, UnknownName> {
    RuleName::ALL.iter().copied().find(|rule| rule.as_str() == name).ok_or_else(|| unknown(name, RuleName::ALL.iter().map(|rule| rule.as_str())))
}

/// The satisfaction of this name.
///
/// # Errors
/// When there is none.
pub fn satisfaction(name: &str) -> Result<Satisfaction, UnknownName> {
    named(name, &[("cost", Satisfaction::Cost), ("cardinality", Satisfaction::Cardinality)])
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
