//! Participation events, and the counters that move in the same transaction.
//!
//! [`record`] is the only way events get in; [`recount`] counts everything again from the events alone. Both call
//! `domain::participation`, so they can only differ when somebody else has written to the tables.

use crate::moments::{date, day};
use crate::sql;
use domain::contract::Phase;
use domain::ids::{CityId, Pseudonym};
use domain::participation::{Act, Channel, Counters, Event, Period, PersonQuarter, Quarter, Scope, record as apply, recount as count};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, FromQueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The counters of every city and scope that has any.
pub type Rollups = BTreeMap<(CityId, Scope), Counters>;
/// The rows of every person in every city.
pub type PersonRows = BTreeMap<(CityId, Pseudonym), Vec<PersonQuarter>>;

/// Rows read at once when everything is counted again.
const PAGE: i64 = 20_000;
/// First key of PostgreSQL's advisory locks for counting; the second is the city.
const COUNTING_LOCK: i32 = 0x7061_7276;

/// Lets one transaction at a time count in each of these cities. SQLite has one writer anyway; on PostgreSQL two nodes
/// could otherwise both take the same person for new.
///
/// # Errors
/// When the database refuses.
pub async fn hold_cities(tx: &DatabaseTransaction, cities: &BTreeSet<CityId>) -> Result<(), DbErr> {
    if tx.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(());
    }
    // In ascending order, so that two transactions cannot wait for each other.
    for city in cities {
        let key = i32::try_from(city.0).unwrap_or(i32::MAX);
        let lock = sql::statement(DatabaseBackend::Postgres, "SELECT pg_advisory_xact_lock($1, $2)", vec![COUNTING_LOCK.into(), key.into()]);
        tx.query_one_raw(lock).await?;
    }
    Ok(())
}

/// Records events that are not recorded yet and moves the counters with them.
///
/// # Errors
/// When the database refuses, for one when an event is there already.
pub async fn record(tx: &DatabaseTransaction, events: &[Event]) -> Result<(), DbErr> {
    let keys: BTreeSet<(CityId, Pseudonym)> = events.iter().map(|event| (event.city, event.person)).collect();
    hold_cities(tx, &keys.iter().map(|(city, _)| *city).collect()).await?;
    let mut persons = person_rows(tx, &keys).await?;
    let mut changes = Rollups::new();
    for event in events {
        let rows = persons.entry((event.city, event.person)).or_default();
        for (scope, change) in apply(rows, event) {
            *changes.entry((event.city, scope)).or_default() += change;
        }
    }
    insert_events(tx, events).await?;
    put_person_rows(tx, &persons).await?;
    add_to_rollups(tx, &changes).await
}

#[derive(FromQueryResult)]
struct PersonRow {
    city_id: i64,
    person: i64,
    phase: i16,
    quarter: i32,
    online: i64,
    offline: i64,
    authored: i64,
}

impl PersonRow {
    fn place(self) -> Option<((CityId, Pseudonym), PersonQuarter)> {
        let row = PersonQuarter {
            phase: phase_of(self.phase)?,
            quarter: Quarter::from_index(self.quarter)?,
            online: u32::try_from(self.online).ok()?,
            offline: u32::try_from(self.offline).ok()?,
            authored: u32::try_from(self.authored).ok()?,
        };
        Some(((CityId(self.city_id), Pseudonym(self.person)), row))
    }
}

const PERSON_COLUMNS: &str = "city_id, person, phase, quarter, online, offline, authored";

async fn person_rows(tx: &DatabaseTransaction, keys: &BTreeSet<(CityId, Pseudonym)>) -> Result<PersonRows, DbErr> {
    let mut found = PersonRows::new();
    let keys: Vec<_> = keys.iter().copied().collect();
    for chunk in keys.chunks(1_000) {
        let query = format!(
            "SELECT {PERSON_COLUMNS} FROM person_quarters WHERE (city_id, person) IN (VALUES {})",
            sql::marks(tx.get_database_backend(), chunk.len(), 2)
        );
        let values = chunk.iter().flat_map(|(city, person)| [Value::from(city.0), Value::from(person.0)]).collect();
        let rows: Vec<PersonRow> = sql::all(tx, &query, values).await?;
        for (key, row) in rows.into_iter().filter_map(PersonRow::place) {
            found.entry(key).or_default().push(row);
        }
    }
    Ok(found)
}

