//! The indicators of the whole programme: is participation spread over countries, and what is usual for cities of a kind.
//!
//! The number of countries is fixed, 27 members of the Union or all 35 of the Mission, and countries where nobody took part stay in as zeros:
//! otherwise silence would look like evenness. Both are given; codes that are not of the Mission are left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::column::{Column, Part};
use super::facts::{CityFacts, counted};
use super::figure::{Figure, Reason, Value};
use super::formulas::rate;
use super::indicator::Indicator;
use super::quantiles::quartiles;
use crate::contract::{Country, Phase, Preparedness, SizeBand};
use crate::ratio::Ratio;

/// The participation rate of cities of a kind (G5). Cities that declared no level of entry are a kind of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The phase participation took place in.
    pub phase: Phase,
    /// The level of entry.
    pub preparedness: Option<Preparedness>,
    /// The size.
    pub size: SizeBand,
    /// Median and quartiles.
    pub figure: Figure,
}

/// **G1, country coverage** = countries with at least one active city / *N_c*, in percent. A city is active when somebody took part.
#[must_use]
pub fn country_coverage(cities: &[&CityFacts], part: Part) -> Figure {
    let column = Column::new(Indicator::G1, part);
    if cities.is_empty() {
        return Figure::not_available(column, Reason::NoCities);
    }
    let active = participants_by_country(cities, part).values().filter(|&&participants| participants > 0).count();
    Figure::ratio(column, active as u64, countries(part) as u64, Reason::NoCities)
}

/// **G4, evenness between countries** (Pielou's index of Shannon's entropy) = − Σ *s_j* ln *s_j* / ln *N_c*, from 0 (one country) to 1 (all alike).
///
/// *s_j* is the share of all participants who took part in country *j*, with 0 ln 0 = 0.
#[must_use]
pub fn evenness(cities: &[&CityFacts], part: Part) -> Figure {
    let column = Column::new(Indicator::G4, part);
    if cities.is_empty() {
        return Figure::not_available(column, Reason::NoCities);
    }
    let by_country = participants_by_country(cities, part);
    let total: u64 = by_country.values().sum();
    if total == 0 {
        return Figure::not_available(column, Reason::NoParticipants);
    }
    let entropy: f64 = by_country
        .values()
        .filter(|&&participants| participants > 0)
        .map(|&participants| {
            let share = participants as f64 / total as f64;
            share * (total as f64 / participants as f64).ln()
        })
        .sum();
    // Rounding may carry perfect evenness a hair over 1.
    let evenness = (entropy / (countries(part) as f64).ln()).clamp(0.0, 1.0);
    Figure::made(column, Value::Number(evenness)).with_denominator(total)
}

/// **G5, median and quartiles of I01** over these cities, with how many they are. Cities without a usable population have no rate and are not among them.
#[must_use]
pub fn usual_rate(cities: &[&CityFacts]) -> Figure {
    let rates = cities
        .iter()
        .filter(|facts| facts.is_active() || !facts.phases_reached.is_empty())
        .filter_map(|facts| rate(facts.participants(), facts.population.as_ref()).ok());
    quartile_figure(rates.collect())
}

/// **G5 by phase × preparedness × size band**: no league table, since a rate means little outside its context. Kinds without a city are left out.
///
/// A city belongs to each phase it has reached, with the participation of that phase.
#[must_use]
pub fn usual_rates_by_kind(cities: &[&CityFacts], phase: Option<Phase>) -> Vec<Group> {
    let mut kinds: BTreeMap<(Phase, Option<Preparedness>, SizeBand), Vec<Ratio>> = BTreeMap::new();
    for facts in cities {
        let Some(population) = facts.usable_population() else {
            continue;
        };
        for (reached, counters) in &facts.by_phase {
            let asked = phase.is_none_or(|phase| phase == *reached);
            if let (true, Ok(rate)) = (asked, rate(counted(counters.participants), Some(population))) {
                kinds.entry((*reached, facts.preparedness, population.size_band())).or_default().push(rate);
            }
        }
    }
    kinds.into_iter().map(|((phase, preparedness, size), rates)| Group { phase, preparedness, size, figure: quartile_figure(rates) }).collect()
}

fn quartile_figure(rates: Vec<Ratio>) -> Figure {
    let column = Column::new(Indicator::G5, Part::Whole);
    match quartiles(rates) {
        Some(value) => Figure::made(column, value),
        None => Figure::not_available(column, Reason::NoCities),
    }
}

/// The participants of each country that counts for this part.
fn participants_by_country(cities: &[&CityFacts], part: Part) -> BTreeMap<Country, u64> {
    let mut by_country = BTreeMap::new();
    for facts in cities {
        if let Some(country) = Country::parse(&facts.country).filter(|country| counts(*country, part)) {
            *by_country.entry(country).or_insert(0) += facts.participants();
        }
    }
    by_country
}

/// *N_c*.
fn countries(part: Part) -> usize {
    Country::ALL.iter().filter(|country| counts(**country, part)).count()
}

fn counts(country: Country, part: Part) -> bool {
    part != Part::EuMembers || country.is_eu_member()
}
