//! City teams prepare, publish and answer consultations.

use super::callers::Caller;
use super::once;
use super::papers::split;
use super::refusal::{Refusal, Result};
use super::registry::folded;
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::consultation::{ConsultationDraft, Field, Level, Missing, Subject, Texts};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId, PersonId};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use store::consultations::{Consultation, ConsultationText};
use store::entities::{consultation, correction};
use store::moments::millis;
use store::{DatabaseTransaction, DbErr, audit, consultations, polls};

/// The most characters of a title, a summary, a text.
pub const TITLE: usize = 150;
/// See [`TITLE`].
pub const SUMMARY: usize = 500;
/// See [`TITLE`].
pub const BODY: usize = 20_000;

/// What a consultation says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// BCP 47 code.
    pub language: String,
    /// Title.
    pub title: String,
    /// Summary, plain text.
    pub summary: String,
    /// Text, Markdown.
    pub body: String,
}

/// What a team fills in.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Languages it will be offered in.
    pub languages: Vec<String>,
    /// What it says.
    pub wordings: Vec<Wording>,
    /// The promise to the public.
    pub level: Level,
    /// The phase of the contract.
    pub phase: Phase,
    /// What it is about.
    pub field: Field,
}

/// Loads a consultation for its team.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn for_team(parvis: &Parvis, caller: &Caller, id: ConsultationId) -> Result<Consultation> {
    let found = consultations::by_id(parvis.database.read(), id).await?.ok_or(Refusal::NotFound)?;
    caller.must_be_in_team(CityId(found.city_id))?;
    Ok(found)
}

/// Begins a consultation as a draft.
///
/// # Errors
/// When somebody may not, or a field is wrong.
pub async fn create(parvis: &Parvis, caller: &Caller, city: CityId, draft: Draft) -> Result<ConsultationId> {
    caller.must_be_in_team(city)?;
    check(&draft)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let slug = free_slug(&tx, city, &draft).await?;
    let row = consultation::ActiveModel {
        city_id: Set(city.0),
        slug: Set(slug),
        phase: Set(draft.phase.number().into()),
        level: Set(draft.level.as_str().to_owned()),
        field: Set(draft.field.as_str().to_owned()),
        languages: Set(draft.languages.join(",")),
        created_at: Set(millis(now)),
        published_at: Set(None),
        answered_at: Set(None),
        search: Set(search_text(&draft)),
        ..Default::default()
    };
    let id = consultations::add(&tx, row).await?;
    write_texts(&tx, id, &draft, &[]).await?;
    note(&tx, caller.person, city, "consultation.create", id, now).await?;
    once::commit(tx, parvis, caller, &id).await?;
    Ok(id)
}

