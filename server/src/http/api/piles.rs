//! `/api/v1/polls/{poll}/piles`: piles of sheets, keyed by two people who do not see each other's work, settled where they differ, and counted.
//!
//! Codes of sheets are in bodies only, never in addresses.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::ballots::{BallotAnswer, answers_of, given, wrong};
use super::body::Write;
use super::caller::Call;
use super::problem::FieldProblem;
use super::schemas;
use crate::engage::offline::{self, KeyRefusal, Keyed};
use crate::engage::polls::for_team;
use crate::engage::{Refusal, once};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::view::form::FieldError;
use domain::ids::{PersonId, PollId};
use domain::participation::Channel;
use domain::voting::offline::{BatchState, Pass, Settlement, Sheet, SheetCode, Sorted, compare};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::batches::{self, Batch};
use utoipa::ToSchema;

/// A pile of sheets.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pile {
    /// Its number.
    pub id: i64,
    /// What the team calls it.
    pub name: String,
    /// How its votes came in.
    #[schema(schema_with = schemas::offline_channel)]
    pub channel: Channel,
    /// How many sheets there are, counted by hand.
    pub pile: u64,
    /// Keyed for the first time, for the second, compared, or counted.
    #[schema(schema_with = schemas::pile_state)]
    pub state: BatchState,
    /// Ballots that were counted.
    pub entered: u64,
    /// Sheets that were spoiled.
    pub spoiled: u64,
    /// Sheets that were refused: their code is unknown, or was used before.
    pub refused: u64,
}

/// A pile, and what whoever asks can do with it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PileShown {
    /// The pile.
    #[serde(flatten)]
    pub pile: Pile,
    /// Whoever asks may key it now: each pass has one person, and the second is not the first.
    pub may_key: bool,
    /// The sheets that whoever asks has keyed in this pass; nothing of anybody else's.
    pub keyed: Vec<KeyedLine>,
    /// Where both keyings are done: what they say differently.
    pub differences: Vec<PileDifference>,
}

/// A sheet that was keyed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeyedLine {
    /// Its code.
    #[schema(value_type = String)]
    pub code: SheetCode,
    /// It is spoiled.
    pub spoiled: bool,
}

/// A sheet about which the two keyings differ.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PileDifference {
    /// Its code.
    #[schema(value_type = String)]
    pub code: SheetCode,
    /// What the first keying has; null when the sheet is not in it.
    pub first: Option<SheetRead>,
    /// What the second has.
    pub second: Option<SheetRead>,
}

/// What somebody read on a sheet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SheetRead {
    /// It is spoiled.
    pub spoiled: bool,
    /// Its answers; none when it is spoiled.
    pub answers: Vec<BallotAnswer>,
}

/// A pile to begin.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPile {
    /// How its votes came in.
    #[schema(schema_with = schemas::offline_channel)]
    pub channel: Channel,
    /// What the team calls it, up to 100 characters.
    pub name: String,
    /// How many sheets there are, counted by hand: 1 to 500.
    pub pile: u64,
}

/// How many sheets are in a pile.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PileSize {
    /// Counted by hand once more: 1 to 500.
    pub pile: u64,
}

/// The number of what was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PileMade {
    /// Its number.
    pub id: i64,
}

/// A sheet as somebody reads it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// Its code, as it is typed.
    pub code: String,
    /// It cannot be read as a ballot.
    #[serde(default)]
    pub spoiled: bool,
    /// Its answers; a question that is not mentioned is blank. Nothing of a spoiled sheet.
    #[serde(default)]
    pub answers: Vec<BallotAnswer>,
}

/// The code of a sheet.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineCode {
    /// As it is typed.
    pub code: String,
}

/// What a look at each sheet says.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settling {
    /// For the code of each sheet about which the keyings differ: the `first` is right, the `second` is, or the sheet is `spoiled`.
    #[schema(value_type = BTreeMap<String, String>)]
    pub settle: BTreeMap<SheetCode, Settlement>,
}

/// What became of the sheets of a pile.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PileCount {
    /// Ballots that were counted.
    pub ballots: u64,
    /// Sheets that were spoiled.
    pub spoiled: u64,
    /// Sheets that were refused.
    pub refused: u64,
    /// The codes that were refused because they were used before. Told once: not when a pile that is counted is counted again.
    #[schema(value_type = Vec<String>)]
    pub used: Vec<SheetCode>,
    /// The codes that were refused because no sheet has them. Told once.
    #[schema(value_type = Vec<String>)]
    pub unknown: Vec<SheetCode>,
}

