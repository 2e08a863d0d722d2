//! A city and its Climate City Contract: who may take part in the Mission, and where a city stands in its three phases.

pub mod boundary;
pub mod country;
pub mod eligibility;
pub mod phase;
pub mod population;
pub mod preparedness;
pub mod timeline;

pub use boundary::Boundary;
pub use country::Country;
pub use eligibility::{Eligibility, eligible, minimum_population};
pub use phase::Phase;
pub use population::{Population, SizeBand};
pub use preparedness::{Asset, Preparedness};
pub use timeline::{PhaseStanding, PhaseWindow, Standing, reached, standing};
