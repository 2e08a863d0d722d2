//! A batch of ballots: what decides is read, each ballot is decided about, and all that are taken are written.

use super::{Answer, By, CastRefusal, Held, Person, Promised, Taken, Waiting, Who, day_in, entry_pseudonym, token_pseudonym};
use crate::clock::Clock;
use crate::engage::anonymous::Tokens;
use crate::engage::refusal::Refusal;
use crate::engage::{log, roll};
use crate::keys::{Keys, PollKey};
use domain::consultation::PollRefusal;
use domain::ids::{CityId, PersonId, PollId};
use domain::participation::{Act, Channel, Event};
use domain::voting::Voter;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::bytes::Salt;
use ledger::token::Turn;
use rand::seq::SliceRandom;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::ballots::{OpenBallot, Place, Replay};
use store::logs::{self, SupersededBallot};
use store::{DatabaseTransaction, DbErr, polls};

/// What a poll needs to take ballots in this transaction.
struct OpenPoll {
    key: PollKey,
    log: Option<(Arc<ledger::PollKey>, Timestamp)>,
    refusal: Option<PollRefusal>,
}

/// A batch while it is put together.
pub(super) struct Batch {
    polls: BTreeMap<PollId, OpenPoll>,
    residents: BTreeSet<(CityId, PersonId)>,
    known: BTreeMap<(PollId, Vec<u8>), Replay>,
    trusted: bool,
    today: BTreeMap<CityId, Date>,
    ballots: BTreeMap<(PollId, Vec<u8>), OpenBallot>,
    tokens: Tokens,
    promised: BTreeSet<(Place, Vec<u8>)>,
    superseded: Vec<SupersededBallot>,
    voters: BTreeMap<(PollId, Who), (Place, Event)>,
    /// Entries of rolls that vote, and whether they may: on the roll, and not used up on paper.
    entries: BTreeMap<(PollId, roll::Mark), std::result::Result<(), roll::Refused>>,
    replays: Vec<Replay>,
    declared: BTreeSet<(CityId, PersonId)>,
}

/// Who voted for the first time with this batch.
pub(super) struct FirstTime(BTreeSet<(PollId, Who)>);

impl FirstTime {
    pub fn mark(&self, taken: Taken, fresh: bool, waiting: &Waiting) -> Taken {
        match waiting.person() {
            Some(person) => Taken { replaced: fresh && !self.0.contains(&(waiting.sheet.poll, person.who)), ..taken },
            None => taken,
        }
    }
}

