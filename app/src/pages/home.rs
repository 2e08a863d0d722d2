//! The home page.

use crate::Page;
use crate::components::{Field, KeyFigure, PageHead, city_map, consultation_cards, empty_state, key_figures, section, section_with_link};
use crate::format;
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::home::HomeView;
use crate::words::home as say;
use leptos::prelude::*;

/// What Parvis is, a way to one's city, and what is open now.
pub fn home(frame: &Frame, view: &HomeView) -> Page {
    let l = frame.locale;
    let body = view! {
        <div class="hero">
            <div class="stack">
                {PageHead::new(say::title(l)).eyebrow(say::eyebrow(l)).lede(say::lede(l)).view()}
                {find_city(frame)}
            </div>
            {city_map(frame, say::map_caption(l, view.cities), &view.dots)}
        </div>
        {open_now(frame, view)}
        {figures(frame, view)}
        {section("secret", say::secret(l), view! {
            <p class="measure">{say::secret_text(l)}</p>
            <p><a href=frame.url("/secrecy")>{say::secret_link(l)}</a></p>
        })}
    };
    Page::new(say::title(l), body).described(say::description(l)).with_islands()
}

fn find_city(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let form = Form::default();
    view! {
        <form class="filter-bar" method="get" role="search" aria-label=say::find_your_city(l) action=frame.url("/cities")>
            {Field::new(l, &form, "q", say::search_city(l)).max_length(100).search()}
            <button class="button button--primary">{say::search(l)}</button>
            <a href=frame.url("/cities")>{say::all_cities(l)}</a>
        </form>
    }
    .into_any()
}

fn open_now(frame: &Frame, view: &HomeView) -> AnyView {
    let l = frame.locale;
    let cards = if view.open.is_empty() { empty_state(say::none_open(l), say::none_open_text(l), None) } else { consultation_cards(frame, &view.open, true) };
    section_with_link("open", say::open_now(l), (say::all_consultations(l), frame.url("/consultations")), cards)
}

fn figures(frame: &Frame, view: &HomeView) -> AnyView {
    let l = frame.locale;
    let figure = |label: String, count: u64, note: Option<String>| KeyFigure { label, value: format::count(l, count), note };
    let row = key_figures(vec![
        figure(say::figure_cities(l), view.cities, None),
        figure(say::figure_open(l), view.open_consultations, None),
        figure(say::figure_participants(l), view.participants, Some(say::figure_participants_note(l))),
    ]);
    section("figures", say::figures(l), row)
}

#[cfg(test)]
mod tests {
    use super::home;
    use crate::pages::sample;
    use crate::view::consultations::Stage;
    use crate::view::home::HomeView;

    #[test]
    fn the_home_page_is_safe_and_leads_to_cities() {
        let mut view = HomeView { cities: 112, open_consultations: 1, participants: 1204, open: vec![sample::card(Stage::Open)], dots: vec![sample::dot()] };
        let pages = sample::check("", |frame| home(frame, &view));
        assert!(pages[0].contains("action=\"/en/cities\"") && pages[0].contains("1,204"));
        assert!(pages[1].contains("href=\"/fr/cities/ghent\"") && pages[1].contains("1\u{202f}204"));
        view.open.clear();
        sample::check("", |frame| home(frame, &view));
    }
}
