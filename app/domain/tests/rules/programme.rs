//! The indicators of the programme.

use domain::contract::{Country, Phase, Population, Preparedness, SizeBand};
use domain::indicators::programme::{country_coverage, evenness, usual_rate, usual_rates_by_kind};
use domain::indicators::quantiles::quartiles;
use domain::indicators::{CityFacts, Figure, Part, Reason, Unit, Value};
use domain::{Ratio, indicators::Group};
use proptest::prelude::*;

use crate::world::{city, residents, voters};

/// A city in this country with that many participants.
fn in_country(country: &str, participants: i64) -> CityFacts {
    CityFacts { country: country.to_owned(), counters: voters(participants), ..city(1) }
}

fn refs(cities: &[CityFacts]) -> Vec<&CityFacts> {
    cities.iter().collect()
}

fn number(figure: &Figure) -> f64 {
    figure.number().unwrap()
}

#[test]
fn g1_counts_countries_where_somebody_took_part() {
    let cities = [in_country("FR", 5), in_country("FR", 0), in_country("DE", 0), in_country("NO", 1), in_country("GR", 2), in_country("US", 9)];
    let all = country_coverage(&refs(&cities), Part::AllCountries);
    assert_eq!((all.numerator, all.denominator, all.unit), (Some(3), Some(35), Unit::Percent));
    let members = country_coverage(&refs(&cities), Part::EuMembers);
    assert_eq!((members.numerator, members.denominator), (Some(2), Some(27)));
    assert_eq!(country_coverage(&[], Part::EuMembers).reason(), Some(Reason::NoCities));
}

#[test]
fn g4_goes_from_one_country_to_all_alike() {
    let one = [in_country("FR", 5), in_country("DE", 0)];
    assert_eq!(number(&evenness(&refs(&one), Part::AllCountries)), 0.0);
    let alike: Vec<CityFacts> = Country::ALL.iter().map(|country| in_country(country.as_str(), 7)).collect();
    assert_eq!(number(&evenness(&refs(&alike), Part::AllCountries)), 1.0);
    assert_eq!(number(&evenness(&refs(&alike), Part::EuMembers)), 1.0);
}

#[test]
fn g4_of_two_equal_countries_is_ln_2_over_ln_n() {
    let two = [in_country("FR", 3), in_country("FR", 2), in_country("DE", 5), in_country("NO", 90)];
    let figure = evenness(&refs(&two), Part::EuMembers);
    assert!((number(&figure) - 2_f64.ln() / 27_f64.ln()).abs() < 1e-15);
    assert_eq!((figure.denominator, figure.unit), (Some(10), Unit::Index));
}

#[test]
fn g4_without_participants_is_not_available() {
    assert_eq!(evenness(&[], Part::EuMembers).reason(), Some(Reason::NoCities));
    let nobody = [in_country("FR", 0), in_country("NO", 4)];
    assert_eq!(evenness(&refs(&nobody), Part::EuMembers).reason(), Some(Reason::NoParticipants));
}

#[test]
fn quartiles_are_of_type_7() {
    // The same as R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) gives 1.75, 3, 5.
    let rates = [8, 1, 4, 2].iter().filter_map(|&rate| Ratio::new(rate, 1000)).collect();
    assert_eq!(quartiles(rates), Some(Value::Quartiles { q1: 1.75, median: 3.0, q3: 5.0, n: 4 }));
    let rates = [3, 1, 2, 5, 4].iter().filter_map(|&rate| Ratio::new(rate, 1000)).collect();
    assert_eq!(quartiles(rates), Some(Value::Quartiles { q1: 2.0, median: 3.0, q3: 4.0, n: 5 }));
    let single = Ratio::new(3, 1000).into_iter().collect();
    assert_eq!(quartiles(single), Some(Value::Quartiles { q1: 3.0, median: 3.0, q3: 3.0, n: 1 }));
    assert_eq!(quartiles(Vec::new()), None);
}

