//! The page of a poll, in every state of its life.

mod anonymous;
pub mod ballots;
mod decided;
mod funded;
pub mod log;
mod marked;
mod paper;
pub mod receipt;
mod results;
mod review;
#[cfg(test)]
pub(crate) mod samples;
mod sealing;
mod spending;
#[cfg(test)]
mod tests;

pub(crate) use ballots::answer_in_words;
pub use ballots::ballots;
pub(crate) use funded::cost;
pub use log::log;
pub(crate) use marked::fields;
pub(crate) use paper::rule;
pub use receipt::receipt;
pub use results::counts;

use crate::components::{
    Chip, ChipKind, PageHead, breadcrumb, button_link, corrections, error_summary, facts, field_id, history, language_name, language_note, links,
    markdown_block, names, section, text,
};
use crate::view::frame::Frame;
use crate::view::poll::{PollView, QuestionView, Standing, Step};
use crate::words::{self, Locale, encrypted, named, poll as say, roll, sealing as sealed};
use crate::{Page, format};
use domain::consultation::PollState;
use domain::voting::{Eligibility, Secrecy};
use jiff::ZonedDateTime;
use leptos::prelude::*;

/// The page: ballot paper, review or results, as the poll's state and the visitor's standing have it.
pub fn poll(frame: &Frame, view: &PollView) -> Page {
    let l = frame.locale;
    let labels = labels(l, view);
    let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let body = view! {
        {breadcrumb(l, trail(frame, view), text(&view.title, l))}
        {head(l, view).view()}
        {error_summary(l, &view.form, &labels)}
        <div class="columns">
            <div class="stack stack--loose">
                {language_note(&view.title, l)}
                {view.intro.as_ref().map(|intro| markdown_block(intro, l, 1))}
                {centre(frame, view)}
                {view.trustees.as_ref().map(|trustees| sealing::trustees(frame, view, trustees))}
                {(!view.corrections.is_empty()).then(|| section("corrections", say::corrections(l), corrected(l, view)))}
            </div>
            <aside class="stack stack--loose" aria-label=say::facts(l)>
                {about(frame, view)}
                <div class="panel"><h2>{say::consultative_title(l)}</h2><p>{say::consultative(l)}</p></div>
                {(!view.history.is_empty()).then(|| section("history", say::history(l), history(l, &view.history)))}
            </aside>
        </div>
    };
    Page::new(view.title.text.clone(), body).described(say::description(l, &view.city)).with_islands()
}

/// The poll as a resident will see it, for its team: nothing in it can be sent. `prefix` keeps ids unique where the
/// same poll is shown more than once.
pub fn preview(frame: &Frame, view: &PollView, prefix: &str) -> AnyView {
    let l = frame.locale;
    view! {
        {head(l, view).within().view()}
        {language_note(&view.title, l)}
        {view.intro.as_ref().map(|intro| markdown_block(intro, l, 2))}
        {paper::form(frame, view, prefix)}
    }
    .into_any()
}

/// The address of a poll.
fn address(frame: &Frame, view: &PollView) -> String {
    frame.url(&format!("/polls/{}", view.poll))
}

fn trail(frame: &Frame, view: &PollView) -> Vec<(AnyView, String)> {
    let l = frame.locale;
    let city = format!("/cities/{}", view.city_slug);
    let consultation = format!("{city}/consultations/{}", view.consultation_slug);
    vec![
        (say::cities(l).into_any(), frame.url("/cities")),
        (view.city.clone().into_any(), frame.url(&city)),
        (text(&view.consultation_title, l), frame.url(&consultation)),
    ]
}

fn head(l: Locale, view: &PollView) -> PageHead {
    let state = Chip::new(ChipKind::State(view.state.as_str()), names::poll_state(l, view.state));
    let head = PageHead::new(text(&view.title, l)).eyebrow(say::eyebrow(l, &view.city)).chips(vec![state]);
    match when(l, view) {
        Some(sentence) => head.lede(sentence),
        None => head,
    }
}

