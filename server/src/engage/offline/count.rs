//! The count of a pile, in one transaction: all of it, or nothing.

use super::{Held, hold, mark, not_now, note, state};
use crate::engage::ballots::day_in;
use crate::engage::callers::Caller;
use crate::engage::log;
use crate::engage::polls::trusted_now;
use crate::engage::refusal::{Refusal, Result};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::ids::{CityId, PollId, Pseudonym};
use domain::participation::{Act, Channel, Event};
use domain::voting::offline::{BatchState, Keying, Pass, Reconciliation, Sorted, Standing, compare};
use rand::seq::SliceRandom;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use store::ballots::{OpenBallot, Place};
use store::batches::{self, Change};
use store::moments::millis;
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
    let sorted = sort(parvis, &held.tx, held.sheet.place(), settled).await?;
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
    note(&held.tx, caller, &held.sheet, "pile.count", detail, held.now).await?;
    fail::fail_point!("paper-before-commit", |_| Err(Refusal::Storage(DbErr::Custom("failpoint before commit".to_owned()))));
    held.tx.commit().await.inspect_err(|error| parvis.database.failed(error))?;
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
pub async fn sort(parvis: &Parvis, connection: &impl ConnectionTrait, place: Place, settled: Keying) -> std::result::Result<Sorted, DbErr> {
    let marks: Vec<Vec<u8>> = settled.keys().map(|code| mark(&parvis.keys, place.1, *code)).collect();
    let known = sheets::standings(connection, place, &marks).await?;
    Ok(Sorted::of(settled, |code| known.get(&mark(&parvis.keys, place.1, code)).copied().unwrap_or(Standing::Unknown)))
}

/// Writes ballots, turnout and events, each in an order that tells nothing.
async fn write(parvis: &Parvis, held: &Held, sorted: &Sorted) -> std::result::Result<(), DbErr> {
    let (tx, place) = (&held.tx, held.sheet.place());
    let channel = Channel::parse(&held.batch.channel).ok_or_else(|| broken("a pile has no channel"))?;
    let all_marks = |codes: &mut dyn Iterator<Item = _>| codes.map(|code| mark(&parvis.keys, place.1, code)).collect::<Vec<_>>();
    let voters = all_marks(&mut sorted.ballots.iter().map(|(code, _)| *code));
    let spoiled = all_marks(&mut sorted.spoiled.iter().copied());
    use_up(tx, place, &voters, Some(channel)).await?;
    use_up(tx, place, &spoiled, None).await?;

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
        person: person(parvis, mark),
        act: Act::Vote,
        activity: place.1.0,
        sequence: 0,
        channel,
        day,
    };
    store::participation::record(tx, &voters.iter().map(event).collect::<Vec<_>>()).await?;
    logs::promise(tx, &entries).await?;
    store::ballots::put(tx, &ballots).await
}

/// Who used a sheet, as participation events know people: nobody else, whatever they did elsewhere.
fn person(parvis: &Parvis, mark: &[u8]) -> Pseudonym {
    let [a, b, c, d, e, f, g, h, ..] = parvis.keys.mark("sheet-person", mark);
    Pseudonym(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
}

/// The poll is held alone, so all these sheets are still unused; were one not, nothing would be written.
async fn use_up(tx: &DatabaseTransaction, place: Place, marks: &[Vec<u8>], channel: Option<Channel>) -> std::result::Result<(), DbErr> {
    let marked = sheets::mark_used(tx, place, marks, channel).await?;
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
    let mut total = Reconciliation { issued: sheets::issued(connection, (city, poll)).await?, ..Reconciliation::default() };
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    for batch in batches::of_poll(connection, poll).await?.iter().filter(|batch| state(batch) == BatchState::Counted) {
        total.returned += number(batch.pile);
        total.entered += number(batch.entered);
        total.spoiled += number(batch.spoiled);
        total.refused += number(batch.unknown_codes) + number(batch.used_codes);
    }
    Ok(total)
}
