//! Sheets of paper: which were issued, and how each came back. A sheet is known by the mark of its code.

use crate::ballots::{Place, count_turnout};
use crate::entities::sheet_print;
use crate::moments::millis;
use crate::sql;
use domain::ids::{PersonId, PollId};
use domain::participation::Channel;
use domain::voting::offline::Standing;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::entities::sheet_print::Model as Print;

/// How a sheet that is no ballot is marked in the place of a channel.
const SPOILED: &str = "spoiled";

/// Issues sheets with these marks.
///
/// # Errors
/// When the database refuses, for one when there is a sheet with such a mark: then nothing is issued.
pub async fn issue(tx: &DatabaseTransaction, place: Place, marks: &[Vec<u8>], by: PersonId, at: Timestamp) -> Result<(), DbErr> {
    let rows = marks.iter().map(|mark| vec![place.0.0.into(), place.1.0.into(), mark.clone().into()]).collect();
    sql::insert_rows(tx, "INSERT INTO ballot_sheets (city_id, poll_id, mark) VALUES", 3, rows, "").await?;
    let row = sheet_print::ActiveModel {
        poll_id: Set(place.1.0),
        sheets: Set(i64::try_from(marks.len()).unwrap_or(i64::MAX)),
        printed_by: Set(by.0),
        printed_at: Set(millis(at)),
        ..Default::default()
    };
    sheet_print::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// What was printed for a poll, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn prints(connection: &impl ConnectionTrait, poll: PollId) -> Result<Vec<Print>, DbErr> {
    sheet_print::Entity::find().filter(sheet_print::Column::PollId.eq(poll.0)).order_by_desc(sheet_print::Column::Id).all(connection).await
}

/// How many sheets were issued.
///
/// # Errors
/// When the database refuses.
pub async fn issued(connection: &impl ConnectionTrait, place: Place) -> Result<u64, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        sheets: i64,
    }
    let query = "SELECT COUNT(*) AS sheets FROM ballot_sheets WHERE city_id = $1 AND poll_id = $2";
    let row: Option<Row> = sql::one(connection, query, vec![place.0.0.into(), place.1.0.into()]).await?;
    Ok(row.map_or(0, |row| u64::try_from(row.sheets).unwrap_or(0)))
}

/// Parameters of a statement besides the marks are two: city and poll.
const AT_ONCE: usize = 1_000;

/// What is known of these marks.
///
/// # Errors
/// When the database refuses.
pub async fn standings(connection: &impl ConnectionTrait, place: Place, marks: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, Standing>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        mark: Vec<u8>,
        used: Option<String>,
    }
    let mut found = BTreeMap::new();
    for chunk in marks.chunks(AT_ONCE) {
        let query = format!("SELECT mark, used FROM ballot_sheets WHERE city_id = $1 AND poll_id = $2 AND mark IN {}", sql::placeholders(1, chunk.len(), 3));
        for row in sql::all::<Row>(connection, &query, parameters(place, chunk)).await? {
            found.insert(row.mark, if row.used.is_some() { Standing::Used } else { Standing::Issued });
        }
    }
    Ok(found)
}

fn parameters(place: Place, marks: &[Vec<u8>]) -> Vec<Value> {
    let fixed = [place.0.0.into(), place.1.0.into()];
    fixed.into_iter().chain(marks.iter().map(|mark| mark.clone().into())).collect()
}

/// Marks sheets as used: by a channel, or as spoiled. Gives back those that were issued and not used before, and only those.
///
/// # Errors
/// When the database refuses.
pub async fn mark_used(tx: &DatabaseTransaction, place: Place, marks: &[Vec<u8>], channel: Option<Channel>) -> Result<BTreeSet<Vec<u8>>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        mark: Vec<u8>,
    }
    let how = channel.map_or(SPOILED, Channel::as_str);
    let mut marked = BTreeSet::new();
    for chunk in marks.chunks(AT_ONCE) {
        let query = format!(
            "UPDATE ballot_sheets SET used = '{how}' WHERE city_id = $1 AND poll_id = $2 AND used IS NULL AND mark IN {} RETURNING mark",
            sql::placeholders(1, chunk.len(), 3)
        );
        marked.extend(sql::all::<Row>(tx, &query, parameters(place, chunk)).await?.into_iter().map(|row| row.mark));
    }
    Ok(marked)
}

/// Moves the counters for so many voters who used a sheet: turnout of the channel, participants of the consultation.
/// Each sheet is somebody else there: nobody can tell who used a sheet in another poll, too.
///
/// # Errors
/// When the database refuses.
pub async fn count_voters(tx: &DatabaseTransaction, place: Place, channel: Channel, voters: u64) -> Result<(), DbErr> {
    let voters = i64::try_from(voters).unwrap_or(i64::MAX);
    if voters == 0 {
        return Ok(());
    }
    count_turnout(tx, &BTreeMap::from([((place, channel), voters)])).await?;
    let count = "INSERT INTO consultation_counters (city_id, consultation_id, participants)
        SELECT city_id, consultation_id, CAST($1 AS BIGINT) FROM polls WHERE id = $2
        ON CONFLICT (city_id, consultation_id) DO UPDATE SET participants = consultation_counters.participants + excluded.participants";
    sql::execute(tx, count, vec![voters.into(), place.1.0.into()]).await.map(|_| ())
}
