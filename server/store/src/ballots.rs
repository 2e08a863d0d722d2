//! Ballots and turnout: two sides that never meet in one row.
//!
//! A batch is written with a few statements of many rows. Each side comes in an order of its own (the caller shuffles),
//! so that neither position nor time joins a voter to a ballot.

use crate::entities::{ballot, ballot_replay, consultation_counter, open_ballot, tally, turnout, turnout_counter};
use crate::sql;
use domain::ids::{CityId, PersonId, PollId};
use domain::participation::Channel;
use domain::voting::{Ballot, PollResult, Turnout, VoterName};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

/// How a ballot without choices in the clear is stored.
const NO_CHOICES: &str = "[]";

/// Where a row belongs: the city first, as in every key that grows.
pub type Place = (CityId, PollId);

/// What opens the entry of a ballot in the log of its poll, 32 bytes each.
#[derive(Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The entry.
    pub entry: Vec<u8>,
    /// The salt.
    pub salt: Vec<u8>,
    /// What marks the entry superseded.
    pub closing: Closing,
}

/// What an entry can be marked superseded with.
#[derive(Clone, PartialEq, Eq)]
pub enum Closing {
    /// The key, which this server made.
    Key(Vec<u8>),
    /// The lock alone: the key never left the voter's browser.
    Lock(Vec<u8>),
}

impl std::fmt::Debug for Commitment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Commitment(…)")
    }
}

/// What is on a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// The choices.
    Open(Ballot),
    /// What the voter's browser has sealed, in JSON. It is never opened.
    Sealed(String),
}

/// A ballot in an open poll.
#[derive(Clone, Debug)]
pub struct OpenBallot {
    /// City and poll.
    pub place: Place,
    /// HMAC of the person under the secret of the poll.
    pub pseudonym: Vec<u8>,
    /// Random code that finds it again after the close.
    pub receipt: String,
    /// The name under which it will be public; none where ballots are secret.
    pub name: Option<VoterName>,
    /// The token with which it was cast, input and output; none where ballots are not anonymous, and on paper.
    pub token: Option<Vec<u8>>,
    /// What is on it.
    pub ballot: Choices,
    /// What opens its entry; none in polls without a log.
    pub commitment: Option<Commitment>,
}

/// A ballot of a sealed poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBallot {
    /// The code its voter was given.
    pub receipt: String,
    /// The name under which it is public; none where ballots are secret.
    pub name: Option<VoterName>,
    /// The choices; no answer at all where ballots stay sealed.
    pub ballot: Ballot,
}

impl From<OpenBallot> for SealedBallot {
    /// Of a ballot that stays sealed the receipt remains.
    fn from(OpenBallot { receipt, name, ballot, .. }: OpenBallot) -> Self {
        let ballot = match ballot {
            Choices::Open(ballot) => ballot,
            Choices::Sealed(_) => Ballot::default(),
        };
        Self { receipt, name, ballot }
    }
}

impl SealedBallot {
    fn read(row: ballot::Model) -> Result<Self, DbErr> {
        Ok(Self { receipt: row.receipt, name: name(row.name)?, ballot: decode(&row.choices)? })
    }
}

/// A name as it is stored.
fn name(stored: Option<String>) -> Result<Option<VoterName>, DbErr> {
    stored.map(VoterName::try_from).transpose().map_err(|error| DbErr::Custom(error.to_string()))
}

impl OpenBallot {
    fn read(row: open_ballot::Model) -> Result<Self, DbErr> {
        let closing = row.replace_key.map(Closing::Key).or(row.replace_lock.map(Closing::Lock));
        let commitment = match (row.entry, row.salt, closing) {
            (Some(entry), Some(salt), Some(closing)) => Some(Commitment { entry, salt, closing }),
            _ => None,
        };
        let place = (CityId(row.city_id), PollId(row.poll_id));
        let ballot = match row.sealed {
            Some(sealed) => Choices::Sealed(sealed),
            None => Choices::Open(decode(&row.choices)?),
        };
        Ok(Self { place, pseudonym: row.pseudonym, receipt: row.receipt, name: name(row.name)?, token: row.token, ballot, commitment })
    }
}

