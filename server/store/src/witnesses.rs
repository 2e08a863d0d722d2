//! What this site has signed of the logs of others, and what others have signed of its own.

use crate::ballots::Place;
use crate::entities::{log_cosignature, witnessed_log};
use crate::moments::{millis, timestamp};
use crate::sql;
use domain::ids::{CityId, PollId};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

pub use crate::entities::log_cosignature::Model as LogCosignature;
pub use crate::entities::witnessed_log::Model as WitnessedLog;

/// What this site has signed of a log of another; nothing when it has signed nothing.
///
/// # Errors
/// When the database refuses.
pub async fn witnessed(connection: &impl ConnectionTrait, origin: &str) -> Result<Option<WitnessedLog>, DbErr> {
    witnessed_log::Entity::find_by_id(origin).one(connection).await
}

/// Everything this site has signed of logs of others, by their names.
///
/// # Errors
/// When the database refuses.
pub async fn all_witnessed(connection: &impl ConnectionTrait) -> Result<Vec<WitnessedLog>, DbErr> {
    witnessed_log::Entity::find().order_by_asc(witnessed_log::Column::Origin).all(connection).await
}

/// Moves the memory of this witness on, if it still is what was decided upon: `before` is size and root, or nothing. `false` when somebody else was faster.
/// Nothing may be signed before this transaction has ended well.
///
/// # Errors
/// When the database refuses.
pub async fn move_on(tx: &DatabaseTransaction, before: Option<(i64, Vec<u8>)>, now: WitnessedLog) -> Result<bool, DbErr> {
    let changed = match before {
        None => {
            let query = "INSERT INTO witnessed_logs (origin, log_key, size, root, checkpoint, witnessed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (origin) DO NOTHING";
            let values = vec![now.origin.into(), now.log_key.into(), now.size.into(), now.root.into(), now.checkpoint.into(), now.witnessed_at.into()];
            sql::execute(tx, query, values).await?
        }
        Some((size, root)) => {
            let query = "UPDATE witnessed_logs SET size = $1, root = $2, checkpoint = $3, witnessed_at = $4 WHERE origin = $5 AND size = $6 AND root = $7";
            let values = vec![now.size.into(), now.root.into(), now.checkpoint.into(), now.witnessed_at.into(), now.origin.into(), size.into(), root.into()];
            sql::execute(tx, query, values).await?
        }
    };
    Ok(changed == 1)
}

/// Keeps the proof that a log showed two things, unless there is one already.
///
/// # Errors
/// When the database refuses.
pub async fn keep_contradiction(tx: &DatabaseTransaction, origin: &str, checkpoint: &str) -> Result<(), DbErr> {
    let query = "UPDATE witnessed_logs SET contradicted = checkpoint, contradiction = $1 WHERE origin = $2 AND contradiction IS NULL";
    sql::execute(tx, query, vec![checkpoint.into(), origin.into()]).await.map(|_| ())
}

/// A log of ours whose latest checkpoint a witness has not signed.
#[derive(Clone, Debug)]
pub struct Unsigned {
    /// City and poll.
    pub place: Place,
    /// How large the log is.
    pub size: u64,
    /// Its latest checkpoint.
    pub checkpoint: String,
    /// What the witness has signed last, as far as is known; 0 is nothing.
    pub had: u64,
    /// How often in a row it was asked in vain.
    pub attempts: u32,
}

