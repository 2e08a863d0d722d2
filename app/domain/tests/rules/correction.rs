//! What may change, and until when.

use domain::consultation::{Bearing, PollState, Subject, may_correct};

/// The states in which a subject may change, written out.
fn allowed(subject: Subject) -> &'static [PollState] {
    use PollState::{Draft, Open, Scheduled};
    match subject {
        Subject::ConsultationTitle | Subject::ConsultationSummary | Subject::ConsultationBody => PollState::ALL,
        Subject::PollIntro | Subject::QuestionHelp | Subject::OptionDescription => &[Draft, Scheduled, Open],
        Subject::PollTitle | Subject::QuestionText | Subject::OptionLabel | Subject::Questions | Subject::Options | Subject::Eligibility => &[Draft, Scheduled],
    }
}

#[test]
fn every_subject_in_every_state() {
    for &subject in Subject::ALL {
        for &state in PollState::ALL {
            assert_eq!(may_correct(subject, state), allowed(subject).contains(&state), "{subject:?} {state:?}");
        }
    }
}

#[test]
fn nothing_that_gives_a_ballot_its_meaning_changes_once_there_may_be_one() {
    for &subject in Subject::ALL.iter().filter(|subject| subject.bearing() == Bearing::Meaning) {
        for state in [PollState::Open, PollState::Closing, PollState::Closed, PollState::ResultsPublished] {
            assert!(!may_correct(subject, state), "{subject:?} {state:?}");
        }
    }
}
