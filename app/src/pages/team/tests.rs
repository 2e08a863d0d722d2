//! Every page of a team, with hostile text wherever people write.

use super::{answer, consultation, consultation_edit, dashboard, facts, home, members};
use crate::Page;
use crate::pages::testing::{HOSTILE, checked, frame, hostile, moment};
use crate::view::form::{FieldError, Form};
use crate::view::frame::Frame;
use crate::view::team::*;
use crate::view::text::Text;
use crate::words::Locale;
use domain::consultation::{ConsultationState, Field, Level, Missing, PollState};
use domain::contract::{Boundary, Phase, Population, Preparedness};
use domain::ids::{ConsultationId, PersonId, PollId};
use jiff::civil::date;

/// Renders a page in both languages.
pub(in crate::pages) fn check(page: impl Fn(&Frame) -> Page) -> Vec<String> {
    Locale::ALL.iter().map(|&locale| checked(&frame(locale, "/team"), &page)).collect()
}

pub(in crate::pages) fn city() -> CityHead {
    CityHead { slug: "ghent".to_owned(), name: HOSTILE.to_owned(), country: "BE".to_owned(), administers: true }
}

pub(in crate::pages) fn pending(role: Option<TeamRole>) -> PendingInvitation {
    PendingInvitation { email: HOSTILE.to_owned(), city: role.map(|_| HOSTILE.to_owned()), role, expires: date(2027, 3, 3) }
}

fn poll(id: i64, state: PollState, title: Text) -> TeamPoll {
    TeamPoll { id: PollId(id), title, state, opens: Some(moment()), closes: Some(moment()), voters: 1204 }
}

fn polls() -> Vec<TeamPoll> {
    PollState::ALL.iter().zip(1..).map(|(&state, id)| poll(id, state, if id == 1 { Text::default() } else { hostile() })).collect()
}

fn typed(names: &[&str]) -> Form {
    let mut form = Form::default();
    form.push("languages", "fr");
    form.push("languages", "nl");
    for name in names {
        form.set(name, HOSTILE);
        form.refuse(name, FieldError::Required);
    }
    form
}

#[test]
fn my_cities_and_the_dashboard() {
    let one = TeamCity {
        slug: "ghent".to_owned(),
        name: HOSTILE.to_owned(),
        country: "BE".to_owned(),
        role: TeamRole::Moderator,
        drafts: 1,
        open_polls: 2,
        unanswered: 0,
    };
    check(|frame| home(frame, &TeamHomeView { cities: vec![one.clone()], invitations: 2 }));
    check(|frame| home(frame, &TeamHomeView::default()));
    let held = TeamConsultation { id: ConsultationId(7), title: hostile(), state: ConsultationState::Published, phase: Phase::CoCreation, polls: polls() };
    check(|frame| dashboard(frame, &DashboardView { city: city(), population: None, members: 3, consultations: vec![held.clone()] }));
}

#[test]
fn writing_a_consultation_keeps_what_was_typed() {
    let names = ["title[fr]", "summary[fr]", "body[fr]", "title[xx]", "level", "field", "reason"];
    for state in [ConsultationState::Draft, ConsultationState::Published] {
        let view = ConsultationEditView { city: city(), consultation: Some(ConsultationId(7)), title: hostile(), state, form: typed(&names) };
        for html in check(|frame| consultation_edit(frame, &view)) {
            assert!(html.contains("name=\"title[xx]\""), "a language that is not ticked loses its text");
        }
    }
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let missing = vec![Missing::NoLanguage, Missing::BodyMissing { language: "fr".to_owned() }];
    let view = ConsultationOverviewView {
        city: city(),
        id: ConsultationId(7),
        slug: "school-streets".to_owned(),
        title: hostile(),
        summary: hostile(),
        state: ConsultationState::Draft,
        phase: Phase::CoCreation,
        level: Level::Involve,
        field: Field::Other,
        languages: vec!["fr".to_owned(), HOSTILE.to_owned()],
        published: Some(moment()),
        answered: None,
        participants: 12,
        missing,
        polls: polls(),
        corrections: Vec::new(),
        history: Vec::new(),
    };
    let html = check(|frame| consultation(frame, &view)).concat();
    assert!(html.contains("/en/team/consultations/7/edit#body-fr"), "{html}");
    assert!(!html.contains("/team/consultations/7/publish"), "no publishing while something is missing");
}

#[test]
fn answer_members_and_facts() {
    for answered in [None, Some(moment())] {
        let view = AnswerView {
            city: city(),
            consultation: ConsultationId(7),
            title: hostile(),
            languages: vec!["fr".to_owned()],
            form: typed(&["answer[fr]"]),
            answered,
            public: true,
            polls_without_results: 1,
        };
        check(|frame| answer(frame, &view));
    }
    let member = Member { person: PersonId(3), email: HOSTILE.to_owned(), role: TeamRole::Administrator, you: true, removable: true };
    let team = MembersView { city: city(), form: typed(&["email", "role"]), members: vec![member], pending: vec![pending(Some(TeamRole::Moderator))] };
    check(|frame| members(frame, &team));
    let population = Population { count: 265_086, year: Some(2023), source: HOSTILE.to_owned(), note: None, to_be_replaced: true };
    let view = FactsView {
        city: city(),
        form: typed(&["population", "year", "source", "boundary", "preparedness"]),
        population: Some(population),
        boundary: Boundary::District,
        preparedness: Some(Preparedness::Beginner),
        preparedness_declared: Some(date(2027, 3, 3)),
    };
    check(|frame| facts(frame, &view));
}
