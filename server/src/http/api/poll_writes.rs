//! What teams do with polls: the paper, the dates, publishing, more time, an early close, results, corrections.

use super::answers::{Changing, IdempotencyKey};
use super::body::Write;
use super::problem::FieldProblem;
use super::schemas;
use super::texts::{Texts, said, unpromised};
use crate::engage::corrections::{self, Correction as Wanted};
use crate::engage::polls::Given;
use crate::engage::{once, polls as engage};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::view::form::FieldError;
use domain::consultation::Subject;
use domain::ids::PollId;
use domain::voting::budget::Satisfaction;
use domain::voting::budget::instance::LARGEST_AMOUNT;
use domain::voting::count::Rule;
use domain::voting::{Eligibility, Secrecy};
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::polls::{OptionText, Paper as Rows, PaperQuestion, PollOption, PollText, QuestionRow, QuestionText};
use utoipa::ToSchema;

/// What a poll asks.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Title, up to 150 characters.
    pub title: Texts,
    /// Introduction, Markdown.
    #[serde(default)]
    pub intro: Texts,
    /// Who may vote.
    #[schema(schema_with = schemas::eligibility)]
    pub eligibility: Eligibility,
    /// How secret ballots are; `confidential` if nothing is said.
    #[serde(default)]
    #[schema(schema_with = schemas::secrecy)]
    pub secrecy: Secrecy,
    /// The questions in order, 20 at most.
    pub questions: Vec<PaperQuestionSent>,
}

/// A question.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PaperQuestion)]
pub struct PaperQuestionSent {
    /// How it is answered.
    #[schema(schema_with = schemas::method)]
    pub method: String,
    /// Of an approval or a ranking, the least choices; 1 if nothing is said.
    #[serde(default)]
    pub min: Option<u16>,
    /// Of an approval or a ranking, the most choices; all if nothing is said.
    #[serde(default)]
    pub max: Option<u16>,
    /// Of a score, the highest score, 5 if nothing is said; of points, the most on one option, all if nothing is said.
    #[serde(default)]
    pub highest: Option<u16>,
    /// Of points, all points of a voter, 10 if nothing is said; of quadratic votes, all credits, 100 if nothing is said.
    #[serde(default)]
    pub credits: Option<u16>,
    /// The rule that decides; the usual one of the method if nothing is said.
    #[serde(default)]
    #[schema(schema_with = schemas::rule)]
    pub rule: Option<Rule>,
    /// How many options win; 1 if nothing is said.
    #[serde(default)]
    pub seats: Option<u16>,
    /// What makes it a participatory budget: how much there is to spend, in cents of a euro. For approvals, rankings, scores
    /// and knapsacks; its options then are projects, each with a cost.
    #[serde(default)]
    pub budget_cents: Option<u64>,
    /// What a funded project is worth to its supporters: its cost, if nothing is said. Of equal shares and greedy.
    #[serde(default)]
    #[schema(schema_with = schemas::satisfaction)]
    pub satisfaction: Option<Satisfaction>,
    /// It may be left blank.
    #[serde(default)]
    pub optional: bool,
    /// Show the options in random order.
    #[serde(default)]
    pub random_order: bool,
    /// The question, up to 300 characters.
    pub text: Texts,
    /// The hint below it.
    #[serde(default)]
    pub help: Texts,
    /// What can be chosen, 100 at most.
    pub options: Vec<PaperOption>,
}

/// An option.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperOption {
    /// The option, up to 200 characters.
    pub label: Texts,
    /// The explanation below it.
    #[serde(default)]
    pub description: Texts,
    /// What it costs, at a participatory budget, in cents of a euro.
    #[serde(default)]
    pub cost_cents: Option<u64>,
}

impl Paper {
    fn unpromised(&self, promised: &[String]) -> Vec<FieldProblem> {
        let mut wrong = Vec::new();
        unpromised(&mut wrong, "title", &self.title, promised);
        unpromised(&mut wrong, "intro", &self.intro, promised);
        for (q, question) in self.questions.iter().enumerate() {
            if question.asked().is_none() {
                wrong.push(FieldProblem::new(&format!("questions[{q}].method"), &FieldError::Choice));
            }
            too_large(&mut wrong, format!("questions[{q}].budget_cents"), question.budget_cents);
            unpromised(&mut wrong, &format!("questions[{q}].text"), &question.text, promised);
            unpromised(&mut wrong, &format!("questions[{q}].help"), &question.help, promised);
            for (o, option) in question.options.iter().enumerate() {
                too_large(&mut wrong, format!("questions[{q}].options[{o}].cost_cents"), option.cost_cents);
                unpromised(&mut wrong, &format!("questions[{q}].options[{o}].label"), &option.label, promised);
                unpromised(&mut wrong, &format!("questions[{q}].options[{o}].description"), &option.description, promised);
            }
        }
        wrong
    }

    fn rows(&self, promised: &[String]) -> Rows {
        let texts = promised.iter().map(|code| PollText { poll_id: 0, language: code.clone(), title: said(&self.title, code), intro: said(&self.intro, code) });
        Rows { texts: texts.collect(), questions: self.questions.iter().filter_map(|question| question.rows(promised)).collect() }
    }
}

/// Amounts that cannot be counted with.
fn too_large(wrong: &mut Vec<FieldProblem>, field: String, cents: Option<u64>) {
    if cents.is_some_and(|cents| cents > LARGEST_AMOUNT) {
        wrong.push(FieldProblem::new(&field, &FieldError::Amount));
    }
}

