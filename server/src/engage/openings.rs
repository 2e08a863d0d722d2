//! The end of encrypted polls: trustees are given every ballot to add up, and open the sum.
//!
//! A poll that has closed waits, as often as needed, until enough of its trustees have opened the sum: nobody else can
//! count it. What they add up, the closing file, is public: it holds what the published file will, up to turnout.

use super::callers::Caller;
use super::log::begin::Log;
use super::log::{self, Closing};
use super::once;
use super::papers::Sheet;
use super::polls::{note, papers};
use super::refusal::{Refusal, Result};
use super::trustees;
use super::trustees_mail;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::ids::PollId;
use domain::voting::Secrecy;
use jiff::SignedDuration;
use ledger::encrypted::{Shares, Sum};
use ledger::publish::Keys;
use store::moments::timestamp;
use store::polls::{Poll, life};
use store::{DatabaseTransaction, DbErr, ballots, openings, polls};

/// How long trustees are given before they are asked again.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// Whether a poll that has closed still waits for its trustees. The first time, what they add up is written, and they are asked; then once a day.
///
/// # Errors
/// When the database refuses.
pub async fn awaited(parvis: &Parvis, poll: &Poll) -> Result<bool> {
    if Secrecy::parse(&poll.secrecy) != Some(Secrecy::Encrypted) {
        return Ok(false);
    }
    let sheet = parvis.papers.get(&parvis.database, PollId(poll.id)).await?;
    let log = sheet.log.as_ref().ok_or(Refusal::NotFound)?;
    let threshold = log.definition.trustees.as_ref().map_or(u64::MAX, |trustees| trustees.threshold.into());
    let closed = openings::part(parvis.database.read(), sheet.place(), 0).await?.is_some();
    if !closed {
        close(parvis, &sheet, log).await?;
    }
    if openings::opened(parvis.database.read(), sheet.place()).await? >= threshold {
        return Ok(false);
    }
    ask(parvis, &sheet).await?;
    Ok(true)
}

/// Writes what trustees add up.
async fn close(parvis: &Parvis, sheet: &Sheet, log: &Log) -> Result<()> {
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, sheet.poll).await?.ok_or(Refusal::NotFound)?;
    if row.sealed_at.is_some() || openings::part(&tx, sheet.place(), 0).await?.is_some() {
        return Ok(());
    }
    life(&row).seal(now)?;
    let secret = log::sequence::secret(&tx, sheet.poll).await?.ok_or(Refusal::NotFound)?;
    let key = parvis.keys.of_poll(&secret);
    let (signer, tokens) = (log::signer(&key, log.origin())?, log::issuer(&key, log.origin(), log.definition.secrecy)?);
    let turnout = ballots::turnouts(&tx, &[sheet.poll.0]).await?.remove(&sheet.poll.0).unwrap_or_default();
    let papers = papers(&tx, sheet, &row, &turnout).await?;
    let keys = Keys { poll: &signer, tokens: tokens.as_ref() };
    let sum = log::close(&tx, sheet.place(), log, Closing { keys, cast: Vec::new(), turnout: &turnout, papers }).await?;
    openings::close(&tx, sheet.place(), sum.to_bytes()).await?;
    note(&tx, None, sheet.place(), "trustees.close", serde_json::json!({}), now).await?;
    tx.commit().await?;
    parvis.content_changed();
    Ok(())
}

/// Asks trustees who have not opened the sum, unless they were asked not long ago.
async fn ask(parvis: &Parvis, sheet: &Sheet) -> Result<()> {
    let now = parvis.clock.now();
    let asked = store::trustees::ceremony(parvis.database.read(), sheet.place()).await?.and_then(|row| row.asked_at);
    if asked.is_some_and(|at| timestamp(at) > now - PATIENCE) {
        return Ok(());
    }
    let tx = parvis.database.begin_write().await?;
    if openings::ask(&tx, sheet.place(), now - PATIENCE, now).await? {
        let opened: Vec<u8> = openings::shares(&tx, sheet.place()).await?.into_iter().filter_map(|(place, _)| u8::try_from(place).ok()).collect();
        trustees_mail::remind(&tx, parvis, sheet, &opened).await?;
        tx.commit().await?;
        parvis.mail.wake();
    }
    Ok(())
}

/// What trustees have opened the sum with, in the order of their places.
///
/// # Errors
/// When the database refuses.
pub async fn shares(tx: &DatabaseTransaction, sheet: &Sheet) -> std::result::Result<Vec<Shares>, DbErr> {
    let rows = openings::shares(tx, sheet.place()).await?;
    rows.iter().map(|(_, shares)| serde_json::from_str(shares).map_err(|error| DbErr::Json(error.to_string()))).collect()
}

/// Takes what a trustee opens the sum with. The same again changes nothing.
///
/// # Errors
/// When the caller is no trustee of this poll, its sum is not there to be opened, or this does not open it.
pub async fn hand_in(parvis: &Parvis, caller: &Caller, id: PollId, given: &Shares) -> Result<()> {
    let council = trustees::council(parvis, caller, id).await?;
    let place = council.place(&parvis.keys, &caller.email).ok_or(Refusal::NotFound)?;
    let sheet = parvis.papers.get(&parvis.database, id).await?;
    if given.trustee != place {
        return Err(Refusal::field("shares", FieldError::Code));
    }
    let opens = opens(parvis, &sheet, given.clone()).await?;
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.sealed_at.is_some() {
        return Err(Refusal::field("shares", FieldError::Refused));
    }
    let text = serde_json::to_string(given).map_err(|error| DbErr::Json(error.to_string()))?;
    let before = openings::shares(&tx, sheet.place()).await?;
    if let Some((_, before)) = before.iter().find(|(trustee, _)| *trustee == i64::from(place)) {
        return if *before == text { Ok(()) } else { Err(Refusal::field("shares", FieldError::Taken)) };
    }
    if !opens {
        tracing::warn!(poll = id.0, trustee = place, "a trustee opened another sum, or none");
        return Err(Refusal::field("shares", FieldError::Code));
    }
    openings::hand_in(&tx, sheet.place(), place, text).await?;
    note(&tx, Some(caller), sheet.place(), "trustees.open", serde_json::json!({}), parvis.clock.now()).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.content_changed();
    Ok(())
}

/// Whether this opens the sum of the ballots: the proofs are checked beside whatever else is served.
async fn opens(parvis: &Parvis, sheet: &Sheet, given: Shares) -> Result<bool> {
    let sealing = sheet.log.as_ref().and_then(|log| log.sealing.clone()).ok_or(Refusal::NotFound)?;
    let kept = store::trustees::ceremony(parvis.database.read(), sheet.place()).await?.and_then(|row| row.closing_sum);
    let sum = kept.ok_or_else(|| Refusal::field("shares", FieldError::Refused))?;
    let _turn = parvis.proofs.acquire().await.map_err(|_| Refusal::Busy)?;
    let checked = tokio::task::spawn_blocking(move || {
        let (booth, keys) = &*sealing;
        Sum::read(booth, &sum).is_some_and(|sum| keys.check(&sum, &given).is_ok())
    });
    checked.await.map_err(|_| Refusal::Busy)
}
