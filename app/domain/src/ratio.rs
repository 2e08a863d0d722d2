//! Exact fractions. Rates are kept as the two numbers they came from and become decimals only when written on a page.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

/// A fraction whose denominator is never zero: dividing by nothing is "not available", not a number.
///
/// Comparison is exact and by value: 1/2 equals 2/4, though both keep the numbers they were made of.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "Terms")]
pub struct Ratio {
    numerator: u64,
    denominator: u64,
}

/// The fraction has a zero denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a ratio cannot have a zero denominator")]
pub struct ZeroDenominator;

/// A ratio as it is written down, not yet checked.
#[derive(Deserialize)]
struct Terms {
    numerator: u64,
    denominator: u64,
}

impl TryFrom<Terms> for Ratio {
    type Error = ZeroDenominator;

    fn try_from(terms: Terms) -> Result<Self, ZeroDenominator> {
        Self::new(terms.numerator, terms.denominator).ok_or(ZeroDenominator)
    }
}

impl Ratio {
    /// The fraction, or nothing when the denominator is zero.
    #[must_use]
    pub const fn new(numerator: u64, denominator: u64) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// The upper term.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The lower term, never zero.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The decimal value, for display and for statistics that cannot be exact.
    #[must_use]
    pub fn value(self) -> f64 {
        self.times(1.0)
    }

    /// The value per hundred.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.times(100.0)
    }

    /// The value per thousand.
    #[must_use]
    pub fn per_thousand(self) -> f64 {
        self.times(1000.0)
    }

    // Multiplies before dividing, so that 7 of 100 is 7 percent and not 7.000000000000001.
    fn times(self, factor: f64) -> f64 {
        self.numerator as f64 * factor / self.denominator as f64
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        // Two products of 64-bit numbers always fit 128 bits.
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl Hash for Ratio {
    // Equal fractions must hash alike, so the reduced one is hashed.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let divisor = greatest_common_divisor(self.numerator, self.denominator);
        (self.numerator / divisor).hash(state);
        (self.denominator / divisor).hash(state);
    }
}

/// Euclid's algorithm. Never zero when `b` is not.
const fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
