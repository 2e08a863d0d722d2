//! This site as a witness of the logs of others.

use crate::components::{Column, PageHead, Table, facts, section, table};
use crate::view::frame::Frame;
use crate::view::witness::{Seen, WitnessView, Witnessed};
use crate::words::{Locale, witness as say};
use crate::{Page, format};
use leptos::prelude::*;

/// The page.
pub fn witness(frame: &Frame, view: &WitnessView) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        <div class="stack stack--loose">
            {section("key", say::key(l), key(l, view))}
            {section("logs", say::logs(l), logs(l, view))}
        </div>
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn key(l: Locale, view: &WitnessView) -> AnyView {
    view! {
        {facts(vec![(say::key_label(l), view! { <code>{view.key.clone()}</code> }.into_any())])}
        <p class="measure muted">{say::key_why(l)}</p>
    }
    .into_any()
}

fn logs(l: Locale, view: &WitnessView) -> AnyView {
    if view.logs.is_empty() {
        return view! { <p class="measure">{say::logs_none(l)}</p> }.into_any();
    }
    let columns = vec![Column::text(say::log(l)), Column::number(say::entries(l)), Column::text(say::when(l)), Column::text(say::state(l))];
    let rows = view.logs.iter().map(|log| row(l, log)).collect();
    let contradictions = view.logs.iter().filter_map(|log| contradiction(l, log)).collect_view();
    view! {
        {table(Table { id: "witnessed".to_owned(), caption: say::logs(l), columns, rows, variant: "" })}
        {contradictions}
    }
    .into_any()
}

fn row(l: Locale, log: &Witnessed) -> Vec<AnyView> {
    let state = if log.contradiction.is_some() { say::state_contradiction(l) } else { say::state_sound(l) };
    vec![
        view! { <code>{log.origin.clone()}</code> }.into_any(),
        number(l, log.entries).into_any(),
        view! { <time datetime=format::machine(&log.at)>{format::moment(l, &log.at)}</time> }.into_any(),
        state.into_any(),
    ]
}

fn contradiction(l: Locale, log: &Witnessed) -> Option<AnyView> {
    let (first, second) = log.contradiction.as_ref()?;
    Some(
        view! {
            <div class="panel panel--danger stack">
                <h3><code>{log.origin.clone()}</code></h3>
                <p>{say::state_contradiction(l)}</p>
                <p>{say::first_state(l)}</p>
                <pre class="note" tabindex="0">{first.clone()}</pre>
                <p>{say::second_state(l)}</p>
                <pre class="note" tabindex="0">{second.clone()}</pre>
            </div>
        }
        .into_any(),
    )
}

fn number(l: Locale, number: u64) -> String {
    format::number(l, i64::try_from(number).unwrap_or(i64::MAX))
}

/// Who has witnessed a log of so many entries: a part of its page.
pub(crate) fn of_log(frame: &Frame, seen: &[Seen], entries: u64) -> AnyView {
    let l = frame.locale;
    let one = |seen: &Seen| {
        let (name, moment) = (seen.name.clone(), format::moment(l, &seen.at));
        let text = if seen.entries == entries { say::of_log_latest(l, moment, name) } else { say::of_log_earlier(l, number(l, seen.entries), moment, name) };
        view! { <li>{text}</li> }
    };
    let told = if seen.is_empty() {
        view! { <p class="measure">{say::of_log_none(l)}</p> }.into_any()
    } else {
        view! { <ul>{seen.iter().map(one).collect_view()}</ul> <p class="measure muted">{say::of_log_why(l)}</p> }.into_any()
    };
    view! { {told} <p><a href=frame.url("/witness")>{say::more(l)}</a></p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::testing::{checked, frame};

    #[test]
    fn it_is_a_whole_page_with_and_without_logs() {
        let at: jiff::ZonedDateTime = "2027-03-01T10:00[UTC]".parse().unwrap();
        let log = |contradiction| Witnessed { origin: "other.example/polls/1</code><script>".to_owned(), entries: 41, at: at.clone(), contradiction };
        let views = [vec![], vec![log(None), log(Some(("first\n".to_owned(), "</pre><b>second\n".to_owned())))]];
        for logs in views {
            let view = WitnessView { key: "parvis.example/witness+1a2b3c4d+BA".to_owned(), logs };
            for &l in Locale::ALL {
                let html = checked(&frame(l, "/witness"), |frame| witness(frame, &view));
                assert!(!html.contains("<b>") && html.contains("parvis.example/witness+1a2b3c4d+BA"), "{html}");
            }
        }
    }
}
