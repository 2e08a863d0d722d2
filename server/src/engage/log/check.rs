//! The logs as they are kept, checked as a whole: for whoever copies a database or doubts it.

use super::begin::Log as Begun;
use super::{broken, key};
use ledger::bytes::Entry;
use ledger::tiles::{Kind, TileId, entries};
use ledger::{Checkpoint, Log};
use store::ballots::Place;
use store::logs::{self, PollLog};
use store::{ConnectionTrait, DbErr};

/// What was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Logs.
    pub logs: usize,
    /// Their signed checkpoints.
    pub checkpoints: usize,
}

/// Checks every log: each of its checkpoints is signed by its key and about the entries that are there, so that each continues the one before.
///
/// # Errors
/// When the database refuses, or one is not so; the message names its poll.
pub async fn every_log(connection: &impl ConnectionTrait) -> Result<Checked, DbErr> {
    let mut checked = Checked::default();
    for row in logs::all(connection).await? {
        checked.logs += 1;
        checked.checkpoints += one(connection, &row).await.map_err(|error| broken(format!("{}: {error}", row.poll_id)))?;
    }
    Ok(checked)
}

async fn one(connection: &impl ConnectionTrait, row: &PollLog) -> Result<usize, DbErr> {
    let place: Place = (domain::ids::CityId(row.city_id), domain::ids::PollId(row.poll_id));
    let begun = Begun::read(row.clone())?;
    let kept = kept(connection, place).await?;
    let (first, rest) = kept.split_first().ok_or_else(|| broken("it has no entry"))?;
    let mut log = Log::new(*first);
    for entry in rest {
        // One by one: their order is part of what was signed.
        log.append(vec![*entry]).map_err(broken)?;
    }
    if *first != begun.entry || i64::try_from(log.size()).ok() != Some(row.size) {
        return Err(broken("its entries are others than it says"));
    }
    let checkpoints = logs::checkpoints(connection, place).await?;
    for (size, note) in &checkpoints {
        let checkpoint = Checkpoint::open(note, &begun.key).map_err(broken)?;
        if checkpoint.size != *size || log.root_at(*size) != Some(checkpoint.root) {
            return Err(broken(format!("the checkpoint of {size} entries is of others than are there")));
        }
    }
    if checkpoints.last_key_value().map(|(_, note)| note) != Some(&row.checkpoint) {
        return Err(broken("its latest checkpoint is not the one it shows"));
    }
    Ok(checkpoints.len())
}

async fn kept(connection: &impl ConnectionTrait, place: Place) -> Result<Vec<Entry>, DbErr> {
    let mut all = Vec::new();
    for tile in 0.. {
        let id = key(TileId { kind: Kind::Entries, place: tile });
        let Some(bytes) = logs::tiles(connection, place, &[id]).await?.remove(&id) else { break };
        all.extend(entries(&bytes));
    }
    Ok(all)
}
