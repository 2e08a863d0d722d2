//! What teams do with consultations: begin, edit, publish, answer, correct.

use super::answers::{Changing, IdempotencyKey};
use super::body::Write;
use super::problem::FieldProblem;
use super::schemas;
use super::texts::{Texts, said, unpromised};
use crate::engage::consultations::{self as engage, Wording};
use crate::engage::papers::split;
use crate::engage::{once, polls};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use actix_web::http::header;
use app::view::form::FieldError;
use app::view::team::LANGUAGES;
use domain::consultation::{Field, Level, PollRefusal};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId, PollId};
use serde::{Deserialize, Serialize};
use store::consultations as stored;
use utoipa::ToSchema;

/// What was made.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Made {
    /// Its number.
    pub id: i64,
}

/// The answer to something that was made.
pub(super) fn made(id: i64, place: &str) -> HttpResponse {
    HttpResponse::Created().insert_header((header::LOCATION, format!("{place}/{id}"))).json(Made { id })
}

/// A draft of a consultation.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultationDraft {
    /// Languages it will be offered in, the one of reasons first.
    pub languages: Vec<String>,
    /// Title, up to 150 characters.
    pub title: Texts,
    /// Summary, plain text, up to 500 characters.
    #[serde(default)]
    pub summary: Texts,
    /// Text, Markdown.
    #[serde(default)]
    pub body: Texts,
    /// The promise to the public (IAP2).
    #[schema(schema_with = schemas::level)]
    pub level: Level,
    /// The phase of the contract.
    #[schema(schema_with = schemas::phase)]
    pub phase: Phase,
    /// What it is about.
    #[schema(schema_with = schemas::field)]
    pub field: Field,
}

impl ConsultationDraft {
    fn read(self) -> Result<engage::Draft, Trouble> {
        let mut wrong = Vec::new();
        for (index, language) in self.languages.iter().enumerate() {
            if !LANGUAGES.contains(&language.as_str()) {
                wrong.push(FieldProblem::new(&format!("languages[{index}]"), &FieldError::Choice));
            }
            if self.languages.iter().take(index).any(|other| other == language) {
                wrong.push(FieldProblem::new(&format!("languages[{index}]"), &FieldError::Duplicate));
            }
        }
        for (path, texts) in [("title", &self.title), ("summary", &self.summary), ("body", &self.body)] {
            unpromised(&mut wrong, path, texts, &self.languages);
        }
        if !wrong.is_empty() {
            return Err(Trouble::Fields(wrong));
        }
        let wordings = self.languages.iter().map(|code| Wording {
            language: code.clone(),
            title: said(&self.title, code),
            summary: said(&self.summary, code),
            body: said(&self.body, code),
        });
        Ok(engage::Draft { wordings: wordings.collect(), languages: self.languages, level: self.level, phase: self.phase, field: self.field })
    }
}

/// Begins a consultation as a draft.
#[utoipa::path(post, path = "/api/v1/teams/{city}/consultations", tag = "Teams",
    params(("city" = String, Path, description = "The city, by its name in addresses"), IdempotencyKey), request_body = ConsultationDraft,
    responses((status = 201, description = "Made; Location leads to it", body = Made), Changing), security(("token" = []), ("session" = [])))]
pub async fn create(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let city = call.team_city(false).await?;
    let draft = write.sent::<ConsultationDraft>()?.read()?;
    let act = engage::create(&call.parvis, caller, CityId(city.id), draft);
    let id: ConsultationId = once::run(&call.parvis, caller, act).await?;
    Ok(made(id.0, "/api/v1/consultations"))
}

/// Replaces a draft.
///
/// What is published is corrected instead.
#[utoipa::path(put, path = "/api/v1/consultations/{consultation}", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number"), IdempotencyKey), request_body = ConsultationDraft,
    responses((status = 204, description = "Replaced"), Changing), security(("token" = []), ("session" = [])))]
