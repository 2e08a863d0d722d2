//! The page of the roll and its letters, with hostile text wherever people write.

use super::{letters, overview};
use crate::pages::team::tests::{check, city};
use crate::pages::testing::{HOSTILE, hostile, moment};
use crate::view::form::{FieldError, Form};
use crate::view::poll_editor::PollHead;
use crate::view::roll::{Letter, LettersView, Report, RollView};
use domain::consultation::PollState;
use domain::ids::{ConsultationId, PollId};
use domain::voting::roll::{BadRow, RollCode, RowFault};

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

#[test]
fn the_page_in_every_state() {
    let rows = (2..500).map(|line| BadRow { line, fault: if line % 2 == 0 { RowFault::Malformed } else { RowFault::Repeated { first: 2 } } });
    for (state, changes, invites) in
        [(PollState::Draft, true, false), (PollState::Scheduled, true, true), (PollState::Open, false, true), (PollState::Closed, false, false)]
    {
        for report in [None, Some(Report { bad: vec![BadRow { line: 3, fault: RowFault::Known }] }), Some(Report { bad: rows.clone().collect() })] {
            let mut form = Form::default();
            for name in ["file", "invitees", "language", "letters", "addresses", "letters_in"] {
                form.set(name, HOSTILE);
                form.refuse(name, FieldError::FileColumn);
            }
            let languages = vec!["fr".to_owned(), "nl".to_owned()];
            let view = RollView { head: head(state), form, size: 12_000, used: 7, changes, invites, report, languages, most_letters: 1_000 };
            check(|frame| overview(frame, &view));
        }
    }
}

#[test]
fn letters_with_and_without_an_addressee() {
    let letter = |bits: u8, addressee: Vec<String>| Letter { code: RollCode::from_bits([bits; 8]), addressee };
    for (closes, paper) in [(Some(moment()), true), (None, false)] {
        let view = LettersView {
            head: head(PollState::Scheduled),
            opens: Some(moment()),
            closes,
            language: "nl".to_owned(),
            address: "https://parvis.example/fr/polls/9".to_owned(),
            paper,
            letters: vec![letter(1, vec![HOSTILE.to_owned(), "1 Market Square".to_owned()]), letter(2, Vec::new())],
        };
        check(|frame| letters(frame, &view));
    }
}
