//! Anonymous polls: taking a token, and casting a ballot with one. Nothing joins the two.
//!
//! A token is issued to somebody who is signed in and may vote: that is when they take part, and all that is kept of it is
//! that they did, with what they sent blinded, so that the same request gets the same answer. A ballot is cast without an
//! account: what is kept is the ballot under a keyed mark of its token. The two have the poll in common and nothing else.

use super::ballots::{By, CastRefusal, Held, Waiting, day_in};
use super::callers::Caller;
use super::log;
use super::log::commit::{Cast, entry_with_token};
use super::papers::Sheet;
use super::refusal::{Refusal, Result};
use crate::keys::random;
use crate::parvis::Parvis;
use domain::ids::{CityId, PollId};
use domain::participation::{Act, Channel, Event};
use domain::voting::{Answer, Ballot, TokenRefusal, Voter};
use ledger::bytes::{Blinded, Lock, ReplaceKey, Salt};
use ledger::encrypted::{BadBallot, SealedBallot};
use ledger::token::{Turn, turn};
use ledger::{Issued, Issuer, Token};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::ballots::{OpenBallot, Place};
use store::logs::{self, SupersededBallot};
use store::{DatabaseTransaction, DbErr, polls, voting_tokens};

/// What is asked of [`issue`].
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What the voter's browser made up, blinded.
    pub blinded: Blinded,
    /// "I declare that I live in this city."
    pub declares_residence: bool,
}

/// Why no token is given.
#[derive(Debug)]
pub enum IssueRefusal {
    /// What was sent is no blinded input.
    Blinded,
    /// Residence must be declared first.
    ResidenceNotDeclared,
    /// Anything else.
    Other(Refusal),
}

impl<T: Into<Refusal>> From<T> for IssueRefusal {
    fn from(refusal: T) -> Self {
        IssueRefusal::Other(refusal.into())
    }
}

async fn anonymous(parvis: &Parvis, poll: PollId) -> Result<Arc<Sheet>> {
    let sheet = parvis.papers.get(&parvis.database, poll).await?;
    if sheet.row.published_at.is_none() {
        return Err(Refusal::NotFound);
    }
    if sheet.secrecy.has_tokens() { Ok(sheet) } else { Err(TokenRefusal::NotAnonymous.into()) }
}

/// What the poll makes its tokens with, from its secret; none once that is destroyed.
fn issuer(parvis: &Parvis, sheet: &Sheet, secret: &[u8]) -> Result<Issuer> {
    let log = sheet.log.as_ref().ok_or(Refusal::NotFound)?;
    Ok(log::issuer(&parvis.keys.of_poll(secret), log.origin(), sheet.secrecy)?.ok_or(TokenRefusal::NotAnonymous)?)
}

/// Gives somebody the token of a poll, blinded: what they take part with. One each; the same request gets it again.
///
/// # Errors
/// See [`IssueRefusal`].
pub async fn issue(parvis: &Parvis, caller: &Caller, poll: PollId, asked: Asked) -> std::result::Result<Issued, IssueRefusal> {
    let sheet = anonymous(parvis, poll).await?;
    let (city, place) = (CityId(sheet.city.id), sheet.place());
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold(&tx, &[poll.0]).await?.pop().ok_or(Refusal::NotFound)?;
    let now = parvis.clock.now();
    polls::life(&row).accepts_ballots(now).map_err(Refusal::Poll)?;
    if !parvis.clock.is_trusted() {
        return Err(Refusal::ClockUntrusted.into());
    }
    let declared_resident = asked.declares_residence || store::persons::lives_in(&tx, caller.person, city).await?;
    sheet.eligibility.may_vote(Voter { declared_resident, on_roll: false }).map_err(|_| IssueRefusal::ResidenceNotDeclared)?;
    let secret = log::sequence::secret(&tx, poll).await?.ok_or(Refusal::NotFound)?;
    let issued = issuer(parvis, &sheet, &secret)?.issue(&asked.blinded, random()).map_err(|_| IssueRefusal::Blinded)?;
    let on = day_in(&sheet.city.time_zone, now);
    store::participation::hold_cities(&tx, &BTreeSet::from([city])).await?;
    if !voting_tokens::take(&tx, place, caller.person, &asked.blinded.0).await? {
        let before = voting_tokens::taken(&tx, place, caller.person).await?;
        return if before.as_deref() == Some(&asked.blinded.0) { Ok(issued) } else { Err(Refusal::Token(TokenRefusal::Taken).into()) };
    }
    if asked.declares_residence {
        store::persons::declare_residence(&tx, caller.person, city, on).await?;
    }
    let (person, phase, channel) = (caller.pseudonym, sheet.phase, Channel::Web);
    let event = Event { city, phase, person, act: Act::Vote, activity: poll.0, sequence: 0, channel, day: on };
    store::participation::record(&tx, &[event]).await?;
    fail::fail_point!("token-before-commit", |_| Err(DbErr::Custom("failpoint before commit".to_owned()).into()));
    tx.commit().await?;
    fail::fail_point!("token-after-commit", |_| Err(DbErr::Custom("failpoint after commit".to_owned()).into()));
    Ok(issued)
}

