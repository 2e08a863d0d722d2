//! Is my vote secret? What Parvis promises, and what it does not.

use crate::components::{Column, PageHead, Table, breadcrumb, section, table, text};
use crate::view::frame::Frame;
use crate::view::poll::TrusteesView;
use crate::view::secrecy::SecrecyView;
use crate::words::{Locale, anonymous, named, sealing, secrecy as say};
use crate::{Page, format};
use domain::consultation::PollState;
use domain::voting::{Eligibility, Secrecy};
use leptos::prelude::*;

/// Fewer ballots than this are said to be few: one can guess what somebody voted.
const FEW: u64 = 20;

/// The page. It describes this program as it is: whoever changes how ballots are kept changes these sentences.
pub fn secrecy(frame: &Frame) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        <div class="stack stack--loose measure">
            <div class="panel panel--accent">
                <h2>{say::short(l)}</h2>
                {list(short(l).into_iter().chain([say::short_named(l), sealing::general(l)]))}
                <p><a href=frame.url("/audit-ballot")>{sealing::title(l)}</a></p>
            </div>
            {sections(frame, &Uses { logged: true, marks: true, paper: true, roll: true, without_roll: true })}
        </div>
    };
    Page::new(say::title(l), body).described(say::description(l))
}

/// The same about one poll: what it does not use is left out, and what it does is said first.
pub fn of_poll(frame: &Frame, view: &SecrecyView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    match view.secrecy {
        Secrecy::Named => return named_poll(frame, view),
        Secrecy::Anonymous => return anonymous_poll(frame, view),
        Secrecy::Encrypted => return encrypted_poll(frame, view),
        Secrecy::Confidential => {}
    }
    let trail = vec![(view.city.clone().into_any(), frame.url(&format!("/cities/{}", view.city_slug))), (text(&view.title, l), poll)];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).eyebrow(text(&view.title, l)).lede(say::lede(l)).view()}
        <div class="stack stack--loose measure">
            <div class="panel panel--accent"><h2>{say::poll(l)}</h2>{list(about(l, view))}</div>
            {section("short", say::short(l), list(short(l)))}
            {sections(frame, &Uses { logged: view.logged, marks: view.marks, paper: view.paper, roll: view.eligibility.has_roll(), without_roll: !view.eligibility.has_roll() })}
        </div>
    };
    Page::new(format!("{} · {}", say::title(l), view.title.text), body)
}

/// A poll with named ballots has no secret to explain.
fn named_poll(frame: &Frame, view: &SecrecyView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let trail = vec![(view.city.clone().into_any(), frame.url(&format!("/cities/{}", view.city_slug))), (text(&view.title, l), poll)];
    let public = [named::secret_public(l), named::secret_before(l), named::secret_name(l), named::secret_change(l), named::secret_delete(l)];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).eyebrow(text(&view.title, l)).lede(named::secret(l)).view()}
        <div class="stack stack--loose measure">
            {list(public.into_iter().chain([named::secret_sheets(l)]))}
            {section("receipt", say::receipt(l), view! { <p>{named::receipt_code_warning(l)}</p> <p>{say::receipt_list(l)}</p> })}
            {view.logged.then(|| section("log", say::log(l), log(frame)))}
        </div>
    };
    Page::new(format!("{} · {}", say::title(l), view.title.text), body)
}

/// A poll whose ballots are cast with tokens: how, and what remains.
fn anonymous_poll(frame: &Frame, view: &SecrecyView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let trail = vec![(view.city.clone().into_any(), frame.url(&format!("/cities/{}", view.city_slug))), (text(&view.title, l), poll)];
    let few = (view.voters > 0 && view.voters < FEW).then(|| say::poll_few(l, view.voters));
    let how = [anonymous::secret_how(l), anonymous::secret_cast(l), anonymous::secret_key(l), anonymous::secret_count(l)];
    let remains = [
        Some(anonymous::secret_not_network(l)),
        Some(anonymous::secret_not_stolen(l)),
        Some(anonymous::secret_not_receipt(l)),
        Some(anonymous::secret_not_device(l)),
        Some(anonymous::secret_not_coercion(l)),
        view.marks.then(|| anonymous::secret_not_pattern(l)),
        few,
    ];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).eyebrow(text(&view.title, l)).lede(anonymous::secret(l)).view()}
        <div class="stack stack--loose measure">
            <div class="panel panel--accent"><h2>{say::poll(l)}</h2>{list(how.into_iter().chain(view.paper.then(|| anonymous::secret_paper(l))))}</div>
            {section("change", say::change(l), list([anonymous::secret_change(l), anonymous::secret_lost(l)]))}
            {section("not", anonymous::secret_not(l), list(remains.into_iter().flatten()))}
            {section("who", say::who(l), who_can_link(l))}
            {view.logged.then(|| section("log", say::log(l), log(frame)))}
        </div>
    };
    Page::new(format!("{} · {}", say::title(l), view.title.text), body)
}

