//! What is between review and casting where ballots are encrypted: the sealed ballot with its code, and the way to look into
//! it instead of casting it; and who opens the sum.

use crate::components::section;
use crate::view::frame::Frame;
use crate::view::poll::{PollView, TrusteesView};
use crate::words::{Locale, anonymous, sealing as say};
use domain::consultation::PollState;
use leptos::prelude::*;

/// The parts that the script shows in their turn.
pub(super) fn steps(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let page = format!("{}{}", frame.origin, frame.url("/audit-ballot"));
    view! {
        <section class="panel panel--accent stack" data-part="sealing" hidden>
            <h2 tabindex="-1">{say::sealing_title(l)}</h2>
            <p>{say::sealing_what(l)}</p>
        </section>
        <section class="panel panel--accent stack" data-part="sealed" hidden>
            <h2 tabindex="-1">{say::sealed_title(l)}</h2>
            <div class="seal"><span class="seal__label">{say::sealed_code(l)}</span><code class="seal__code" data-part="sealed-code"></code></div>
            <p>{say::sealed_what(l)}</p>
            {checked(l, view, &page)}
            <p data-part="lost" hidden><strong>{say::sealed_lost(l)}</strong></p>
            <div class="button-row">
                <button class="button button--primary" type="button" data-do="cast">{anonymous::cast(l)}</button>
                <button class="button button--secondary" type="button" data-do="change">{anonymous::change(l)}</button>
            </div>
            <div class="stack seal__check" data-part="fresh">
                <p><strong>{say::check_why(l)}</strong></p>
                <p class="wrap-anywhere">{say::check_how(l, page)}</p>
                <div class="button-row"><button class="button button--secondary" type="button" data-do="check">{say::check(l)}</button></div>
            </div>
        </section>
    }
    .into_any()
}

/// After a ballot was shown: what to do with its file. The code is that of the ballot before.
fn checked(l: Locale, view: &PollView, page: &str) -> AnyView {
    let file = format!("ballot-check-poll-{}.json", view.poll);
    view! {
        <div class="notice stack" data-part="checked" hidden>
            <h3>{say::checked_title(l)}</h3>
            <div class="seal"><code class="seal__code" data-part="checked-code"></code></div>
            <p class="wrap-anywhere">{say::checked_what(l, page.to_owned(), file)}</p>
        </div>
    }
    .into_any()
}

/// The trustees by name, and how many of them are needed, or were.
pub(super) fn trustees(frame: &Frame, view: &PollView, trustees: &TrusteesView) -> AnyView {
    let l = frame.locale;
    let opened = view.results.is_some();
    let (needed, number) = (trustees.needed, trustees.number());
    let (title, what) = if opened {
        (say::trustees_opened_title(l), say::trustees_opened(l, needed, number))
    } else {
        (say::trustees(l), say::trustees_what(l, needed, number))
    };
    let check =
        matches!(view.state, PollState::Scheduled | PollState::Open).then(|| view! { <p><a href=frame.url("/audit-ballot")>{say::check_link(l)}</a></p> });
    let names = trustees.names.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    let body = view! {
        <p>{what}</p>
        <div class="prose"><ul>{names}</ul></div>
        {check}
    };
    section("trustees", title, body)
}
