//! Signed-in browsers. Only hashes of their tokens are kept.

use crate::entities::session;
use crate::moments::millis;
use domain::ids::PersonId;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// Begins a session.
///
/// # Errors
/// When the database refuses.
pub async fn begin(connection: &impl ConnectionTrait, token_hash: &[u8], person: PersonId, now: Timestamp, expires: Timestamp) -> Result<(), DbErr> {
    let row =
        session::ActiveModel { token_hash: Set(token_hash.to_vec()), person_id: Set(person.0), created_at: Set(millis(now)), expires_at: Set(millis(expires)) };
    session::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// Who is signed in with this token, if it is still good.
///
/// # Errors
/// When the database refuses.
pub async fn person(connection: &impl ConnectionTrait, token_hash: &[u8], now: Timestamp) -> Result<Option<PersonId>, DbErr> {
    let found = session::Entity::find_by_id(token_hash.to_vec()).filter(session::Column::ExpiresAt.gt(millis(now))).one(connection).await?;
    Ok(found.map(|session| PersonId(session.person_id)))
}

/// How many browsers are signed in as this person.
///
/// # Errors
/// When the database refuses.
pub async fn count(connection: &impl ConnectionTrait, person: PersonId, now: Timestamp) -> Result<u64, DbErr> {
    let live = session::Column::ExpiresAt.gt(millis(now));
    session::Entity::find().filter(session::Column::PersonId.eq(person.0)).filter(live).count(connection).await
}

/// Ends one session.
///
/// # Errors
/// When the database refuses.
pub async fn end(connection: &impl ConnectionTrait, token_hash: &[u8]) -> Result<(), DbErr> {
    session::Entity::delete_by_id(token_hash.to_vec()).exec(connection).await.map(|_| ())
}

/// Ends all sessions of a person.
///
/// # Errors
/// When the database refuses.
pub async fn end_all(connection: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    let ended = session::Entity::delete_many().filter(session::Column::PersonId.eq(person.0)).exec(connection).await?;
    Ok(ended.rows_affected)
}

/// Removes sessions that have run out.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(connection: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let swept = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(millis(now))).exec(connection).await?;
    Ok(swept.rows_affected)
}
