//! A poll as residents will see it.

use super::parts;
use crate::Page;
use crate::components::{button_link, language_name};
use crate::view::frame::Frame;
use crate::view::poll_editor::PreviewView;
use crate::words::poll_editor as say;
use leptos::prelude::*;

/// The preview, on a phone or on a wide screen. `poll` is what [`crate::pages::poll::preview`] makes of the poll, in the
/// language shown; nothing in it can be used here. Who does not see it gets the same as a page of its own.
pub fn preview(frame: &Frame, view: &PreviewView, poll: AnyView) -> Page {
    let l = frame.locale;
    let language = |code: &String| {
        let href = parts::url(frame, &view.head, &format!("/preview?language={code}{}", if view.wide { "&width=wide" } else { "" }));
        view! { <li><a href=href aria-current=(*code == view.language).then_some("true")>{language_name(l, code)}</a></li> }.into_any()
    };
    let width = |wide: bool, label: String| {
        let href = parts::url(frame, &view.head, &format!("/preview?language={}{}", view.language, if wide { "&width=wide" } else { "" }));
        view! { <li><a href=href aria-current=(wide == view.wide).then_some("true")>{label}</a></li> }.into_any()
    };
    let (class, label) = if view.wide { ("panel", say::as_on_wide(l)) } else { ("preview", say::as_on_phone(l)) };
    let label_class = if view.wide { "muted" } else { "preview__label" };
    // A draft has no public page yet.
    let full = view.head.state.is_public().then(|| {
        let href = frame.url(&format!("/polls/{}", view.head.poll));
        view! { <div class="button-row">{button_link("button--secondary", href, say::open_full(l))}</div> }
    });
    let body = view! {
        {parts::top(frame, &view.head, say::preview(l), say::preview_lede(l))}
        <nav class="filters" aria-label=say::preview(l)>
            <div class="filters__group">
                <h2 class="filters__title">{say::language(l)}</h2>
                <ul>{view.head.languages.iter().map(language).collect_view()}</ul>
            </div>
            <div class="filters__group"><h2 class="filters__title">{say::width(l)}</h2><ul>{width(false, say::phone(l))}{width(true, say::wide(l))}</ul></div>
        </nav>
        {full}
        <div class=class>
            <p class=label_class id="preview-label">{label}</p>
            <div class="preview__screen" role="region" aria-labelledby="preview-label" tabindex="0">
                <div class="stack stack--loose" lang=view.language.clone() inert>{poll}</div>
            </div>
        </div>
    };
    Page::new(say::preview(l), body)
}
