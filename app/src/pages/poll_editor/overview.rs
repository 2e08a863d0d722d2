//! A poll as its team sees it: state, what is missing, turnout, what can be done. Never what was voted.

use super::parts;
use crate::Page;
use crate::components::{
    Chip, ChipKind, Column, KeyFigure, PageHead, Table, button_link, corrections, facts, history, key_figures, language_name, names, section, table,
};
use crate::format;
use crate::pages::team::missing::{Owner, concern_list, missing_list};
use crate::pages::team::parts as team;
use crate::view::frame::Frame;
use crate::view::poll_editor::PollOverviewView;
use crate::words::{Locale, named, offline, poll_editor as say, roll, trustees};
use domain::consultation::PollState;
use domain::voting::Secrecy;
use leptos::prelude::*;

/// The overview of a poll.
pub fn overview(frame: &Frame, view: &PollOverviewView) -> Page {
    let l = frame.locale;
    let head = &view.head;
    let consultation = frame.url(&format!("/team/consultations/{}", head.consultation));
    let trail = team::trail(frame, &head.city, vec![(team::title(l, &head.consultation_title), consultation)], team::title(l, &head.title));
    let page_head = PageHead::new(team::title(l, &head.title))
        .eyebrow(say::poll_of(l, &head.city.name))
        .chips(vec![Chip::new(ChipKind::State(head.state.as_str()), names::poll_state(l, head.state))])
        .actions(buttons(frame, view));
    let body = view! {
        {trail}
        {page_head.view()}
        <div class="columns">
            <div>
                {now(frame, view)}
                {turnout(l, view)}
                {past(l, view)}
            </div>
            <aside aria-label=say::facts(l)>{about(l, view)}</aside>
        </div>
    };
    Page::new(team::plain_title(l, &head.title), body)
}

/// What can be done in this state, as links.
fn buttons(frame: &Frame, view: &PollOverviewView) -> AnyView {
    let l = frame.locale;
    let link = |rest: &str, label: String| button_link("button--secondary", parts::url(frame, &view.head, rest), label);
    let roll = || view.eligibility.has_roll().then(|| link("/roll", roll::title(l)));
    let paper = || view.secrecy.allows_sheets().then(|| link("/paper", offline::title(l)));
    let trustees = || (view.secrecy == Secrecy::Encrypted).then(|| link("/trustees", trustees::title(l)));
    let public = || button_link("button--quiet", frame.url(&format!("/polls/{}", view.head.poll)), say::public_page(l));
    match view.head.state {
        PollState::Draft => view! { {link("/edit", say::edit_questions(l))} {link("/dates", say::edit_dates(l))} {link("/preview", say::preview(l))}
        {link("/rehearsal", say::rehearsal(l))} {roll()} {trustees()} }
        .into_any(),
        PollState::Scheduled => {
            view! { {link("/correct", say::correct(l))} {link("/extend", say::extend(l))} {link("/preview", say::preview(l))} {roll()} {trustees()} {paper()} {public()} }
                .into_any()
        }
        PollState::Open => {
            view! { {link("/extend", say::extend(l))} {link("/correct", say::correct(l))} {link("/close", say::close_early(l))} {roll()} {trustees()} {paper()} {public()} }
                .into_any()
        }
        PollState::Closing | PollState::Closed | PollState::ResultsPublished => view! { {roll()} {trustees()} {paper()} {public()} }.into_any(),
    }
}

/// Where the poll stands, and the next step.
fn now(frame: &Frame, view: &PollOverviewView) -> AnyView {
    let l = frame.locale;
    let note = |title: String, text: String| section("now", title, view! { <p>{text}</p> });
    match view.head.state {
        PollState::Draft => readiness(frame, view),
        PollState::Scheduled => note(say::scheduled_title(l), say::scheduled(l)),
        PollState::Open => note(say::open_title(l), say::open(l)),
        PollState::Closing if view.paper_to_come => note(say::closing_title(l), offline::closing(l)),
        PollState::Closing if view.secrecy == Secrecy::Encrypted => note(trustees::closing_title(l), trustees::closing(l)),
        PollState::Closing => note(say::closing_title(l), say::closing(l)),
        PollState::Closed => {
            let publish = button_link("button--primary", parts::url(frame, &view.head, "/results"), say::publish_results(l));
            section("now", say::closed_title(l), view! { <p>{say::closed(l)}</p> <div class="button-row">{publish}</div> })
        }
        PollState::ResultsPublished => note(say::published_title(l), say::published(l)),
    }
}

