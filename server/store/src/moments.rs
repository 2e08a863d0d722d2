//! Moments and days between the domain and the columns.

use jiff::Timestamp;
use jiff::civil::Date;

/// A moment as its column holds it: whole milliseconds since 1970 UTC.
#[must_use]
pub fn millis(moment: Timestamp) -> i64 {
    moment.as_millisecond()
}

/// A column as a moment. Values outside jiff's range, which nothing writes, become the epoch.
#[must_use]
pub fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A day as its column holds it.
#[must_use]
pub fn day(date: Date) -> String {
    date.to_string()
}

/// A column as a day.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}
