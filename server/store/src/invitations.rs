//! Roles offered to addresses.

use crate::entities::invitation;
use crate::moments::millis;
use domain::ids::{CityId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

pub use crate::entities::invitation::Model as Invitation;

/// A new invitation.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// To whom.
    pub email: String,
    /// To which city's team; none for the mission staff.
    pub city: Option<CityId>,
    /// `administrator`, `moderator` or `staff`.
    pub role: String,
    /// By whom.
    pub by: PersonId,
    /// Since when.
    pub at: Timestamp,
    /// Until when it can be accepted.
    pub expires: Timestamp,
}

/// Adds an invitation.
///
/// # Errors
/// When the database refuses.
pub async fn add(connection: &impl ConnectionTrait, new: NewInvitation) -> Result<i64, DbErr> {
    let row = invitation::ActiveModel {
        email: Set(new.email),
        city_id: Set(new.city.map(|city| city.0)),
        role: Set(new.role),
        invited_by: Set(new.by.0),
        created_at: Set(millis(new.at)),
        expires_at: Set(millis(new.expires)),
        settled_at: Set(None),
        ..Default::default()
    };
    Ok(invitation::Entity::insert(row).exec(connection).await?.last_insert_id)
}

/// What waits for this address.
///
/// # Errors
/// When the database refuses.
pub async fn pending_for(connection: &impl ConnectionTrait, email: &str, now: Timestamp) -> Result<Vec<Invitation>, DbErr> {
    pending(now).filter(invitation::Column::Email.eq(email)).all(connection).await
}

/// What waits for anybody, in one city or (none) everywhere.
///
/// # Errors
/// When the database refuses.
pub async fn all_pending(connection: &impl ConnectionTrait, city: Option<CityId>, now: Timestamp) -> Result<Vec<Invitation>, DbErr> {
    let found = pending(now);
    let found = match city {
        Some(city) => found.filter(invitation::Column::CityId.eq(city.0)),
        None => found,
    };
    found.all(connection).await
}

fn pending(now: Timestamp) -> sea_orm::Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::SettledAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(millis(now)))
        .order_by_asc(invitation::Column::Id)
}

/// Settles an invitation (accepted or declined); false if it was settled before.
///
/// # Errors
/// When the database refuses.
pub async fn settle(connection: &impl ConnectionTrait, id: i64, now: Timestamp) -> Result<bool, DbErr> {
    let settled = invitation::Entity::update_many()
        .col_expr(invitation::Column::SettledAt, Expr::value(millis(now)))
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::SettledAt.is_null())
        .exec(connection)
        .await?;
    Ok(settled.rows_affected == 1)
}