fn readiness(frame: &Frame, view: &PollOverviewView) -> AnyView {
    let l = frame.locale;
    let owner = Owner::Poll(view.head.poll, view.head.consultation);
    let body = if !view.missing.is_empty() {
        view! { <p>{say::missing_count(l, view.missing.len())}</p> {missing_list(frame, owner, Vec::new(), &view.missing)} }.into_any()
    } else if !view.consultation_public {
        let consultation = frame.url(&format!("/team/consultations/{}", view.head.consultation));
        view! {
            {missing_list(frame, owner, vec![say::nothing_missing(l)], &[])}
            <p>{say::consultation_first(l)} " " <a href=consultation>{say::to_consultation(l)}</a></p>
        }
        .into_any()
    } else {
        view! {
            {missing_list(frame, owner, vec![say::nothing_missing(l)], &[])}
            <p>{say::publish_hint(l)}</p>
            {team::button_form(parts::url(frame, &view.head, "/publish"), "button--primary", say::publish(l))}
        }
        .into_any()
    };
    let concerns = concern_list(frame, view.head.poll, &view.concerns);
    section("now", say::before_publishing(l), view! { {body} {concerns} })
}

fn turnout(l: Locale, view: &PollOverviewView) -> AnyView {
    if view.head.state < PollState::Open {
        return ().into_any();
    }
    let count = |n: u64| format::count(l, n);
    let mut figures = vec![KeyFigure { label: say::voters(l), value: count(view.turnout.total()), note: Some(say::voters_note(l)) }];
    if let Some((roll, share)) = view.roll.and_then(|roll| Some((roll, view.turnout.share_of_roll(roll)?))) {
        let sentence = roll::turnout_of_roll(l, count(roll), format::percent(l, share.value(), 1), count(view.turnout.total()));
        figures.push(KeyFigure { label: roll::turnout_roll(l), value: count(roll), note: Some(sentence) });
    } else if let Some((share, population)) = view.population.and_then(|population| Some((view.turnout.share_of(population)?, population))) {
        let note = say::share_note(l, format::number(l, population.into()));
        figures.push(KeyFigure { label: say::share(l), value: format::percent(l, share.value(), 2), note: Some(note) });
    }
    let channels = (view.turnout.by_channel.len() > 1).then(|| {
        table(Table {
            id: "channels".to_owned(),
            caption: say::channels_caption(l),
            columns: vec![Column::text(say::channel(l)), Column::number(say::voters(l))],
            rows: view.turnout.by_channel.iter().map(|(channel, n)| vec![names::channel(l, *channel).into_any(), count(*n).into_any()]).collect(),
            variant: "",
        })
    });
    section("turnout", say::turnout(l), view! { {key_figures(figures)} {channels} })
}

fn past(l: Locale, view: &PollOverviewView) -> AnyView {
    let decisions = (!view.history.is_empty()).then(|| section("history", say::history(l), history(l, &view.history)));
    let changed = (!view.corrections.is_empty()).then(|| section("corrections", say::corrections(l), corrections(l, &view.corrections)));
    view! { {decisions} {changed} }.into_any()
}

fn about(l: Locale, view: &PollOverviewView) -> AnyView {
    let moment = |moment: &Option<jiff::ZonedDateTime>| moment.as_ref().map(|at| format::moment(l, at));
    let opens = moment(&view.opens).unwrap_or_else(|| say::not_set(l));
    let closes = moment(&view.closes).unwrap_or_else(|| if view.open_ended { say::open_ended(l) } else { say::not_set(l) });
    let languages: Vec<String> = view.head.languages.iter().map(|code| language_name(l, code)).collect();
    facts(vec![
        (say::opens(l), opens.into_any()),
        (say::closes(l), closes.into_any()),
        (say::eligibility(l), names::eligibility(l, view.eligibility).into_any()),
        (named::mode(l), names::secrecy(l, view.secrecy).into_any()),
        (say::questions(l), format::count(l, view.questions).into_any()),
        (say::languages(l), languages.join(", ").into_any()),
    ])
}
