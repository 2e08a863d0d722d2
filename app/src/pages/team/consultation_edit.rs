//! Writing a consultation.

use super::parts;
use crate::Page;
use crate::components::{Choice, Field, PageHead, button_link, error_summary, hidden, language_name, names, submit_as};
use crate::format;
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::poll_form::poll_text;
use crate::view::team::{ConsultationEditView, LANGUAGES};
use crate::words::{Locale, team as say};
use domain::consultation::{Field as FieldOfAction, Level};
use domain::contract::Phase;
use leptos::prelude::*;

const TEXTS: [&str; 3] = ["title", "summary", "body"];

/// The form of a new or an existing consultation.
pub fn consultation_edit(frame: &Frame, view: &ConsultationEditView) -> Page {
    let l = frame.locale;
    let heading = if view.consultation.is_some() { say::edit_consultation(l) } else { say::new_consultation(l) };
    let own = view.consultation.map(|id| frame.url(&format!("/team/consultations/{id}")));
    let between = own.clone().map(|href| (parts::title(l, &view.title), href)).into_iter().collect();
    let action = own.clone().map_or_else(|| parts::city_url(frame, &view.city, "/consultations/new"), |own| format!("{own}/edit"));
    let back = own.unwrap_or_else(|| parts::city_url(frame, &view.city, ""));
    let public = view.state.is_public();
    let form = &view.form;
    let labels = labels(l, form, public);
    let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let rules = if public { reason(l, form) } else { rules(l, form) };
    let body = view! {
        {parts::trail(frame, &view.city, between, heading.clone())}
        {PageHead::new(heading.clone()).eyebrow(view.city.name.clone()).lede(if public { say::edit_public_lede(l) } else { say::edit_lede(l) }).view()}
        {error_summary(l, form, &labels)}
        <form class="form" method="post" action=action novalidate>
            // Pressing Enter in a field uses the first button: let it be the one that saves.
            <button class="visually-hidden" name="action" value="save" tabindex="-1" aria-hidden="true">{say::save(l)}</button>
            {if public { chosen_languages(form) } else { languages(l, form) }}
            {texts(l, form)}
            {kept(form)}
            {rules}
            <div class="button-row">
                {submit_as("button--primary", "action", "save", say::save(l))}
                {button_link("button--quiet", back, say::cancel(l))}
            </div>
        </form>
    };
    Page::new(heading, body)
}

/// The names of the fields that are shown, for the list of problems.
fn labels(l: Locale, form: &Form, public: bool) -> Vec<(String, String)> {
    let mut labels = if public {
        vec![("reason".to_owned(), say::reason(l))]
    } else {
        let rules = [("languages", say::languages(l)), ("level", say::level(l)), ("phase", say::phase(l)), ("field", say::field(l))];
        rules.map(|(name, label)| (name.to_owned(), label)).into()
    };
    for language in form.values("languages") {
        labels.extend(TEXTS.map(|part| (poll_text(part, language), text_label(l, part, language))));
    }
    labels
}

fn text_label(l: Locale, part: &str, language: &str) -> String {
    let language = language_name(l, language);
    match part {
        "title" => say::title_in(l, language),
        "summary" => say::summary_in(l, language),
        _ => say::body_in(l, language),
    }
}

fn languages(l: Locale, form: &Form) -> AnyView {
    let mut choices: Vec<Choice> = LANGUAGES.iter().map(|code| Choice::new(*code, language_name(l, code))).collect();
    choices.sort_by(|a, b| format::compare(l, &a.label, &b.label));
    view! {
        {Field::new(l, form, "languages", say::languages(l)).hint(say::languages_hint(l)).group("choices--inline").checkboxes(choices)}
        <div class="button-row">{submit_as("button--secondary", "action", "languages", say::show_languages(l))}</div>
    }
    .into_any()
}

/// Once public, languages stay as they are; they still say which fields there are.
fn chosen_languages(form: &Form) -> AnyView {
    form.values("languages").iter().map(|code| hidden("languages", code.clone())).collect_view().into_any()
}

fn texts(l: Locale, form: &Form) -> AnyView {
    let codes = form.values("languages");
    if codes.is_empty() {
        return view! { <p class="muted">{say::choose_languages_first(l)}</p> }.into_any();
    }
    let group = |part: &'static str, legend: String, hint: String| {
        let fields: Vec<AnyView> = codes.iter().map(|code| text_field(l, form, part, code)).collect();
        view! { <fieldset class="field-group"><legend>{legend}</legend><p class="field__hint">{hint}</p><div class="languages">{fields}</div></fieldset> }
            .into_any()
    };
    let titles = group("title", say::title(l), say::title_hint(l));
    let summaries = group("summary", say::summary(l), say::summary_hint(l));
    let bodies = group("body", say::body(l), say::body_hint(l));
    view! { {titles} {summaries} {bodies} }.into_any()
}

fn text_field(l: Locale, form: &Form, part: &str, language: &str) -> AnyView {
    let name = poll_text(part, language);
    let field = Field::new(l, form, &name, text_label(l, part, language)).language(language).required();
    match part {
        "title" => field.max_length(150).text(),
        "summary" => field.max_length(400).text_area(3),
        _ => field.max_length(20_000).text_area(14),
    }
}

/// What was typed in a language that is not ticked any more travels along, in case it is ticked again.
fn kept(form: &Form) -> AnyView {
    let ticked: Vec<String> = form.values("languages").iter().flat_map(|code| TEXTS.map(|part| poll_text(part, code))).collect();
    let is_text = |name: &&str| TEXTS.iter().any(|part| name.strip_prefix(part).is_some_and(|rest| rest.starts_with('[')));
    let names = form.names().filter(is_text).filter(|name| !ticked.iter().any(|shown| shown == name) && !form.value(name).is_empty());
    names.map(|name| hidden(name, form.value(name))).collect_view().into_any()
}

fn rules(l: Locale, form: &Form) -> AnyView {
    let levels = Level::ALL.iter().map(|&level| Choice::new(level.as_str(), names::level(l, level)).hint(names::level_promise(l, level))).collect();
    let phases = Phase::ALL.iter().map(|&phase| Choice::new(phase.as_str(), names::phase(l, phase))).collect();
    let fields = FieldOfAction::ALL.iter().map(|&field| Choice::new(field.as_str(), names::field(l, field))).collect();
    view! {
        {Field::new(l, form, "level", say::level(l)).hint(say::level_hint(l)).radios(levels)}
        {Field::new(l, form, "phase", say::phase(l)).hint(say::phase_hint(l)).radios(phases)}
        {Field::new(l, form, "field", say::field(l)).hint(say::field_hint(l)).select(Some(say::choose(l)), fields)}
    }
    .into_any()
}

fn reason(l: Locale, form: &Form) -> AnyView {
    Field::new(l, form, "reason", say::reason(l)).hint(say::reason_hint(l)).required().max_length(1000).text_area(3)
}
