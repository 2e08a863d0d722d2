//! A map of Europe with dots.

mod outline;
mod projection;

use leptos::prelude::*;
pub use projection::project;

/// A dot on the map.
#[derive(Clone, Debug)]
pub struct Dot {
    /// The name of the place.
    pub name: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Coloured by this.
    pub mark: Mark,
    /// The place the page is about.
    pub here: bool,
}

/// What the colour of a dot says (the title says it too).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// A phase: its name as stored, and in words.
    Phase(&'static str, String),
    /// Active or not, and that in words.
    Active(bool, String),
}

/// The map. It is hidden from assistive technology and out of the tab order: give the same links in a list beside it.
/// `legend` explains the marks that occur.
pub fn map(caption: String, dots: &[Dot], legend: &[Mark], small: bool) -> AnyView {
    let (width, height) = outline::VIEW_BOX;
    let class = if small { "map map--small" } else { "map" };
    let dots: Vec<AnyView> = dots.iter().map(|d| dot(d, small)).collect();
    view! {
        <figure class=class>
            <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true" focusable="false">
                <path class="map__land" fill-rule="evenodd" d=outline::LAND></path>
                <path class="map__borders" fill="none" d=outline::BORDERS></path>
                {dots}
            </svg>
            <figcaption>{caption}</figcaption>
            {(!legend.is_empty()).then(|| view! { <ul class="legend">{legend.iter().map(legend_item).collect_view()}</ul> })}
        </figure>
    }
    .into_any()
}

fn dot(dot: &Dot, small: bool) -> AnyView {
    let (x, y) = project(dot.latitude, dot.longitude);
    let radius = match (small, dot.here) {
        (true, true) => "22",
        (_, true) => "12",
        (true, false) => "12",
        (false, false) => "8",
    };
    let (phase, active, words) = data(&dot.mark);
    let title = if words.is_empty() { dot.name.clone() } else { format!("{} ({words})", dot.name) };
    let circle = view! {
        <circle class="map__dot" data-phase=phase data-active=active data-here=dot.here cx=format!("{x:.0}") cy=format!("{y:.0}") r=radius>
            <title>{title}</title>
        </circle>
    };
    match dot.href.clone() {
        Some(href) => view! { <a href=href tabindex="-1">{circle}</a> }.into_any(),
        None => circle.into_any(),
    }
}

fn data(mark: &Mark) -> (Option<&'static str>, Option<&'static str>, String) {
    match mark {
        Mark::Plain => (None, None, String::new()),
        Mark::Phase(phase, words) => (Some(phase), None, words.clone()),
        Mark::Active(active, words) => (None, Some(if *active { "yes" } else { "no" }), words.clone()),
    }
}

fn legend_item(mark: &Mark) -> AnyView {
    let (phase, active, words) = data(mark);
    view! { <li data-phase=phase data-active=active>{words}</li> }.into_any()
}
