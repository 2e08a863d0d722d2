//! What counts as taking part.

use serde::{Deserialize, Serialize};

/// An act by which somebody becomes a participant: the list Decidim counts, and attendance offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Cast a ballot. Changing it later is the same act.
    Vote,
    /// Made a proposal.
    Proposal,
    /// Wrote a comment.
    Comment,
    /// Answered a survey.
    SurveyAnswer,
    /// Came to a meeting.
    Attendance,
}

impl Act {
    /// Every act.
    pub const ALL: &[Self] = &[Self::Vote, Self::Proposal, Self::Comment, Self::SurveyAnswer, Self::Attendance];

    /// The name stored in the database and used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::Proposal => "proposal",
            Self::Comment => "comment",
            Self::SurveyAnswer => "survey-answer",
            Self::Attendance => "attendance",
        }
    }

    /// The act of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.as_str() == text)
    }

    /// The person put something into their own words (indicator I03).
    #[must_use]
    pub const fn is_authored(self) -> bool {
        matches!(self, Self::Proposal | Self::Comment | Self::SurveyAnswer)
    }
}
