//! The life of a poll and of its consultation: a table of every verb in every state, and walks through random lives.

use domain::consultation::{ConsultationLife, ConsultationState, PollLife, PollRefusal, PollState, Window, completed};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::world::at;
use PollRefusal::{AlreadyClosed, AlreadyPublished, ClosesInPast, NeverOpen, NoDates, NotLater, NotPublished, NotSealed, NotYetOpen, StillOpen};
use PollState::{Closed, Closing, Draft, Open, ResultsPublished, Scheduled};

const OPENS: i64 = 100;
const CLOSES: i64 = 200;

/// A poll from 100 to 200, in this state, and a moment at which it is.
fn poll(state: PollState) -> (PollLife, Timestamp) {
    let window = Some(Window::new(at(OPENS), Some(at(CLOSES))).unwrap());
    let published = PollLife { published_at: Some(at(10)), window, ..PollLife::default() };
    let sealed = PollLife { sealed_at: Some(at(210)), ..published };
    match state {
        Draft => (PollLife { window, ..PollLife::default() }, at(50)),
        Scheduled => (published, at(50)),
        Open => (published, at(150)),
        Closing => (published, at(205)),
        Closed => (sealed, at(220)),
        ResultsPublished => (PollLife { results_at: Some(at(230)), ..sealed }, at(240)),
    }
}

#[test]
fn states_follow_the_moments() {
    for &state in PollState::ALL {
        let (life, now) = poll(state);
        assert_eq!(life.state(now), state);
        assert_eq!(life.results_visible(), state == ResultsPublished, "{state:?}");
        assert_eq!(state.is_public(), state != Draft);
        assert_eq!(state.is_over(), matches!(state, Closing | Closed | ResultsPublished));
    }
}

#[test]
fn boundaries_are_exact() {
    let (life, _) = poll(Open);
    for (now, state) in [(99, Scheduled), (100, Open), (199, Open), (200, Closing)] {
        assert_eq!(life.state(at(now)), state, "{now}");
    }
}

#[test]
fn a_poll_without_dates_is_a_draft() {
    let life = PollLife { published_at: Some(at(10)), ..PollLife::default() };
    assert_eq!(life.state(at(20)), Draft);
    assert_eq!(PollLife::default().may_publish(at(20)), Err(NoDates));
}

#[test]
fn a_clock_that_jumps_back_does_not_undo_what_was_done() {
    for state in [Closed, ResultsPublished] {
        let (life, _) = poll(state);
        for now in [0, 50, 150, 205] {
            assert_eq!(life.state(at(now)), state);
            assert_eq!(life.accepts_ballots(at(now)), Err(AlreadyClosed));
        }
    }
}

#[test]
fn results_do_not_show_before_the_seal_whatever_is_recorded() {
    let (open, _) = poll(Open);
    let life = PollLife { results_at: Some(at(120)), ..open };
    assert!(!life.results_visible());
    assert_eq!(life.state(at(150)), Open);
    assert_eq!(life.state(at(205)), Closing);
}

#[test]
fn ballots_are_taken_only_while_open() {
    for (state, expected) in [
        (Draft, Err(NotPublished)),
        (Scheduled, Err(NotYetOpen)),
        (Open, Ok(())),
        (Closing, Err(AlreadyClosed)),
        (Closed, Err(AlreadyClosed)),
        (ResultsPublished, Err(AlreadyClosed)),
    ] {
        let (life, now) = poll(state);
        assert_eq!(life.accepts_ballots(now), expected, "{state:?}");
    }
}

#[test]
fn publish() {
    let (draft, now) = poll(Draft);
    assert_eq!(draft.publish(now), Ok(PollLife { published_at: Some(now), ..draft }));
    assert_eq!(draft.publish(at(150)).unwrap().state(at(150)), Open);
    assert_eq!(draft.publish(at(CLOSES)), Err(ClosesInPast));
    for state in [Scheduled, Open, Closing, Closed, ResultsPublished] {
        let (life, now) = poll(state);
        assert_eq!(life.publish(now), Err(AlreadyPublished), "{state:?}");
    }
}

#[test]
fn extend() {
    let later = |life: PollLife| PollLife { window: Some(Window::new(at(OPENS), Some(at(300))).unwrap()), ..life };
    for (state, expected) in [
        (Draft, Err(NotPublished)),
        (Scheduled, Ok(later(poll(Scheduled).0))),
        (Open, Ok(later(poll(Open).0))),
        (Closing, Err(AlreadyClosed)),
        (Closed, Err(AlreadyClosed)),
        (ResultsPublished, Err(AlreadyClosed)),
    ] {
        let (life, now) = poll(state);
        assert_eq!(life.extend(now, at(300)), expected, "{state:?}");
    }
    let (open, now) = poll(Open);
    assert_eq!(open.extend(now, at(CLOSES)), Err(NotLater));
    assert_eq!(open.extend(now, at(160)), Err(NotLater));
    assert_eq!(open.extend(now, now), Err(ClosesInPast));
}

#[test]
fn an_open_ended_poll_can_be_given_a_closing() {
    let open_ended = PollLife { window: Some(Window::new(at(OPENS), None).unwrap()), ..poll(Open).0 };
    assert_eq!(open_ended.extend(at(150), at(160)).unwrap().state(at(160)), Closing);
    assert_eq!(open_ended.extend(at(150), at(150)), Err(ClosesInPast));
    assert_eq!(open_ended.extend(at(50), at(80)), Err(NeverOpen));
}

