//! The electoral roll, for the team of a city.

mod letters;
mod overview;

pub use letters::letters;
pub use overview::overview;

#[cfg(test)]
mod tests;

use crate::pages::poll_editor::parts as editor;
use crate::view::frame::Frame;
use crate::view::poll_editor::PollHead;
use crate::words::Locale;

/// The address of the page.
fn url(frame: &Frame, head: &PollHead) -> String {
    editor::url(frame, head, "/roll")
}

fn number(l: Locale, count: u64) -> String {
    crate::format::number(l, i64::try_from(count).unwrap_or(i64::MAX))
}
