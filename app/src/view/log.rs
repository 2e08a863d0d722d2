//! The log of a poll, as anybody can look at it.

use super::form::Form;
use super::text::Text;
use super::witness::Seen;
use domain::consultation::PollState;
use domain::ids::PollId;

/// The log of a poll.
#[derive(Clone, Debug)]
pub struct LogView {
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
    /// The name of the log: its address without the scheme.
    pub origin: String,
    /// The key of the poll, as a verifier key of a signed note.
    pub key: String,
    /// How many entries it has, the definition included.
    pub size: u64,
    /// The latest signed checkpoint, with what witnesses have signed under it.
    pub checkpoint: String,
    /// What each witness has signed last.
    pub seen: Vec<Seen>,
    /// The form that looks for an entry: `code`.
    pub form: Form,
    /// What it found.
    pub found: Option<Found>,
}

/// What was found under a receipt code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is in the log, at this place from 0.
    Logged {
        /// The entry, in Base64.
        entry: String,
        /// Its place.
        place: u64,
    },
    /// It is promised, and waits for others.
    Waiting {
        /// The entry, in Base64.
        entry: String,
    },
    /// There is no such entry.
    Nothing,
}
