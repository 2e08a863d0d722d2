//! Trustees of encrypted polls: a team names them, each gives a key, and together they make that of the poll.
//!
//! A trustee is whoever signs in with the address that the team named; no role goes with it. What they say is made in
//! their browser and signed there: here it is kept and passed on, and looked at as everybody can look at it
//! ([`ledger::encrypted::ceremony`]).

use super::addresses::Address;
use super::callers::Caller;
use super::log;
use super::once;
use super::papers::Sheet;
use super::polls::{for_team, note};
use super::refusal::{Refusal, Result};
use super::trustees_mail;
use crate::keys::Keys;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::consultation::PollRefusal;
use domain::ids::{CityId, PollId};
use domain::voting::Secrecy;
use ledger::encrypted::Trustees;
use ledger::encrypted::ceremony::{Ceremony, Enrolment, LEAST_THRESHOLD, LONGEST_NAME, MOST_TRUSTEES, Message, Progress, progress};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use store::ballots::Place;
use store::trustees::Trustee;
use store::{ConnectionTrait, DatabaseTransaction, DbErr, openings, polls, trustees};

/// A trustee to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The name under which they will be public.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// The trustees of a poll, and how far they are.
#[derive(Clone, Debug)]
pub struct Council {
    /// The name of the log of the poll, which they sign for.
    pub origin: String,
    /// How often they began before.
    pub attempt: u32,
    /// How many are needed to open the sum.
    pub threshold: u8,
    /// They, in the order of their places.
    pub trustees: Vec<Trustee>,
    /// What is fixed before the first message, once each has given a key.
    pub ceremony: Option<Ceremony>,
    /// What was said.
    pub messages: Vec<Message>,
    /// Where the poll is.
    pub state: State,
    /// The places of those who have opened the sum.
    pub opened: Vec<u8>,
}

/// Where an encrypted poll is, for its trustees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is not published, and they make its key.
    Draft,
    /// Ballots are cast; or it has just closed.
    Open,
    /// The sum is there to be opened.
    Closed,
    /// It is opened and published.
    Sealed,
}

impl State {
    /// The name in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Sealed => "sealed",
        }
    }
}

impl Council {
    /// How far the ceremony is; nothing until it begins.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.ceremony.as_ref().map(|ceremony| progress(ceremony, &self.messages))
    }

    /// The place of whoever has this address, in whatever spelling.
    #[must_use]
    pub fn place(&self, keys: &Keys, email: &str) -> Option<u8> {
        let mailbox = mailbox(keys, email)?;
        let place = self.trustees.iter().position(|trustee| self::mailbox(keys, &trustee.email).as_ref() == Some(&mailbox));
        place.and_then(|place| u8::try_from(place).ok())
    }
}

/// What stands for a mailbox.
fn mailbox(keys: &Keys, email: &str) -> Option<String> {
    Address::parse(email).ok().map(|address| address.key(keys))
}

/// Names the trustees of a draft, in the place of those before: a new attempt begins.
///
/// # Errors
/// When somebody may not, a field is wrong, or the poll is published.
pub async fn name(parvis: &Parvis, caller: &Caller, id: PollId, threshold: u8, asked: &[Asked]) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    encrypted(&sheet)?;
    let named = checked(&parvis.keys, threshold, asked)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    draft(&tx, id).await?;
    let anew = trustees::ceremony(&tx, sheet.place()).await?.is_some();
    trustees::name(&tx, sheet.place(), threshold, &named).await?;
    trustees_mail::asked(&tx, parvis, &sheet, anew).await?;
    note(&tx, Some(caller), sheet.place(), "trustees.name", serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.mail.wake();
    Ok(())
}