/// What a repeated request will be answered with, under marks that mean nothing without the secret of the poll.
#[derive(Clone, Debug)]
pub struct Replay {
    /// City and poll.
    pub place: Place,
    /// Keyed mark of the idempotency key.
    pub key_mark: Vec<u8>,
    /// Keyed mark of the request.
    pub body_mark: Vec<u8>,
    /// The receipt that was given.
    pub receipt: String,
}

/// Keeps what stands in these ballots, over what the same pseudonyms voted before.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &DatabaseTransaction, ballots: &[OpenBallot]) -> Result<(), DbErr> {
    let mut rows = Vec::with_capacity(ballots.len());
    for ballot in ballots {
        let (key, lock) = match ballot.commitment.as_ref().map(|commitment| &commitment.closing) {
            Some(Closing::Key(key)) => (Some(key.clone()), None),
            Some(Closing::Lock(lock)) => (None, Some(lock.clone())),
            None => (None, None),
        };
        let (choices, sealed) = match &ballot.ballot {
            Choices::Open(ballot) => (encode(ballot)?, None),
            Choices::Sealed(sealed) => (NO_CHOICES.to_owned(), Some(sealed.clone())),
        };
        rows.push(vec![
            ballot.place.0.0.into(),
            ballot.place.1.0.into(),
            ballot.pseudonym.clone().into(),
            ballot.receipt.clone().into(),
            choices.into(),
            ballot.commitment.as_ref().map(|commitment| commitment.entry.clone()).into(),
            ballot.commitment.as_ref().map(|commitment| commitment.salt.clone()).into(),
            key.into(),
            ballot.name.as_ref().map(|name| name.as_str().to_owned()).into(),
            ballot.token.clone().into(),
            lock.into(),
            sealed.into(),
        ]);
    }
    let head = "INSERT INTO open_ballots (city_id, poll_id, pseudonym, receipt, choices, entry, salt, replace_key, name, token, replace_lock, sealed) VALUES";
    let tail = "ON CONFLICT (city_id, poll_id, pseudonym) DO UPDATE SET receipt = excluded.receipt, choices = excluded.choices,
        entry = excluded.entry, salt = excluded.salt, replace_key = excluded.replace_key, name = excluded.name,
        token = excluded.token, replace_lock = excluded.replace_lock, sealed = excluded.sealed";
    sql::insert_rows(tx, head, 12, rows, tail).await.map(|_| ())
}

/// What stands in the ballots of these pseudonyms of a poll.
///
/// # Errors
/// When the database refuses or a ballot does not read.
pub async fn open_of(connection: &impl ConnectionTrait, place: Place, pseudonyms: Vec<Vec<u8>>) -> Result<Vec<OpenBallot>, DbErr> {
    let of_poll = open_ballot::Entity::find().filter(open_ballot::Column::CityId.eq(place.0.0)).filter(open_ballot::Column::PollId.eq(place.1.0));
    let rows = of_poll.filter(open_ballot::Column::Pseudonym.is_in(pseudonyms)).all(connection).await?;
    rows.into_iter().map(OpenBallot::read).collect()
}

#[derive(FromQueryResult)]
struct Voted {
    poll_id: i64,
    person_id: i64,
}

/// Notes that these people have voted; gives back those who had not before. One person, one poll, one row: whatever
/// happens at the same time, the primary key decides.
///
/// # Errors
/// When the database refuses.
pub async fn note_turnout(tx: &DatabaseTransaction, voters: &[(Place, PersonId, Channel)]) -> Result<BTreeSet<(PollId, PersonId)>, DbErr> {
    let new = note_voters(tx, voters).await?;
    let mut counts: BTreeMap<(Place, Channel), i64> = BTreeMap::new();
    for (place, person, channel) in voters {
        if new.contains(&(place.1, *person)) {
            *counts.entry((*place, *channel)).or_default() += 1;
        }
    }
    count_turnout(tx, &counts).await?;
    Ok(new)
}

