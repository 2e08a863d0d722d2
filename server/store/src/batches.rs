//! Piles of sheets, and what two people keyed of each until it is counted.

use crate::ballots::Place;
use crate::entities::{entry_batch, entry_line};
use crate::moments::millis;
use crate::sql;
use domain::ids::PollId;
use domain::participation::Channel;
use domain::voting::offline::{BatchState, Keying, Pass, Sheet, SheetCode};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

pub use crate::entities::entry_batch::{ActiveModel as Change, Model as Batch};

/// Begins a pile.
///
/// # Errors
/// When the database refuses.
pub async fn add(tx: &DatabaseTransaction, place: Place, channel: Channel, name: &str, pile: u64, at: Timestamp) -> Result<i64, DbErr> {
    let row = entry_batch::ActiveModel {
        city_id: Set(place.0.0),
        poll_id: Set(place.1.0),
        channel: Set(channel.as_str().to_owned()),
        name: Set(name.to_owned()),
        pile: Set(i64::try_from(pile).unwrap_or(i64::MAX)),
        state: Set(BatchState::First.as_str().to_owned()),
        entered: Set(0),
        spoiled: Set(0),
        unknown_codes: Set(0),
        used_codes: Set(0),
        created_at: Set(millis(at)),
        ..Default::default()
    };
    Ok(entry_batch::Entity::insert(row).exec(tx).await?.last_insert_id)
}

/// The piles of a poll, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_poll(connection: &impl ConnectionTrait, poll: PollId) -> Result<Vec<Batch>, DbErr> {
    entry_batch::Entity::find().filter(entry_batch::Column::PollId.eq(poll.0)).order_by_asc(entry_batch::Column::Id).all(connection).await
}

/// A pile of this poll.
///
/// # Errors
/// When the database refuses.
pub async fn by_id(connection: &impl ConnectionTrait, poll: PollId, id: i64) -> Result<Option<Batch>, DbErr> {
    Ok(entry_batch::Entity::find_by_id(id).one(connection).await?.filter(|batch| batch.poll_id == poll.0))
}

/// Changes columns that are set.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &DatabaseTransaction, change: Change) -> Result<(), DbErr> {
    entry_batch::Entity::update(change).exec(tx).await.map(|_| ())
}

/// Takes a pile away, with all that was keyed of it.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &DatabaseTransaction, id: i64) -> Result<(), DbErr> {
    forget_lines(tx, id).await?;
    entry_batch::Entity::delete_by_id(id).exec(tx).await.map(|_| ())
}

/// Keeps what somebody keyed; false when the code is there already.
///
/// # Errors
/// When the database refuses.
pub async fn add_line(tx: &DatabaseTransaction, batch: i64, pass: Pass, code: SheetCode, sheet: &Sheet) -> Result<bool, DbErr> {
    let (spoiled, choices) = match sheet {
        Sheet::Filled(ballot) => (false, serde_json::to_string(ballot).map_err(|error| DbErr::Json(error.to_string()))?),
        Sheet::Spoiled => (true, String::new()),
    };
    let insert = "INSERT INTO entry_lines (batch_id, pass, code, spoiled, choices) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let values = vec![batch.into(), pass.number().into(), code.to_string().into(), spoiled.into(), choices.into()];
    Ok(sql::execute(tx, insert, values).await? == 1)
}

/// Takes a line away; whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn remove_line(tx: &DatabaseTransaction, batch: i64, pass: Pass, code: SheetCode) -> Result<bool, DbErr> {
    let deleted = entry_line::Entity::delete_by_id((batch, pass.number(), code.to_string())).exec(tx).await?;
    Ok(deleted.rows_affected == 1)
}

/// Everything that was keyed in one pass.
///
/// # Errors
/// When the database refuses or a line does not read.
pub async fn lines(connection: &impl ConnectionTrait, batch: i64, pass: Pass) -> Result<Keying, DbErr> {
    let of_pass = entry_line::Entity::find().filter(entry_line::Column::BatchId.eq(batch)).filter(entry_line::Column::Pass.eq(pass.number()));
    let rows = of_pass.all(connection).await?;
    let read = |row: entry_line::Model| {
        let code = SheetCode::read(&row.code).map_err(|error| DbErr::Custom(error.to_string()))?;
        let filled = || serde_json::from_str(&row.choices).map(Sheet::Filled).map_err(|error| DbErr::Json(error.to_string()));
        Ok((code, if row.spoiled { Sheet::Spoiled } else { filled()? }))
    };
    rows.into_iter().map(read).collect()
}

/// How many sheets were keyed, by pile and pass.
///
/// # Errors
/// When the database refuses.
pub async fn keyed(connection: &impl ConnectionTrait, poll: PollId) -> Result<BTreeMap<(i64, i16), u64>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        batch_id: i64,
        pass: i16,
        keyed: i64,
    }
    let query = "SELECT batch_id, pass, COUNT(*) AS keyed FROM entry_lines WHERE batch_id IN (SELECT id FROM entry_batches WHERE poll_id = $1)
        GROUP BY batch_id, pass";
    let rows: Vec<Row> = sql::all(connection, query, vec![poll.0.into()]).await?;
    Ok(rows.into_iter().map(|row| ((row.batch_id, row.pass), u64::try_from(row.keyed).unwrap_or(0))).collect())
}

/// Writes what two keyings were settled to over both of them.
///
/// # Errors
/// When the database refuses.
pub async fn set_lines(tx: &DatabaseTransaction, batch: i64, settled: &Keying) -> Result<(), DbErr> {
    forget_lines(tx, batch).await?;
    for (code, sheet) in settled {
        for pass in [Pass::First, Pass::Second] {
            add_line(tx, batch, pass, *code, sheet).await?;
        }
    }
    Ok(())
}

/// Deletes what was keyed of a pile.
///
/// # Errors
/// When the database refuses.
pub async fn forget_lines(tx: &DatabaseTransaction, batch: i64) -> Result<(), DbErr> {
    entry_line::Entity::delete_many().filter(entry_line::Column::BatchId.eq(batch)).exec(tx).await.map(|_| ())
}
