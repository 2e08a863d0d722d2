//! The page of a consultation.

use crate::Page;
use crate::components::{
    Chip, ChipKind, PageHead, breadcrumb, button_link, chips, corrections, days_left, empty_state, facts, history, language_name, language_note,
    markdown_block, names, section, stage_name, text,
};
use crate::format;
use crate::view::consultations::{Answer, ConsultationView, PollCard};
use crate::view::frame::Frame;
use crate::words::{Locale, consultations as say, shell};
use domain::consultation::PollState;
use leptos::prelude::*;

/// What a city asks, what one can do now, what it answered, and everything that changed on the way.
pub fn consultation(frame: &Frame, view: &ConsultationView) -> Page {
    let l = frame.locale;
    let city = frame.url(&format!("/cities/{}", view.city_slug));
    let steps = vec![(shell::cities(l).into_any(), frame.url("/cities")), (view.city_name.clone().into_any(), city.clone())];
    let body = view! {
        {breadcrumb(l, steps, text(&view.title, l))}
        {head(frame, view)}
        <div class="columns">
            <div class="stack">
                {view.answer.as_ref().map(|answer| official_answer(l, view, answer))}
                {polls(frame, view)}
                {about(l, view)}
                {changes(l, view)}
            </div>
            <aside class="stack" aria-label=say::facts(l)>
                {section("facts", say::facts(l), in_short(l, view, city))}
            </aside>
        </div>
    };
    let page = Page::new(format!("{} · {}", view.title.text, view.city_name), body);
    if view.summary.is_empty() { page } else { page.described(view.summary.text.clone()) }
}

fn head(frame: &Frame, view: &ConsultationView) -> AnyView {
    let l = frame.locale;
    let mut head = PageHead::new(text(&view.title, l)).eyebrow(say::eyebrow(l, &view.city_name)).chips(vec![
        Chip::new(ChipKind::State(view.stage.as_str()), stage_name(l, view.stage)),
        Chip::new(ChipKind::Phase(view.phase.as_str()), names::phase(l, view.phase)),
        Chip::new(ChipKind::Level(view.level.as_str()), names::level(l, view.level)),
    ]);
    if !view.summary.is_empty() {
        head = head.lede(text(&view.summary, l));
    }
    if view.team {
        head = head.actions(button_link("button--secondary", frame.url(&format!("/team/consultations/{}", view.id)), say::manage(l)));
    }
    head.view()
}

fn official_answer(l: Locale, view: &ConsultationView, answer: &Answer) -> AnyView {
    view! {
        <section class="answer" aria-labelledby="answer">
            <h2 id="answer">{say::answer(l)}</h2>
            <p class="answer__by">{say::answer_by(l, &view.city_name, format::date(l, answer.at.date()))}</p>
            {language_note(&answer.body, l)}
            {markdown_block(&answer.body, l, 2)}
        </section>
    }
    .into_any()
}

fn polls(frame: &Frame, view: &ConsultationView) -> AnyView {
    let l = frame.locale;
    let content = if view.polls.is_empty() {
        empty_state(say::no_poll(l), say::no_poll_text(l), None)
    } else {
        view! { <ul class="cards">{view.polls.iter().map(|poll| poll_card(frame, poll)).collect_view()}</ul> }.into_any()
    };
    section("polls", say::polls(l), content)
}

fn poll_card(frame: &Frame, poll: &PollCard) -> AnyView {
    let l = frame.locale;
    let href = frame.url(&format!("/polls/{}", poll.id));
    let (class, verb) = verb(l, poll);
    let mut marks = vec![Chip::new(ChipKind::State(state(poll.state)), names::poll_state(l, poll.state))];
    if poll.voted {
        marks.push(Chip::new(ChipKind::Tone("success"), say::you_voted(l)));
    }
    view! {
        <li class="card">
            <p class="eyebrow">{say::poll(l)}</p>
            <h3 class="card__title"><a href=href.clone()>{text(&poll.title, l)}</a></h3>
            {chips(marks)}
            <p class="card__text">{format!("{} {}", when(l, poll), say::for_whom(l, names::eligibility(l, poll.eligibility)))}</p>
            <dl class="card__facts">
                {poll_facts(l, poll).into_iter().map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> }).collect_view()}
            </dl>
            <p class="card__action">
                <a class=class href=href>
                    {verb}
                    <span class="visually-hidden">{say::of_title(l, &poll.title.text)}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}