/// What cannot be done as things stand is a conflict, not a wrong field.
pub fn not_now(refusal: Refusal) -> Trouble {
    match refusal {
        Refusal::Fields(fields) if fields.iter().any(|(name, _)| name == "action") => Trouble::Conflict("not-now".to_owned()),
        refusal => refusal.into(),
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn shown(batch: &Batch) -> Pile {
    Pile {
        id: batch.id,
        name: batch.name.clone(),
        channel: Channel::parse(&batch.channel).unwrap_or(Channel::Paper),
        pile: number(batch.pile),
        state: offline::state(batch),
        entered: number(batch.entered),
        spoiled: number(batch.spoiled),
        refused: number(batch.unknown_codes) + number(batch.used_codes),
    }
}

fn read(sheet: Sheet) -> SheetRead {
    match sheet {
        Sheet::Filled(ballot) => SheetRead { spoiled: false, answers: answers_of(&ballot) },
        Sheet::Spoiled => SheetRead { spoiled: true, answers: Vec::new() },
    }
}

fn done() -> Answer {
    Ok(HttpResponse::NoContent().finish())
}

/// The piles of a poll.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/piles", tag = "Paper", params(("poll" = i64, Path, description = "The poll")),
    responses((status = 200, description = "All of them", body = Vec<Pile>), Restricted), security(("token" = []), ("session" = [])))]
pub async fn index(call: Call) -> Answer {
    let sheet = for_team(&call.parvis, call.signed_in()?, call.poll()?).await?;
    let piles = batches::of_poll(call.parvis.database.read(), sheet.poll).await?;
    Ok(HttpResponse::Ok().json(piles.iter().map(shown).collect::<Vec<_>>()))
}

/// A pile, and what can be done with it.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/piles/{pile}", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile")),
    responses((status = 200, description = "The pile", body = PileShown), Restricted), security(("token" = []), ("session" = [])))]
pub async fn show(call: Call) -> Answer {
    let caller = call.signed_in()?;
    let (_, batch) = offline::batch(&call.parvis, caller, call.poll()?, call.number("pile")?).await?;
    let state = offline::state(&batch);
    let (may_key, keyed) = match state.pass() {
        Some(pass) => own_lines(&call, &batch, pass, caller.person).await?,
        None => (false, Vec::new()),
    };
    let differences = if state == BatchState::Compared { differences(&call, &batch).await? } else { Vec::new() };
    Ok(HttpResponse::Ok().json(PileShown { pile: shown(&batch), may_key, keyed, differences }))
}

/// What this person keyed in this pass; nothing for whoever may not key in it.
async fn own_lines(call: &Call, batch: &Batch, pass: Pass, person: PersonId) -> Result<(bool, Vec<KeyedLine>), Trouble> {
    if !offline::keyers(batch).may(pass, person) {
        return Ok((false, Vec::new()));
    }
    let lines = batches::lines(call.parvis.database.read(), batch.id, pass).await?;
    Ok((true, lines.into_iter().map(|(code, sheet)| KeyedLine { code, spoiled: sheet == Sheet::Spoiled }).collect()))
}

async fn differences(call: &Call, batch: &Batch) -> Result<Vec<PileDifference>, Trouble> {
    let connection = call.parvis.database.read();
    let found = compare(&batches::lines(connection, batch.id, Pass::First).await?, &batches::lines(connection, batch.id, Pass::Second).await?);
    let differing = found.differences.into_iter();
    Ok(differing.map(|(code, one)| PileDifference { code, first: one.first.map(read), second: one.second.map(read) }).collect())
}

/// Begins a pile.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles", tag = "Paper", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = NewPile, responses((status = 201, description = "Begun", body = PileMade), Changing), security(("token" = []), ("session" = [])))]
pub async fn begin(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let poll = for_team(&call.parvis, caller, call.poll()?).await?.poll;
    let NewPile { channel, name, pile } = write.sent()?;
    let new = offline::NewBatch { channel: Some(channel), name, pile: Some(pile) };
    let id = once::run(&call.parvis, caller, offline::begin(&call.parvis, caller, poll, new)).await.map_err(not_now)?;
    Ok(HttpResponse::Created().json(PileMade { id }))
}

/// The poll and the pile of the address, if they are of the team of whoever asks; then what was sent.
async fn own<T: DeserializeOwned>(write: &Write) -> Result<(PollId, i64, T), Trouble> {
    let call = &write.call;
    let (sheet, batch) = offline::batch(&call.parvis, &write.caller, call.poll()?, call.number("pile")?).await?;
    Ok((sheet.poll, batch.id, write.sent()?))
}

/// Corrects how many sheets are in a pile.
#[utoipa::path(put, path = "/api/v1/polls/{poll}/piles/{pile}", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    request_body = PileSize, responses((status = 204, description = "Corrected"), Changing), security(("token" = []), ("session" = [])))]
pub async fn recount(write: Write) -> Answer {
    let (poll, pile, sent) = own::<PileSize>(&write).await?;
    let (parvis, caller) = (&write.call.parvis, &write.caller);
    once::run(parvis, caller, offline::set_pile(parvis, caller, poll, pile, Some(sent.pile))).await.map_err(not_now)?;
    done()
}

