//! Writing a consultation: new, a draft, or corrections of what is public.

use super::super::texts::title;
use super::{city, head};
use crate::engage::consultations::{Draft, Wording, correct, create, edit as change, for_team};
use crate::engage::papers::split;
use crate::engage::{Caller, Refusal};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::poll_form::poll_text;
use app::view::team::{ConsultationEditView, LANGUAGES};
use app::view::text::Text;
use domain::consultation::{ConsultationLife, ConsultationState, Field, Level};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId};
use store::cities::City;
use store::consultations::Consultation;
use store::moments::timestamp;
use store::{cities, consultations};

/// An empty form, in the languages of the city that Parvis knows.
pub async fn new(visit: Visit) -> Answer {
    let (city, caller) = city(&visit, false).await?;
    let mut form = Form::default();
    let known: Vec<String> = split(&city.languages).into_iter().filter(|code| LANGUAGES.contains(&code.as_str())).collect();
    for code in known {
        form.push("languages", code);
    }
    let view = blank(&visit, &city, &caller, form);
    visit.page(|frame| app::pages::team::consultation_edit(frame, &view))
}

fn blank(visit: &Visit, city: &City, caller: &Caller, form: Form) -> ConsultationEditView {
    ConsultationEditView { city: head(city, caller, visit.locale), consultation: None, title: Text::default(), state: ConsultationState::Draft, form }
}

/// Begins the consultation.
pub async fn create_new(visit: Visit, posted: Posted) -> Answer {
    let (city, caller) = city(&visit, false).await?;
    let mut form = posted.0;
    if form.value("action") == "languages" {
        let view = blank(&visit, &city, &caller, form);
        return visit.page(|frame| app::pages::team::consultation_edit(frame, &view));
    }
    let outcome = match draft(&mut form) {
        Some(draft) => create(&visit.parvis, &caller, CityId(city.id), draft).await,
        None => Err(Refusal::Fields(Vec::new())),
    };
    match outcome {
        Ok(id) => visit.to(&format!("/team/consultations/{id}"), Some(Notice::Saved)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = blank(&visit, &city, &caller, form);
            visit.again(|frame| app::pages::team::consultation_edit(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The wordings of a form.
fn wordings(form: &Form) -> Vec<Wording> {
    form.values("languages")
        .iter()
        .filter(|code| LANGUAGES.contains(&code.as_str()))
        .map(|code| {
            let typed = |part| form.value(&poll_text(part, code)).to_owned();
            Wording { language: code.clone(), title: typed("title"), summary: typed("summary"), body: typed("body") }
        })
        .collect()
}

/// What was typed, if all choices are made; otherwise the errors are in the form.
fn draft(form: &mut Form) -> Option<Draft> {
    let (level, phase, field) = (Level::parse(form.value("level")), Phase::parse(form.value("phase")), Field::parse(form.value("field")));
    for (name, missing) in [("level", level.is_none()), ("phase", phase.is_none()), ("field", field.is_none())] {
        if missing {
            form.refuse(name, FieldError::Required);
        }
    }
    let wordings = wordings(form);
    let languages = wordings.iter().map(|wording| wording.language.clone()).collect();
    Some(Draft { languages, wordings, level: level?, phase: phase?, field: field? })
}

async fn existing(visit: &Visit, row: &Consultation, form: Form) -> Result<ConsultationEditView, Trouble> {
    let connection = visit.parvis.database.read();
    let city = cities::by_id(connection, CityId(row.city_id)).await?.ok_or(Trouble::NOT_FOUND)?;
    let texts = consultations::texts(connection, &[row.id]).await?;
    Ok(ConsultationEditView {
        city: head(&city, visit.signed_in()?, visit.locale),
        consultation: Some(ConsultationId(row.id)),
        title: title(row, &texts, visit.locale),
        state: ConsultationLife { published_at: row.published_at.map(timestamp), answered_at: row.answered_at.map(timestamp) }.state(),
        form,
    })
}

/// The form of a consultation that is there.
pub async fn edit(visit: Visit) -> Answer {
    let id = ConsultationId(visit.number("consultation")?);
    let row = for_team(&visit.parvis, visit.signed_in()?, id).await?;
    let mut form = Form::default();
    form.set("level", row.level.clone());
    form.set("field", row.field.clone());
    if let Some(phase) = u8::try_from(row.phase).ok().and_then(Phase::from_number) {
        form.set("phase", phase.as_str());
    }
    for code in split(&row.languages) {
        form.push("languages", code);
    }
    for text in consultations::texts(visit.parvis.database.read(), &[row.id]).await? {
        form.set(&poll_text("title", &text.language), text.title);
        form.set(&poll_text("summary", &text.language), text.summary);
        form.set(&poll_text("body", &text.language), text.body);
    }
    let view = existing(&visit, &row, form).await?;
    visit.page(|frame| app::pages::team::consultation_edit(frame, &view))
}

/// Saves a draft, or publishes corrections.
pub async fn save(visit: Visit, posted: Posted) -> Answer {
    let id = ConsultationId(visit.number("consultation")?);
    let caller = visit.signed_in()?.clone();
    let row = for_team(&visit.parvis, &caller, id).await?;
    let mut form = posted.0;
    if form.value("action") == "languages" {
        let view = existing(&visit, &row, form).await?;
        return visit.page(|frame| app::pages::team::consultation_edit(frame, &view));
    }
    let public = row.published_at.is_some();
    let outcome = if public {
        correct(&visit.parvis, &caller, id, &wordings(&form), form.value("reason")).await
    } else {
        match draft(&mut form) {
            Some(draft) => change(&visit.parvis, &caller, id, draft).await,
            None => Err(Refusal::Fields(Vec::new())),
        }
    };
    match outcome {
        Ok(()) => visit.to(&format!("/team/consultations/{id}"), Some(if public { Notice::Corrected } else { Notice::Saved })),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = existing(&visit, &row, form).await?;
            visit.again(|frame| app::pages::team::consultation_edit(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