impl Batch {
    /// Reads what decides, while holding the polls: they can neither be closed nor sealed until the commit.
    pub async fn open(tx: &DatabaseTransaction, clock: &Clock, keys: &Keys, batch: &[Waiting]) -> std::result::Result<Self, DbErr> {
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
            tokens: Tokens::default(),
            promised: BTreeSet::new(),
            superseded: Vec::new(),
            voters: BTreeMap::new(),
            entries: BTreeMap::new(),
            replays: Vec::new(),
            declared: BTreeSet::new(),
        };
        opened.recall(tx, batch).await?;
        Ok(opened)
    }

    /// Looks up answers given before, and residence where it matters.
    async fn recall(&mut self, tx: &DatabaseTransaction, batch: &[Waiting]) -> std::result::Result<(), DbErr> {
        let mut marks: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for (waiting, person) in batch.iter().filter_map(|waiting| Some((waiting, waiting.person()?))) {
            if let Some(poll) = self.polls.get(&waiting.sheet.poll) {
                marks.entry(waiting.sheet.place()).or_default().push(key_mark(&poll.key, person));
            }
            let Some(account) = person.who.account() else { continue };
            let place = (CityId(waiting.sheet.city.id), account);
            let needed = waiting.sheet.eligibility.may_vote(Voter { declared_resident: false, on_roll: false }).is_err();
            if needed && !person.request.declares_residence && store::persons::lives_in(tx, account, place.0).await? {
                self.residents.insert(place);
            }
        }
        self.recall_entries(tx, batch).await?;
        for (place, marks) in marks {
            for replay in store::ballots::replays(tx, place, marks).await? {
                self.known.insert((place.1, replay.key_mark.clone()), replay);
            }
        }
        let held = batch.iter().filter_map(|waiting| match &waiting.by {
            By::Token(held) => Some((waiting, held)),
            By::Person(_) => None,
        });
        let committed = held.filter_map(|(waiting, held)| self.commit(waiting, held)).collect();
        self.tokens.recall(tx, committed).await
    }

    /// The ballot that is cast with a token, as it is kept; none when the poll takes no such ballots any more.
    fn commit(&self, waiting: &Waiting, held: &Held) -> Option<OpenBallot> {
        let poll = self.polls.get(&waiting.sheet.poll).filter(|poll| poll.log.is_some())?;
        let definition = waiting.sheet.log.as_ref()?.entry;
        let (pseudonym, cast) = (token_pseudonym(&poll.key, &held.token), (held.cast.clone(), held.salt, held.lock));
        log::commit::commit_with_token(&definition, waiting.sheet.place(), pseudonym, held.token, cast).ok()
    }

    /// Decides about a ballot that is cast with a token, which was checked before; and whether it came into the batch.
    fn take_token(&mut self, waiting: &Waiting, held: &Held) -> (Answer, bool) {
        let Some(ballot) = self.commit(waiting, held) else { return (Err(Refusal::Poll(PollRefusal::AlreadyClosed).into()), false) };
        let Some(poll) = self.polls.get(&ballot.place.1) else { return (Err(Refusal::NotFound.into()), false) };
        let definition = waiting.sheet.log.as_ref().map(|log| log.entry);
        let promised = poll.log.clone().zip(definition);
        let promised = promised.map(|((signer, due), definition)| Promised { ballot: ballot.clone(), definition, signer, due });
        let refusal = match poll.refusal {
            Some(refusal) => Some(Refusal::Poll(refusal)),
            None => (!self.trusted).then_some(Refusal::ClockUntrusted),
        };
        let (place, code) = (ballot.place, ballot.receipt.clone());
        match self.tokens.take(&mut self.ballots, &mut self.superseded, ballot, held.replaces.as_ref(), refusal) {
            Ok(Turn::Again) => (Ok(Taken { code, replaced: false, promised }), false),
            Ok(turn) => {
                self.promised.extend(promised.as_ref().and_then(|promised| Some((place, promised.ballot.commitment.as_ref()?.entry.clone()))));
                (Ok(Taken { code, replaced: turn == Turn::Changed, promised }), true)
            }
            Err(refusal) => (Err(refusal.into()), false),
        }
    }

    /// Looks up entries of rolls. One that is used up without a ballot here was used on paper.
    async fn recall_entries(&mut self, tx: &DatabaseTransaction, batch: &[Waiting]) -> std::result::Result<(), DbErr> {
        let mut marks: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for waiting in batch {
            if let Some(Who::Entry(mark)) = waiting.person().map(|person| person.who) {
                marks.entry(waiting.sheet.place()).or_default().push(mark.to_vec());
            }
        }
        for (place, marks) in marks {
            let Some(poll) = self.polls.get(&place.1) else { continue };
            let found = store::rolls::find(tx, place, &marks).await?;
            let used = found.iter().filter(|entry| entry.used.is_some()).map(|entry| entry_pseudonym(&poll.key, &entry.mark)).collect();
            let ballots: BTreeSet<Vec<u8>> = store::ballots::open_of(tx, place, used).await?.into_iter().map(|ballot| ballot.pseudonym).collect();
            for entry in found {
                let here = entry.used.is_none() || ballots.contains(&entry_pseudonym(&poll.key, &entry.mark));
                let Ok(mark) = roll::Mark::try_from(entry.mark) else { continue };
                self.entries.insert((place.1, mark), if here { Ok(()) } else { Err(roll::Refused::UsedOnPaper) });
            }
        }
        Ok(())
    }

    /// Whether the rule of the poll lets this voter vote.
    fn may_vote(&self, waiting: &Waiting, person: &Person) -> std::result::Result<(), CastRefusal> {
        let (city, id) = waiting.sheet.place();
        let entry = match person.who {
            Who::Account(_) => None,
            Who::Entry(mark) => self.entries.get(&(id, mark)).copied(),
        };
        let lives_here = person.who.account().is_some_and(|account| self.residents.contains(&(city, account)));
        let voter = Voter { declared_resident: person.request.declares_residence || lives_here, on_roll: entry.is_some() };
        waiting.sheet.eligibility.may_vote(voter).map_err(|refusal| match refusal {
            domain::voting::Refusal::ResidenceNotDeclared => CastRefusal::ResidenceNotDeclared,
            domain::voting::Refusal::NotOnRoll => CastRefusal::Roll(roll::Refused::NotOnRoll),
        })?;
        entry.unwrap_or(Ok(())).map_err(CastRefusal::Roll)
    }

    /// The answer, and whether a ballot came into the batch with it (and not an answer given before).
    pub fn take_noting(&mut self, waiting: &Waiting) -> (Answer, bool) {
        match &waiting.by {
            By::Token(held) => self.take_token(waiting, held),
            By::Person(person) => {
                let before = self.replays.len();
                let answer = self.take(waiting, person);
                (answer, self.replays.len() > before)
            }
        }
    }

    /// Decides about one ballot and, if it is taken, puts it into the batch.
    fn take(&mut self, waiting: &Waiting, person: &Person) -> Answer {
        let id = waiting.sheet.poll;
        let poll = self.polls.get(&id).ok_or(Refusal::NotFound)?;
        let (key_mark, body_mark) = (key_mark(&poll.key, person), body_mark(&poll.key, person));
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
        self.may_vote(waiting, person)?;
        let pseudonym = person.who.pseudonym(&poll.key);
        // A poll with a log whose secret is gone is sealed, and has refused already.
        let definition = waiting.sheet.log.as_ref().filter(|_| poll.log.is_some()).map(|log| log.entry);
        let ballot = log::commit(definition, waiting.sheet.place(), pseudonym, person.name.clone(), person.ballot.clone());
        let promised = poll.log.clone().zip(definition);
        let promised = promised.map(|((signer, due), definition)| Promised { ballot: ballot.clone(), definition, signer, due });
        let code = ballot.receipt.clone();
        self.put((waiting, person), ballot, key_mark, body_mark)?;
        Ok(Taken { code, replaced: false, promised })
    }

    fn put(&mut self, (waiting, person): (&Waiting, &Person), ballot: OpenBallot, key_mark: Vec<u8>, body_mark: Vec<u8>) -> std::result::Result<(), DbErr> {
        let (place, receipt) = (ballot.place, ballot.receipt.clone());
        self.promised.extend(ballot.commitment.as_ref().map(|commitment| (place, commitment.entry.clone())));
        if let Some(before) = self.ballots.insert((place.1, ballot.pseudonym.clone()), ballot) {
            self.superseded.extend(log::commit::superseded(&before)?);
        }
        let replay = Replay { place, key_mark: key_mark.clone(), body_mark, receipt };
        self.known.insert((place.1, key_mark), replay.clone());
        self.replays.push(replay);
        if let Some(account) = person.who.account().filter(|_| person.request.declares_residence) {
            self.declared.insert((place.0, account));
        }
        let event = Event {
            city: place.0,
            phase: waiting.sheet.phase,
            person: person.pseudonym,
            act: Act::Vote,
            activity: place.1.0,
            sequence: 0,
            channel: Channel::Web,
            day: self.today.get(&place.0).copied().unwrap_or_default(),
        };
        self.voters.insert((place.1, person.who), (place, event));
        Ok(())
    }

    /// Marks what these people voted before, if it is in a log.
    async fn supersede(&mut self, tx: &DatabaseTransaction, new: &BTreeSet<(PollId, Who)>) -> std::result::Result<(), DbErr> {
        let mut again: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for ((id, who), (place, _)) in self.voters.iter().filter(|(voter, _)| !new.contains(voter)) {
            let logged = self.polls.get(id).filter(|poll| poll.log.is_some());
            again.entry(*place).or_default().extend(logged.map(|poll| who.pseudonym(&poll.key)));
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

    /// Notes who votes, accounts and entries of rolls; gives back those who had not before.
    async fn note_turnout(&self, tx: &DatabaseTransaction) -> std::result::Result<BTreeSet<(PollId, Who)>, DbErr> {
        let mut accounts = Vec::with_capacity(self.voters.len());
        let mut entries: BTreeMap<Place, Vec<Vec<u8>>> = BTreeMap::new();
        for ((_, who), (place, _)) in &self.voters {
            match who {
                Who::Account(person) => accounts.push((*place, *person, Channel::Web)),
                Who::Entry(mark) => entries.entry(*place).or_default().push(mark.to_vec()),
            }
        }
        let new = store::ballots::note_turnout(tx, &accounts).await?;
        let mut new: BTreeSet<_> = new.into_iter().map(|(poll, person)| (poll, Who::Account(person))).collect();
        for (place, marks) in entries {
            let voted = store::rolls::use_up(tx, place, &marks, false).await?;
            store::sheets::count_voters(tx, place, Channel::Web, voted.len() as u64).await?;
            new.extend(voted.into_iter().filter_map(|mark| Some((place.1, Who::Entry(mark.try_into().ok()?)))));
        }
        Ok(new)
    }

    /// Writes everything. Turnout goes in by account number, ballots in random order.
    pub async fn write(mut self, tx: &DatabaseTransaction) -> std::result::Result<FirstTime, DbErr> {
        if self.ballots.is_empty() {
            return Ok(FirstTime(BTreeSet::new()));
        }
        store::participation::hold_cities(tx, &self.today.keys().copied().collect()).await?;
        for (city, person) in &self.declared {
            let on = self.today.get(city).copied().unwrap_or_default();
            store::persons::declare_residence(tx, *person, *city, on).await?;
        }
        let new = self.note_turnout(tx).await?;
        let mut events: Vec<Event> = self.voters.iter().filter(|(key, _)| new.contains(key)).map(|(_, (_, event))| *event).collect();
        // Those of entries carry numbers drawn by chance, which say nothing once they stand in their own order.
        events.sort_unstable();
        store::participation::record(tx, &events).await?;
        store::ballots::count_turnout(tx, &self.tokens.counts).await?;
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

fn key_mark(key: &PollKey, person: &Person) -> Vec<u8> {
    let mut data = match person.who {
        Who::Account(account) => account.0.to_be_bytes().to_vec(),
        Who::Entry(mark) => mark.to_vec(),
    };
    data.extend_from_slice(person.request.key.as_bytes());
    key.mark("key", &data).to_vec()
}

fn body_mark(key: &PollKey, person: &Person) -> Vec<u8> {
    key.mark("body", &ledger::leaf::digest(&log::bearer(person.name.as_ref()), &person.ballot, &Salt([0; 32])).0).to_vec()
}
