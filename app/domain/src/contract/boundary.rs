//! What a city declared as "the city".

use serde::{Deserialize, Serialize};

/// The territory a city takes part with. Rates are only comparable between like boundaries, so it is shown beside every one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Boundary {
    /// The whole municipality.
    Municipality,
    /// A district of it (Bucharest Sector 2, for one).
    District,
    /// Several municipalities together (a French métropole, for one).
    InterMunicipality,
}

impl Boundary {
    /// Every kind of boundary.
    pub const ALL: &[Self] = &[Self::Municipality, Self::District, Self::InterMunicipality];

    /// The name stored in the database and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::District => "district",
            Self::InterMunicipality => "inter-municipality",
        }
    }

    /// The boundary of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|boundary| boundary.as_str() == text)
    }
}
