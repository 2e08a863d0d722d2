//! What a team may still change once residents have begun to vote.
//!
//! A ballot says "this option, to this question". Change the words of either and ballots already cast say something their voters never said:
//! so whatever gives a ballot its meaning is fixed from the opening on. Explanations may be corrected while the poll is open, because a known error left in place
//! misleads everyone who has not voted yet, because the correction is shown with what it replaced, and because whoever already voted can still change the ballot.
//! Once closed that last reason is gone, and the ballot paper stays as it was. The consultation around it lives on and may always be corrected, in the open.

use serde::{Deserialize, Serialize};

use super::poll::PollState;

/// Something a team might want to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The consultation's title.
    ConsultationTitle,
    /// The consultation's summary.
    ConsultationSummary,
    /// The consultation's body.
    ConsultationBody,
    /// The text above the questions.
    PollIntro,
    /// The hint below a question.
    QuestionHelp,
    /// The explanation below an option.
    OptionDescription,
    /// The poll's title.
    PollTitle,
    /// The question itself.
    QuestionText,
    /// The option itself.
    OptionLabel,
    /// Which questions there are, whether they may be left blank, and how they are answered.
    Questions,
    /// Which options there are.
    Options,
    /// Who may vote.
    Eligibility,
}

/// What a subject is to a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    /// It surrounds the poll.
    Context,
    /// It explains the ballot paper.
    Explanation,
    /// It is what a ballot means.
    Meaning,
}

impl Subject {
    /// Every subject.
    pub const ALL: &[Self] = &[
        Self::ConsultationTitle,
        Self::ConsultationSummary,
        Self::ConsultationBody,
        Self::PollIntro,
        Self::QuestionHelp,
        Self::OptionDescription,
        Self::PollTitle,
        Self::QuestionText,
        Self::OptionLabel,
        Self::Questions,
        Self::Options,
        Self::Eligibility,
    ];

    /// The name stored with a correction and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConsultationTitle => "consultation-title",
            Self::ConsultationSummary => "consultation-summary",
            Self::ConsultationBody => "consultation-body",
            Self::PollIntro => "poll-intro",
            Self::QuestionHelp => "question-help",
            Self::OptionDescription => "option-description",
            Self::PollTitle => "poll-title",
            Self::QuestionText => "question-text",
            Self::OptionLabel => "option-label",
            Self::Questions => "questions",
            Self::Options => "options",
            Self::Eligibility => "eligibility",
        }
    }

    /// The subject of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|subject| subject.as_str() == text)
    }

    /// What it is to a ballot.
    #[must_use]
    pub const fn bearing(self) -> Bearing {
        match self {
            Self::ConsultationTitle | Self::ConsultationSummary | Self::ConsultationBody => Bearing::Context,
            Self::PollIntro | Self::QuestionHelp | Self::OptionDescription => Bearing::Explanation,
            Self::PollTitle | Self::QuestionText | Self::OptionLabel | Self::Questions | Self::Options | Self::Eligibility => Bearing::Meaning,
        }
    }
}

/// Whether a subject may be changed while its poll is in this state. From [`PollState::Open`] on, the change is shown as a correction.
#[must_use]
pub const fn may_correct(subject: Subject, state: PollState) -> bool {
    match subject.bearing() {
        Bearing::Context => true,
        Bearing::Explanation => matches!(state, PollState::Draft | PollState::Scheduled | PollState::Open),
        Bearing::Meaning => matches!(state, PollState::Draft | PollState::Scheduled),
    }
}