/// When it opens, closes or closed, in one sentence.
fn when(l: Locale, view: &PollView) -> Option<String> {
    let moment = |moment: &ZonedDateTime| format::moment(l, moment);
    match (view.state, &view.opens, &view.closes) {
        (PollState::Scheduled, Some(opens), _) => Some(say::opens_at(l, moment(opens))),
        (PollState::Open, _, Some(closes)) => Some(say::open_until(l, moment(closes))),
        (PollState::Open, _, None) => Some(say::open_no_end(l)),
        (PollState::Closing | PollState::Closed | PollState::ResultsPublished, _, Some(closes)) => Some(say::closed_on(l, moment(closes))),
        _ => None,
    }
}

/// The names of the fields, for the list of problems.
fn labels(l: Locale, view: &PollView) -> Vec<(String, String)> {
    let questions = view.questions.iter().map(|question| (question.field(), question.text.text.clone()));
    let code = (view.standing == Standing::NeedsCode).then(|| ("code".to_owned(), roll::voter_code(l)));
    let always = [("declare_residence".to_owned(), say::declare_residence(l, &view.city)), ("name".to_owned(), named::name(l))];
    questions.chain(always).chain(code).collect()
}

fn about(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let moment = |moment: &ZonedDateTime| view! { <time datetime=format::machine(moment)>{format::moment(l, moment)}</time> }.into_any();
    let who = match view.eligibility {
        Eligibility::AnyAccount => say::any_account(l),
        Eligibility::DeclaredResidents => say::declared_residents(l, &view.city),
        Eligibility::ElectoralRoll => say::electoral_roll(l),
    };
    let mut list = Vec::new();
    if let Some(opens) = &view.opens {
        list.push((say::opens(l), moment(opens)));
        list.push((say::closes(l), view.closes.as_ref().map_or_else(|| say::open_ended(l).into_any(), moment)));
    }
    list.push((say::who_may_vote(l), who.into_any()));
    if view.state.is_public() && view.state != PollState::Scheduled {
        let sentence = results::of_roll(l, view).unwrap_or_else(|| say::people_voted(l, view.turnout.total()));
        list.push((say::turnout(l), sentence.into_any()));
    } else if let Some(size) = view.roll.filter(|_| view.state.is_public()) {
        list.push((roll::turnout_roll(l), format::number(l, i64::try_from(size).unwrap_or(i64::MAX)).into_any()));
    }
    if !view.tie_seed.is_empty() && view.questions.iter().any(QuestionView::is_decided) {
        list.push((say::seed(l), view! { <code>{view.tie_seed.clone()}</code> }.into_any()));
    }
    if view.logged {
        let href = format!("{}/log", address(frame, view));
        list.push((say::log(l), view! { <a href=href>{say::log_link(l)}</a> }.into_any()));
    }
    if !view.languages.is_empty() {
        let names: Vec<String> = view.languages.iter().map(|code| language_name(l, code)).collect();
        list.push((say::languages(l), names.join(", ").into_any()));
    }
    facts(list)
}

fn corrected(l: Locale, view: &PollView) -> AnyView {
    view! { <p>{say::corrections_explanation(l)}</p> {corrections(l, &view.corrections)} }.into_any()
}

/// What the page is for, by state.
fn centre(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let over = |title: String, sentence: String| {
        view! { <div class="panel panel--accent"><h2>{title}</h2><p>{sentence}</p></div> {paper::questions(l, view)} }.into_any()
    };
    match (view.state, &view.results) {
        (PollState::ResultsPublished, Some(published)) => results::results(frame, view, published),
        (PollState::Draft, _) => view! { <div class="panel panel--warm"><p>{say::draft_note(l)}</p></div> {paper::questions(l, view)} }.into_any(),
        (PollState::Scheduled, _) => scheduled(frame, view),
        (PollState::Open, _) => open(frame, view),
        (PollState::Closing, _) => match &view.trustees {
            Some(trustees) => over(sealed::opening_title(l), sealed::opening(l, trustees.needed, trustees.number())),
            None => over(say::counting_title(l), say::counting(l)),
        },
        (PollState::Closed | PollState::ResultsPublished, _) => over(say::hidden_title(l), say::hidden(l)),
    }
}

