//! The indicators, by the codes of the catalogue they come from.

use serde::{Deserialize, Serialize};

/// The version of the formulas of this crate. Figures of different versions must not be compared; it changes whenever a formula does.
pub const METHOD_VERSION: &str = "1";

/// An indicator. Its formula is documented in [`super::formulas`] (one city) or [`super::programme`] (all of them).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indicator {
    /// Participation rate.
    I01,
    /// Distinct participants.
    I02,
    /// Active contribution rate.
    I03,
    /// Offline share, of persons and of contributions.
    I11,
    /// Engagement in all phases.
    I21,
    /// Depth of engagement.
    I22,
    /// Country coverage.
    G1,
    /// Evenness of participation between countries.
    G4,
    /// Median and quartiles of the participation rate.
    G5,
}

/// What a figure is expressed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Persons per thousand residents.
    PerThousand,
    /// A number of persons.
    Persons,
    /// A share, in percent.
    Percent,
    /// A count for each IAP2 level.
    Distribution,
    /// A number from 0 to 1.
    Index,
    /// Median and quartiles of persons per thousand residents.
    Quantiles,
}

/// What an indicator describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// One city.
    City,
    /// The whole programme.
    Programme,
}

impl Indicator {
    /// Every indicator, in the order of the catalogue.
    pub const ALL: &[Self] = &[Self::I01, Self::I02, Self::I03, Self::I11, Self::I21, Self::I22, Self::G1, Self::G4, Self::G5];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::I01 => "i01",
            Self::I02 => "i02",
            Self::I03 => "i03",
            Self::I11 => "i11",
            Self::I21 => "i21",
            Self::I22 => "i22",
            Self::G1 => "g1",
            Self::G4 => "g4",
            Self::G5 => "g5",
        }
    }

    /// The indicator of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|indicator| indicator.as_str() == text)
    }

    /// The code of the catalogue, as shown to readers.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::I01 => "I01",
            Self::I02 => "I02",
            Self::I03 => "I03",
            Self::I11 => "I11",
            Self::I21 => "I21",
            Self::I22 => "I22",
            Self::G1 => "G1",
            Self::G4 => "G4",
            Self::G5 => "G5",
        }
    }

    /// The unit of its main part. A part may have its own: see [`super::Column::unit`].
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::I01 => Unit::PerThousand,
            Self::I02 => Unit::Persons,
            Self::I03 | Self::I11 | Self::I21 | Self::G1 => Unit::Percent,
            Self::I22 => Unit::Distribution,
            Self::G4 => Unit::Index,
            Self::G5 => Unit::Quantiles,
        }
    }

    /// Whether it describes one city or all of them.
    #[must_use]
    pub const fn reach(self) -> Reach {
        match self {
            Self::I01 | Self::I02 | Self::I03 | Self::I11 | Self::I21 | Self::I22 => Reach::City,
            Self::G1 | Self::G4 | Self::G5 => Reach::Programme,
        }
    }
}

impl Unit {
    /// Every unit.
    pub const ALL: &[Self] = &[Self::PerThousand, Self::Persons, Self::Percent, Self::Distribution, Self::Index, Self::Quantiles];

    /// The name used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PerThousand => "per-thousand",
            Self::Persons => "persons",
            Self::Percent => "percent",
            Self::Distribution => "distribution",
            Self::Index => "index",
            Self::Quantiles => "quantiles",
        }
    }

    /// The unit of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.as_str() == text)
    }
}

impl Reach {
    /// Both.
    pub const ALL: &[Self] = &[Self::City, Self::Programme];

    /// The name used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Programme => "programme",
        }
    }

    /// The reach of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reach| reach.as_str() == text)
    }
}
