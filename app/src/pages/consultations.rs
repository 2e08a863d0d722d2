//! The list of consultations, with filters.

use super::cities::{country_choices, phase_choices};
use crate::Page;
use crate::components::{Choice, Field, PageHead, button_link, consultation_cards, empty_state, filter_bar, links, pagination, result_count, stage_name};
use crate::view::consultations::{ConsultationsView, Stage};
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::words::consultations as say;
use domain::contract::Phase;
use leptos::prelude::*;

/// Consultations found. Every view has its address.
pub fn consultations(frame: &Frame, view: &ConsultationsView) -> Page {
    let l = frame.locale;
    let list = if view.consultations.is_empty() {
        let all = button_link("button--secondary", frame.url("/consultations"), say::clear(l));
        empty_state(say::none(l), say::none_text(l), Some(all))
    } else {
        consultation_cards(frame, &view.consultations, true)
    };
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {filters(frame, view)}
        {result_count(say::found(l, view.found))}
        <section class="stack" aria-labelledby="results">
            <h2 class="visually-hidden" id="results">{say::results(l)}</h2>
            {list}
            {pages(frame, view)}
        </section>
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn filters(frame: &Frame, view: &ConsultationsView) -> AnyView {
    let l = frame.locale;
    let mut form = Form::default();
    form.set("q", view.query.clone());
    form.set("country", view.country.clone().unwrap_or_default());
    form.set("phase", view.phase.map(Phase::as_str).unwrap_or_default());
    form.set("state", view.stage.map(Stage::as_str).unwrap_or_default());
    let stages = Stage::ALL.iter().map(|&stage| Choice::new(stage.as_str(), stage_name(l, stage))).collect();
    let fields = view! {
        {Field::new(l, &form, "q", say::search(l)).max_length(100).search()}
        {Field::new(l, &form, "country", say::country(l)).select(Some(say::every_country(l)), country_choices(l, &view.countries))}
        {Field::new(l, &form, "phase", say::phase(l)).select(Some(say::every_phase(l)), phase_choices(l))}
        {Field::new(l, &form, "state", say::stage(l)).select(Some(say::every_stage(l)), stages)}
    };
    let filtered = !view.query.is_empty() || view.country.is_some() || view.phase.is_some() || view.stage.is_some();
    filter_bar(l, frame.url("/consultations"), say::filter(l), fields.into_any(), filtered.then(|| frame.url("/consultations")))
}

fn pages(frame: &Frame, view: &ConsultationsView) -> AnyView {
    let address = |page: u32| {
        let page = if page == 1 { String::new() } else { page.to_string() };
        let pairs = [
            ("q", view.query.as_str()),
            ("country", view.country.as_deref().unwrap_or_default()),
            ("phase", view.phase.map(Phase::as_str).unwrap_or_default()),
            ("state", view.stage.map(Stage::as_str).unwrap_or_default()),
            ("page", page.as_str()),
        ];
        links::with_query(&frame.url("/consultations"), &pairs)
    };
    pagination(frame.locale, view.page, view.pages, address)
}

#[cfg(test)]
mod tests {
    use super::consultations;
    use crate::pages::sample;
    use crate::view::consultations::{ConsultationsView, Stage};

    #[test]
    fn the_list_is_safe_and_keeps_its_filters() {
        let mut view = ConsultationsView {
            query: String::new(),
            country: None,
            phase: None,
            stage: Some(Stage::Open),
            countries: vec!["BE".to_owned()],
            found: 31,
            page: 1,
            pages: 2,
            consultations: Stage::ALL.iter().map(|&stage| sample::card(stage)).collect(),
        };
        let pages = sample::check("/consultations", |frame| consultations(frame, &view));
        assert!(pages[1].contains("href=\"/fr/consultations?state=open&amp;page=2\""), "{}", pages[1]);
        view.consultations.clear();
        sample::check("/consultations", |frame| consultations(frame, &view));
    }
}
