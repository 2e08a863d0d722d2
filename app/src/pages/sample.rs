//! Pages to try things on: every text that people write is hostile.

use crate::components::links::encode;
use crate::view::changes::{Change, ChangeKind, Correction};
use crate::view::cities::{CityDot, CityRow, CityView};
use crate::view::consultations::{Answer, ConsultationCard, ConsultationView, PollCard, Stage};
use crate::view::frame::{Assets, Frame, Viewer};
use crate::view::text::Text;
use crate::words::Locale;
use domain::consultation::{ConsultationState, Field, Level, PollState, Subject};
use domain::contract::{Boundary, Phase, PhaseWindow, Population, Preparedness};
use domain::ids::{ConsultationId, PollId};
use domain::voting::Eligibility;
use jiff::ZonedDateTime;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// Wants to run, to leave an attribute, and to leave a text area.
pub const HOSTILE: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(1)></textarea></title><b>'&";

pub fn frame(locale: Locale, path: &str) -> Frame {
    Frame {
        locale,
        path: path.to_owned(),
        origin: "https://parvis.example".to_owned(),
        viewer: Some(Viewer { label: HOSTILE.to_owned(), team: true, staff: true }),
        simulated: true,
        notice: None,
        assets: Assets {
            stylesheet: "/assets/style.css".to_owned(),
            spending: "/assets/spending.js".to_owned(),
            islands: Some("/assets/islands.js".to_owned()),
            verifier: None,
            voter: None,
            booth: None,
            trustee: None,
        },
        mailbox: true,
    }
}

pub fn hostile() -> Text {
    Text::new("nl", HOSTILE)
}

pub fn moment() -> ZonedDateTime {
    date(2027, 3, 3).at(18, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap()
}

pub fn card(stage: Stage) -> ConsultationCard {
    ConsultationCard {
        city_slug: "ghent".to_owned(),
        city_name: HOSTILE.to_owned(),
        country: "BE".to_owned(),
        slug: "school-streets".to_owned(),
        title: hostile(),
        summary: hostile(),
        phase: Phase::CoCreation,
        stage,
        opens: Some(moment()),
        closes: Some(moment()),
        days_left: Some(12),
        participants: 1204,
    }
}

pub fn dot() -> CityDot {
    CityDot { slug: "ghent".to_owned(), name: HOSTILE.to_owned(), latitude: 51.05, longitude: 3.72, phase: Some(Phase::CoCreation) }
}

pub fn row() -> CityRow {
    CityRow { slug: "ghent".to_owned(), name: HOSTILE.to_owned(), country: "BE".to_owned(), phase: None, open_consultations: 1, participants: 0 }
}

pub fn city() -> CityView {
    let window = |phase, starts, ends| PhaseWindow { phase, starts, ends, approximate: true };
    CityView {
        slug: "ghent".to_owned(),
        name: HOSTILE.to_owned(),
        local_name: Some(hostile()),
        country: "BE".to_owned(),
        latitude: 51.05,
        longitude: 3.72,
        boundary: Boundary::Municipality,
        population: Some(Population { count: 265_086, year: Some(2023), source: HOSTILE.to_owned(), note: Some(HOSTILE.to_owned()), to_be_replaced: true }),
        population_language: "nl".to_owned(),
        languages: vec!["nl".to_owned()],
        membership_source: Some("https://www.example.eu/a?b=\"><b>".to_owned()),
        label_awarded: Some(date(2025, 5, 1)),
        preparedness: Some(Preparedness::Experienced),
        preparedness_declared: Some(date(2026, 1, 2)),
        phases: vec![
            window(Phase::ExpressionOfInterest, Some(date(2021, 11, 25)), Some(date(2022, 1, 31))),
            window(Phase::CoCreation, Some(date(2022, 4, 28)), None),
        ],
        today: date(2027, 3, 3),
        participants: 12_408,
        contributions: 20_000,
        consultations: Stage::ALL.iter().map(|&stage| card(stage)).collect(),
        team: true,
    }
}

pub fn poll(state: PollState, voted: bool) -> PollCard {
    PollCard {
        id: PollId(7),
        title: hostile(),
        state,
        eligibility: Eligibility::DeclaredResidents,
        opens: Some(moment()),
        closes: None,
        days_left: Some(1),
        voters: 1204,
        voted,
    }
}

pub fn consultation() -> ConsultationView {
    ConsultationView {
        id: ConsultationId(3),
        city_slug: "ghent".to_owned(),
        city_name: HOSTILE.to_owned(),
        slug: "school-streets".to_owned(),
        title: hostile(),
        summary: hostile(),
        body: hostile(),
        languages: vec!["nl".to_owned()],
        level: Level::Involve,
        phase: Phase::CoCreation,
        field: Field::MobilityAndTransport,
        state: ConsultationState::Answered,
        stage: Stage::Answered,
        published: Some(moment()),
        participants: 1204,
        polls: PollState::ALL.iter().map(|&state| poll(state, state == PollState::Open)).collect(),
        answer: Some(Answer { at: moment(), body: hostile() }),
        corrections: vec![Correction {
            at: moment(),
            subject: Subject::OptionDescription,
            about: Some(hostile()),
            before: hostile(),
            after: hostile(),
            reason: Some(hostile()),
        }],
        history: vec![Change { at: moment(), kind: ChangeKind::Extended { to: moment() }, about: Some(hostile()), reason: Some(hostile()) }],
        team: true,
    }
}

/// Renders in every language and checks what holds for every page: nothing that was written runs, there is one `h1`,
/// no id is there twice, links stay in the language of the page.
pub fn check(path: &str, page: impl Fn(&Frame) -> crate::Page) -> Vec<String> {
    let mut pages = Vec::new();
    for &locale in Locale::ALL {
        // Leptos leaves empty comments between pieces of text.
        let html = crate::render(&frame(locale, path), &page).replace("<!>", "");
        for forbidden in ["<script>", "<img", "onerror=alert(1)>", "</textarea>", "<b>"] {
            assert!(!html.contains(forbidden), "{forbidden} in {html}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        ids_are_unique(&html);
        links_stay(&html, locale);
        pages.push(html);
    }
    pages
}

fn ids_are_unique(html: &str) {
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id is there twice in {html}");
}

fn links_stay(html: &str, locale: Locale) {
    let body = html.split("<body>").nth(1).unwrap();
    for link in body.split("<a ").skip(1).filter(|link| !link.contains("hreflang") && !link.contains("rel=\"noopener external\"")) {
        let href = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let inside = format!("/{}", locale.code());
        assert!(href == inside || href.starts_with(&format!("{inside}/")) || href.starts_with('#'), "{href} leaves /{}", locale.code());
        assert!(!href.contains(&encode("<")), "a text became part of an address: {href}");
    }
}