#[test]
fn close_early() {
    for (state, expected) in [
        (Draft, Err(NotPublished)),
        (Scheduled, Err(NotYetOpen)),
        (Open, Ok(Closing)),
        (Closing, Err(AlreadyClosed)),
        (Closed, Err(AlreadyClosed)),
        (ResultsPublished, Err(AlreadyClosed)),
    ] {
        let (life, now) = poll(state);
        assert_eq!(life.close_early(now).map(|life| life.state(now)), expected, "{state:?}");
    }
    assert_eq!(poll(Open).0.close_early(at(OPENS)), Err(NeverOpen));
}

#[test]
fn seal() {
    for (state, expected) in [
        (Draft, Err(NotPublished)),
        (Scheduled, Err(NotYetOpen)),
        (Open, Err(StillOpen)),
        (Closing, Ok(PollLife { sealed_at: Some(at(205)), ..poll(Closing).0 })),
        (Closed, Ok(poll(Closed).0)),
        (ResultsPublished, Ok(poll(ResultsPublished).0)),
    ] {
        let (life, now) = poll(state);
        assert_eq!(life.seal(now), expected, "{state:?}");
    }
}

#[test]
fn publish_results() {
    for (state, expected) in [
        (Draft, Err(NotPublished)),
        (Scheduled, Err(NotYetOpen)),
        (Open, Err(StillOpen)),
        (Closing, Err(NotSealed)),
        (Closed, Ok(PollLife { results_at: Some(at(220)), ..poll(Closed).0 })),
        (ResultsPublished, Ok(poll(ResultsPublished).0)),
    ] {
        let (life, now) = poll(state);
        assert_eq!(life.publish_results(now), expected, "{state:?}");
    }
}

#[test]
fn consultations_are_drafted_published_answered() {
    for (published_at, answered_at, expected) in [
        (None, None, ConsultationState::Draft),
        (None, Some(at(2)), ConsultationState::Draft),
        (Some(at(1)), None, ConsultationState::Published),
        (Some(at(1)), Some(at(2)), ConsultationState::Answered),
    ] {
        assert_eq!(ConsultationLife { published_at, answered_at }.state(), expected);
        assert_eq!(expected.is_public(), published_at.is_some());
    }
}

#[test]
fn a_consultation_is_completed_when_every_poll_it_published_has_results() {
    for (polls, expected) in [
        (vec![], false),
        (vec![Draft], false),
        (vec![ResultsPublished], true),
        (vec![Draft, ResultsPublished], true),
        (vec![ResultsPublished, Scheduled], false),
        (vec![ResultsPublished, Open], false),
        (vec![Closing], false),
        (vec![Closed, ResultsPublished], false),
    ] {
        assert_eq!(completed(&polls), expected, "{polls:?}");
    }
}

/// What somebody may try at a moment.
#[derive(Clone, Copy, Debug)]
enum Verb {
    Publish,
    Extend(i64),
    CloseEarly,
    Seal,
    PublishResults,
}

fn verb() -> impl Strategy<Value = Verb> {
    prop_oneof![Just(Verb::Publish), (0..400_i64).prop_map(Verb::Extend), Just(Verb::CloseEarly), Just(Verb::Seal), Just(Verb::PublishResults),]
}

fn attempt(life: PollLife, now: Timestamp, verb: Verb) -> Result<PollLife, PollRefusal> {
    match verb {
        Verb::Publish => life.publish(now),
        Verb::Extend(closes) => life.extend(now, at(closes)),
        Verb::CloseEarly => life.close_early(now),
        Verb::Seal => life.seal(now),
        Verb::PublishResults => life.publish_results(now),
    }
}

proptest! {
    /// Whatever is tried as time goes by, a poll only moves forward: once over, it takes no ballot; once visible, results stay; and they are never visible before the close.
    #[test]
    fn lives_only_move_forward(
        closes in prop::option::of(101..300_i64),
        steps in prop::collection::vec((0..30_i64, verb()), 0..40),
    ) {
        let mut life = PollLife { window: Some(Window::new(at(OPENS), closes.map(at)).unwrap()), ..PollLife::default() };
        let mut now = 0;
        let mut reached = Draft;
        for (wait, verb) in steps {
            now += wait;
            if let Ok(next) = attempt(life, at(now), verb) {
                life = next;
            }
            let state = life.state(at(now));
            prop_assert!(state >= reached, "{reached:?} became {state:?}");
            reached = state;
            prop_assert_eq!(life.accepts_ballots(at(now)).is_ok(), state == Open);
            prop_assert_eq!(life.results_visible(), state == ResultsPublished);
        }
    }

    /// Said twice at once, a verb either changes nothing more or is refused: nothing happens twice.
    #[test]
    fn nothing_happens_twice(state in prop::sample::select(PollState::ALL), verb in verb()) {
        let (life, now) = poll(state);
        if let Ok(once) = attempt(life, now, verb)
            && let Ok(twice) = attempt(once, now, verb)
        {
            prop_assert_eq!(once, twice);
        }
    }
}
