//! Casting a ballot.
//!
//! Whoever votes waits until their ballot is durable. So that many can wait at once, one writer per node takes all that
//! have arrived, writes them in one transaction and answers everybody. Within a batch, ballots are written in random
//! order and turnout in the order of account numbers: neither follows the order of arrival.
//!
//! In a poll with an electoral roll an entry votes and not an account: whoever shows its code, or is signed in under an
//! address that is on the roll. Such a voter is somebody new to participation events, whatever they did elsewhere, under
//! a number drawn by chance: nothing leads from an event to an entry.

mod batch;
mod writer;

pub use writer::Queue;

use crate::engage::callers::Caller;
use crate::engage::log;
use crate::engage::log::commit::Cast;
use crate::engage::papers::Sheet;
use crate::engage::refusal::{Refusal, Result};
use crate::engage::roll;
use crate::keys::PollKey;
use crate::parvis::Parvis;
use data_encoding::BASE32_NOPAD;
use domain::ids::{PersonId, PollId, Pseudonym, QuestionId};
use domain::voting::{Answer as Answered, Ballot, BallotError, NameError, Secrecy, TokenRefusal, VoterName};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Token;
use ledger::bytes::{Entry, Lock, ReplaceKey, Salt};
use ledger::encrypted::BadBallot;
use std::sync::Arc;
use store::DbErr;
use store::ballots::OpenBallot;
use store::logs;
use uuid::Uuid;

/// What was asked of [`cast`].
#[derive(Clone, Debug)]
pub struct Request {
    /// The answers, question by question.
    pub answers: Vec<Answered>,
    /// "I declare that I live in this city."
    pub declares_residence: bool,
    /// The name under which the ballot will be public; only asked for where ballots are named.
    pub name: String,
    /// Made with the form: repeating it repeats the answer, not the vote.
    pub key: Uuid,
}

/// The proof that a ballot was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// A code that stands for the entry of the ballot in the log; after the close the ballot is published under it.
    pub code: String,
    /// It took the place of an earlier ballot.
    pub replaced: bool,
    /// The signed promise that the ballot will be in the log, with what opens its entry: it shows how its holder voted.
    /// None in polls without a log, and when the ballot was replaced in the meantime.
    pub signed: Option<ledger::Receipt>,
}

/// Why a ballot was not taken.
#[derive(Debug)]
pub enum CastRefusal {
    /// What is wrong with which question.
    Ballot(Vec<(QuestionId, BallotError)>),
    /// Residence must be declared first.
    ResidenceNotDeclared,
    /// What is wrong with the name.
    Name(NameError),
    /// What is wrong with a sealed ballot.
    Sealed(BadBallot),
    /// The poll is for those on its roll, and this is why nobody on it votes here.
    Roll(roll::Refused),
    /// Anything else.
    Other(Refusal),
}

impl<T: Into<Refusal>> From<T> for CastRefusal {
    fn from(refusal: T) -> Self {
        CastRefusal::Other(refusal.into())
    }
}

/// Who asks to vote: somebody who is signed in, or who shows a code, or both; then the code counts.
#[derive(Clone, Copy, Default)]
pub struct Asking<'a> {
    /// Who is signed in.
    pub account: Option<&'a Caller>,
    /// The code of an entry of the roll, as typed; empty where there is none.
    pub code: &'a str,
}

impl<'a> From<&'a Caller> for Asking<'a> {
    fn from(caller: &'a Caller) -> Self {
        Self { account: Some(caller), code: "" }
    }
}

/// Who votes: one row of turnout, or one entry of a roll, by its mark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Account(PersonId),
    Entry(roll::Mark),
}

impl Who {
    async fn of(parvis: &Parvis, sheet: &Sheet, asking: Asking<'_>) -> std::result::Result<Self, CastRefusal> {
        if sheet.eligibility.has_roll() {
            return Ok(Self::Entry(roll::entry(parvis, sheet, asking).await?.map_err(CastRefusal::Roll)?));
        }
        Ok(Self::Account(asking.account.ok_or(Refusal::SignInFirst)?.person))
    }

    const fn account(self) -> Option<PersonId> {
        match self {
            Self::Account(person) => Some(person),
            Self::Entry(_) => None,
        }
    }

    /// What this voter is called in one poll: nobody can tell without the secret of the poll and the instance key.
    fn pseudonym(self, key: &PollKey) -> Vec<u8> {
        match self {
            Self::Account(person) => voter_pseudonym(key, person),
            Self::Entry(mark) => entry_pseudonym(key, &mark),
        }
    }
}

/// Casts a ballot, or replaces the one cast before. When this returns a receipt, the ballot is durable.
///
/// # Errors
/// See [`CastRefusal`].
pub async fn cast<'a>(parvis: &Parvis, asking: impl Into<Asking<'a>>, poll: PollId, request: Request) -> std::result::Result<Receipt, CastRefusal> {
    let asking = asking.into();
    let sheet = parvis.papers.get(&parvis.database, poll).await?;
    if sheet.row.published_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let ballot = Ballot::parse(&sheet.questions, &request.answers).map_err(CastRefusal::Ballot)?;
    let name = match sheet.secrecy {
        Secrecy::Named => Some(VoterName::parse(&request.name).map_err(CastRefusal::Name)?),
        Secrecy::Confidential => None,
        Secrecy::Anonymous | Secrecy::Encrypted => return Err(Refusal::Token(TokenRefusal::Anonymous).into()),
    };
    let who = Who::of(parvis, &sheet, asking).await?;
    // An entry of a roll is new to participation events; its number is drawn, so that it does not lead back.
    let pseudonym = asking.account.filter(|_| who.account().is_some()).map_or_else(|| Pseudonym(rand::random()), |caller| caller.pseudonym);
    let by = By::Person(Person { who, pseudonym, name, ballot, request });
    let waiting = Waiting { sheet: Arc::clone(&sheet), by };
    let Taken { code, replaced, promised } = parvis.ballots.submit(waiting).await?;
    let signed = match promised {
        Some(promised) => promised.sign()?,
        None => receipt_of(parvis, who, &sheet, &code).await?,
    };
    Ok(Receipt { code, replaced, signed })
}

