//! The registry of mission cities: facts that come with Parvis, and what each city declares in their place.

use super::callers::Caller;
use super::once;
use super::refusal::{Refusal, Result};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::contract::{Boundary, Preparedness};
use domain::ids::CityId;
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use store::cities::{Declaration, declare};
use store::entities::city;
use store::{Database, DbErr, audit, cities};
use unicode_normalization::UnicodeNormalization;

/// The 112 mission cities; sources in `server/facts/README.md`.
const MISSION_CITIES: &str = include_str!("../../facts/mission_cities.csv");

#[derive(Debug, Deserialize)]
struct Fact {
    slug: String,
    name: String,
    name_en: String,
    name_fr: String,
    country: String,
    boundary: String,
    lat: f64,
    lon: f64,
    population: Option<i64>,
    population_year: Option<i32>,
    population_source: String,
    population_note: Option<String>,
    population_to_be_replaced: bool,
    timezone: String,
    languages: String,
    label_awarded: Option<String>,
    membership_source: Option<String>,
}

/// Opens the registry with the mission cities if it is empty; how many were added.
///
/// # Errors
/// When the database refuses or the facts do not read.
pub async fn open(database: &Database) -> std::result::Result<usize, DbErr> {
    let tx = database.begin_write().await?;
    if cities::count(&tx).await? > 0 {
        return Ok(0);
    }
    let mut added = 0;
    for fact in csv::Reader::from_reader(MISSION_CITIES.as_bytes()).deserialize() {
        let fact: Fact = fact.map_err(|error| DbErr::Custom(format!("mission_cities.csv: {error}")))?;
        cities::add(&tx, row(fact)).await?;
        added += 1;
    }
    tx.commit().await?;
    Ok(added)
}

fn row(fact: Fact) -> city::ActiveModel {
    let search = folded(&[&fact.name, &fact.name_en, &fact.name_fr, &fact.slug].map(String::as_str).join(" "));
    let not_empty = |text: Option<String>| text.filter(|text| !text.is_empty());
    city::ActiveModel {
        slug: Set(fact.slug),
        name: Set(fact.name),
        name_en: Set(fact.name_en),
        name_fr: Set(fact.name_fr),
        country: Set(fact.country),
        boundary: Set(fact.boundary),
        latitude: Set(fact.lat),
        longitude: Set(fact.lon),
        population: Set(fact.population),
        population_year: Set(fact.population_year),
        population_source: Set(fact.population_source),
        population_note: Set(not_empty(fact.population_note)),
        population_language: Set("en".to_owned()),
        population_to_be_replaced: Set(fact.population_to_be_replaced),
        time_zone: Set(fact.timezone),
        languages: Set(fact.languages),
        preparedness: Set(None),
        preparedness_on: Set(None),
        label_awarded: Set(not_empty(fact.label_awarded)),
        membership_source: Set(not_empty(fact.membership_source)),
        search: Set(search),
        ..Default::default()
    }
}

/// Text as it is searched: lower case, without accents.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)).collect::<String>().to_lowercase()
}

/// What a city declares about itself.
#[derive(Clone, Debug)]
pub struct Facts {
    /// People inside the boundary.
    pub population: u32,
    /// Year of the figure.
    pub year: i16,
    /// Where the figure comes from.
    pub source: String,
    /// The language it is written in.
    pub language: app::words::Locale,
    /// What the boundary is.
    pub boundary: Boundary,
    /// Preparedness, as the city sees itself.
    pub preparedness: Option<Preparedness>,
}

/// Replaces the facts of a city by what its team declares.
///
/// # Errors
/// When somebody may not, or a field is wrong.
pub async fn declare_facts(parvis: &Parvis, caller: &Caller, city: CityId, facts: Facts) -> Result<()> {
    caller.must_run_team(city)?;
    let now = parvis.clock.now();
    let today = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let mut errors = Vec::new();
    if facts.population == 0 {
        errors.push(("population".to_owned(), FieldError::Number { min: 1, max: 50_000_000 }));
    }
    if !(1900..=today.year()).contains(&facts.year) {
        errors.push(("year".to_owned(), FieldError::Number { min: 1900, max: today.year().into() }));
    }
    if facts.source.trim().is_empty() {
        errors.push(("source".to_owned(), FieldError::Required));
    }
    if !errors.is_empty() {
        return Err(Refusal::Fields(errors));
    }
    let declaration = Declaration {
        population: facts.population.into(),
        year: facts.year.into(),
        source: facts.source.trim().to_owned(),
        language: facts.language.code().to_owned(),
        boundary: facts.boundary,
        preparedness: facts.preparedness,
        on: today,
    };
    let tx = parvis.database.begin_write().await?;
    let detail = serde_json::json!({ "population": facts.population, "year": facts.year, "boundary": facts.boundary.as_str() });
    declare(&tx, city, declaration).await?;
    audit::note(&tx, audit::Entry { actor: Some(caller.person), city: Some(city), action: "city.declare", subject: format!("city:{city}"), detail, at: now })
        .await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.content_changed();
    Ok(())
}
