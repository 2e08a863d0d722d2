//! A month of a year, for what is known no better.

use crate::words::Locale;
use icu_calendar::Date as IcuDate;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YM;
use icu_locale_core::locale;
use jiff::civil::Date;
use std::sync::LazyLock;

type Months = Option<DateTimeFormatter<YM>>;

static ENGLISH: LazyLock<Months> = LazyLock::new(|| DateTimeFormatter::try_new(locale!("en-GB").into(), YM::long()).ok());
static FRENCH: LazyLock<Months> = LazyLock::new(|| DateTimeFormatter::try_new(locale!("fr").into(), YM::long()).ok());

/// `May 2025` / `mai 2025`, whatever the day.
#[must_use]
pub fn month(l: Locale, date: Date) -> String {
    let formatter = match l {
        Locale::En => ENGLISH.as_ref(),
        Locale::Fr => FRENCH.as_ref(),
    };
    match (formatter, IcuDate::try_new_iso(i32::from(date.year()), date.month().unsigned_abs(), 1)) {
        (Some(formatter), Ok(day)) => formatter.format(&day).to_string(),
        _ => format!("{:04}-{:02}", date.year(), date.month()),
    }
}

#[cfg(test)]
mod tests {
    use super::month;
    use crate::words::Locale;

    #[test]
    fn months_are_written_in_words() {
        let may = jiff::civil::date(2025, 5, 9);
        assert_eq!(month(Locale::En, may), "May 2025");
        assert_eq!(month(Locale::Fr, may), "mai 2025");
    }
}
