//! Piles of sheets: begun, keyed by two people one after the other, and settled where the two differ.

use super::{Held, hold, keyers, not_now, state, takes_paper};
use crate::engage;
use crate::engage::callers::Caller;
use crate::engage::once;
use crate::engage::polls::for_team;
use crate::engage::polls::note;
use crate::engage::refusal::{Refusal, Result};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::ids::{PollId, QuestionId};
use domain::participation::Channel;
use domain::voting::offline::{BatchState, NotACode, Pass, Settlement, Sheet, SheetCode, compare};
use domain::voting::roll::RollCode;
use domain::voting::{Answer, Ballot, BallotError};
use sea_orm::ActiveValue::Set;
use std::collections::BTreeMap;
use store::batches::{self, Change};

/// The most characters of the name of a pile.
pub const NAME: usize = 100;
/// The most sheets in a pile.
pub const PILE: u64 = 500;

/// A pile to begin.
#[derive(Clone, Debug, Default)]
pub struct NewBatch {
    /// How its votes came in.
    pub channel: Option<Channel>,
    /// What the team calls it.
    pub name: String,
    /// How many sheets there are, counted by hand.
    pub pile: Option<u64>,
}

/// Begins a pile; its number.
///
/// # Errors
/// When somebody may not, something is missing, or ballots on paper are not taken now.
pub async fn begin(parvis: &Parvis, caller: &Caller, poll: PollId, new: NewBatch) -> Result<i64> {
    let sheet = for_team(parvis, caller, poll).await?;
    let name = new.name.trim();
    let mut wrong = Vec::new();
    let channel = new.channel.filter(|channel| channel.is_offline());
    if channel.is_none() {
        wrong.push(("channel".to_owned(), FieldError::Required));
    }
    if name.is_empty() {
        wrong.push(("name".to_owned(), FieldError::Required));
    } else if name.chars().count() > NAME {
        wrong.push(("name".to_owned(), FieldError::TooLong { max: NAME }));
    }
    let pile = new.pile.filter(|pile| (1..=PILE).contains(pile));
    if pile.is_none() {
        wrong.push(("pile".to_owned(), of_pile()));
    }
    let (Some(channel), Some(pile), true) = (channel, pile, wrong.is_empty()) else { return Err(Refusal::Fields(wrong)) };
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    takes_paper(&tx, poll, now).await?;
    let id = batches::add(&tx, sheet.place(), channel, name, pile, now).await?;
    note(&tx, Some(caller), sheet.place(), "pile.begin", serde_json::json!({ "pile": id, "channel": channel, "sheets": pile }), now).await?;
    once::commit(tx, parvis, caller, &id).await?;
    Ok(id)
}

const fn of_pile() -> FieldError {
    FieldError::Number { min: 1, max: PILE.cast_signed() }
}

/// What somebody reads on a sheet.
#[derive(Clone, Debug)]
pub enum Keyed {
    /// Its answers.
    Answers(Vec<Answer>),
    /// It is spoiled.
    Spoiled,
}

/// Why a sheet was not kept.
#[derive(Debug)]
pub enum KeyRefusal {
    /// What is wrong with the code, and with which question.
    Sheet {
        /// With the code.
        code: Option<FieldError>,
        /// With the answers.
        ballot: Vec<(QuestionId, BallotError)>,
    },
    /// Anything else.
    Other(Refusal),
}

impl<T: Into<Refusal>> From<T> for KeyRefusal {
    fn from(refusal: T) -> Self {
        KeyRefusal::Other(refusal.into())
    }
}

/// The code on a sheet, as somebody types it: where there is a roll, that of an entry.
fn code_of(sheet: &engage::papers::Sheet, typed: &str) -> std::result::Result<SheetCode, NotACode> {
    if sheet.eligibility.has_roll() { RollCode::parse(typed).map(SheetCode::of_roll) } else { SheetCode::parse(typed) }
}

/// The pass of a pile in which this person may key now.
fn pass_of(held: &Held, caller: &Caller) -> Result<Pass> {
    let pass = state(&held.batch).pass().ok_or_else(not_now)?;
    if keyers(&held.batch).may(pass, caller.person) { Ok(pass) } else { Err(not_now()) }
}

/// Whoever begins a pass is the one who keys it.
async fn begin_pass(held: &Held, pass: Pass, caller: &Caller) -> Result<()> {
    let change = Change { id: Set(held.batch.id), ..Default::default() };
    let by = Set(Some(caller.person.0));
    let change = match pass {
        Pass::First => Change { first_by: by, ..change },
        Pass::Second => Change { second_by: by, ..change },
    };
    Ok(batches::update(&held.tx, change).await?)
}

/// Keeps what one person reads on a sheet. Whoever keys in the second pass sees nothing of the first.
///
/// # Errors
/// When somebody may not, what was typed is wrong, the code was keyed in this pass before, or another person keys.
pub async fn key(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64, typed: &str, keyed: Keyed) -> std::result::Result<(), KeyRefusal> {
    let held = hold(parvis, caller, poll, batch).await?;
    let pass = pass_of(&held, caller)?;
    let code = code_of(&held.sheet, typed);
    let sheet = match keyed {
        Keyed::Spoiled => Ok(Sheet::Spoiled),
        Keyed::Answers(answers) => Ballot::parse(&held.sheet.questions, &answers).map(Sheet::Filled),
    };
    let (code, sheet) = match (code, sheet) {
        (Ok(code), Ok(sheet)) => (code, sheet),
        (code, sheet) => {
            return Err(KeyRefusal::Sheet {
                code: code.err().map(|_| if held.sheet.eligibility.has_roll() { FieldError::VoterCode } else { FieldError::SheetCode }),
                ballot: sheet.err().unwrap_or_default(),
            });
        }
    };
    begin_pass(&held, pass, caller).await?;
    if !batches::add_line(&held.tx, batch, pass, code, &sheet).await? {
        return Err(KeyRefusal::Sheet { code: Some(FieldError::Taken), ballot: Vec::new() });
    }
    note(&held.tx, Some(caller), held.sheet.place(), "pile.key", serde_json::json!({ "pile": batch, "pass": pass.number() }), held.now).await?;
    Ok(once::commit(held.tx, parvis, caller, &()).await?)
}

