//! Ending mails of one kind, from the link in such a mail.

use crate::Page;
use crate::components::{PageHead, submit};
use crate::view::frame::Frame;
use crate::words::unsubscribe as say;
use leptos::prelude::*;

/// Asks. The form goes to the address of the page itself.
pub fn unsubscribe(frame: &Frame) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::explanation(l)).view()}
        <form method="post" action=frame.in_language(l)>
            <div class="button-row">{submit(say::button(l))}</div>
        </form>
    };
    Page::new(say::title(l), body)
}
