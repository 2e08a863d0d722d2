//! Casting a ballot.
//!
//! Whoever votes waits until their ballot is durable. So that many can wait at once, one writer per node takes all that
//! have arrived, writes them in one transaction and answers everybody. Within a batch, ballots are written in random
//! order and turnout in the order of account numbers: neither follows the order of arrival.

use super::callers::Caller;
use super::log;
use super::papers::Sheet;
use super::refusal::{Refusal, Result};
use crate::clock::Clock;
use crate::keys::{Keys, PollKey};
use crate::parvis::Parvis;
use crate::telemetry::{BallotOutcome, Metrics};
use data_encoding::BASE32_NOPAD;
use domain::consultation::PollRefusal;
use domain::ids::{CityId, PersonId, PollId, Pseudonym, QuestionId};
use domain::participation::{Act, Channel, Event};
use domain::voting::{Answer as Answered, Ballot, BallotError, NameError, Secrecy, Voter, VoterName};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::bytes::{Entry, Salt};
use rand::seq::SliceRandom;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::ballots::{OpenBallot, Place, Replay};
use store::logs::{self, SupersededBallot};
use store::{Database, DatabaseTransaction, DbErr, polls};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// Ballots that may wait at once; more are asked to come back.
const WAITING: usize = 1_024;
/// Ballots written together at most.
const BATCH: usize = 256;

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
    /// Anything else.
    Other(Refusal),
}

impl<T: Into<Refusal>> From<T> for CastRefusal {
    fn from(refusal: T) -> Self {
        CastRefusal::Other(refusal.into())
    }
}

/// Casts a ballot, or replaces the one cast before. When this returns a receipt, the ballot is durable.
///
/// # Errors
/// See [`CastRefusal`].
pub async fn cast(parvis: &Parvis, caller: &Caller, poll: PollId, request: Request) -> std::result::Result<Receipt, CastRefusal> {
    let sheet = parvis.papers.get(&parvis.database, poll).await?;
    if sheet.row.published_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let ballot = Ballot::parse(&sheet.questions, &request.answers).map_err(CastRefusal::Ballot)?;
    let name = match sheet.secrecy {
        Secrecy::Named => Some(VoterName::parse(&request.name).map_err(CastRefusal::Name)?),
        Secrecy::Confidential => None,
        // Sealed ballots come another way; an open one would give away its voter.
        Secrecy::Encrypted => return Err(Refusal::NotFound.into()),
    };
    let waiting = Waiting { sheet: Arc::clone(&sheet), person: caller.person, pseudonym: caller.pseudonym, ballot, name, request };
    let Taken { code, replaced, promised } = parvis.ballots.submit(waiting).await?;
    let signed = match promised {
        Some(promised) => promised.sign()?,
        None => signed_receipt(parvis, caller, &sheet, &code).await?,
    };
    Ok(Receipt { code, replaced, signed })
}

/// The signed receipt of this code, once more: only for who cast it, while the poll is not sealed, and until it is replaced.
///
/// # Errors
/// When the database refuses.
pub async fn signed_receipt(parvis: &Parvis, caller: &Caller, sheet: &Sheet, code: &str) -> Result<Option<ledger::Receipt>> {
    let Some(log) = &sheet.log else { return Ok(None) };
    let connection = parvis.database.read();
    let Some((secret, Some(due))) = logs::secrets(connection, &[sheet.poll.0]).await?.remove(&sheet.poll.0) else { return Ok(None) };
    let key = parvis.keys.of_poll(&secret);
    let own = store::ballots::open_of(connection, sheet.place(), vec![voter_pseudonym(&key, caller.person)]).await?;
    let Some(ballot) = own.into_iter().find(|ballot| ballot.receipt == code) else { return Ok(None) };
    let signer = log::signer(&key, log.origin())?;
    Ok(log::commit::receipt(ballot, log.entry, &signer, due)?)
}

/// A ballot that was taken.
struct Taken {
    code: String,
    replaced: bool,
    promised: Option<Promised>,
}

