//! Numbers, dates and moments in the reader's form (CLDR data through ICU4X).

use crate::words::{self, Locale};
use domain::voting::budget::Fraction;
use domain::voting::question::CENTS;
use fixed_decimal::{Decimal, FloatPrecision};
use icu_calendar::Date as IcuDate;
use icu_datetime::fieldsets::{T, YMD};
use icu_datetime::input::Time;
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_locale_core::locale;
use jiff::ZonedDateTime;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// What ICU needs for one language; `None` where its data lacks it, and then plain forms are written.
struct Formats {
    decimal: Option<DecimalFormatter>,
    long_date: Option<DateTimeFormatter<YMD>>,
    short_date: Option<DateTimeFormatter<YMD>>,
    time: Option<NoCalendarFormatter<T>>,
    collator: Option<icu_collator::CollatorBorrowed<'static>>,
}

fn formats_for(tag: icu_locale_core::Locale) -> Formats {
    Formats {
        decimal: DecimalFormatter::try_new(tag.clone().into(), Default::default()).ok(),
        long_date: DateTimeFormatter::try_new(tag.clone().into(), YMD::long()).ok(),
        short_date: DateTimeFormatter::try_new(tag.clone().into(), YMD::medium()).ok(),
        time: NoCalendarFormatter::try_new(tag.clone().into(), T::hm()).ok(),
        collator: icu_collator::Collator::try_new(tag.into(), Default::default()).ok(),
    }
}

static ENGLISH: LazyLock<Formats> = LazyLock::new(|| formats_for(locale!("en-GB")));
static FRENCH: LazyLock<Formats> = LazyLock::new(|| formats_for(locale!("fr")));

fn formats(locale: Locale) -> &'static Formats {
    match locale {
        Locale::En => &ENGLISH,
        Locale::Fr => &FRENCH,
    }
}

/// `1,234` / `1 234`.
#[must_use]
pub fn number(locale: Locale, number: i64) -> String {
    write_decimal(locale, &Decimal::from(number)).unwrap_or_else(|| number.to_string())
}

/// How many of something.
#[must_use]
pub fn count(locale: Locale, count: u64) -> String {
    write_decimal(locale, &Decimal::from(count)).unwrap_or_else(|| count.to_string())
}

/// A decimal with exactly `digits` digits after the point: `12.3` / `12,3`. Not a number is an em dash.
#[must_use]
pub fn decimal(locale: Locale, value: f64, digits: u8) -> String {
    let Ok(mut decimal) = Decimal::try_from_f64(value, FloatPrecision::RoundTrip) else { return "—".to_owned() };
    let digits = i16::from(digits);
    decimal.round(-digits);
    decimal.pad_end(-digits);
    write_decimal(locale, &decimal).unwrap_or_else(|| value.to_string())
}

/// A share given as 0 to 1: `12.3%` / `12,3 %` (with a narrow no-break space, as French typography asks).
#[must_use]
pub fn percent(locale: Locale, share: f64, digits: u8) -> String {
    let number = decimal(locale, share * 100.0, digits);
    match locale {
        Locale::En => format!("{number}%"),
        Locale::Fr => format!("{number}\u{202f}%"),
    }
}

/// An amount of euro given in cents: `€1,200`, `€350.50` / `1 200 €`, `350,50 €`. Cents are written only where there are some.
#[must_use]
pub fn euro(locale: Locale, cents: u64) -> String {
    if cents.is_multiple_of(CENTS) { amount(locale, Decimal::from(cents / CENTS)) } else { amount_with_cents(locale, cents) }
}

/// An exact part of an amount in cents, cut to whole cents, which are always written: `€350.00`. Money that is shared out seldom comes to whole cents.
#[must_use]
pub fn euro_part(locale: Locale, cents: &Fraction) -> String {
    cents.decimal(0).parse().map_or_else(|_| cents.to_string(), |cents| amount_with_cents(locale, cents))
}

fn amount_with_cents(locale: Locale, cents: u64) -> String {
    let mut euro = Decimal::from(cents);
    euro.multiply_pow10(-2);
    euro.pad_end(-2);
    amount(locale, euro)
}

