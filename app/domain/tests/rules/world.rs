//! Things to test with.

use domain::contract::{Boundary, Phase, Population};
use domain::indicators::CityFacts;
use domain::participation::Counters;
use domain::voting::{Method, Question};
use domain::{CityId, OptionId, QuestionId};
use jiff::Timestamp;

/// A moment, in seconds.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A mandatory question with options `id * 10 + 1` to `id * 10 + options`.
pub fn question(id: i64, method: Method, options: i64) -> Question {
    let options = (1..=options).map(|option| OptionId(id * 10 + option)).collect();
    Question { id: QuestionId(id), method, options, optional: false, budget: None }
}

pub fn residents(count: u32) -> Population {
    Population { count, year: Some(2024), source: "register".to_owned(), note: None, to_be_replaced: false }
}

/// A city of 100,000 residents in its first two phases, where nothing has happened yet.
pub fn city(id: i64) -> CityFacts {
    CityFacts {
        city: CityId(id),
        slug: format!("city-{id}"),
        name: format!("City {id:03}"),
        country: "FR".to_owned(),
        population: Some(residents(100_000)),
        boundary: Boundary::Municipality,
        preparedness: None,
        phases_reached: vec![Phase::ExpressionOfInterest, Phase::CoCreation],
        phases_engaged: Vec::new(),
        processes_by_level: [0; 5],
        counters: Counters::default(),
        by_phase: Vec::new(),
        authored_activities: 0,
    }
}

/// That many participants, each of whom voted once on the web.
pub fn voters(participants: i64) -> Counters {
    Counters { participants, contributions: participants, ..Counters::default() }
}
