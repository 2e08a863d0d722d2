//! What was done, by whom, when: written in the transaction of the act itself.
//!
//! No foreign key to people: an entry outlives the account it speaks of.

use crate::entities::audit_entry;
use crate::moments::millis;
use domain::ids::{CityId, PersonId};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

/// One thing that was done. Never a ballot, never a reader.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who did it; none for Parvis itself.
    pub actor: Option<PersonId>,
    /// In which city.
    pub city: Option<CityId>,
    /// What, as `noun.verb`.
    pub action: &'static str,
    /// To what, as `kind:id`.
    pub subject: String,
    /// More, as JSON; no personal data.
    pub detail: serde_json::Value,
    /// When.
    pub at: Timestamp,
}

/// Writes an entry.
///
/// # Errors
/// When the database refuses.
pub async fn note(connection: &impl ConnectionTrait, entry: Entry) -> Result<(), DbErr> {
    let row = audit_entry::ActiveModel {
        actor_id: Set(entry.actor.map(|person| person.0)),
        city_id: Set(entry.city.map(|city| city.0)),
        action: Set(entry.action.to_owned()),
        subject: Set(entry.subject),
        detail: Set(entry.detail.to_string()),
        happened_at: Set(millis(entry.at)),
        ..Default::default()
    };
    audit_entry::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}
