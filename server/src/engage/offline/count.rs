//! The count of a pile, in one transaction: all of it, or nothing.

use super::{Held, hold, mark, not_now, state};
use crate::engage::ballots::day_in;
use crate::engage::callers::Caller;
use crate::engage::papers::Sheet;
use crate::engage::polls::note;
use crate::engage::polls::trusted_now;
use crate::engage::refusal::{Refusal, Result};
use crate::engage::{log, once, roll};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::ids::{CityId, PollId, Pseudonym};
use domain::participation::{Act, Channel, Event};
use domain::voting::Eligibility;
use domain::voting::offline::{BatchState, Keying, Pass, Reconciliation, SheetCode, Sorted, Standing, compare};
use rand::seq::SliceRandom;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};
use store::ballots::{OpenBallot, Place};
use store::batches::{self, Change};
use store::moments::millis;
use store::polls;
use store::rolls::{self, Entry};
use store::{DatabaseTransaction, DbErr, logs, sheets};

/// Counts a pile on whose every sheet two people agree. What became of each sheet; nothing when it was counted before.
///
/// Each ballot whose code was issued and is not used becomes a ballot like any other, with its entry in the log, and its
/// code is used from then on. What was keyed is deleted.
///
/// # Errors
/// When somebody may not, a difference is not settled, or there are more or fewer sheets than in the pile.
pub async fn count(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64) -> Result<Option<Sorted>> {
    trusted_now(parvis)?;
    let held = hold(parvis, caller, poll, batch).await?;
    match state(&held.batch) {
        BatchState::Counted => return Ok(None),
        BatchState::Compared => {}
        BatchState::First | BatchState::Second => return Err(not_now()),
    }
    let settled = agreed(&held).await?;
    let sorted = sort(parvis, &held.tx, &held.sheet, settled).await?;
    write(parvis, &held, &sorted).await?;
    let numbers = |list: usize| i64::try_from(list).unwrap_or(i64::MAX);
    let change = Change {
        id: Set(batch),
        state: Set(BatchState::Counted.as_str().to_owned()),
        entered: Set(numbers(sorted.ballots.len())),
        spoiled: Set(numbers(sorted.spoiled.len())),
        unknown_codes: Set(numbers(sorted.unknown.len())),
        used_codes: Set(numbers(sorted.used.len())),
        counted_at: Set(Some(millis(held.now))),
        ..Default::default()
    };
    batches::update(&held.tx, change).await?;
    batches::forget_lines(&held.tx, batch).await?;
    let detail = serde_json::json!({
        "pile": batch, "ballots": sorted.ballots.len(), "spoiled": sorted.spoiled.len(), "unknown": sorted.unknown.len(), "used": sorted.used.len(),
    });
    note(&held.tx, Some(caller), held.sheet.place(), "pile.count", detail, held.now).await?;
    fail::fail_point!("paper-before-commit", |_| Err(Refusal::Storage(DbErr::Custom("failpoint before commit".to_owned()))));
    once::commit(held.tx, parvis, caller, &()).await?;
    parvis.database.forget_deleted().await?;
    parvis.content_changed();
    Ok(Some(sorted))
}

/// What both keyings say, if they say the same of as many sheets as there are.
async fn agreed(held: &Held) -> Result<Keying> {
    let id = held.batch.id;
    let found = compare(&batches::lines(&held.tx, id, Pass::First).await?, &batches::lines(&held.tx, id, Pass::Second).await?);
    if let Some(code) = found.differences.keys().next() {
        return Err(Refusal::field(format!("settle[{code}]"), FieldError::Required));
    }
    if i64::try_from(found.agreed.len()) != Ok(held.batch.pile) {
        return Err(Refusal::field("pile", FieldError::Refused));
    }
    Ok(found.agreed)
}

/// What will become of each sheet of a pile, as things stand.
///
/// # Errors
/// When the database refuses.
pub async fn sort(parvis: &Parvis, connection: &impl ConnectionTrait, sheet: &Sheet, settled: Keying) -> std::result::Result<Sorted, DbErr> {
    if sheet.eligibility.has_roll() {
        let entries = entries(parvis, connection, sheet, settled.keys().copied()).await?;
        let mut seen = BTreeSet::new();
        // Two codes that lead to one entry: the second is one too many, as if it had been used before.
        let standings: BTreeMap<SheetCode, Standing> = entries
            .into_iter()
            .map(|(code, entry)| (code, if entry.used.is_some() || !seen.insert(entry.mark) { Standing::Used } else { Standing::Issued }))
            .collect();
        return Ok(Sorted::of(settled, |code| standings.get(&code).copied().unwrap_or(Standing::Unknown)));
    }
    let place = sheet.place();
    let marks: Vec<Vec<u8>> = settled.keys().map(|code| mark(&parvis.keys, place.1, *code)).collect();
    let known = sheets::standings(connection, place, &marks).await?;
    Ok(Sorted::of(settled, |code| known.get(&mark(&parvis.keys, place.1, code)).copied().unwrap_or(Standing::Unknown)))
}

