//! Letters to print: one for each entry that was just made, each with its code.

use super::{number, url};
use crate::Page;
use crate::components::{button_link, text};
use crate::format;
use crate::pages::poll_editor::parts as editor;
use crate::view::frame::Frame;
use crate::view::roll::{Letter, LettersView};
use crate::words::{Locale, roll as say};
use leptos::prelude::*;

/// The letters. On the screen they stand one below the other; on paper each begins a page.
pub fn letters(frame: &Frame, view: &LettersView) -> Page {
    let l = frame.locale;
    let there = Locale::parse(&view.language).unwrap_or(l);
    let count = view.letters.len() as u64;
    let title = say::letters_ready(l, number(l, count));
    let body = view! {
        <div class="no-print stack">
            {editor::top(frame, &view.head, title.clone(), say::letters_lede(l))}
            <div class="panel panel--warm"><p>{say::letters_once(l)}</p></div>
            <div class="button-row">{button_link("button--secondary", url(frame, &view.head), say::back(l))}</div>
        </div>
        <div class="sheets" lang=(there != l).then(|| view.language.clone())>
            {view.letters.iter().enumerate().map(|(place, letter)| one(there, view, place, letter)).collect_view()}
        </div>
    };
    Page::new(title, body)
}

fn one(l: Locale, view: &LettersView, place: usize, letter: &Letter) -> AnyView {
    let (id, named) = (format!("letter-{}", place + 1), format!("letter-{}", place + 1));
    let when = match (&view.opens, &view.closes) {
        (Some(opens), Some(closes)) => Some(say::letter_between(l, format::moment(l, closes), format::moment(l, opens))),
        (Some(opens), None) => Some(say::letter_from(l, format::moment(l, opens))),
        _ => None,
    };
    let addressee = letter.addressee.iter().map(|line| view! { <span>{line.clone()}</span> <br/> }).collect_view();
    view! {
        <article class="sheet" aria-labelledby=named>
            {(!letter.addressee.is_empty()).then(|| view! { <p class="letter__to">{addressee}</p> })}
            <header class="sheet__head">
                <div>
                    <p class="sheet__city">{say::letter_of(l, &view.head.city.name)}</p>
                    <h2 class="sheet__title" id=id>{text(&view.head.title, l)}</h2>
                </div>
            </header>
            <p>{say::letter_why(l)}</p>
            <p class="sheet__code letter__code"><span>{say::letter_code(l)}</span> <code>{letter.code.to_string()}</code></p>
            <section class="sheet__how">
                <h3>{say::letter_how(l)}</h3>
                <ol>
                    <li>{say::letter_open(l)} " " <strong class="wrap-anywhere">{view.address.clone()}</strong></li>
                    <li>{say::letter_type(l)}</li>
                    <li>{say::letter_change(l)}</li>
                </ol>
                {when.map(|when| view! { <p class="sheet__bring"><strong>{when}</strong></p> })}
            </section>
            {view.paper.then(|| view! { <p>{say::letter_paper(l)}</p> })}
            <footer class="sheet__foot"><p>{say::letter_secret(l)}</p></footer>
        </article>
    }
    .into_any()
}