/// The same without the public counters of turnout, which in anonymous polls count ballots and not those who may cast one.
pub(crate) async fn note_voters(tx: &DatabaseTransaction, voters: &[(Place, PersonId, Channel)]) -> Result<BTreeSet<(PollId, PersonId)>, DbErr> {
    let mut new = BTreeSet::new();
    for chunk in voters.chunks(1_000) {
        let values = chunk.iter().flat_map(|((city, poll), person, channel)| [city.0.into(), poll.0.into(), person.0.into(), channel.as_str().into()]);
        let insert = format!(
            "INSERT INTO turnout (city_id, poll_id, person_id, channel) VALUES {} ON CONFLICT DO NOTHING RETURNING poll_id, person_id",
            sql::marks(tx.get_database_backend(), chunk.len(), 4)
        );
        let added: Vec<Voted> = sql::all(tx, &insert, values.collect()).await?;
        new.extend(added.into_iter().map(|row| (PollId(row.poll_id), PersonId(row.person_id))));
    }
    count_participants(tx, &new).await?;
    Ok(new)
}

#[derive(FromQueryResult)]
struct PollOf {
    poll_id: i64,
    city_id: i64,
    consultation_id: i64,
}

/// Moves the counters of consultations: whoever votes in a second poll of the same one took part before.
async fn count_participants(tx: &DatabaseTransaction, new: &BTreeSet<(PollId, PersonId)>) -> Result<(), DbErr> {
    let touched: BTreeSet<i64> = new.iter().map(|(poll, _)| poll.0).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let query = format!(
        "SELECT id AS poll_id, city_id, consultation_id FROM polls WHERE consultation_id IN (SELECT consultation_id FROM polls WHERE id IN {})",
        sql::marks(tx.get_database_backend(), 1, touched.len())
    );
    let mut consultations: BTreeMap<(i64, i64), BTreeSet<i64>> = BTreeMap::new();
    for row in sql::all::<PollOf>(tx, &query, touched.iter().map(|id| (*id).into()).collect()).await? {
        consultations.entry((row.city_id, row.consultation_id)).or_default().insert(row.poll_id);
    }
    let mut rows = Vec::with_capacity(consultations.len());
    for ((city, consultation), polls) in consultations {
        let mut persons: BTreeSet<i64> = new.iter().filter(|(poll, _)| polls.contains(&poll.0)).map(|(_, person)| person.0).collect();
        if polls.len() > 1 {
            let voted = voted_among(tx, city, &polls, &persons).await?;
            for row in voted.iter().filter(|row| !new.contains(&(PollId(row.poll_id), PersonId(row.person_id)))) {
                persons.remove(&row.person_id);
            }
        }
        if !persons.is_empty() {
            rows.push(vec![city.into(), consultation.into(), i64::try_from(persons.len()).unwrap_or(i64::MAX).into()]);
        }
    }
    let head = "INSERT INTO consultation_counters (city_id, consultation_id, participants) VALUES";
    let tail = "ON CONFLICT (city_id, consultation_id) DO UPDATE SET participants = consultation_counters.participants + excluded.participants";
    sql::insert_rows(tx, head, 3, rows, tail).await.map(|_| ())
}

/// Who of these persons has voted in which of these polls.
async fn voted_among(tx: &DatabaseTransaction, city: i64, polls: &BTreeSet<i64>, persons: &BTreeSet<i64>) -> Result<Vec<Voted>, DbErr> {
    let found = turnout::Entity::find()
        .filter(turnout::Column::CityId.eq(city))
        .filter(turnout::Column::PollId.is_in(polls.iter().copied()))
        .filter(turnout::Column::PersonId.is_in(persons.iter().copied()))
        .all(tx)
        .await?;
    Ok(found.into_iter().map(|row| Voted { poll_id: row.poll_id, person_id: row.person_id }).collect())
}

