//! What a consultation is about, in the vocabulary of the Climate City Contract.

use serde::{Deserialize, Serialize};

/// A field of action of the contract's impact pathways (module B-1.1), so that participation can be traced to the actions it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Energy systems.
    EnergySystems,
    /// Mobility and transport.
    MobilityAndTransport,
    /// Waste and circular economy.
    WasteAndCircularEconomy,
    /// Green infrastructure and nature-based solutions.
    NatureBasedSolutions,
    /// Built environment.
    BuiltEnvironment,
    /// Anything else.
    Other,
}

impl Field {
    /// Every field of action, in the order contracts list them.
    pub const ALL: &[Self] =
        &[Self::EnergySystems, Self::MobilityAndTransport, Self::WasteAndCircularEconomy, Self::NatureBasedSolutions, Self::BuiltEnvironment, Self::Other];

    /// The name stored in the database and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnergySystems => "energy-systems",
            Self::MobilityAndTransport => "mobility-and-transport",
            Self::WasteAndCircularEconomy => "waste-and-circular-economy",
            Self::NatureBasedSolutions => "nature-based-solutions",
            Self::BuiltEnvironment => "built-environment",
            Self::Other => "other",
        }
    }

    /// The field of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.as_str() == text)
    }
}
