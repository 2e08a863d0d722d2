//! What was promised goes into the log: sorted, in batches that are large enough to hide in, and signed.
//!
//! Exactly one at a time over all nodes: the poll is held alone, and the log moves on only from the size it was read at.
//! A checkpoint is signed inside the transaction that keeps what it covers, and leaves it only with the commit.

use super::begin::{Log, due, signer};
use super::publish::entry;
use super::{broken, key, named};
use crate::engage::refusal::Result;
use crate::parvis::Parvis;
use domain::ids::PollId;
use ledger::bytes::Entry;
use ledger::log;
use ledger::tiles::{Tiles, edge};
use store::ballots::Place;
use store::logs::{self, Appended};
use store::moments::timestamp;
use store::{ConnectionTrait, DatabaseTransaction, DbErr, polls};

/// Appends what waits in every log where enough waits, or where it was promised for now; in how many logs that was.
/// Run by a job; running it twice, or on two nodes, is harmless.
///
/// # Errors
/// When the database refuses.
pub async fn append_due(parvis: &Parvis) -> Result<usize> {
    let now = parvis.clock.now();
    let mut appended = 0;
    for waiting in logs::waiting(parvis.database.read()).await? {
        let promised = now >= waiting.due;
        if !promised && !log::due(usize::try_from(waiting.entries).unwrap_or(usize::MAX), false) {
            continue;
        }
        // One log that cannot be written must not keep the others back.
        match append_in(parvis, waiting.place).await {
            Ok(()) => appended += 1,
            Err(error) => {
                tracing::error!(%error, poll = waiting.place.1.0, "a log could not be written; it is tried again");
                parvis.database.failed(&error);
            }
        }
    }
    Ok(appended)
}

/// Appends everything that waits in a log whose poll is not sealed.
///
/// # Errors
/// When the database refuses, or the log is damaged.
pub async fn append_in(parvis: &Parvis, place: Place) -> std::result::Result<(), DbErr> {
    let tx = parvis.database.begin_write().await?;
    let Some(row) = polls::hold_alone(&tx, place.1).await?.filter(|row| row.sealed_at.is_none()) else { return Ok(()) };
    let (Some(secret), Some(log)) = (secret(&tx, place.1).await?, logs::log(&tx, place.1).await?) else { return Ok(()) };
    let (now, promised) = (parvis.clock.now(), timestamp(log.due_at));
    let log = Log::read(log)?;
    let signer = signer(&parvis.keys.of_poll(&secret), log.origin())?;
    append(&tx, place, &signer).await?;
    if now >= promised {
        logs::set_due(&tx, place.1, due(row.closes_at.map(timestamp), now)).await?;
    }
    tx.commit().await
}

/// The secret of a poll that is not sealed.
///
/// # Errors
/// When the database refuses.
pub async fn secret(tx: &impl ConnectionTrait, poll: PollId) -> std::result::Result<Option<Vec<u8>>, DbErr> {
    Ok(polls::secrets(tx, &[poll.0]).await?.remove(&poll.0))
}

/// Appends everything that waits, in a poll that is held alone.
///
/// # Errors
/// When the database refuses, or the log is damaged.
pub async fn append(tx: &DatabaseTransaction, place: Place, signer: &ledger::PollKey) -> std::result::Result<(), DbErr> {
    let waiting = logs::pending(tx, place).await?;
    let batch = waiting.iter().map(|bytes| entry(bytes)).collect::<std::result::Result<_, _>>()?;
    append_these(tx, place, signer, batch).await
}

/// Appends these entries, in a poll that is held alone.
///
/// # Errors
/// When the database refuses, or the log is damaged.
pub async fn append_these(tx: &DatabaseTransaction, place: Place, signer: &ledger::PollKey, mut batch: Vec<Entry>) -> std::result::Result<(), DbErr> {
    if batch.is_empty() {
        return Ok(());
    }
    let log = logs::log(tx, place.1).await?.ok_or_else(|| broken("it has not begun"))?;
    let before = u64::try_from(log.size).map_err(broken)?;
    let edge = edge(before);
    let keys: Vec<_> = edge.iter().map(|id| key(*id)).collect();
    let mut tiles = Tiles::new(before, named(&edge, logs::tiles(tx, place, &keys).await?));
    batch.sort_unstable();
    let entries = batch.iter().map(|entry| entry.0.to_vec()).collect();
    let changed = tiles.append(batch).map_err(broken)?;
    let checkpoint = signed(&tiles, signer)?;
    let tiles = changed.into_iter().map(|(id, bytes)| (key(id), bytes)).collect();
    logs::append(tx, place, Appended { tiles, entries, before, checkpoint }).await
}

/// The signed checkpoint of these tiles.
pub(super) fn signed(tiles: &Tiles, signer: &ledger::PollKey) -> std::result::Result<String, DbErr> {
    tiles.checkpoint().map_err(broken)?.sign(signer).map_err(broken)
}
