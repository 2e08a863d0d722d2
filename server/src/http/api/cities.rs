//! `/api/v1/cities`: the registry.

use super::answers::{Changing, Filtered, IdempotencyKey, Paging, Public};
use super::body::Write;
use super::caller::Call;
use super::listing::{Asked, Listing, chosen, listing};
use super::schemas;
use crate::engage::directory::{CityEntry, directory};
use crate::engage::once;
use crate::engage::papers::split;
use crate::engage::registry::{Facts, declare_facts, folded};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::words::Locale;
use domain::contract::{Boundary, Country, Phase, Preparedness};
use domain::ids::CityId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::moments::date;
use utoipa::ToSchema;

/// A city in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CitySummary {
    /// Its name in addresses.
    pub city: String,
    /// Its own name.
    pub name: String,
    /// Its name in the languages of Parvis.
    pub names: BTreeMap<String, String>,
    /// ISO 3166 code of its country.
    pub country: String,
    /// The phase of its contract.
    #[schema(schema_with = schemas::phase)]
    pub phase: Option<Phase>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Consultations with an open poll.
    pub open_consultations: u64,
    /// Distinct people who took part.
    pub participants: u64,
}

/// A city.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct City {
    /// What lists show.
    #[serde(flatten)]
    pub summary: CitySummary,
    /// What it takes part with.
    #[schema(schema_with = schemas::boundary)]
    pub boundary: Boundary,
    /// Its declared population.
    pub population: Option<Population>,
    /// Its languages.
    pub languages: Vec<String>,
    /// Its time zone (IANA).
    pub time_zone: String,
    /// Its level of entry, as it declares it.
    #[schema(schema_with = schemas::preparedness)]
    pub preparedness: Option<Preparedness>,
    /// The day it declared it.
    #[schema(value_type = Option<String>, format = Date)]
    pub preparedness_declared: Option<Date>,
    /// The month (`2024-10`) it was awarded the Mission Label.
    pub label_awarded: Option<String>,
    /// Where its membership of the Mission is documented.
    pub membership_source: Option<String>,
    /// The phases of its contract.
    pub phases: Vec<PhaseDates>,
    /// Acts of participation.
    pub contributions: u64,
}

/// A declared population.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Population {
    /// Residents within the boundary.
    pub count: u32,
    /// The year of the figure.
    pub year: Option<i16>,
    /// Where it comes from.
    pub source: String,
    /// What a reader should know about it.
    pub note: Option<String>,
    /// Known not to fit the boundary: never divided by.
    pub to_be_replaced: bool,
}

/// The days of a phase.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhaseDates {
    /// The phase.
    #[schema(schema_with = schemas::phase)]
    pub phase: Phase,
    /// Its first day.
    #[schema(value_type = Option<String>, format = Date)]
    pub starts: Option<Date>,
    /// Its last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub ends: Option<Date>,
    /// The days are approximate.
    pub approximate: bool,
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn summary(city: &CityEntry, open_consultations: u64, now: Timestamp) -> CitySummary {
    let row = &city.row;
    CitySummary {
        city: row.slug.clone(),
        name: row.name.clone(),
        names: BTreeMap::from([("en".to_owned(), row.name_en.clone()), ("fr".to_owned(), row.name_fr.clone())]),
        country: row.country.clone(),
        phase: city.phase(now),
        latitude: row.latitude,
        longitude: row.longitude,
        open_consultations,
        participants: count(city.counters.participants),
    }
}

/// The mission cities.
///
/// In the order of their names in addresses.
#[utoipa::path(get, path = "/api/v1/cities", tag = "Cities",
    params(("q" = Option<String>, Query, description = "Words in its name"), ("country" = Option<String>, Query, description = "ISO 3166 code"),
        ("phase" = Option<String>, Query, description = "Phase of the contract"), Paging),
    responses((status = 200, description = "A page of cities", body = Listing<CitySummary>), Filtered))]