/// The entries of a roll that these codes belong to, in the order of the codes.
async fn entries(
    parvis: &Parvis,
    connection: &impl ConnectionTrait,
    sheet: &Sheet,
    codes: impl Iterator<Item = SheetCode>,
) -> std::result::Result<BTreeMap<SheetCode, Entry>, DbErr> {
    let mut found = BTreeMap::new();
    for code in codes {
        if let Some(entry) = roll::of_typed(&parvis.keys, connection, sheet, &code.to_string().replace('-', "")).await? {
            found.insert(code, entry);
        }
    }
    Ok(found)
}

/// What marks the sheets with these codes: those of the entries of the roll, where there is one, or their own.
async fn marks(parvis: &Parvis, held: &Held, codes: impl Iterator<Item = SheetCode>) -> std::result::Result<Vec<Vec<u8>>, DbErr> {
    if held.sheet.eligibility.has_roll() {
        return Ok(entries(parvis, &held.tx, &held.sheet, codes).await?.into_values().map(|entry| entry.mark).collect());
    }
    Ok(codes.map(|code| mark(&parvis.keys, held.sheet.poll, code)).collect())
}

/// Writes ballots, turnout and events, each in an order that tells nothing.
async fn write(parvis: &Parvis, held: &Held, sorted: &Sorted) -> std::result::Result<(), DbErr> {
    let (tx, place) = (&held.tx, held.sheet.place());
    let channel = Channel::parse(&held.batch.channel).ok_or_else(|| broken("a pile has no channel"))?;
    let has_roll = held.sheet.eligibility.has_roll();
    let voters = marks(parvis, held, sorted.ballots.iter().map(|(code, _)| *code)).await?;
    let spoiled = marks(parvis, held, sorted.spoiled.iter().copied()).await?;
    use_up(tx, place, has_roll, &voters, Some(channel)).await?;
    use_up(tx, place, has_roll, &spoiled, None).await?;

    let (secret, due) = logs::secrets(tx, &[place.1.0]).await?.remove(&place.1.0).ok_or_else(|| broken("the poll has no secret"))?;
    let key = parvis.keys.of_poll(&secret);
    let definition = held.sheet.log.as_ref().filter(|_| due.is_some()).map(|log| log.entry);
    let mut ballots: Vec<OpenBallot> = sorted
        .ballots
        .iter()
        .zip(&voters)
        .map(|((_, ballot), mark)| log::commit(definition, place, key.mark("sheet", mark).to_vec(), None, ballot.clone()))
        .collect();
    ballots.shuffle(&mut rand::rng());
    let entries: Vec<_> = ballots.iter().filter_map(|ballot| Some((place, ballot.commitment.as_ref()?.entry.clone()))).collect();

    store::participation::hold_cities(tx, &BTreeSet::from([place.0])).await?;
    sheets::count_voters(tx, place, channel, voters.len() as u64).await?;
    let day = day_in(&held.sheet.city.time_zone, held.now);
    let event = |mark: &Vec<u8>| Event {
        city: place.0,
        phase: held.sheet.phase,
        // As on the web: nothing leads from an event to an entry of a roll.
        person: if has_roll { Pseudonym(rand::random()) } else { person(parvis, mark) },
        act: Act::Vote,
        activity: place.1.0,
        sequence: 0,
        channel,
        day,
    };
    let mut events: Vec<Event> = voters.iter().map(event).collect();
    events.sort_unstable();
    store::participation::record(tx, &events).await?;
    logs::promise(tx, &entries).await?;
    store::ballots::put(tx, &ballots).await
}

/// Who used a sheet, as participation events know people: nobody else, whatever they did elsewhere.
fn person(parvis: &Parvis, mark: &[u8]) -> Pseudonym {
    let [a, b, c, d, e, f, g, h, ..] = parvis.keys.mark("sheet-person", mark);
    Pseudonym(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
}

/// The poll is held alone, so all these sheets are still unused; were one not, nothing would be written.
async fn use_up(tx: &DatabaseTransaction, place: Place, has_roll: bool, marks: &[Vec<u8>], channel: Option<Channel>) -> std::result::Result<(), DbErr> {
    let marked = if has_roll { rolls::use_up(tx, place, marks, channel.is_none()).await? } else { sheets::mark_used(tx, place, marks, channel).await? };
    if marked.len() == marks.len() { Ok(()) } else { Err(broken("a sheet was used at the same time")) }
}

fn broken(what: &str) -> DbErr {
    DbErr::Custom(format!("ballots on paper: {what}"))
}

/// Where the sheets of a poll went.
///
/// # Errors
/// When the database refuses.
pub async fn reconcile(connection: &impl ConnectionTrait, city: CityId, poll: PollId) -> std::result::Result<Reconciliation, DbErr> {
    let row = polls::by_id(connection, poll).await?;
    // Where there is a roll, whoever is on it may hand in a sheet.
    let on_roll = row.filter(|row| row.eligibility == Eligibility::ElectoralRoll.as_str()).map(|row| u64::try_from(row.roll).unwrap_or(0));
    let issued = match on_roll {
        Some(roll) => roll,
        None => sheets::issued(connection, (city, poll)).await?,
    };
    let mut total = Reconciliation { issued, ..Reconciliation::default() };
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    for batch in batches::of_poll(connection, poll).await?.iter().filter(|batch| state(batch) == BatchState::Counted) {
        total.returned += number(batch.pile);
        total.entered += number(batch.entered);
        total.spoiled += number(batch.spoiled);
        total.refused += number(batch.unknown_codes) + number(batch.used_codes);
    }
    Ok(total)
}
