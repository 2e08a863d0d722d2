//! Opening the way for paper, printing sheets, and saying that all is in.

use super::{mark, not_now, state};
use crate::engage::callers::Caller;
use crate::engage::once;
use crate::engage::polls::for_team;
use crate::engage::polls::note;
use crate::engage::refusal::{Refusal, Result};
use crate::keys::random;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::consultation::PollRefusal;
use domain::ids::PollId;
use domain::voting::offline::{BatchState, SheetCode};
use sea_orm::ActiveValue::Set;
use std::collections::BTreeSet;
use store::entities::poll;
use store::polls::life;
use store::{batches, polls};

/// The most sheets that are printed at once.
pub const MOST_SHEETS: usize = 500;

/// Opens the way for paper. From now on the poll is not sealed until [`close`] says that all is in.
///
/// # Errors
/// When somebody may not, or the poll is a draft or sealed.
pub async fn open(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<()> {
    set_open(parvis, caller, id, true).await
}

/// Says that all is in: nothing more will be counted, and the poll may be sealed.
///
/// # Errors
/// When somebody may not, a pile is not counted yet, or the poll is a draft or sealed.
pub async fn close(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<()> {
    set_open(parvis, caller, id, false).await
}

async fn set_open(parvis: &Parvis, caller: &Caller, id: PollId, open: bool) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.offline_open == open {
        return Ok(());
    }
    life(&row).issues_sheets(now)?;
    if open && !sheet.secrecy.allows_sheets() {
        return Err(PollRefusal::NoSheets.into());
    }
    if !open && batches::of_poll(&tx, id).await?.iter().any(|batch| state(batch) != BatchState::Counted) {
        return Err(not_now());
    }
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), offline_open: Set(open), ..Default::default() }).await?;
    note(&tx, Some(caller), sheet.place(), if open { "paper.open" } else { "paper.close" }, serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    Ok(())
}

/// Draws the codes of so many new sheets. They are given once, to be printed: only their marks are kept.
///
/// # Errors
/// When somebody may not, the number is not right, or the way for paper is not open; and where there is a roll, whose codes are those of sheets.
pub async fn print(parvis: &Parvis, caller: &Caller, id: PollId, sheets: usize) -> Result<Vec<SheetCode>> {
    let sheet = for_team(parvis, caller, id).await?;
    if sheet.eligibility.has_roll() {
        return Err(not_now());
    }
    if !(1..=MOST_SHEETS).contains(&sheets) {
        return Err(Refusal::field("sheets", FieldError::Number { min: 1, max: i64::try_from(MOST_SHEETS).unwrap_or(i64::MAX) }));
    }
    let now = parvis.clock.now();
    let mut codes = BTreeSet::new();
    while codes.len() < sheets {
        codes.insert(SheetCode::from_bits(random()));
    }
    let marks: Vec<Vec<u8>> = codes.iter().map(|code| mark(&parvis.keys, id, *code)).collect();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    life(&row).issues_sheets(now)?;
    if !row.offline_open {
        return Err(PollRefusal::OfflineClosed.into());
    }
    store::sheets::issue(&tx, sheet.place(), &marks, caller.person, now).await?;
    note(&tx, Some(caller), sheet.place(), "paper.print", serde_json::json!({ "sheets": sheets }), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    Ok(codes.into_iter().collect())
}