fn amount(locale: Locale, euro: Decimal) -> String {
    let number = write_decimal(locale, &euro).unwrap_or_else(|| euro.to_string());
    match locale {
        Locale::En => format!("€{number}"),
        Locale::Fr => format!("{number}\u{a0}€"),
    }
}

fn write_decimal(locale: Locale, decimal: &Decimal) -> Option<String> {
    Some(formats(locale).decimal.as_ref()?.format(decimal).to_string())
}

/// `3 March 2027` / `3 mars 2027`.
#[must_use]
pub fn date(locale: Locale, date: Date) -> String {
    write_date(formats(locale).long_date.as_ref(), date)
}

/// `3 Mar 2027` / `3 mars 2027`.
#[must_use]
pub fn short_date(locale: Locale, date: Date) -> String {
    write_date(formats(locale).short_date.as_ref(), date)
}

fn write_date(formatter: Option<&DateTimeFormatter<YMD>>, date: Date) -> String {
    let year = i32::from(date.year());
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    match (formatter, IcuDate::try_new_iso(year, month, day)) {
        (Some(formatter), Ok(icu)) => formatter.format(&icu).to_string(),
        _ => date.to_string(),
    }
}

/// `18:00`.
#[must_use]
pub fn time(locale: Locale, moment: &ZonedDateTime) -> String {
    let (hour, minute) = (moment.hour().unsigned_abs(), moment.minute().unsigned_abs());
    match (formats(locale).time.as_ref(), Time::try_new(hour, minute, 0, 0)) {
        (Some(formatter), Ok(time)) => formatter.format(&time).to_string(),
        _ => format!("{hour:02}:{minute:02}"),
    }
}

/// `3 March 2027 at 18:00 (CET)` / `3 mars 2027 à 18:00 (CET)`, in the zone that the moment carries.
#[must_use]
pub fn moment(locale: Locale, moment: &ZonedDateTime) -> String {
    let zone = moment.strftime("%Z").to_string();
    words::time::moment(locale, date(locale, moment.date()), time(locale, moment), zone)
}

/// The form of a moment in `<time datetime>`: RFC 3339.
#[must_use]
pub fn machine(moment: &ZonedDateTime) -> String {
    moment.timestamp().to_string()
}

/// Order of names as a reader of this language expects it (Å, É and Š in their places).
#[must_use]
pub fn compare(locale: Locale, a: &str, b: &str) -> Ordering {
    formats(locale).collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn numbers_take_the_locale_s_form() {
        assert_eq!(number(Locale::En, 1_234_567), "1,234,567");
        assert_eq!(number(Locale::Fr, 1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(decimal(Locale::Fr, 12.345, 1), "12,3");
        assert_eq!(decimal(Locale::En, 7.0, 2), "7.00");
        assert_eq!(percent(Locale::En, 0.5, 0), "50%");
    }

    #[test]
    fn amounts_take_the_locale_s_form() {
        assert_eq!(euro(Locale::En, 120_000_000), "€1,200,000");
        assert_eq!(euro(Locale::En, 35_050), "€350.50");
        assert_eq!(euro(Locale::Fr, 120_005), "1\u{202f}200,05\u{a0}€");
        let part = |text: &str| text.parse::<Fraction>().unwrap();
        assert_eq!(euro_part(Locale::En, &part("35000")), "€350.00");
        assert_eq!(euro_part(Locale::Fr, &part("10000/3")), "33,33\u{a0}€");
    }

    #[test]
    fn dates_take_the_locale_s_form() {
        assert_eq!(date(Locale::En, day(2027, 3, 3)), "3 March 2027");
        assert_eq!(date(Locale::Fr, day(2027, 3, 3)), "3 mars 2027");
    }

    #[test]
    fn names_sort_as_readers_expect() {
        assert_eq!(compare(Locale::En, "Łódź", "Lyon"), Ordering::Less);
        assert_eq!(compare(Locale::Fr, "Évora", "Eindhoven"), Ordering::Greater);
    }
}
