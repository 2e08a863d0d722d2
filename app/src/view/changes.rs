//! What was decided or corrected in public after publication.

use super::text::Text;
use domain::consultation::Subject;
use jiff::ZonedDateTime;

/// A decision about a consultation or a poll.
#[derive(Clone, Debug)]
pub struct Change {
    /// When, in the city's time zone.
    pub at: ZonedDateTime,
    /// What.
    pub kind: ChangeKind,
    /// The title of the poll, where the page is about more than this poll.
    pub about: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
}

/// The kinds of decisions that are shown.
#[derive(Clone, Debug)]
pub enum ChangeKind {
    /// Became public.
    Published,
    /// The close moved.
    Extended {
        /// To when, in the city's time zone.
        to: ZonedDateTime,
    },
    /// Closed before its date.
    ClosedEarly,
    /// Results became public.
    ResultsPublished,
    /// The official answer became public.
    AnswerPublished,
}

/// A change of text after the opening.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When, in the city's time zone.
    pub at: ZonedDateTime,
    /// Which text.
    pub subject: Subject,
    /// The title of the poll, where the page is about more than this poll.
    pub about: Option<Text>,
    /// As it stood.
    pub before: Text,
    /// As it stands.
    pub after: Text,
    /// Why.
    pub reason: Option<Text>,
}
