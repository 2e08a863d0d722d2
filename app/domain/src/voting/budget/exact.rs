//! Exact fractions of any size, as sharing money among voters makes them.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact fraction with a positive denominator, in lowest terms. Written as "numerator/denominator", or as a whole number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: BigInt,
    denominator: BigInt,
}

/// A text is no fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fraction is a whole number, or two with / between them, the lower one above 0")]
pub struct NotAFraction;

impl Fraction {
    /// The fraction; nothing when the denominator is not positive.
    #[must_use]
    pub fn new(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        let zero = BigInt::ZERO;
        if denominator <= zero {
            return None;
        }
        let (mut a, mut b) = (if numerator < zero { -&numerator } else { numerator.clone() }, denominator.clone());
        while b != zero {
            (a, b) = (b.clone(), a % b);
        }
        Some(Self { numerator: numerator / &a, denominator: denominator / a })
    }

    /// The upper term.
    #[must_use]
    pub const fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    /// The lower term, positive.
    #[must_use]
    pub const fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    /// As a decimal, cut to so many places: for people to read.
    #[must_use]
    pub fn decimal(&self, places: u32) -> String {
        let scaled = (&self.numerator * BigInt::from(10).pow(places)) / &self.denominator;
        let negative = scaled < BigInt::ZERO;
        let digits = if negative { -scaled } else { scaled }.to_string();
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, rest) = padded.split_at(padded.len() - places);
        let sign = if negative { "-" } else { "" };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == BigInt::from(1) { self.numerator.fmt(f) } else { write!(f, "{}/{}", self.numerator, self.denominator) }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Fraction {
    type Err = NotAFraction;

    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let (upper, lower) = text.split_once('/').unwrap_or((text, "1"));
        let term = |text: &str| text.parse::<BigInt>().map_err(|_| NotAFraction);
        Self::new(term(upper)?, term(lower)?).ok_or(NotAFraction)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Exact amounts over one common denominator, which grows by a factor with every round: no greatest common divisor is ever needed while counting.
///
/// An amount is a combination of the start (what every voter has in the beginning) and of the prices of earlier rounds, with whole coefficients.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    start: BigInt,
    base: BigInt,
    denominator: BigInt,
    prices: Vec<(BigInt, u64)>,
}

impl Ledger {
    /// A ledger whose start is this fraction.
    pub fn new(numerator: u128, denominator: u64) -> Self {
        let base = BigInt::from(denominator.max(1));
        Self { start: BigInt::from(numerator), denominator: base.clone(), base, prices: Vec::new() }
    }

    /// How many rounds are known.
    pub const fn rounds(&self) -> usize {
        self.prices.len()
    }

    /// The common denominator of all amounts now.
    pub const fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    /// The numerator, over the common denominator, of so many starts and so many of each price.
    pub fn combine(&self, starts: i128, prices: &[i128]) -> BigInt {
        let mut sum = &self.start * BigInt::from(starts);
        for ((price, step), &times) in self.prices.iter().zip(prices) {
            sum *= *step;
            if times != 0 {
                sum += price * BigInt::from(times);
            }
        }
        sum
    }

    /// The next price: this numerator over the common denominator times `parts`.
    pub fn push(&mut self, numerator: BigInt, parts: u64) {
        self.denominator *= parts;
        self.prices.push((numerator, parts));
    }

    /// All prices, as fractions.
    pub fn fractions(&self) -> Vec<Option<Fraction>> {
        let mut denominator = self.base.clone();
        let mut fractions = Vec::with_capacity(self.prices.len());
        for (price, step) in &self.prices {
            denominator *= *step;
            fractions.push(Fraction::new(price.clone(), denominator.clone()));
        }
        fractions
    }
}
