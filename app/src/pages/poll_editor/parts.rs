//! What the pages of a poll share.

use crate::components::{PageHead, names};
use crate::pages::team::parts as team;
use crate::view::frame::Frame;
use crate::view::poll_editor::PollHead;
use crate::words::poll_editor as say;
use leptos::prelude::*;

/// An address of this poll's team.
pub fn url(frame: &Frame, head: &PollHead, rest: &str) -> String {
    frame.url(&format!("/team/polls/{}{rest}", head.poll))
}

/// The way back, from my cities down to this page of the poll.
pub fn trail(frame: &Frame, head: &PollHead, here: String) -> AnyView {
    let l = frame.locale;
    let consultation = frame.url(&format!("/team/consultations/{}", head.consultation));
    let between = vec![(team::title(l, &head.consultation_title), consultation), (team::title(l, &head.title), url(frame, head, ""))];
    team::trail(frame, &head.city, between, here)
}

/// Breadcrumb and head of a page about one thing that is done with the poll.
pub fn top(frame: &Frame, head: &PollHead, title: String, lede: String) -> AnyView {
    let l = frame.locale;
    let eyebrow = view! { {say::poll(l)} " · " {team::title(l, &head.title)} " · " {names::poll_state(l, head.state)} };
    view! { {trail(frame, head, title.clone())} {PageHead::new(title).eyebrow(eyebrow).lede(lede).view()} }.into_any()
}
