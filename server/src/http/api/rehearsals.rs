//! `/api/v1/polls/{poll}/rehearsal`: a draft on voters that nobody is. Nothing is kept.

use super::answers::Restricted;
use super::caller::Call;
use super::polls::{QuestionResult, counts};
use super::problem::FieldProblem;
use crate::engage::polls::{for_team, missing};
use crate::engage::rehearsal::{DRAWS, VOTERS, rehearse};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::view::form::{FieldError, Form};
use domain::consultation::PollRefusal;
use domain::ids::PollId;
use serde::Serialize;
use utoipa::ToSchema;

/// What a draft comes to on invented voters.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Rehearsal {
    /// The poll.
    #[schema(value_type = i64)]
    pub poll: PollId,
    /// How many voters were invented.
    pub voters: u32,
    /// Which draw: the same voters for the same draw.
    pub draw: u32,
    /// Question by question.
    pub questions: Vec<QuestionResult>,
}

/// A number of the query: the usual one where nothing is said.
fn asked(query: &Form, name: &str, usual: u32, good: impl Fn(u32) -> bool, error: FieldError) -> Result<u32, Trouble> {
    let text = query.value(name).trim();
    if text.is_empty() {
        return Ok(usual);
    }
    text.parse().ok().filter(|number| good(*number)).ok_or_else(|| Trouble::Fields(vec![FieldProblem::new(name, &error)]))
}

/// Rehearses a draft on invented voters.
///
/// Nothing is kept, and the numbers say nothing about what residents will choose. Once a poll is published there is nothing to rehearse any more.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/rehearsal", tag = "Polls",
    params(("poll" = i64, Path, description = "Its number"), ("voters" = Option<u32>, Query, description = "How many: 20, 200 (if nothing is said) or 2000."),
        ("draw" = Option<u32>, Query, description = "Which draw: 1 (if nothing is said) to 999.")),
    responses((status = 200, description = "What it comes to", body = Rehearsal), Restricted), security(("token" = []), ("session" = [])))]
pub async fn show(call: Call) -> Answer {
    let sheet = for_team(&call.parvis, call.signed_in()?, call.poll()?).await?;
    if sheet.row.published_at.is_some() {
        return Err(Trouble::Conflict(PollRefusal::AlreadyPublished.as_str().to_owned()));
    }
    let query = call.query();
    let voters = asked(&query, "voters", VOTERS[1], |voters| VOTERS.contains(&voters), FieldError::Choice)?;
    let draw = asked(&query, "draw", 1, |draw| (1..=DRAWS).contains(&draw), FieldError::Number { min: 1, max: DRAWS.into() })?;
    match rehearse(&sheet, voters, draw) {
        Some(result) => Ok(HttpResponse::Ok().json(Rehearsal { poll: sheet.poll, voters, draw, questions: counts(&result) })),
        None => Err(Trouble::Missing(missing(&sheet.row, &sheet.paper, sheet.languages(), call.parvis.clock.now()))),
    }
}
