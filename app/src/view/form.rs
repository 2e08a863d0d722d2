//! Forms keep what was typed and say what is wrong beside the field.

use domain::voting::BallotError;
use std::collections::BTreeMap;

/// Why a field was not accepted: a closed list, translated in `locales/*/errors.ftl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// Nothing was given.
    Required,
    /// More characters than allowed.
    TooLong {
        /// The most that is allowed, in characters.
        max: usize,
    },
    /// Fewer characters than needed.
    TooShort {
        /// The least that is needed, in characters.
        min: usize,
    },
    /// Not an e-mail address.
    Email,
    /// Not one of the choices.
    Choice,
    /// Not a number, or outside the range.
    Number {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// Not a date and time.
    Moment,
    /// A local time that the clock change skips.
    SkippedTime,
    /// The end is not after the beginning.
    EndBeforeStart,
    /// Should lie in the future.
    Past,
    /// Must be later than before.
    NotLater,
    /// A code that does not fit, or no longer.
    Code,
    /// Not the code of a sheet of paper.
    SheetCode,
    /// A name with characters that are not seen.
    Invisible,
    /// Already there.
    Taken,
    /// Must be ticked.
    Unticked,
    /// Too few choices.
    TooFewChoices {
        /// The least.
        min: usize,
    },
    /// Too many choices.
    TooManyChoices {
        /// The most.
        max: usize,
    },
    /// Too many attempts for now.
    TooOften {
        /// Minutes to wait.
        minutes: u64,
    },
    /// The same twice.
    Duplicate,
    /// Two options have the same place.
    SamePlace,
    /// More is spent than there is.
    Overspent {
        /// What was spent.
        spent: u64,
        /// What there is.
        credits: u64,
    },
    /// Not an amount of euro, or too large.
    Amount,
    /// Projects cost more than the budget.
    OverBudget {
        /// What they cost together, in cents.
        spent: u64,
        /// The budget, in cents.
        budget: u64,
    },
    /// Cannot be done (any more) in this state.
    Refused,
}

impl FieldError {
    /// The code used in the API. It never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            FieldError::Required => "required",
            FieldError::TooLong { .. } => "too-long",
            FieldError::TooShort { .. } => "too-short",
            FieldError::Email => "email",
            FieldError::Choice => "choice",
            FieldError::Number { .. } => "number",
            FieldError::Moment => "moment",
            FieldError::SkippedTime => "skipped-time",
            FieldError::EndBeforeStart => "end-before-start",
            FieldError::Past => "past",
            FieldError::NotLater => "not-later",
            FieldError::Code => "code",
            FieldError::SheetCode => "sheet-code",
            FieldError::Invisible => "invisible",
            FieldError::Taken => "taken",
            FieldError::Unticked => "unticked",
            FieldError::TooFewChoices { .. } => "too-few-choices",
            FieldError::TooManyChoices { .. } => "too-many-choices",
            FieldError::TooOften { .. } => "too-often",
            FieldError::Duplicate => "duplicate",
            FieldError::SamePlace => "same-place",
            FieldError::Overspent { .. } => "overspent",
            FieldError::Amount => "amount",
            FieldError::OverBudget { .. } => "over-budget",
            FieldError::Refused => "refused",
        }
    }

    /// The limits that belong to the code, by name.
    #[must_use]
    pub fn limits(&self) -> Vec<(&'static str, i64)> {
        let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
        match self {
            FieldError::TooLong { max } | FieldError::TooManyChoices { max } => vec![("max", number(*max))],
            FieldError::TooShort { min } | FieldError::TooFewChoices { min } => vec![("min", number(*min))],
            FieldError::Number { min, max } => vec![("min", *min), ("max", *max)],
            FieldError::TooOften { minutes } => vec![("minutes", i64::try_from(*minutes).unwrap_or(i64::MAX))],
            FieldError::Overspent { spent, credits } => {
                vec![("spent", i64::try_from(*spent).unwrap_or(i64::MAX)), ("credits", i64::try_from(*credits).unwrap_or(i64::MAX))]
            }
            FieldError::OverBudget { spent, budget } => {
                vec![("spent_cents", i64::try_from(*spent).unwrap_or(i64::MAX)), ("budget_cents", i64::try_from(*budget).unwrap_or(i64::MAX))]
            }
            _ => Vec::new(),
        }
    }
}

impl From<BallotError> for FieldError {
    fn from(error: BallotError) -> Self {
        match error {
            BallotError::Missing => FieldError::Required,
            BallotError::TooFew { min } => FieldError::TooFewChoices { min: min.into() },
            BallotError::TooMany { max } => FieldError::TooManyChoices { max: max.into() },
            BallotError::Repeated => FieldError::Duplicate,
            BallotError::SamePlace => FieldError::SamePlace,
            BallotError::TooHigh { highest } => FieldError::Number { min: 0, max: highest.into() },
            BallotError::Overspent { spent, credits } => FieldError::Overspent { spent, credits },
            BallotError::OverBudget { spent, budget } => FieldError::OverBudget { spent, budget },
            BallotError::UnknownOption | BallotError::UnknownQuestion | BallotError::Marks => FieldError::Choice,
        }
    }
}

/// What was typed, and what was wrong with it, by field name. An empty form is `Form::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<(String, FieldError)>,
}

impl Form {
    /// Sets a field's value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.insert(name.to_owned(), vec![value.into()]);
    }

    /// Adds a value to a field that may have several (checkboxes).
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.values.entry(name.to_owned()).or_default().push(value.into());
    }

    /// The (first) value of a field, or nothing.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Was this value given (ticked)?
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|given| given == value)
    }

    /// Names of the fields that were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Notes an error beside a field.
    pub fn refuse(&mut self, name: &str, error: FieldError) {
        self.errors.push((name.to_owned(), error));
    }

    /// The first error of a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&FieldError> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, error)| error)
    }

    /// All errors, in the order in which they were found: for the summary at the top.
    #[must_use]
    pub fn errors(&self) -> &[(String, FieldError)] {
        &self.errors
    }

    /// Nothing wrong.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }
}
