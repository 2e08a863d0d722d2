//! Cities: the list with its map, and the page of one.

use super::consultations::ConsultationCard;
use super::text::Text;
use domain::contract::{Boundary, Phase, PhaseWindow, Population, Preparedness};
use jiff::civil::Date;

/// A city on the map.
#[derive(Clone, Debug)]
pub struct CityDot {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The latest of its current phases; otherwise the latest that it completed.
    pub phase: Option<Phase>,
}

/// The list of cities, as filtered.
#[derive(Clone, Debug)]
pub struct CitiesView {
    /// What was searched for.
    pub query: String,
    /// ISO 3166 code of the chosen country.
    pub country: Option<String>,
    /// The chosen phase.
    pub phase: Option<Phase>,
    /// ISO 3166 codes of the countries to choose from.
    pub countries: Vec<String>,
    /// How many cities were found.
    pub found: u64,
    /// The page shown, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The cities of this page (30 at most), in the order to show.
    pub cities: Vec<CityRow>,
    /// Every city that was found, on whichever page.
    pub dots: Vec<CityDot>,
}

/// A city in the list.
#[derive(Clone, Debug)]
pub struct CityRow {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The latest of its current phases; otherwise the latest that it completed.
    pub phase: Option<Phase>,
    /// Consultations with a poll that is open now.
    pub open_consultations: u64,
    /// Persons who have taken part.
    pub participants: u64,
}

/// The page of a city.
#[derive(Clone, Debug)]
pub struct CityView {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// Its official name in its own language, where that differs.
    pub local_name: Option<Text>,
    /// ISO 3166 code.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What "the city" is.
    pub boundary: Boundary,
    /// Declared population.
    pub population: Option<Population>,
    /// The language in which its source and note are written (`en` for the facts that Parvis opens with).
    pub population_language: String,
    /// BCP 47 codes of its languages.
    pub languages: Vec<String>,
    /// Where one can read that it belongs to the Mission: an `https` address.
    pub membership_source: Option<String>,
    /// The month of the EU Mission Label: its first day.
    pub label_awarded: Option<Date>,
    /// Declared preparedness.
    pub preparedness: Option<Preparedness>,
    /// When it was declared.
    pub preparedness_declared: Option<Date>,
    /// The stretches of its phases, in any order.
    pub phases: Vec<PhaseWindow>,
    /// Today in the city's time zone.
    pub today: Date,
    /// Persons who have taken part, all phases.
    pub participants: u64,
    /// What they contributed, all phases.
    pub contributions: u64,
    /// Its published consultations, in the order to show; the page groups them by state.
    pub consultations: Vec<ConsultationCard>,
    /// The viewer belongs to its team.
    pub team: bool,
}
