//! When something is open. The opening moment belongs to the window; the closing moment does not.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A stretch of time with an opening and, unless it is open-ended, a later closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Moments")]
pub struct Window {
    opens: Timestamp,
    closes: Option<Timestamp>,
}

/// Why two moments make no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum WindowError {
    /// The closing is not later than the opening.
    #[error("a window must close after it opens")]
    ClosesBeforeOpening,
}

/// Where a moment lies relative to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowState {
    /// Before the opening.
    Upcoming,
    /// From the opening moment on, until just before the closing moment.
    Open,
    /// From the closing moment on.
    Closed,
}

/// A window as it is written down, not yet checked.
#[derive(Deserialize)]
struct Moments {
    opens: Timestamp,
    closes: Option<Timestamp>,
}

impl TryFrom<Moments> for Window {
    type Error = WindowError;

    fn try_from(moments: Moments) -> Result<Self, WindowError> {
        Self::new(moments.opens, moments.closes)
    }
}

impl Window {
    /// A window from `opens` until just before `closes`, or without an end.
    ///
    /// # Errors
    /// [`WindowError::ClosesBeforeOpening`] when it would never be open.
    pub fn new(opens: Timestamp, closes: Option<Timestamp>) -> Result<Self, WindowError> {
        match closes {
            Some(closes) if closes <= opens => Err(WindowError::ClosesBeforeOpening),
            _ => Ok(Self { opens, closes }),
        }
    }

    /// The first moment it is open.
    #[must_use]
    pub const fn opens(self) -> Timestamp {
        self.opens
    }

    /// The first moment it is no longer open; nothing when open-ended.
    #[must_use]
    pub const fn closes(self) -> Option<Timestamp> {
        self.closes
    }

    /// Where this moment lies.
    #[must_use]
    pub fn state(self, now: Timestamp) -> WindowState {
        if now < self.opens {
            WindowState::Upcoming
        } else if self.closes.is_some_and(|closes| now >= closes) {
            WindowState::Closed
        } else {
            WindowState::Open
        }
    }
}

impl WindowState {
    /// Every state, in order of time.
    pub const ALL: &[Self] = &[Self::Upcoming, Self::Open, Self::Closed];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The state of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }
}
