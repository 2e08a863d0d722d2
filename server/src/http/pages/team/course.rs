//! The course of a published poll: more time, an early close, the results. Each with a reason that residents read.

use super::poll::{head, sheet};
use super::poll_form::{moment, typed_moment};
use crate::engage::papers::Sheet;
use crate::engage::polls::{close_early, extend as give_time, publish_results};
use crate::engage::{Refusal, directory};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::poll_editor::{DecisionView, ExtendView};
use domain::consultation::PollRefusal;
use domain::voting::Turnout;
use store::ballots;
use store::moments::timestamp;

fn extend_view(visit: &Visit, sheet: &Sheet, form: Form) -> Result<ExtendView, Trouble> {
    let closes = sheet.row.closes_at.map(|at| directory::local(&sheet.city, timestamp(at)));
    Ok(ExtendView { head: head(visit, sheet)?, form, closes, zone: sheet.city.time_zone.clone() })
}

/// The form for more time.
pub async fn extend(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = Form::default();
    if let Some(at) = sheet.row.closes_at {
        form.set("closes", typed_moment(timestamp(at), directory::zone(&sheet.city)));
    }
    let view = extend_view(&visit, &sheet, form)?;
    visit.page(|frame| app::pages::poll_editor::extend(frame, &view))
}

/// Gives more time.
pub async fn save_extension(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = posted.0;
    let outcome = match moment(form.value("closes"), &directory::zone(&sheet.city)) {
        Ok(Some(closes)) => give_time(&visit.parvis, visit.signed_in()?, sheet.poll, closes, form.value("reason")).await,
        Ok(None) => Err(Refusal::field("closes", FieldError::Required)),
        Err(error) => Err(Refusal::field("closes", error)),
    };
    match placed(outcome, "closes") {
        Ok(()) => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::Extended)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = extend_view(&visit, &sheet, form)?;
            visit.again(|frame| app::pages::poll_editor::extend(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Puts what the poll refuses beside a field.
fn placed(outcome: crate::engage::Result<()>, field: &str) -> crate::engage::Result<()> {
    outcome.map_err(|refusal| match refusal {
        Refusal::Poll(PollRefusal::NotLater) => Refusal::field(field, FieldError::NotLater),
        Refusal::Poll(_) => Refusal::field(field, FieldError::Refused),
        other => other,
    })
}

async fn decision_view(visit: &Visit, sheet: &Sheet, form: Form) -> Result<DecisionView, Trouble> {
    let turnouts = ballots::turnouts(visit.parvis.database.read(), &[sheet.poll.0]).await?;
    Ok(DecisionView {
        head: head(visit, sheet)?,
        form,
        closes: sheet.row.closes_at.map(|at| directory::local(&sheet.city, timestamp(at))),
        voters: turnouts.get(&sheet.poll.0).map_or(0, Turnout::total),
    })
}

/// Asks before closing early.
pub async fn close(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let view = decision_view(&visit, &sheet, Form::default()).await?;
    visit.page(|frame| app::pages::poll_editor::close(frame, &view))
}

/// Closes early.
pub async fn save_close(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = posted.0;
    let outcome = close_early(&visit.parvis, visit.signed_in()?, sheet.poll, form.value("reason")).await;
    match placed(outcome, "reason") {
        Ok(()) => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::Closed)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = decision_view(&visit, &sheet, form).await?;
            visit.again(|frame| app::pages::poll_editor::close(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Asks before publishing the results.
pub async fn results(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let view = decision_view(&visit, &sheet, Form::default()).await?;
    visit.page(|frame| app::pages::poll_editor::results(frame, &view))
}

/// Publishes the results.
pub async fn save_results(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = posted.0;
    let outcome = publish_results(&visit.parvis, visit.signed_in()?, sheet.poll, form.value("reason")).await;
    match placed(outcome, "reason") {
        Ok(()) => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::ResultsPublished)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = decision_view(&visit, &sheet, form).await?;
            visit.again(|frame| app::pages::poll_editor::results(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
