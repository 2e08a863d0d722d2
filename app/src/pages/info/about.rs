//! What Parvis is.

use super::{contact, list, paragraphs};
use crate::Page;
use crate::components::PageHead;
use crate::view::frame::Frame;
use crate::view::info::InfoView;
use crate::words::info as say;
use leptos::prelude::*;

/// What Parvis is, who runs it, what the demonstration is, and where the facts come from.
pub fn about(frame: &Frame, view: &InfoView) -> Page {
    let l = frame.locale;
    let demonstration = if frame.simulated { say::about_demonstration_is(l) } else { say::about_demonstration_not(l) };
    let mut operator = vec![view.operator.clone().unwrap_or_else(|| say::about_operator_unknown(l))];
    operator.extend(contact(l, view));
    let sources = vec![
        say::about_source_cities(l),
        say::about_source_population(l),
        say::about_source_positions(l),
        say::about_source_map(l),
        say::about_source_preparedness(l),
    ];
    let body = view! {
        {PageHead::new(say::about_title(l)).lede(say::about_lede(l)).view()}
        {paragraphs("what", say::about_what(l), vec![say::about_what_1(l), say::about_what_2(l)])}
        {list("who", say::about_who(l), vec![say::about_who_residents(l), say::about_who_teams(l), say::about_who_staff(l)])}
        {paragraphs("demonstration", say::about_demonstration(l), vec![demonstration])}
        {list("sources", say::about_sources(l), sources)}
        {paragraphs("free", say::about_free(l), vec![say::about_free_text(l)])}
        {paragraphs("operator", say::about_operator(l), operator)}
    };
    Page::new(say::about_title(l), body).described(say::about_description(l))
}
