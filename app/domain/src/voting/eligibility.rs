//! Who may vote in a poll.

use serde::{Deserialize, Serialize};

/// Whom a poll is open to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eligibility {
    /// Anyone with an account.
    AnyAccount,
    /// Those who declare that they live in the city. A declaration, not a proof.
    DeclaredResidents,
    /// Those on the electoral roll of the poll, and nobody else: an account is neither needed nor enough.
    ElectoralRoll,
}

/// What eligibility asks of somebody who wants to vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Voter {
    /// Declared to live in the city of the poll.
    pub declared_resident: bool,
    /// On the electoral roll of the poll.
    pub on_roll: bool,
}

/// Why somebody may not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The poll is for residents, and residence is not declared.
    #[error("residence in the city is not declared")]
    ResidenceNotDeclared,
    /// The poll is for those on its roll.
    #[error("not on the electoral roll of the poll")]
    NotOnRoll,
}

impl Eligibility {
    /// Every rule.
    pub const ALL: &[Self] = &[Self::AnyAccount, Self::DeclaredResidents, Self::ElectoralRoll];

    /// The name stored in the database and used in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AnyAccount => "any-account",
            Self::DeclaredResidents => "declared-residents",
            Self::ElectoralRoll => "electoral-roll",
        }
    }

    /// The rule of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|eligibility| eligibility.as_str() == text)
    }

    /// Whether this person may vote.
    ///
    /// # Errors
    /// The reason why not.
    pub const fn may_vote(self, voter: Voter) -> Result<(), Refusal> {
        match self {
            Self::AnyAccount => Ok(()),
            Self::DeclaredResidents if voter.declared_resident => Ok(()),
            Self::DeclaredResidents => Err(Refusal::ResidenceNotDeclared),
            Self::ElectoralRoll if voter.on_roll => Ok(()),
            Self::ElectoralRoll => Err(Refusal::NotOnRoll),
        }
    }

    /// Whether only those on a roll may vote.
    #[must_use]
    pub const fn has_roll(self) -> bool {
        matches!(self, Self::ElectoralRoll)
    }
}

impl Refusal {
    /// Every refusal.
    pub const ALL: &[Self] = &[Self::ResidenceNotDeclared, Self::NotOnRoll];

    /// The code used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ResidenceNotDeclared => "residence-not-declared",
            Self::NotOnRoll => "not-on-roll",
        }
    }

    /// The refusal of this code, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|refusal| refusal.as_str() == text)
    }
}
