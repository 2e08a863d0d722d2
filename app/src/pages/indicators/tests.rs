//! The board with a city that has every figure and one that has none.

use super::indicators;
use crate::pages::testing::{HOSTILE, checked, frame, moment};
use crate::view::indicators::{BoardDot, IndicatorsView};
use crate::words::Locale;
use domain::contract::{Boundary, Phase, Population, Preparedness};
use domain::ids::CityId;
use domain::indicators::{CityFacts, Column, Direction, Filter, SortKey, board};
use domain::participation::{Counters, Period};

fn city(id: i64, participants: i64, name: &str) -> CityFacts {
    let population = Population { count: 1000, year: Some(2023), source: HOSTILE.to_owned(), note: None, to_be_replaced: false };
    CityFacts {
        city: CityId(id),
        slug: format!("city-{id}"),
        name: name.to_owned(),
        country: "BE".to_owned(),
        population: (participants > 0).then_some(population),
        boundary: Boundary::District,
        preparedness: (participants > 0).then_some(Preparedness::Beginner),
        phases_reached: vec![Phase::CoCreation],
        phases_engaged: Vec::new(),
        processes_by_level: [0, 1, 2, 0, 0],
        counters: Counters { participants, contributions: participants * 2, ..Counters::default() },
        by_phase: Vec::new(),
        authored_activities: 1,
    }
}

fn view(sort: SortKey, direction: Direction) -> IndicatorsView {
    let facts = [city(1, 0, "Łódź"), city(2, 500, HOSTILE), city(3, 20, "Évora"), city(4, 20, "Zagreb")];
    IndicatorsView {
        board: board(&Filter { phase: Some(Phase::CoCreation), ..Filter::default() }, &facts),
        sort,
        direction,
        periods: vec![Period::All, Period::Year(2026)],
        countries: vec!["BE".to_owned(), "FR".to_owned()],
        dots: vec![BoardDot { slug: "city-2".to_owned(), name: HOSTILE.to_owned(), latitude: 51.0, longitude: 3.7, active: true }],
        computed: moment(),
        csv: "/api/v1/indicators.csv?phase=co-creation".to_owned(),
        json: "/api/v1/indicators?phase=co-creation".to_owned(),
    }
}

#[test]
fn names_are_escaped_and_links_keep_the_filter() {
    for &locale in Locale::ALL {
        let view = view(SortKey::Name, Direction::Ascending);
        let html = checked(&frame(locale, "/indicators"), |frame| indicators(frame, &view));
        assert!(html.contains("phase=co-creation&amp;preparedness=beginner&amp;sort=name&amp;dir=ascending"), "{html}");
    }
}

#[test]
fn what_is_missing_comes_last_and_says_why() {
    let first = |html: &str, slug: &str| html.find(&format!("<th scope=\"row\"><a href=\"/en/cities/{slug}\"")).unwrap_or(usize::MAX);
    let key = SortKey::Figure(*Column::CITY.first().unwrap());
    for direction in [Direction::Ascending, Direction::Descending] {
        let view = view(key, direction);
        let html = checked(&frame(Locale::En, "/indicators"), |frame| indicators(frame, &view));
        assert!(html.contains("not available: The city has not declared its population."), "{html}");
        assert!((2..=4).all(|other| first(&html, "city-1") > first(&html, &format!("city-{other}"))), "{direction:?}");
        assert!(first(&html, "city-3") < first(&html, "city-4"), "equals stand by name");
        assert_eq!(first(&html, "city-2") < first(&html, "city-3"), direction == Direction::Descending);
    }
}
