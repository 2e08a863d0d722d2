//! A consultation as its team sees it.

use super::missing::{Owner, missing_list};
use super::parts;
use crate::Page;
use crate::components::{Chip, ChipKind, PageHead, button_link, corrections, facts, history, language_name, names, section, text};
use crate::format;
use crate::view::frame::Frame;
use crate::view::team::ConsultationOverviewView;
use crate::words::team as say;
use domain::consultation::ConsultationState;
use leptos::prelude::*;

/// What is missing, the polls, the official answer, and what was decided.
pub fn consultation(frame: &Frame, view: &ConsultationOverviewView) -> Page {
    let l = frame.locale;
    let own = |rest: &str| frame.url(&format!("/team/consultations/{}{rest}", view.id));
    let edit = button_link("button--secondary", own("/edit"), say::edit(l));
    let public = view
        .state
        .is_public()
        .then(|| button_link("button--quiet", frame.url(&format!("/cities/{}/consultations/{}", view.city.slug, view.slug)), say::public_page(l)));
    let chips = vec![
        Chip::new(ChipKind::State(view.state.as_str()), names::consultation_state(l, view.state)),
        Chip::new(ChipKind::Phase(view.phase.as_str()), names::phase(l, view.phase)),
        Chip::new(ChipKind::Level(view.level.as_str()), names::level(l, view.level)),
    ];
    let mut head =
        PageHead::new(parts::title(l, &view.title)).eyebrow(say::consultation_of(l, &view.city.name)).chips(chips).actions(view! { {edit} {public} });
    if !view.summary.is_empty() {
        head = head.lede(text(&view.summary, l));
    }
    let body = view! {
        {parts::trail(frame, &view.city, Vec::new(), parts::title(l, &view.title))}
        {head.view()}
        <div class="columns">
            <div>
                {readiness(frame, view)}
                {polls(frame, view)}
                {official_answer(frame, view)}
                {past(frame, view)}
            </div>
            <aside aria-label=say::facts_title(l)>{about(frame, view)}</aside>
        </div>
    };
    Page::new(parts::plain_title(l, &view.title), body)
}

fn readiness(frame: &Frame, view: &ConsultationOverviewView) -> AnyView {
    let l = frame.locale;
    if view.state != ConsultationState::Draft {
        return ().into_any();
    }
    let owner = Owner::Consultation(view.id);
    let body = if view.missing.is_empty() {
        let publish = frame.url(&format!("/team/consultations/{}/publish", view.id));
        view! {
            {missing_list(frame, owner, vec![say::nothing_missing(l)], &[])}
            <p>{say::publish_consultation_hint(l)}</p>
            {parts::button_form(publish, "button--primary", say::publish_consultation(l))}
        }
        .into_any()
    } else {
        view! { <p>{say::missing_count(l, view.missing.len())}</p> {missing_list(frame, owner, Vec::new(), &view.missing)} }.into_any()
    };
    section("readiness", say::before_publishing(l), body)
}

fn polls(frame: &Frame, view: &ConsultationOverviewView) -> AnyView {
    let l = frame.locale;
    let list = if view.polls.is_empty() { view! { <p>{say::no_poll(l)}</p> }.into_any() } else { parts::poll_list(frame, &view.polls) };
    let add = parts::button_form(frame.url(&format!("/team/consultations/{}/polls", view.id)), "button--secondary", say::add_poll(l));
    section("polls", say::polls(l), view! { {list} {add} })
}

fn official_answer(frame: &Frame, view: &ConsultationOverviewView) -> AnyView {
    let l = frame.locale;
    let link = |label: String| button_link("button--secondary", frame.url(&format!("/team/consultations/{}/answer", view.id)), label);
    let body = match (&view.state, &view.answered) {
        (ConsultationState::Draft, _) => view! { <p>{say::answer_later(l)}</p> }.into_any(),
        (_, Some(at)) => view! { <p>{say::answered_on(l, format::moment(l, at))}</p> {link(say::read_answer(l))} }.into_any(),
        (_, None) => view! { <p>{say::answer_due(l)}</p> {link(say::write_answer(l))} }.into_any(),
    };
    section("answer", say::official_answer(l), body)
}

fn past(frame: &Frame, view: &ConsultationOverviewView) -> AnyView {
    let l = frame.locale;
    let decisions = (!view.history.is_empty()).then(|| section("history", say::history(l), history(l, &view.history)));
    let changed = (!view.corrections.is_empty()).then(|| section("corrections", say::corrections(l), corrections(l, &view.corrections)));
    view! { {decisions} {changed} }.into_any()
}

fn about(frame: &Frame, view: &ConsultationOverviewView) -> AnyView {
    let l = frame.locale;
    let languages: Vec<String> = view.languages.iter().map(|code| language_name(l, code)).collect();
    let languages = if languages.is_empty() { say::none_yet(l) } else { languages.join(", ") };
    let mut list = vec![
        (say::level(l), view! { {names::level(l, view.level)} " " <span class="muted">{names::level_promise(l, view.level)}</span> }.into_any()),
        (say::field(l), names::field(l, view.field).into_any()),
        (say::languages(l), languages.into_any()),
    ];
    if let Some(published) = &view.published {
        list.push((say::published(l), format::moment(l, published).into_any()));
        list.push((say::participants(l), format::count(l, view.participants).into_any()));
    }
    facts(list)
}