/// The name of a state in the style sheet, which says "upcoming" where the domain says "scheduled".
const fn state(state: PollState) -> &'static str {
    match state {
        PollState::Scheduled => "upcoming",
        other => other.as_str(),
    }
}

fn verb(l: Locale, poll: &PollCard) -> (&'static str, String) {
    match poll.state {
        PollState::Open if poll.voted => ("button button--secondary", say::change_vote(l)),
        PollState::Open => ("button button--primary", say::vote(l)),
        PollState::Draft | PollState::Scheduled => {
            let opens = poll.opens.as_ref().map(|opens| say::opens_on(l, format::date(l, opens.date())));
            ("button button--secondary", opens.unwrap_or_else(|| say::read(l)))
        }
        PollState::Closing | PollState::Closed => ("button button--secondary", say::waiting(l)),
        PollState::ResultsPublished => ("button button--primary", say::see_results(l)),
    }
}

/// When one can vote, or could, in a sentence.
fn when(l: Locale, poll: &PollCard) -> String {
    match (poll.state, &poll.opens, &poll.closes) {
        (PollState::Draft | PollState::Scheduled, Some(opens), _) => say::poll_opens(l, format::moment(l, opens)),
        (PollState::Closing | PollState::Closed | PollState::ResultsPublished, _, Some(closes)) => say::poll_closed(l, format::moment(l, closes)),
        (_, _, Some(closes)) => say::poll_open_until(l, format::moment(l, closes)),
        (_, _, None) => say::poll_open_ended(l),
    }
}

fn poll_facts(l: Locale, poll: &PollCard) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if let (PollState::Open, Some(days)) = (poll.state, poll.days_left) {
        facts.push((say::days_left(l), days_left(l, days)));
    }
    facts.push((say::voters(l), format::count(l, poll.voters)));
    facts
}

fn about(l: Locale, view: &ConsultationView) -> AnyView {
    if view.body.is_empty() {
        return ().into_any();
    }
    section("about", say::about(l), view! { {language_note(&view.body, l)} {markdown_block(&view.body, l, 2)} })
}

fn changes(l: Locale, view: &ConsultationView) -> AnyView {
    let corrected = (!view.corrections.is_empty()).then(|| section("corrections", say::corrections(l), corrections(l, &view.corrections)));
    let decided = (!view.history.is_empty()).then(|| section("history", say::history(l), history(l, &view.history)));
    view! { {corrected} {decided} }.into_any()
}

fn in_short(l: Locale, view: &ConsultationView, city: String) -> AnyView {
    let languages: Vec<String> = view.languages.iter().map(|code| language_name(l, code)).collect();
    let published = view.published.as_ref().map_or_else(|| say::draft(l), |moment| format::date(l, moment.date()));
    facts(vec![
        (say::city(l), view! { <a href=city>{view.city_name.clone()}</a> }.into_any()),
        (say::level(l), say::level_and_promise(l, names::level(l, view.level), names::level_promise(l, view.level)).into_any()),
        (say::phase(l), names::phase(l, view.phase).into_any()),
        (say::field(l), names::field(l, view.field).into_any()),
        (say::published(l), published.into_any()),
        (say::languages(l), languages.join(", ").into_any()),
        (say::people(l), format::count(l, view.participants).into_any()),
    ])
}

#[cfg(test)]
mod tests {
    use super::consultation;
    use crate::pages::sample;

    #[test]
    fn every_text_is_safe_and_marked_with_its_language() {
        let view = sample::consultation();
        let pages = sample::check("/cities/ghent/consultations/school-streets", |frame| consultation(frame, &view));
        assert!(pages[0].contains("<h1><span lang=\"nl\">"), "{}", pages[0]);
        assert!(pages[0].contains("<div lang=\"nl\" class=\"prose\">"));
        assert!(pages[0].contains("It is shown in Dutch."));
        assert!(pages[1].contains("Langue affichée\u{202f}: néerlandais."), "{}", pages[1]);
    }

    #[test]
    fn each_poll_has_the_one_verb_of_its_state() {
        let view = sample::consultation();
        let html = sample::check("/x", |frame| consultation(frame, &view)).remove(0);
        for verb in ["Opens on 3 March 2027", "Change my vote", "Waiting for the results", "See the results"] {
            assert!(html.contains(verb), "{verb} in {html}");
        }
    }
}
