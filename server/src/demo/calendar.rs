//! Days and moments in the time of a city.

use crate::simulation::chance::Dice;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rand::RngExt;

/// A demonstration cannot be loaded before this day: it tells of what came before.
pub const EARLIEST: Date = date(2023, 1, 1);

/// So many days later, or earlier.
pub fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// Days from one to the other; negative if the other is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// A day at this hour in a time zone. (A day that cannot be told, which no zone has, becomes the epoch.)
pub fn at(zone: &TimeZone, day: Date, hour: i8) -> Timestamp {
    day.at(hour, 0, 0, 0).to_zoned_datetime(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// Some day from the first to the last, both included; the first if there is none between.
pub fn some_day(dice: &mut Dice, first: Date, last: Date) -> Date {
    plus(first, dice.random_range(0..=days_between(first, last).max(0)))
}
