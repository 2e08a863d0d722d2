//! The board: what a filter selects, what it rests on, how it is sorted, and what it must not carry.

use domain::contract::{Phase, Population, Preparedness, SizeBand};
use domain::indicators::{Board, CityFacts, Column, Coverage, Direction, Filter, Indicator, METHOD_VERSION, Part, Reason, Row, SortKey, board, sort};
use domain::participation::{Counters, Period};

use crate::world::{city, residents, voters};

fn cities() -> Vec<CityFacts> {
    let flagged = Population { to_be_replaced: true, ..residents(900_000) };
    vec![
        CityFacts { name: "Lahti".to_owned(), country: "FI".to_owned(), counters: voters(50), ..city(1) },
        CityFacts {
            name: "Lyon".to_owned(),
            preparedness: Some(Preparedness::Frontrunner),
            population: Some(residents(1_400_000)),
            counters: voters(700),
            ..city(2)
        },
        CityFacts { name: "Antwerp".to_owned(), country: "BE".to_owned(), population: Some(flagged), counters: voters(20), ..city(3) },
        CityFacts { name: "Bergen".to_owned(), country: "NO".to_owned(), preparedness: Some(Preparedness::Beginner), ..city(4) },
        CityFacts { name: "Zagreb".to_owned(), country: "HR".to_owned(), population: None, ..city(5) },
    ]
}

fn names(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

fn sorted(key: &str, direction: Direction) -> Vec<String> {
    let mut rows = board(&Filter::default(), &cities()).rows;
    sort(&mut rows, SortKey::parse(key).unwrap(), direction);
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn filters_select_cities() {
    let everything = Filter::default();
    for (filter, expected) in [
        (everything.clone(), vec!["Lahti", "Lyon", "Antwerp", "Bergen", "Zagreb"]),
        (Filter { country: Some("BE".to_owned()), ..everything.clone() }, vec!["Antwerp"]),
        (Filter { preparedness: Some(Preparedness::Beginner), ..everything.clone() }, vec!["Bergen"]),
        (Filter { size: Some(SizeBand::From100kTo500k), ..everything.clone() }, vec!["Lahti", "Bergen"]),
        (Filter { size: Some(SizeBand::Over500k), ..everything.clone() }, vec!["Lyon"]),
        (Filter { phase: Some(Phase::Implementation), period: Period::Year(2026), ..everything }, vec!["Lahti", "Lyon", "Antwerp", "Bergen", "Zagreb"]),
    ] {
        let board = board(&filter, &cities());
        assert_eq!(names(&board.rows), expected, "{filter:?}");
        assert_eq!((board.filter, board.method.as_str()), (filter, METHOD_VERSION));
    }
}

#[test]
fn coverage_says_what_figures_rest_on() {
    let all = board(&Filter::default(), &cities());
    assert_eq!(all.coverage, Coverage { registered: 5, selected: 5, active: 3, with_population: 3 });
    assert_eq!(all.available(Column::new(Indicator::I01, Part::Whole)), 3);
    assert_eq!(all.available(Column::new(Indicator::I02, Part::Whole)), 5);
    let none = board(&Filter { country: Some("MT".to_owned()), ..Filter::default() }, &cities());
    assert_eq!(none.coverage, Coverage { registered: 5, ..Coverage::default() });
}

#[test]
fn the_programme_has_every_figure_in_order() {
    let board = board(&Filter::default(), &cities());
    let columns: Vec<Column> = board.programme.iter().map(|(indicator, figure)| Column::new(*indicator, figure.part)).collect();
    assert_eq!(columns, Column::PROGRAMME);
    let coverage = board.figure(Column::new(Indicator::G1, Part::AllCountries)).unwrap();
    assert_eq!((coverage.numerator, coverage.denominator), (Some(3), Some(35)));
}

#[test]
fn one_country_is_not_compared_with_itself() {
    let board = board(&Filter { country: Some("FI".to_owned()), ..Filter::default() }, &cities());
    for indicator in [Indicator::G1, Indicator::G4] {
        for part in [Part::EuMembers, Part::AllCountries] {
            let figure = board.figure(Column::new(indicator, part)).unwrap();
            assert_eq!(figure.reason(), Some(Reason::OneCountry));
        }
    }
    assert!(board.figure(Column::new(Indicator::G5, Part::Whole)).unwrap().is_available());
}

#[test]
fn what_is_not_available_comes_last_either_way() {
    // Rates: Lahti 0.5, Lyon 0.5, Bergen 0; Antwerp and Zagreb have none.
    assert_eq!(sorted("i01", Direction::Ascending), ["Bergen", "Lahti", "Lyon", "Antwerp", "Zagreb"]);
    assert_eq!(sorted("i01", Direction::Descending), ["Lahti", "Lyon", "Bergen", "Antwerp", "Zagreb"]);
    assert_eq!(sorted("preparedness", Direction::Ascending), ["Bergen", "Lyon", "Antwerp", "Lahti", "Zagreb"]);
    assert_eq!(sorted("preparedness", Direction::Descending), ["Lyon", "Bergen", "Antwerp", "Lahti", "Zagreb"]);
}

#[test]
fn other_keys() {
    assert_eq!(sorted("i02", Direction::Descending), ["Lyon", "Lahti", "Antwerp", "Bergen", "Zagreb"]);
    assert_eq!(sorted("name", Direction::Ascending), ["Antwerp", "Bergen", "Lahti", "Lyon", "Zagreb"]);
    assert_eq!(sorted("name", Direction::Descending), ["Zagreb", "Lyon", "Lahti", "Bergen", "Antwerp"]);
    assert_eq!(sorted("country", Direction::Ascending), ["Antwerp", "Lahti", "Lyon", "Zagreb", "Bergen"]);
    assert_eq!(sorted("population", Direction::Descending), ["Lyon", "Antwerp", "Bergen", "Lahti", "Zagreb"]);
}

#[test]
fn a_withheld_share_cannot_be_read_off_the_board() {
    let counters =
        Counters { participants: 7, authors: 6543, offline_participants: 6543, contributions: 6543, offline_contributions: 6543, authored_contributions: 6543 };
    let by_phase = vec![(Phase::CoCreation, counters)];
    let few = CityFacts { counters, by_phase, authored_activities: 1, ..city(1) };
    let published = serde_json::to_string(&board(&Filter::default(), &[few])).unwrap();
    assert!(published.contains("small-number"));
    assert!(!published.contains("6543"), "{published}");
}

#[test]
fn the_board_survives_json() {
    // One country, hence no G4: serde_json writes decimals exactly, but by default reads the last digit of a long one carelessly.
    let filter = Filter { country: Some("FI".to_owned()), ..Filter::default() };
    let board = board(&filter, &cities());
    let json = serde_json::to_string(&board).unwrap();
    assert_eq!(serde_json::from_str::<Board>(&json).unwrap(), board);
}
