//! The words for indicators, their parts, units, periods and reasons.

use crate::words::{Locale, indicators as say};
use domain::indicators::{Column, Indicator, Part, Reason, SortKey, Unit};
use domain::participation::Period;

/// The name of an indicator.
pub fn indicator(l: Locale, indicator: Indicator) -> String {
    match indicator {
        Indicator::I01 => say::i01(l),
        Indicator::I02 => say::i02(l),
        Indicator::I03 => say::i03(l),
        Indicator::I11 => say::i11(l),
        Indicator::I21 => say::i21(l),
        Indicator::I22 => say::i22(l),
        Indicator::G1 => say::g1(l),
        Indicator::G4 => say::g4(l),
        Indicator::G5 => say::g5(l),
    }
}

/// The name of a column: an indicator, or one of its parts.
pub fn column(l: Locale, column: Column) -> String {
    match column.part {
        Part::Whole => indicator(l, column.indicator),
        Part::Persons => say::i11_persons(l),
        Part::Contributions => say::i11_contributions(l),
        Part::Levels => say::i22_levels(l),
        Part::AtLeastInvolve => say::i22_at_least_involve(l),
        Part::EuMembers => say::of_members(l, indicator(l, column.indicator)),
        Part::AllCountries => say::of_all_countries(l, indicator(l, column.indicator)),
    }
}

/// A unit.
pub fn unit(l: Locale, unit: Unit) -> String {
    match unit {
        Unit::PerThousand => say::unit_per_thousand(l),
        Unit::Persons => say::unit_persons(l),
        Unit::Percent => say::unit_percent(l),
        Unit::Distribution => say::unit_distribution(l),
        Unit::Index => say::unit_index(l),
        Unit::Quantiles => say::unit_quantiles(l),
    }
}

/// Why a figure is missing.
pub fn reason(l: Locale, reason: Reason) -> String {
    match reason {
        Reason::NoPopulation => say::no_population(l),
        Reason::PopulationToBeReplaced => say::population_to_be_replaced(l),
        Reason::NoParticipants => say::no_participants(l),
        Reason::NoAuthoredActivity => say::no_authored_activity(l),
        Reason::NoPhaseReached => say::no_phase_reached(l),
        Reason::NoConsultation => say::no_consultation(l),
        Reason::SmallNumber => say::small_number(l),
        Reason::NoCities => say::no_cities(l),
        Reason::OneCountry => say::one_country(l),
    }
}

/// The short code of a reason, as in the legend: a, b, c …
pub fn reason_code(reason: Reason) -> char {
    let place = Reason::ALL.iter().position(|one| *one == reason).unwrap_or(0);
    ('a'..='z').nth(place).unwrap_or('z')
}

/// A period.
pub fn period(l: Locale, period: Period) -> String {
    match period {
        Period::All => say::period_all(l),
        Period::Year(year) => year.to_string(),
        Period::Quarter(quarter) => say::period_quarter(l, u32::from(quarter.number()), quarter.year().to_string()),
    }
}

/// What rows can be sorted by.
pub fn sort_key(l: Locale, key: SortKey) -> String {
    match key {
        SortKey::Name => say::city(l),
        SortKey::Country => say::country_and_boundary(l),
        SortKey::Population => say::population(l),
        SortKey::Preparedness => say::preparedness(l),
        SortKey::Figure(one) => column(l, one),
    }
}
