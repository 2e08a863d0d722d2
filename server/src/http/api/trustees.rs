//! `/api/v1/polls/{poll}/trustees`: the trustees of an encrypted poll, and how they make its key.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use crate::engage::trustees::{self as engage, Asked, Council};
use crate::engage::{once, openings, polls};
use crate::http::Answer;
use actix_web::HttpResponse;
use ledger::encrypted::Shares;
use ledger::encrypted::ceremony::{Enrolment, Message, Progress};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// Who is to be asked.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrusteesSent {
    /// How many of them are needed to open the sum of the ballots: at least 2.
    pub threshold: u8,
    /// They, 2 to 9, in the order of their places.
    pub trustees: Vec<TrusteeSent>,
}

/// A trustee to be asked.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrusteeAsked)]
pub struct TrusteeSent {
    /// The name under which they will be public.
    pub name: String,
    /// The address they sign in with.
    pub email: String,
}

/// The trustees of a poll, and how far they are.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Trustees)]
pub struct Shown {
    /// The name of the log of the poll, which trustees sign for.
    pub origin: String,
    /// How often they began before.
    pub attempt: u32,
    /// How many are needed.
    pub threshold: u8,
    /// Names in the order of their places, and who has given a key.
    pub trustees: Vec<TrusteeShown>,
    /// The place of whoever asks, if they are one of them.
    pub you: Option<u8>,
    /// What is fixed before the first message; none until everybody has given a key.
    #[schema(value_type = Option<Object>)]
    pub ceremony: Option<Value>,
    /// What trustees compare by telephone.
    pub code: Option<String>,
    /// `draft`; `open` until what is to be opened is there; `closed` until enough of them have opened it; `sealed`.
    pub state: &'static str,
    /// The places of those who have opened the sum.
    pub opened: Vec<u8>,
    /// What was said, in the format of `ledger::encrypted::ceremony`.
    #[schema(value_type = Vec<Object>)]
    pub messages: Vec<Message>,
    /// `{"waiting": {"round", "missing"}}`, `{"done": trustees}` or `{"failed": {"words", "who"}}`.
    #[schema(value_type = Option<Object>)]
    pub progress: Option<Value>,
}

/// A trustee as others see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Trustee)]
pub struct TrusteeShown {
    /// The name.
    pub name: String,
    /// They have given a key.
    pub enrolled: bool,
}

impl Shown {
    fn new(council: Council, you: Option<u8>) -> Self {
        let progress = council.progress().map(|progress| match progress {
            Progress::Waiting { round, missing } => json!({ "waiting": { "round": round, "missing": missing } }),
            Progress::Done(trustees) => json!({ "done": trustees }),
            Progress::Failed(fault) => json!({ "failed": { "words": fault.to_string(), "who": fault.who() } }),
        });
        Self {
            you,
            code: council.ceremony.as_ref().map(|ceremony| ceremony.id().code()),
            ceremony: council.ceremony.map(|ceremony| json!(ceremony)),
            trustees: council.trustees.into_iter().map(|trustee| TrusteeShown { name: trustee.name, enrolled: trustee.enrolment.is_some() }).collect(),
            progress,
            state: council.state.as_str(),
            opened: council.opened,
            origin: council.origin,
            attempt: council.attempt,
            threshold: council.threshold,
            messages: council.messages,
        }
    }
}

/// The trustees of a poll, for them and for the team.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/trustees", tag = "Trustees", params(("poll" = i64, Path, description = "The poll")),
    responses((status = 200, description = "The trustees", body = Shown), Restricted), security(("token" = []), ("session" = [])))]
pub async fn show(call: Call) -> Answer {
    let caller = call.signed_in()?;
    let council = engage::council(&call.parvis, caller, call.poll()?).await?;
    let you = council.place(&call.parvis.keys, &caller.email);
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(Shown::new(council, you)))
}

/// Names the trustees of a draft with encrypted ballots, in the place of those before. What they did before is begun anew.
#[utoipa::path(put, path = "/api/v1/polls/{poll}/trustees", tag = "Trustees", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = TrusteesSent, responses((status = 204, description = "Named"), Changing), security(("token" = []), ("session" = [])))]
pub async fn name(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let sheet = polls::for_team(&call.parvis, caller, call.poll()?).await?;
    let TrusteesSent { threshold, trustees } = write.sent()?;
    let asked: Vec<Asked> = trustees.into_iter().map(|TrusteeSent { name, email }| Asked { name, email }).collect();
    once::run(&call.parvis, caller, engage::name(&call.parvis, caller, sheet.poll, threshold, &asked)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Gives the key of a trustee, as their browser made it.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/trustees/enrolments", tag = "Trustees", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = Object, responses((status = 204, description = "Taken, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn enrol(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let poll = call.poll()?;
    engage::council(&call.parvis, caller, poll).await?;
    let enrolment: Enrolment = write.sent()?;
    once::run(&call.parvis, caller, engage::enrol(&call.parvis, caller, poll, &enrolment)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Says something in the ceremony, as the trustee's browser made it.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/trustees/messages", tag = "Trustees", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = Object, responses((status = 204, description = "Taken, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn say(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let poll = call.poll()?;
    engage::council(&call.parvis, caller, poll).await?;
    let message: Message = write.sent()?;
    once::run(&call.parvis, caller, engage::say(&call.parvis, caller, poll, &message)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Opens the sum of a closed poll, with what the trustee's browser made of all its ballots (`/polls/{poll}/closing.jsonl`).
#[utoipa::path(post, path = "/api/v1/polls/{poll}/trustees/shares", tag = "Trustees", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = Object, responses((status = 204, description = "Taken, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn open(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let poll = call.poll()?;
    engage::council(&call.parvis, caller, poll).await?;
    let shares: Shares = write.sent()?;
    once::run(&call.parvis, caller, openings::hand_in(&call.parvis, caller, poll, &shares)).await?;
    Ok(HttpResponse::NoContent().finish())
}
