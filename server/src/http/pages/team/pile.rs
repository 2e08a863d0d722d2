//! One pile of sheets: keyed, settled, counted.

use super::super::poll as paper;
use super::paper::line;
use super::poll::head;
use crate::engage::offline::{self, KeyRefusal, Keyed};
use crate::engage::papers::Sheet;
use crate::engage::{Caller, Refusal};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::Form;
use app::view::frame::Notice;
use app::view::offline::{BatchStep, BatchView, Outcome, settle_field};
use domain::ids::PollId;
use domain::voting::offline::{BatchState, Pass, Settlement, SheetCode, Sorted, compare};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::batches::{self, Batch};
use store::polls::{self, life};

async fn found(visit: &Visit) -> Result<(Arc<Sheet>, Batch), Trouble> {
    let (poll, id) = (PollId(visit.number("poll")?), visit.number("batch")?);
    Ok(offline::batch(&visit.parvis, visit.signed_in()?, poll, id).await?)
}

fn outcome(sorted: Sorted) -> Outcome {
    Outcome { ballots: sorted.ballots.len() as u64, spoiled: sorted.spoiled.len() as u64, used: sorted.used, unknown: sorted.unknown }
}

async fn view(visit: &Visit, sheet: &Sheet, batch: &Batch, form: Form, counted: Option<Sorted>) -> Result<BatchView, Trouble> {
    let connection = visit.parvis.database.read();
    let caller = visit.signed_in()?;
    let step = match offline::state(batch) {
        BatchState::First => keying(visit, sheet, batch, &form, Pass::First, caller).await?,
        BatchState::Second => keying(visit, sheet, batch, &form, Pass::Second, caller).await?,
        BatchState::Compared => compared(visit, sheet, batch).await?,
        BatchState::Counted => BatchStep::Counted(counted.map(outcome)),
    };
    let row = polls::by_id(connection, sheet.poll).await?.ok_or(Trouble::NOT_FOUND)?;
    let counts = life(&row).counts_offline(visit.parvis.clock.now()).is_ok();
    Ok(BatchView { head: head(visit, sheet)?, batch: line(batch), form, step, counts })
}

/// The form, for the one person who keys; and nothing of the sheets for anybody else.
async fn keying(visit: &Visit, sheet: &Sheet, batch: &Batch, form: &Form, pass: Pass, caller: &Caller) -> Result<BatchStep, Trouble> {
    let (second, keyers) = (pass == Pass::Second, offline::keyers(batch));
    if !keyers.may(pass, caller.person) {
        return Ok(BatchStep::Elsewhere { second, yours_is_done: keyers.first == Some(caller.person) });
    }
    let lines = batches::lines(visit.parvis.database.read(), batch.id, pass).await?;
    let mut shown = paper::paper(sheet, visit.locale, visit.locale.code(), None);
    shown.form = form.clone();
    let keyed = lines.into_iter().map(|(code, read)| (code, read == domain::voting::offline::Sheet::Spoiled)).collect();
    Ok(BatchStep::Keying { paper: Box::new(shown), second, keyed })
}

async fn compared(visit: &Visit, sheet: &Sheet, batch: &Batch) -> Result<BatchStep, Trouble> {
    let connection = visit.parvis.database.read();
    let (first, second) = (batches::lines(connection, batch.id, Pass::First).await?, batches::lines(connection, batch.id, Pass::Second).await?);
    let found = compare(&first, &second);
    if found.differences.is_empty() {
        return Ok(BatchStep::Ready(outcome(offline::count::sort(&visit.parvis, connection, sheet, found.agreed).await?)));
    }
    let questions = paper::paper(sheet, visit.locale, visit.locale.code(), None).questions;
    Ok(BatchStep::Differing { questions, agreed: found.agreed.len() as u64, differences: found.differences.into_iter().collect() })
}