/// Who was asked: names and addresses.
fn checked(keys: &Keys, threshold: u8, asked: &[Asked]) -> Result<Vec<(String, String)>> {
    let most = i64::try_from(MOST_TRUSTEES).unwrap_or(i64::MAX);
    if asked.len() > MOST_TRUSTEES || asked.len() < usize::from(LEAST_THRESHOLD) {
        return Err(Refusal::field("trustees", FieldError::Number { min: LEAST_THRESHOLD.into(), max: most }));
    }
    if threshold < LEAST_THRESHOLD || usize::from(threshold) > asked.len() {
        let max = i64::try_from(asked.len()).unwrap_or(most);
        return Err(Refusal::field("threshold", FieldError::Number { min: LEAST_THRESHOLD.into(), max }));
    }
    let mut named: Vec<(String, String)> = Vec::new();
    let mut mailboxes: Vec<String> = Vec::new();
    let mut errors: Vec<(String, FieldError)> = Vec::new();
    for (number, Asked { name, email }) in asked.iter().enumerate() {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let of_name = match name.len() {
            0 => Some(FieldError::Required),
            length if length > LONGEST_NAME => Some(FieldError::TooLong { max: LONGEST_NAME }),
            _ if named.iter().any(|(other, _)| *other == name) => Some(FieldError::Taken),
            _ => None,
        };
        errors.extend(of_name.map(|error| (format!("trustees[{number}].name"), error)));
        let address = Address::parse(email).map(|address| address.as_str().to_owned());
        let of_address = match mailbox(keys, email) {
            None => Some(FieldError::Email),
            Some(mailbox) if mailboxes.contains(&mailbox) => Some(FieldError::Taken),
            Some(mailbox) => {
                mailboxes.push(mailbox);
                None
            }
        };
        errors.extend(of_address.map(|error| (format!("trustees[{number}].email"), error)));
        named.push((name, address.unwrap_or_default()));
    }
    if errors.is_empty() { Ok(named) } else { Err(Refusal::Fields(errors)) }
}

