//! What the formulas need to know of a city.

use serde::{Deserialize, Serialize};

use crate::consultation::Level;
use crate::contract::{Boundary, Phase, Population, Preparedness};
use crate::ids::CityId;
use crate::participation::Counters;

/// One city's facts, already restricted to the asked phase and period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CityFacts {
    /// The city.
    pub city: CityId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its country's ISO 3166 code.
    pub country: String,
    /// Its declared population.
    pub population: Option<Population>,
    /// What it declared as its boundary.
    pub boundary: Boundary,
    /// Its declared level of entry.
    pub preparedness: Option<Preparedness>,
    /// The phases it has reached, of those asked for.
    pub phases_reached: Vec<Phase>,
    /// The phases in which at least one process at "involve" or above was completed and answered.
    pub phases_engaged: Vec<Phase>,
    /// Its published processes by IAP2 level, in the order of [`Level::ALL`].
    pub processes_by_level: [u64; 5],
    /// Its counters in the asked scope.
    pub counters: Counters,
    /// Its counters in each phase it has reached, of those asked for, over the asked period. Only G5, which groups by phase, reads them.
    pub by_phase: Vec<(Phase, Counters)>,
    /// Activities to which residents could add their own words.
    pub authored_activities: u64,
}

impl CityFacts {
    /// The population, when rates may be divided by it.
    #[must_use]
    pub fn usable_population(&self) -> Option<&Population> {
        self.population.as_ref().filter(|population| population.is_usable())
    }

    /// Somebody took part.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.counters.participants > 0
    }

    /// Distinct participants.
    #[must_use]
    pub fn participants(&self) -> u64 {
        counted(self.counters.participants)
    }

    /// The processes of each level.
    pub fn processes(&self) -> impl Iterator<Item = (Level, u64)> {
        Level::ALL.iter().copied().zip(self.processes_by_level)
    }
}

/// A counter as the number it stands for. Counters are signed because their changes are; their sums are never negative.
pub(super) fn counted(counter: i64) -> u64 {
    u64::try_from(counter).unwrap_or(0)
}
