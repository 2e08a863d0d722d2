//! How many are on the roll, how it grows, and how those on it are invited.

use super::{number, url};
use crate::Page;
use crate::components::{Choice, Column, Field, KeyFigure, Table, error_summary, facts, hidden, key_figures, language_name, section, submit_as, table};
use crate::pages::poll_editor::parts as editor;
use crate::view::frame::Frame;
use crate::view::roll::{Report, RollView};
use crate::words::{Locale, roll as say};
use domain::voting::roll::{BadRow, RowFault, ranges};
use leptos::prelude::*;

/// Bad rows in the table; all of them stand in the list below it.
const SHOWN: usize = 200;

/// The page.
pub fn overview(frame: &Frame, view: &RollView) -> Page {
    let l = frame.locale;
    let grows = [("file", say::file(l)), ("letters", say::letters_field(l)), ("addresses", say::addresses(l)), ("letters_in", say::language(l))];
    let invites = [("invitees", say::file(l)), ("language", say::language(l))];
    // An error can only lead to a field that is there.
    let labels: Vec<(&str, String)> = grows.into_iter().filter(|_| view.changes).chain(invites.into_iter().filter(|_| view.invites)).collect();
    let body = view! {
        {editor::top(frame, &view.head, say::title(l), say::lede(l))}
        {error_summary(l, &view.form, &labels)}
        {view.report.as_ref().map(|report| report_of(l, report))}
        {section("roll", say::size_title(l), size(l, view))}
        {view.changes.then(|| section("grow", say::grow(l), growing(frame, view)))}
        {view.invites.then(|| section("invitations", say::invite(l), inviting(frame, view)))}
        {view.changes.then(|| section("letters-title", say::letters_title(l), letters(frame, view)))}
        {(view.changes && view.size > 0).then(|| section("clear", say::clear(l), clearing(frame, view)))}
    };
    Page::new(say::title(l), body)
}

fn size(l: Locale, view: &RollView) -> AnyView {
    let mut figures = vec![KeyFigure { label: say::on_it(l), value: number(l, view.size), note: None }];
    if !view.changes {
        figures.push(KeyFigure { label: say::used(l), value: number(l, view.used), note: Some(say::used_note(l)) });
    }
    let standing = if view.changes { say::may_change(l) } else { say::fixed(l) };
    view! { {key_figures(figures)} <p class="measure">{standing}</p> <p class="measure muted">{say::kept(l)}</p> }.into_any()
}

/// A form of this page: all of them are sent in parts, as some hold a file.
fn form(frame: &Frame, view: &RollView, action: &'static str, fields: AnyView) -> AnyView {
    view! {
        <form class="form" method="post" enctype="multipart/form-data" action=url(frame, &view.head) novalidate>
            {hidden("action", action)}
            {fields}
        </form>
    }
    .into_any()
}

fn languages(l: Locale, view: &RollView) -> Vec<Choice> {
    view.languages.iter().map(|code| Choice::new(code.clone(), language_name(l, code))).collect()
}

fn growing(frame: &Frame, view: &RollView) -> AnyView {
    let l = frame.locale;
    let columns = facts(vec![
        ("code".to_owned(), say::column_code(l).into_any()),
        ("sha256".to_owned(), say::column_sha256(l).into_any()),
        ("email".to_owned(), say::column_email(l).into_any()),
    ]);
    let at_once = view.invites.then(|| {
        view! {
            {Field::new(l, &view.form, "invite", say::at_once(l)).hint(say::at_once_hint(l)).checkbox()}
            {Field::new(l, &view.form, "invite_in", say::mail_language(l)).select(None, languages(l, view))}
        }
    });
    let fields = view! {
        {Field::new(l, &view.form, "file", say::file(l)).hint(say::file_hint(l)).required().file()}
        {at_once}
        <div class="button-row">
            {submit_as("button--primary", "take", "yes", say::take(l))}
            {submit_as("button--secondary", "check", "yes", say::check(l))}
        </div>
    };
    view! {
        <p class="measure">{say::grow_hint(l)}</p>
        {columns}
        <p class="measure">{say::guessable(l)}</p>
        {form(frame, view, "add", fields.into_any())}
        <p class="measure muted">{say::check_hint(l)}</p>
    }
    .into_any()
}

