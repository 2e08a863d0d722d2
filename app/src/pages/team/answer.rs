//! The official answer: what the city does with what it heard, and why.

use super::parts;
use crate::Page;
use crate::components::{Field, PageHead, button_link, error_summary, language_name, markdown_block, submit_as};
use crate::format;
use crate::view::frame::Frame;
use crate::view::poll_form::poll_text;
use crate::view::team::AnswerView;
use crate::view::text::Text;
use crate::words::team as say;
use leptos::prelude::*;

/// The form of the answer; once published, the answer itself.
pub fn answer(frame: &Frame, view: &AnswerView) -> Page {
    let l = frame.locale;
    let back = frame.url(&format!("/team/consultations/{}", view.consultation));
    let content = if view.answered.is_some() { published(frame, view) } else { form(frame, view, back.clone()) };
    let body = view! {
        {parts::trail(frame, &view.city, vec![(parts::title(l, &view.title), back)], say::official_answer(l))}
        {PageHead::new(say::official_answer(l)).eyebrow(parts::title(l, &view.title)).lede(say::answer_lede(l)).view()}
        {content}
    };
    Page::new(say::official_answer(l), body)
}

fn published(frame: &Frame, view: &AnswerView) -> AnyView {
    let l = frame.locale;
    let at = view.answered.as_ref().map(|at| view! { <p>{say::answered_on(l, format::moment(l, at))} " " {say::answer_stands(l)}</p> });
    let one = |code: &String| {
        let text = Text::new(code.clone(), view.form.value(&poll_text("answer", code)));
        view! { <section class="answer"><h2>{say::answer_in(l, language_name(l, code))}</h2>{markdown_block(&text, l, 2)}</section> }.into_any()
    };
    view! { {at} {view.languages.iter().map(one).collect_view()} }.into_any()
}

fn form(frame: &Frame, view: &AnswerView, back: String) -> AnyView {
    let l = frame.locale;
    let names: Vec<(String, String)> = view.languages.iter().map(|code| (poll_text("answer", code), say::answer_in(l, language_name(l, code)))).collect();
    let labels: Vec<(&str, String)> = names.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let field = |((name, label), code): (&(String, String), &String)| {
        Field::new(l, &view.form, name, label.clone()).hint(say::markdown_hint(l)).language(code.clone()).max_length(20_000).text_area(14)
    };
    let fields: Vec<AnyView> = names.iter().zip(&view.languages).map(field).collect();
    let waiting = (view.polls_without_results > 0)
        .then(|| view! { <div class="panel panel--warm"><p>{say::polls_without_results(l, view.polls_without_results)}</p></div> });
    let publish = view.public.then(|| submit_as("button--primary", "action", "publish", say::publish_answer(l)));
    let action = format!("{back}/answer");
    let save = if view.public { "button--secondary" } else { "button--primary" };
    view! {
        {error_summary(l, &view.form, &labels)}
        {waiting}
        <form class="form" method="post" action=action novalidate>
            {fields}
            <p class="muted">{say::answer_publish_hint(l)}</p>
            <div class="button-row">
                {submit_as(save, "action", "save", say::save_draft(l))}
                {publish}
                {button_link("button--quiet", back, say::cancel(l))}
            </div>
        </form>
    }
    .into_any()
}