/// Keeps what one person reads on a sheet.
///
/// Each pass is keyed by one person. Whoever keys in the second pass sees nothing of the first.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/lines", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    request_body = NewLine, responses((status = 204, description = "Kept"), Changing), security(("token" = []), ("session" = [])))]
pub async fn key(write: Write) -> Answer {
    let (poll, pile, sent) = own::<NewLine>(&write).await?;
    let (parvis, caller) = (&write.call.parvis, &write.caller);
    if sent.spoiled && !sent.answers.is_empty() {
        return Err(Trouble::Fields(vec![FieldProblem::new("answers", &FieldError::Refused)]));
    }
    let keyed = if sent.spoiled { Keyed::Spoiled } else { Keyed::Answers(given(&sent.answers)) };
    let mut problems = Vec::new();
    let act = async {
        match offline::key(parvis, caller, poll, pile, &sent.code, keyed).await {
            Ok(()) => Ok(()),
            Err(KeyRefusal::Sheet { code, ballot }) => {
                problems.extend(code.map(|error| FieldProblem::new("code", &error)));
                problems.extend(ballot.into_iter().map(|(question, error)| wrong(&sent.answers, question, error)));
                Err(Refusal::Fields(Vec::new()))
            }
            Err(KeyRefusal::Other(refusal)) => Err(refusal),
        }
    };
    match once::run(parvis, caller, act).await {
        Ok(()) => done(),
        Err(Refusal::Fields(_)) if !problems.is_empty() => Err(Trouble::Fields(problems)),
        Err(refusal) => Err(not_now(refusal)),
    }
}

/// Takes back a sheet that whoever asks has keyed in this pass.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/take-back", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    request_body = LineCode, responses((status = 204, description = "Taken back"), Changing), security(("token" = []), ("session" = [])))]
pub async fn take_back(write: Write) -> Answer {
    let (poll, pile, sent) = own::<LineCode>(&write).await?;
    let (parvis, caller) = (&write.call.parvis, &write.caller);
    once::run(parvis, caller, offline::take_back(parvis, caller, poll, pile, &sent.code)).await.map_err(not_now)?;
    done()
}

/// Says that a pass is done.
///
/// As many sheets must be keyed as there are in the pile.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/finish", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    responses((status = 204, description = "Done"), Changing), security(("token" = []), ("session" = [])))]
pub async fn finish(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, offline::finish(&call.parvis, caller, call.poll()?, call.number("pile")?)).await.map_err(not_now)?;
    done()
}

/// Settles every difference between the two keyings, after a look at the sheets.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/settle", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    request_body = Settling, responses((status = 204, description = "Settled"), Changing), security(("token" = []), ("session" = [])))]
pub async fn settle(write: Write) -> Answer {
    let (poll, pile, sent) = own::<Settling>(&write).await?;
    let (parvis, caller) = (&write.call.parvis, &write.caller);
    once::run(parvis, caller, offline::settle(parvis, caller, poll, pile, &sent.settle)).await.map_err(not_now)?;
    done()
}

/// Counts a pile on whose every sheet two people agree.
///
/// Each ballot whose code was issued and not used becomes a ballot like any other. What was keyed is deleted.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/count", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    responses((status = 200, description = "Counted, now or before", body = PileCount), Changing), security(("token" = []), ("session" = [])))]
pub async fn count(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    let (poll, pile) = (call.poll()?, call.number("pile")?);
    let mut sorted: Option<Sorted> = None;
    let act = async {
        sorted = offline::count(&call.parvis, caller, poll, pile).await?;
        Ok(())
    };
    once::run(&call.parvis, caller, act).await.map_err(not_now)?;
    let (_, batch) = offline::batch(&call.parvis, caller, poll, pile).await?;
    let Pile { entered, spoiled, refused, .. } = shown(&batch);
    let (used, unknown) = sorted.map(|sorted| (sorted.used, sorted.unknown)).unwrap_or_default();
    Ok(HttpResponse::Ok().json(PileCount { ballots: entered, spoiled, refused, used, unknown }))
}

/// Puts a pile aside with everything that was keyed of it.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/piles/{pile}/discard", tag = "Paper",
    params(("poll" = i64, Path, description = "The poll"), ("pile" = i64, Path, description = "The pile"), IdempotencyKey),
    responses((status = 204, description = "Put aside"), Changing), security(("token" = []), ("session" = [])))]
pub async fn discard(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, offline::discard(&call.parvis, caller, call.poll()?, call.number("pile")?)).await.map_err(not_now)?;
    done()
}