/// How many persons took part in each consultation, by its id.
///
/// # Errors
/// When the database refuses.
pub async fn participants(connection: &impl ConnectionTrait) -> Result<BTreeMap<i64, u64>, DbErr> {
    let rows = consultation_counter::Entity::find().all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.consultation_id, u64::try_from(row.participants).unwrap_or(0))).collect())
}

/// Moves the public turnout counters.
///
/// # Errors
/// When the database refuses.
pub async fn count_turnout(tx: &DatabaseTransaction, counts: &BTreeMap<(Place, Channel), i64>) -> Result<(), DbErr> {
    let rows = counts.iter().map(|(((city, poll), channel), voters)| vec![city.0.into(), poll.0.into(), channel.as_str().into(), (*voters).into()]).collect();
    let head = "INSERT INTO turnout_counters (city_id, poll_id, channel, voters) VALUES";
    let tail = "ON CONFLICT (city_id, poll_id, channel) DO UPDATE SET voters = turnout_counters.voters + excluded.voters";
    sql::insert_rows(tx, head, 4, rows, tail).await.map(|_| ())
}

/// Keeps the answers for repeated requests.
///
/// # Errors
/// When the database refuses, for one when a key is there already.
pub async fn keep_replays(tx: &DatabaseTransaction, replays: Vec<Replay>) -> Result<(), DbErr> {
    let rows = replays
        .into_iter()
        .map(|replay| {
            let (city, poll) = replay.place;
            vec![city.0.into(), poll.0.into(), replay.key_mark.into(), replay.body_mark.into(), replay.receipt.into()]
        })
        .collect();
    let head = "INSERT INTO ballot_replays (city_id, poll_id, key_mark, body_mark, receipt) VALUES";
    sql::insert_rows(tx, head, 5, rows, "").await.map(|_| ())
}

/// What was answered to these keys of a poll before.
///
/// # Errors
/// When the database refuses.
pub async fn replays(connection: &impl ConnectionTrait, place: Place, key_marks: Vec<Vec<u8>>) -> Result<Vec<Replay>, DbErr> {
    let found = ballot_replay::Entity::find()
        .filter(ballot_replay::Column::CityId.eq(place.0.0))
        .filter(ballot_replay::Column::PollId.eq(place.1.0))
        .filter(ballot_replay::Column::KeyMark.is_in(key_marks))
        .all(connection)
        .await?;
    Ok(found.into_iter().map(|row| Replay { place, key_mark: row.key_mark, body_mark: row.body_mark, receipt: row.receipt }).collect())
}

/// Has this person voted in this poll?
///
/// # Errors
/// When the database refuses.
pub async fn has_voted(connection: &impl ConnectionTrait, place: Place, person: PersonId) -> Result<bool, DbErr> {
    Ok(turnout::Entity::find_by_id((place.0.0, place.1.0, person.0)).one(connection).await?.is_some())
}