/// Inserts events only; [`rebuild`] must follow. For loading a demonstration.
///
/// # Errors
/// When the database refuses.
pub async fn insert_events(tx: &DatabaseTransaction, events: &[Event]) -> Result<(), DbErr> {
    let rows = events
        .iter()
        .map(|event| {
            vec![
                event.city.0.into(),
                event.person.0.into(),
                event.act.as_str().into(),
                event.activity.into(),
                event.sequence.into(),
                i16::from(event.phase.number()).into(),
                event.channel.as_str().into(),
                day(event.day).into(),
            ]
        })
        .collect();
    let head = "INSERT INTO participation_events (city_id, person, act, activity_id, sequence, phase, channel, day) VALUES";
    sql::insert_rows(tx, head, 8, rows, "").await.map(|_| ())
}

async fn put_person_rows(tx: &DatabaseTransaction, persons: &PersonRows) -> Result<(), DbErr> {
    let rows = persons
        .iter()
        .flat_map(|((city, person), rows)| {
            rows.iter().map(|row| {
                vec![
                    city.0.into(),
                    person.0.into(),
                    i16::from(row.phase.number()).into(),
                    row.quarter.index().into(),
                    i64::from(row.online).into(),
                    i64::from(row.offline).into(),
                    i64::from(row.authored).into(),
                ]
            })
        })
        .collect();
    let head = format!("INSERT INTO person_quarters ({PERSON_COLUMNS}) VALUES");
    let tail = "ON CONFLICT (city_id, person, phase, quarter) DO UPDATE SET online = excluded.online, offline = excluded.offline, authored = excluded.authored";
    sql::insert_rows(tx, &head, 7, rows, tail).await.map(|_| ())
}

const ROLLUP_COLUMNS: &str =
    "city_id, phase, period, participants, authors, offline_participants, contributions, offline_contributions, authored_contributions";

async fn add_to_rollups(tx: &DatabaseTransaction, changes: &Rollups) -> Result<(), DbErr> {
    let rows = changes.iter().map(|((city, scope), counters)| rollup_row(*city, *scope, counters)).collect();
    let head = format!("INSERT INTO rollups ({ROLLUP_COLUMNS}) VALUES");
    let add = |column: &str| format!("{column} = rollups.{column} + excluded.{column}");
    let tail = ROLLUP_COLUMNS.split(", ").skip(3).map(add).collect::<Vec<_>>().join(", ");
    sql::insert_rows(tx, &head, 9, rows, &format!("ON CONFLICT (city_id, phase, period) DO UPDATE SET {tail}")).await.map(|_| ())
}

fn rollup_row(city: CityId, scope: Scope, counters: &Counters) -> Vec<Value> {
    vec![
        city.0.into(),
        scope_number(scope.phase).into(),
        scope.period.as_string().into(),
        counters.participants.into(),
        counters.authors.into(),
        counters.offline_participants.into(),
        counters.contributions.into(),
        counters.offline_contributions.into(),
        counters.authored_contributions.into(),
    ]
}

/// 1 to 3, or 0 for all phases together.
fn scope_number(phase: Option<Phase>) -> i16 {
    phase.map_or(0, |phase| i16::from(phase.number()))
}

fn phase_of(number: i16) -> Option<Phase> {
    Phase::from_number(u8::try_from(number).ok()?)
}

#[derive(FromQueryResult)]
struct RollupRow {
    city_id: i64,
    phase: i16,
    period: String,
    participants: i64,
    authors: i64,
    offline_participants: i64,
    contributions: i64,
    offline_contributions: i64,
    authored_contributions: i64,
}

impl RollupRow {
    fn place(self) -> Option<((CityId, Scope), Counters)> {
        let scope = Scope { phase: phase_of(self.phase), period: Period::parse(&self.period)? };
        let counters = Counters {
            participants: self.participants,
            authors: self.authors,
            offline_participants: self.offline_participants,
            contributions: self.contributions,
            offline_contributions: self.offline_contributions,
            authored_contributions: self.authored_contributions,
        };
        Some(((CityId(self.city_id), scope), counters))
    }
}

/// The counters of every city in one scope: at most one row a city, however much has happened.
///
/// # Errors
/// When the database refuses.
pub async fn rollups(connection: &impl ConnectionTrait, scope: Scope) -> Result<BTreeMap<CityId, Counters>, DbErr> {
    let query = format!("SELECT {ROLLUP_COLUMNS} FROM rollups WHERE phase = $1 AND period = $2");
    let rows: Vec<RollupRow> = sql::all(connection, &query, vec![scope_number(scope.phase).into(), scope.period.as_string().into()]).await?;
    Ok(rows.into_iter().filter_map(RollupRow::place).map(|((city, _), counters)| (city, counters)).collect())
}

