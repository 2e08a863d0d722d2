//! The pages of trustees, with hostile text wherever people write.

use super::{council, own};
use crate::pages::team::tests::{check, city};
use crate::pages::testing::{HOSTILE, frame, hostile};
use crate::view::form::{FieldError, Form};
use crate::view::poll_editor::PollHead;
use crate::view::trustees::{Council, CouncilView, Standing, TrusteeLine, TrusteeView, row_field};
use crate::words::Locale;
use domain::consultation::PollState;
use domain::ids::{ConsultationId, PollId};

fn head(state: PollState) -> PollHead {
    let languages = vec!["fr".to_owned()];
    PollHead { city: city(), consultation: ConsultationId(7), consultation_title: hostile(), poll: PollId(9), title: hostile(), state, languages }
}

fn line(rounds: u8) -> TrusteeLine {
    TrusteeLine { name: HOSTILE.to_owned(), enrolled: rounds > 0, rounds, opened: rounds > 3 }
}

#[test]
fn the_page_of_the_team_wherever_trustees_stand() {
    let hostile = || HOSTILE.to_owned();
    let standings = [
        Standing::Enrolling { missing: vec![hostile(), hostile()] },
        Standing::Round { round: 2, missing: vec![hostile()] },
        Standing::Failed { who: Some(hostile()), words: hostile() },
        Standing::Failed { who: None, words: hostile() },
        Standing::Made,
        Standing::Open,
        Standing::Opening,
        Standing::Sealed,
    ];
    for standing in standings {
        let named = Council { threshold: 2, trustees: vec![line(0), line(2), line(4)], code: Some(hostile()), standing };
        for changes in [true, false] {
            let mut form = Form::default();
            for name in [row_field(0, "name"), row_field(8, "email"), "threshold".to_owned()] {
                form.set(&name, HOSTILE);
                form.refuse(&name, FieldError::Taken);
            }
            if !changes {
                form = Form::default();
            }
            let view = CouncilView { head: head(PollState::Draft), form, rows: 9, changes, typed: changes, council: Some(named.clone()) };
            for html in check(|frame| council(frame, &view)) {
                assert_eq!(html.contains("name=\"threshold\""), changes);
                assert!(!html.contains("value=\"more\""), "there are nine rows already");
            }
        }
    }
    let view = CouncilView { head: head(PollState::Draft), form: Form::default(), rows: 3, changes: true, typed: false, council: None };
    for html in check(|frame| council(frame, &view)) {
        assert!(html.contains("value=\"more\"") && !html.contains("<table"));
    }
}

#[test]
fn a_trustee_sees_one_step_at_a_time_and_nothing_without_scripts() {
    let view = TrusteeView { poll: PollId(9), title: hostile(), city: HOSTILE.to_owned(), name: HOSTILE.to_owned(), trustees: 3, threshold: 2 };
    assert_eq!(view.too_many(), 2);
    for html in check(|frame| own(frame, &view)) {
        assert!(!html.contains("data-trustee"), "the program was not built");
    }
    for &locale in Locale::ALL {
        let mut frame = frame(locale, "/trustee/9");
        frame.assets.trustee = Some("/assets/trustee.js".to_owned());
        let html = crate::pages::testing::checked(&frame, |frame| own(frame, &view));
        let steps: Vec<&str> = html.split("<section").skip(1).filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains("data-part")).collect();
        assert!(steps.len() > 10 && steps.iter().all(|tag| tag.contains("hidden")), "{steps:?}");
        assert!(html.contains("<noscript>"));
    }
}
