//! The life of a poll.
//!
//! ```text
//!         publish            opens            closes           seal           publish_results
//!  Draft ────────▶ Scheduled ─────▶   Open   ──────▶ Closing ──────▶ Closed ────────────────▶ ResultsPublished
//!                      │              │  ▲
//!                      └── extend     └──┘ extend; close_early moves the closing to now
//! ```
//!
//! Between `Closing` and `Closed` the last ballots in flight, and those on paper, are written and the poll's secret is destroyed: from then on no ballot can be found again, not even by us.
//! That is why nothing leads back to `Open`, and why no result is shown before.
//!
//! Every verb takes the life as it was and gives the life as it becomes, or refuses and leaves it alone.
//! Sealing, and publishing results, may be said twice, since a job may be run twice; the first moment is kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::refusal::PollRefusal;
use super::window::{Window, WindowState};

/// The moments that make a poll's state. Those that have happened stay true even if a clock jumps back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PollLife {
    /// When the team published it.
    pub published_at: Option<Timestamp>,
    /// When it takes ballots.
    pub window: Option<Window>,
    /// When its secret was destroyed, after the last ballot.
    pub sealed_at: Option<Timestamp>,
    /// When its results were made public.
    pub results_at: Option<Timestamp>,
    /// Ballots on paper are still to come: the team opened that way and has not said that all is in.
    #[serde(default)]
    pub offline_open: bool,
}

/// Where a poll is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PollState {
    /// Only its team sees it.
    Draft,
    /// Public, not open yet.
    Scheduled,
    /// Takes ballots.
    Open,
    /// Past its closing, not sealed yet.
    Closing,
    /// Sealed; results not published.
    Closed,
    /// Results are public.
    ResultsPublished,
}