#[test]
fn g5_leaves_out_cities_without_a_rate() {
    let flagged = Population { to_be_replaced: true, ..residents(100_000) };
    let cities = [
        in_country("FR", 100),
        in_country("FR", 300),
        CityFacts { population: None, ..in_country("FR", 900) },
        CityFacts { population: Some(flagged), ..in_country("FR", 900) },
        CityFacts { phases_reached: Vec::new(), ..in_country("FR", 0) },
    ];
    let figure = usual_rate(&refs(&cities));
    assert_eq!(figure.value, Value::Quartiles { q1: 1.5, median: 2.0, q3: 2.5, n: 2 });
    assert_eq!(figure.unit, Unit::Quantiles);
    assert_eq!(usual_rate(&[]).reason(), Some(Reason::NoCities));
}

#[test]
fn g5_groups_by_phase_level_and_size() {
    let small = CityFacts {
        population: Some(residents(50_000)),
        preparedness: Some(Preparedness::Beginner),
        by_phase: vec![(Phase::ExpressionOfInterest, voters(50)), (Phase::CoCreation, voters(0))],
        ..city(1)
    };
    let twin = CityFacts { by_phase: vec![(Phase::CoCreation, voters(100))], ..small.clone() };
    let undeclared = CityFacts { preparedness: None, ..twin.clone() };
    let unknown = CityFacts { population: None, ..twin.clone() };
    let cities = [small, twin, undeclared, unknown];

    let kinds = |groups: &[Group]| -> Vec<_> { groups.iter().map(|group| (group.phase, group.preparedness, group.size, group.figure.value.clone())).collect() };
    let quartiles = |q1, median, q3, n| Value::Quartiles { q1, median, q3, n };
    let (beginner, band) = (Some(Preparedness::Beginner), SizeBand::Under100k);
    let co_creation = [(Phase::CoCreation, None, band, quartiles(2.0, 2.0, 2.0, 1)), (Phase::CoCreation, beginner, band, quartiles(0.5, 1.0, 1.5, 2))];
    let first = (Phase::ExpressionOfInterest, beginner, band, quartiles(1.0, 1.0, 1.0, 1));
    let all = usual_rates_by_kind(&refs(&cities), None);
    assert_eq!(kinds(&all), [&[first], co_creation.as_slice()].concat());
    let asked = usual_rates_by_kind(&refs(&cities), Some(Phase::CoCreation));
    assert_eq!(kinds(&asked), co_creation);
}

fn shares() -> impl Strategy<Value = Vec<CityFacts>> {
    prop::collection::vec((prop::sample::select(Country::ALL), 0..2000_i64), 1..60)
        .prop_map(|cities| cities.into_iter().map(|(country, participants)| in_country(country.as_str(), participants)).collect())
}

proptest! {
    #[test]
    fn g4_lies_between_0_and_1_and_forgets_the_order((plain, shuffled) in shares().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle()))) {
        for part in [Part::EuMembers, Part::AllCountries] {
            let figure = evenness(&refs(&plain), part);
            prop_assert_eq!(&figure, &evenness(&refs(&shuffled), part));
            if let Some(evenness) = figure.number() {
                prop_assert!((0.0..=1.0).contains(&evenness));
            }
        }
    }

    #[test]
    fn quartiles_are_in_order_and_within_the_group(rates in prop::collection::vec(0..5000_u64, 1..40)) {
        let (least, most) = (*rates.iter().min().unwrap() as f64, *rates.iter().max().unwrap() as f64);
        let ratios = rates.iter().filter_map(|&rate| Ratio::new(rate, 1000)).collect();
        let Some(Value::Quartiles { q1, median, q3, n }) = quartiles(ratios) else { panic!("no quartiles") };
        prop_assert!(least <= q1 && q1 <= median && median <= q3 && q3 <= most);
        prop_assert_eq!(n, rates.len() as u64);
    }

    /// Half of a group's cities are at or below its median, and half at or above.
    #[test]
    fn the_median_is_in_the_middle(rates in prop::collection::vec(0..5000_u64, 1..40)) {
        let ratios = rates.iter().filter_map(|&rate| Ratio::new(rate, 1000)).collect();
        let Some(Value::Quartiles { median, .. }) = quartiles(ratios) else { panic!("no quartiles") };
        let below = rates.iter().filter(|&&rate| rate as f64 <= median).count();
        let above = rates.iter().filter(|&&rate| rate as f64 >= median).count();
        prop_assert!(below * 2 >= rates.len() && above * 2 >= rates.len());
    }
}
