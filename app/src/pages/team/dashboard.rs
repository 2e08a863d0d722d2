//! What goes on in a city.

use super::parts::{self, Tab};
use crate::Page;
use crate::components::{Chip, ChipKind, PageHead, button_link, chips, empty_state, names};
use crate::view::frame::Frame;
use crate::view::team::{DashboardView, TeamConsultation};
use crate::words::team as say;
use leptos::prelude::*;

/// The consultations of a city, with their polls: state and turnout.
pub fn dashboard(frame: &Frame, view: &DashboardView) -> Page {
    let l = frame.locale;
    let city = &view.city;
    let new = || button_link("button--primary", parts::city_url(frame, city, "/consultations/new"), say::new_consultation(l));
    let public = button_link("button--quiet", frame.url(&format!("/cities/{}", city.slug)), say::public_page(l));
    let list = if view.consultations.is_empty() {
        empty_state(say::no_consultation_title(l), say::no_consultation(l), None)
    } else {
        view.consultations.iter().map(|one| consultation(frame, one)).collect_view().into_any()
    };
    let head = PageHead::new(city.name.clone())
        .eyebrow(say::city_team(l, names::country(l, &city.country)))
        .lede(say::members_count(l, view.members))
        .actions(view! { {new()} {public} });
    let body = view! {
        {crate::components::breadcrumb(l, vec![(say::my_cities(l).into_any(), frame.url("/team"))], city.name.clone())}
        {head.view()}
        {parts::tabs(frame, city, Tab::Consultations)}
        {population_warning(frame, view)}
        <section class="section" aria-labelledby="consultations"><h2 id="consultations">{say::consultations(l)}</h2>{list}</section>
    };
    Page::new(say::city_title(l, &city.name), body)
}

/// Without a usable population, no rate of this city is available: say so where it can be changed.
fn population_warning(frame: &Frame, view: &DashboardView) -> AnyView {
    let l = frame.locale;
    let why = match &view.population {
        Some(population) if population.is_usable() => return ().into_any(),
        Some(_) => say::population_to_be_replaced(l),
        None => say::population_unknown(l),
    };
    view! {
        <div class="panel panel--warm"><p>{why} " " <a href=parts::city_url(frame, &view.city, "/facts")>{say::declare_population(l)}</a></p></div>
    }
    .into_any()
}

fn consultation(frame: &Frame, one: &TeamConsultation) -> AnyView {
    let l = frame.locale;
    let list = if one.polls.is_empty() { view! { <p class="muted">{say::no_poll(l)}</p> }.into_any() } else { parts::poll_list(frame, &one.polls) };
    let state = Chip::new(ChipKind::State(one.state.as_str()), names::consultation_state(l, one.state));
    let phase = Chip::new(ChipKind::Phase(one.phase.as_str()), names::phase(l, one.phase));
    view! {
        <div class="panel">
            <h3><a href=frame.url(&format!("/team/consultations/{}", one.id))>{parts::title(l, &one.title)}</a></h3>
            {chips(vec![state, phase])}
            {list}
        </div>
    }
    .into_any()
}
