//! Every closed list: names are unique, in lower case with hyphens, read back, and are the very names JSON uses.

use std::collections::BTreeSet;
use std::fmt::Debug;

use domain::consultation::{ConsultationState, Field, Level, PollRefusal, PollState, Subject, WindowState};
use domain::contract::{Asset, Boundary, Country, Phase, Preparedness, SizeBand, Standing};
use domain::indicators::{Column, Direction, Indicator, Part, Reach, Reason, SortKey, Unit};
use domain::participation::{Act, Channel};
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::offline::{BatchState, Settlement};
use domain::voting::{Eligibility, Method, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn check<T>(all: &[T], name: fn(T) -> &'static str, parse: fn(&str) -> Option<T>)
where
    T: Copy + Debug + Ord + Serialize + DeserializeOwned,
{
    let mut seen = BTreeSet::new();
    for &value in all {
        let text = name(value);
        assert!(seen.insert(text), "{text} twice");
        assert!(text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{text}");
        assert_eq!(parse(text), Some(value));
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
    }
    assert!(all.is_sorted(), "{all:?} is not in natural order");
    assert_eq!(parse(""), None);
    assert_eq!(parse("Something-Else"), None);
}

#[test]
fn of_the_contract() {
    check(Phase::ALL, Phase::as_str, Phase::parse);
    check(Standing::ALL, Standing::as_str, Standing::parse);
    check(Boundary::ALL, Boundary::as_str, Boundary::parse);
    check(SizeBand::ALL, SizeBand::as_str, SizeBand::parse);
    check(Preparedness::ALL, Preparedness::as_str, Preparedness::parse);
    check(Asset::ALL, Asset::as_str, Asset::parse);
}

#[test]
fn of_the_consultation() {
    check(Level::ALL, Level::as_str, Level::parse);
    check(Field::ALL, Field::as_str, Field::parse);
    check(WindowState::ALL, WindowState::as_str, WindowState::parse);
    check(PollState::ALL, PollState::as_str, PollState::parse);
    check(PollRefusal::ALL, PollRefusal::as_str, PollRefusal::parse);
    check(Settlement::ALL, Settlement::as_str, Settlement::parse);
    check(BatchState::ALL, BatchState::as_str, BatchState::parse);
    check(ConsultationState::ALL, ConsultationState::as_str, ConsultationState::parse);
    check(Subject::ALL, Subject::as_str, Subject::parse);
}

#[test]
fn of_voting_and_taking_part() {
    check(Eligibility::ALL, Eligibility::as_str, Eligibility::parse);
    check(Refusal::ALL, Refusal::as_str, Refusal::parse);
    check(domain::voting::roll::Column::ALL, domain::voting::roll::Column::as_str, domain::voting::roll::Column::parse);
    check(Act::ALL, Act::as_str, Act::parse);
    check(Channel::ALL, Channel::as_str, Channel::parse);
}

#[test]
fn of_the_indicators() {
    check(Indicator::ALL, Indicator::as_str, Indicator::parse);
    check(Unit::ALL, Unit::as_str, Unit::parse);
    check(Reach::ALL, Reach::as_str, Reach::parse);
    check(Part::ALL, Part::as_str, Part::parse);
    check(Reason::ALL, Reason::as_str, Reason::parse);
    check(Direction::ALL, Direction::as_str, Direction::parse);
    for indicator in Indicator::ALL {
        assert_eq!(indicator.code().to_lowercase(), indicator.as_str());
    }
}

#[test]
fn of_columns_and_sort_keys() {
    for &column in Column::CITY {
        assert_eq!(Column::parse(&column.as_string()), Some(column));
        assert_eq!(SortKey::parse(&column.as_string()), Some(SortKey::Figure(column)));
        assert_eq!(column.reach(), Reach::City);
    }
    for &column in Column::PROGRAMME {
        assert_eq!(Column::parse(&column.as_string()), Some(column));
        assert_eq!(SortKey::parse(&column.as_string()), None, "rows have no such figure");
        assert_eq!(column.reach(), Reach::Programme);
    }
    for key in [SortKey::Name, SortKey::Country, SortKey::Population, SortKey::Preparedness] {
        assert_eq!(SortKey::parse(&key.as_string()), Some(key));
    }
    let names: Vec<String> = Column::CITY.iter().map(|column| column.as_string()).collect();
    assert_eq!(names, ["i01", "i02", "i03", "i11-persons", "i11-contributions", "i21", "i22-levels", "i22-at-least-involve"]);
}

#[test]
fn of_countries() {
    for &country in Country::ALL {
        assert_eq!(Country::parse(country.as_str()), Some(country));
        assert_eq!(Country::parse(country.eu_code()), Some(country));
        let json = serde_json::to_string(&country).unwrap();
        assert_eq!(json, format!("\"{country}\""));
        assert_eq!(serde_json::from_str::<Country>(&json).unwrap(), country);
    }
    assert!(serde_json::from_str::<Country>("\"US\"").is_err());
}

#[test]
fn of_rules() {
    check(Rule::ALL, Rule::as_str, Rule::parse);
    check(Satisfaction::ALL, Satisfaction::as_str, Satisfaction::parse);
}

#[test]
fn of_methods() {
    let methods = [
        Method::SingleChoice,
        Method::Approval { min: 1, max: 3 },
        Method::Ranked { min: 2, max: 3 },
        Method::Score { highest: 5 },
        Method::Points { credits: 10, highest: 6 },
        Method::Quadratic { credits: 100 },
        Method::Knapsack,
    ];
    assert_eq!(methods.map(Method::as_str), Method::NAMES);
    for method in methods {
        assert_eq!(Method::parse(method.as_str(), method.numbers()), Some(method));
        let json = serde_json::to_string(&method).unwrap();
        assert_eq!(serde_json::from_str::<Method>(&json).unwrap(), method);
    }
    assert_eq!(Method::parse("borda", Method::SingleChoice.numbers()), None);
    assert_eq!(serde_json::to_string(&Method::Approval { min: 1, max: 3 }).unwrap(), r#"{"method":"approval","min":1,"max":3}"#);
}