/// Changes a draft. What is published is corrected instead ([`correct`]).
///
/// # Errors
/// When somebody may not, a field is wrong, or it is published.
pub async fn edit(parvis: &Parvis, caller: &Caller, id: ConsultationId, draft: Draft) -> Result<()> {
    let found = for_team(parvis, caller, id).await?;
    check(&draft)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let present = consultations::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if present.published_at.is_some() {
        return Err(Refusal::field("title", FieldError::Refused));
    }
    let change = consultation::ActiveModel {
        id: Set(id.0),
        phase: Set(draft.phase.number().into()),
        level: Set(draft.level.as_str().to_owned()),
        field: Set(draft.field.as_str().to_owned()),
        languages: Set(draft.languages.join(",")),
        search: Set(search_text(&draft)),
        ..Default::default()
    };
    consultations::update(&tx, change).await?;
    let texts = consultations::texts(&tx, &[id.0]).await?;
    write_texts(&tx, id, &draft, &texts).await?;
    note(&tx, caller.person, CityId(found.city_id), "consultation.edit", id, now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    Ok(())
}

/// Corrects texts of a published consultation. Every change is shown with its reason, before and after.
///
/// # Errors
/// When somebody may not, a field is wrong, or a reason is missing.
pub async fn correct(parvis: &Parvis, caller: &Caller, id: ConsultationId, wordings: &[Wording], reason: &str) -> Result<()> {
    let found = for_team(parvis, caller, id).await?;
    let reason = super::polls::reason_given(reason)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    for text in consultations::texts(&tx, &[id.0]).await? {
        let Some(wording) = wordings.iter().find(|wording| wording.language == text.language) else { continue };
        check_lengths(wording)?;
        for (subject, before, after) in changes(&text, wording) {
            if after.is_empty() {
                let name = subject.as_str().trim_start_matches("consultation-");
                return Err(Refusal::field(format!("{name}[{}]", text.language), FieldError::Required));
            }
            let row = correction::ActiveModel {
                consultation_id: Set(id.0),
                poll_id: Set(None),
                subject: Set(subject.as_str().to_owned()),
                subject_id: Set(id.0),
                language: Set(text.language.clone()),
                text_before: Set(before),
                text_after: Set(after),
                reason: Set(reason.clone()),
                made_at: Set(millis(now)),
                ..Default::default()
            };
            consultations::add_correction(&tx, row).await?;
        }
        let (title, summary, body) = (wording.title.trim().to_owned(), wording.summary.trim().to_owned(), wording.body.trim().to_owned());
        consultations::set_text(&tx, ConsultationText { title, summary, body, ..text }).await?;
    }
    note(&tx, caller.person, CityId(found.city_id), "consultation.correct", id, now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.content_changed();
    Ok(())
}

fn changes(text: &ConsultationText, wording: &Wording) -> Vec<(Subject, String, String)> {
    [
        (Subject::ConsultationTitle, &text.title, &wording.title),
        (Subject::ConsultationSummary, &text.summary, &wording.summary),
        (Subject::ConsultationBody, &text.body, &wording.body),
    ]
    .into_iter()
    .filter(|(_, before, after)| before.trim() != after.trim())
    .map(|(subject, before, after)| (subject, before.clone(), after.trim().to_owned()))
    .collect()
}

fn check_lengths(wording: &Wording) -> Result<()> {
    let mut errors = Vec::new();
    for (name, text, max) in [("title", &wording.title, TITLE), ("summary", &wording.summary, SUMMARY), ("body", &wording.body, BODY)] {
        if text.chars().count() > max {
            errors.push((format!("{name}[{}]", wording.language), FieldError::TooLong { max }));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::Fields(errors)) }
}

fn check(draft: &Draft) -> Result<()> {
    let mut errors = Vec::new();
    if draft.languages.is_empty() {
        errors.push(("languages".to_owned(), FieldError::Required));
    }
    for wording in &draft.wordings {
        if let Err(Refusal::Fields(found)) = check_lengths(wording) {
            errors.extend(found);
        }
    }
    if draft.wordings.iter().all(|wording| wording.title.trim().is_empty()) {
        let language = draft.languages.first().map_or("en", String::as_str);
        errors.push((format!("title[{language}]"), FieldError::Required));
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::Fields(errors)) }
}

fn search_text(draft: &Draft) -> String {
    let words: Vec<&str> = draft.wordings.iter().flat_map(|wording| [wording.title.as_str(), wording.summary.as_str()]).collect();
    folded(&words.join(" "))
}

/// A name for addresses from the first title, with a number if it is taken.
async fn free_slug(tx: &DatabaseTransaction, city: CityId, draft: &Draft) -> std::result::Result<String, DbErr> {
    let title = draft.wordings.iter().map(|wording| wording.title.as_str()).find(|title| !title.trim().is_empty()).unwrap_or_default();
    let plain = folded(title);
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
    let base = if words.is_empty() { "consultation".to_owned() } else { words.join("-") };
    let mut slug = base.clone();
    let mut number = 2;
    while consultations::by_slug(tx, city, &slug).await?.is_some() {
        slug = format!("{base}-{number}");
        number += 1;
    }
    Ok(slug)
}

async fn write_texts(tx: &DatabaseTransaction, id: ConsultationId, draft: &Draft, present: &[ConsultationText]) -> std::result::Result<(), DbErr> {
    for wording in &draft.wordings {
        let answer = present.iter().find(|text| text.language == wording.language).map(|text| text.answer.clone()).unwrap_or_default();
        let text = ConsultationText {
            consultation_id: id.0,
            language: wording.language.clone(),
            title: wording.title.trim().to_owned(),
            summary: wording.summary.trim().to_owned(),
            body: wording.body.trim().to_owned(),
            answer,
        };
        consultations::set_text(tx, text).await?;
    }
    Ok(())
}

async fn note(
    tx: &DatabaseTransaction,
    actor: PersonId,
    city: CityId,
    action: &'static str,
    id: ConsultationId,
    at: Timestamp,
) -> std::result::Result<(), DbErr> {
    let entry = audit::Entry { actor: Some(actor), city: Some(city), action, subject: format!("consultation:{id}"), detail: serde_json::json!({}), at };
    audit::note(tx, entry).await
}

/// What is missing before a consultation may be published.
#[must_use]
pub fn missing(row: &Consultation, texts: &[ConsultationText]) -> Vec<Missing> {
    let mut draft = ConsultationDraft { languages: split(&row.languages), ..ConsultationDraft::default() };
    for text in texts {
        set(&mut draft.title, &text.language, &text.title);
        set(&mut draft.summary, &text.language, &text.summary);
        set(&mut draft.body, &text.language, &text.body);
    }
    draft.missing()
}

/// A text that is there.
pub(super) fn set(texts: &mut Texts, language: &str, text: &str) {
    if !text.trim().is_empty() {
        texts.set(language, text);
    }
}

/// Publishes a consultation.
///
/// # Errors
/// When somebody may not, or something is missing.
pub async fn publish(parvis: &Parvis, caller: &Caller, id: ConsultationId) -> Result<()> {
    let found = for_team(parvis, caller, id).await?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let present = consultations::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if present.published_at.is_some() {
        return Ok(());
    }
    let missing = missing(&present, &consultations::texts(&tx, &[id.0]).await?);
    if !missing.is_empty() {
        return Err(Refusal::Missing(missing));
    }
    consultations::update(&tx, consultation::ActiveModel { id: Set(id.0), published_at: Set(Some(millis(now))), ..Default::default() }).await?;
    note(&tx, caller.person, CityId(found.city_id), "consultation.publish", id, now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.content_changed();
    Ok(())
}

/// Keeps the official answer as a draft, or publishes it (or a new wording of what is published).
///
/// # Errors
/// When somebody may not, the consultation is not public, or a language is missing.
pub async fn answer(parvis: &Parvis, caller: &Caller, id: ConsultationId, answers: Vec<(String, String)>, publish: bool) -> Result<()> {
    let found = for_team(parvis, caller, id).await?;
    let publish = publish || found.answered_at.is_some();
    if publish && found.published_at.is_none() {
        return Err(Refusal::NotFound);
    }
    let mut errors = Vec::new();
    for language in split(&found.languages) {
        let given = answers.iter().find(|(of, _)| *of == language).map_or("", |(_, text)| text.trim());
        if given.is_empty() && publish {
            errors.push((format!("answer[{language}]"), FieldError::Required));
        } else if given.chars().count() > BODY {
            errors.push((format!("answer[{language}]"), FieldError::TooLong { max: BODY }));
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::Fields(errors));
    }
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    for text in consultations::texts(&tx, &[id.0]).await? {
        if let Some((_, answer)) = answers.iter().find(|(language, _)| *language == text.language) {
            consultations::set_text(&tx, ConsultationText { answer: answer.trim().to_owned(), ..text }).await?;
        }
    }
    if publish {
        let answered_at = found.answered_at.unwrap_or(millis(now));
        consultations::update(&tx, consultation::ActiveModel { id: Set(id.0), answered_at: Set(Some(answered_at)), ..Default::default() }).await?;
        note(&tx, caller.person, CityId(found.city_id), "consultation.answer", id, now).await?;
    }
    once::commit(tx, parvis, caller, &()).await?;
    parvis.content_changed();
    Ok(())
}

/// The polls of a consultation, drafts included, for its team.
///
/// # Errors
/// When somebody may not.
pub async fn polls_for_team(parvis: &Parvis, caller: &Caller, id: ConsultationId) -> Result<Vec<polls::Poll>> {
    for_team(parvis, caller, id).await?;
    Ok(polls::of_consultations(parvis.database.read(), &[id.0]).await?)
}
