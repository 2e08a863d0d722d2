//! Named values of this Parvis as a whole.

use crate::entities::setting;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

/// Participation here was made by `parvis demo`: every page says so. Value `true`.
pub const SIMULATED: &str = "simulated";
/// Hash of the first-run token while there is no mission staff yet.
pub const FIRST_RUN: &str = "first-run";
/// The latest moment this Parvis has seen, in milliseconds: a clock that went back is noticed.
pub const LATEST_MOMENT: &str = "latest-moment";

/// Reads a value.
///
/// # Errors
/// When the database refuses.
pub async fn get(connection: &impl ConnectionTrait, name: &str) -> Result<Option<String>, DbErr> {
    Ok(setting::Entity::find_by_id(name).one(connection).await?.map(|setting| setting.value))
}

/// Writes a value over the one before.
///
/// # Errors
/// When the database refuses.
pub async fn set(connection: &impl ConnectionTrait, name: &str, value: impl Into<String>) -> Result<(), DbErr> {
    let row = setting::ActiveModel { name: Set(name.to_owned()), value: Set(value.into()) };
    let over = OnConflict::column(setting::Column::Name).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row).on_conflict(over).exec_without_returning(connection).await.map(|_| ())
}

/// Forgets a value; true if it was there. Two who race for it cannot both win.
///
/// # Errors
/// When the database refuses.
pub async fn take(connection: &impl ConnectionTrait, name: &str) -> Result<bool, DbErr> {
    Ok(setting::Entity::delete_by_id(name).exec(connection).await?.rows_affected == 1)
}
