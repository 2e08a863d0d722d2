//! Public corrections: texts that may still change once residents vote, because no ballot's meaning hangs on them.

use super::callers::Caller;
use super::once;
use super::polls::{REASON, for_team};
use super::refusal::{Refusal, Result};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::consultation::{Subject, may_correct};
use domain::ids::{CityId, PollId};
use sea_orm::ActiveValue::Set;
use store::consultations::ConsultationText;
use store::entities::correction;
use store::moments::millis;
use store::polls::{OptionText, Paper, PollText, QuestionText, life};
use store::{DatabaseTransaction, DbErr, audit, consultations, polls};

/// A correction to make.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Which kind of text.
    pub subject: Subject,
    /// Of which consultation, poll, question or option.
    pub id: i64,
    /// In which language.
    pub language: String,
    /// How it should read.
    pub text: String,
    /// Why; public.
    pub reason: String,
}

/// Corrects one text of a published poll or its consultation.
///
/// # Errors
/// When somebody may not, nothing changes, a reason is missing, or the subject may not be corrected any more.
pub async fn correct(parvis: &Parvis, caller: &Caller, id: PollId, correction: Correction) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    let now = parvis.clock.now();
    if !may_correct(correction.subject, life(&sheet.row).state(now)) {
        return Err(Refusal::field("subject", FieldError::Refused));
    }
    let (text, reason) = (correction.text.trim().to_owned(), correction.reason.trim().to_owned());
    if reason.is_empty() {
        return Err(Refusal::field("reason", FieldError::Required));
    }
    if reason.chars().count() > REASON {
        return Err(Refusal::field("reason", FieldError::TooLong { max: REASON }));
    }
    let tx = parvis.database.begin_write().await?;
    let paper = polls::paper(&tx, id).await?;
    let texts = consultations::texts(&tx, &[sheet.consultation.id]).await?;
    let before = find(&paper, &texts, &correction).ok_or_else(|| Refusal::field("subject", FieldError::Choice))?;
    if before == text {
        return Err(Refusal::field("text", FieldError::Duplicate));
    }
    write(&tx, &paper, &texts, id, &correction, &text).await?;
    let row = correction::ActiveModel {
        consultation_id: Set(sheet.consultation.id),
        poll_id: Set(Some(id.0)),
        subject: Set(correction.subject.as_str().to_owned()),
        subject_id: Set(correction.id),
        language: Set(correction.language.clone()),
        text_before: Set(before),
        text_after: Set(text),
        reason: Set(reason),
        made_at: Set(millis(now)),
        ..Default::default()
    };
    consultations::add_correction(&tx, row).await?;
    let city = CityId(sheet.city.id);
    let detail = serde_json::json!({ "subject": correction.subject.as_str(), "language": correction.language });
    audit::note(&tx, audit::Entry { actor: Some(caller.person), city: Some(city), action: "poll.correct", subject: format!("poll:{id}"), detail, at: now })
        .await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    Ok(())
}

/// The text as it stands.
#[must_use]
pub fn find(paper: &Paper, texts: &[ConsultationText], correction: &Correction) -> Option<String> {
    let of = |language: &str| language == correction.language;
    let question = || paper.questions.iter().find(|question| question.row.id == correction.id)?.texts.iter().find(|text| of(&text.language));
    let option = || {
        let mut options = paper.questions.iter().flat_map(|question| &question.options);
        options.find(|(option, _)| option.id == correction.id)?.1.iter().find(|text| of(&text.language))
    };
    let poll = || paper.texts.iter().find(|text| of(&text.language));
    let consultation = || texts.iter().find(|text| of(&text.language));
    match correction.subject {
        Subject::ConsultationTitle => consultation().map(|text| text.title.clone()),
        Subject::ConsultationSummary => consultation().map(|text| text.summary.clone()),
        Subject::ConsultationBody => consultation().map(|text| text.body.clone()),
        Subject::PollTitle => poll().map(|text| text.title.clone()),
        Subject::PollIntro => poll().map(|text| text.intro.clone()),
        Subject::QuestionText => question().map(|text| text.text.clone()),
        Subject::QuestionHelp => question().map(|text| text.help.clone()),
        Subject::OptionLabel => option().map(|text| text.label.clone()),
        Subject::OptionDescription => option().map(|text| text.description.clone()),
        _ => None,
    }
}

async fn write(
    tx: &DatabaseTransaction,
    paper: &Paper,
    texts: &[ConsultationText],
    poll: PollId,
    correction: &Correction,
    text: &str,
) -> std::result::Result<(), DbErr> {
    let text = text.to_owned();
    let of = |language: &str| language == correction.language;
    let consultation = texts.iter().find(|text| of(&text.language)).cloned();
    let poll_text = paper.texts.iter().find(|text| of(&text.language)).cloned().unwrap_or(PollText {
        poll_id: poll.0,
        language: correction.language.clone(),
        title: String::new(),
        intro: String::new(),
    });
    let question = paper.questions.iter().flat_map(|q| &q.texts).find(|t| t.question_id == correction.id && of(&t.language)).cloned();
    let option =
        paper.questions.iter().flat_map(|q| &q.options).flat_map(|(_, texts)| texts).find(|t| t.option_id == correction.id && of(&t.language)).cloned();
    match (correction.subject, consultation, question, option) {
        (Subject::ConsultationTitle, Some(row), ..) => consultations::set_text(tx, ConsultationText { title: text, ..row }).await,
        (Subject::ConsultationSummary, Some(row), ..) => consultations::set_text(tx, ConsultationText { summary: text, ..row }).await,
        (Subject::ConsultationBody, Some(row), ..) => consultations::set_text(tx, ConsultationText { body: text, ..row }).await,
        (Subject::PollTitle, ..) => polls::set_text(tx, PollText { title: text, ..poll_text }).await,
        (Subject::PollIntro, ..) => polls::set_text(tx, PollText { intro: text, ..poll_text }).await,
        (Subject::QuestionText, _, Some(row), _) => polls::set_question_text(tx, QuestionText { text, ..row }).await,
        (Subject::QuestionHelp, _, Some(row), _) => polls::set_question_text(tx, QuestionText { help: text, ..row }).await,
        (Subject::OptionLabel, _, _, Some(row)) => polls::set_option_text(tx, OptionText { label: text, ..row }).await,
        (Subject::OptionDescription, _, _, Some(row)) => polls::set_option_text(tx, OptionText { description: text, ..row }).await,
        _ => Ok(()),
    }
}
