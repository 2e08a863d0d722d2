//! Every page of paper, with hostile text wherever people write.

use super::{batch, overview, sheets};
use crate::pages::poll::samples::marked_with_results;
use crate::pages::team::tests::{check, city};
use crate::pages::testing::{HOSTILE, hostile, moment};
use crate::view::form::{FieldError, Form};
use crate::view::offline::*;
use crate::view::poll_editor::PollHead;
use domain::consultation::PollState;
use domain::ids::{ConsultationId, PollId};
use domain::participation::Channel;
use domain::voting::offline::{BatchState, Difference, Reconciliation, Sheet, SheetCode};
use domain::voting::{Answer, Ballot};

fn head(state: PollState) -> PollHead {
    PollHead {
        city: city(),
        consultation: ConsultationId(7),
        consultation_title: hostile(),
        poll: PollId(9),
        title: hostile(),
        state,
        languages: vec!["fr".to_owned()],
    }
}

fn line(state: BatchState) -> BatchLine {
    BatchLine { id: 3, name: HOSTILE.to_owned(), channel: Channel::Phone, pile: 2, state, entered: 1, spoiled: 1, refused: 0 }
}

fn code(number: u8) -> SheetCode {
    SheetCode::from_bits([number; 5])
}

fn form(names: &[&str]) -> Form {
    let mut form = Form::default();
    for name in names {
        form.set(name, HOSTILE);
        form.refuse(name, FieldError::Required);
    }
    form
}

#[test]
fn overviews_in_every_state() {
    for (state, open, may_open, counts) in [
        (PollState::Draft, false, false, false),
        (PollState::Scheduled, true, true, false),
        (PollState::Open, false, true, false),
        (PollState::Closing, true, true, true),
        (PollState::Closed, false, false, false),
    ] {
        for sheets in [Reconciliation::default(), Reconciliation { issued: 1, returned: 9, entered: 2, spoiled: 1, refused: 1 }] {
            let view = OfflineView {
                secrecy: domain::voting::Secrecy::Confidential,
                head: head(state),
                form: form(&["sheets", "language", "place", "channel", "name", "pile"]),
                has_roll: open,
                open,
                may_open,
                counts,
                sheets,
                prints: vec![PrintView { sheets: 500, at: moment() }],
                batches: BatchState::ALL.iter().map(|state| line(*state)).collect(),
                languages: vec!["fr".to_owned(), "nl".to_owned()],
            };
            check(|frame| overview(frame, &view));
        }
    }
}

#[test]
fn a_sheet_has_a_place_for_every_mark() {
    let poll = marked_with_results(3);
    let sheet = |number: u8| PrintedSheet { code: (number == 1).then(|| code(number)), questions: poll.questions.clone() };
    let view = SheetsView {
        head: head(PollState::Open),
        poll: poll.clone(),
        closes: Some(moment()),
        language: "nl".to_owned(),
        place: HOSTILE.to_owned(),
        both_sides: true,
        sheets: vec![sheet(1), sheet(2)],
    };
    check(|frame| sheets(frame, &view));
}

#[test]
fn a_pile_at_every_step() {
    let poll = marked_with_results(3);
    let answers: Vec<Answer> = poll.questions.iter().map(|question| Answer::naming(question.id, vec![])).collect();
    let ballot = Ballot::try_from(answers).ok();
    let filled = || ballot.clone().map(Sheet::Filled);
    let differences = vec![
        (code(1), Difference { first: filled(), second: None }),
        (code(2), Difference { first: Some(Sheet::Spoiled), second: filled() }),
        (code(3), Difference { first: None, second: Some(Sheet::Spoiled) }),
    ];
    let outcome = Outcome { ballots: 1, spoiled: 0, used: vec![code(4)], unknown: vec![code(5)] };
    let mut paper = poll.clone();
    paper.form = form(&["code"]);
    let steps = [
        (BatchState::First, BatchStep::Keying { paper: Box::new(paper.clone()), second: false, keyed: vec![(code(1), true)] }),
        (BatchState::Second, BatchStep::Keying { paper: Box::new(paper), second: true, keyed: vec![(code(1), true), (code(2), false)] }),
        (BatchState::First, BatchStep::Elsewhere { second: false, yours_is_done: false }),
        (BatchState::Second, BatchStep::Elsewhere { second: true, yours_is_done: true }),
        (BatchState::Second, BatchStep::Elsewhere { second: true, yours_is_done: false }),
        (BatchState::Compared, BatchStep::Differing { questions: poll.questions.clone(), agreed: 1, differences }),
        (BatchState::Compared, BatchStep::Ready(outcome.clone())),
        (BatchState::Counted, BatchStep::Counted(Some(outcome))),
        (BatchState::Counted, BatchStep::Counted(None)),
    ];
    for (state, step) in steps {
        let name = settle_field(code(1));
        let form = match &step {
            BatchStep::Keying { keyed, .. } if keyed.len() < 2 => form(&["code", "pile"]),
            BatchStep::Differing { .. } => form(&[name.as_str(), "pile"]),
            _ => Form::default(),
        };
        let view = BatchView { head: head(PollState::Open), batch: line(state), form, step, counts: true };
        check(|frame| batch(frame, &view));
    }
}