/// What is on a ballot, as it was sent.
#[derive(Clone, Debug)]
pub enum Vote {
    /// The answers, question by question.
    Open(Vec<Answer>),
    /// What the voter's browser has sealed.
    Sealed(SealedBallot),
}

/// A ballot that is cast with a token.
#[derive(Clone, Debug)]
pub struct Request {
    /// The token.
    pub token: Token,
    /// What is on it.
    pub vote: Vote,
    /// Chance that keeps the entry from being guessed.
    pub salt: Salt,
    /// The lock whose key stays with the voter.
    pub lock: Lock,
    /// The replace key of the ballot that was cast with this token before.
    pub replaces: Option<ReplaceKey>,
}

/// What whoever cast a ballot needs to make their receipt whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// A code that stands for the entry of the ballot.
    pub code: String,
    /// It took the place of an earlier ballot.
    pub replaced: bool,
    /// The signed promise that the entry will be in the log.
    pub promise: String,
}

/// Casts a ballot with a token, or changes the one that was cast with it. When this gives something back, the ballot is
/// durable. Who casts it is not asked, and must not be known here.
///
/// # Errors
/// See [`CastRefusal`].
pub async fn cast(parvis: &Parvis, poll: PollId, request: Request) -> std::result::Result<Given, CastRefusal> {
    let sheet = anonymous(parvis, poll).await?;
    let Some(secret) = log::sequence::secret(parvis.database.read(), poll).await? else {
        return Err(Refusal::Poll(domain::consultation::PollRefusal::AlreadyClosed).into());
    };
    if !issuer(parvis, &sheet, &secret)?.check(&request.token) {
        return Err(Refusal::Token(TokenRefusal::Invalid).into());
    }
    let Request { token, vote, salt, lock, replaces } = request;
    let cast = checked(parvis, &sheet, token, vote).await?;
    let entry = entry_with_token(&sheet.log.as_ref().ok_or(Refusal::NotFound)?.entry, token, &cast, salt, lock);
    let waiting = Waiting { sheet, by: By::Token(Held { token, cast, salt, lock, replaces }) };
    let taken = parvis.ballots.submit(waiting).await?;
    let promised = taken.promised.ok_or(Refusal::NotFound)?;
    Ok(Given { code: taken.code, replaced: taken.replaced, promise: promised.sign_entry(entry)? })
}