fn scheduled(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let sentence = match &view.opens {
        Some(opens) => say::opens_on(l, format::moment(l, opens)),
        None => say::opens_later(l),
    };
    view! { <div class="panel panel--accent"><p>{sentence}</p></div> {paper::questions(l, view)} {secrecy_note(frame, view)} }.into_any()
}

fn open(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let note = secrecy_note(frame, view);
    if view.secrecy.has_tokens() && view.standing != Standing::NotEligible {
        return view! { {anonymous::voting(frame, view)} {spending::script(frame, view)} {note} }.into_any();
    }
    match (view.standing, view.step) {
        (Standing::SignedOut, _) => view! { {sign_in(frame)} {paper::questions(l, view)} {note} }.into_any(),
        (Standing::NotEligible, _) => {
            let why = say::not_eligible(l, &view.city);
            view! { <div class="panel panel--warm"><h2>{say::not_eligible_title(l)}</h2><p>{why}</p></div> {paper::questions(l, view)} {note} }.into_any()
        }
        (_, Step::Review) => view! { {review::review(frame, view)} {note} }.into_any(),
        (Standing::AlreadyVoted, Step::Choose) => view! { {voted(frame, view)} {note} }.into_any(),
        (Standing::NeedsCode, Step::Choose) => view! { {marked::form(frame, view, "")} {note} }.into_any(),
        (Standing::MayVote | Standing::NeedsDeclaration, Step::Choose) => {
            let on_roll = view.roll.map(|_| view! { <div class="panel panel--accent"><p>{roll::on_roll_as(l)}</p></div> });
            view! { {on_roll} {paper::form(frame, view, "")} {note} }.into_any()
        }
    }
}

fn sign_in(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        <div class="panel panel--accent">
            <p>{button_link("button--primary", links::sign_in(frame), say::sign_in_to_vote(l))}</p>
            <p>{say::sign_in_explanation(l)}</p>
        </div>
    }
    .into_any()
}

/// Somebody who voted can vote again; the paper stays folded until they want it, or are at it.
fn voted(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let busy = !view.form.is_valid() || view.form.names().next().is_some();
    let sentence = match view.secrecy {
        Secrecy::Named => named::already_voted(l),
        _ if view.closes.is_some() => say::already_voted(l),
        _ => say::already_voted_open_ended(l),
    };
    view! {
        <div class="panel panel--accent"><h2>{say::already_voted_title(l)}</h2><p>{sentence}</p></div>
        <details class="details" open=busy><summary>{say::change_my_vote(l)}</summary>{paper::form(frame, view, "")}</details>
    }
    .into_any()
}

fn secrecy_note(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let href = format!("{}/secrecy", address(frame, view));
    let (title, note) = match view.secrecy {
        Secrecy::Named => (named::note_title(l), named::note(l)),
        Secrecy::Confidential => (say::secrecy_title(l), say::secrecy_note(l)),
        Secrecy::Anonymous => (words::anonymous::note_title(l), words::anonymous::note(l)),
        Secrecy::Encrypted => (encrypted::note_title(l), encrypted::note(l)),
    };
    view! {
        <aside class="secrecy-note" aria-label=say::secrecy_label(l)>
            <p><strong>{title}</strong>{format!(" {note} ")}<a href=href>{say::secrecy_link(l)}</a></p>
        </aside>
    }
    .into_any()
}

/// The id of a field on this page.
fn id(prefix: &str, name: &str) -> String {
    format!("{prefix}{}", field_id(name))
}
