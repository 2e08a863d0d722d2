//! Phases, the timeline, thresholds, countries, sizes, levels of entry.

use std::collections::BTreeSet;

use domain::contract::{Asset, Country, Eligibility, Phase, PhaseWindow, Preparedness, SizeBand, Standing, eligible, minimum_population, reached, standing};
use jiff::civil::{Date, date};

use Phase::{CoCreation, ExpressionOfInterest, Implementation};
use Standing::{Completed, Current, NotReached};

fn window(phase: Phase, starts: Option<Date>, ends: Option<Date>) -> PhaseWindow {
    PhaseWindow { phase, starts, ends, approximate: false }
}

fn standings(windows: &[PhaseWindow], today: Date) -> Vec<Standing> {
    let standings = standing(windows, today);
    assert_eq!(standings.iter().map(|line| line.phase).collect::<Vec<_>>(), Phase::ALL);
    standings.into_iter().map(|line| line.standing).collect()
}

#[test]
fn phases_are_numbered_from_one() {
    for &phase in Phase::ALL {
        assert_eq!(Phase::from_number(phase.number()), Some(phase));
    }
    assert_eq!(Phase::ALL.iter().map(|phase| phase.number()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((Phase::from_number(0), Phase::from_number(4)), (None, None));
}

#[test]
fn both_days_of_a_phase_belong_to_it() {
    let phase = window(CoCreation, Some(date(2022, 5, 1)), Some(date(2024, 3, 31)));
    for (today, expected) in [(date(2022, 4, 30), NotReached), (date(2022, 5, 1), Current), (date(2024, 3, 31), Current), (date(2024, 4, 1), Completed)] {
        assert_eq!(phase.standing(today), expected, "{today}");
    }
}

#[test]
fn what_is_not_recorded_is_not_guessed() {
    let today = date(2026, 1, 1);
    let (past, future) = (Some(date(2025, 1, 1)), Some(date(2027, 1, 1)));
    for (starts, ends, expected) in
        [(None, None, NotReached), (past, None, Current), (future, None, NotReached), (None, past, Completed), (None, future, Current)]
    {
        assert_eq!(window(CoCreation, starts, ends).standing(today), expected, "{starts:?} {ends:?}");
    }
}

#[test]
fn phases_overlap_and_come_in_order() {
    let windows = [
        window(Implementation, Some(date(2024, 1, 1)), None),
        window(CoCreation, Some(date(2022, 5, 1)), Some(date(2025, 12, 31))),
        window(ExpressionOfInterest, Some(date(2021, 11, 25)), Some(date(2022, 1, 31))),
    ];
    assert_eq!(standings(&windows, date(2021, 1, 1)), [NotReached, NotReached, NotReached]);
    assert_eq!(standings(&windows, date(2025, 6, 1)), [Completed, Current, Current]);
    assert_eq!(reached(&windows, date(2023, 1, 1)), [ExpressionOfInterest, CoCreation]);
    assert_eq!(standings(&[], date(2025, 6, 1)), [NotReached, NotReached, NotReached]);
}

#[test]
fn a_phase_taken_up_again_is_current() {
    let first = window(CoCreation, Some(date(2022, 5, 1)), Some(date(2023, 12, 31)));
    let again = window(CoCreation, Some(date(2026, 1, 1)), Some(date(2026, 6, 30)));
    for (today, expected) in [(date(2024, 6, 1), Completed), (date(2026, 6, 30), Current), (date(2026, 7, 1), Completed)] {
        assert_eq!(standings(&[first.clone(), again.clone()], today)[1], expected, "{today}");
        assert_eq!(standings(&[again.clone(), first.clone()], today)[1], expected, "{today}");
    }
}

#[test]
fn thresholds_are_those_of_the_call() {
    for country in ["HR", "CY", "EE", "IE", "LV", "LT", "LU", "MT", "SI", "SK"] {
        assert_eq!(minimum_population(country), 10_000, "{country}");
        assert_eq!(eligible(country, 10_000), Eligibility::Eligible);
        assert_eq!(eligible(country, 9_999), Eligibility::TooSmall { minimum: 10_000 });
    }
    let ordinary = Country::ALL.iter().filter(|country| minimum_population(country.as_str()) == 50_000);
    assert_eq!(ordinary.count(), 25);
    assert_eq!(eligible("FR", 50_000), Eligibility::Eligible);
    assert_eq!(eligible("FR", 49_999), Eligibility::TooSmall { minimum: 50_000 });
}

#[test]
fn there_are_27_members_and_8_associated_countries() {
    let codes: BTreeSet<&str> = Country::ALL.iter().map(|country| country.as_str()).collect();
    assert_eq!(codes.len(), 35);
    assert_eq!(Country::ALL.iter().filter(|country| country.is_eu_member()).count(), 27);
    let associated: Vec<&str> = Country::ALL.iter().filter(|country| !country.is_eu_member()).map(|country| country.as_str()).collect();
    assert_eq!(associated, ["AL", "BA", "GB", "IL", "IS", "ME", "NO", "TR"]);
}

#[test]
fn the_codes_of_the_institutions_are_understood() {
    assert_eq!(Country::parse("EL"), Country::parse("GR"));
    assert_eq!(Country::parse("UK"), Country::parse("GB"));
    assert_eq!(Country::parse("GR").map(Country::eu_code), Some("EL"));
    assert_eq!(Country::parse("GB").map(Country::eu_code), Some("UK"));
    assert_eq!(Country::parse("FR").map(Country::eu_code), Some("FR"));
    assert_eq!(Country::parse("gr"), None);
    assert_eq!(Country::parse("US"), None);
}

#[test]
fn size_bands_meet_without_gap() {
    for (residents, band) in [
        (0, SizeBand::Under100k),
        (99_999, SizeBand::Under100k),
        (100_000, SizeBand::From100kTo500k),
        (500_000, SizeBand::From100kTo500k),
        (500_001, SizeBand::Over500k),
        (u32::MAX, SizeBand::Over500k),
    ] {
        assert_eq!(SizeBand::of(residents), band, "{residents}");
    }
}

#[test]
fn no_level_of_entry_has_what_it_lacks_and_every_asset_is_used() {
    let mut used = BTreeSet::new();
    for level in Preparedness::ALL {
        let has: BTreeSet<Asset> = level.has().iter().copied().collect();
        let lacks: BTreeSet<Asset> = level.lacks().iter().copied().collect();
        assert!(has.is_disjoint(&lacks), "{level:?}");
        used.extend(has.union(&lacks).copied());
    }
    assert_eq!(used.into_iter().collect::<Vec<_>>(), Asset::ALL);
}
