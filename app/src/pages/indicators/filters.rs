//! Filters: every view of the board is a link.

use super::words;
use crate::components::{links, names};
use crate::format;
use crate::view::frame::Frame;
use crate::view::indicators::IndicatorsView;
use crate::words::indicators as say;
use domain::contract::{Phase, Preparedness, SizeBand};
use domain::indicators::{Direction, Filter, SortKey};
use domain::participation::Period;
use leptos::prelude::*;

/// The address of the board with this filter and order. The direction stands last: the island counts on it.
pub fn address(frame: &Frame, filter: &Filter, sort: SortKey, direction: Direction) -> String {
    let period = if filter.period == Period::All { String::new() } else { filter.period.as_string() };
    links::with_query(
        &frame.url("/indicators"),
        &[
            ("period", &period),
            ("phase", filter.phase.map_or("", Phase::as_str)),
            ("preparedness", filter.preparedness.map_or("", Preparedness::as_str)),
            ("country", filter.country.as_deref().unwrap_or_default()),
            ("size", filter.size.map_or("", SizeBand::as_str)),
            ("sort", &sort.as_string()),
            ("dir", direction.as_str()),
        ],
    )
}

/// The groups of links.
pub fn filters(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    let now = &view.board.filter;
    let all = |filter: Filter, current: bool| (say::all(l), filter, current);
    let mut phases = vec![all(Filter { phase: None, ..now.clone() }, now.phase.is_none())];
    phases.extend(Phase::ALL.iter().map(|&one| (names::phase(l, one), Filter { phase: Some(one), ..now.clone() }, now.phase == Some(one))));
    let mut levels = vec![all(Filter { preparedness: None, ..now.clone() }, now.preparedness.is_none())];
    levels.extend(
        Preparedness::ALL.iter().map(|&one| (names::preparedness(l, one), Filter { preparedness: Some(one), ..now.clone() }, now.preparedness == Some(one))),
    );
    let mut sizes = vec![all(Filter { size: None, ..now.clone() }, now.size.is_none())];
    sizes.extend(SizeBand::ALL.iter().map(|&one| (names::size_band(l, one), Filter { size: Some(one), ..now.clone() }, now.size == Some(one))));
    view! {
        <nav class="filters" aria-label=say::filters(l)>
            {periods(frame, view)}
            {group(frame, view, say::phase(l), phases)}
            {group(frame, view, say::preparedness(l), levels)}
            {group(frame, view, say::size(l), sizes)}
            {countries(frame, view)}
        </nav>
    }
    .into_any()
}

type Choice = (String, Filter, bool);

/// Years in view; quarters, of which there are many, in a list that opens.
fn periods(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    let now = &view.board.filter;
    let item = |&one: &Period| link(frame, view, (words::period(l, one), Filter { period: one, ..now.clone() }, now.period == one));
    let (quarters, years): (Vec<Period>, Vec<Period>) = view.periods.iter().copied().partition(|one| matches!(one, Period::Quarter(_)));
    let open = matches!(now.period, Period::Quarter(_));
    let shown = if open { say::chosen(l, words::period(l, now.period)) } else { say::quarters(l) };
    let list = (!quarters.is_empty())
        .then(|| view! { <details class="details" open=open><summary>{shown}</summary><ul>{quarters.iter().map(item).collect_view()}</ul></details> });
    view! {
        <div class="filters__group">
            <h2 class="filters__title">{say::period(l)}</h2>
            <ul>{years.iter().map(item).collect_view()}</ul>
            {list}
        </div>
    }
    .into_any()
}

fn countries(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    let now = &view.board.filter;
    let country = |code: &String| {
        let current = now.country.as_ref() == Some(code);
        (names::country(l, code), Filter { country: Some(code.clone()), ..now.clone() }, current)
    };
    let mut choices: Vec<Choice> = view.countries.iter().map(country).collect();
    choices.sort_by(|(a, ..), (b, ..)| format::compare(l, a, b));
    choices.insert(0, (say::all(l), Filter { country: None, ..now.clone() }, now.country.is_none()));
    let shown = now.country.as_ref().map_or_else(|| say::all(l), |code| names::country(l, code));
    let items: Vec<AnyView> = choices.into_iter().map(|choice| link(frame, view, choice)).collect();
    view! {
        <div class="filters__group">
            <h2 class="filters__title">{say::country(l)}</h2>
            <details class="details" open=now.country.is_some()><summary>{say::chosen(l, shown)}</summary><ul>{items}</ul></details>
        </div>
    }
    .into_any()
}

fn group(frame: &Frame, view: &IndicatorsView, title: String, choices: Vec<Choice>) -> AnyView {
    let items: Vec<AnyView> = choices.into_iter().map(|choice| link(frame, view, choice)).collect();
    view! { <div class="filters__group"><h2 class="filters__title">{title}</h2><ul>{items}</ul></div> }.into_any()
}

fn link(frame: &Frame, view: &IndicatorsView, (label, filter, current): Choice) -> AnyView {
    let href = address(frame, &filter, view.sort, view.direction);
    view! { <li><a href=href aria-current=current.then_some("true")>{label}</a></li> }.into_any()
}
