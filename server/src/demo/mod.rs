//! A simulated demonstration: consultations in every phase and residents who take part, in every mission city.
//!
//! The same seed gives the same cities, consultations, residents and results (relative to the day it is loaded), on
//! both databases. Only what must not be foreseeable (receipts, secrets and logs of polls) comes from the operating system.
//! Facts about cities stay what they are; what is invented is marked by the setting `simulated` from the first write.

mod accounts;
mod calendar;
mod city;
mod ground;
mod mix;
mod papers;
mod participate;
mod plan;
mod seal;
mod texts;
mod themes;
mod write;

#[cfg(test)]
mod tests;

pub use accounts::{ADDRESSES, TEAM_CITY};

use crate::clock::Clock;
use crate::engage::{recompute, registry};
use crate::keys::Keys;
use crate::parvis::Parvis;
use jiff::tz::TimeZone;
use sea_orm::{EntityTrait, PaginatorTrait};
use std::time::Instant;
use store::entities::consultation;
use store::{Database, DbErr, audit, cities, participation, settings};

/// Setting with the value `complete` once a demonstration has been loaded to its end.
const LOADED: &str = "demonstration";

/// How much, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Simulated residents; each takes part about twice.
    pub residents: u64,
    /// Another seed, another demonstration.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { residents: 20_000, seed: 2030 }
    }
}

/// What was loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Cities with participation.
    pub cities: u64,
    /// Published consultations.
    pub consultations: u64,
    /// Published polls.
    pub polls: u64,
    /// Simulated residents.
    pub residents: u64,
    /// Participation events.
    pub events: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// No consultation: a demonstration may be loaded.
    Empty,
    /// A demonstration, whole.
    Demonstration,
    /// A demonstration whose loading was interrupted: start again with a new database.
    HalfLoaded,
    /// Something that is not a demonstration.
    Other,
}

/// Looks at what a database holds.
///
/// # Errors
/// When the database refuses.
pub async fn content(database: &Database) -> Result<Content, DbErr> {
    let connection = database.read();
    if settings::get(connection, LOADED).await?.is_some() {
        return Ok(Content::Demonstration);
    }
    if settings::get(connection, settings::SIMULATED).await?.is_some() {
        return Ok(Content::HalfLoaded);
    }
    let consultations = consultation::Entity::find().count(connection).await?;
    Ok(if consultations == 0 { Content::Empty } else { Content::Other })
}

/// Where a demonstration is loaded.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The database: the registry is opened if it is not yet.
    pub database: &'a Database,
    /// The time everything is relative to.
    pub clock: &'a Clock,
    /// The instance key, for addresses, open ballots and logs.
    pub keys: &'a Keys,
    /// The address of this site, by which logs are named.
    pub public_url: &'a str,
}

/// Fills the empty database of a Parvis with a demonstration. `progress` gets plain lines.
///
/// # Errors
/// When the database is not empty, or refuses; then it holds a part of the demonstration and should be deleted.
pub async fn load(parvis: &Parvis, options: &Options, progress: &(dyn Fn(&str) + Sync)) -> Result<Summary, DbErr> {
    let place = Place { database: &parvis.database, clock: &parvis.clock, keys: &parvis.keys, public_url: parvis.config.origin() };
    fill(place, options, progress).await
}

/// See [`load`]: the same without a running Parvis.
///
/// # Errors
/// As [`load`].
pub async fn fill(place: Place<'_>, options: &Options, progress: &(dyn Fn(&str) + Sync)) -> Result<Summary, DbErr> {
    let began = Instant::now();
    registry::open(place.database).await?;
    refuse_unless_empty(place.database).await?;
    let now = place.clock.now();
    if now.to_zoned_datetime(TimeZone::UTC).date() < calendar::EARLIEST {
        return Err(DbErr::Custom("the clock of this machine says a year before 2023: there is nothing to demonstrate yet".to_owned()));
    }
    let mut cities = cities::all(place.database.read()).await?;
    // In the order of the registry, which is the same on both databases. (Names sort differently.)
    cities.sort_unstable_by_key(|city| city.id);
    progress(&format!("Preparing {} cities", cities.len()));
    let grounds = ground::prepare(place.database, cities, now, options.seed).await?;
    let accounts = accounts::add(place, &grounds, options.seed).await?;
    let summary = city::load_all(place, options, &grounds, &accounts, progress).await?;
    progress(&format!("Counting {} participation events", summary.events));
    count(place.database, summary.events).await?;
    finish(place, options).await?;
    Ok(Summary { seconds: began.elapsed().as_secs_f64(), ..summary })
}

async fn refuse_unless_empty(database: &Database) -> Result<(), DbErr> {
    let words = match content(database).await? {
        Content::Empty => return Ok(()),
        Content::Demonstration => "this database holds a demonstration already",
        Content::HalfLoaded => "this database holds a demonstration that was interrupted: delete the database and start again",
        Content::Other => "this database holds consultations: a demonstration is only loaded into an empty one",
    };
    Err(DbErr::Custom(words.to_owned()))
}

/// Counts everything once, outside a write: with many events that takes a while, and jobs of a running Parvis write too.
async fn count(database: &Database, written: u64) -> Result<(), DbErr> {
    let counted = participation::recount(database.read()).await?;
    if counted.events != written {
        return Err(DbErr::Custom(format!("{written} events were written, but {} counted", counted.events)));
    }
    let tx = database.begin_write().await?;
    recompute::replace(&tx, &counted).await?;
    tx.commit().await
}

async fn finish(place: Place<'_>, options: &Options) -> Result<(), DbErr> {
    let tx = place.database.begin_write().await?;
    settings::set(&tx, LOADED, "complete").await?;
    let detail = serde_json::json!({ "residents": options.residents, "seed": options.seed });
    let at = place.clock.now();
    audit::note(&tx, audit::Entry { actor: None, city: None, action: "demonstration.load", subject: "demonstration".to_owned(), detail, at }).await?;
    tx.commit().await?;
    place.database.forget_deleted().await
}
