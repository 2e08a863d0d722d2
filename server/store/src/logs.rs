//! The log of each poll: its tiles, its checkpoints, what waits to be appended, and the published file.

use crate::ballots::Place;
use crate::entities::{bundle_part, log_checkpoint, log_entry, log_pending, log_tile, poll_log, superseded_ballot};
use crate::moments::{millis, timestamp};
use crate::sql;
use domain::ids::{CityId, PollId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::entities::poll_log::Model as PollLog;
pub use crate::entities::superseded_ballot::Model as SupersededBallot;

/// A tile: its level (-1 for entries) and its place.
pub type TileKey = (i32, i64);

/// Begins the log of a poll, still empty.
///
/// # Errors
/// When the database refuses.
pub async fn begin(tx: &DatabaseTransaction, place: Place, definition: String, due: Timestamp) -> Result<(), DbErr> {
    let row = poll_log::ActiveModel {
        poll_id: Set(place.1.0),
        city_id: Set(place.0.0),
        definition: Set(definition),
        size: Set(0),
        checkpoint: Set(String::new()),
        due_at: Set(millis(due)),
    };
    poll_log::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// The log of a poll; none for polls published before there were logs.
///
/// # Errors
/// When the database refuses.
pub async fn log(connection: &impl ConnectionTrait, poll: PollId) -> Result<Option<PollLog>, DbErr> {
    poll_log::Entity::find_by_id(poll.0).one(connection).await
}

/// Every log, in the order of the polls.
///
/// # Errors
/// When the database refuses.
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<PollLog>, DbErr> {
    poll_log::Entity::find().order_by_asc(poll_log::Column::PollId).all(connection).await
}

/// What a ballot needs of each of these polls while they are not sealed: the secret, and until when its entry is promised.
///
/// # Errors
/// When the database refuses.
pub async fn secrets(connection: &impl ConnectionTrait, polls: &[i64]) -> Result<BTreeMap<i64, (Vec<u8>, Option<Timestamp>)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        poll_id: i64,
        secret: Vec<u8>,
        due_at: Option<i64>,
    }
    if polls.is_empty() {
        return Ok(BTreeMap::new());
    }
    let query = format!(
        "SELECT poll_secrets.poll_id, secret, due_at FROM poll_secrets LEFT JOIN poll_logs ON poll_logs.poll_id = poll_secrets.poll_id WHERE poll_secrets.poll_id IN {}",
        sql::marks(connection.get_database_backend(), 1, polls.len())
    );
    let found: Vec<Row> = sql::all(connection, &query, polls.iter().map(|id| (*id).into()).collect()).await?;
    Ok(found.into_iter().map(|row| (row.poll_id, (row.secret, row.due_at.map(timestamp)))).collect())
}

/// Sets until when what is promised from now on will be in the log.
///
/// # Errors
/// When the database refuses.
pub async fn set_due(tx: &DatabaseTransaction, poll: PollId, due: Timestamp) -> Result<(), DbErr> {
    let at = poll_log::Entity::update_many().col_expr(poll_log::Column::DueAt, Expr::value(millis(due)));
    at.filter(poll_log::Column::PollId.eq(poll.0)).exec(tx).await.map(|_| ())
}

/// Entries that have to be in the log some time. They come sorted: their order says nothing.
///
/// # Errors
/// When the database refuses, for one when an entry waits already.
pub async fn promise(tx: &DatabaseTransaction, entries: &[(Place, Vec<u8>)]) -> Result<(), DbErr> {
    let rows = entries.iter().map(|(place, entry)| vec![place.0.0.into(), place.1.0.into(), entry.clone().into()]).collect();
    sql::insert_rows(tx, "INSERT INTO log_pending (city_id, poll_id, entry) VALUES", 3, rows, "").await.map(|_| ())
}

/// A poll in whose log something is missing that was promised.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// City and poll.
    pub place: Place,
    /// How many entries wait.
    pub entries: u64,
    /// Until when they were promised.
    pub due: Timestamp,
}

/// The polls in whose logs something is missing that was promised.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(connection: &impl ConnectionTrait) -> Result<Vec<Waiting>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        city_id: i64,
        poll_id: i64,
        due_at: i64,
        entries: i64,
    }
    let query = "SELECT poll_logs.city_id, poll_logs.poll_id, due_at, COUNT(*) AS entries FROM log_pending
        JOIN poll_logs ON poll_logs.poll_id = log_pending.poll_id GROUP BY poll_logs.city_id, poll_logs.poll_id, due_at ORDER BY poll_logs.poll_id";
    let rows: Vec<Row> = sql::all(connection, query, vec![]).await?;
    let waiting =
        |row: Row| Waiting { place: (CityId(row.city_id), PollId(row.poll_id)), entries: u64::try_from(row.entries).unwrap_or(0), due: timestamp(row.due_at) };
    Ok(rows.into_iter().map(waiting).collect())
}

