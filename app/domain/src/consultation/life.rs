//! The life of a consultation: drafted, published, answered.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::poll::PollState;

/// The moments that make a consultation's state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ConsultationLife {
    /// When the team published it.
    pub published_at: Option<Timestamp>,
    /// When the city published its official answer.
    pub answered_at: Option<Timestamp>,
}

/// Where a consultation is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsultationState {
    /// Only its team sees it.
    Draft,
    /// Public.
    Published,
    /// Public, and the city has said what it does with what it heard.
    Answered,
}

impl ConsultationLife {
    /// Where the consultation is. An answer to something never published is no answer.
    #[must_use]
    pub const fn state(&self) -> ConsultationState {
        match (self.published_at, self.answered_at) {
            (None, _) => ConsultationState::Draft,
            (Some(_), None) => ConsultationState::Published,
            (Some(_), Some(_)) => ConsultationState::Answered,
        }
    }
}

/// Whether a consultation's participation is completed: it had at least one poll, and every poll it published has published its results.
///
/// Results and not merely the close: a process whose outcome stays in a drawer has not kept its promise (indicator I21). Drafts count for nothing.
#[must_use]
pub fn completed(polls: &[PollState]) -> bool {
    let mut public = polls.iter().filter(|poll| poll.is_public()).peekable();
    public.peek().is_some() && public.all(|poll| *poll == PollState::ResultsPublished)
}

impl ConsultationState {
    /// Every state, in order of time.
    pub const ALL: &[Self] = &[Self::Draft, Self::Published, Self::Answered];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Answered => "answered",
        }
    }

    /// The state of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }

    /// Anybody may read it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft)
    }
}
