//! Why a poll refuses what is asked of it. A closed list, so that every refusal has its words in every language.

use serde::{Deserialize, Serialize};

/// A refusal of [`super::PollLife`]: nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum PollRefusal {
    /// The poll is still a draft.
    #[error("the poll is not published")]
    NotPublished,
    /// The poll was published before.
    #[error("the poll is already published")]
    AlreadyPublished,
    /// No dates are set.
    #[error("the poll has no dates")]
    NoDates,
    /// The poll has not opened yet.
    #[error("the poll has not opened yet")]
    NotYetOpen,
    /// The poll is open.
    #[error("the poll is still open")]
    StillOpen,
    /// The closing moment has passed. Nothing reopens a poll.
    #[error("the poll has closed")]
    AlreadyClosed,
    /// The poll has closed, but its last ballots are not sealed yet.
    #[error("the ballots are not sealed yet")]
    NotSealed,
    /// The new closing moment is not later than the present one.
    #[error("the new closing is not later than the present one")]
    NotLater,
    /// The closing moment is not in the future.
    #[error("the closing is not in the future")]
    ClosesInPast,
    /// The poll would close before it opens, or the moment it opens.
    #[error("the poll would never be open")]
    NeverOpen,
    /// Ballots on paper are still to come: the team has not said that all is in.
    #[error("ballots on paper are still to come")]
    OfflineOpen,
    /// Ballots on paper are not taken: the team has not opened this way, or has said that all is in.
    #[error("ballots on paper are not taken")]
    OfflineClosed,
    /// Ballots on paper are not taken in this poll at all: they are public with names, and a sheet has none.
    #[error("ballots of this poll cannot be on paper")]
    NoSheets,
}

impl PollRefusal {
    /// Every refusal.
    pub const ALL: &[Self] = &[
        Self::NotPublished,
        Self::AlreadyPublished,
        Self::NoDates,
        Self::NotYetOpen,
        Self::StillOpen,
        Self::AlreadyClosed,
        Self::NotSealed,
        Self::NotLater,
        Self::ClosesInPast,
        Self::NeverOpen,
        Self::OfflineOpen,
        Self::OfflineClosed,
        Self::NoSheets,
    ];

    /// The code used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotPublished => "not-published",
            Self::AlreadyPublished => "already-published",
            Self::NoDates => "no-dates",
            Self::NotYetOpen => "not-yet-open",
            Self::StillOpen => "still-open",
            Self::AlreadyClosed => "already-closed",
            Self::NotSealed => "not-sealed",
            Self::NotLater => "not-later",
            Self::ClosesInPast => "closes-in-past",
            Self::NeverOpen => "never-open",
            Self::OfflineOpen => "offline-open",
            Self::OfflineClosed => "offline-closed",
            Self::NoSheets => "no-sheets",
        }
    }

    /// The refusal of this code, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|refusal| refusal.as_str() == text)
    }
}
