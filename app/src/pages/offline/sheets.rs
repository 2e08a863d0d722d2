//! Sheets to print: one for each voter, each under its own code.

use super::{top, url};
use crate::Page;
use crate::components::{button_link, text};
use crate::format;
use crate::pages::poll::{cost, rule};
use crate::view::frame::Frame;
use crate::view::offline::{PrintedSheet, SheetsView};
use crate::view::poll::{OptionView, QuestionView};
use crate::words::{Locale, offline as say};
use domain::voting::Marking;
use leptos::prelude::*;

/// The sheets. On the screen they stand one below the other; on paper each begins a page.
pub fn sheets(frame: &Frame, view: &SheetsView) -> Page {
    let l = frame.locale;
    let there = Locale::parse(&view.language).unwrap_or(l);
    let count = view.sheets.len() as u64;
    let body = view! {
        <div class="no-print stack">
            {top(frame, &view.head, say::sheets_title(l, count), say::sheets_lede(l))}
            {view.sheets.iter().any(|sheet| sheet.code.is_some()).then(|| view! { <div class="panel panel--warm"><p>{say::sheets_once(l)}</p></div> })}
            <div class="button-row">{button_link("button--secondary", url(frame, &view.head, ""), say::back(l))}</div>
        </div>
        <div class=if view.both_sides { "sheets sheets--both" } else { "sheets" } lang=(there != l).then(|| view.language.clone())>
            {view.sheets.iter().enumerate().map(|(place, sheet)| one(there, view, place, sheet)).collect_view()}
        </div>
    };
    Page::new(say::sheets_title(l, count), body)
}

fn one(l: Locale, view: &SheetsView, place: usize, sheet: &PrintedSheet) -> AnyView {
    let (id, named) = (format!("sheet-{}", place + 1), format!("sheet-{}", place + 1));
    let code = |class: &'static str, label: Option<String>| {
        let label = label.map(|label| view! { <span>{label}</span> " " });
        match sheet.code {
            Some(code) => view! { <p class=class>{label}<code>{code.to_string()}</code></p> }.into_any(),
            None if label.is_some() => view! { <p class=format!("{class} sheet__code--blank")><span>{say::sheet_write_code(l)}</span></p> }.into_any(),
            None => ().into_any(),
        }
    };
    let closes = view.closes.as_ref().map(|closes| view! { <p>{say::sheet_closes(l, format::moment(l, closes))}</p> });
    let several = sheet.questions.len() > 1;
    let questions = sheet.questions.iter().enumerate().map(|(index, question)| asked(l, several.then_some(index + 1), question));
    view! {
        <article class="sheet" aria-labelledby=named>
            <header class="sheet__head">
                <div>
                    <p class="sheet__city">{say::sheet_of(l, &view.poll.city)}</p>
                    <h2 class="sheet__title" id=id>{text(&view.poll.title, l)}</h2>
                </div>
                {code("sheet__code", Some(say::sheet_code(l)))}
            </header>
            <section class="sheet__how">
                <h3>{say::sheet_how(l)}</h3>
                <ul>
                    <li>{say::sheet_fill(l)}</li>
                    <li>{say::sheet_no_name(l)}</li>
                    <li>{say::sheet_once(l)}</li>
                </ul>
                <p class="sheet__bring"><strong>{say::sheet_bring(l)}</strong> " " {view.place.clone()}</p>
                {closes}
            </section>
            {questions.collect_view()}
            <footer class="sheet__foot">
                <p>{say::sheet_foot(l)}</p>
                {code("sheet__code sheet__code--small", None)}
            </footer>
        </article>
    }
    .into_any()
}

fn asked(l: Locale, numbered: Option<usize>, question: &QuestionView) -> AnyView {
    let before = numbered.map(|index| format!("{}. ", format::count(l, index as u64)));
    let option = |option: &OptionView| {
        let described = option.description.as_ref().map(|words| view! { <span class="sheet__description">{text(words, l)}</span> });
        let mark = match question.method.marking() {
            Marking::Named => "sheet__mark",
            Marking::Place | Marking::Number => "sheet__mark sheet__mark--number",
        };
        view! { <li><span class=mark aria-hidden="true"></span> <span>{text(&option.label, l)} {cost(l, question, option).map(|cost| view! { " " <strong>{cost}</strong> })} {described}</span></li> }
    };
    let mark = match question.method.marking() {
        Marking::Named => say::sheet_cross(l),
        Marking::Place => say::sheet_places(l),
        Marking::Number => say::sheet_numbers(l),
    };
    view! {
        <section class="sheet__question">
            <h3>{before}{text(&question.text, l)}</h3>
            {question.help.as_ref().map(|help| view! { <p class="sheet__help">{text(help, l)}</p> })}
            <p class="sheet__rule">{rule(l, question)} " " {mark}</p>
            <ul class="sheet__options">{question.options.iter().map(option).collect_view()}</ul>
        </section>
    }
    .into_any()
}
