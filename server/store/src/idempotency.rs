//! Answers of writes, kept for a day: whoever repeats a request with the same key gets the same answer.
//!
//! Ballots have their own (`ballots`): their keys and bodies are marked under the secret of the poll and vanish with it.

use crate::entities::idempotent_answer;
use crate::moments::millis;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

pub use crate::entities::idempotent_answer::Model as Answer;

/// What was answered to this key before.
///
/// # Errors
/// When the database refuses.
pub async fn find(connection: &impl ConnectionTrait, scope: &str, key_hash: &[u8]) -> Result<Option<Answer>, DbErr> {
    idempotent_answer::Entity::find_by_id((scope.to_owned(), key_hash.to_vec())).one(connection).await
}

/// Keeps an answer in the transaction of the act; false if there is one already (and the act must not commit).
///
/// # Errors
/// When the database refuses.
pub async fn keep(connection: &impl ConnectionTrait, answer: Answer) -> Result<bool, DbErr> {
    let row = idempotent_answer::ActiveModel {
        scope: Set(answer.scope),
        key_hash: Set(answer.key_hash),
        body_hash: Set(answer.body_hash),
        status: Set(answer.status),
        answer: Set(answer.answer),
        created_at: Set(answer.created_at),
    };
    let first = OnConflict::columns([idempotent_answer::Column::Scope, idempotent_answer::Column::KeyHash]).do_nothing().to_owned();
    let kept = idempotent_answer::Entity::insert(row).on_conflict(first).exec_without_returning(connection).await?;
    Ok(kept == 1)
}

/// Removes answers from before a moment.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(connection: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    let old = idempotent_answer::Column::CreatedAt.lt(millis(before));
    Ok(idempotent_answer::Entity::delete_many().filter(old).exec(connection).await?.rows_affected)
}
