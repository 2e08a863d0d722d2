//! Every page of a poll's team, with hostile text wherever people write.

use super::{close, correct, dates, edit, extend, overview, preview, rehearsal, results};
use crate::pages::poll::samples::marked_with_results;
use crate::pages::team::tests::{check, city};
use crate::pages::testing::{HOSTILE, hostile, moment};
use crate::view::changes::{Change, ChangeKind, Correction};
use crate::view::form::{FieldError, Form};
use crate::view::poll::PollView;
use crate::view::poll_editor::*;
use crate::view::poll_form::{Edit, Typed};
use domain::consultation::{Missing, PollState, Subject};
use domain::ids::{ConsultationId, PollId};
use domain::participation::Channel;
use domain::voting::{Eligibility, Secrecy, Turnout};
use leptos::prelude::*;

fn head(state: PollState) -> PollHead {
    let languages = vec!["fr".to_owned(), "nl".to_owned()];
    PollHead { city: city(), consultation: ConsultationId(7), consultation_title: hostile(), poll: PollId(9), title: hostile(), state, languages }
}

fn typed(names: &[&str]) -> Form {
    let mut form = Form::default();
    for name in names {
        form.set(name, HOSTILE);
        form.refuse(name, FieldError::Required);
    }
    form
}

fn correction() -> Correction {
    Correction { at: moment(), subject: Subject::PollIntro, about: Some(hostile()), before: hostile(), after: hostile(), reason: Some(hostile()) }
}

fn over(state: PollState) -> PollOverviewView {
    PollOverviewView {
        head: head(state),
        eligibility: Eligibility::DeclaredResidents,
        secrecy: Secrecy::Confidential,
        questions: 2,
        opens: Some(moment()),
        closes: None,
        open_ended: true,
        consultation_public: true,
        paper_to_come: false,
        missing: vec![
            Missing::TooFewOptions { question: 1 },
            Missing::NoOpening,
            Missing::OptionLabelMissing { question: 1, option: 2, language: "nl".to_owned() },
        ],
        turnout: Turnout { by_channel: vec![(Channel::Web, 1200), (Channel::Paper, 4)] },
        population: Some(265_086),
        corrections: vec![correction()],
        history: vec![Change { at: moment(), kind: ChangeKind::Published, about: None, reason: Some(hostile()) }],
    }
}

#[test]
fn a_rehearsal_says_that_it_is_one() {
    let PollView { questions, results, .. } = marked_with_results(20);
    let result = results.map(|results| results.result);
    let view =
        |result| RehearsalView { head: head(PollState::Draft), voters: 20, choices: vec![20, 200], draw: 999, next: 1, questions: questions.clone(), result };
    for html in check(|frame| rehearsal(frame, &view(result.clone()))) {
        assert!(html.contains("draw=1\""), "other voters are a link away");
        assert!(html.contains("panel--warm") && html.contains("rounds"));
        assert!(!html.contains("/ballots"), "there are no ballots to look at");
    }
    for html in check(|frame| rehearsal(frame, &view(None))) {
        assert!(html.contains("/edit\""));
    }
}

#[test]
fn every_state_has_its_overview() {
    for &state in PollState::ALL {
        check(|frame| overview(frame, &over(state)));
    }
    let html = check(|frame| overview(frame, &over(PollState::Draft))).concat();
    for place in ["/en/team/polls/9/edit#q-0-add-option", "/en/team/polls/9/dates#opens", "/fr/team/polls/9/edit#q-0-o-1-label-nl"] {
        assert!(html.contains(place), "{place} is not in {html}");
    }
}

#[test]
fn the_editor_keeps_what_was_typed_in_every_field() {
    let names =
        ["title[fr]", "intro[nl]", "q[0][text][fr]", "q[0][help][nl]", "q[0][min]", "q[0][o][0][label][fr]", "q[0][o][1][description][nl]", "q[1][text][nl]"];
    let sent = Typed::read(names.iter().map(|name| (*name, HOSTILE))).apply(Edit::AddQuestion);
    let mut form = sent.form();
    for name in names {
        form.refuse(name, FieldError::Duplicate);
    }
    let view = PollEditView { head: head(PollState::Draft), form, questions: sent.questions() };
    for html in check(|frame| edit(frame, &view)) {
        assert_eq!(html.matches("Trams").count() - html.matches("Trams&lt;/textarea&gt;").count(), 0, "unescaped: {html}");
        for place in ["id=\"q-0-add-option\"", "id=\"add-question\"", "id=\"q-0-o-1-label-nl\"", "id=\"q-2-o-1-label-fr\""] {
            assert!(html.contains(place), "{place} is not there");
        }
    }
}

#[test]
fn dates_decisions_and_preview() {
    let view = DatesView { head: head(PollState::Draft), form: typed(&["opens", "closes"]), zone: "Europe/Brussels".to_owned() };
    check(|frame| dates(frame, &view));
    let view = ExtendView { head: head(PollState::Open), form: typed(&["closes", "reason"]), closes: Some(moment()), zone: "Europe/Brussels".to_owned() };
    check(|frame| extend(frame, &view));
    let view = DecisionView { head: head(PollState::Open), form: typed(&["reason"]), closes: None, voters: 12 };
    check(|frame| close(frame, &view));
    check(|frame| results(frame, &view));
    for wide in [true, false] {
        let view = PreviewView { head: head(PollState::Draft), language: "nl".to_owned(), wide };
        check(|frame| preview(frame, &view, view! { <p>{HOSTILE}</p> }.into_any()));
    }
}

#[test]
fn corrections_show_the_text_before() {
    let key = TextKey { subject: Subject::QuestionHelp, id: 3, language: "nl".to_owned() };
    let text = CorrectableText { key: key.clone(), about: hostile(), text: hostile() };
    for chosen in [None, Some(key)] {
        let view =
            CorrectView { head: head(PollState::Open), form: typed(&["after", "reason"]), texts: vec![text.clone()], chosen, corrections: vec![correction()] };
        let labelled = view.chosen.is_some();
        let html = check(|frame| correct(frame, &CorrectView { form: if labelled { view.form.clone() } else { Form::default() }, ..view.clone() })).concat();
        assert_eq!(html.contains("name=\"text\" value=\"question-help.3.nl\""), labelled);
    }
}
