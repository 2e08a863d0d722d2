//! What the pages of a team share.

use crate::components::{Chip, ChipKind, breadcrumb, chip, names, text};
use crate::format;
use crate::view::frame::Frame;
use crate::view::team::{CityHead, TeamPoll, TeamRole};
use crate::view::text::Text;
use crate::words::{Locale, team as say};
use domain::consultation::PollState;
use leptos::prelude::*;

/// The way back: my cities, the city, then what lies between, then this page.
pub fn trail(frame: &Frame, city: &CityHead, between: Vec<(AnyView, String)>, here: impl IntoView + 'static) -> AnyView {
    let l = frame.locale;
    let mut steps = vec![(say::my_cities(l).into_any(), frame.url("/team")), (city.name.clone().into_any(), city_url(frame, city, ""))];
    steps.extend(between);
    breadcrumb(l, steps, here)
}

/// An address of the city's team.
pub fn city_url(frame: &Frame, city: &CityHead, rest: &str) -> String {
    frame.url(&format!("/team/cities/{}{rest}", city.slug))
}

/// The pages of a city's team.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Consultations and polls.
    Consultations,
    /// Members.
    Members,
    /// Population, boundary, preparedness.
    Facts,
}

/// Links between the pages of a city's team.
pub fn tabs(frame: &Frame, city: &CityHead, here: Tab) -> AnyView {
    let l = frame.locale;
    let tabs =
        [(Tab::Consultations, "", say::tab_consultations(l)), (Tab::Members, "/members", say::tab_members(l)), (Tab::Facts, "/facts", say::tab_facts(l))];
    let item = |(tab, rest, label): (Tab, &str, String)| {
        view! { <li><a href=city_url(frame, city, rest) aria-current=(tab == here).then_some("page")>{label}</a></li> }
    };
    view! { <nav class="tabs" aria-label=say::tabs(l, &city.name)><ul>{tabs.into_iter().map(item).collect_view()}</ul></nav> }.into_any()
}

/// A title, or the words for one that is not there yet.
pub fn title(l: Locale, title: &Text) -> AnyView {
    if title.is_empty() { say::untitled(l).into_any() } else { text(title, l) }
}

/// The same, for places that take words only (the title of the tab).
pub fn plain_title(l: Locale, title: &Text) -> String {
    if title.is_empty() { say::untitled(l) } else { title.text.clone() }
}

/// A role.
pub fn role(l: Locale, role: TeamRole) -> String {
    match role {
        TeamRole::Administrator => say::role_administrator(l),
        TeamRole::Moderator => say::role_moderator(l),
    }
}

/// Polls with state, dates and turnout.
pub fn poll_list(frame: &Frame, polls: &[TeamPoll]) -> AnyView {
    let l = frame.locale;
    let item = |poll: &TeamPoll| {
        let href = frame.url(&format!("/team/polls/{}", poll.id));
        let state = chip(Chip::new(ChipKind::State(poll.state.as_str()), names::poll_state(l, poll.state)));
        view! { <li><a href=href>{title(l, &poll.title)}</a> " " {state} " " <span class="muted">{poll_line(l, poll)}</span></li> }.into_any()
    };
    view! { <ul class="link-list">{polls.iter().map(item).collect_view()}</ul> }.into_any()
}

fn poll_line(l: Locale, poll: &TeamPoll) -> String {
    let date = match poll.state {
        PollState::Draft => None,
        PollState::Scheduled => poll.opens.as_ref().map(|opens| say::opens_on(l, format::date(l, opens.date()))),
        PollState::Open => Some(poll.closes.as_ref().map_or_else(|| say::open_ended(l), |closes| say::closes_on(l, format::date(l, closes.date())))),
        PollState::Closing | PollState::Closed | PollState::ResultsPublished => {
            poll.closes.as_ref().map(|closes| say::closed_on(l, format::date(l, closes.date())))
        }
    };
    let voters = (poll.state > PollState::Scheduled).then(|| say::voters(l, poll.voters));
    [date, voters].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A form with nothing but a button.
pub fn button_form(action: String, class: &'static str, label: impl IntoView + 'static) -> AnyView {
    view! { <form class="inline-form" method="post" action=action><button class=format!("button {class}")>{label}</button></form> }.into_any()
}