/// The entries of a poll that wait.
///
/// # Errors
/// When the database refuses.
pub async fn pending(tx: &DatabaseTransaction, place: Place) -> Result<Vec<Vec<u8>>, DbErr> {
    let found = log_pending::Entity::find().filter(log_pending::Column::CityId.eq(place.0.0)).filter(log_pending::Column::PollId.eq(place.1.0));
    Ok(found.all(tx).await?.into_iter().map(|row| row.entry).collect())
}

/// How many entries of a poll wait.
///
/// # Errors
/// When the database refuses.
pub async fn pending_count(connection: &impl ConnectionTrait, poll: PollId) -> Result<i64, DbErr> {
    let count = log_pending::Entity::find().filter(log_pending::Column::PollId.eq(poll.0)).count(connection).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What an append comes to.
#[derive(Clone, Debug)]
pub struct Appended {
    /// The tiles that changed.
    pub tiles: Vec<(TileKey, Vec<u8>)>,
    /// The entries in their order.
    pub entries: Vec<Vec<u8>>,
    /// How many entries there were before.
    pub before: u64,
    /// The signed checkpoint of all.
    pub checkpoint: String,
}

/// Appends to a log, whose poll is held alone: the entries wait no more.
///
/// # Errors
/// When the database refuses, for one when an entry is there already, or the log has another size than was thought.
pub async fn append(tx: &DatabaseTransaction, place: Place, appended: Appended) -> Result<(), DbErr> {
    let (city, poll) = (place.0.0, place.1.0);
    let before = i64::try_from(appended.before).map_err(|error| DbErr::Custom(error.to_string()))?;
    let size = before.saturating_add(i64::try_from(appended.entries.len()).unwrap_or(i64::MAX));
    let moved = poll_log::Entity::update_many()
        .col_expr(poll_log::Column::Size, Expr::value(size))
        .col_expr(poll_log::Column::Checkpoint, Expr::value(appended.checkpoint.clone()))
        .filter(poll_log::Column::PollId.eq(poll))
        .filter(poll_log::Column::Size.eq(before))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(DbErr::Custom(format!("the log of poll {poll} is not as large as was thought: nothing was appended")));
    }
    for ((level, at), bytes) in appended.tiles {
        let query = "INSERT INTO log_tiles (city_id, poll_id, level, place, bytes) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (city_id, poll_id, level, place) DO UPDATE SET bytes = excluded.bytes";
        sql::execute(tx, query, vec![city.into(), poll.into(), level.into(), at.into(), bytes.into()]).await?;
    }
    let rows = (before..).zip(appended.entries).map(|(at, entry)| vec![city.into(), poll.into(), entry.into(), at.into()]).collect();
    sql::insert_rows(tx, "INSERT INTO log_entries (city_id, poll_id, entry, place) VALUES", 4, rows, "").await?;
    let row = log_checkpoint::ActiveModel { city_id: Set(city), poll_id: Set(poll), size: Set(size), checkpoint: Set(appended.checkpoint) };
    log_checkpoint::Entity::insert(row).exec_without_returning(tx).await?;
    sql::execute(tx, "DELETE FROM log_pending WHERE city_id = $1 AND poll_id = $2", vec![city.into(), poll.into()]).await.map(|_| ())
}

/// Tiles of a log; those that do not exist are left out.
///
/// # Errors
/// When the database refuses.
pub async fn tiles(connection: &impl ConnectionTrait, place: Place, keys: &[TileKey]) -> Result<BTreeMap<TileKey, Vec<u8>>, DbErr> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let one = |(level, at): &TileKey| Condition::all().add(log_tile::Column::Level.eq(*level)).add(log_tile::Column::Place.eq(*at));
    let any = keys.iter().fold(Condition::any(), |any, key| any.add(one(key)));
    let of_log = log_tile::Entity::find().filter(log_tile::Column::CityId.eq(place.0.0)).filter(log_tile::Column::PollId.eq(place.1.0));
    let found = of_log.filter(any).all(connection).await?;
    Ok(found.into_iter().map(|row| ((row.level, row.place), row.bytes)).collect())
}

