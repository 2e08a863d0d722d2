//! The periods indicators are counted over: quarters, years, and all the time there was.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A quarter of a calendar year, between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i16,
    quarter: u8,
}

/// A period of time. Every day lies in three of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// From the beginning.
    All,
    /// A calendar year.
    Year(i16),
    /// A quarter of a year.
    Quarter(Quarter),
}

/// This is not the name of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period: expected all, 2026 or 2026-Q3")]
pub struct NotAPeriod;

impl Quarter {
    /// The quarter of this year and number (1 to 4).
    #[must_use]
    pub const fn new(year: i16, quarter: u8) -> Option<Self> {
        if is_year(year) && quarter >= 1 && quarter <= 4 { Some(Self { year, quarter }) } else { None }
    }

    /// The quarter of this day. A day before our era counts as the first quarter there is.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let quarter = match day.month() {
            ..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        };
        Self::new(day.year(), quarter).unwrap_or(Self { year: 1, quarter: 1 })
    }

    /// The quarter of this [`Self::index`].
    #[must_use]
    pub fn from_index(index: i32) -> Option<Self> {
        let year = i16::try_from(index.div_euclid(4)).ok()?;
        let quarter = u8::try_from(index.rem_euclid(4)).ok()? + 1;
        Self::new(year, quarter)
    }

    /// Its place in an unbroken row of quarters: `year × 4 + quarter − 1`.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.year as i32 * 4 + self.quarter as i32 - 1
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.quarter
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Date {
        // Always a day of the calendar: the year and the quarter were checked when the quarter was made.
        match self.quarter {
            1 => date(self.year, 1, 1),
            2 => date(self.year, 4, 1),
            3 => date(self.year, 7, 1),
            _ => date(self.year, 10, 1),
        }
    }

    /// Its last day.
    #[must_use]
    pub const fn last_day(self) -> Date {
        match self.quarter {
            1 => date(self.year, 3, 31),
            2 => date(self.year, 6, 30),
            3 => date(self.year, 9, 30),
            _ => date(self.year, 12, 31),
        }
    }

    /// "2026-Q3".
    #[must_use]
    pub fn as_string(self) -> String {
        self.to_string()
    }

    /// The quarter of this name, exactly as [`Self::as_string`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, quarter) = text.split_once("-Q")?;
        let quarter = match quarter {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return None,
        };
        Self::new(parse_year(year)?, quarter)
    }
}

impl Period {
    /// The periods this day lies in, from the widest to the narrowest.
    #[must_use]
    pub fn containing(day: Date) -> [Self; 3] {
        Self::of_quarter(Quarter::of(day))
    }

    /// The periods this quarter lies in, from the widest to the narrowest.
    #[must_use]
    pub const fn of_quarter(quarter: Quarter) -> [Self; 3] {
        [Self::All, Self::Year(quarter.year), Self::Quarter(quarter)]
    }

    /// Whether this quarter lies in the period.
    #[must_use]
    pub fn contains(self, quarter: Quarter) -> bool {
        match self {
            Self::All => true,
            Self::Year(year) => quarter.year == year,
            Self::Quarter(only) => only == quarter,
        }
    }

    /// "all", "2026" or "2026-Q3", as stored in the database and used in addresses.
    #[must_use]
    pub fn as_string(self) -> String {
        self.to_string()
    }

    /// The period of this name, exactly as [`Self::as_string`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "all" {
            return Some(Self::All);
        }
        parse_year(text).map(Self::Year).or_else(|| Quarter::parse(text).map(Self::Quarter))
    }

    /// Its first day; none for all time.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::All => None,
            Self::Year(year) => Quarter::new(year, 1).map(Quarter::first_day),
            Self::Quarter(quarter) => Some(quarter.first_day()),
        }
    }

    /// Its last day; none for all time.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::All => None,
            Self::Year(year) => Quarter::new(year, 4).map(Quarter::last_day),
            Self::Quarter(quarter) => Some(quarter.last_day()),
        }
    }
}

/// Four digits, so that every year has one name, and names sort as years do.
fn parse_year(text: &str) -> Option<i16> {
    let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if four_digits { text.parse().ok().filter(|&year| is_year(year)) } else { None }
}

const fn is_year(year: i16) -> bool {
    year >= 1 && year <= 9999
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}

impl TryFrom<String> for Quarter {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        Self::parse(&text).ok_or(NotAPeriod)
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.as_string()
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        Self::parse(&text).ok_or(NotAPeriod)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.as_string()
    }
}
