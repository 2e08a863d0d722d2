//! What is missing before something may be published: a sentence, and a link to the very field.

use crate::components::{Check, checklist, field_id, language_name};
use crate::view::frame::Frame;
use crate::view::poll_form;
use crate::words::{Locale, budget, encrypted, team as say};
use domain::consultation::{Concern, Missing};
use domain::ids::{ConsultationId, PollId};
use leptos::prelude::*;

/// Whose fields the links lead to.
#[derive(Clone, Copy)]
pub enum Owner {
    /// A consultation.
    Consultation(ConsultationId),
    /// A poll of a consultation.
    Poll(PollId, ConsultationId),
}

/// The checklist: what is done, in a few words, then what is missing.
pub fn missing_list(frame: &Frame, owner: Owner, done: Vec<String>, missing: &[Missing]) -> AnyView {
    let l = frame.locale;
    let done = done.into_iter().map(|text| Check { done: true, text, href: None });
    let missing = missing.iter().map(|one| Check { done: false, text: sentence(l, one), href: Some(frame.url(&place(owner, one))) });
    checklist(l, done.chain(missing).collect())
}

/// What to look at, each with a link to the very field; nothing where there is nothing.
pub fn concern_list(frame: &Frame, poll: PollId, concerns: &[Concern]) -> AnyView {
    let l = frame.locale;
    let index = |number: usize| number.saturating_sub(1);
    let item = |concern: &Concern| {
        let (sentence, field) = match *concern {
            Concern::TooDear { question, option } => (budget::concern_too_dear(l, option, question), poll_form::option(index(question), index(option), "cost")),
            Concern::AllCanBePaid { question } => (budget::concern_all_paid(l, question), poll_form::question(index(question), "budget")),
            Concern::EveryOptionWins { question } => (say::concern_every_option(l, question), poll_form::question(index(question), "seats")),
        };
        let href = frame.url(&format!("/team/polls/{poll}/edit#{}", field_id(&field)));
        view! { <li><a href=href>{sentence}</a></li> }
    };
    (!concerns.is_empty()).then(|| view! { <p>{say::concerns(l)}</p> <ul>{concerns.iter().map(item).collect_view()}</ul> }).into_any()
}

fn sentence(l: Locale, missing: &Missing) -> String {
    let name = |code: &String| language_name(l, code);
    match missing {
        Missing::NoLanguage => say::missing_language(l),
        Missing::TitleMissing { language } => say::missing_title(l, name(language)),
        Missing::SummaryMissing { language } => say::missing_summary(l, name(language)),
        Missing::BodyMissing { language } => say::missing_body(l, name(language)),
        Missing::NoQuestion => say::missing_question(l),
        Missing::QuestionTextMissing { question, language } => say::missing_question_text(l, name(language), *question),
        Missing::TooFewOptions { question } => say::missing_options(l, *question),
        Missing::OptionLabelMissing { question, option, language } => say::missing_option_label(l, name(language), *option, *question),
        Missing::DuplicateOption { question, language } => say::missing_duplicate(l, name(language), *question),
        Missing::ChoiceLimits { question } => say::missing_limits(l, *question),
        Missing::DecidingRule { question } => say::missing_rule(l, *question),
        Missing::BudgetMissing { question } => budget::missing_budget(l, *question),
        Missing::CostMissing { question, option } => budget::missing_cost(l, *option, *question),
        Missing::AllTooDear { question } => budget::missing_affordable(l, *question),
        Missing::EmptyRoll => say::missing_roll(l),
        Missing::NoOpening => say::missing_opening(l),
        Missing::NoClosingNorOpenEnded => say::missing_closing(l),
        Missing::ClosesBeforeOpening => say::missing_closes_before(l),
        Missing::ClosesInPast => say::missing_closes_past(l),
        Missing::Sealable => encrypted::missing_sealable(l),
        Missing::Trustees => encrypted::missing_trustees(l),
    }
}

/// The path of the field, without the language.
fn place(owner: Owner, missing: &Missing) -> String {
    let (own, consultation) = match owner {
        Owner::Consultation(id) => (format!("/team/consultations/{id}/edit"), id),
        Owner::Poll(poll, id) => (format!("/team/polls/{poll}/edit"), id),
    };
    // The fields are numbered from 0, what is missing from 1.
    let index = |number: &usize| number.saturating_sub(1);
    let dates = match owner {
        Owner::Poll(poll, _) => format!("/team/polls/{poll}/dates"),
        Owner::Consultation(_) => own.clone(),
    };
    let roll = match owner {
        Owner::Poll(poll, _) => format!("/team/polls/{poll}/roll"),
        Owner::Consultation(_) => own.clone(),
    };
    let trustees = match owner {
        Owner::Poll(poll, _) => format!("/team/polls/{poll}/trustees"),
        Owner::Consultation(_) => own.clone(),
    };
    let (page, field) = match missing {
        Missing::NoLanguage => (format!("/team/consultations/{consultation}/edit"), "languages".to_owned()),
        Missing::TitleMissing { language } => (own, poll_form::poll_text("title", language)),
        Missing::SummaryMissing { language } => (own, poll_form::poll_text("summary", language)),
        Missing::BodyMissing { language } => (own, poll_form::poll_text("body", language)),
        Missing::NoQuestion => (own, "add-question".to_owned()),
        Missing::QuestionTextMissing { question, language } => (own, poll_form::question_text(index(question), "text", language)),
        Missing::TooFewOptions { question } => (own, poll_form::question(index(question), "add-option")),
        Missing::OptionLabelMissing { question, option, language } => (own, poll_form::option_text(index(question), index(option), "label", language)),
        Missing::DuplicateOption { question, language } => (own, poll_form::option_text(index(question), 0, "label", language)),
        Missing::ChoiceLimits { question } => (own, poll_form::question(index(question), "method")),
        Missing::DecidingRule { question } => (own, poll_form::question(index(question), "rule")),
        Missing::BudgetMissing { question } | Missing::AllTooDear { question } => (own, poll_form::question(index(question), "budget")),
        Missing::CostMissing { question, option } => (own, poll_form::option(index(question), index(option), "cost")),
        Missing::EmptyRoll => (roll, "file".to_owned()),
        Missing::NoOpening => (dates, "opens".to_owned()),
        Missing::NoClosingNorOpenEnded | Missing::ClosesBeforeOpening | Missing::ClosesInPast => (dates, "closes".to_owned()),
        Missing::Sealable => (own, "secrecy".to_owned()),
        Missing::Trustees => (trustees, "main".to_owned()),
    };
    format!("{page}#{}", field_id(&field))
}
