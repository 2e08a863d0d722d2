//! Encrypted polls that are closed: the file trustees add up, and what they open the sum with.

use crate::ballots::Place;
use crate::entities::{ceremony, closing_part, decryption, trustee};
use crate::moments::millis;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// Keeps a piece of the closing file.
///
/// # Errors
/// When the database refuses.
pub async fn add_part(tx: &DatabaseTransaction, place: Place, part: u64, bytes: Vec<u8>) -> Result<(), DbErr> {
    let part = i64::try_from(part).map_err(|error| DbErr::Custom(error.to_string()))?;
    let row = closing_part::ActiveModel { city_id: Set(place.0.0), poll_id: Set(place.1.0), part: Set(part), bytes: Set(bytes) };
    closing_part::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// A piece of the closing file; none after the last, and none while the poll is open.
///
/// # Errors
/// When the database refuses.
pub async fn part(connection: &impl ConnectionTrait, place: Place, part: u64) -> Result<Option<Vec<u8>>, DbErr> {
    let part = i64::try_from(part).unwrap_or(i64::MAX);
    Ok(closing_part::Entity::find_by_id((place.0.0, place.1.0, part)).one(connection).await?.map(|row| row.bytes))
}

/// Notes the code of the sum that trustees are to open.
///
/// # Errors
/// When the database refuses.
pub async fn close(tx: &DatabaseTransaction, place: Place, sum_code: &str) -> Result<(), DbErr> {
    let row = ceremony::ActiveModel { city_id: Set(place.0.0), poll_id: Set(place.1.0), sum_code: Set(Some(sum_code.to_owned())), ..Default::default() };
    ceremony::Entity::update(row).exec(tx).await.map(|_| ())
}

/// Notes that the trustees are asked to open the sum, unless they were after `since`; whether they are asked now.
///
/// # Errors
/// When the database refuses.
pub async fn ask(tx: &DatabaseTransaction, place: Place, since: Timestamp, now: Timestamp) -> Result<bool, DbErr> {
    use ceremony::Column;
    let of_poll = ceremony::Entity::update_many().filter(Column::CityId.eq(place.0.0)).filter(Column::PollId.eq(place.1.0));
    let due = of_poll.filter(Condition::any().add(Column::AskedAt.is_null()).add(Column::AskedAt.lte(millis(since))));
    Ok(due.col_expr(Column::AskedAt, Expr::value(millis(now))).exec(tx).await?.rows_affected == 1)
}

/// What trustees open the sum with, by their places, in JSON.
///
/// # Errors
/// When the database refuses.
pub async fn shares(connection: &impl ConnectionTrait, place: Place) -> Result<Vec<(i64, String)>, DbErr> {
    let found = decryption::Entity::find().filter(decryption::Column::CityId.eq(place.0.0)).filter(decryption::Column::PollId.eq(place.1.0));
    let rows = found.order_by_asc(decryption::Column::Trustee).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.trustee, row.shares)).collect())
}

/// How many trustees have opened the sum.
///
/// # Errors
/// When the database refuses.
pub async fn opened(connection: &impl ConnectionTrait, place: Place) -> Result<u64, DbErr> {
    let found = decryption::Entity::find().filter(decryption::Column::CityId.eq(place.0.0)).filter(decryption::Column::PollId.eq(place.1.0));
    found.count(connection).await
}

/// Keeps what a trustee opens the sum with.
///
/// # Errors
/// When the database refuses, for one when the trustee has opened it before.
pub async fn hand_in(tx: &DatabaseTransaction, place: Place, trustee: u8, shares: String) -> Result<(), DbErr> {
    let row = decryption::ActiveModel { city_id: Set(place.0.0), poll_id: Set(place.1.0), trustee: Set(trustee.into()), shares: Set(shares) };
    decryption::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// Removes what served to open the sum: the closing file, which is in the published one, and who the trustees are by their addresses. Their names and keys are in the
/// definition, and what they said stays.
///
/// # Errors
/// When the database refuses.
pub async fn clear(tx: &DatabaseTransaction, place: Place) -> Result<(), DbErr> {
    closing_part::Entity::delete_many().filter(closing_part::Column::CityId.eq(place.0.0)).filter(closing_part::Column::PollId.eq(place.1.0)).exec(tx).await?;
    decryption::Entity::delete_many().filter(decryption::Column::CityId.eq(place.0.0)).filter(decryption::Column::PollId.eq(place.1.0)).exec(tx).await?;
    trustee::Entity::delete_many().filter(trustee::Column::CityId.eq(place.0.0)).filter(trustee::Column::PollId.eq(place.1.0)).exec(tx).await.map(|_| ())
}
