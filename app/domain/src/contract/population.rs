//! The declared population of a city: the weakest number of the platform, and the one every rate divides by.

use serde::{Deserialize, Serialize};

/// A population as a city declared it, with what is needed to judge it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Population {
    /// Residents within the declared boundary.
    pub count: u32,
    /// The year the figure describes, where known.
    pub year: Option<i16>,
    /// Where the figure comes from, in the declarer's words.
    pub source: String,
    /// What a reader should know about it.
    pub note: Option<String>,
    /// Known not to describe the boundary: shown, but never divided by.
    pub to_be_replaced: bool,
}

impl Population {
    /// Whether rates may be divided by it.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        self.count > 0 && !self.to_be_replaced
    }

    /// The size band of this population.
    #[must_use]
    pub const fn size_band(&self) -> SizeBand {
        SizeBand::of(self.count)
    }
}

/// Cities of like size, as the indicators group them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeBand {
    /// Fewer than 100,000 residents.
    #[serde(rename = "under-100k")]
    Under100k,
    /// 100,000 to 500,000 residents, both included.
    #[serde(rename = "from-100k-to-500k")]
    From100kTo500k,
    /// More than 500,000 residents.
    #[serde(rename = "over-500k")]
    Over500k,
}

impl SizeBand {
    /// Every band, from the smallest cities to the largest.
    pub const ALL: &[Self] = &[Self::Under100k, Self::From100kTo500k, Self::Over500k];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Under100k => "under-100k",
            Self::From100kTo500k => "from-100k-to-500k",
            Self::Over500k => "over-500k",
        }
    }

    /// The band of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|band| band.as_str() == text)
    }

    /// The band of a city with this many residents.
    #[must_use]
    pub const fn of(residents: u32) -> Self {
        match residents {
            0..=99_999 => Self::Under100k,
            100_000..=500_000 => Self::From100kTo500k,
            _ => Self::Over500k,
        }
    }
}