/// The pile, and what is to be done with it.
pub async fn get(visit: Visit) -> Answer {
    let (sheet, batch) = found(&visit).await?;
    let view = view(&visit, &sheet, &batch, Form::default(), None).await?;
    visit.page(|frame| app::pages::offline::batch(frame, &view))
}

/// Keys a sheet, takes one back, finishes a pass, settles, counts, corrects the number, or puts the pile aside.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let (sheet, batch) = found(&visit).await?;
    let (parvis, caller) = (&visit.parvis, visit.signed_in()?);
    let (mut form, poll, id) = (posted.0, sheet.poll, batch.id);
    let overview = format!("/team/polls/{poll}/paper");
    let here = format!("{overview}/batches/{id}");
    let done = match form.value("action") {
        "remove" => offline::take_back(parvis, caller, poll, id, form.value("remove")).await,
        "finish" => offline::finish(parvis, caller, poll, id).await,
        "settle" => offline::settle(parvis, caller, poll, id, &settlements(&form)).await,
        "pile" => offline::set_pile(parvis, caller, poll, id, form.value("pile").trim().parse().ok()).await,
        "count" => return count(&visit, &here).await,
        "discard" => match offline::discard(parvis, caller, poll, id).await {
            Ok(()) => return visit.to(&overview, Some(Notice::Saved)),
            Err(refusal) => Err(refusal),
        },
        _ => key(&visit, &sheet, id, &mut form).await,
    };
    match done {
        Ok(()) => visit.to(&here, Some(Notice::Saved)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            again(&visit, form).await
        }
        // No paper is taken any more: the overview says so.
        Err(Refusal::Poll(_)) => visit.to(&overview, None),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn again(visit: &Visit, form: Form) -> Answer {
    let (sheet, batch) = found(visit).await?;
    let view = view(visit, &sheet, &batch, form, None).await?;
    visit.again(|frame| app::pages::offline::batch(frame, &view))
}

async fn key(visit: &Visit, sheet: &Sheet, id: i64, form: &mut Form) -> crate::engage::Result<()> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let keyed = if form.has("spoiled", "yes") { Keyed::Spoiled } else { Keyed::Answers(paper::answers(sheet, form)) };
    match offline::key(&visit.parvis, caller, sheet.poll, id, form.value("code"), keyed).await {
        Ok(()) => Ok(()),
        Err(KeyRefusal::Sheet { code, ballot }) => {
            if let Some(error) = code {
                form.refuse("code", error);
            }
            paper::note(form, ballot);
            Err(Refusal::Fields(Vec::new()))
        }
        Err(KeyRefusal::Other(refusal)) => Err(refusal),
    }
}

/// What was chosen for each difference, by the codes in the names of the fields.
fn settlements(form: &Form) -> BTreeMap<SheetCode, Settlement> {
    let one = |name: &str| {
        let code = SheetCode::read(name.strip_prefix("settle[")?.strip_suffix(']')?).ok()?;
        Some((code, Settlement::parse(form.value(&settle_field(code)))?))
    };
    form.names().filter_map(one).collect()
}

/// Counts; what became of the sheets is the answer, since the codes that were refused are shown once.
async fn count(visit: &Visit, here: &str) -> Answer {
    let (poll, id) = (PollId(visit.number("poll")?), visit.number("batch")?);
    match offline::count(&visit.parvis, visit.signed_in()?, poll, id).await {
        Ok(Some(sorted)) => {
            let (sheet, batch) = found(visit).await?;
            let view = view(visit, &sheet, &batch, Form::default(), Some(sorted)).await?;
            visit.page(|frame| app::pages::offline::batch(frame, &view))
        }
        Ok(None) => visit.to(here, None),
        Err(Refusal::Fields(fields)) => {
            let mut form = Form::default();
            refuse(&mut form, fields);
            again(visit, form).await
        }
        Err(Refusal::Poll(_)) => visit.to(here, None),
        Err(refusal) => Err(refusal.into()),
    }
}
