//! The cities whose team the viewer belongs to.

use super::parts;
use crate::Page;
use crate::components::{PageHead, empty_state, names};
use crate::format;
use crate::view::frame::Frame;
use crate::view::team::{TeamCity, TeamHomeView};
use crate::words::team as say;
use leptos::prelude::*;

/// My cities.
pub fn home(frame: &Frame, view: &TeamHomeView) -> Page {
    let l = frame.locale;
    let cities = if view.cities.is_empty() {
        empty_state(say::home_empty_title(l), say::home_empty(l), None)
    } else {
        view! { <ul class="cards">{view.cities.iter().map(|one| city(frame, one)).collect_view()}</ul> }.into_any()
    };
    let body = view! {
        {PageHead::new(say::my_cities(l)).lede(say::home_lede(l)).view()}
        {invitations(frame, view.invitations)}
        <section class="section" aria-labelledby="cities"><h2 id="cities" class="visually-hidden">{say::cities(l)}</h2>{cities}</section>
    };
    Page::new(say::my_cities(l), body)
}

fn invitations(frame: &Frame, waiting: u64) -> AnyView {
    if waiting == 0 {
        return ().into_any();
    }
    let l = frame.locale;
    view! { <div class="panel panel--accent"><p><a href=frame.url("/invitations")>{say::invitations_waiting(l, waiting)}</a></p></div> }.into_any()
}

fn city(frame: &Frame, city: &TeamCity) -> AnyView {
    let l = frame.locale;
    let count = |n: u64| format::count(l, n);
    let facts = [(say::drafts(l), city.drafts), (say::open_polls(l), city.open_polls), (say::unanswered(l), city.unanswered)];
    let fact = |(term, n): (String, u64)| view! { <div><dt>{term}</dt><dd>{count(n)}</dd></div> };
    view! {
        <li class="card">
            <p class="eyebrow">{names::country(l, &city.country)}</p>
            <h3 class="card__title"><a href=frame.url(&format!("/team/cities/{}", city.slug))>{city.name.clone()}</a></h3>
            <p class="card__text">{parts::role(l, city.role)}</p>
            <dl class="card__facts">{facts.into_iter().map(fact).collect_view()}</dl>
        </li>
    }
    .into_any()
}
