//! A rehearsal: the results as they will look, of voters that nobody is.

use super::parts;
use crate::Page;
use crate::components::{button_link, section};
use crate::format;
use crate::pages::poll::counts;
use crate::view::frame::Frame;
use crate::view::poll_editor::RehearsalView;
use crate::words::poll_editor as say;
use leptos::prelude::*;

/// The rehearsal. Every word of it says that it is one.
pub fn rehearsal(frame: &Frame, view: &RehearsalView) -> Page {
    let l = frame.locale;
    let href = |voters: u32, draw: u32| parts::url(frame, &view.head, &format!("/rehearsal?voters={voters}&draw={draw}"));
    let choice = |voters: &u32| {
        let current = (*voters == view.voters).then_some("true");
        view! { <li><a href=href(*voters, view.draw) aria-current=current>{format::number(l, (*voters).into())}</a></li> }
    };
    let preview = || button_link("button--secondary", parts::url(frame, &view.head, "/preview"), say::preview(l));
    let shown = match &view.result {
        Some(result) => view! {
            <nav class="filters" aria-label=say::rehearsal_voters(l)>
                <div class="filters__group">
                    <h2 class="filters__title">{say::rehearsal_voters(l)}</h2>
                    <ul>{view.choices.iter().map(choice).collect_view()}</ul>
                </div>
            </nav>
            <div class="button-row">
                {button_link("button--secondary", href(view.voters, view.next), say::rehearsal_again(l))}
                {preview()}
            </div>
            {section("rehearsed", say::rehearsal_results(l), counts(l, &view.questions, result))}
        }
        .into_any(),
        None => {
            let edit = button_link("button--primary", parts::url(frame, &view.head, "/edit"), say::edit_questions(l));
            view! { <p>{say::rehearsal_not_ready(l)}</p> <div class="button-row">{edit}</div> }.into_any()
        }
    };
    let body = view! {
        {parts::top(frame, &view.head, say::rehearsal(l), say::rehearsal_lede(l))}
        <div class="panel panel--warm"><p>{say::rehearsal_note(l)}</p></div>
        {shown}
    };
    Page::new(say::rehearsal(l), body)
}
