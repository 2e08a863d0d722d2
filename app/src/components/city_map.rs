//! The map of cities that answers to search and pointer.

use super::{Dot, Mark, map, names};
use crate::islands::CityMap;
use crate::view::cities::CityDot;
use crate::view::frame::Frame;
use crate::words::{Locale, cities as say};
use domain::contract::Phase;
use leptos::prelude::*;

/// A map with a dot per city, each a link to its page.
pub fn city_map(frame: &Frame, caption: String, cities: &[CityDot]) -> AnyView {
    let l = frame.locale;
    let dots: Vec<Dot> = cities.iter().map(|city| dot(frame, city)).collect();
    let legend: Vec<Mark> =
        Phase::ALL.iter().filter(|phase| cities.iter().any(|city| city.phase == Some(**phase))).map(|&phase| mark(l, Some(phase))).collect();
    let drawing = map(caption, &dots, &legend, false);
    view! { <CityMap highlighted=say::highlighted(l)>{drawing}</CityMap> }.into_any()
}

fn dot(frame: &Frame, city: &CityDot) -> Dot {
    Dot {
        name: city.name.clone(),
        href: Some(frame.url(&format!("/cities/{}", city.slug))),
        latitude: city.latitude,
        longitude: city.longitude,
        mark: mark(frame.locale, city.phase),
        here: false,
    }
}

fn mark(l: Locale, phase: Option<Phase>) -> Mark {
    phase.map_or(Mark::Plain, |phase| Mark::Phase(phase.as_str(), names::phase(l, phase)))
}