/// Takes a line back that this person keyed.
///
/// # Errors
/// When somebody may not, or there is no such line.
pub async fn take_back(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64, code: &str) -> Result<()> {
    let held = hold(parvis, caller, poll, batch).await?;
    let pass = pass_of(&held, caller)?;
    let code = SheetCode::read(code).map_err(|_| Refusal::NotFound)?;
    if !batches::remove_line(&held.tx, batch, pass, code).await? {
        return Err(Refusal::NotFound);
    }
    note(&held.tx, Some(caller), held.sheet.place(), "pile.take-back", serde_json::json!({ "pile": batch, "pass": pass.number() }), held.now).await?;
    once::commit(held.tx, parvis, caller, &()).await
}

/// Says that a pass is done: as many sheets are keyed as there are in the pile.
///
/// # Errors
/// When somebody may not, or the numbers differ.
pub async fn finish(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64) -> Result<()> {
    let held = hold(parvis, caller, poll, batch).await?;
    let pass = pass_of(&held, caller)?;
    let keyed = batches::lines(&held.tx, batch, pass).await?.len();
    if i64::try_from(keyed) != Ok(held.batch.pile) {
        return Err(Refusal::field("pile", FieldError::Refused));
    }
    let next = match pass {
        Pass::First => BatchState::Second,
        Pass::Second => BatchState::Compared,
    };
    batches::update(&held.tx, Change { id: Set(batch), state: Set(next.as_str().to_owned()), ..Default::default() }).await?;
    note(&held.tx, Some(caller), held.sheet.place(), "pile.finish", serde_json::json!({ "pile": batch, "pass": pass.number() }), held.now).await?;
    once::commit(held.tx, parvis, caller, &()).await
}

/// Corrects how many sheets are in the pile: it was counted once more.
///
/// # Errors
/// When somebody may not, the number is not right, or the pile is counted.
pub async fn set_pile(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64, pile: Option<u64>) -> Result<()> {
    let held = hold(parvis, caller, poll, batch).await?;
    if state(&held.batch) == BatchState::Counted {
        return Err(not_now());
    }
    let Some(pile) = pile.filter(|pile| (1..=PILE).contains(pile)) else { return Err(Refusal::field("pile", of_pile())) };
    batches::update(&held.tx, Change { id: Set(batch), pile: Set(pile.cast_signed()), ..Default::default() }).await?;
    let detail = serde_json::json!({ "pile": batch, "before": held.batch.pile, "after": pile });
    note(&held.tx, Some(caller), held.sheet.place(), "pile.correct", detail, held.now).await?;
    once::commit(held.tx, parvis, caller, &()).await
}

/// Settles every difference between the two keyings, after a look at the sheets.
///
/// # Errors
/// When somebody may not, or nothing is said about a difference: its code is the name of the field.
pub async fn settle(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64, settlements: &BTreeMap<SheetCode, Settlement>) -> Result<()> {
    let held = hold(parvis, caller, poll, batch).await?;
    if state(&held.batch) != BatchState::Compared {
        return Err(not_now());
    }
    let found = compare(&batches::lines(&held.tx, batch, Pass::First).await?, &batches::lines(&held.tx, batch, Pass::Second).await?);
    let required = |code: &SheetCode| (format!("settle[{code}]"), FieldError::Required);
    let settled = found.settle(settlements).map_err(|open| Refusal::Fields(open.iter().map(required).collect()))?;
    batches::set_lines(&held.tx, batch, &settled).await?;
    let times = |wanted| found.differences.keys().filter(|code| settlements.get(*code) == Some(&wanted)).count();
    let detail = serde_json::json!({
        "pile": batch, "first": times(Settlement::First), "second": times(Settlement::Second), "spoiled": times(Settlement::Spoiled),
    });
    note(&held.tx, Some(caller), held.sheet.place(), "pile.settle", detail, held.now).await?;
    once::commit(held.tx, parvis, caller, &()).await
}

/// Puts a pile aside with everything that was keyed of it: it was begun by mistake, or is to be keyed anew.
///
/// # Errors
/// When somebody may not, or the pile is counted.
pub async fn discard(parvis: &Parvis, caller: &Caller, poll: PollId, batch: i64) -> Result<()> {
    let held = hold(parvis, caller, poll, batch).await?;
    if state(&held.batch) == BatchState::Counted {
        return Err(not_now());
    }
    batches::remove(&held.tx, batch).await?;
    note(&held.tx, Some(caller), held.sheet.place(), "pile.discard", serde_json::json!({ "pile": batch }), held.now).await?;
    once::commit(held.tx, parvis, caller, &()).await?;
    Ok(parvis.database.forget_deleted().await?)
}