pub async fn index(call: Call) -> Answer {
    let query = call.query();
    let asked = Asked::read(&query)?;
    let country = chosen(&query, "country", Country::parse)?;
    let phase = chosen(&query, "phase", Phase::parse)?;
    let (directory, now, wanted) = (directory(&call.parvis).await?, call.parvis.clock.now(), folded(query.value("q").trim()));
    let mut found: Vec<&CityEntry> = directory
        .cities
        .iter()
        .filter(|city| asked.after.as_ref().is_none_or(|after| city.row.slug > *after))
        .filter(|city| country.is_none_or(|country| country.as_str() == city.row.country))
        .filter(|city| city.row.search.contains(&wanted) && (phase.is_none() || city.phase(now) == phase))
        .collect();
    found.sort_by(|a, b| a.row.slug.cmp(&b.row.slug));
    let open = |city: &CityEntry| directory.consultations_of(city.id()).filter(|entry| entry.is_open(now)).count() as u64;
    let page = found.into_iter().take(asked.limit + 1).map(|city| summary(city, open(city), now)).collect();
    Ok(listing(&call, &asked, page, |city: &CitySummary| city.city.clone()))
}

/// A city.
#[utoipa::path(get, path = "/api/v1/cities/{city}", tag = "Cities", params(("city" = String, Path, description = "Its name in addresses")),
    responses((status = 200, description = "The city", body = City), Public))]
pub async fn show(call: Call) -> Answer {
    let (directory, now) = (directory(&call.parvis).await?, call.parvis.clock.now());
    let city = directory.city(call.part("city")).ok_or(Trouble::NOT_FOUND)?;
    let open = directory.consultations_of(city.id()).filter(|entry| entry.is_open(now)).count() as u64;
    let row = &city.row;
    let shown = City {
        summary: summary(city, open, now),
        boundary: Boundary::parse(&row.boundary).unwrap_or(Boundary::Municipality),
        population: city.population().map(|known| Population {
            count: known.count,
            year: known.year,
            source: known.source,
            note: known.note,
            to_be_replaced: known.to_be_replaced,
        }),
        languages: split(&row.languages),
        time_zone: row.time_zone.clone(),
        preparedness: row.preparedness.as_deref().and_then(Preparedness::parse),
        preparedness_declared: row.preparedness_on.as_deref().and_then(date),
        label_awarded: row.label_awarded.clone(),
        membership_source: row.membership_source.clone(),
        phases: city.phases.iter().map(|one| PhaseDates { phase: one.phase, starts: one.starts, ends: one.ends, approximate: one.approximate }).collect(),
        contributions: count(city.counters.contributions),
    };
    Ok(HttpResponse::Ok().json(shown))
}

/// What a city declares about itself.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Residents within the boundary.
    #[schema(minimum = 1, maximum = 50000000)]
    pub population: u32,
    /// The year of the figure.
    pub year: i16,
    /// Where the figure comes from.
    pub source: String,
    /// The language the source is named in: `en` or `fr`.
    pub language: String,
    /// What the boundary is.
    #[schema(schema_with = schemas::boundary)]
    pub boundary: Boundary,
    /// The level of entry, as the city sees itself.
    #[schema(schema_with = schemas::preparedness)]
    #[serde(default)]
    pub preparedness: Option<Preparedness>,
}

/// Declares the facts of a city.
///
/// They take the place of those before. For administrators of the city's team and mission staff.
#[utoipa::path(put, path = "/api/v1/cities/{city}/facts", tag = "Cities",
    params(("city" = String, Path, description = "Its name in addresses"), IdempotencyKey), request_body = Declaration,
    responses((status = 204, description = "Declared"), Changing), security(("token" = []), ("session" = [])))]
pub async fn declare(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let city = call.team_city(true).await?;
    let sent: Declaration = write.sent()?;
    let mut wrong = Vec::new();
    if !(1..=50_000_000).contains(&sent.population) {
        wrong.push(super::problem::FieldProblem::new("population", &app::view::form::FieldError::Number { min: 1, max: 50_000_000 }));
    }
    let language = Locale::parse(&sent.language);
    if language.is_none() {
        wrong.push(super::problem::FieldProblem::new("language", &app::view::form::FieldError::Choice));
    }
    let Some(language) = language.filter(|_| wrong.is_empty()) else { return Err(Trouble::Fields(wrong)) };
    let Declaration { population, year, source, boundary, preparedness, .. } = sent;
    let facts = Facts { population, year, source, language, boundary, preparedness };
    once::run(&call.parvis, caller, declare_facts(&call.parvis, caller, CityId(city.id), facts)).await?;
    Ok(HttpResponse::NoContent().finish())
}
