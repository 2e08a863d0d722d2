//! How secret a vote is, as the poll itself is.

use super::poll::TrusteesView;
use super::text::Text;
use domain::consultation::PollState;
use domain::ids::PollId;
use domain::voting::{Eligibility, Secrecy};
use jiff::ZonedDateTime;

/// A poll, as far as its secrecy goes.
#[derive(Clone, Debug)]
pub struct SecrecyView {
    /// The poll.
    pub poll: PollId,
    /// Its title.
    pub title: Text,
    /// The city's name.
    pub city: String,
    /// The city's part of the address.
    pub city_slug: String,
    /// Where the poll is in its life.
    pub state: PollState,
    /// When it closes or closed; `None` without a close.
    pub closes: Option<ZonedDateTime>,
    /// When its secret was destroyed; `None` while it is needed.
    pub sealed: Option<ZonedDateTime>,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// How secret ballots are.
    pub secrecy: Secrecy,
    /// Who opens the sum of the ballots, where they are encrypted.
    pub trustees: Option<TrusteesView>,
    /// It has a log that anybody can look at.
    pub logged: bool,
    /// Ballots are, or were, taken on paper, by telephone or with help.
    pub paper: bool,
    /// Options are put in order, or get numbers.
    pub marks: bool,
    /// How many voted.
    pub voters: u64,
}
