//! The review as a page of its own, for browsers without scripts.

use super::{address, funded, marked};
use crate::components::{hidden, steps, submit_as, text};
use crate::view::frame::Frame;
use crate::view::poll::{OptionView, PollView, QuestionView};
use crate::words::{Locale, named, poll as say};
use domain::ids::OptionId;
use domain::voting::Secrecy;
use leptos::prelude::*;

/// The choices in words; casting and changing both send them along.
pub fn review(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    view! {
        <div class="ballot stack">
            {steps(l, vec![say::step_choose(l), say::step_review(l), say::step_cast(l)], 1)}
            <h2>{say::review_title(l)}</h2>
            <p>{say::review_explanation(l)}</p>
            <dl class="review">{view.questions.iter().map(|question| line(l, view, question)).collect_view()}{name(l, view)}</dl>
            <form class="form" method="post" action=address(frame, view)>
                {hidden("key", view.key.clone())}
                {view.form.has("declare_residence", "yes").then(|| hidden("declare_residence", "yes"))}
                {(view.secrecy == Secrecy::Named).then(|| hidden("name", view.form.value("name").to_owned()))}
                {view.questions.iter().map(|question| repeated(view, question)).collect_view()}
                <div class="button-row">
                    {submit_as("button--primary", "step", "cast", say::cast_button(l))}
                    {submit_as("button--secondary", "step", "edit", say::change_button(l))}
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn name(l: Locale, view: &PollView) -> Option<AnyView> {
    let name = (view.secrecy == Secrecy::Named).then(|| view.form.value("name").to_owned())?;
    Some(view! { <div><dt>{named::name_review(l)}</dt><dd><bdi>{name}</bdi></dd></div> }.into_any())
}

fn chosen<'a>(view: &PollView, question: &'a QuestionView) -> Vec<&'a OptionView> {
    let name = question.field();
    question.options.iter().filter(|option| view.form.has(&name, &option.id.to_string())).collect()
}

fn line(l: Locale, view: &PollView, question: &QuestionView) -> AnyView {
    if question.has_marks() {
        return marked::line(l, view, question);
    }
    let chosen = chosen(view, question);
    let ids: Vec<OptionId> = chosen.iter().map(|option| option.id).collect();
    let together = (!ids.is_empty()).then(|| funded::together(l, question, &ids)).flatten().map(|sentence| view! { <dd class="muted">{sentence}</dd> });
    let blank = chosen.is_empty().then(|| view! { <dd class="na">{say::left_blank(l)}</dd> });
    let choice = |option: &OptionView| {
        let cost = funded::cost(l, question, option).map(|cost| view! { " " <span class="cost">{cost}</span> });
        view! { <dd>{text(&option.label, l)}{cost}</dd> }
    };
    let choices = chosen.into_iter().map(choice).collect_view();
    view! { <div><dt>{text(&question.text, l)}</dt>{choices}{together}{blank}</div> }.into_any()
}

fn repeated(view: &PollView, question: &QuestionView) -> AnyView {
    if question.has_marks() {
        return marked::repeated(view, question);
    }
    let name = question.field();
    chosen(view, question).into_iter().map(|option| hidden(&name, option.id.to_string())).collect_view().into_any()
}