/// What the signed receipt of a ballot is made of, which whoever waits for it does for themselves.
struct Promised {
    ballot: OpenBallot,
    definition: Entry,
    signer: Arc<ledger::PollKey>,
    due: Timestamp,
}

impl Promised {
    fn sign(self) -> std::result::Result<Option<ledger::Receipt>, DbErr> {
        log::commit::receipt(self.ballot, self.definition, &self.signer, self.due)
    }
}

/// A ballot on its way to the writer.
struct Waiting {
    sheet: Arc<Sheet>,
    person: PersonId,
    pseudonym: Pseudonym,
    ballot: Ballot,
    name: Option<VoterName>,
    request: Request,
}

type Answer = std::result::Result<Taken, CastRefusal>;

/// Where ballots wait for the writer of this node.
#[derive(Clone, Debug)]
pub struct Queue(mpsc::Sender<(Waiting, oneshot::Sender<Answer>)>);

impl Queue {
    /// Starts the writer. It ends when the last clone of the queue is gone and everything in it is written.
    #[must_use]
    pub fn start(database: Database, clock: Clock, keys: Keys, metrics: Metrics) -> (Self, tokio::task::JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(WAITING);
        let writer = Writer { database, clock, keys, metrics };
        (Self(sender), tokio::spawn(writer.run(receiver)))
    }

    async fn submit(&self, waiting: Waiting) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.0.try_send((waiting, answer)).map_err(|_| Refusal::Busy)?;
        answered.await.unwrap_or_else(|_| Err(Refusal::Busy.into()))
    }
}

/// The one that writes ballots on this node.
struct Writer {
    database: Database,
    clock: Clock,
    keys: Keys,
    metrics: Metrics,
}

impl Writer {
    async fn run(self, mut arriving: mpsc::Receiver<(Waiting, oneshot::Sender<Answer>)>) {
        let mut arrived = Vec::with_capacity(BATCH);
        while arriving.recv_many(&mut arrived, BATCH).await > 0 {
            let (batch, waiting): (Vec<Waiting>, Vec<oneshot::Sender<Answer>>) = arrived.drain(..).unzip();
            self.metrics.ballot_batch(batch.len());
            for (answer, waiting) in self.write_all(&batch).await.into_iter().zip(waiting) {
                // Whoever has hung up gets the same answer when they repeat their request.
                let _ = waiting.send(answer);
            }
        }
    }

    /// Writes a batch; if the database refuses it as a whole, writes its ballots one by one, so that one cannot spoil
    /// the others.
    async fn write_all(&self, batch: &[Waiting]) -> Vec<Answer> {
        match self.write(batch).await {
            Ok(answers) => answers,
            Err(error) if batch.len() == 1 => {
                tracing::error!(%error, "a ballot could not be written");
                self.database.failed(&error);
                vec![Err(Refusal::Storage(error).into())]
            }
            Err(error) => {
                tracing::warn!(%error, ballots = batch.len(), "a batch could not be written; one by one then");
                self.database.failed(&error);
                let mut answers = Vec::with_capacity(batch.len());
                for waiting in batch {
                    answers.push(self.write(std::slice::from_ref(waiting)).await.map_or_else(|error| Err(Refusal::Storage(error).into()), first));
                }
                answers
            }
        }
    }

    async fn write(&self, batch: &[Waiting]) -> std::result::Result<Vec<Answer>, DbErr> {
        let tx = self.database.begin_write().await?;
        let mut work = Batch::open(&tx, &self.clock, &self.keys, batch).await?;
        let answers: Vec<(Answer, bool)> = batch.iter().map(|waiting| work.take_noting(waiting)).collect();
        let voted = work.write(&tx).await?;
        fail::fail_point!("ballots-before-commit", |_| Err(DbErr::Custom("failpoint before commit".to_owned())));
        tx.commit().await?;
        fail::fail_point!("ballots-after-commit", |_| Err(DbErr::Custom("failpoint after commit".to_owned())));
        for (answer, fresh) in &answers {
            self.metrics.ballot(match (answer, fresh) {
                (Ok(_), true) => BallotOutcome::Accepted,
                (Ok(_), false) => BallotOutcome::Replayed,
                (Err(_), _) => BallotOutcome::Refused,
            });
        }
        Ok(answers.into_iter().zip(batch).map(|((answer, fresh), waiting)| answer.map(|taken| voted.mark(taken, fresh, waiting))).collect())
    }
}

