//! The roll grows, or is taken away: until the poll opens, and all of a file or nothing of it.

use super::read::Listed;
use super::{Mark, invite, mark_of_code, sheet};
use crate::engage::callers::Caller;
use crate::engage::once;
use crate::engage::papers::Sheet;
use crate::engage::polls::note;
use crate::engage::refusal::{Refusal, Result};
use crate::keys::random;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use app::words::Locale;
use domain::ids::PollId;
use domain::voting::roll::{BadRow, RollCode, RowFault};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use store::polls::{self, life};
use store::rolls;
use store::{ConnectionTrait, DatabaseTransaction, DbErr};

/// The most letters that are printed at once.
pub const MOST_LETTERS: usize = 1_000;

/// What a file did to a roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Every row was taken: so many.
    Added(u64),
    /// Nothing was taken: these rows are wrong.
    Bad(Vec<BadRow>),
}

/// What is wrong with the rows of a file, those included that are on the roll already.
///
/// # Errors
/// When somebody may not, or the poll has no roll.
pub async fn check(parvis: &Parvis, caller: &Caller, poll: PollId, listed: Listed) -> Result<Vec<BadRow>> {
    let sheet = sheet(parvis, caller, poll).await?;
    Ok(with_known(parvis.database.read(), &sheet, &listed).await?)
}

/// The bad rows of a file, in the order of its lines.
async fn with_known(connection: &impl ConnectionTrait, sheet: &Sheet, listed: &Listed) -> std::result::Result<Vec<BadRow>, DbErr> {
    let marks: Vec<Vec<u8>> = listed.rows.iter().map(|row| row.mark.to_vec()).collect();
    let known = rolls::known(connection, sheet.place(), &marks).await?;
    let on_it = listed.rows.iter().filter(|row| known.contains(row.mark.as_slice())).map(|row| BadRow { line: row.line, fault: RowFault::Known });
    let mut bad: Vec<BadRow> = listed.bad.iter().copied().chain(on_it).collect();
    bad.sort_unstable();
    Ok(bad)
}

/// Puts everybody in a file on the roll, if every row is right. With a language, those with an address are sent a code at
/// once: only where the poll is public.
///
/// # Errors
/// When somebody may not, the poll has no roll, or has opened.
pub async fn add(parvis: &Parvis, caller: &Caller, poll: PollId, listed: Listed, invite_in: Option<Locale>) -> Result<Filled> {
    let sheet = sheet(parvis, caller, poll).await?;
    // Before anybody is kept waiting: most files that are wrong are wrong here.
    let bad = with_known(parvis.database.read(), &sheet, &listed).await?;
    if !bad.is_empty() {
        return Ok(Filled::Bad(bad));
    }
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, poll).await?.ok_or(Refusal::NotFound)?;
    life(&row).changes_roll(now)?;
    let added = rolls::add(&tx, sheet.place(), listed.rows.iter().map(|row| row.mark.to_vec()).collect()).await?;
    if added != listed.rows.len() as u64 {
        // Somebody else put some of them on it at the same time.
        tx.rollback().await?;
        return Ok(Filled::Bad(with_known(parvis.database.read(), &sheet, &listed).await?));
    }
    note(&tx, Some(caller), sheet.place(), "roll.add", serde_json::json!({ "entries": added, "known_by": listed.column.as_str() }), now).await?;
    if let Some(language) = invite_in {
        life(&row).invites(now)?;
        invite::write_to(&tx, parvis, caller, &sheet, &row, &listed, language).await?;
    }
    finish(tx, parvis, caller, poll, &added).await?;
    parvis.mail.wake();
    Ok(Filled::Added(added))
}

async fn finish(tx: DatabaseTransaction, parvis: &Parvis, caller: &Caller, poll: PollId, outcome: &u64) -> Result<()> {
    once::commit(tx, parvis, caller, outcome).await?;
    parvis.papers.forget(poll);
    parvis.content_changed();
    Ok(())
}

/// Takes the whole roll away; how many were on it.
///
/// # Errors
/// When somebody may not, the poll has no roll, or has opened.
pub async fn clear(parvis: &Parvis, caller: &Caller, poll: PollId) -> Result<u64> {
    let sheet = sheet(parvis, caller, poll).await?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, poll).await?.ok_or(Refusal::NotFound)?;
    life(&row).changes_roll(now)?;
    let removed = rolls::clear(&tx, sheet.place()).await?;
    note(&tx, Some(caller), sheet.place(), "roll.clear", serde_json::json!({ "entries": removed }), now).await?;
    finish(tx, parvis, caller, poll, &removed).await?;
    parvis.database.forget_deleted().await?;
    Ok(removed)
}

/// Draws codes for so many letters and puts them on the roll. They are given once, to be printed: only their marks are kept.
///
/// # Errors
/// When somebody may not, the number is not right, the poll has no roll, or has opened.
pub async fn draw(parvis: &Parvis, caller: &Caller, poll: PollId, letters: usize) -> Result<Vec<RollCode>> {
    let sheet = sheet(parvis, caller, poll).await?;
    if !(1..=MOST_LETTERS).contains(&letters) {
        return Err(Refusal::field("letters", of_letters()));
    }
    let now: Timestamp = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, poll).await?.ok_or(Refusal::NotFound)?;
    life(&row).changes_roll(now)?;
    let mut drawn: BTreeMap<Mark, RollCode> = BTreeMap::new();
    while drawn.len() < letters {
        let code = RollCode::from_bits(random());
        drawn.insert(mark_of_code(&parvis.keys, poll, &code), code);
    }
    let marks: BTreeSet<Vec<u8>> = drawn.keys().map(|mark| mark.to_vec()).collect();
    if rolls::add(&tx, sheet.place(), marks).await? != letters as u64 {
        return Err(Refusal::Busy);
    }
    note(&tx, Some(caller), sheet.place(), "roll.letters", serde_json::json!({ "entries": letters }), now).await?;
    finish(tx, parvis, caller, poll, &(letters as u64)).await?;
    Ok(drawn.into_values().collect())
}

/// What a number of letters has to be.
#[must_use]
pub fn of_letters() -> FieldError {
    FieldError::Number { min: 1, max: i64::try_from(MOST_LETTERS).unwrap_or(i64::MAX) }
}
