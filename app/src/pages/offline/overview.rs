//! The overview: whether paper is taken, printing, where the sheets went, the piles.

use super::{state, url};
use crate::Page;
use crate::components::{Chip, ChipKind, Choice, Column, Field, Table, chip, error_summary, hidden, language_name, names, section, submit, submit_as, table};
use crate::format;
use crate::pages::poll_editor::parts as editor;
use crate::view::frame::Frame;
use crate::view::offline::{BatchLine, OfflineView};
use crate::words::{Locale, named, offline as say, roll, trustees};
use domain::participation::Channel;
use domain::voting::Secrecy;
use domain::voting::offline::{BatchState, Imbalance};
use leptos::prelude::*;

/// The overview of paper in a poll.
pub fn overview(frame: &Frame, view: &OfflineView) -> Page {
    let l = frame.locale;
    let (begins, prints) = (view.open && view.counts, view.open && view.may_open);
    let printing_labels = [("sheets", say::sheets_field(l)), ("language", say::language(l)), ("place", say::place(l))];
    let pile_labels = [("channel", say::channel(l)), ("name", say::name(l)), ("pile", say::pile(l))];
    // An error can only lead to a field that is there.
    let labels: Vec<(&str, String)> = printing_labels.into_iter().filter(|_| prints).chain(pile_labels.into_iter().filter(|_| begins)).collect();
    let began = view.open || view.sheets.issued > 0 || !view.batches.is_empty();
    let body = view! {
        {editor::top(frame, &view.head, say::title(l), say::lede(l))}
        {error_summary(l, &view.form, &labels)}
        {way(frame, view)}
        {began.then(|| reconciliation(l, view))}
        {began.then(|| piles(frame, view))}
        {begins.then(|| section("new-pile", say::new_pile(l), new_pile(frame, view)))}
        {prints.then(|| section("print", say::print(l), printing(frame, view)))}
    };
    Page::new(say::title(l), body)
}

/// Whether paper is taken, and the button that changes it.
fn way(frame: &Frame, view: &OfflineView) -> AnyView {
    let l = frame.locale;
    let button = |action: &'static str, class: &'static str, label: String| {
        view! { <form class="inline-form" method="post" action=url(frame, &view.head, "")>{submit_as(class, "action", action, label)}</form> }.into_any()
    };
    let (title, text, act) = match (view.open, view.may_open) {
        _ if view.secrecy == Secrecy::Encrypted => (say::closed_title(l), trustees::no_sheets(l), ().into_any()),
        _ if !view.secrecy.allows_sheets() => (say::closed_title(l), named::no_sheets(l), ().into_any()),
        (true, true) if view.waiting() > 0 => (say::open_title(l), say::open_waiting(l, view.waiting()), ().into_any()),
        (true, true) => (say::open_title(l), say::open(l), button("close", "button--secondary", say::all_in(l))),
        (false, true) => (say::closed_title(l), say::closed(l), button("open", "button--primary", say::open_button(l))),
        (_, false) if view.head.state.is_public() => (say::over_title(l), say::over(l), ().into_any()),
        (_, false) => (say::closed_title(l), say::draft(l), ().into_any()),
    };
    section("way", title, view! { <p class="measure">{text}</p> <div class="button-row">{act}</div> })
}

fn reconciliation(l: Locale, view: &OfflineView) -> AnyView {
    let sheets = &view.sheets;
    let line = |label: String, count: u64| vec![label.into_any(), format::count(l, count).into_any()];
    let mut rows = vec![
        line(if view.has_roll { roll::on_it(l) } else { say::issued(l) }, sheets.issued),
        line(say::returned(l), sheets.returned),
        line(say::entered(l), sheets.entered),
        line(say::spoiled(l), sheets.spoiled),
        line(say::refused(l), sheets.refused),
        line(say::outstanding(l), sheets.outstanding()),
    ];
    if view.waiting() > 0 {
        rows.push(line(say::waiting(l), view.waiting()));
    }
    let imbalances = sheets.imbalances();
    let wrong = |imbalance: &Imbalance| match imbalance {
        Imbalance::Returned => view! { <li>{say::imbalance_returned(l)}</li> },
        Imbalance::MoreThanIssued => view! { <li>{say::imbalance_issued(l)}</li> },
    };
    let verdict = if imbalances.is_empty() {
        view! { <p>{say::balanced(l)}</p> }.into_any()
    } else {
        view! { <div class="panel panel--danger"><ul>{imbalances.iter().map(wrong).collect_view()}</ul></div> }.into_any()
    };
    let columns = vec![Column::text(say::sheets(l)), Column::number(say::how_many(l))];
    let counted = table(Table { id: "where-sheets-went".to_owned(), caption: say::where_caption(l), columns, rows, variant: "table--narrow" });
    section("sheets-of-paper", say::where_title(l), view! { {counted} {verdict} })
}

