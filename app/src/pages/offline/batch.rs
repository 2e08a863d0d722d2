//! A pile, from the first keying to the count.

use super::{differences, keying, state, top, url};
use crate::Page;
use crate::components::{Column, Field, Table, button_link, error_summary, facts, names, section, submit_as, table};
use crate::format;
use crate::view::frame::Frame;
use crate::view::offline::{BatchStep, BatchView, Outcome, settle_field};
use crate::words::{Locale, offline as say};
use domain::voting::offline::{BatchState, SheetCode};
use leptos::prelude::*;

/// A pile, and what is to be done with it.
pub fn batch(frame: &Frame, view: &BatchView) -> Page {
    let l = frame.locale;
    let labels = labels(l, view);
    let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let lede = match &view.step {
        BatchStep::Keying { second: false, .. } => say::first_lede(l),
        BatchStep::Keying { second: true, .. } => say::second_lede(l),
        BatchStep::Elsewhere { .. } => say::elsewhere_lede(l),
        BatchStep::Differing { .. } => say::differing_lede(l),
        BatchStep::Ready(_) => say::ready_lede(l),
        BatchStep::Counted(_) => say::counted_lede(l),
    };
    let step = match &view.step {
        BatchStep::Keying { paper, keyed, .. } => keying::keying(frame, view, paper, keyed),
        BatchStep::Elsewhere { second, yours_is_done } => elsewhere(l, *second, *yours_is_done),
        BatchStep::Differing { questions, agreed, differences } => differences::differing(frame, view, questions, *agreed, differences),
        BatchStep::Ready(outcome) => ready(frame, view, outcome),
        BatchStep::Counted(outcome) => counted(frame, view, outcome.as_ref()),
    };
    let body = view! {
        {top(frame, &view.head, view.batch.name.clone(), lede)}
        {error_summary(l, &view.form, &labels)}
        {facts(vec![
            (say::channel(l), names::channel(l, view.batch.channel).into_any()),
            (say::pile(l), format::count(l, view.batch.pile).into_any()),
            (say::standing(l), state(l, view.batch.state).into_any()),
        ])}
        {step}
        {(view.counts && view.batch.state != BatchState::Counted).then(|| aside(frame, view))}
    };
    Page::new(view.batch.name.clone(), body)
}

fn labels(l: Locale, view: &BatchView) -> Vec<(String, String)> {
    let mut labels = vec![("code".to_owned(), say::code(l)), ("pile".to_owned(), say::pile(l))];
    match &view.step {
        BatchStep::Keying { paper, .. } => labels.extend(paper.questions.iter().map(|question| (question.field(), question.text.text.clone()))),
        BatchStep::Differing { differences, .. } => labels.extend(differences.iter().map(|(code, _)| (settle_field(*code), code.to_string()))),
        _ => {}
    }
    labels
}

fn elsewhere(l: Locale, second: bool, yours_is_done: bool) -> AnyView {
    let text = match (second, yours_is_done) {
        (true, true) => say::second_wanted(l),
        (true, false) => say::second_elsewhere(l),
        (false, _) => say::first_elsewhere(l),
    };
    view! { <div class="panel"><p>{text}</p></div> }.into_any()
}

/// What will become of the sheets, and the button.
fn ready(frame: &Frame, view: &BatchView, outcome: &Outcome) -> AnyView {
    let l = frame.locale;
    let here = url(frame, &view.head, &format!("/batches/{}", view.batch.id));
    let act = if outcome.sheets() == view.batch.pile {
        view! {
            <div class="panel panel--accent"><p>{say::count_warning(l)}</p></div>
            <form class="inline-form" method="post" action=here>{submit_as("button--primary", "action", "count", say::count(l))}</form>
        }
        .into_any()
    } else {
        view! { <div class="panel panel--warm"><p>{say::sizes_differ(l, format::count(l, outcome.sheets()), format::count(l, view.batch.pile))}</p></div> }
            .into_any()
    };
    section("ready", say::ready_title(l), view! { {told(l, outcome)} {act} })
}

fn counted(frame: &Frame, view: &BatchView, outcome: Option<&Outcome>) -> AnyView {
    let l = frame.locale;
    let batch = &view.batch;
    let told = match outcome {
        Some(outcome) => told(l, outcome),
        None => numbers(l, batch.entered, batch.spoiled, batch.refused),
    };
    let back = button_link("button--secondary", url(frame, &view.head, ""), say::back(l));
    section("counted", say::counted_title(l), view! { {told} <p class="measure">{say::lines_gone(l)}</p> <div class="button-row">{back}</div> })
}

fn told(l: Locale, outcome: &Outcome) -> AnyView {
    let refused = (outcome.used.len() + outcome.unknown.len()) as u64;
    let code = |code: &SheetCode| view! { <li><code>{code.to_string()}</code></li> };
    let codes = |title: String, codes: &[SheetCode]| {
        (!codes.is_empty()).then(|| view! { <h3>{title}</h3> <ul class="plain-list">{codes.iter().map(code).collect_view()}</ul> })
    };
    view! {
        {numbers(l, outcome.ballots, outcome.spoiled, refused)}
        {codes(say::used_codes(l), &outcome.used)}
        {codes(say::unknown_codes(l), &outcome.unknown)}
        {(refused > 0).then(|| view! { <p class="measure">{say::refused_hint(l)}</p> })}
    }
    .into_any()
}

fn numbers(l: Locale, ballots: u64, spoiled: u64, refused: u64) -> AnyView {
    let line = |label: String, count: u64| vec![label.into_any(), format::count(l, count).into_any()];
    table(Table {
        id: "came-to".to_owned(),
        caption: say::came_to_caption(l),
        columns: vec![Column::text(say::sheets(l)), Column::number(say::how_many(l))],
        rows: vec![line(say::entered(l), ballots), line(say::spoiled(l), spoiled), line(say::refused(l), refused)],
        variant: "table--narrow",
    })
}

/// Counting the pile by hand once more, and putting it aside.
fn aside(frame: &Frame, view: &BatchView) -> AnyView {
    let l = frame.locale;
    let here = || url(frame, &view.head, &format!("/batches/{}", view.batch.id));
    let open = view.form.error("pile").is_some();
    view! {
        <details class="details" open=open>
            <summary>{say::aside(l)}</summary>
            <form class="form" method="post" action=here() novalidate>
                {Field::new(l, &view.form, "pile", say::pile_again(l)).hint(say::pile_hint(l)).number()}
                <div class="button-row">{submit_as("button--secondary", "action", "pile", say::correct_pile(l))}</div>
            </form>
            <p class="measure">{say::discard_hint(l)}</p>
            <form class="inline-form" method="post" action=here()>{submit_as("button--danger", "action", "discard", say::discard(l))}</form>
        </details>
    }
    .into_any()
}