/// Logs whose latest checkpoint this witness has not signed and may be asked to now, at most so many.
///
/// # Errors
/// When the database refuses.
pub async fn unsigned(connection: &impl ConnectionTrait, witness: &str, now: Timestamp, most: u32) -> Result<Vec<Unsigned>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        city_id: i64,
        poll_id: i64,
        size: i64,
        checkpoint: String,
        had: Option<i64>,
        attempts: Option<i64>,
    }
    let query = "SELECT poll_logs.city_id, poll_logs.poll_id, poll_logs.size, poll_logs.checkpoint, witness_submissions.size AS had, attempts FROM poll_logs
        LEFT JOIN witness_submissions ON witness_submissions.poll_id = poll_logs.poll_id AND witness_submissions.witness = $1
        LEFT JOIN log_cosignatures ON log_cosignatures.poll_id = poll_logs.poll_id AND log_cosignatures.size = poll_logs.size AND log_cosignatures.witness = $1
        WHERE log_cosignatures.poll_id IS NULL AND (next_at IS NULL OR next_at <= $2) ORDER BY poll_logs.poll_id LIMIT $3";
    let rows: Vec<Row> = sql::all(connection, query, vec![witness.into(), millis(now).into(), i64::from(most).into()]).await?;
    let row = |row: Row| Unsigned {
        place: (CityId(row.city_id), PollId(row.poll_id)),
        size: u64::try_from(row.size).unwrap_or(0),
        checkpoint: row.checkpoint,
        had: u64::try_from(row.had.unwrap_or(0)).unwrap_or(0),
        attempts: u32::try_from(row.attempts.unwrap_or(0)).unwrap_or(u32::MAX),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Remembers how far a witness has come, how often in a row it was asked in vain, and when it is asked again.
///
/// # Errors
/// When the database refuses.
pub async fn set_submission(tx: &DatabaseTransaction, place: Place, witness: &str, size: u64, attempts: u32, next: Timestamp) -> Result<(), DbErr> {
    let query = "INSERT INTO witness_submissions (city_id, poll_id, witness, size, attempts, next_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (city_id, poll_id, witness) DO UPDATE SET size = excluded.size, attempts = excluded.attempts, next_at = excluded.next_at";
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    sql::execute(tx, query, vec![place.0.0.into(), place.1.0.into(), witness.into(), size.into(), i64::from(attempts).into(), millis(next).into()])
        .await
        .map(|_| ())
}

/// Keeps what a witness has signed. What it signed of the same before stays.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &DatabaseTransaction, row: LogCosignature) -> Result<(), DbErr> {
    let query = "INSERT INTO log_cosignatures (city_id, poll_id, size, witness, line, signed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (city_id, poll_id, size, witness) DO NOTHING";
    let values = vec![row.city_id.into(), row.poll_id.into(), row.size.into(), row.witness.into(), row.line.into(), row.signed_at.into()];
    sql::execute(tx, query, values).await.map(|_| ())
}

/// What witnesses have signed of a log of ours, by the size of the checkpoint and the key of the witness.
///
/// # Errors
/// When the database refuses.
pub async fn cosignatures(connection: &impl ConnectionTrait, place: Place) -> Result<BTreeMap<u64, Vec<LogCosignature>>, DbErr> {
    let of_poll = log_cosignature::Entity::find().filter(log_cosignature::Column::CityId.eq(place.0.0)).filter(log_cosignature::Column::PollId.eq(place.1.0));
    let found = of_poll.order_by_asc(log_cosignature::Column::Size).order_by_asc(log_cosignature::Column::Witness).all(connection).await?;
    let mut by_size: BTreeMap<u64, Vec<LogCosignature>> = BTreeMap::new();
    for row in found {
        by_size.entry(u64::try_from(row.size).unwrap_or(0)).or_default().push(row);
    }
    Ok(by_size)
}

/// What each witness has signed last of a log of ours.
///
/// # Errors
/// When the database refuses.
pub async fn latest(connection: &impl ConnectionTrait, place: Place) -> Result<Vec<LogCosignature>, DbErr> {
    let query = "SELECT * FROM log_cosignatures AS signed WHERE city_id = $1 AND poll_id = $2 AND size =
        (SELECT MAX(size) FROM log_cosignatures AS other WHERE other.city_id = signed.city_id AND other.poll_id = signed.poll_id AND other.witness = signed.witness)
        ORDER BY witness";
    sql::all(connection, query, vec![place.0.0.into(), place.1.0.into()]).await
}

/// When it was signed.
#[must_use]
pub fn signed_at(row: &LogCosignature) -> Timestamp {
    timestamp(row.signed_at)
}
