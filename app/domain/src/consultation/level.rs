//! The promise made to residents: the five levels of the IAP2 spectrum of public participation.

use serde::{Deserialize, Serialize};

/// How much a consultation lets residents decide. An ordinal scale: levels can be compared and counted, but never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// We keep you informed. One-way.
    Inform,
    /// We listen to you and say how it counted.
    Consult,
    /// We work with you, so that your concerns are reflected in the options.
    Involve,
    /// We look to you for advice and solutions, and follow them as far as possible.
    Collaborate,
    /// We carry out what you decide.
    Empower,
}

impl Level {
    /// Every level, from the least to the most.
    pub const ALL: &[Self] = &[Self::Inform, Self::Consult, Self::Involve, Self::Collaborate, Self::Empower];

    /// The name stored in the database and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inform => "inform",
            Self::Consult => "consult",
            Self::Involve => "involve",
            Self::Collaborate => "collaborate",
            Self::Empower => "empower",
        }
    }

    /// The level of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.as_str() == text)
    }

    /// Residents are at least involved: from here on a process counts as engagement (I21, I22).
    #[must_use]
    pub const fn at_least_involve(self) -> bool {
        matches!(self, Self::Involve | Self::Collaborate | Self::Empower)
    }
}
