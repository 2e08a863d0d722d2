//! Who could link a ballot to its voter.

use serde::{Deserialize, Serialize};

/// The mode of secrecy of a poll, fixed when it is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secrecy {
    /// Everybody: each ballot is published with the name its voter gave, as under a petition.
    Named,
    /// Whoever ran the site while the poll was open; nobody after its secret was destroyed. Every voter has exactly one ballot.
    #[default]
    Confidential,
    /// Nobody, as far as what is kept goes: ballots are cast with tokens, and nobody can tell whose token is whose.
    Anonymous,
    /// Nobody alone: ballots are cast with tokens that do not lead to voters, stay sealed for ever, and only their sum is opened, by several trustees together.
    Encrypted,
}

impl Secrecy {
    /// Every mode in which a poll can be made.
    pub const ALL: &[Self] = &[Self::Named, Self::Confidential, Self::Anonymous, Self::Encrypted];

    /// The name stored in the database and used in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Confidential => "confidential",
            Self::Anonymous => "anonymous",
            Self::Encrypted => "encrypted",
        }
    }

    /// The mode of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|secrecy| secrecy.as_str() == text)
    }

    /// Whether ballots are cast with tokens, which do not lead to voters.
    #[must_use]
    pub const fn has_tokens(self) -> bool {
        matches!(self, Self::Anonymous | Self::Encrypted)
    }

    /// Whether ballots may also be cast on paper, by telephone or with help: a printed sheet carries a code and no name. What is
    /// on a sheet cannot be sealed by whoever filled it in.
    #[must_use]
    pub const fn allows_sheets(self) -> bool {
        !matches!(self, Self::Named | Self::Encrypted)
    }
}
