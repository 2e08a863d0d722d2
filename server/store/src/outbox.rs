//! What must happen after a commit, at least once: filled in the transaction of the act, worked off under leases.
//!
//! Whoever claims a row gets a lease token; only the holder of the current token may finish the row (fencing), so a
//! worker that was thought dead and wakes up cannot undo what its successor did.

use crate::entities::outbox;
use crate::moments::millis;
use crate::sql;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

pub use crate::entities::outbox::Model as Entry;

/// A new entry.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// What it is, for retries and refusals: `sign-in`, `invitation`, …
    pub kind: &'static str,
    /// The address.
    pub recipient: String,
    /// The message, as JSON.
    pub payload: serde_json::Value,
    /// Stable over all attempts, so that duplicates can be recognised.
    pub message_id: String,
    /// Not before.
    pub run_at: Timestamp,
}

/// Puts an entry into the outbox.
///
/// # Errors
/// When the database refuses.
pub async fn put(connection: &impl ConnectionTrait, entry: NewEntry) -> Result<(), DbErr> {
    outbox::Entity::insert(row(entry)).exec_without_returning(connection).await.map(|_| ())
}

/// Puts an entry into the outbox, unless there is one with its identifier; whether it was put there.
///
/// # Errors
/// When the database refuses.
pub async fn put_once(connection: &impl ConnectionTrait, entry: NewEntry) -> Result<bool, DbErr> {
    let once = OnConflict::column(outbox::Column::MessageId).do_nothing().to_owned();
    Ok(outbox::Entity::insert(row(entry)).on_conflict(once).exec_without_returning(connection).await? == 1)
}

fn row(entry: NewEntry) -> outbox::ActiveModel {
    outbox::ActiveModel {
        kind: Set(entry.kind.to_owned()),
        recipient: Set(entry.recipient),
        payload: Set(entry.payload.to_string()),
        message_id: Set(entry.message_id),
        run_at: Set(millis(entry.run_at)),
        attempts: Set(0),
        ..Default::default()
    }
}

/// Claims up to `most` entries that are due and that nobody holds.
///
/// # Errors
/// When the database refuses.
pub async fn claim(tx: &DatabaseTransaction, token: &str, now: Timestamp, until: Timestamp, most: u64) -> Result<Vec<Entry>, DbErr> {
    let skip = if tx.get_database_backend() == sea_orm::DatabaseBackend::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let claim = format!(
        "UPDATE outbox SET lease_token = $1, lease_until = $2, attempts = attempts + 1 WHERE id IN (
            SELECT id FROM outbox WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $3 AND (lease_until IS NULL OR lease_until <= $3)
            ORDER BY run_at LIMIT $4 {skip})"
    );
    let values = vec![token.into(), millis(until).into(), millis(now).into(), i64::try_from(most).unwrap_or(i64::MAX).into()];
    if sql::execute(tx, &claim, values).await? == 0 {
        return Ok(Vec::new());
    }
    outbox::Entity::find().filter(outbox::Column::LeaseToken.eq(token)).filter(outbox::Column::DoneAt.is_null()).all(tx).await
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It happened.
    Done,
    /// Not yet: try again then.
    Retry(Timestamp),
    /// It will never happen.
    Failed,
}

/// Ends an attempt; false if the lease was lost to another worker in the meantime.
///
/// The payload of a finished entry is emptied: it may hold a sign-in link.
///
/// # Errors
/// When the database refuses.
pub async fn finish(tx: &DatabaseTransaction, id: i64, token: &str, outcome: Outcome, now: Timestamp) -> Result<bool, DbErr> {
    let (change, at) = match outcome {
        Outcome::Done => ("done_at = $1, payload = '{}', recipient = ''", now),
        Outcome::Retry(at) => ("run_at = $1", at),
        Outcome::Failed => ("failed_at = $1, payload = '{}'", now),
    };
    let finish = format!("UPDATE outbox SET {change}, lease_token = NULL, lease_until = NULL WHERE id = $2 AND lease_token = $3");
    Ok(sql::execute(tx, &finish, vec![millis(at).into(), id.into(), token.into()]).await? == 1)
}

/// How many wait.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
    outbox::Entity::find().filter(outbox::Column::DoneAt.is_null()).filter(outbox::Column::FailedAt.is_null()).count(connection).await
}

/// Removes finished entries from before a moment.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(connection: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    sql::execute(connection, "DELETE FROM outbox WHERE done_at < $1 OR failed_at < $1", vec![millis(before).into()]).await
}