/// A poll whose ballots are sealed: how, what trustees could do, and what remains.
fn encrypted_poll(frame: &Frame, view: &SecrecyView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let trail = vec![(view.city.clone().into_any(), frame.url(&format!("/cities/{}", view.city_slug))), (text(&view.title, l), poll)];
    let sum = view.trustees.as_ref().map(|trustees| sealing::secret_sum(l, trustees.needed, trustees.number()));
    let how = [Some(anonymous::secret_how(l)), Some(sealing::secret_sealed(l)), Some(sealing::secret_cast(l)), sum, Some(sealing::secret_early(l))];
    let checks = [anonymous::secret_key(l), anonymous::secret_count(l)];
    let few = (view.voters > 0 && view.voters < FEW).then(|| say::poll_few(l, view.voters));
    let remains = [
        sealing::not_script(l),
        anonymous::secret_not_network(l),
        anonymous::secret_not_stolen(l),
        anonymous::secret_not_device(l),
        sealing::not_receipt(l),
        sealing::not_coercion(l),
        sealing::not_sums(l),
        sealing::not_for_ever(l),
        say::not_binding(l),
    ];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).eyebrow(text(&view.title, l)).lede(sealing::secret(l)).view()}
        <div class="stack stack--loose measure">
            <div class="panel panel--accent"><h2>{say::poll(l)}</h2>{list(how.into_iter().flatten().chain(checks))}</div>
            {view.trustees.as_ref().map(|trustees| section("trust", sealing::trust(l), trust(l, trustees)))}
            {section("change", say::change(l), list([anonymous::secret_change(l), anonymous::secret_lost(l)]))}
            {section("not", anonymous::secret_not(l), view! {
                {list(remains.into_iter().chain(few))}
                <p><a href=frame.url("/audit-ballot")>{sealing::check_link(l)}</a></p>
            })}
            {section("who", say::who(l), who_can_link_sealed(l, view.trustees.as_ref()))}
            {view.logged.then(|| section("log", say::log(l), log(frame)))}
        </div>
    };
    Page::new(format!("{} · {}", say::title(l), view.title.text), body)
}

/// What trustees could do, and what happens without them.
fn trust(l: Locale, trustees: &TrusteesView) -> AnyView {
    let names = trustees.names.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    let lost = format!("{} {}", sealing::trust_few(l, trustees.spare()), sealing::trust_lost(l, trustees.spare() + 1));
    view! {
        <p>{sealing::trust_names(l)}</p>
        <div class="prose"><ul>{names}</ul></div>
        {list([sealing::trust_open(l, trustees.needed), lost, sealing::trust_check(l)])}
    }
    .into_any()
}

fn who_can_link_sealed(l: Locale, trustees: Option<&TrusteesView>) -> AnyView {
    let no = || anonymous::who_no(l);
    let mut rows = vec![[say::who_public(l), no(), no()], [say::who_team(l), no(), no()]];
    rows.extend(trustees.map(|trustees| {
        let could = sealing::who_trustees_open(l, trustees.needed);
        [sealing::who_trustees(l), could.clone(), could]
    }));
    rows.push([anonymous::who_you(l), sealing::who_you(l), sealing::who_you(l)]);
    rows.push([say::who_operator(l), anonymous::who_operator_open(l), anonymous::who_operator_closed(l)]);
    who_can(l, rows)
}

fn who_can_link(l: Locale) -> AnyView {
    let rows = [
        [say::who_public(l), anonymous::who_no(l), anonymous::who_no(l)],
        [say::who_team(l), anonymous::who_no(l), anonymous::who_no(l)],
        [anonymous::who_you(l), anonymous::who_you_can(l), anonymous::who_you_can(l)],
        [say::who_operator(l), anonymous::who_operator_open(l), anonymous::who_operator_closed(l)],
    ];
    who_can(l, rows.into())
}

