//! What was decided and corrected in public.

use super::schemas;
use domain::consultation::Subject;
use domain::ids::PollId;
use jiff::Timestamp;
use serde::Serialize;
use store::moments::timestamp;
use store::{consultations, polls};
use utoipa::ToSchema;

/// A public decision about the course of a poll.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Decision {
    /// The poll.
    #[schema(value_type = i64)]
    pub poll: PollId,
    /// `published`, `extended`, `closed-early` or `results-published`.
    pub decision: String,
    /// The reason residents read.
    pub reason: String,
    /// The close before the decision.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes_before: Option<Timestamp>,
    /// The close since the decision.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes_after: Option<Timestamp>,
    /// When it was taken.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

impl From<polls::Decision> for Decision {
    fn from(row: polls::Decision) -> Self {
        Self {
            poll: PollId(row.poll_id),
            decision: row.decision,
            reason: row.reason,
            closes_before: row.closes_before_at.map(timestamp),
            closes_after: row.closes_after_at.map(timestamp),
            at: timestamp(row.decided_at),
        }
    }
}

/// A public correction of a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Correction {
    /// The poll, if it is about one.
    #[schema(value_type = Option<i64>)]
    pub poll: Option<PollId>,
    /// Which kind of text.
    #[schema(schema_with = schemas::subject)]
    pub subject: Option<Subject>,
    /// Of which consultation, poll, question or option.
    pub id: i64,
    /// In which language.
    pub language: String,
    /// How it read.
    pub before: String,
    /// How it reads.
    pub after: String,
    /// The reason residents read.
    pub reason: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

impl From<consultations::Correction> for Correction {
    fn from(row: consultations::Correction) -> Self {
        Self {
            poll: row.poll_id.map(PollId),
            subject: Subject::parse(&row.subject),
            id: row.subject_id,
            language: row.language,
            before: row.text_before,
            after: row.text_after,
            reason: row.reason,
            at: timestamp(row.made_at),
        }
    }
}
