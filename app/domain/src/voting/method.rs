//! How a question is answered.

use serde::{Deserialize, Serialize};

/// A voting method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "kebab-case")]
pub enum Method {
    /// Exactly one option.
    SingleChoice,
    /// Every option one agrees with, within limits. With a least of 0, approving of nothing is an answer, and counts as blank.
    Approval {
        /// The least number of choices.
        min: u16,
        /// The most number of choices.
        max: u16,
    },
}

impl Method {
    /// The name stored in the database and used in forms, without its limits.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SingleChoice => "single-choice",
            Self::Approval { .. } => "approval",
        }
    }

    /// The method of this name; `min` and `max` only matter to those that have limits.
    #[must_use]
    pub fn parse(text: &str, min: u16, max: u16) -> Option<Self> {
        match text {
            "single-choice" => Some(Self::SingleChoice),
            "approval" => Some(Self::Approval { min, max }),
            _ => None,
        }
    }

    /// The least and the most choices a voter has among this many options: the declared limits, never more than there are options.
    #[must_use]
    pub fn limits(self, options: usize) -> (u16, u16) {
        let options = u16::try_from(options).unwrap_or(u16::MAX);
        let (min, max) = match self {
            Self::SingleChoice => (1, 1),
            Self::Approval { min, max } => (min, max),
        };
        (min.min(options), max.min(options))
    }

    /// Whether the declared limits make sense for this many options: at least one choice, no more than there are options, least before most.
    #[must_use]
    pub fn fits(self, options: usize) -> bool {
        match self {
            Self::SingleChoice => true,
            Self::Approval { min, max } => max >= 1 && min <= max && usize::from(max) <= options,
        }
    }
}