impl PollLife {
    /// Where the poll is at this moment. Without dates, it is a draft.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> PollState {
        let (Some(_), Some(window)) = (self.published_at, self.window) else {
            return PollState::Draft;
        };
        match (self.sealed_at, self.results_at) {
            (Some(_), Some(_)) => PollState::ResultsPublished,
            (Some(_), None) => PollState::Closed,
            (None, _) => match window.state(now) {
                WindowState::Upcoming => PollState::Scheduled,
                WindowState::Open => PollState::Open,
                WindowState::Closed => PollState::Closing,
            },
        }
    }

    /// Whether a ballot is taken at this moment, be it a first one or a changed one.
    ///
    /// # Errors
    /// Says on which side of its window the poll is.
    pub fn accepts_ballots(&self, now: Timestamp) -> Result<(), PollRefusal> {
        match self.state(now) {
            PollState::Draft => Err(PollRefusal::NotPublished),
            PollState::Scheduled => Err(PollRefusal::NotYetOpen),
            PollState::Open => Ok(()),
            PollState::Closing | PollState::Closed | PollState::ResultsPublished => Err(PollRefusal::AlreadyClosed),
        }
    }

    /// Whether sheets of paper may be handed out, or this way of voting opened: once the poll is public, until it is sealed.
    ///
    /// # Errors
    /// [`PollRefusal::NotPublished`], or [`PollRefusal::AlreadyClosed`] once sealed.
    pub fn issues_sheets(&self, now: Timestamp) -> Result<(), PollRefusal> {
        match self.state(now) {
            PollState::Draft => Err(PollRefusal::NotPublished),
            PollState::Scheduled | PollState::Open | PollState::Closing => Ok(()),
            PollState::Closed | PollState::ResultsPublished => Err(PollRefusal::AlreadyClosed),
        }
    }

    /// Whether ballots that did not come over the web are typed in and counted at this moment: from the opening until
    /// the poll is sealed. What was put into the urn before the close may be counted after it.
    ///
    /// # Errors
    /// [`PollRefusal::OfflineClosed`] when the team has not opened this way, or has said that all is in; else as
    /// [`Self::issues_sheets`], and [`PollRefusal::NotYetOpen`].
    pub fn counts_offline(&self, now: Timestamp) -> Result<(), PollRefusal> {
        self.issues_sheets(now)?;
        match self.state(now) {
            PollState::Scheduled => Err(PollRefusal::NotYetOpen),
            _ if !self.offline_open => Err(PollRefusal::OfflineClosed),
            _ => Ok(()),
        }
    }

    /// Whether the electoral roll may still change: until the poll opens. Nobody is added once votes are cast.
    ///
    /// # Errors
    /// [`PollRefusal::RollFixed`] from the opening on.
    pub fn changes_roll(&self, now: Timestamp) -> Result<(), PollRefusal> {
        match self.state(now) {
            PollState::Draft | PollState::Scheduled => Ok(()),
            _ => Err(PollRefusal::RollFixed),
        }
    }

    /// Whether those on the roll may be invited: as long as the poll is public and there is still time to vote.
    ///
    /// # Errors
    /// [`PollRefusal::NotPublished`], or [`PollRefusal::AlreadyClosed`].
    pub fn invites(&self, now: Timestamp) -> Result<(), PollRefusal> {
        match self.state(now) {
            PollState::Draft => Err(PollRefusal::NotPublished),
            PollState::Scheduled | PollState::Open => Ok(()),
            _ => Err(PollRefusal::AlreadyClosed),
        }
    }

    /// Whether anybody, the team included, may see results. Depends on what was done, never on the clock.
    #[must_use]
    pub const fn results_visible(&self) -> bool {
        self.published_at.is_some() && self.window.is_some() && self.sealed_at.is_some() && self.results_at.is_some()
    }

    /// Whether the dates allow publishing. What else must be ready is [`super::PollDraft::missing`]'s matter.
    ///
    /// # Errors
    /// [`PollRefusal::AlreadyPublished`], [`PollRefusal::NoDates`], or [`PollRefusal::ClosesInPast`].
    pub fn may_publish(&self, now: Timestamp) -> Result<(), PollRefusal> {
        if self.published_at.is_some() {
            return Err(PollRefusal::AlreadyPublished);
        }
        match self.window.map(|window| window.state(now)) {
            None => Err(PollRefusal::NoDates),
            Some(WindowState::Closed) => Err(PollRefusal::ClosesInPast),
            Some(WindowState::Upcoming | WindowState::Open) => Ok(()),
        }
    }

    /// Makes the poll public.
    ///
    /// # Errors
    /// As [`Self::may_publish`].
    pub fn publish(self, now: Timestamp) -> Result<Self, PollRefusal> {
        self.may_publish(now)?;
        Ok(Self { published_at: Some(now), ..self })
    }

    /// Gives residents more time; or gives an open-ended poll, at last, a closing.
    ///
    /// # Errors
    /// [`PollRefusal::NotLater`] when it would take time away, [`PollRefusal::ClosesInPast`], [`PollRefusal::NeverOpen`];
    /// [`PollRefusal::NotPublished`] for a draft, whose dates are simply set; [`PollRefusal::AlreadyClosed`] once closed.
    pub fn extend(self, now: Timestamp, new_closes: Timestamp) -> Result<Self, PollRefusal> {
        let window = match (self.state(now), self.window) {
            (PollState::Draft, _) | (_, None) => return Err(PollRefusal::NotPublished),
            (PollState::Scheduled | PollState::Open, Some(window)) => window,
            (PollState::Closing | PollState::Closed | PollState::ResultsPublished, _) => {
                return Err(PollRefusal::AlreadyClosed);
            }
        };
        if new_closes <= now {
            return Err(PollRefusal::ClosesInPast);
        }
        if window.closes().is_some_and(|closes| new_closes <= closes) {
            return Err(PollRefusal::NotLater);
        }
        let window = Window::new(window.opens(), Some(new_closes)).map_err(|_| PollRefusal::NeverOpen)?;
        Ok(Self { window: Some(window), ..self })
    }

    /// Closes an open poll now. Every ballot cast before this moment counts.
    ///
    /// # Errors
    /// Refused unless open; [`PollRefusal::NeverOpen`] at the very moment it opens.
    pub fn close_early(self, now: Timestamp) -> Result<Self, PollRefusal> {
        self.accepts_ballots(now)?;
        let window = self.window.ok_or(PollRefusal::NoDates)?;
        let window = Window::new(window.opens(), Some(now)).map_err(|_| PollRefusal::NeverOpen)?;
        Ok(Self { window: Some(window), ..self })
    }

    /// Notes that the last ballot is written and the poll's secret destroyed. Saying it again changes nothing.
    ///
    /// # Errors
    /// Refused before the closing, and while ballots on paper are still to come ([`PollRefusal::OfflineOpen`]).
    pub fn seal(self, now: Timestamp) -> Result<Self, PollRefusal> {
        match self.state(now) {
            PollState::Draft => Err(PollRefusal::NotPublished),
            PollState::Scheduled => Err(PollRefusal::NotYetOpen),
            PollState::Open => Err(PollRefusal::StillOpen),
            PollState::Closing if self.offline_open => Err(PollRefusal::OfflineOpen),
            PollState::Closing => Ok(Self { sealed_at: Some(now), ..self }),
            PollState::Closed | PollState::ResultsPublished => Ok(self),
        }
    }

    /// Makes the results public. Saying it again changes nothing.
    ///
    /// # Errors
    /// Refused before the poll is sealed.
    pub fn publish_results(self, now: Timestamp) -> Result<Self, PollRefusal> {
        match self.state(now) {
            PollState::Draft => Err(PollRefusal::NotPublished),
            PollState::Scheduled => Err(PollRefusal::NotYetOpen),
            PollState::Open => Err(PollRefusal::StillOpen),
            PollState::Closing => Err(PollRefusal::NotSealed),
            PollState::Closed => Ok(Self { results_at: Some(now), ..self }),
            PollState::ResultsPublished => Ok(self),
        }
    }
}

impl PollState {
    /// Every state, in order of time.
    pub const ALL: &[Self] = &[Self::Draft, Self::Scheduled, Self::Open, Self::Closing, Self::Closed, Self::ResultsPublished];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::ResultsPublished => "results-published",
        }
    }

    /// The state of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }

    /// Anybody may see that the poll exists.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft)
    }

    /// The closing has passed: no ballot is taken any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closing | Self::Closed | Self::ResultsPublished)
    }
}