fn inviting(frame: &Frame, view: &RollView) -> AnyView {
    let l = frame.locale;
    let fields = view! {
        {Field::new(l, &view.form, "invitees", say::file(l)).hint(say::invitees_hint(l)).required().file()}
        {Field::new(l, &view.form, "language", say::mail_language(l)).required().select(None, languages(l, view))}
        <div class="button-row">{submit_as("button--secondary", "send", "yes", say::send(l))}</div>
    };
    view! { <p class="measure">{say::invite_hint(l)}</p> {form(frame, view, "invite", fields.into_any())} }.into_any()
}

fn letters(frame: &Frame, view: &RollView) -> AnyView {
    let l = frame.locale;
    let fields = view! {
        {Field::new(l, &view.form, "letters", say::letters_field(l)).hint(say::letters_field_hint(l, view.most_letters)).number()}
        {Field::new(l, &view.form, "addresses", say::addresses(l)).hint(say::addresses_hint(l)).optional().file()}
        {Field::new(l, &view.form, "letters_in", say::letters_language(l)).required().select(None, languages(l, view))}
        <div class="button-row">{submit_as("button--secondary", "print", "yes", say::letters_button(l))}</div>
    };
    view! { <p class="measure">{say::letters_hint(l)}</p> {form(frame, view, "letters", fields.into_any())} }.into_any()
}

fn clearing(frame: &Frame, view: &RollView) -> AnyView {
    let l = frame.locale;
    let button = view! { <div class="button-row">{submit_as("button--danger", "clear", "yes", say::clear_button(l))}</div> };
    view! { <p class="measure">{say::clear_hint(l)}</p> {form(frame, view, "clear", button.into_any())} }.into_any()
}

/// What is wrong with a row.
fn fault(l: Locale, fault: RowFault) -> String {
    match fault {
        RowFault::Empty => say::fault_empty(l),
        RowFault::Malformed => say::fault_malformed(l),
        RowFault::Repeated { first } => say::fault_repeated(l, number(l, first)),
        RowFault::Known => say::fault_known(l),
        RowFault::Unknown => say::fault_unknown(l),
    }
}

/// What is wrong with several rows.
fn kind(l: Locale, fault: RowFault) -> String {
    match fault {
        RowFault::Repeated { .. } => say::kind_repeated(l),
        other => self::fault(l, other),
    }
}

fn report_of(l: Locale, report: &Report) -> AnyView {
    let row = |bad: &BadRow| vec![number(l, bad.line).into_any(), fault(l, bad.fault).into_any()];
    let rows = table(Table {
        id: "bad-rows".to_owned(),
        caption: say::report_caption(l),
        columns: vec![Column::number(say::line(l)), Column::text(say::wrong(l))],
        rows: report.bad.iter().take(SHOWN).map(row).collect(),
        variant: "table--dense",
    });
    let all = (report.bad.len() > SHOWN).then(|| every_line(l, report));
    let body = view! {
        <div class="panel panel--warm" role="alert"><p>{say::report(l, report.bad.len())}</p></div>
        {rows}
        {all}
    };
    section("report", say::report_title(l), body)
}

/// All lines by what is wrong with them, as ranges: complete, however long the file was.
fn every_line(l: Locale, report: &Report) -> AnyView {
    let kinds = ["empty", "malformed", "repeated", "on-the-roll", "not-on-the-roll"];
    let of = |name: &str| {
        let rows: Vec<&BadRow> = report.bad.iter().filter(|bad| bad.fault.as_str() == name).collect();
        let lines = ranges(rows.iter().map(|bad| bad.line));
        let range = |(first, last): (u64, u64)| if first == last { first.to_string() } else { format!("{first}\u{2013}{last}") };
        let lines = lines.into_iter().map(range).collect::<Vec<_>>().join(", ");
        rows.first().map(|bad| (kind(l, bad.fault), view! { <span class="wrap-anywhere">{lines}</span> }.into_any()))
    };
    view! { <h3>{say::every_line(l, SHOWN)}</h3> {facts(kinds.into_iter().filter_map(of).collect())} }.into_any()
}