/// All checkpoints of a log by their size.
///
/// # Errors
/// When the database refuses.
pub async fn checkpoints(connection: &impl ConnectionTrait, place: Place) -> Result<BTreeMap<u64, String>, DbErr> {
    let of_log = log_checkpoint::Entity::find().filter(log_checkpoint::Column::CityId.eq(place.0.0)).filter(log_checkpoint::Column::PollId.eq(place.1.0));
    let found = of_log.order_by_asc(log_checkpoint::Column::Size).all(connection).await?;
    Ok(found.into_iter().map(|row| (u64::try_from(row.size).unwrap_or(0), row.checkpoint)).collect())
}

/// The first entry from these bytes on, whether it is in the log or waits, and its place if it is there.
///
/// # Errors
/// When the database refuses.
pub async fn entry_from(connection: &impl ConnectionTrait, place: Place, from: Vec<u8>) -> Result<Option<(Vec<u8>, Option<u64>)>, DbErr> {
    let logged = log_entry::Entity::find().filter(log_entry::Column::CityId.eq(place.0.0)).filter(log_entry::Column::PollId.eq(place.1.0));
    let logged = logged.filter(log_entry::Column::Entry.gte(from.clone())).order_by_asc(log_entry::Column::Entry).one(connection).await?;
    let waits = log_pending::Entity::find().filter(log_pending::Column::CityId.eq(place.0.0)).filter(log_pending::Column::PollId.eq(place.1.0));
    let waits = waits.filter(log_pending::Column::Entry.gte(from)).order_by_asc(log_pending::Column::Entry).one(connection).await?;
    let logged = logged.map(|row| (row.entry, Some(u64::try_from(row.place).unwrap_or(0))));
    let waits = waits.map(|row| (row.entry, None));
    Ok([logged, waits].into_iter().flatten().min())
}

/// Keeps what marks entries as superseded. They come sorted: their order says nothing.
///
/// # Errors
/// When the database refuses.
pub async fn supersede(tx: &DatabaseTransaction, marked: Vec<SupersededBallot>) -> Result<(), DbErr> {
    let row = |row: SupersededBallot| vec![row.city_id.into(), row.poll_id.into(), row.entry.into(), row.digest.into(), row.replace_key.into()];
    let head = "INSERT INTO superseded_ballots (city_id, poll_id, entry, digest, replace_key) VALUES";
    sql::insert_rows(tx, head, 5, marked.into_iter().map(row).collect(), "").await.map(|_| ())
}

/// Which of these entries were superseded.
///
/// # Errors
/// When the database refuses.
pub async fn superseded_among(tx: &DatabaseTransaction, place: Place, entries: Vec<Vec<u8>>) -> Result<BTreeSet<Vec<u8>>, DbErr> {
    let of_poll =
        superseded_ballot::Entity::find().filter(superseded_ballot::Column::CityId.eq(place.0.0)).filter(superseded_ballot::Column::PollId.eq(place.1.0));
    let rows = of_poll.filter(superseded_ballot::Column::Entry.is_in(entries)).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.entry).collect())
}

/// What marks the entries of a poll as superseded. Only sealing asks for it.
///
/// # Errors
/// When the database refuses.
pub async fn superseded(tx: &DatabaseTransaction, place: Place) -> Result<Vec<SupersededBallot>, DbErr> {
    let of_poll = superseded_ballot::Entity::find().filter(superseded_ballot::Column::CityId.eq(place.0.0));
    of_poll.filter(superseded_ballot::Column::PollId.eq(place.1.0)).all(tx).await
}

/// Keeps a piece of the published file.
///
/// # Errors
/// When the database refuses.
pub async fn add_part(tx: &DatabaseTransaction, place: Place, part: u64, bytes: Vec<u8>) -> Result<(), DbErr> {
    let part = i64::try_from(part).map_err(|error| DbErr::Custom(error.to_string()))?;
    let row = bundle_part::ActiveModel { city_id: Set(place.0.0), poll_id: Set(place.1.0), part: Set(part), bytes: Set(bytes) };
    bundle_part::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// A piece of the published file; none after the last.
///
/// # Errors
/// When the database refuses.
pub async fn part(connection: &impl ConnectionTrait, place: Place, part: u64) -> Result<Option<Vec<u8>>, DbErr> {
    let part = i64::try_from(part).unwrap_or(i64::MAX);
    Ok(bundle_part::Entity::find_by_id((place.0.0, place.1.0, part)).one(connection).await?.map(|row| row.bytes))
}
