//! The trustees of an encrypted poll: the page where a team names them, and the page where they do their part.

use super::form::Form;
use super::poll_editor::PollHead;
use super::text::Text;
use domain::ids::PollId;

/// How many rounds the making of a key has.
pub const ROUNDS: u8 = 4;
/// How many trustees there may be; `ledger::encrypted::ceremony::MOST_TRUSTEES`, which the server's tests compare.
pub const MOST: usize = 9;

/// The page of the team. Fields: `trustees[0].name`, `trustees[0].email`, …, `threshold`, `rows`; `action` = `save` or `more`.
#[derive(Clone, Debug)]
pub struct CouncilView {
    /// The poll.
    pub head: PollHead,
    /// What was typed, or who is named.
    pub form: Form,
    /// How many rows the form has.
    pub rows: usize,
    /// Whether trustees can still be named: the poll is a draft.
    pub changes: bool,
    /// Whether something was typed, so that the form is in view though others are named already.
    pub typed: bool,
    /// Those who were named; none before.
    pub council: Option<Council>,
}

/// The trustees, and how far they are.
#[derive(Clone, Debug)]
pub struct Council {
    /// How many are needed.
    pub threshold: usize,
    /// They, in the order of their places.
    pub trustees: Vec<TrusteeLine>,
    /// What they compare by telephone; none until each has given a key.
    pub code: Option<String>,
    /// Where they stand.
    pub standing: Standing,
}

/// A trustee.
#[derive(Clone, Debug)]
pub struct TrusteeLine {
    /// The public name.
    pub name: String,
    /// They have given a key.
    pub enrolled: bool,
    /// In how many rounds they have spoken.
    pub rounds: u8,
    /// They have opened the sum.
    pub opened: bool,
}

/// Where the trustees of a poll stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They give their keys.
    Enrolling {
        /// Whose is missing.
        missing: Vec<String>,
    },
    /// They make the key of the poll.
    Round {
        /// Which round, from 1.
        round: u8,
        /// Who has not spoken in it.
        missing: Vec<String>,
    },
    /// What they said does not come to a key.
    Failed {
        /// Whose fault that is, where it can be told.
        who: Option<String>,
        /// What is wrong, as the program says it, in English.
        words: String,
    },
    /// The key is made.
    Made,
    /// The poll is open.
    Open,
    /// The poll is closed, and they open its sum.
    Opening,
    /// Enough have.
    Sealed,
}

/// The page of a trustee. All that changes there is fetched by its script.
#[derive(Clone, Debug)]
pub struct TrusteeView {
    /// The poll.
    pub poll: PollId,
    /// Its title.
    pub title: Text,
    /// The name of its city.
    pub city: String,
    /// The trustee's name.
    pub name: String,
    /// How many trustees there are.
    pub trustees: usize,
    /// How many are needed.
    pub threshold: usize,
}

impl TrusteeView {
    /// How many must lose their words before the result is lost.
    #[must_use]
    pub const fn too_many(&self) -> usize {
        (self.trustees + 1).saturating_sub(self.threshold)
    }
}

/// The name of a field of a row.
#[must_use]
pub fn row_field(row: usize, part: &str) -> String {
    format!("trustees[{row}].{part}")
}
