//! Tokens of anonymous polls: who took one. With what it was used is not known here, nor anywhere.

use crate::ballots::{Place, note_voters};
use crate::entities::{turnout, voting_token};
use crate::sql;
use domain::ids::PersonId;
use domain::participation::Channel;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// Notes that somebody takes a token for this blinded input, and with it part in the poll. False when they took one
/// before: whatever happens at the same time, the primary key decides.
///
/// # Errors
/// When the database refuses.
pub async fn take(tx: &DatabaseTransaction, place: Place, person: PersonId, blinded: &[u8]) -> Result<bool, DbErr> {
    let insert = "INSERT INTO voting_tokens (city_id, poll_id, person_id, blinded) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    let values = vec![place.0.0.into(), place.1.0.into(), person.0.into(), blinded.to_vec().into()];
    if sql::execute(tx, insert, values).await? == 0 {
        return Ok(false);
    }
    note_voters(tx, &[(place, person, Channel::Web)]).await?;
    Ok(true)
}

/// The blinded input for which somebody took a token.
///
/// # Errors
/// When the database refuses.
pub async fn taken(connection: &impl ConnectionTrait, place: Place, person: PersonId) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(voting_token::Entity::find_by_id((place.0.0, place.1.0, person.0)).one(connection).await?.map(|row| row.blinded))
}

/// How many tokens of a poll were taken.
///
/// # Errors
/// When the database refuses.
pub async fn count(connection: &impl ConnectionTrait, place: Place) -> Result<u64, DbErr> {
    let takers = turnout::Entity::find().filter(turnout::Column::CityId.eq(place.0.0)).filter(turnout::Column::PollId.eq(place.1.0));
    takers.count(connection).await
}
