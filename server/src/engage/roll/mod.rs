//! The electoral roll of a poll: who is on it, and who shows that they are.
//!
//! An entry is kept as a mark: HMAC under the instance key of the poll and of what the entry is known by. Neither a code
//! nor an identifier nor an address is kept. The roll grows from files ([`read`], [`fill`]) and from codes that are drawn
//! for printed letters; those on it by their address are sent a code ([`invite`]). It is fixed when the poll opens.

pub mod fill;
pub mod invite;
pub mod read;

use super::addresses::Address;
use super::ballots::Asking;
use super::callers::Caller;
use super::papers::Sheet;
use super::polls::for_team;
use super::refusal::{Refusal, Result};
use crate::keys::{Keys, fingerprint};
use crate::parvis::Parvis;
use domain::ids::PollId;
use domain::voting::roll::{Column, RollCode, hash, identifier};
use std::sync::Arc;
use store::rolls::{self, Entry};
use store::{ConnectionTrait, DbErr};

/// The mark of an entry.
pub type Mark = [u8; 32];

/// Why nobody on the roll votes here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No code was given, and who is signed in is not on the roll under their address.
    CodeMissing,
    /// Nobody on the roll has this code.
    NotOnRoll,
    /// The vote of this entry was used on paper.
    UsedOnPaper,
}

/// What the database knows of an entry.
fn mark(keys: &Keys, poll: PollId, known_by: Column, content: &[u8]) -> Mark {
    let mut data = poll.0.to_be_bytes().to_vec();
    data.extend_from_slice(known_by.as_str().as_bytes());
    data.push(0);
    data.extend_from_slice(content);
    keys.mark("roll", &data)
}

/// The mark of the entry with this code.
#[must_use]
pub fn mark_of_code(keys: &Keys, poll: PollId, code: &RollCode) -> Mark {
    mark(keys, poll, Column::Code, code.letters())
}

/// The mark of the entry with an identifier of this SHA-256.
#[must_use]
pub fn mark_of_hash(keys: &Keys, poll: PollId, hash: &[u8; 32]) -> Mark {
    mark(keys, poll, Column::Sha256, hash)
}

/// The mark of the entry with this address.
#[must_use]
pub fn mark_of_address(keys: &Keys, poll: PollId, address: &Address) -> Mark {
    mark(keys, poll, Column::Email, address.key(keys).as_bytes())
}

/// The mark that a cell of a file comes to; nothing when it is not what its column says.
fn mark_of_cell(keys: &Keys, poll: PollId, column: Column, cell: &str) -> Option<Mark> {
    match column {
        Column::Code => Some(mark_of_code(keys, poll, &RollCode::parse(cell).ok()?)),
        Column::Sha256 => Some(mark_of_hash(keys, poll, &hash(cell)?)),
        Column::Email => Some(mark_of_address(keys, poll, &Address::parse(cell).ok()?)),
    }
}

/// The marks that what a voter types may be meant for, the likeliest first: a code, a code that was drawn here and read
/// wrongly, an identifier. Never an address: who types one need not be who reads its mail.
#[must_use]
pub fn marks_of_typed(keys: &Keys, poll: PollId, typed: &str) -> Vec<Mark> {
    let code = RollCode::parse(typed).ok();
    let codes = code.into_iter().flat_map(|code| [code, code.as_drawn()]).map(|code| mark_of_code(keys, poll, &code));
    let identifier = identifier(typed).map(|plain| mark_of_hash(keys, poll, &fingerprint(plain.as_bytes())));
    codes.chain(identifier).collect()
}

/// The entry that one of these marks belongs to, the first that does.
fn first(entries: Vec<Entry>, marks: &[Mark]) -> Option<Entry> {
    let of = |entry: &Entry, mark: &Mark| entry.mark == mark || entry.code_mark.as_deref() == Some(mark.as_slice());
    let place = |entry: &Entry| marks.iter().position(|mark| of(entry, mark));
    entries.into_iter().filter(|entry| place(entry).is_some()).min_by_key(|entry| place(entry))
}

/// The entry of what a voter types.
///
/// # Errors
/// When the database refuses.
pub async fn of_typed(keys: &Keys, connection: &impl ConnectionTrait, sheet: &Sheet, typed: &str) -> std::result::Result<Option<Entry>, DbErr> {
    let marks = marks_of_typed(keys, sheet.poll, typed);
    let all: Vec<Vec<u8>> = marks.iter().map(|mark| mark.to_vec()).collect();
    Ok(first(rolls::find(connection, sheet.place(), &all).await?, &marks))
}

/// The entry of somebody who is signed in, by their address.
///
/// # Errors
/// When the database refuses.
pub async fn of_caller(parvis: &Parvis, sheet: &Sheet, caller: &Caller) -> Result<Option<Entry>> {
    let Ok(address) = Address::parse(&caller.email) else { return Ok(None) };
    let mark = mark_of_address(&parvis.keys, sheet.poll, &address);
    Ok(first(rolls::find(parvis.database.read(), sheet.place(), &[mark.to_vec()]).await?, &[mark]))
}

/// The mark of the entry that votes: that of the code, or of whoever is signed in.
///
/// # Errors
/// When the database refuses.
pub async fn entry(parvis: &Parvis, sheet: &Sheet, asking: Asking<'_>) -> Result<std::result::Result<Mark, Refused>> {
    let (found, otherwise) = match (asking.code.trim(), asking.account) {
        ("", None) => (None, Refused::CodeMissing),
        ("", Some(caller)) => (of_caller(parvis, sheet, caller).await?, Refused::CodeMissing),
        (code, _) => (of_typed(&parvis.keys, parvis.database.read(), sheet, code).await?, Refused::NotOnRoll),
    };
    Ok(found.and_then(|entry| Mark::try_from(entry.mark).ok()).ok_or(otherwise))
}

/// A poll with a roll, for the team of its city.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else, and when the poll has no roll.
pub async fn sheet(parvis: &Parvis, caller: &Caller, poll: PollId) -> Result<Arc<Sheet>> {
    let sheet = for_team(parvis, caller, poll).await?;
    if sheet.eligibility.has_roll() { Ok(sheet) } else { Err(Refusal::NotFound) }
}
