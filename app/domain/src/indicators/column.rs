//! The columns of the board: an indicator, or one of its parts.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::indicator::{Indicator, Reach, Unit};

/// Which part of an indicator a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The indicator has but one.
    Whole,
    /// I11: counted in persons.
    Persons,
    /// I11: counted in contributions.
    Contributions,
    /// I22: the processes of each level.
    Levels,
    /// I22: the share of processes at "involve" or above.
    AtLeastInvolve,
    /// G1 and G4: over the 27 members of the Union.
    EuMembers,
    /// G1 and G4: over all 35 countries of the Mission.
    AllCountries,
}

/// A column: what a figure is a figure of. Written "i01" or "i11-persons".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Column {
    /// The indicator.
    pub indicator: Indicator,
    /// Its part.
    pub part: Part,
}

impl Part {
    /// Every part.
    pub const ALL: &[Self] = &[Self::Whole, Self::Persons, Self::Contributions, Self::Levels, Self::AtLeastInvolve, Self::EuMembers, Self::AllCountries];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Persons => "persons",
            Self::Contributions => "contributions",
            Self::Levels => "levels",
            Self::AtLeastInvolve => "at-least-involve",
            Self::EuMembers => "eu-members",
            Self::AllCountries => "all-countries",
        }
    }

    /// The part of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.as_str() == text)
    }
}

impl Column {
    /// The columns of a city's row, in order.
    pub const CITY: &[Self] = &[
        Self::new(Indicator::I01, Part::Whole),
        Self::new(Indicator::I02, Part::Whole),
        Self::new(Indicator::I03, Part::Whole),
        Self::new(Indicator::I11, Part::Persons),
        Self::new(Indicator::I11, Part::Contributions),
        Self::new(Indicator::I21, Part::Whole),
        Self::new(Indicator::I22, Part::Levels),
        Self::new(Indicator::I22, Part::AtLeastInvolve),
    ];

    /// The figures of the whole programme, in order.
    pub const PROGRAMME: &[Self] = &[
        Self::new(Indicator::G1, Part::EuMembers),
        Self::new(Indicator::G1, Part::AllCountries),
        Self::new(Indicator::G4, Part::EuMembers),
        Self::new(Indicator::G4, Part::AllCountries),
        Self::new(Indicator::G5, Part::Whole),
    ];

    /// This part of this indicator.
    #[must_use]
    pub const fn new(indicator: Indicator, part: Part) -> Self {
        Self { indicator, part }
    }

    /// The unit of its figures.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match (self.indicator, self.part) {
            (Indicator::I22, Part::AtLeastInvolve) => Unit::Percent,
            (indicator, _) => indicator.unit(),
        }
    }

    /// Whether it describes one city or all of them.
    #[must_use]
    pub const fn reach(self) -> Reach {
        self.indicator.reach()
    }

    /// "i01" or "i11-persons", as used in addresses and in the header of the CSV file.
    #[must_use]
    pub fn as_string(self) -> String {
        self.to_string()
    }

    /// The column of this name, exactly as [`Self::as_string`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::CITY.iter().chain(Self::PROGRAMME).copied().find(|column| column.as_string() == text)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Whole => f.write_str(self.indicator.as_str()),
            part => write!(f, "{}-{}", self.indicator.as_str(), part.as_str()),
        }
    }
}
