//! Trustees of encrypted polls, and what they say while they make a key.

use crate::ballots::Place;
use crate::entities::{ceremony, ceremony_message, trustee};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};

pub use crate::entities::ceremony::Model as Ceremony;
pub use crate::entities::trustee::Model as Trustee;

/// The present ceremony of a poll.
///
/// # Errors
/// When the database refuses.
pub async fn ceremony(connection: &impl ConnectionTrait, place: Place) -> Result<Option<Ceremony>, DbErr> {
    ceremony::Entity::find_by_id((place.0.0, place.1.0)).one(connection).await
}

/// The trustees of a poll, in the order of their places.
///
/// # Errors
/// When the database refuses.
pub async fn of_poll(connection: &impl ConnectionTrait, place: Place) -> Result<Vec<Trustee>, DbErr> {
    let found = trustee::Entity::find().filter(trustee::Column::CityId.eq(place.0.0)).filter(trustee::Column::PollId.eq(place.1.0));
    found.order_by_asc(trustee::Column::Place).all(connection).await
}

/// Names the trustees of a poll, with their addresses, in the place of those before. A new attempt begins.
///
/// # Errors
/// When the database refuses, for one when an address is there twice.
pub async fn name(tx: &DatabaseTransaction, place: Place, threshold: u8, trustees: &[(String, String)]) -> Result<(), DbErr> {
    let attempt = ceremony(tx, place).await?.map_or(0, |before| before.attempt + 1);
    ceremony::Entity::delete_by_id((place.0.0, place.1.0)).exec(tx).await?;
    trustee::Entity::delete_many().filter(trustee::Column::CityId.eq(place.0.0)).filter(trustee::Column::PollId.eq(place.1.0)).exec(tx).await?;
    let (city_id, poll_id) = (Set(place.0.0), Set(place.1.0));
    let row = ceremony::ActiveModel {
        city_id,
        poll_id,
        attempt: Set(attempt),
        threshold: Set(threshold.into()),
        ceremony: Set(None),
        closing_sum: Set(None),
        asked_at: Set(None),
    };
    ceremony::Entity::insert(row).exec_without_returning(tx).await?;
    for (number, (name, email)) in (0..).zip(trustees) {
        let row = trustee::ActiveModel {
            city_id: Set(place.0.0),
            poll_id: Set(place.1.0),
            place: Set(number),
            name: Set(name.clone()),
            email: Set(email.clone()),
            enrolment: Set(None),
        };
        trustee::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Every trustee whose address is in one of these domains, with the poll; addresses are kept until their poll is sealed.
/// Which of them are one mailbox is for the caller to say.
///
/// # Errors
/// When the database refuses.
pub async fn in_domains(connection: &impl ConnectionTrait, domains: &[&str]) -> Result<Vec<Trustee>, DbErr> {
    let at = |domain: &&str| trustee::Column::Email.ends_with(format!("@{domain}"));
    let any = domains.iter().fold(Condition::any(), |any, domain| any.add(at(domain)));
    trustee::Entity::find().filter(any).order_by_asc(trustee::Column::PollId).all(connection).await
}

/// Keeps the key that a trustee gave; false if there is one already.
///
/// # Errors
/// When the database refuses.
pub async fn enrol(tx: &DatabaseTransaction, place: Place, number: u8, enrolment: String) -> Result<bool, DbErr> {
    let kept = trustee::Entity::update_many()
        .col_expr(trustee::Column::Enrolment, Expr::value(enrolment))
        .filter(trustee::Column::CityId.eq(place.0.0))
        .filter(trustee::Column::PollId.eq(place.1.0))
        .filter(trustee::Column::Place.eq(i64::from(number)))
        .filter(trustee::Column::Enrolment.is_null())
        .exec(tx)
        .await?;
    Ok(kept.rows_affected == 1)
}

/// Begins the ceremony: what is fixed before its first message.
///
/// # Errors
/// When the database refuses.
pub async fn begin(tx: &DatabaseTransaction, place: Place, fixed: String) -> Result<(), DbErr> {
    let row = ceremony::ActiveModel { city_id: Set(place.0.0), poll_id: Set(place.1.0), ceremony: Set(Some(fixed)), ..Default::default() };
    ceremony::Entity::update(row).exec(tx).await.map(|_| ())
}

/// What was said in this attempt, by round and trustee.
///
/// # Errors
/// When the database refuses.
pub async fn messages(connection: &impl ConnectionTrait, place: Place, attempt: i64) -> Result<Vec<String>, DbErr> {
    use ceremony_message::Column;
    let found = ceremony_message::Entity::find().filter(Column::CityId.eq(place.0.0)).filter(Column::PollId.eq(place.1.0)).filter(Column::Attempt.eq(attempt));
    let rows = found.order_by_asc(Column::Round).order_by_asc(Column::Trustee).all(connection).await?;
    Ok(rows.into_iter().map(|row| row.message).collect())
}

/// Keeps a message.
///
/// # Errors
/// When the database refuses, for one when the trustee has spoken in this round.
pub async fn say(tx: &DatabaseTransaction, place: Place, attempt: i64, round: i64, number: u8, message: String) -> Result<(), DbErr> {
    let row = ceremony_message::ActiveModel {
        city_id: Set(place.0.0),
        poll_id: Set(place.1.0),
        attempt: Set(attempt),
        round: Set(round),
        trustee: Set(number.into()),
        message: Set(message),
    };
    ceremony_message::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}
