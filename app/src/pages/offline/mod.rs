//! Paper and assisted voting, for the team of a city.

mod batch;
mod differences;
mod keying;
mod overview;
mod sheets;

pub use batch::batch;
pub use overview::overview;
pub use sheets::sheets;

use crate::components::PageHead;
use crate::pages::poll_editor::parts as editor;
use crate::pages::team::parts as team;
use crate::view::frame::Frame;
use crate::view::poll_editor::PollHead;
use crate::words::{Locale, offline as say};
use domain::voting::offline::BatchState;
use leptos::prelude::*;

#[cfg(test)]
mod tests;

/// An address of these pages.
fn url(frame: &Frame, head: &PollHead, rest: &str) -> String {
    editor::url(frame, head, &format!("/paper{rest}"))
}

/// Breadcrumb and head of a page below the overview.
fn top(frame: &Frame, head: &PollHead, title: String, lede: String) -> AnyView {
    let l = frame.locale;
    let consultation = frame.url(&format!("/team/consultations/{}", head.consultation));
    let between = vec![
        (team::title(l, &head.consultation_title), consultation),
        (team::title(l, &head.title), editor::url(frame, head, "")),
        (say::title(l).into_any(), url(frame, head, "")),
    ];
    view! {
        {team::trail(frame, &head.city, between, title.clone())}
        {PageHead::new(title).eyebrow(team::title(l, &head.title)).lede(lede).view()}
    }
    .into_any()
}

/// Where a pile is, in words.
fn state(l: Locale, state: BatchState) -> String {
    match state {
        BatchState::First => say::state_first(l),
        BatchState::Second => say::state_second(l),
        BatchState::Compared => say::state_compared(l),
        BatchState::Counted => say::state_counted(l),
    }
}
