//! How somebody took part.

use serde::{Deserialize, Serialize};

/// The way an act reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// On this site, by themselves.
    Web,
    /// On paper, typed in by the team.
    Paper,
    /// By telephone.
    Phone,
    /// On this site, with somebody's help.
    Assisted,
    /// In a room.
    InPerson,
}

impl Channel {
    /// Every channel.
    pub const ALL: &[Self] = &[Self::Web, Self::Paper, Self::Phone, Self::Assisted, Self::InPerson];

    /// The name stored in the database and used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Paper => "paper",
            Self::Phone => "phone",
            Self::Assisted => "assisted",
            Self::InPerson => "in-person",
        }
    }

    /// The channel of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|channel| channel.as_str() == text)
    }

    /// Open to those who do not use the site alone (indicator I11): everything but the web.
    #[must_use]
    pub const fn is_offline(self) -> bool {
        !matches!(self, Self::Web)
    }
}
