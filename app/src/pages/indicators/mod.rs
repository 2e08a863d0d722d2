//! The indicator board: figures of every city and of the programme, each with what it was made of or why it is missing.

mod chart;
mod definitions;
mod figures;
mod filters;
mod programme;
mod sorting;
mod table;
mod words;

pub use definitions::{Definition, definition};
pub use words::indicator as indicator_name;

use crate::Page;
use crate::components::{Dot, Mark, PageHead, map, section};
use crate::format;
use crate::view::frame::Frame;
use crate::view::indicators::{BoardDot, IndicatorsView};
use crate::words::indicators as say;
use leptos::prelude::*;

/// The board.
pub fn indicators(frame: &Frame, view: &IndicatorsView) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).eyebrow(say::eyebrow(l)).lede(say::lede(l)).view()}
        {filters::filters(frame, view)}
        {coverage(frame, view)}
        {section("programme", say::programme_title(l), programme::programme(l, view))}
        <div class="map-and-list">{coverage_map(frame, view)} {chart::chart(l, view)}</div>
        {section("cities", say::cities_title(l), table::cities(frame, view))}
        {section("groups", say::groups_title(l), programme::groups(l, view))}
        {section("definitions", say::definitions_title(l), definitions::definitions(l))}
        {section("downloads", say::downloads_title(l), downloads(frame, view))}
    };
    Page::new(say::title(l), body).widened().with_islands().described(say::description(l))
}

/// What the figures rest on, in two sentences.
fn coverage(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    let coverage = view.board.coverage;
    view! {
        <p class="result-count" role="status">{say::coverage(l, coverage.active, coverage.selected)}</p>
        <p class="muted">
            {say::coverage_population(l, coverage.selected, coverage.with_population)}
            {(coverage.selected < coverage.registered).then(|| format!(" {}", say::coverage_filtered(l, coverage.registered, coverage.selected)))}
        </p>
    }
    .into_any()
}

fn coverage_map(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    let mark = |active: bool| Mark::Active(active, if active { say::active(l) } else { say::inactive(l) });
    let dot = |dot: &BoardDot| Dot {
        name: dot.name.clone(),
        href: Some(frame.url(&format!("/cities/{}", dot.slug))),
        latitude: dot.latitude,
        longitude: dot.longitude,
        mark: mark(dot.active),
        here: false,
    };
    let dots: Vec<Dot> = view.dots.iter().map(dot).collect();
    map(say::map_caption(l), &dots, &[mark(true), mark(false)], false)
}

fn downloads(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    view! {
        <p>{say::downloads(l)}</p>
        <ul>
            <li><a href=view.csv.clone()>{say::csv(l)}</a></li>
            <li><a href=view.json.clone()>{say::json(l)}</a></li>
            <li><a href=frame.url("/api")>{say::api(l)}</a></li>
        </ul>
        <p class="muted">{say::method(l, format::moment(l, &view.computed), &view.board.method)}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