impl PaperQuestionSent {
    /// How it is answered; nothing when there is no such method.
    fn asked(&self) -> Option<QuestionRow> {
        let given = Given {
            min: self.min,
            max: self.max,
            highest: self.highest,
            credits: self.credits,
            rule: self.rule,
            seats: self.seats,
            budget: self.budget_cents,
            satisfaction: self.satisfaction,
        };
        let row = given.row(&self.method, self.options.len())?;
        Some(QuestionRow { optional: self.optional, random_order: self.random_order, ..row })
    }

    fn rows(&self, promised: &[String]) -> Option<PaperQuestion> {
        let row = self.asked()?;
        let text = |code: &String| QuestionText { question_id: 0, language: code.clone(), text: said(&self.text, code), help: said(&self.help, code) };
        let options = self.options.iter().map(|option| {
            let text = |code: &String| OptionText {
                option_id: 0,
                language: code.clone(),
                label: said(&option.label, code),
                description: said(&option.description, code),
            };
            let cost = option.cost_cents.filter(|_| row.budget.is_some()).and_then(|cost| i64::try_from(cost).ok());
            (PollOption { id: 0, question_id: 0, position: 0, cost }, promised.iter().map(text).collect())
        });
        Some(PaperQuestion { texts: promised.iter().map(text).collect(), options: options.collect(), row })
    }
}

/// The poll of the address, if it is of the team of whoever asks; then what was sent.
async fn own<T: DeserializeOwned>(write: &Write) -> Result<(PollId, T), Trouble> {
    let poll = engage::for_team(&write.call.parvis, &write.caller, write.call.poll()?).await?.poll;
    Ok((poll, write.sent()?))
}

fn done() -> Answer {
    Ok(HttpResponse::NoContent().finish())
}

/// Replaces what a draft asks.
///
/// Questions and options get new numbers. Texts are in the languages of the consultation.
#[utoipa::path(put, path = "/api/v1/polls/{poll}/paper", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = Paper, responses((status = 204, description = "Replaced"), Changing), security(("token" = []), ("session" = [])))]
pub async fn paper(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let sheet = engage::for_team(&call.parvis, caller, call.poll()?).await?;
    let (promised, sent) = (sheet.languages(), write.sent::<Paper>()?);
    let wrong = sent.unpromised(&promised);
    if !wrong.is_empty() {
        return Err(Trouble::Fields(wrong));
    }
    let act = engage::edit(&call.parvis, caller, sheet.poll, sent.rows(&promised), engage::Terms { eligibility: sent.eligibility, secrecy: sent.secrecy });
    once::run(&call.parvis, caller, act).await?;
    done()
}

/// When a poll is open.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// When it opens; a moment in the past means as soon as it is published.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens: Option<Timestamp>,
    /// When it closes.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// It deliberately has no close.
    #[serde(default)]
    pub open_ended: bool,
}

/// Sets when a draft opens and closes.
#[utoipa::path(put, path = "/api/v1/polls/{poll}/dates", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = Dates, responses((status = 204, description = "Set"), Changing), security(("token" = []), ("session" = [])))]
pub async fn dates(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let (poll, sent) = own::<Dates>(&write).await?;
    let act = engage::set_dates(&call.parvis, caller, poll, sent.opens, sent.closes, sent.open_ended);
    once::run(&call.parvis, caller, act).await?;
    done()
}

/// Publishes a poll.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/publish", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    responses((status = 204, description = "Published, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn publish(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, engage::publish(&call.parvis, caller, call.poll()?)).await?;
    done()
}

/// A later close.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The new close, later than the present one.
    #[schema(value_type = String, format = DateTime)]
    pub closes: Timestamp,
    /// Why; residents read it.
    pub reason: String,
}

/// Gives residents more time.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/extend", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = Extension, responses((status = 204, description = "Extended"), Changing), security(("token" = []), ("session" = [])))]
pub async fn extend(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let (poll, sent) = own::<Extension>(&write).await?;
    once::run(&call.parvis, caller, engage::extend(&call.parvis, caller, poll, sent.closes, &sent.reason)).await?;
    done()
}

/// Why something is done.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Why; residents read it.
    pub reason: String,
}

/// Closes a poll before its time.
///
/// It is sealed at once; nothing opens it again.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/close", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = Reason, responses((status = 204, description = "Closed"), Changing), security(("token" = []), ("session" = [])))]
pub async fn close(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let (poll, sent) = own::<Reason>(&write).await?;
    once::run(&call.parvis, caller, engage::close_early(&call.parvis, caller, poll, &sent.reason)).await?;
    done()
}

/// Publishes the results of a closed poll.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/results", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = Reason, responses((status = 204, description = "Published, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn publish_results(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let (poll, sent) = own::<Reason>(&write).await?;
    once::run(&call.parvis, caller, engage::publish_results(&call.parvis, caller, poll, &sent.reason)).await?;
    done()
}

/// A corrected text.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PollCorrection {
    /// Which kind of text. What gives a ballot its meaning cannot be corrected once the poll has opened.
    #[schema(schema_with = schemas::subject)]
    pub subject: Subject,
    /// The number of the question, the option, the poll or the consultation.
    pub id: i64,
    /// In which language.
    pub language: String,
    /// How it should read.
    pub text: String,
    /// Why; residents read it.
    pub reason: String,
}

/// Corrects a text of a published poll.
///
/// The correction is shown with what it replaced.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/corrections", tag = "Polls", params(("poll" = i64, Path, description = "Its number"), IdempotencyKey),
    request_body = PollCorrection, responses((status = 204, description = "Corrected"), Changing), security(("token" = []), ("session" = [])))]
pub async fn correct(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let (poll, PollCorrection { subject, id, language, text, reason }) = own(&write).await?;
    let act = corrections::correct(&call.parvis, caller, poll, Wanted { subject, id, language, text, reason });
    once::run(&call.parvis, caller, act).await?;
    done()
}
