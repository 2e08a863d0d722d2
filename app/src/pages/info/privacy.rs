//! What is kept about people.

use super::{contact, list, paragraphs};
use crate::Page;
use crate::components::PageHead;
use crate::view::frame::Frame;
use crate::view::info::InfoView;
use crate::words::info as say;
use leptos::prelude::*;

/// Which personal data are kept, for what, and how one gets rid of them.
pub fn privacy(frame: &Frame, view: &InfoView) -> Page {
    let l = frame.locale;
    let kept = vec![
        say::privacy_keep_address(l),
        say::privacy_keep_language(l),
        say::privacy_keep_residence(l),
        say::privacy_keep_voted(l),
        say::privacy_keep_events(l),
        say::privacy_keep_trustee(l),
    ];
    let not_kept = vec![say::privacy_not_vote(l), say::privacy_not_visits(l), say::privacy_not_others(l), say::privacy_not_age(l)];
    let rights = vec![say::privacy_rights_export(l), say::privacy_rights_correct(l), say::privacy_rights_delete(l), say::privacy_rights_complain(l)];
    let mut operator = vec![view.operator.as_ref().map_or_else(|| say::about_operator_unknown(l), |name| say::privacy_operator_is(l, name))];
    operator.extend(contact(l, view));
    let body = view! {
        {PageHead::new(say::privacy_title(l)).lede(say::privacy_lede(l)).view()}
        {list("kept", say::privacy_keep(l), kept)}
        {list("not-kept", say::privacy_not(l), not_kept)}
        <p><a href=frame.url("/secrecy")>{say::secrecy_link(l)}</a></p>
        {paragraphs("cookies", say::privacy_cookies(l), vec![say::privacy_cookies_text(l)])}
        {paragraphs("addresses", say::privacy_address(l), vec![say::privacy_address_text(l)])}
        {list("rights", say::privacy_rights(l), rights)}
        <p><a href=frame.url("/me")>{say::my_page_link(l)}</a></p>
        {paragraphs("operator", say::privacy_operator(l), operator)}
    };
    Page::new(say::privacy_title(l), body).described(say::privacy_description(l))
}
