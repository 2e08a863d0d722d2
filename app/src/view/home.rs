//! The home page.

use super::cities::CityDot;
use super::consultations::ConsultationCard;

/// What the home page shows.
#[derive(Clone, Debug)]
pub struct HomeView {
    /// Cities registered.
    pub cities: u64,
    /// Consultations with a poll that is open now.
    pub open_consultations: u64,
    /// Persons who have taken part at least once, in any city.
    pub participants: u64,
    /// A handful of the consultations that are open now, those that close soonest first.
    pub open: Vec<ConsultationCard>,
    /// Every city, for the map.
    pub dots: Vec<CityDot>,
}