/// The polls a person has voted in.
///
/// # Errors
/// When the database refuses.
pub async fn voted_in(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<PollId>, DbErr> {
    let found = turnout::Entity::find().filter(turnout::Column::PersonId.eq(person.0)).all(connection).await?;
    Ok(found.into_iter().map(|row| PollId(row.poll_id)).collect())
}

/// How many have voted in each of these polls, by channel.
///
/// # Errors
/// When the database refuses.
pub async fn turnouts(connection: &impl ConnectionTrait, polls: &[i64]) -> Result<BTreeMap<i64, Turnout>, DbErr> {
    let rows = turnout_counter::Entity::find().filter(turnout_counter::Column::PollId.is_in(polls.iter().copied())).all(connection).await?;
    let mut found: BTreeMap<i64, Turnout> = BTreeMap::new();
    for row in rows {
        if let Some(channel) = Channel::parse(&row.channel) {
            found.entry(row.poll_id).or_default().by_channel.push((channel, u64::try_from(row.voters).unwrap_or(0)));
        }
    }
    for turnout in found.values_mut() {
        turnout.by_channel.sort_unstable();
    }
    Ok(found)
}

/// The ballots of an open poll, in no meaningful order. Only sealing asks for them.
///
/// # Errors
/// When the database refuses or a ballot does not read.
pub async fn open_ballots(tx: &DatabaseTransaction, place: Place) -> Result<Vec<OpenBallot>, DbErr> {
    let rows = open_ballot::Entity::find().filter(open_ballot::Column::CityId.eq(place.0.0)).filter(open_ballot::Column::PollId.eq(place.1.0)).all(tx).await?;
    rows.into_iter().map(OpenBallot::read).collect()
}

/// Writes the ballots of a sealed poll (in the order given: shuffle it) and removes everything of its open time.
///
/// # Errors
/// When the database refuses.
pub async fn seal(tx: &DatabaseTransaction, place: Place, ballots: &[SealedBallot], counted: &PollResult) -> Result<(), DbErr> {
    let mut rows = Vec::with_capacity(ballots.len());
    for SealedBallot { receipt, name, ballot } in ballots {
        let name = name.as_ref().map(|name| name.as_str().to_owned());
        rows.push(vec![place.0.0.into(), place.1.0.into(), receipt.clone().into(), encode(ballot)?.into(), name.into()]);
    }
    sql::insert_rows(tx, "INSERT INTO ballots (city_id, poll_id, receipt, choices, name) VALUES", 5, rows, "").await?;
    let row = tally::ActiveModel { poll_id: Set(place.1.0), tally: Set(encode(&counted.tally)?), decided: Set(encode(&counted.decided)?) };
    tally::Entity::insert(row).exec_without_returning(tx).await?;
    for table in ["open_ballots", "superseded_ballots", "ballot_replays", "voting_tokens"] {
        sql::execute(tx, &format!("DELETE FROM {table} WHERE city_id = $1 AND poll_id = $2"), vec![place.0.0.into(), place.1.0.into()]).await?;
    }
    Ok(())
}

/// The counted result of a sealed poll.
///
/// # Errors
/// When the database refuses or the tally does not read.
pub async fn counted(connection: &impl ConnectionTrait, poll: PollId) -> Result<Option<PollResult>, DbErr> {
    match tally::Entity::find_by_id(poll.0).one(connection).await? {
        Some(row) => Ok(Some(PollResult { tally: decode(&row.tally)?, decided: decode(&row.decided)? })),
        None => Ok(None),
    }
}

/// A page of the ballots of a sealed poll, by receipt, which is random: the order tells nothing.
///
/// # Errors
/// When the database refuses or a ballot does not read.
pub async fn sealed(connection: &impl ConnectionTrait, place: Place, after: &str, most: u32) -> Result<Vec<SealedBallot>, DbErr> {
    let query = "SELECT city_id, poll_id, receipt, choices, name FROM ballots WHERE city_id = $1 AND poll_id = $2 AND receipt > $3 ORDER BY receipt LIMIT $4";
    let rows: Vec<ballot::Model> = sql::all(connection, query, vec![place.0.0.into(), place.1.0.into(), after.into(), i64::from(most).into()]).await?;
    rows.into_iter().map(SealedBallot::read).collect()
}

fn encode(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

fn decode<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Json(error.to_string()))
}

/// A page of the ballots of a sealed poll by its number of ballots to skip, in the order of receipts.
///
/// # Errors
/// When the database refuses or a ballot does not read.
pub async fn sealed_page(connection: &impl ConnectionTrait, place: Place, skip: u64, most: u64) -> Result<Vec<SealedBallot>, DbErr> {
    let query = "SELECT city_id, poll_id, receipt, choices, name FROM ballots WHERE city_id = $1 AND poll_id = $2 ORDER BY receipt LIMIT $3 OFFSET $4";
    let number = |value: u64| sea_orm::Value::from(i64::try_from(value).unwrap_or(i64::MAX));
    let rows: Vec<ballot::Model> = sql::all(connection, query, vec![place.0.0.into(), place.1.0.into(), number(most), number(skip)]).await?;
    rows.into_iter().map(SealedBallot::read).collect()
}
