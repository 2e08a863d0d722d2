//! Personal tokens for the API. Only hashes are kept.

use crate::entities::api_token;
use crate::moments::millis;
use domain::ids::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

pub use crate::entities::api_token::Model as ApiToken;

/// Adds a token.
///
/// # Errors
/// When the database refuses.
pub async fn add(connection: &impl ConnectionTrait, person: PersonId, name: &str, token_hash: &[u8], now: Timestamp, expires: Timestamp) -> Result<i64, DbErr> {
    let row = api_token::ActiveModel {
        person_id: Set(person.0),
        name: Set(name.to_owned()),
        token_hash: Set(token_hash.to_vec()),
        created_at: Set(millis(now)),
        expires_at: Set(millis(expires)),
        revoked_at: Set(None),
        ..Default::default()
    };
    Ok(api_token::Entity::insert(row).exec(connection).await?.last_insert_id)
}

/// Whose token this is, if it is still good.
///
/// # Errors
/// When the database refuses.
pub async fn person(connection: &impl ConnectionTrait, token_hash: &[u8], now: Timestamp) -> Result<Option<PersonId>, DbErr> {
    let good = api_token::Entity::find()
        .filter(api_token::Column::TokenHash.eq(token_hash.to_vec()))
        .filter(api_token::Column::RevokedAt.is_null())
        .filter(api_token::Column::ExpiresAt.gt(millis(now)));
    Ok(good.one(connection).await?.map(|token| PersonId(token.person_id)))
}

/// The tokens of a person, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<ApiToken>, DbErr> {
    api_token::Entity::find().filter(api_token::Column::PersonId.eq(person.0)).order_by_desc(api_token::Column::Id).all(connection).await
}

/// Revokes a token of this person; false if there is none that is live.
///
/// # Errors
/// When the database refuses.
pub async fn revoke(connection: &impl ConnectionTrait, person: PersonId, id: i64, now: Timestamp) -> Result<bool, DbErr> {
    let revoked = api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(millis(now)))
        .filter(api_token::Column::Id.eq(id))
        .filter(api_token::Column::PersonId.eq(person.0))
        .filter(api_token::Column::RevokedAt.is_null())
        .exec(connection)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Revokes all tokens of a person.
///
/// # Errors
/// When the database refuses.
pub async fn revoke_all(connection: &impl ConnectionTrait, person: PersonId, now: Timestamp) -> Result<(), DbErr> {
    api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(millis(now)))
        .filter(api_token::Column::PersonId.eq(person.0))
        .filter(api_token::Column::RevokedAt.is_null())
        .exec(connection)
        .await
        .map(|_| ())
}
