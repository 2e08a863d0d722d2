//! Keying: one sheet at a time, and the list of those that are done.

use super::url;
use crate::components::{Column, Field, Table, hidden, section, submit_as, table};
use crate::format;
use crate::pages::poll::fields;
use crate::view::frame::Frame;
use crate::view::offline::BatchView;
use crate::view::poll::PollView;
use crate::words::offline as say;
use domain::voting::offline::SheetCode;
use leptos::prelude::*;

/// The form for the next sheet, and what this person has keyed so far.
pub fn keying(frame: &Frame, view: &BatchView, paper: &PollView, keyed: &[(SheetCode, bool)]) -> AnyView {
    let l = frame.locale;
    let here = || url(frame, &view.head, &format!("/batches/{}", view.batch.id));
    let done = keyed.len() as u64;
    let finish = (done == view.batch.pile).then(|| {
        view! {
            <form class="inline-form" method="post" action=here()>{submit_as("button--primary", "action", "finish", say::finish(l))}</form>
        }
    });
    let next = (done < view.batch.pile).then(|| {
        view! {
            <form class="form ballot" method="post" action=here() novalidate>
                {Field::new(l, &view.form, "code", say::code(l)).hint(if paper.roll.is_some() { say::code_roll_hint(l) } else { say::code_hint(l) }).required().width(if paper.roll.is_some() { "" } else { "input--code" }).max_length(100).autocomplete("off").text()}
                {Field::new(l, &view.form, "spoiled", say::is_spoiled(l)).hint(say::is_spoiled_hint(l)).checkbox()}
                <div class="stack stack--loose">{fields(l, paper, "")}</div>
                <div class="button-row">{submit_as("button--primary", "action", "key", say::keep(l))}</div>
            </form>
        }
    });
    let row = |(code, spoiled): &(SheetCode, bool)| {
        let code = code.to_string();
        let take_back = view! {
            <form class="inline-form" method="post" action=here()>
                {hidden("remove", code.clone())}
                <button class="button button--quiet button--small" name="action" value="remove">
                    {say::take_back(l)} <span class="visually-hidden">{format!(" {code}")}</span>
                </button>
            </form>
        };
        let what = if *spoiled { say::line_spoiled(l) } else { say::line_ballot(l) };
        vec![view! { <code>{code.clone()}</code> }.into_any(), what.into_any(), take_back.into_any()]
    };
    let list = (!keyed.is_empty()).then(|| {
        table(Table {
            id: "keyed".to_owned(),
            caption: say::keyed_caption(l),
            columns: vec![Column::text(say::code(l)), Column::text(say::outcome(l)), Column::text(say::actions(l))],
            rows: keyed.iter().map(row).collect(),
            variant: "table--dense",
        })
    });
    view! {
        <p class="headline-result">{say::keyed_of(l, format::count(l, done), format::count(l, view.batch.pile))}</p>
        {finish.map(|finish| view! { <p class="measure">{say::finish_hint(l)}</p> {finish} })}
        {next.map(|next| section("next-sheet", say::next_sheet(l), next))}
        {list.map(|list| section("keyed-so-far", say::keyed_so_far(l), list))}
    }
    .into_any()
}
