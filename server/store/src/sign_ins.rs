//! One-time links and codes on their way. Only hashes are kept.

use crate::entities::sign_in_request;
use crate::moments::millis;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder};

pub use crate::entities::sign_in_request::Model as SignInRequest;

/// Keeps a request.
///
/// # Errors
/// When the database refuses.
pub async fn add(connection: &impl ConnectionTrait, request: SignInRequest) -> Result<(), DbErr> {
    let row = sign_in_request::ActiveModel {
        token_hash: Set(request.token_hash),
        browser_hash: Set(request.browser_hash),
        code_hash: Set(request.code_hash),
        email: Set(request.email),
        email_key: Set(request.email_key),
        return_to: Set(request.return_to),
        language: Set(request.language),
        created_at: Set(request.created_at),
        expires_at: Set(request.expires_at),
        attempts: Set(request.attempts),
        used_at: Set(request.used_at),
    };
    sign_in_request::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// The request with this token.
///
/// # Errors
/// When the database refuses.
pub async fn by_token(connection: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<SignInRequest>, DbErr> {
    sign_in_request::Entity::find_by_id(token_hash.to_vec()).one(connection).await
}

/// The latest request of this browser.
///
/// # Errors
/// When the database refuses.
pub async fn latest_of_browser(connection: &impl ConnectionTrait, browser_hash: &[u8]) -> Result<Option<SignInRequest>, DbErr> {
    let of_browser = sign_in_request::Entity::find().filter(sign_in_request::Column::BrowserHash.eq(browser_hash.to_vec()));
    of_browser.order_by_desc(sign_in_request::Column::CreatedAt).one(connection).await
}

/// How many were asked for the mailbox of this key since a moment, however its address was written.
///
/// # Errors
/// When the database refuses.
pub async fn count_since(connection: &impl ConnectionTrait, email_key: &str, since: Timestamp) -> Result<u64, DbErr> {
    let recent = sign_in_request::Column::CreatedAt.gt(millis(since));
    sign_in_request::Entity::find().filter(sign_in_request::Column::EmailKey.eq(email_key)).filter(recent).count(connection).await
}

/// Counts a wrong code.
///
/// # Errors
/// When the database refuses.
pub async fn count_attempt(connection: &impl ConnectionTrait, token_hash: &[u8]) -> Result<(), DbErr> {
    sign_in_request::Entity::update_many()
        .col_expr(sign_in_request::Column::Attempts, Expr::col(sign_in_request::Column::Attempts).add(1))
        .filter(sign_in_request::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(connection)
        .await
        .map(|_| ())
}

/// Uses a request up; false if it was used before or has run out. Two who race cannot both win.
///
/// # Errors
/// When the database refuses.
pub async fn consume(connection: &impl ConnectionTrait, token_hash: &[u8], now: Timestamp) -> Result<bool, DbErr> {
    let used = sign_in_request::Entity::update_many()
        .col_expr(sign_in_request::Column::UsedAt, Expr::value(millis(now)))
        .filter(sign_in_request::Column::TokenHash.eq(token_hash.to_vec()))
        .filter(sign_in_request::Column::UsedAt.is_null())
        .filter(sign_in_request::Column::ExpiresAt.gt(millis(now)))
        .exec(connection)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Removes requests older than a day: they are of no use, and hold addresses.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(connection: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    let old = sign_in_request::Column::CreatedAt.lt(millis(before));
    Ok(sign_in_request::Entity::delete_many().filter(old).exec(connection).await?.rows_affected)
}
