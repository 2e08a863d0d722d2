//! A consultation as its team sees it: overview, publishing, the official answer.

use super::super::consultations::{change, correction};
use super::super::texts::{pick, title};
use super::{head, team_polls};
use crate::engage::Refusal;
use crate::engage::consultations::{answer as give_answer, for_team, missing, publish as make_public};
use crate::engage::directory::local;
use crate::engage::papers::split;
use crate::engage::polls::create as new_poll;
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::changes::{Change, ChangeKind};
use app::view::form::Form;
use app::view::frame::Notice;
use app::view::team::{AnswerView, ConsultationOverviewView};
use domain::consultation::{ConsultationLife, Field, Level};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId};
use store::cities::City;
use store::consultations::{Consultation, ConsultationText};
use store::moments::timestamp;
use store::{cities, consultations, polls};

async fn found(visit: &Visit) -> Result<(Consultation, City, Vec<ConsultationText>), Trouble> {
    let row = for_team(&visit.parvis, visit.signed_in()?, ConsultationId(visit.number("consultation")?)).await?;
    let connection = visit.parvis.database.read();
    let city = cities::by_id(connection, CityId(row.city_id)).await?.ok_or(Trouble::NOT_FOUND)?;
    let texts = consultations::texts(connection, &[row.id]).await?;
    Ok((row, city, texts))
}

fn life(row: &Consultation) -> ConsultationLife {
    ConsultationLife { published_at: row.published_at.map(timestamp), answered_at: row.answered_at.map(timestamp) }
}

/// What is missing, the polls, what was decided.
pub async fn get(visit: Visit) -> Answer {
    let view = overview(&visit).await?;
    visit.page(|frame| app::pages::team::consultation(frame, &view))
}

async fn overview(visit: &Visit) -> Result<ConsultationOverviewView, Trouble> {
    let (row, city, texts) = found(visit).await?;
    let connection = visit.parvis.database.read();
    let promised = split(&row.languages);
    let mut polls_of = team_polls(visit, &city, std::slice::from_ref(&row)).await?;
    let polls = polls_of.remove(&row.id).unwrap_or_default();
    let several = polls.len() > 1;
    let about = |id: i64| polls.iter().find(|poll| poll.id.0 == id).filter(|_| several).map(|poll| poll.title.clone());
    let language = promised.first().cloned().unwrap_or_default();
    let corrections = consultations::corrections(connection, ConsultationId(row.id), None).await?;
    let ids: Vec<i64> = polls.iter().map(|poll| poll.id.0).collect();
    let decisions = polls::decisions(connection, &ids).await?;
    let mut history: Vec<Change> = decisions.iter().filter_map(|decision| change(&city, decision, &language, &about)).collect();
    if let Some(at) = row.answered_at {
        history.push(Change { at: local(&city, timestamp(at)), kind: ChangeKind::AnswerPublished, about: None, reason: None });
    }
    history.sort_by(|a, b| b.at.cmp(&a.at));
    Ok(ConsultationOverviewView {
        city: head(&city, visit.signed_in()?, visit.locale),
        id: ConsultationId(row.id),
        slug: row.slug.clone(),
        title: title(&row, &texts, visit.locale),
        summary: pick(&texts, &promised, visit.locale, |text| &text.summary),
        state: life(&row).state(),
        phase: u8::try_from(row.phase).ok().and_then(Phase::from_number).unwrap_or(Phase::ExpressionOfInterest),
        level: Level::parse(&row.level).unwrap_or(Level::Inform),
        field: Field::parse(&row.field).unwrap_or(Field::Other),
        published: row.published_at.map(|at| local(&city, timestamp(at))),
        answered: row.answered_at.map(|at| local(&city, timestamp(at))),
        participants: polls.iter().map(|poll| poll.voters).max().unwrap_or(0),
        missing: if row.published_at.is_none() { missing(&row, &texts) } else { Vec::new() },
        corrections: corrections.into_iter().filter_map(|row| correction(&city, row, &language, &about)).collect(),
        history,
        polls,
        languages: promised,
    })
}

/// Publishes; or shows again what is missing.
pub async fn publish(visit: Visit) -> Answer {
    let id = ConsultationId(visit.number("consultation")?);
    match make_public(&visit.parvis, visit.signed_in()?, id).await {
        Ok(()) => visit.to(&format!("/team/consultations/{id}"), Some(Notice::Published)),
        Err(Refusal::Missing(_)) => visit.to(&format!("/team/consultations/{id}"), None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Begins a poll.
pub async fn add_poll(visit: Visit) -> Answer {
    let poll = new_poll(&visit.parvis, visit.signed_in()?, ConsultationId(visit.number("consultation")?)).await?;
    visit.to(&format!("/team/polls/{poll}/edit"), None)
}

async fn answer_view(visit: &Visit, form: Option<Form>) -> Result<AnswerView, Trouble> {
    let (row, city, texts) = found(visit).await?;
    let mut stored = Form::default();
    for text in &texts {
        stored.set(&format!("answer[{}]", text.language), text.answer.clone());
    }
    let polls = polls::of_consultations(visit.parvis.database.read(), &[row.id]).await?;
    Ok(AnswerView {
        city: head(&city, visit.signed_in()?, visit.locale),
        consultation: ConsultationId(row.id),
        title: title(&row, &texts, visit.locale),
        languages: split(&row.languages),
        form: form.unwrap_or(stored),
        answered: row.answered_at.map(|at| local(&city, timestamp(at))),
        public: row.published_at.is_some(),
        polls_without_results: polls.iter().filter(|poll| poll.published_at.is_some() && poll.results_at.is_none()).count() as u64,
    })
}

/// The form of the official answer.
pub async fn answer(visit: Visit) -> Answer {
    let view = answer_view(&visit, None).await?;
    visit.page(|frame| app::pages::team::answer(frame, &view))
}

/// Keeps or publishes the official answer.
pub async fn save_answer(visit: Visit, posted: Posted) -> Answer {
    let id = ConsultationId(visit.number("consultation")?);
    let mut form = posted.0;
    let answers = form.names().filter_map(|name| Some((name.strip_prefix("answer[")?.strip_suffix(']')?.to_owned(), form.value(name).to_owned()))).collect();
    let publish = form.value("action") == "publish";
    match give_answer(&visit.parvis, visit.signed_in()?, id, answers, publish).await {
        Ok(()) => visit.to(&format!("/team/consultations/{id}"), Some(if publish { Notice::AnswerPublished } else { Notice::Saved })),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = answer_view(&visit, Some(form)).await?;
            visit.again(|frame| app::pages::team::answer(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
