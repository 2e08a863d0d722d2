//! Signed-in browsers. Only hashes of their tokens are kept.

use crate::entities::session;
use crate::moments::millis;
use crate::sql;
use domain::ids::{CityId, PersonId, Pseudonym};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

/// Begins a session.
///
/// # Errors
/// When the database refuses.
pub async fn begin(connection: &impl ConnectionTrait, token_hash: &[u8], person: PersonId, now: Timestamp, expires: Timestamp) -> Result<(), DbErr> {
    let row =
        session::ActiveModel { token_hash: Set(token_hash.to_vec()), person_id: Set(person.0), created_at: Set(millis(now)), expires_at: Set(millis(expires)) };
    session::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// Who holds a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The account.
    pub person: PersonId,
    /// The number that stands for it in participation events.
    pub pseudonym: Pseudonym,
    /// The address.
    pub email: String,
    /// The language of mail.
    pub language: String,
    /// Mission staff.
    pub staff: bool,
    /// City and role.
    pub roles: Vec<(CityId, String)>,
}

#[derive(FromQueryResult)]
struct HolderRow {
    id: i64,
    pseudonym: i64,
    email: String,
    language: String,
    staff: bool,
    city_id: Option<i64>,
    role: Option<String>,
}

/// Who is signed in with this token, if it is still good and the account is not deleted. One question for all of it:
/// everybody who is signed in waits for it.
///
/// # Errors
/// When the database refuses.
pub async fn holder(connection: &impl ConnectionTrait, token_hash: &[u8], now: Timestamp) -> Result<Option<Holder>, DbErr> {
    let query = "SELECT persons.id, persons.pseudonym, persons.email, persons.language, persons.staff, memberships.city_id, memberships.role
        FROM sessions JOIN persons ON persons.id = sessions.person_id LEFT JOIN memberships ON memberships.person_id = persons.id
        WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND persons.deleted_on IS NULL AND persons.email IS NOT NULL";
    let rows: Vec<HolderRow> = sql::all(connection, query, vec![token_hash.to_vec().into(), millis(now).into()]).await?;
    let mut holder: Option<Holder> = None;
    for row in rows {
        let found = holder.get_or_insert_with(|| Holder {
            person: PersonId(row.id),
            pseudonym: Pseudonym(row.pseudonym),
            email: row.email,
            language: row.language,
            staff: row.staff,
            roles: Vec::new(),
        });
        found.roles.extend(row.city_id.map(CityId).zip(row.role));
    }
    Ok(holder)
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