/// The signed receipt of this code, once more: only for who cast it, while the poll is not sealed, and until it is replaced.
///
/// # Errors
/// When the database refuses.
pub async fn signed_receipt(parvis: &Parvis, asking: Asking<'_>, sheet: &Sheet, code: &str) -> Result<Option<ledger::Receipt>> {
    match Who::of(parvis, sheet, asking).await {
        Ok(who) => receipt_of(parvis, who, sheet, code).await,
        Err(CastRefusal::Other(refusal)) => Err(refusal),
        Err(_) => Ok(None),
    }
}

async fn receipt_of(parvis: &Parvis, who: Who, sheet: &Sheet, code: &str) -> Result<Option<ledger::Receipt>> {
    let Some(log) = &sheet.log else { return Ok(None) };
    let connection = parvis.database.read();
    let Some((secret, Some(due))) = logs::secrets(connection, &[sheet.poll.0]).await?.remove(&sheet.poll.0) else { return Ok(None) };
    let key = parvis.keys.of_poll(&secret);
    let own = store::ballots::open_of(connection, sheet.place(), vec![who.pseudonym(&key)]).await?;
    let Some(ballot) = own.into_iter().find(|ballot| ballot.receipt == code) else { return Ok(None) };
    let signer = log::signer(&key, log.origin())?;
    Ok(log::commit::receipt(ballot, log.entry, &signer, due)?)
}

/// A ballot that was taken.
pub(in crate::engage) struct Taken {
    pub code: String,
    pub replaced: bool,
    pub promised: Option<Promised>,
}

/// What the signed receipt of a ballot is made of, which whoever waits for it does for themselves.
pub(in crate::engage) struct Promised {
    ballot: OpenBallot,
    definition: Entry,
    signer: Arc<ledger::PollKey>,
    due: Timestamp,
}

impl Promised {
    fn sign(self) -> std::result::Result<Option<ledger::Receipt>, DbErr> {
        log::commit::receipt(self.ballot, self.definition, &self.signer, self.due)
    }

    /// The signed promise alone, where only the voter can make the receipt whole.
    pub(in crate::engage) fn sign_entry(self, entry: Entry) -> std::result::Result<String, DbErr> {
        log::commit::promise(entry, &self.signer, self.due)
    }
}

/// A ballot on its way to the writer.
pub(in crate::engage) struct Waiting {
    pub sheet: Arc<Sheet>,
    pub by: By,
}

/// Who casts it.
pub(in crate::engage) enum By {
    /// Somebody with an account, or on the roll.
    Person(Person),
    /// Somebody with a token, and nobody knows who.
    Token(Held),
}

/// Somebody with an account, or on the roll.
pub(in crate::engage) struct Person {
    who: Who,
    pseudonym: Pseudonym,
    name: Option<VoterName>,
    ballot: Ballot,
    request: Request,
}

/// What comes with a ballot that is cast with a token.
pub(in crate::engage) struct Held {
    pub token: Token,
    pub cast: Cast,
    pub salt: Salt,
    pub lock: Lock,
    /// The replace key of the ballot cast before.
    pub replaces: Option<ReplaceKey>,
}

impl Waiting {
    fn person(&self) -> Option<&Person> {
        match &self.by {
            By::Person(person) => Some(person),
            By::Token(_) => None,
        }
    }
}

pub(in crate::engage) type Answer = std::result::Result<Taken, CastRefusal>;

/// The day it is in a time zone.
#[must_use]
pub fn day_in(time_zone: &str, now: Timestamp) -> Date {
    now.to_zoned_datetime(TimeZone::get(time_zone).unwrap_or(TimeZone::UTC)).date()
}

/// What a voter is called in one poll: nobody can tell without the secret of the poll and the instance key.
pub(crate) fn voter_pseudonym(key: &PollKey, person: PersonId) -> Vec<u8> {
    key.mark("voter", &person.0.to_be_bytes()).to_vec()
}

/// What an entry of a roll is called in one poll.
fn entry_pseudonym(key: &PollKey, mark: &[u8]) -> Vec<u8> {
    key.mark("entry", mark).to_vec()
}

/// What a ballot cast with a token is filed under: one place for each token.
pub(crate) fn token_pseudonym(key: &PollKey, token: &Token) -> Vec<u8> {
    key.mark("token", &token.input.0).to_vec()
}

/// 80 bits as `ABCD-EFGH-IJKL-MNOP`.
pub(crate) fn receipt_code(bits: &[u8]) -> String {
    let letters = BASE32_NOPAD.encode(bits);
    let groups: Vec<String> = letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

/// Has this person voted in this poll? In a poll with a roll: has whoever is on it under their address?
///
/// # Errors
/// When the database refuses.
pub async fn has_voted(parvis: &Parvis, sheet: &Sheet, caller: &Caller) -> Result<bool> {
    if sheet.eligibility.has_roll() {
        return Ok(roll::of_caller(parvis, sheet, caller).await?.is_some_and(|entry| entry.used.is_some()));
    }
    Ok(store::ballots::has_voted(parvis.database.read(), sheet.place(), caller.person).await?)
}