/// The counters of every city and scope.
///
/// # Errors
/// When the database refuses.
pub async fn all_rollups(connection: &impl ConnectionTrait) -> Result<Rollups, DbErr> {
    let rows: Vec<RollupRow> = sql::all(connection, &format!("SELECT {ROLLUP_COLUMNS} FROM rollups"), vec![]).await?;
    Ok(rows.into_iter().filter_map(RollupRow::place).collect())
}

/// The periods that any city has counters for.
///
/// # Errors
/// When the database refuses.
pub async fn periods(connection: &impl ConnectionTrait) -> Result<Vec<Period>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        period: String,
    }
    let rows: Vec<Row> = sql::all(connection, "SELECT DISTINCT period FROM rollups WHERE phase = 0", vec![]).await?;
    let found: BTreeSet<Period> = rows.iter().filter_map(|row| Period::parse(&row.period)).collect();
    Ok(found.into_iter().collect())
}

#[derive(FromQueryResult)]
struct EventRow {
    city_id: i64,
    person: i64,
    act: String,
    activity_id: i64,
    sequence: i32,
    phase: i16,
    channel: String,
    day: String,
}

impl EventRow {
    fn event(&self) -> Option<Event> {
        Some(Event {
            city: CityId(self.city_id),
            phase: phase_of(self.phase)?,
            person: Pseudonym(self.person),
            act: Act::parse(&self.act)?,
            activity: self.activity_id,
            sequence: self.sequence,
            channel: Channel::parse(&self.channel)?,
            day: date(&self.day)?,
        })
    }
}

/// Everything counted again from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// How many events there are.
    pub events: u64,
    /// The counters they make.
    pub rollups: Rollups,
    /// The person rows they make.
    pub persons: PersonRows,
}

/// Counts everything again, a page at a time, from the events alone.
///
/// # Errors
/// When the database refuses or an event does not read.
pub async fn recount(connection: &impl ConnectionTrait) -> Result<Recount, DbErr> {
    let mut result = Recount::default();
    let mut after: Option<EventRow> = None;
    loop {
        let page = events_after(connection, after.as_ref()).await?;
        for row in &page {
            let event = row.event().ok_or_else(|| DbErr::Custom(format!("an event of city {} does not read", row.city_id)))?;
            apply(result.persons.entry((event.city, event.person)).or_default(), &event);
            result.events += 1;
        }
        match page.into_iter().last() {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    for ((city, _), rows) in &result.persons {
        for (scope, counters) in count(rows) {
            *result.rollups.entry((*city, scope)).or_default() += counters;
        }
    }
    Ok(result)
}

async fn events_after(connection: &impl ConnectionTrait, after: Option<&EventRow>) -> Result<Vec<EventRow>, DbErr> {
    let columns = "city_id, person, act, activity_id, sequence, phase, channel, day";
    let (condition, values): (&str, Vec<Value>) = match after {
        None => ("", vec![]),
        Some(last) => (
            "WHERE (city_id, person, act, activity_id, sequence) > ($1, $2, $3, $4, $5)",
            vec![last.city_id.into(), last.person.into(), last.act.clone().into(), last.activity_id.into(), last.sequence.into()],
        ),
    };
    let query = format!("SELECT {columns} FROM participation_events {condition} ORDER BY city_id, person, act, activity_id, sequence LIMIT {PAGE}");
    sql::all(connection, &query, values).await
}

/// The person rows as they stand.
///
/// # Errors
/// When the database refuses.
pub async fn all_person_rows(connection: &impl ConnectionTrait) -> Result<PersonRows, DbErr> {
    let mut found = PersonRows::new();
    let rows: Vec<PersonRow> = sql::all(connection, &format!("SELECT {PERSON_COLUMNS} FROM person_quarters"), vec![]).await?;
    for (key, row) in rows.into_iter().filter_map(PersonRow::place) {
        found.entry(key).or_default().push(row);
    }
    for rows in found.values_mut() {
        rows.sort_unstable();
    }
    Ok(found)
}

/// Replaces all counters by what a recount found.
///
/// # Errors
/// When the database refuses.
pub async fn rebuild(tx: &DatabaseTransaction, recount: &Recount) -> Result<(), DbErr> {
    for table in ["rollups", "person_quarters"] {
        sql::execute(tx, &format!("DELETE FROM {table}"), vec![]).await?;
    }
    put_person_rows(tx, &recount.persons).await?;
    add_to_rollups(tx, &recount.rollups).await
}
