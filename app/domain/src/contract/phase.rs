//! The three phases of the Mission.

use serde::{Deserialize, Serialize};

/// A phase of a city's way to its Climate City Contract.
///
/// Phases belong to a city, not to a global clock, and may overlap: a contract is revised (phase 2) while it is carried out (phase 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Phase 1: the call for expression of interest (in French, AMI).
    ExpressionOfInterest,
    /// Phase 2: writing the Climate City Contract together.
    CoCreation,
    /// Phase 3: carrying the contract out and exchanging experience.
    Implementation,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: &[Self] = &[Self::ExpressionOfInterest, Self::CoCreation, Self::Implementation];

    /// The name stored in the database and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ExpressionOfInterest => "expression-of-interest",
            Self::CoCreation => "co-creation",
            Self::Implementation => "implementation",
        }
    }

    /// The phase of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|phase| phase.as_str() == text)
    }

    /// 1, 2 or 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::ExpressionOfInterest => 1,
            Self::CoCreation => 2,
            Self::Implementation => 3,
        }
    }

    /// The phase of this number, counted from 1.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::ExpressionOfInterest),
            2 => Some(Self::CoCreation),
            3 => Some(Self::Implementation),
            _ => None,
        }
    }
}
