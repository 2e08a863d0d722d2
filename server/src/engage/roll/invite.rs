//! Invitations by mail: whoever is on the roll by their address is sent a code of their own.
//!
//! Addresses are kept nowhere but in the outbox, until the mail is sent. So they are given once more to invite, or at the
//! moment they are put on the roll. A mail that got lost is sent again by giving its address again: the code in the first
//! one is worth nothing then.

use super::read::Listed;
use super::{mark_of_code, sheet};
use crate::engage::callers::Caller;
use crate::engage::once;
use crate::engage::papers::Sheet;
use crate::engage::polls::note;
use crate::engage::refusal::{Refusal, Result};
use crate::keys::random;
use crate::mail::kinds::{Payload, enqueue, title};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use app::words::Locale;
use domain::ids::PollId;
use domain::voting::roll::{BadRow, Column, RollCode, RowFault};
use store::polls::{self, Poll, life};
use store::rolls;
use store::{DatabaseTransaction, DbErr};

/// The most mails that are written at once.
pub const MOST_MAILS: usize = 20_000;

/// What became of a file of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// All of them are written to: so many.
    Sent(u64),
    /// Nobody is: these rows are wrong.
    Bad(Vec<BadRow>),
}

/// Writes to everybody in a file, if all of them are on the roll.
///
/// # Errors
/// When somebody may not, the file has no addresses or too many, the poll has no roll, is a draft, or has closed.
pub async fn invite(parvis: &Parvis, caller: &Caller, poll: PollId, listed: Listed, language: Locale) -> Result<Invited> {
    let sheet = sheet(parvis, caller, poll).await?;
    let now = parvis.clock.now();
    if listed.column != Column::Email {
        return Err(Refusal::field("file", FieldError::Email));
    }
    let marks: Vec<Vec<u8>> = listed.rows.iter().map(|row| row.mark.to_vec()).collect();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, poll).await?.ok_or(Refusal::NotFound)?;
    life(&row).invites(now)?;
    let known = rolls::known(&tx, sheet.place(), &marks).await?;
    let unknown = listed.rows.iter().filter(|row| !known.contains(row.mark.as_slice())).map(|row| BadRow { line: row.line, fault: RowFault::Unknown });
    let mut bad: Vec<BadRow> = listed.bad.iter().copied().chain(unknown).collect();
    if !bad.is_empty() {
        bad.sort_unstable();
        return Ok(Invited::Bad(bad));
    }
    let sent = write_to(&tx, parvis, caller, &sheet, &row, &listed, language).await?;
    once::commit(tx, parvis, caller, &sent).await?;
    parvis.mail.wake();
    Ok(Invited::Sent(sent))
}

/// Puts a mail with a new code into the outbox for each row with an address; how many.
pub(super) async fn write_to(
    tx: &DatabaseTransaction,
    parvis: &Parvis,
    caller: &Caller,
    sheet: &Sheet,
    row: &Poll,
    listed: &Listed,
    language: Locale,
) -> Result<u64> {
    if listed.rows.len() > MOST_MAILS {
        return Err(Refusal::field("file", FieldError::TooManyChoices { max: MOST_MAILS }));
    }
    let mut sent = 0;
    for (entry, address) in listed.rows.iter().filter_map(|row| Some((row, row.address.as_ref()?))) {
        let code = RollCode::from_bits(random());
        rolls::set_code(tx, sheet.place(), &entry.mark, &mark_of_code(&parvis.keys, sheet.poll, &code)).await?;
        let payload = Payload::RollCode {
            poll: title(sheet, language),
            city: sheet.city.name.clone(),
            path: format!("/polls/{}", sheet.poll),
            code: code.to_string(),
            opens: row.opens_at,
            closes: row.closes_at,
            time_zone: sheet.city.time_zone.clone(),
        };
        enqueue(tx, parvis, address, language, payload).await?;
        sent += 1;
    }
    note(tx, Some(caller), sheet.place(), "roll.invite", serde_json::json!({ "mails": sent }), parvis.clock.now())
        .await
        .map_err(|error: DbErr| Refusal::from(error))?;
    Ok(sent)
}
