//! The library of themes the demonstration draws from, by what they are about.

mod buildings;
mod contract;
mod energy;
mod mobility;
mod money;
mod nature;
mod streets;
mod waste;

use super::texts::Theme;

/// The one with participatory budgets: the city with a team always has it, so that whoever looks around sees one.
pub const CLIMATE_BUDGET: &Theme = &money::CLIMATE_BUDGET;

/// Every theme, in no meaningful order.
pub const THEMES: &[&Theme] = &[
    &contract::APPLICATION,
    &contract::INVOLVEMENT,
    &contract::COMMITMENTS,
    &energy::HEAT_NETWORK,
    &energy::SOLAR_ROOFS,
    &energy::SHARED_ENERGY,
    &buildings::RENOVATION,
    &mobility::TRAM,
    &mobility::NIGHT_BUSES,
    &mobility::LOW_EMISSION_ZONE,
    &streets::SCHOOL_STREETS,
    &streets::CAR_FREE_SUNDAYS,
    &nature::SCHOOLYARDS,
    &nature::TREES,
    &waste::FOOD_WASTE,
    &waste::REPAIR,
    CLIMATE_BUDGET,
];
