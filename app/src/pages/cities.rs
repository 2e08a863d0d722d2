//! The list of cities, with a map and filters.

use crate::Page;
use crate::components::{
    Chip, ChipKind, Choice, Field, PageHead, button_link, chip, city_map, empty_state, filter_bar, links, names, pagination, result_count,
};
use crate::format;
use crate::view::cities::{CitiesView, CityRow};
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::words::{Locale, cities as say};
use domain::contract::Phase;
use leptos::prelude::*;

/// Cities found, on a map and in a list. Every view has its address.
pub fn cities(frame: &Frame, view: &CitiesView) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {filters(frame, view)}
        {result_count(say::found(l, view.found))}
        {if view.cities.is_empty() { nothing(frame) } else { found(frame, view) }}
    };
    Page::new(say::title(l), body).described(say::description(l)).with_islands()
}

fn filters(frame: &Frame, view: &CitiesView) -> AnyView {
    let l = frame.locale;
    let mut form = Form::default();
    form.set("q", view.query.clone());
    form.set("country", view.country.clone().unwrap_or_default());
    form.set("phase", view.phase.map(Phase::as_str).unwrap_or_default());
    let fields = view! {
        {Field::new(l, &form, "q", say::search(l)).max_length(100).search()}
        {Field::new(l, &form, "country", say::country(l)).select(Some(say::every_country(l)), country_choices(l, &view.countries))}
        {Field::new(l, &form, "phase", say::phase(l)).select(Some(say::every_phase(l)), phase_choices(l))}
    };
    let filtered = !view.query.is_empty() || view.country.is_some() || view.phase.is_some();
    filter_bar(l, frame.url("/cities"), say::filter(l), fields.into_any(), filtered.then(|| frame.url("/cities")))
}

/// Countries by their names, in the order a reader expects.
pub(super) fn country_choices(l: Locale, countries: &[String]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = countries.iter().map(|code| Choice::new(code.clone(), names::country(l, code))).collect();
    choices.sort_by(|a, b| format::compare(l, &a.label, &b.label));
    choices
}

/// The three phases.
pub(super) fn phase_choices(l: Locale) -> Vec<Choice> {
    Phase::ALL.iter().map(|&phase| Choice::new(phase.as_str(), names::phase(l, phase))).collect()
}

fn nothing(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let all = button_link("button--secondary", frame.url("/cities"), say::clear(l));
    view! {
        <section aria-labelledby="results">
            <h2 class="visually-hidden" id="results">{say::results(l)}</h2>
            {empty_state(say::none(l), say::none_text(l), Some(all))}
        </section>
    }
    .into_any()
}

fn found(frame: &Frame, view: &CitiesView) -> AnyView {
    let l = frame.locale;
    let address = |page: u32| {
        let page = if page == 1 { String::new() } else { page.to_string() };
        let (country, phase) = (view.country.as_deref().unwrap_or_default(), view.phase.map(Phase::as_str).unwrap_or_default());
        links::with_query(&frame.url("/cities"), &[("q", &view.query), ("country", country), ("phase", phase), ("page", &page)])
    };
    view! {
        <div class="map-and-list">
            {city_map(frame, say::map_caption(l, view.found), &view.dots)}
            <section class="stack" aria-labelledby="results">
                <h2 class="visually-hidden" id="results">{say::results(l)}</h2>
                <ul class="link-list">{view.cities.iter().map(|city| row(frame, city)).collect_view()}</ul>
                {pagination(l, view.page, view.pages, address)}
            </section>
        </div>
    }
    .into_any()
}

fn row(frame: &Frame, city: &CityRow) -> AnyView {
    let l = frame.locale;
    let mut facts = vec![names::country(l, &city.country)];
    if city.open_consultations > 0 {
        facts.push(say::open_consultations(l, city.open_consultations));
    }
    facts.push(say::participants(l, city.participants));
    let phase = match city.phase {
        Some(phase) => Chip::new(ChipKind::Phase(phase.as_str()), names::phase(l, phase)),
        None => Chip::new(ChipKind::Plain, say::no_phase(l)),
    };
    view! {
        <li>
            <a href=frame.url(&format!("/cities/{}", city.slug))>{city.name.clone()}</a>
            " "
            <span class="muted">{facts.join(" · ")}</span>
            " "
            {chip(phase)}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::cities;
    use crate::pages::sample;
    use crate::view::cities::CitiesView;
    use domain::contract::Phase;

    fn view() -> CitiesView {
        CitiesView {
            query: sample::HOSTILE.to_owned(),
            country: Some("BE".to_owned()),
            phase: Some(Phase::CoCreation),
            countries: vec!["BE".to_owned(), "AT".to_owned()],
            found: 61,
            page: 2,
            pages: 3,
            cities: vec![sample::row()],
            dots: vec![sample::dot()],
        }
    }

    #[test]
    fn filters_keep_what_was_asked() {
        let mut view = view();
        view.query = "x".to_owned();
        let pages = sample::check("/cities", |frame| cities(frame, &view));
        assert!(pages[0].contains("<option value=\"BE\" selected>Belgium</option>"), "{}", pages[0]);
        assert!(pages[0].contains("href=\"/en/cities?q=x&amp;country=BE&amp;phase=co-creation&amp;page=3\""), "{}", pages[0]);
        assert!(pages[1].contains("61 villes"));
    }

    #[test]
    fn a_hostile_search_stays_in_its_field() {
        let html = crate::render(&sample::frame(crate::words::Locale::En, "/cities"), |frame| cities(frame, &view()));
        assert!(!html.contains("<img") && !html.contains("\"><img"));
    }

    #[test]
    fn nothing_found_is_said() {
        let mut view = view();
        view.query.clear();
        view.cities.clear();
        let pages = sample::check("/cities", |frame| cities(frame, &view));
        assert!(pages[0].contains("No city found"));
    }
}
