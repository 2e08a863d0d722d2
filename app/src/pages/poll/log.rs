//! The log of a poll: how it stands, whether a ballot is in it, and how to check everything.

use crate::components::{BundleAudit, Field, PageHead, breadcrumb, bundle_audit, button_link, error_summary, facts, section, submit, text};
use crate::pages::witness::of_log;
use crate::view::frame::Frame;
use crate::view::log::{Found, LogView};
use crate::words::{Locale, log as say};
use crate::{Page, format};
use domain::consultation::PollState;
use leptos::prelude::*;

/// The page.
pub fn log(frame: &Frame, view: &LogView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let city = frame.url(&format!("/cities/{}", view.city_slug));
    let trail = vec![(view.city.clone().into_any(), city), (text(&view.title, l), poll.clone())];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).eyebrow(text(&view.title, l)).lede(say::lede(l)).view()}
        {error_summary(l, &view.form, &[("code", say::code(l))])}
        <div class="stack stack--loose">
            {section("standing", say::standing(l), standing(l, view))}
            {section("find", say::find(l), find(l, view, &format!("{poll}/log")))}
            {section("witnesses", crate::words::witness::of_log(l), of_log(frame, &view.seen, view.size))}
            {section("keep", say::keep(l), keep(l, view))}
            {section("all", say::all(l), all(frame, view))}
        </div>
    };
    Page::new(format!("{} · {}", say::title(l), view.title.text), body)
}

fn standing(l: Locale, view: &LogView) -> AnyView {
    let ballots = view.size.saturating_sub(1);
    let list = vec![
        (say::entries(l), say::entries_of_ballots(l, ballots).into_any()),
        (say::origin(l), view! { <code>{view.origin.clone()}</code> }.into_any()),
        (say::key(l), view! { <code>{view.key.clone()}</code> }.into_any()),
    ];
    view! { {facts(list)} <p class="measure muted">{say::batches(l)}</p> }.into_any()
}

fn find(l: Locale, view: &LogView, action: &str) -> AnyView {
    let code = Field::new(l, &view.form, "code", say::code(l)).hint(say::code_hint(l)).required();
    view! {
        <div aria-live="polite">{view.found.as_ref().map(|found| told(l, view, found))}</div>
        <form class="stack measure" method="post" action=action.to_owned()>{code.text()}<div>{submit(say::look(l))}</div></form>
    }
    .into_any()
}

fn told(l: Locale, view: &LogView, found: &Found) -> AnyView {
    match found {
        Found::Logged { entry, place } => {
            let proof = links_to(view, &format!("proof?entry={}", percent(entry)));
            view! {
                <div class="panel panel--accent stack" id="found">
                    <h3>{say::found_logged(l)}</h3>
                    <p>{say::found_place(l, format::count(l, *place), format::count(l, view.size))}</p>
                    {facts(vec![(say::entry(l), view! { <code>{entry.clone()}</code> }.into_any())])}
                    <p><a href=proof>{say::proof(l)}</a></p>
                </div>
            }
            .into_any()
        }
        Found::Waiting { entry } => view! {
            <div class="panel panel--accent stack" id="found">
                <h3>{say::found_waiting(l)}</h3>
                <p>{say::found_waiting_why(l)}</p>
                {facts(vec![(say::entry(l), view! { <code>{entry.clone()}</code> }.into_any())])}
            </div>
        }
        .into_any(),
        Found::Nothing => {
            view! { <div class="panel panel--warm" id="found"><h3>{say::found_nothing(l)}</h3><p>{say::found_nothing_why(l)}</p></div> }.into_any()
        }
    }
}

/// Base64 has three letters that mean something else in an address.
fn percent(entry: &str) -> String {
    entry.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

/// An address below that of the log, the same in every language.
fn links_to(view: &LogView, rest: &str) -> String {
    format!("/polls/{}/{rest}", view.poll)
}

fn keep(l: Locale, view: &LogView) -> AnyView {
    view! {
        <p class="measure">{say::keep_why(l)}</p>
        <pre class="note">{view.checkpoint.clone()}</pre>
        <ul class="downloads">
            <li><a href=links_to(view, "checkpoint")>{say::checkpoint(l)}</a></li>
            <li><a href=links_to(view, "definition")>{say::definition(l)}</a></li>
        </ul>
        <p class="measure muted">{say::experts(l)}</p>
    }
    .into_any()
}

fn all(frame: &Frame, view: &LogView) -> AnyView {
    let l = frame.locale;
    if view.state != PollState::ResultsPublished {
        return view! { <p class="measure">{say::all_later(l)}</p> }.into_any();
    }
    let name = format!("poll-{}.jsonl.gz", view.poll);
    view! {
        <p class="measure">{say::all_now(l)}</p>
        {bundle_audit(frame, BundleAudit { bundle_url: Some(links_to(view, "bundle.jsonl")), key: None, level: 3 })}
        <p>{button_link("button--secondary", links_to(view, "bundle.jsonl.gz"), say::bundle(l))}</p>
        <p class="measure">{say::all_how(l)}</p>
        <pre class="note">{format!("parvis audit {name} --key '{}'", view.key)}</pre>
        <p class="measure muted">{say::all_limits(l)}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::testing::{checked, frame};
    use crate::view::form::Form;
    use crate::view::text::Text;
    use crate::view::witness::Seen;
    use domain::ids::PollId;

    #[test]
    fn it_is_a_whole_page_in_every_state() {
        let found = [None, Some(Found::Nothing), Some(Found::Waiting { entry: "a+/=".to_owned() }), Some(Found::Logged { entry: "a+/=".to_owned(), place: 3 })];
        for state in [PollState::Scheduled, PollState::Open, PollState::Closed, PollState::ResultsPublished] {
            for found in &found {
                let view = LogView {
                    poll: PollId(5),
                    title: Text { text: "</title><script>".to_owned(), ..Text::default() },
                    city: "Ghent".to_owned(),
                    city_slug: "ghent".to_owned(),
                    state,
                    origin: "parvis.example/polls/5".to_owned(),
                    key: "parvis.example/polls/5+1a2b3c4d+AQ".to_owned(),
                    size: 41,
                    checkpoint: "parvis.example/polls/5\n41\n…\n".to_owned(),
                    seen: match found {
                        None => Vec::new(),
                        Some(_) => [41, 20]
                            .map(|entries| Seen { name: "<b>other.example/witness".to_owned(), entries, at: "2027-03-01T10:00[UTC]".parse().unwrap() })
                            .to_vec(),
                    },
                    form: Form::default(),
                    found: found.clone(),
                };
                for &l in Locale::ALL {
                    checked(&frame(l, "/polls/5/log"), |frame| log(frame, &view));
                }
            }
        }
        assert_eq!(percent("a+/="), "a%2B%2F%3D");
    }
}
