//! Votes on paper, by telephone and with somebody's help, typed in by a city team.
//!
//! The team opens this way of voting and prints sheets ([`sheets`]). Sheets come back in piles; two people key each pile,
//! and neither sees what the other keyed before both are done ([`keying`]). What they agree on is counted in one
//! transaction, under codes that were issued and not used before ([`count()`]). The poll is not sealed until the team has
//! said that all is in.

pub mod count;
pub mod keying;
pub mod sheets;

pub use count::{count, reconcile};
pub use keying::{KeyRefusal, Keyed, NewBatch, begin, discard, finish, key, set_pile, settle, take_back};
pub use sheets::{MOST_SHEETS, close, open, print};

use super::callers::Caller;
use super::papers::Sheet;
use super::polls::for_team;
use super::refusal::{Refusal, Result};
use crate::keys::Keys;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::ids::{PersonId, PollId};
use domain::voting::offline::{BatchState, Keyers, SheetCode};
use jiff::Timestamp;
use std::sync::Arc;
use store::batches::Batch;
use store::polls::{Poll, life};
use store::{DatabaseTransaction, batches, polls};

/// What the database knows of a code: HMAC of poll and code under the instance key. A copy of the database alone tells no
/// code.
#[must_use]
pub fn mark(keys: &Keys, poll: PollId, code: SheetCode) -> Vec<u8> {
    let mut data = poll.0.to_be_bytes().to_vec();
    data.extend_from_slice(code.letters());
    keys.mark("sheet", &data).to_vec()
}

/// The state of a pile.
#[must_use]
pub fn state(batch: &Batch) -> BatchState {
    BatchState::parse(&batch.state).unwrap_or(BatchState::First)
}

/// Who keys a pile.
#[must_use]
pub fn keyers(batch: &Batch) -> Keyers<PersonId> {
    Keyers { first: batch.first_by.map(PersonId), second: batch.second_by.map(PersonId) }
}

/// A pile of a poll, for the team of its city.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else, and when the poll has no such pile.
pub async fn batch(parvis: &Parvis, caller: &Caller, poll: PollId, id: i64) -> Result<(Arc<Sheet>, Batch)> {
    let sheet = for_team(parvis, caller, poll).await?;
    let batch = batches::by_id(parvis.database.read(), poll, id).await?.ok_or(Refusal::NotFound)?;
    Ok((sheet, batch))
}

/// Something that cannot be done as things stand.
fn not_now() -> Refusal {
    Refusal::field("action", FieldError::Refused)
}

/// A pile that is worked on: its poll is held alone, so that of two acts at once one waits for the other.
struct Held {
    tx: DatabaseTransaction,
    sheet: Arc<Sheet>,
    batch: Batch,
    now: Timestamp,
}

async fn hold(parvis: &Parvis, caller: &Caller, poll: PollId, id: i64) -> Result<Held> {
    let sheet = for_team(parvis, caller, poll).await?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    takes_paper(&tx, poll, now).await?;
    let batch = batches::by_id(&tx, poll, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Held { tx, sheet, batch, now })
}

/// Holds a poll alone, if ballots on paper are taken in it now.
async fn takes_paper(tx: &DatabaseTransaction, poll: PollId, now: Timestamp) -> Result<Poll> {
    let row = polls::hold_alone(tx, poll).await?.ok_or(Refusal::NotFound)?;
    life(&row).counts_offline(now)?;
    Ok(row)
}
