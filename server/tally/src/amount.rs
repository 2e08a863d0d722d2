//! Decimal numbers as they are written in files, exactly.

use std::fmt;

use serde::{Serialize, Serializer};

/// A decimal number: `digits` / 10^`places`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

/// The most places after the point that are read.
const MOST_PLACES: u32 = 9;

impl Decimal {
    /// So many smallest units, of which 10^`places` make one.
    #[must_use]
    pub const fn new(mut digits: i128, mut places: u32) -> Self {
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Self { digits, places }
    }

    /// Reads "1200", "1200.50", "1200,50" or "-3". Nothing else is a number: no exponents, no thousands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, rest) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let rest = rest.trim_end_matches('0');
        if whole.is_empty() || whole.len() > 20 || rest.len() > MOST_PLACES as usize || !all_digits(whole) || !all_digits(rest) {
            return None;
        }
        let digits: i128 = format!("{whole}{rest}").parse().ok()?;
        Some(Self { digits: if negative { -digits } else { digits }, places: rest.len() as u32 })
    }

    /// How many places it has after the point.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.places
    }

    /// In units of which 10^`places` make one; `places` must not be fewer than the number has.
    #[must_use]
    pub const fn scaled(self, places: u32) -> i128 {
        self.digits * 10_i128.pow(places.saturating_sub(self.places))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.digits);
        }
        let sign = if self.digits < 0 { "-" } else { "" };
        let divisor = 10_u128.pow(self.places);
        let digits = self.digits.unsigned_abs();
        write!(f, "{sign}{}.{:0width$}", digits / divisor, digits % divisor, width = self.places as usize)
    }
}

impl Serialize for Decimal {
    /// A JSON number: whole where it is whole.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.digits) {
            Ok(digits) if self.places == 0 => serializer.serialize_i64(digits),
            _ => serializer.serialize_f64(self.to_string().parse().unwrap_or(f64::NAN)),
        }
    }
}
