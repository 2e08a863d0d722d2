//! A question as a ballot sees it: identifiers and rules, no words.

use serde::{Deserialize, Serialize};

use super::method::Method;
use crate::ids::{OptionId, QuestionId};

/// A question on a ballot paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Question {
    /// Its identifier.
    pub id: QuestionId,
    /// How it is answered.
    pub method: Method,
    /// Its options, each once. The order means nothing: every resident sees another one.
    pub options: Vec<OptionId>,
    /// It may be left blank.
    pub optional: bool,
}

impl Question {
    /// The least and the most choices of whoever answers it.
    #[must_use]
    pub fn limits(&self) -> (u16, u16) {
        self.method.limits(self.options.len())
    }
}