fn first(mut answers: Vec<Answer>) -> Answer {
    answers.pop().unwrap_or_else(|| Err(Refusal::Busy.into()))
}

/// What a poll needs to take ballots in this transaction.
struct OpenPoll {
    key: PollKey,
    log: Option<(Arc<ledger::PollKey>, Timestamp)>,
    refusal: Option<PollRefusal>,
}

/// A batch while it is put together.
struct Batch {
    polls: BTreeMap<PollId, OpenPoll>,
    residents: BTreeSet<(CityId, PersonId)>,
    known: BTreeMap<(PollId, Vec<u8>), Replay>,
    trusted: bool,
    today: BTreeMap<CityId, Date>,
    ballots: BTreeMap<(PollId, Vec<u8>), OpenBallot>,
    promised: BTreeSet<(Place, Vec<u8>)>,
    superseded: Vec<SupersededBallot>,
    voters: BTreeMap<(PollId, PersonId), (Place, Event)>,
    replays: Vec<Replay>,
    declared: BTreeSet<(CityId, PersonId)>,
}

/// Who voted for the first time with this batch.
struct FirstTime(BTreeSet<(PollId, PersonId)>);

impl FirstTime {
    fn mark(&self, taken: Taken, fresh: bool, waiting: &Waiting) -> Taken {
        Taken { replaced: fresh && !self.0.contains(&(waiting.sheet.poll, waiting.person)), ..taken }
    }
}

impl Batch {
    /// Reads what decides, while holding the polls: they can neither be closed nor sealed until the commit.
    async fn open(tx: &DatabaseTransaction, clock: &Clock, keys: &Keys, batch: &[Waiting]) -> std::result::Result<Self, DbErr> {
        let ids: Vec<i64> = batch.iter().map(|waiting| waiting.sheet.poll.0).collect::<BTreeSet<_>>().into_iter().collect();
        let rows = polls::hold(tx, &ids).await?;
        let mut secrets = logs::secrets(tx, &ids).await?;
        let now = clock.now();
        let mut polls = BTreeMap::new();
        for row in &rows {
            let (secret, due) = secrets.remove(&row.id).unwrap_or_default();
            let key = keys.of_poll(&secret);
            let sheet = batch.iter().map(|waiting| &waiting.sheet).find(|sheet| sheet.poll.0 == row.id);
            let log = match (sheet.and_then(|sheet| sheet.log.as_ref()), due) {
                (Some(log), Some(due)) => Some((Arc::new(log::signer(&key, log.origin())?), due)),
                _ => None,
            };
            polls.insert(PollId(row.id), OpenPoll { key, log, refusal: polls::life(row).accepts_ballots(now).err() });
        }
        let today = batch.iter().map(|waiting| (CityId(waiting.sheet.city.id), day_in(&waiting.sheet.city.time_zone, now))).collect();
        let mut opened = Self {
            polls,
            residents: BTreeSet::new(),
            known: BTreeMap::new(),
            trusted: clock.is_trusted(),
            today,
            ballots: BTreeMap::new(),
            promised: BTreeSet::new(),
            superseded: Vec::new(),
            voters: BTreeMap::new(),
            replays: Vec::new(),
            declared: BTreeSet::new(),
        };
        opened.recall(tx, batch).await?;
        Ok(opened)
    }