fn who_can(l: Locale, rows: Vec<[String; 3]>) -> AnyView {
    let rows = rows.into_iter().map(|row| row.into_iter().map(IntoAny::into_any).collect()).collect();
    let columns = vec![Column::text(say::who_person(l)), Column::text(say::who_open(l)), Column::text(say::who_closed(l))];
    table(Table { id: "who-can-link".to_owned(), caption: anonymous::who_caption(l), columns, rows, variant: "" })
}

fn short(l: Locale) -> Vec<String> {
    vec![say::short_apart(l), say::short_hidden(l), say::short_destroyed(l)]
}

fn about(l: Locale, view: &SecrecyView) -> Vec<String> {
    let state = match (view.state, &view.sealed, &view.closes) {
        (PollState::Draft | PollState::Scheduled, ..) => say::poll_scheduled(l),
        (_, Some(sealed), _) => say::poll_sealed(l, format::moment(l, sealed)),
        (PollState::Open, None, Some(closes)) => say::poll_open(l, format::moment(l, closes)),
        (PollState::Open, None, None) => say::poll_open_ended(l),
        _ => say::poll_closing(l),
    };
    let who = match view.eligibility {
        Eligibility::AnyAccount => say::poll_any_account(l),
        Eligibility::DeclaredResidents => say::poll_declared(l, &view.city),
        Eligibility::ElectoralRoll => say::poll_roll(l),
    };
    let log = if view.logged { say::poll_logged(l) } else { say::poll_unlogged(l) };
    let few = (view.voters > 0 && view.voters < FEW).then(|| say::poll_few(l, view.voters));
    let marks = view.marks.then(|| say::poll_marks(l));
    [Some(state), Some(who), Some(log), marks, few].into_iter().flatten().collect()
}

/// What a poll uses, of what not every poll does.
struct Uses {
    logged: bool,
    marks: bool,
    paper: bool,
    roll: bool,
    without_roll: bool,
}

fn sections(frame: &Frame, uses: &Uses) -> AnyView {
    let l = frame.locale;
    // The general page says what holds without a roll, and what holds with one in a section of its own.
    let twice = (uses.without_roll).then(|| say::paper_twice(l));
    let paper = || list([say::paper_team(l), say::paper_counted(l), say::paper_receipt(l)].into_iter().chain(twice.clone()));
    view! {
        {section("open", say::open(l), while_open(l))}
        {section("close", say::close(l), list([say::close_rewritten(l), say::close_secret(l), say::close_count(l)]))}
        {section("receipt", say::receipt(l), receipt(l, uses.logged))}
        {uses.logged.then(|| section("log", say::log(l), log(frame)))}
        {uses.paper.then(|| section("paper", say::paper(l), paper()))}
        {uses.roll.then(|| section("roll", say::roll(l), on_roll(l, uses.paper)))}
        {section("not", say::not(l), not_promised(l, uses.marks))}
        {section("who", say::who(l), who(l))}
        {section("change", say::change(l), view! { <p>{say::change_answer(l)}</p> })}
        {section("delete", say::delete(l), view! { <p>{say::delete_answer(l)}</p> })}
    }
    .into_any()
}

fn list(sentences: impl IntoIterator<Item = String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <div class="prose"><ul>{items}</ul></div> }.into_any()
}

fn while_open(l: Locale) -> AnyView {
    view! {
        {list([say::open_turnout(l), say::open_ballot(l), say::open_why(l), say::open_nothing(l), say::open_shuffled(l)])}
        <p class="muted">{say::open_technical(l)}</p>
    }
    .into_any()
}

fn receipt(l: Locale, logged: bool) -> AnyView {
    let signed = logged.then(|| view! { <p>{say::receipt_signed(l)}</p> });
    view! { <p>{say::receipt_code(l)}</p> <p>{say::receipt_list(l)}</p> {signed} <p><strong>{say::receipt_warning(l)}</strong></p> }.into_any()
}

fn log(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        {list([say::log_entries(l), say::log_signed(l), say::log_file(l), say::log_batches(l), say::log_changed(l), say::log_cheating(l)])}
        <p><a href=frame.url("/audit")>{say::receipt_check(l)}</a></p>
    }
    .into_any()
}

/// What a roll means, also where it helps whoever made it.
fn on_roll(l: Locale, paper: bool) -> AnyView {
    let sentences = [
        Some(say::roll_marks(l)),
        Some(say::roll_used(l)),
        Some(say::roll_code(l)),
        Some(say::roll_makers(l)),
        Some(say::roll_checks(l)),
        Some(say::roll_address(l)),
        paper.then(|| say::roll_paper(l)),
    ];
    list(sentences.into_iter().flatten())
}

