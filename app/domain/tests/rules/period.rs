//! Quarters, years, and all time.

use domain::participation::{Period, Quarter};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = Date> {
    (1..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

#[test]
fn quarters_begin_and_end_with_their_months() {
    for (number, first, last) in [
        (1, date(2024, 1, 1), date(2024, 3, 31)),
        (2, date(2024, 4, 1), date(2024, 6, 30)),
        (3, date(2024, 7, 1), date(2024, 9, 30)),
        (4, date(2024, 10, 1), date(2024, 12, 31)),
    ] {
        let quarter = Quarter::new(2024, number).unwrap();
        assert_eq!((quarter.first_day(), quarter.last_day()), (first, last));
        assert_eq!((Quarter::of(first), Quarter::of(last)), (quarter, quarter));
    }
}

#[test]
fn names() {
    let quarter = Quarter::new(2026, 3).unwrap();
    for (period, name) in [(Period::All, "all"), (Period::Year(2026), "2026"), (Period::Quarter(quarter), "2026-Q3")] {
        assert_eq!(period.as_string(), name);
        assert_eq!(Period::parse(name), Some(period));
        assert_eq!(serde_json::to_string(&period).unwrap(), format!("\"{name}\""));
        assert_eq!(serde_json::from_str::<Period>(&format!("\"{name}\"")).unwrap(), period);
    }
    let wrong = ["", "ALL", "26", "02026", "+026", "0000", "2026-Q0", "2026-Q5", "2026-Q03", "2026-q3", "2026-Q", "2026-Q3 "];
    for name in wrong {
        assert_eq!(Period::parse(name), None, "{name}");
    }
}

#[test]
fn there_is_no_fifth_quarter() {
    assert_eq!((Quarter::new(2026, 0), Quarter::new(2026, 5), Quarter::new(0, 1)), (None, None, None));
    assert_eq!((Quarter::from_index(3), Quarter::from_index(-1), Quarter::from_index(40_000)), (None, None, None));
}

#[test]
fn a_year_has_its_days_and_all_time_has_none() {
    assert_eq!(Period::Year(2026).first_day(), Some(date(2026, 1, 1)));
    assert_eq!(Period::Year(2026).last_day(), Some(date(2026, 12, 31)));
    assert_eq!((Period::All.first_day(), Period::All.last_day()), (None, None));
}

proptest! {
    #[test]
    fn a_day_lies_in_the_periods_that_contain_it(day in day()) {
        let periods = Period::containing(day);
        prop_assert_eq!(periods[0], Period::All);
        for period in periods {
            prop_assert!(period.contains(Quarter::of(day)));
            prop_assert!(period.first_day().is_none_or(|first| first <= day));
            prop_assert!(period.last_day().is_none_or(|last| day <= last));
            prop_assert_eq!(Period::parse(&period.as_string()), Some(period));
        }
    }

    #[test]
    fn quarters_form_an_unbroken_row(day in day()) {
        let quarter = Quarter::of(day);
        prop_assert_eq!(Quarter::from_index(quarter.index()), Some(quarter));
        if let Some(next) = Quarter::from_index(quarter.index() + 1) {
            prop_assert_eq!(next.first_day(), quarter.last_day().tomorrow().unwrap());
            prop_assert!(next > quarter);
        }
    }

    #[test]
    fn names_sort_as_time_does(a in day(), b in day()) {
        let (a, b) = (Quarter::of(a), Quarter::of(b));
        prop_assert_eq!(a.as_string().cmp(&b.as_string()), a.cmp(&b));
    }
}
