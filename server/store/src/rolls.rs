//! Electoral rolls: who may vote in a poll, by mark, and whether they have.
//!
//! Entries are written in the order of their marks, which says nothing of the file they came in.

use crate::ballots::Place;
use crate::entities::roll_entry;
use crate::sql;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Value};
use std::collections::BTreeSet;

pub use crate::entities::roll_entry::Model as Entry;

/// Marks in one statement: each may stand in two places.
const AT_ONCE: usize = 1_000;
/// How an entry is marked whose vote was counted.
const VOTED: &str = "voted";
/// How an entry is marked whose sheet of paper was no ballot.
const SPOILED: &str = "spoiled";

/// Adds entries of these marks. How many were added: those that are there stay as they are.
///
/// # Errors
/// When the database refuses.
pub async fn add(tx: &DatabaseTransaction, place: Place, marks: BTreeSet<Vec<u8>>) -> Result<u64, DbErr> {
    let rows = marks.into_iter().map(|mark| vec![place.0.0.into(), place.1.0.into(), mark.into()]).collect();
    let head = "INSERT INTO roll_entries (city_id, poll_id, mark) VALUES";
    let added = sql::insert_rows(tx, head, 3, rows, "ON CONFLICT DO NOTHING").await?;
    let count = i64::try_from(added).unwrap_or(i64::MAX);
    sql::execute(tx, "UPDATE polls SET roll = roll + $1 WHERE id = $2", vec![count.into(), place.1.0.into()]).await?;
    Ok(added)
}

/// Removes the whole roll of a poll; how many were on it.
///
/// # Errors
/// When the database refuses.
pub async fn clear(tx: &DatabaseTransaction, place: Place) -> Result<u64, DbErr> {
    let removed = sql::execute(tx, "DELETE FROM roll_entries WHERE city_id = $1 AND poll_id = $2", vec![place.0.0.into(), place.1.0.into()]).await?;
    sql::execute(tx, "UPDATE polls SET roll = 0 WHERE id = $1", vec![place.1.0.into()]).await?;
    Ok(removed)
}

/// The entries that have one of these marks: their own, or that of the code that was sent to them.
///
/// # Errors
/// When the database refuses.
pub async fn find(connection: &impl ConnectionTrait, place: Place, marks: &[Vec<u8>]) -> Result<Vec<Entry>, DbErr> {
    let mut found = Vec::new();
    for chunk in marks.chunks(AT_ONCE) {
        let list = sql::placeholders(1, chunk.len(), 3);
        // Two questions, each of which has its index.
        let query = format!(
            "SELECT city_id, poll_id, mark, code_mark, used FROM roll_entries WHERE city_id = $1 AND poll_id = $2 AND mark IN {list}
            UNION SELECT city_id, poll_id, mark, code_mark, used FROM roll_entries WHERE city_id = $1 AND poll_id = $2 AND code_mark IN {list}"
        );
        found.extend(sql::all::<Entry>(connection, &query, parameters(place, chunk)).await?);
    }
    Ok(found)
}

fn parameters(place: Place, marks: &[Vec<u8>]) -> Vec<Value> {
    let fixed = [place.0.0.into(), place.1.0.into()];
    fixed.into_iter().chain(marks.iter().map(|mark| mark.clone().into())).collect()
}

/// Which of these marks are entries' own.
///
/// # Errors
/// When the database refuses.
pub async fn known(connection: &impl ConnectionTrait, place: Place, marks: &[Vec<u8>]) -> Result<BTreeSet<Vec<u8>>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        mark: Vec<u8>,
    }
    let mut found = BTreeSet::new();
    for chunk in marks.chunks(AT_ONCE) {
        let query = format!("SELECT mark FROM roll_entries WHERE city_id = $1 AND poll_id = $2 AND mark IN {}", sql::placeholders(1, chunk.len(), 3));
        found.extend(sql::all::<Row>(connection, &query, parameters(place, chunk)).await?.into_iter().map(|row| row.mark));
    }
    Ok(found)
}

/// Gives an entry another code; the one before is worth nothing from then on.
///
/// # Errors
/// When the database refuses, for one when another entry has this code.
pub async fn set_code(tx: &DatabaseTransaction, place: Place, mark: &[u8], code_mark: &[u8]) -> Result<(), DbErr> {
    let update = "UPDATE roll_entries SET code_mark = $1 WHERE city_id = $2 AND poll_id = $3 AND mark = $4";
    let values = vec![code_mark.to_vec().into(), place.0.0.into(), place.1.0.into(), mark.to_vec().into()];
    sql::execute(tx, update, values).await.map(|_| ())
}

/// Uses up the votes of these entries: counted, or spoiled on paper. Gives back those that were not used before, and only those.
///
/// # Errors
/// When the database refuses.
pub async fn use_up(tx: &DatabaseTransaction, place: Place, marks: &[Vec<u8>], spoiled: bool) -> Result<BTreeSet<Vec<u8>>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        mark: Vec<u8>,
    }
    let how = if spoiled { SPOILED } else { VOTED };
    let mut new = BTreeSet::new();
    for chunk in marks.chunks(AT_ONCE) {
        let update = format!(
            "UPDATE roll_entries SET used = '{how}' WHERE city_id = $1 AND poll_id = $2 AND used IS NULL AND mark IN {} RETURNING mark",
            sql::placeholders(1, chunk.len(), 3)
        );
        new.extend(sql::all::<Row>(tx, &update, parameters(place, chunk)).await?.into_iter().map(|row| row.mark));
    }
    Ok(new)
}

/// How many entries of a poll have used their vote.
///
/// # Errors
/// When the database refuses.
pub async fn used(connection: &impl ConnectionTrait, place: Place) -> Result<u64, DbErr> {
    let of_poll = roll_entry::Entity::find().filter(roll_entry::Column::CityId.eq(place.0.0)).filter(roll_entry::Column::PollId.eq(place.1.0));
    of_poll.filter(roll_entry::Column::Used.is_not_null()).count(connection).await
}
