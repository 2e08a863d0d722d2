//! The indicator board: page, API, CSV and command line all come here.

use super::directory::{Directory, directory};
use super::refusal::Result;
use crate::parvis::Parvis;
use domain::consultation::Level;
use domain::contract::{Boundary, Phase, Preparedness, reached};
use domain::ids::CityId;
use domain::indicators::{Board, CityFacts, Filter, board as count};
use domain::participation::{Counters, Period, Scope};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::collections::BTreeMap;
use store::consultations::Processes;
use store::{consultations, participation};

/// The board, and which periods there are to choose from.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The figures.
    pub board: Board,
    /// Periods with any participation, the whole time first.
    pub periods: Vec<Period>,
    /// Countries of the registry (ISO 3166).
    pub countries: Vec<String>,
    /// When the figures were read.
    pub computed_at: Timestamp,
}

/// The figures of every city that passes the filter, and of the programme.
///
/// # Errors
/// When the database refuses.
pub async fn board(parvis: &Parvis, filter: &Filter) -> Result<Answer> {
    let now = parvis.clock.now();
    let directory = directory(parvis).await?;
    let connection = parvis.database.read();
    let mut all = participation::rollups(connection, Scope { phase: filter.phase, period: filter.period }).await?;
    let mut by_phase = BTreeMap::new();
    for &phase in Phase::ALL {
        by_phase.insert(phase, participation::rollups(connection, Scope { phase: Some(phase), period: filter.period }).await?);
    }
    let (from, before) = moments(filter.period);
    let mut processes: BTreeMap<i64, Vec<Processes>> = BTreeMap::new();
    for row in consultations::processes(connection, from, before).await? {
        processes.entry(row.city_id).or_default().push(row);
    }
    let facts: Vec<CityFacts> = facts(&directory, filter, now, &mut all, &by_phase, &processes);
    let mut periods = participation::periods(connection).await?;
    if !periods.contains(&Period::All) {
        periods.insert(0, Period::All);
    }
    let mut countries: Vec<String> = directory.cities.iter().map(|city| city.row.country.clone()).collect();
    countries.sort_unstable();
    countries.dedup();
    Ok(Answer { board: count(filter, &facts), periods, countries, computed_at: now })
}

fn facts(
    directory: &Directory,
    filter: &Filter,
    now: Timestamp,
    all: &mut BTreeMap<CityId, Counters>,
    by_phase: &BTreeMap<Phase, BTreeMap<CityId, Counters>>,
    processes: &BTreeMap<i64, Vec<Processes>>,
) -> Vec<CityFacts> {
    directory
        .cities
        .iter()
        .map(|city| {
            let until = filter.period.last_day().map_or(now.to_zoned_datetime(city.zone()).date(), |last| last.min(now.to_zoned_datetime(city.zone()).date()));
            let asked = |phase: &Phase| filter.phase.is_none_or(|wanted| wanted == *phase);
            let phases_reached: Vec<Phase> = reached(&city.phases, until).into_iter().filter(asked).collect();
            let rows = processes.get(&city.row.id).map_or(&[][..], Vec::as_slice);
            CityFacts {
                city: city.id(),
                slug: city.row.slug.clone(),
                name: city.row.name_en.clone(),
                country: city.row.country.clone(),
                population: city.population(),
                boundary: Boundary::parse(&city.row.boundary).unwrap_or(Boundary::Municipality),
                preparedness: city.row.preparedness.as_deref().and_then(Preparedness::parse),
                phases_engaged: phases_engaged(rows).into_iter().filter(asked).collect(),
                processes_by_level: levels(rows, filter.phase),
                counters: all.remove(&city.id()).unwrap_or_default(),
                by_phase: phases_reached
                    .iter()
                    .map(|phase| (*phase, by_phase.get(phase).and_then(|c| c.get(&city.id())).copied().unwrap_or_default()))
                    .collect(),
                phases_reached,
                // Polls take choices, not words of one's own; activities that do will count here.
                authored_activities: 0,
            }
        })
        .collect()
}

fn phase_of(row: &Processes) -> Option<Phase> {
    Phase::from_number(u8::try_from(row.phase).ok()?)
}

fn phases_engaged(rows: &[Processes]) -> Vec<Phase> {
    let deep = rows.iter().filter(|row| row.answered > 0 && Level::parse(&row.level).is_some_and(Level::at_least_involve));
    let mut phases: Vec<Phase> = deep.filter_map(phase_of).collect();
    phases.sort_unstable();
    phases.dedup();
    phases
}

fn levels(rows: &[Processes], phase: Option<Phase>) -> [u64; 5] {
    let mut counts = [0; 5];
    for row in rows.iter().filter(|row| phase.is_none() || phase_of(row) == phase) {
        let level = Level::ALL.iter().position(|level| level.as_str() == row.level);
        if let Some(count) = level.and_then(|level| counts.get_mut(level)) {
            *count += u64::try_from(row.published).unwrap_or(0);
        }
    }
    counts
}

/// The moments a period begins and ends at, in UTC: consultations are counted where they were published.
fn moments(period: Period) -> (Timestamp, Timestamp) {
    let at = |day: Date| day.to_zoned_datetime(TimeZone::UTC).map(|zoned| zoned.timestamp()).ok();
    let from = period.first_day().and_then(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let before = period.last_day().and_then(|day| day.tomorrow().ok()).and_then(at).unwrap_or(Timestamp::MAX);
    (from, before)
}
