//! A consultation in a grid of cards.

use super::{Chip, ChipKind, chips, names, text};
use crate::format;
use crate::view::consultations::{ConsultationCard, Stage};
use crate::view::frame::Frame;
use crate::words::{Locale, consultations as say};
use leptos::prelude::*;

/// Where participation stands, in words.
#[must_use]
pub fn stage_name(l: Locale, stage: Stage) -> String {
    match stage {
        Stage::Open => say::stage_open(l),
        Stage::Upcoming => say::stage_upcoming(l),
        Stage::Closed => say::stage_closed(l),
        Stage::Answered => say::stage_answered(l),
    }
}

/// Cards of consultations, each with one verb. Titles are `h3`. `with_city` names the city on each, where the page does not.
pub fn consultation_cards(frame: &Frame, cards: &[ConsultationCard], with_city: bool) -> AnyView {
    view! { <ul class="cards">{cards.iter().map(|one| card(frame, one, with_city)).collect_view()}</ul> }.into_any()
}

fn card(frame: &Frame, card: &ConsultationCard, with_city: bool) -> AnyView {
    let l = frame.locale;
    let href = frame.url(&format!("/cities/{}/consultations/{}", card.city_slug, card.slug));
    let (class, verb) = match card.stage {
        Stage::Open => ("button button--primary", say::take_part(l)),
        Stage::Upcoming | Stage::Closed => ("button button--secondary", say::read(l)),
        Stage::Answered => ("button button--secondary", say::read_answer(l)),
    };
    let state = Chip::new(ChipKind::State(card.stage.as_str()), stage_name(l, card.stage));
    let phase = Chip::new(ChipKind::Phase(card.phase.as_str()), names::phase(l, card.phase));
    let summary = (!card.summary.is_empty()).then(|| view! { <p class="card__text">{text(&card.summary, l)}</p> });
    view! {
        <li class="card">
            {with_city.then(|| view! { <p class="eyebrow">{say::city_and_country(l, &card.city_name, names::country(l, &card.country))}</p> })}
            <h3 class="card__title"><a href=href.clone()>{text(&card.title, l)}</a></h3>
            {summary}
            {chips(vec![state, phase])}
            {card_facts(l, card)}
            <p class="card__action">
                <a class=class href=href>
                    {verb}
                    <span class="visually-hidden">{say::of_title(l, &card.title.text)}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}

fn card_facts(l: Locale, card: &ConsultationCard) -> AnyView {
    let day = |moment: &jiff::ZonedDateTime| format::short_date(l, moment.date());
    let time = match card.stage {
        Stage::Open => match card.days_left {
            Some(days) => Some((say::days_left(l), days_left(l, days))),
            None => Some((say::closes(l), say::open_ended(l))),
        },
        Stage::Upcoming => card.opens.as_ref().map(|opens| (say::opens(l), day(opens))),
        Stage::Closed | Stage::Answered => card.closes.as_ref().map(|closes| (say::closed_on(l), day(closes))),
    };
    let participants = (say::participants(l), format::count(l, card.participants));
    let facts = time.into_iter().chain([participants]);
    view! { <dl class="card__facts">{facts.map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> }).collect_view()}</dl> }.into_any()
}

/// Days until the close, or that this is the last one.
#[must_use]
pub fn days_left(l: Locale, days: i64) -> String {
    if days <= 1 { say::last_day(l) } else { format::number(l, days) }
}