    /// Looks up answers given before, and residence where it matters.
    async fn recall(&mut self, tx: &DatabaseTransaction, batch: &[Waiting]) -> std::result::Result<(), DbErr> {
        let mut marks: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for waiting in batch {
            if let Some(poll) = self.polls.get(&waiting.sheet.poll) {
                marks.entry(waiting.sheet.place()).or_default().push(key_mark(&poll.key, waiting));
            }
            let place = (CityId(waiting.sheet.city.id), waiting.person);
            let needed = waiting.sheet.eligibility.may_vote(Voter { declared_resident: false }).is_err();
            if needed && !waiting.request.declares_residence && store::persons::lives_in(tx, waiting.person, place.0).await? {
                self.residents.insert(place);
            }
        }
        for (place, marks) in marks {
            for replay in store::ballots::replays(tx, place, marks).await? {
                self.known.insert((place.1, replay.key_mark.clone()), replay);
            }
        }
        Ok(())
    }

    /// The answer, and whether a ballot came into the batch with it (and not an answer given before).
    fn take_noting(&mut self, waiting: &Waiting) -> (Answer, bool) {
        let before = self.replays.len();
        let answer = self.take(waiting);
        (answer, self.replays.len() > before)
    }

    /// Decides about one ballot and, if it is taken, puts it into the batch.
    fn take(&mut self, waiting: &Waiting) -> Answer {
        let (city, id) = waiting.sheet.place();
        let poll = self.polls.get(&id).ok_or(Refusal::NotFound)?;
        let (key_mark, body_mark) = (key_mark(&poll.key, waiting), body_mark(&poll.key, waiting));
        if let Some(replay) = self.known.get(&(id, key_mark.clone())) {
            let same = replay.body_mark == body_mark;
            return if same { Ok(Taken { code: replay.receipt.clone(), replaced: false, promised: None }) } else { Err(Refusal::KeyReused.into()) };
        }
        if let Some(refusal) = poll.refusal {
            return Err(Refusal::Poll(refusal).into());
        }
        if !self.trusted {
            return Err(Refusal::ClockUntrusted.into());
        }
        let declared_resident = waiting.request.declares_residence || self.residents.contains(&(city, waiting.person));
        waiting.sheet.eligibility.may_vote(Voter { declared_resident }).map_err(|_| CastRefusal::ResidenceNotDeclared)?;
        let pseudonym = voter_pseudonym(&poll.key, waiting.person);
        // A poll with a log whose secret is gone is sealed, and has refused already.
        let definition = waiting.sheet.log.as_ref().filter(|_| poll.log.is_some()).map(|log| log.entry);
        let ballot = log::commit(definition, waiting.sheet.place(), pseudonym, waiting.name.clone(), waiting.ballot.clone());
        let promised = poll.log.clone().zip(definition);
        let promised = promised.map(|((signer, due), definition)| Promised { ballot: ballot.clone(), definition, signer, due });
        let code = ballot.receipt.clone();
        self.put(waiting, ballot, key_mark, body_mark)?;
        Ok(Taken { code, replaced: false, promised })
    }

    fn put(&mut self, waiting: &Waiting, ballot: OpenBallot, key_mark: Vec<u8>, body_mark: Vec<u8>) -> std::result::Result<(), DbErr> {
        let (place, receipt) = (ballot.place, ballot.receipt.clone());
        self.promised.extend(ballot.commitment.as_ref().map(|commitment| (place, commitment.entry.clone())));
        if let Some(before) = self.ballots.insert((place.1, ballot.pseudonym.clone()), ballot) {
            self.superseded.extend(log::commit::superseded(&before)?);
        }
        let replay = Replay { place, key_mark: key_mark.clone(), body_mark, receipt };
        self.known.insert((place.1, key_mark), replay.clone());
        self.replays.push(replay);
        if waiting.request.declares_residence {
            self.declared.insert((place.0, waiting.person));
        }
        let event = Event {
            city: place.0,
            phase: waiting.sheet.phase,
            person: waiting.pseudonym,
            act: Act::Vote,
            activity: place.1.0,
            sequence: 0,
            channel: Channel::Web,
            day: self.today.get(&place.0).copied().unwrap_or_default(),
        };
        self.voters.insert((place.1, waiting.person), (place, event));
        Ok(())
    }