/// How far the trustees are: for them, and for the team.
///
/// # Errors
/// When there are none, or none that this person may see.
pub async fn council(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<Council> {
    let sheet = parvis.papers.get(&parvis.database, id).await?;
    let council = read(parvis.database.read(), &sheet, parvis.config.origin()).await?.ok_or(Refusal::NotFound)?;
    let trusted = council.place(&parvis.keys, &caller.email).is_some();
    if trusted || caller.must_be_in_team(CityId(sheet.city.id)).is_ok() { Ok(council) } else { Err(Refusal::NotFound) }
}

/// Takes the key of a trustee. The last one begins the ceremony. The same again changes nothing.
///
/// # Errors
/// When the caller is no trustee of this poll, has given another key, or has not signed it for this poll under the name they were asked with.
pub async fn enrol(parvis: &Parvis, caller: &Caller, id: PollId, enrolment: &Enrolment) -> Result<()> {
    let (sheet, tx, council, place) = trusted(parvis, caller, id).await?;
    let trustee = council.trustees.get(usize::from(place)).ok_or(Refusal::NotFound)?;
    if enrolment.trustee.name != trustee.name || !enrolment.is_signed(&council.origin) {
        return Err(Refusal::field("enrolment", FieldError::Code));
    }
    let text = written(enrolment)?;
    if trustee.enrolment.as_ref() == Some(&text) {
        return Ok(());
    }
    if !trustees::enrol(&tx, sheet.place(), place, text).await? {
        return Err(not_now("enrolment"));
    }
    if let Some(ceremony) = begun(&tx, sheet.place(), &council).await? {
        ceremony.check().map_err(|_| Refusal::field("enrolment", FieldError::Taken))?;
        trustees::begin(&tx, sheet.place(), written(&ceremony)?).await?;
        trustees_mail::begins(&tx, parvis, &sheet).await?;
    }
    note(&tx, Some(caller), sheet.place(), "trustees.enrol", serde_json::json!({}), parvis.clock.now()).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.mail.wake();
    Ok(())
}

/// Something that cannot be done as things stand.
fn not_now(field: &str) -> Refusal {
    Refusal::field(field, FieldError::Refused)
}

/// The ceremony of these trustees, once each has given a key.
async fn begun(tx: &DatabaseTransaction, place: Place, council: &Council) -> Result<Option<Ceremony>> {
    let mut enrolled = Vec::new();
    for trustee in trustees::of_poll(tx, place).await? {
        let Some(text) = trustee.enrolment else { return Ok(None) };
        enrolled.push(parsed::<Enrolment>(&text)?.trustee);
    }
    let Council { origin, attempt, threshold, .. } = council;
    Ok(Some(Ceremony { origin: origin.clone(), attempt: *attempt, threshold: *threshold, trustees: enrolled }))
}

/// Takes a message of a trustee, when it is their turn. The same again changes nothing.
///
/// # Errors
/// When the caller is not the trustee whose message it is, it is not signed for this ceremony, it is not their turn, or they have said something else.
pub async fn say(parvis: &Parvis, caller: &Caller, id: PollId, message: &Message) -> Result<()> {
    let (sheet, tx, council, place) = trusted(parvis, caller, id).await?;
    let ceremony = council.ceremony.as_ref().ok_or(Refusal::NotFound)?;
    if message.trustee != place || !message.is_signed(ceremony) {
        return Err(Refusal::field("message", FieldError::Code));
    }
    if council.messages.contains(message) {
        return Ok(());
    }
    let round = message.body.round();
    match council.progress() {
        Some(Progress::Waiting { round: current, missing }) if current == round && missing.contains(&place) => {}
        _ => return Err(not_now("message")),
    }
    trustees::say(&tx, sheet.place(), council.attempt.into(), round as i64, place, written(message)?).await?;
    note(&tx, Some(caller), sheet.place(), "trustees.say", serde_json::json!({}), parvis.clock.now()).await?;
    once::commit(tx, parvis, caller, &()).await?;
    Ok(())
}

/// The trustees who made a key for this poll and confirmed it, as its definition has them; nothing until they have.
///
/// # Errors
/// When the database refuses.
pub async fn made(connection: &impl ConnectionTrait, sheet: &Sheet, site: &str) -> Result<Option<Trustees>> {
    match read(connection, sheet, site).await?.and_then(|council| council.progress()) {
        Some(Progress::Done(trustees)) => Ok(Some(*trustees)),
        _ => Ok(None),
    }
}

/// Holds a draft for one of its trustees.
async fn trusted(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<(Arc<Sheet>, DatabaseTransaction, Council, u8)> {
    let sheet = parvis.papers.get(&parvis.database, id).await?;
    let tx = parvis.database.begin_write().await?;
    polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    let council = read(&tx, &sheet, parvis.config.origin()).await?.ok_or(Refusal::NotFound)?;
    let place = council.place(&parvis.keys, &caller.email).ok_or(Refusal::NotFound)?;
    draft(&tx, id).await?;
    Ok((sheet, tx, council, place))
}

async fn draft(tx: &DatabaseTransaction, id: PollId) -> Result<()> {
    let row = polls::hold_alone(tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.published_at.is_some() { Err(PollRefusal::AlreadyPublished.into()) } else { Ok(()) }
}

fn encrypted(sheet: &Sheet) -> Result<()> {
    if sheet.secrecy == Secrecy::Encrypted { Ok(()) } else { Err(Refusal::NotFound) }
}

async fn read(connection: &impl ConnectionTrait, sheet: &Sheet, site: &str) -> Result<Option<Council>> {
    let place = sheet.place();
    let Some(row) = trustees::ceremony(connection, place).await? else { return Ok(None) };
    let messages = trustees::messages(connection, place, row.attempt).await?;
    Ok(Some(Council {
        origin: log::begin::origin(site, sheet.poll),
        attempt: u32::try_from(row.attempt).unwrap_or(u32::MAX),
        threshold: u8::try_from(row.threshold).unwrap_or(u8::MAX),
        trustees: trustees::of_poll(connection, place).await?,
        ceremony: row.ceremony.as_deref().map(parsed).transpose()?,
        messages: messages.iter().map(|message| parsed(message)).collect::<Result<_>>()?,
        state: match polls::by_id(connection, sheet.poll).await? {
            Some(row) if row.sealed_at.is_some() => State::Sealed,
            Some(_) if row.closing_sum.is_some() => State::Closed,
            Some(row) if row.published_at.is_some() => State::Open,
            _ => State::Draft,
        },
        opened: openings::shares(connection, place).await?.into_iter().filter_map(|(place, _)| u8::try_from(place).ok()).collect(),
    }))
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Refusal::Storage(DbErr::Json(error.to_string())))
}

fn written(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Refusal::Storage(DbErr::Json(error.to_string())))
}
