//! The accessibility statement.

use super::{contact, list, paragraphs};
use crate::Page;
use crate::components::PageHead;
use crate::view::frame::Frame;
use crate::view::info::InfoView;
use crate::words::info as say;
use leptos::prelude::*;

/// How accessible Parvis is, in the parts of the model statement of Implementing Decision (EU) 2018/1523.
pub fn accessibility(frame: &Frame, view: &InfoView) -> Page {
    let l = frame.locale;
    let does = vec![
        say::accessibility_does_scripts(l),
        say::accessibility_does_keyboard(l),
        say::accessibility_does_zoom(l),
        say::accessibility_does_contrast(l),
        say::accessibility_does_charts(l),
    ];
    let not = vec![say::accessibility_not_cities(l), say::accessibility_not_sign(l), say::accessibility_not_documents(l)];
    let mut feedback = vec![say::accessibility_feedback_text(l)];
    feedback.extend(contact(l, view));
    let body = view! {
        {PageHead::new(say::accessibility_title(l)).lede(say::accessibility_lede(l)).view()}
        {paragraphs("status", say::accessibility_status(l), vec![say::accessibility_status_1(l), say::accessibility_status_2(l)])}
        {list("does", say::accessibility_does(l), does)}
        {list("not", say::accessibility_not(l), not)}
        {paragraphs("feedback", say::accessibility_feedback(l), feedback)}
        {paragraphs("enforcement", say::accessibility_enforcement(l), vec![say::accessibility_enforcement_text(l)])}
        {paragraphs("made", say::accessibility_made(l), vec![say::accessibility_made_text(l)])}
    };
    Page::new(say::accessibility_title(l), body).described(say::accessibility_description(l))
}