/// The ballot, if it is one of this poll. The proofs of a sealed one take milliseconds: they are checked beside whatever else is served, as many at a time as there
/// are processors.
async fn checked(parvis: &Parvis, sheet: &Sheet, token: Token, vote: Vote) -> std::result::Result<Cast, CastRefusal> {
    match (vote, sheet.log.as_ref().and_then(|log| log.sealing.clone())) {
        (Vote::Open(answers), None) => Ok(Cast::Open(Ballot::parse(&sheet.questions, &answers).map_err(CastRefusal::Ballot)?)),
        (Vote::Sealed(sealed), Some(sealing)) => {
            let _turn = parvis.proofs.acquire().await.map_err(|_| Refusal::Busy)?;
            let checked = tokio::task::spawn_blocking(move || sealing.0.verify(&sealed, &token.input).map(|_| sealed)).await.map_err(|_| Refusal::Busy)?;
            checked.map(Cast::Sealed).map_err(CastRefusal::Sealed)
        }
        (Vote::Open(_), Some(_)) => Err(CastRefusal::Sealed(BadBallot::Questions)),
        (Vote::Sealed(_), None) => Err(CastRefusal::Sealed(BadBallot::Form)),
    }
}

/// The tokens of a batch, and the ballots that stand under them.
#[derive(Default)]
pub(super) struct Tokens {
    standing: BTreeMap<(PollId, Vec<u8>), OpenBallot>,
    changed_before: BTreeSet<(PollId, Vec<u8>)>,
    /// Ballots that are the first with their token.
    pub counts: BTreeMap<(Place, Channel), i64>,
}

impl Tokens {
    /// Looks up what was cast with these tokens before, and which of these ballots were changed since.
    pub async fn recall(&mut self, tx: &DatabaseTransaction, ballots: Vec<OpenBallot>) -> std::result::Result<(), DbErr> {
        let mut by_place: BTreeMap<Place, Vec<OpenBallot>> = BTreeMap::new();
        for ballot in ballots {
            by_place.entry(ballot.place).or_default().push(ballot);
        }
        for (place, ballots) in by_place {
            let (pseudonyms, commitments): (Vec<_>, Vec<_>) = ballots.into_iter().map(|ballot| (ballot.pseudonym, ballot.commitment)).unzip();
            let entries = commitments.into_iter().flatten().map(|commitment| commitment.entry).collect();
            let standing = store::ballots::open_of(tx, place, pseudonyms).await?;
            self.standing.extend(standing.into_iter().map(|ballot| ((place.1, ballot.pseudonym.clone()), ballot)));
            let changed = logs::superseded_among(tx, place, entries).await?;
            self.changed_before.extend(changed.into_iter().map(|entry| (place.1, entry)));
        }
        Ok(())
    }

    /// Puts a ballot among the others of the batch, in the place of the one that stands under its token. `refusal` is why
    /// no new ballot may be taken; a ballot that is there already is answered all the same.
    pub fn take(
        &mut self,
        ballots: &mut BTreeMap<(PollId, Vec<u8>), OpenBallot>,
        superseded: &mut Vec<SupersededBallot>,
        ballot: OpenBallot,
        key: Option<&ReplaceKey>,
        refusal: Option<Refusal>,
    ) -> Result<Turn> {
        let place = (ballot.place.1, ballot.pseudonym.clone());
        let entry = log::commit::entry(&ballot)?.ok_or(Refusal::NotFound)?;
        let before = ballots.get(&place).or_else(|| self.standing.get(&place));
        let standing = match before.and_then(|before| Some((before, before.commitment.as_ref()?))) {
            Some((before, commitment)) => log::commit::entry(before)?.zip(Some(log::commit::lock(commitment)?)),
            None => None,
        };
        let turn = turn(standing.as_ref().map(|(entry, lock)| (entry, lock)), &entry, key).ok_or(TokenRefusal::Used)?;
        if turn == Turn::Again {
            return Ok(turn);
        }
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        // The log has every entry once: a ballot that was changed is not cast again without a new salt.
        if self.changed_before.contains(&(place.0, entry.0.to_vec())) {
            return Err(TokenRefusal::Used.into());
        }
        match (before, key) {
            (Some(before), Some(key)) => {
                if let Some(marked) = log::commit::superseded_by(before, key)? {
                    self.changed_before.insert((place.0, marked.entry.clone()));
                    superseded.push(marked);
                }
            }
            _ => *self.counts.entry((ballot.place, Channel::Web)).or_default() += 1,
        }
        ballots.insert(place, ballot);
        Ok(turn)
    }
}
