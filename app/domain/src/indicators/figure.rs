//! A figure: a value with the numbers it was made of, or the reason why there is none.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::column::{Column, Part};
use super::indicator::Unit;
use crate::consultation::Level;
use crate::ratio::Ratio;

/// The value of an indicator, or of a part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Which part of its indicator it is.
    pub part: Part,
    /// What it is expressed in.
    pub unit: Unit,
    /// The value.
    pub value: Value,
    /// What was counted, where it may be shown.
    pub numerator: Option<u64>,
    /// What it was divided by, where it may be shown.
    pub denominator: Option<u64>,
}

/// A value, or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Value {
    /// A number that cannot be exact.
    Number(f64),
    /// An exact fraction, to be multiplied as its unit says.
    Ratio(Ratio),
    /// A count.
    Count(u64),
    /// A count for each level, every level present, from the least to the most.
    Distribution(Vec<(Level, u64)>),
    /// The middle of a group and its spread.
    Quartiles {
        /// A quarter of the group is at or below.
        q1: f64,
        /// Half of the group is at or below.
        median: f64,
        /// Three quarters of the group are at or below.
        q3: f64,
        /// How many cities the group has.
        n: u64,
    },
    /// No value, and why.
    NotAvailable(Reason),
}

/// Why a figure is not available.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The city declared no population.
    NoPopulation,
    /// The population on record does not describe the boundary, and must be replaced first.
    PopulationToBeReplaced,
    /// Nobody took part.
    NoParticipants,
    /// Nothing was offered to which residents could have added their own words.
    NoAuthoredActivity,
    /// The city has not reached the phase, or any.
    NoPhaseReached,
    /// The city held no consultation.
    NoConsultation,
    /// Too few persons: the share could tell what one of them did.
    SmallNumber,
    /// No city has the data.
    NoCities,
    /// A filter leaves one country; the figure compares countries.
    OneCountry,
}

impl Figure {
    /// A ratio; `reason` when there is nothing to divide by.
    #[must_use]
    pub fn ratio(column: Column, numerator: u64, denominator: u64, reason: Reason) -> Self {
        match Ratio::new(numerator, denominator) {
            Some(ratio) => Self::made(column, Value::Ratio(ratio)).with_numerator(numerator).with_denominator(denominator),
            None => Self::not_available(column, reason),
        }
    }

    /// A count.
    #[must_use]
    pub fn count(column: Column, count: u64) -> Self {
        Self::made(column, Value::Count(count)).with_numerator(count)
    }

    /// No value.
    #[must_use]
    pub const fn not_available(column: Column, reason: Reason) -> Self {
        Self::made(column, Value::NotAvailable(reason))
    }

    /// A value without the numbers it was made of.
    #[must_use]
    pub const fn made(column: Column, value: Value) -> Self {
        Self { part: column.part, unit: column.unit(), value, numerator: None, denominator: None }
    }

    /// Shows what was counted.
    #[must_use]
    pub fn with_numerator(self, numerator: u64) -> Self {
        Self { numerator: Some(numerator), ..self }
    }

    /// Shows what it was divided by.
    #[must_use]
    pub fn with_denominator(self, denominator: u64) -> Self {
        Self { denominator: Some(denominator), ..self }
    }

    /// Whether there is a value.
    #[must_use]
    pub const fn is_available(&self) -> bool {
        self.reason().is_none()
    }

    /// Why there is no value.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self.value {
            Value::NotAvailable(reason) => Some(reason),
            _ => None,
        }
    }

    /// The value as one decimal number in its unit (percent, per thousand, …), for charts and tables. None for a distribution; the median of quartiles.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => Some(*number),
            Value::Ratio(ratio) => Some(match self.unit {
                Unit::PerThousand => ratio.per_thousand(),
                Unit::Percent => ratio.percent(),
                Unit::Persons | Unit::Distribution | Unit::Index | Unit::Quantiles => ratio.value(),
            }),
            Value::Count(count) => Some(*count as f64),
            Value::Quartiles { median, .. } => Some(*median),
            Value::Distribution(_) | Value::NotAvailable(_) => None,
        }
    }
}

impl Value {
    /// Which of two values of one column is larger, exactly. Distributions have no order, nor has what is not available.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(mine), Self::Number(theirs)) => mine.total_cmp(theirs),
            (Self::Ratio(mine), Self::Ratio(theirs)) => mine.cmp(theirs),
            (Self::Count(mine), Self::Count(theirs)) => mine.cmp(theirs),
            (Self::Quartiles { median: mine, .. }, Self::Quartiles { median: theirs, .. }) => mine.total_cmp(theirs),
            _ => Ordering::Equal,
        }
    }
}

impl Reason {
    /// Every reason.
    pub const ALL: &[Self] = &[
        Self::NoPopulation,
        Self::PopulationToBeReplaced,
        Self::NoParticipants,
        Self::NoAuthoredActivity,
        Self::NoPhaseReached,
        Self::NoConsultation,
        Self::SmallNumber,
        Self::NoCities,
        Self::OneCountry,
    ];

    /// The code used in the API and in the CSV file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoPopulation => "no-population",
            Self::PopulationToBeReplaced => "population-to-be-replaced",
            Self::NoParticipants => "no-participants",
            Self::NoAuthoredActivity => "no-authored-activity",
            Self::NoPhaseReached => "no-phase-reached",
            Self::NoConsultation => "no-consultation",
            Self::SmallNumber => "small-number",
            Self::NoCities => "no-cities",
            Self::OneCountry => "one-country",
        }
    }

    /// The reason of this code, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.as_str() == text)
    }
}