fn piles(frame: &Frame, view: &OfflineView) -> AnyView {
    let l = frame.locale;
    if view.batches.is_empty() {
        return section("piles", say::piles(l), view! { <p>{say::no_pile(l)}</p> });
    }
    let row = |batch: &BatchLine| {
        let href = url(frame, &view.head, &format!("/batches/{}", batch.id));
        let tone = if batch.state == BatchState::Counted { ChipKind::Tone("success") } else { ChipKind::Plain };
        let came_to = if batch.state == BatchState::Counted { say::came_to(l, batch.entered, batch.refused, batch.spoiled) } else { "—".to_owned() };
        vec![
            view! { <a href=href>{batch.name.clone()}</a> }.into_any(),
            names::channel(l, batch.channel).into_any(),
            format::count(l, batch.pile).into_any(),
            chip(Chip::new(tone, state(l, batch.state))),
            came_to.into_any(),
        ]
    };
    let columns = vec![
        Column::text(say::name(l)),
        Column::text(say::channel(l)),
        Column::number(say::sheets(l)),
        Column::text(say::standing(l)),
        Column::text(say::outcome(l)),
    ];
    let rows = view.batches.iter().map(row).collect();
    section("piles", say::piles(l), table(Table { id: "pile-list".to_owned(), caption: say::piles_caption(l), columns, rows, variant: "" }))
}

fn new_pile(frame: &Frame, view: &OfflineView) -> AnyView {
    let l = frame.locale;
    let channel = |channel: &Channel| Choice::new(channel.as_str(), names::channel(l, *channel));
    let channels = Channel::ALL.iter().filter(|channel| channel.is_offline()).map(channel).collect();
    view! {
        <p class="measure">{say::new_pile_hint(l)}</p>
        <form class="form" method="post" action=url(frame, &view.head, "") novalidate>
            {hidden("action", "batch")}
            {Field::new(l, &view.form, "channel", say::channel(l)).required().radios(channels)}
            {Field::new(l, &view.form, "name", say::name(l)).hint(say::name_hint(l)).max_length(100).required().text()}
            {Field::new(l, &view.form, "pile", say::pile(l)).hint(say::pile_hint(l)).required().number()}
            <div class="button-row">{submit(say::begin(l))}</div>
        </form>
    }
    .into_any()
}

fn printing(frame: &Frame, view: &OfflineView) -> AnyView {
    let l = frame.locale;
    let language = |code: &String| Choice::new(code.clone(), language_name(l, code));
    let print = |print: &crate::view::offline::PrintView| view! { <li>{say::printed(l, format::moment(l, &print.at), print.sheets)}</li> };
    let before = (!view.prints.is_empty())
        .then(|| view! { <h3>{say::printed_before(l)}</h3> <ul class="plain-list">{view.prints.iter().map(print).collect_view()}</ul> });
    view! {
        <p class="measure">{if view.has_roll { say::print_roll_hint(l) } else { say::print_hint(l) }}</p>
        <form class="form" method="post" action=url(frame, &view.head, "") novalidate>
            {hidden("action", "print")}
            {Field::new(l, &view.form, "sheets", say::sheets_field(l)).hint(say::sheets_hint(l)).required().number()}
            {Field::new(l, &view.form, "language", say::language(l)).required().select(None, view.languages.iter().map(language).collect())}
            {Field::new(l, &view.form, "place", say::place(l)).hint(say::place_hint(l)).max_length(200).required().text()}
            {Field::new(l, &view.form, "both", say::both_sides(l)).hint(say::both_sides_hint(l)).checkbox()}
            <div class="button-row">{submit_as("button--secondary", "print", "yes", say::print_button(l))}</div>
        </form>
        {before}
    }
    .into_any()
}
