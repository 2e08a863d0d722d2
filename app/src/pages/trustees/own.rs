//! The page of a trustee: what they promise, and every step of what they do. All of it happens in the browser
//! (`app/src/islands/trustee.js`): words that went through the server would not be theirs alone.

use super::steps;
use crate::Page;
use crate::components::PageHead;
use crate::view::frame::Frame;
use crate::view::trustees::TrusteeView;
use crate::words::{Locale, trustees as say};
use leptos::prelude::*;

/// The page.
pub fn own(frame: &Frame, view: &TrusteeView) -> Page {
    let l = frame.locale;
    let head = PageHead::new(say::own_title(l)).eyebrow(say::own_eyebrow(l, &view.city)).lede(say::own_lede(l, &view.name, &view.title.text));
    let body = view! {
        {head.view()}
        <p class="measure">{say::own_why(l, view.threshold, view.trustees)}</p>
        <div class="columns">
            <div>{work(frame, view)}</div>
            <aside class="stack" aria-label=say::title(l)>
                <p>{say::own_promise(l)}</p>
                <p><strong>{say::own_lost(l, view.too_many())}</strong></p>
                <p><a href=frame.url("/secrecy")>{say::own_more(l)}</a></p>
            </aside>
        </div>
    };
    Page::new(say::own_title(l), body)
}

/// The steps, of which the script shows one at a time.
fn work(frame: &Frame, view: &TrusteeView) -> AnyView {
    let l = frame.locale;
    let Some(script) = frame.assets.trustee.clone() else { return without(l) };
    view! {
        <noscript>{without(l)}</noscript>
        <div
            class="trustee stack"
            data-trustee
            data-poll=view.poll.to_string()
            data-name=view.name.clone()
            data-page=format!("{}{}", frame.origin, frame.url(&format!("/trustee/{}", view.poll)))
            data-title=view.title.text.clone()
            data-yes=say::yes(l)
            data-opened-yes=say::opened_yes(l)
            data-not-yet=say::not_yet(l)
            data-of-four=say::of_four(l, "{n}")
            data-said-keys=say::said_keys(l, "{all}", "{done}")
            data-said-round=say::said_round(l, "{all}", "{done}", "{round}")
        >
            <p data-part="loading" role="status" hidden>{say::loading(l)}</p>
            {steps::all(frame, view)}
            <script type="module" src=script></script>
        </div>
    }
    .into_any()
}

fn without(l: Locale) -> AnyView {
    view! { <div class="panel panel--warm"><h2>{say::no_script_title(l)}</h2> <p>{say::no_script(l)}</p></div> }.into_any()
}