fn not_promised(l: Locale, marks: bool) -> AnyView {
    let sentences = [
        Some(say::not_live(l)),
        Some(say::not_disk(l)),
        Some(say::not_coercion(l)),
        Some(say::not_device(l)),
        Some(say::not_network(l)),
        Some(say::not_few(l)),
        marks.then(|| say::not_pattern(l)),
        Some(say::not_eligibility(l)),
        Some(say::not_binding(l)),
    ];
    list(sentences.into_iter().flatten())
}

fn who(l: Locale) -> AnyView {
    let rows = [
        [say::who_public(l), say::who_public_open(l), say::who_public_closed(l)],
        [say::who_team(l), say::who_team_open(l), say::who_team_closed(l)],
        [say::who_you(l), say::who_you_open(l), say::who_you_closed(l)],
        [say::who_operator(l), say::who_operator_open(l), say::who_operator_closed(l)],
    ];
    let rows = rows.into_iter().map(|row| row.into_iter().map(IntoAny::into_any).collect()).collect();
    let columns = vec![Column::text(say::who_person(l)), Column::text(say::who_open(l)), Column::text(say::who_closed(l))];
    table(Table { id: "who-sees-what".to_owned(), caption: say::who_caption(l), columns, rows, variant: "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::testing::{HOSTILE, checked, frame, hostile, moment};
    use domain::ids::PollId;

    #[test]
    fn it_is_a_whole_page() {
        for &l in Locale::ALL {
            checked(&frame(l, "/secrecy"), secrecy);
        }
    }

    #[test]
    fn of_a_poll_it_says_what_that_poll_uses() {
        let states = [PollState::Scheduled, PollState::Open, PollState::Closing, PollState::Closed, PollState::ResultsPublished];
        for (number, state) in states.into_iter().enumerate() {
            let view = SecrecyView {
                poll: PollId(5),
                title: hostile(),
                city: "Ghent".to_owned(),
                city_slug: "ghent".to_owned(),
                state,
                closes: (number % 2 == 0).then(moment),
                sealed: (state == PollState::Closed).then(moment),
                eligibility: if number % 2 == 0 { Eligibility::ElectoralRoll } else { Eligibility::DeclaredResidents },
                secrecy: Secrecy::Confidential,
                trustees: None,
                logged: number % 2 == 0,
                paper: number % 2 == 0,
                marks: number % 2 == 1,
                voters: 3,
            };
            for &l in Locale::ALL {
                let html = checked(&frame(l, "/polls/5/secrecy"), |frame| of_poll(frame, &view));
                assert_eq!(html.contains("id=\"log\""), view.logged);
                assert_eq!(html.contains("id=\"roll\""), view.eligibility.has_roll());
                assert_eq!(html.contains(&say::poll_marks(l)), view.marks);
                assert!(html.contains(&say::poll_few(l, 3)));
                let named_view = SecrecyView { secrecy: Secrecy::Named, ..view.clone() };
                let html = checked(&frame(l, "/polls/5/secrecy"), |frame| of_poll(frame, &named_view));
                assert!(html.contains(&named::secret(l)) && !html.contains(&say::short_apart(l)));
                let anonymous_view = SecrecyView { secrecy: Secrecy::Anonymous, ..view.clone() };
                let html = checked(&frame(l, "/polls/5/secrecy"), |frame| of_poll(frame, &anonymous_view));
                assert!(html.contains(&anonymous::secret(l)) && html.contains("id=\"who\"") && !html.contains(&say::short_apart(l)));
                for (needed, spare) in [(2, 1), (3, 0)] {
                    let trustees = Some(TrusteesView { needed, names: vec![HOSTILE.to_owned(), "B".to_owned(), "C".to_owned()] });
                    let encrypted_view = SecrecyView { secrecy: Secrecy::Encrypted, trustees, ..view.clone() };
                    let html = checked(&frame(l, "/polls/5/secrecy"), |frame| of_poll(frame, &encrypted_view));
                    for sentence in
                        [sealing::secret(l), sealing::trust_open(l, needed), sealing::trust_lost(l, spare + 1), sealing::who_trustees_open(l, needed)]
                    {
                        assert!(html.contains(&sentence), "{sentence} is missing in {html}");
                    }
                    assert!(!html.contains(&anonymous::secret_not_receipt(l)) && html.contains(&say::not_binding(l)));
                }
            }
        }
    }
}