    /// Marks what these people voted before, if it is in a log.
    async fn supersede(&mut self, tx: &DatabaseTransaction, new: &BTreeSet<(PollId, PersonId)>) -> std::result::Result<(), DbErr> {
        let mut again: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for ((id, person), (place, _)) in self.voters.iter().filter(|(voter, _)| !new.contains(voter)) {
            let logged = self.polls.get(id).filter(|poll| poll.log.is_some());
            again.entry(*place).or_default().extend(logged.map(|poll| voter_pseudonym(&poll.key, *person)));
        }
        for (place, pseudonyms) in again.into_iter().filter(|(_, pseudonyms)| !pseudonyms.is_empty()) {
            for before in store::ballots::open_of(tx, place, pseudonyms).await? {
                self.superseded.extend(log::commit::superseded(&before)?);
            }
        }
        let mut marked = std::mem::take(&mut self.superseded);
        marked.sort_unstable_by(|one, other| one.entry.cmp(&other.entry));
        logs::supersede(tx, marked).await
    }

    /// Writes everything. Turnout goes in by account number, ballots in random order.
    async fn write(mut self, tx: &DatabaseTransaction) -> std::result::Result<FirstTime, DbErr> {
        if self.ballots.is_empty() {
            return Ok(FirstTime(BTreeSet::new()));
        }
        store::participation::hold_cities(tx, &self.today.keys().copied().collect()).await?;
        for (city, person) in &self.declared {
            let on = self.today.get(city).copied().unwrap_or_default();
            store::persons::declare_residence(tx, *person, *city, on).await?;
        }
        let voters: Vec<_> = self.voters.iter().map(|((_, person), (place, _))| (*place, *person, Channel::Web)).collect();
        let new = store::ballots::note_turnout(tx, &voters).await?;
        let events: Vec<Event> = self.voters.iter().filter(|(key, _)| new.contains(key)).map(|(_, (_, event))| *event).collect();
        store::participation::record(tx, &events).await?;
        self.supersede(tx, &new).await?;
        logs::promise(tx, &self.promised.into_iter().collect::<Vec<_>>()).await?;
        let mut ballots: Vec<OpenBallot> = self.ballots.into_values().collect();
        ballots.shuffle(&mut rand::rng());
        store::ballots::put(tx, &ballots).await?;
        let mut replays = self.replays;
        replays.shuffle(&mut rand::rng());
        store::ballots::keep_replays(tx, replays).await?;
        Ok(FirstTime(new))
    }
}

fn key_mark(key: &PollKey, waiting: &Waiting) -> Vec<u8> {
    let mut data = waiting.person.0.to_be_bytes().to_vec();
    data.extend_from_slice(waiting.request.key.as_bytes());
    key.mark("key", &data).to_vec()
}

fn body_mark(key: &PollKey, waiting: &Waiting) -> Vec<u8> {
    key.mark("body", &ledger::leaf::digest(&log::bearer(waiting.name.as_ref()), &waiting.ballot, &Salt([0; 32])).0).to_vec()
}

/// The day it is in a time zone.
#[must_use]
pub fn day_in(time_zone: &str, now: Timestamp) -> Date {
    now.to_zoned_datetime(TimeZone::get(time_zone).unwrap_or(TimeZone::UTC)).date()
}

/// What a voter is called in one poll: nobody can tell without the secret of the poll and the instance key.
pub(crate) fn voter_pseudonym(key: &PollKey, person: PersonId) -> Vec<u8> {
    key.mark("voter", &person.0.to_be_bytes()).to_vec()
}

/// 80 bits as `ABCD-EFGH-IJKL-MNOP`.
pub(crate) fn receipt_code(bits: &[u8]) -> String {
    let letters = BASE32_NOPAD.encode(bits);
    let groups: Vec<String> = letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

/// Has this person voted in this poll?
///
/// # Errors
/// When the database refuses.
pub async fn has_voted(parvis: &Parvis, sheet: &Sheet, person: PersonId) -> Result<bool> {
    Ok(store::ballots::has_voted(parvis.database.read(), sheet.place(), person).await?)
}