pub async fn edit(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let id = call.consultation()?;
    let row = engage::for_team(&call.parvis, caller, id).await?;
    let draft = write.sent::<ConsultationDraft>()?.read()?;
    let act = async {
        if row.published_at.is_some() {
            return Err(PollRefusal::AlreadyPublished.into());
        }
        engage::edit(&call.parvis, caller, id, draft).await
    };
    once::run(&call.parvis, caller, act).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Publishes a consultation.
#[utoipa::path(post, path = "/api/v1/consultations/{consultation}/publish", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number"), IdempotencyKey),
    responses((status = 204, description = "Published, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn publish(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, engage::publish(&call.parvis, caller, call.consultation()?)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The official answer of a city.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficialAnswer {
    /// What the city does with what it heard, Markdown, in every language of the consultation.
    pub answer: Texts,
    /// Publish it. A published answer stays public, with its new wording.
    pub publish: bool,
}

/// Keeps or publishes the official answer.
#[utoipa::path(put, path = "/api/v1/consultations/{consultation}/answer", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number"), IdempotencyKey), request_body = OfficialAnswer,
    responses((status = 204, description = "Kept or published"), Changing), security(("token" = []), ("session" = [])))]
pub async fn answer(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let id = call.consultation()?;
    let row = engage::for_team(&call.parvis, caller, id).await?;
    let sent: OfficialAnswer = write.sent()?;
    let mut wrong = Vec::new();
    unpromised(&mut wrong, "answer", &sent.answer, &split(&row.languages));
    if !wrong.is_empty() {
        return Err(Trouble::Fields(wrong));
    }
    let act = engage::answer(&call.parvis, caller, id, sent.answer.into_iter().collect(), sent.publish);
    once::run(&call.parvis, caller, act).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Corrected texts of a published consultation; what is not named stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultationCorrection {
    /// Titles that change.
    #[serde(default)]
    pub title: Texts,
    /// Summaries that change.
    #[serde(default)]
    pub summary: Texts,
    /// Texts that change.
    #[serde(default)]
    pub body: Texts,
    /// Why; residents read it.
    pub reason: String,
}

/// Corrects a published consultation.
///
/// Every change is shown with what it replaced.
#[utoipa::path(post, path = "/api/v1/consultations/{consultation}/corrections", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number"), IdempotencyKey), request_body = ConsultationCorrection,
    responses((status = 204, description = "Corrected"), Changing), security(("token" = []), ("session" = [])))]
pub async fn correct(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let id = call.consultation()?;
    let row = engage::for_team(&call.parvis, caller, id).await?;
    let sent: ConsultationCorrection = write.sent()?;
    let mut wrong = Vec::new();
    for (path, texts) in [("title", &sent.title), ("summary", &sent.summary), ("body", &sent.body)] {
        unpromised(&mut wrong, path, texts, &split(&row.languages));
    }
    if sent.title.is_empty() && sent.summary.is_empty() && sent.body.is_empty() {
        wrong.push(FieldProblem::new("title", &FieldError::Required));
    }
    if !wrong.is_empty() {
        return Err(Trouble::Fields(wrong));
    }
    let present = stored::texts(call.parvis.database.read(), &[id.0]).await?;
    let changed = |texts: &Texts, language: &str, before: String| texts.get(language).cloned().unwrap_or(before);
    let wordings: Vec<Wording> = present
        .into_iter()
        .map(|text| Wording {
            title: changed(&sent.title, &text.language, text.title),
            summary: changed(&sent.summary, &text.language, text.summary),
            body: changed(&sent.body, &text.language, text.body),
            language: text.language,
        })
        .collect();
    let act = async {
        if row.published_at.is_none() {
            return Err(PollRefusal::NotPublished.into());
        }
        engage::correct(&call.parvis, caller, id, &wordings, &sent.reason).await
    };
    once::run(&call.parvis, caller, act).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Begins a poll as an empty draft.
///
/// What it asks and when it is open is put afterwards.
#[utoipa::path(post, path = "/api/v1/consultations/{consultation}/polls", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number"), IdempotencyKey),
    responses((status = 201, description = "Made; Location leads to it", body = Made), Changing), security(("token" = []), ("session" = [])))]
pub async fn add_poll(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    let act = polls::create(&call.parvis, caller, call.consultation()?);
    let id: PollId = once::run(&call.parvis, caller, act).await?;
    Ok(made(id.0, "/api/v1/polls"))
}
