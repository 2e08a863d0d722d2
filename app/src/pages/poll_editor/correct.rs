//! Correcting a text after the opening: only what cannot change the meaning of a ballot, and in public.

use super::parts;
use crate::Page;
use crate::components::{Field, button_link, corrections, error_summary, hidden, language_name, names, section, submit, text};
use crate::view::frame::Frame;
use crate::view::poll_editor::{CorrectView, CorrectableText};
use crate::words::{Locale, poll_editor as say};
use domain::consultation::Subject;
use leptos::prelude::*;

/// The texts that may be corrected; or, once one is chosen, the form that corrects it.
pub fn correct(frame: &Frame, view: &CorrectView) -> Page {
    let l = frame.locale;
    let chosen = view.chosen.as_ref().and_then(|key| view.texts.iter().find(|text| text.key == *key));
    let content = match chosen {
        Some(one) => form(frame, view, one),
        None => list(frame, view),
    };
    let labels = [("text", say::text(l)), ("after", say::after(l)), ("reason", say::reason(l))];
    let past = (!view.corrections.is_empty()).then(|| section("corrections", say::corrections(l), corrections(l, &view.corrections)));
    let body = view! {
        {parts::top(frame, &view.head, say::correct(l), say::correct_lede(l))}
        {error_summary(l, &view.form, &labels)}
        {content}
        {past}
    };
    Page::new(say::correct(l), body)
}

fn list(frame: &Frame, view: &CorrectView) -> AnyView {
    let l = frame.locale;
    if view.texts.is_empty() {
        return view! { <p>{say::nothing_to_correct(l)}</p> }.into_any();
    }
    let item = |one: &CorrectableText| {
        let href = parts::url(frame, &view.head, &format!("/correct?text={}", one.key.as_string()));
        let present = if one.text.is_empty() { view! { <span class="na">{say::empty_text(l)}</span> }.into_any() } else { text(&one.text, l) };
        view! { <li><a href=href>{name(l, one)}</a> <p>{present}</p></li> }.into_any()
    };
    let texts = view! { <ul class="link-list">{view.texts.iter().map(item).collect_view()}</ul> };
    section("texts", say::choose_text(l), texts)
}

/// "Help for a question (Which streets first?), in French".
fn name(l: Locale, one: &CorrectableText) -> AnyView {
    let language = say::in_language(l, language_name(l, &one.key.language));
    let about = (!one.about.is_empty()).then(|| view! { " (" {text(&one.about, l)} ")" });
    view! { {names::subject(l, one.key.subject)} {about} {language} }.into_any()
}

fn form(frame: &Frame, view: &CorrectView, one: &CorrectableText) -> AnyView {
    let l = frame.locale;
    let long = matches!(one.key.subject, Subject::ConsultationBody | Subject::PollIntro);
    let field = Field::new(l, &view.form, "after", say::after(l)).language(one.key.language.clone()).required();
    let field = if long { field.hint(say::markdown_hint(l)).max_length(20_000).text_area(14) } else { field.max_length(600).text_area(3) };
    let content = view! {
        <p>{say::before(l)}</p>
        <blockquote class="prose">{text(&one.text, l)}</blockquote>
        <form class="form" method="post" action=parts::url(frame, &view.head, "/correct") novalidate>
            {hidden("text", one.key.as_string())}
            {field}
            {Field::new(l, &view.form, "reason", say::reason(l)).hint(say::reason_hint(l)).required().max_length(1000).text_area(3)}
            <div class="button-row">{submit(say::correct_button(l))} {button_link("button--quiet", parts::url(frame, &view.head, "/correct"), say::cancel(l))}</div>
        </form>
    };
    section("correct", name(l, one), content)
}
