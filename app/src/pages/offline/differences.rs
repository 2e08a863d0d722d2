//! Where two keyings differ: both beside each other, and a choice for each sheet.

use super::url;
use crate::components::text;
use crate::components::{Choice, Field, submit_as};
use crate::pages::poll::answer_in_words;
use crate::view::frame::Frame;
use crate::view::offline::{BatchView, settle_field};
use crate::view::poll::QuestionView;
use crate::words::{Locale, offline as say};
use domain::voting::offline::{Difference, DifferenceKind, Settlement, Sheet, SheetCode};
use leptos::prelude::*;

/// Every difference, with what a look at the sheet can say about it.
pub fn differing(frame: &Frame, view: &BatchView, questions: &[QuestionView], agreed: u64, differences: &[(SheetCode, Difference)]) -> AnyView {
    let l = frame.locale;
    let here = url(frame, &view.head, &format!("/batches/{}", view.batch.id));
    let one = |(code, difference): &(SheetCode, Difference)| difference_of(l, view, questions, *code, difference);
    view! {
        <p class="measure">{say::differ(l, differences.len())} " " {say::agree(l, agreed)}</p>
        <form class="form form--wide" method="post" action=here novalidate>
            <div class="stack stack--loose">{differences.iter().map(one).collect_view()}</div>
            <div class="button-row">{submit_as("button--primary", "action", "settle", say::settle(l))}</div>
        </form>
    }
    .into_any()
}

fn difference_of(l: Locale, view: &BatchView, questions: &[QuestionView], code: SheetCode, difference: &Difference) -> AnyView {
    let kind = match difference.kind() {
        DifferenceKind::Missing => say::kind_missing(l),
        DifferenceKind::Spoiled => say::kind_spoiled(l),
        DifferenceKind::Choices => say::kind_choices(l),
    };
    let spoiled = (difference.kind() != DifferenceKind::Spoiled).then(|| Choice::new(Settlement::Spoiled.as_str(), say::settle_spoiled(l)));
    let right = |settlement: Settlement, sheet: &Option<Sheet>, label: String, absent: String| {
        Choice::new(settlement.as_str(), if sheet.is_none() { absent } else { label })
    };
    let mut choices = vec![
        right(Settlement::First, &difference.first, say::settle_first(l), say::settle_absent(l)),
        right(Settlement::Second, &difference.second, say::settle_second(l), say::settle_absent(l)),
    ];
    choices.extend(spoiled);
    let name = settle_field(code);
    view! {
        <section class="difference" aria-labelledby=format!("difference-{code}")>
            <h2 id=format!("difference-{code}")>{say::sheet_named(l)} " " <code>{code.to_string()}</code></h2>
            <p class="muted">{kind}</p>
            <div class="columns columns--equal">
                {keyed(l, questions, say::first_keying(l), &difference.first)}
                {keyed(l, questions, say::second_keying(l), &difference.second)}
            </div>
            {Field::new(l, &view.form, &name, say::what_is_right(l)).required().radios(choices)}
        </section>
    }
    .into_any()
}

fn keyed(l: Locale, questions: &[QuestionView], title: String, sheet: &Option<Sheet>) -> AnyView {
    let says = match sheet {
        None => view! { <p class="na">{say::absent(l)}</p> }.into_any(),
        Some(Sheet::Spoiled) => view! { <p class="na">{say::line_spoiled(l)}</p> }.into_any(),
        Some(Sheet::Filled(ballot)) => {
            let line =
                |question: &QuestionView| view! { <div><dt>{text(&question.text, l)}</dt><dd>{answer_in_words(l, question, ballot.answers())}</dd></div> };
            view! { <dl class="facts">{questions.iter().map(line).collect_view()}</dl> }.into_any()
        }
    };
    view! { <div class="panel"><h3>{title}</h3>{says}</div> }.into_any()
}
