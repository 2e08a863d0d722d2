//! What stands around the content of every page: header, notice, footer.

use super::links;
use crate::view::frame::{Frame, Notice};
use crate::words::{Locale, notices, shell as say};
use leptos::prelude::*;

/// Skip link, banner of the demonstration, name, navigation and languages.
pub fn header(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        <a class="skip" href="#main">{say::skip(l)}</a>
        <header class="site-header">
            {frame.simulated.then(|| banner(frame))}
            <div class="wrap site-header__row">
                {brand(frame)}
                <nav class="site-nav" aria-label=say::main_navigation(l)>
                    <ul>{sections(frame).into_iter().map(|(path, label)| section_link(frame, path, label)).collect_view()}</ul>
                </nav>
                <ul class="site-header__end">
                    {frame.mailbox.then(|| section_link(frame, "/mailbox", say::mailbox(l)))}
                    {languages(frame)}
                    {account(frame)}
                </ul>
            </div>
        </header>
    }
    .into_any()
}

fn banner(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        <p class="banner">
            <strong>{say::demonstration(l)}</strong>
            {format!(" {} ", say::demonstration_text(l))}
            <a href=frame.url("/about#demonstration")>{say::demonstration_more(l)}</a>
        </p>
    }
    .into_any()
}

fn brand(frame: &Frame) -> AnyView {
    view! {
        <a class="brand" href=frame.url("")>
            <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path d="M3 27V14a13 13 0 0 1 26 0v13h-7V14.5a6 6 0 0 0-12 0V27z"></path>
                <path d="M1 29h30v2H1z"></path>
            </svg>
            <span>"Parvis"</span>
        </a>
    }
    .into_any()
}

fn sections(frame: &Frame) -> Vec<(&'static str, String)> {
    let l = frame.locale;
    let mut sections = vec![("/cities", say::cities(l)), ("/consultations", say::consultations(l)), ("/indicators", say::indicators(l))];
    if frame.viewer.as_ref().is_some_and(|viewer| viewer.team) {
        sections.push(("/team", say::my_team(l)));
    }
    if frame.viewer.as_ref().is_some_and(|viewer| viewer.staff) {
        sections.push(("/staff", say::mission_staff(l)));
    }
    sections
}

fn section_link(frame: &Frame, path: &'static str, label: String) -> AnyView {
    view! { <li><a href=frame.url(path) aria-current=current(&frame.path, path)>{label}</a></li> }.into_any()
}

/// `page` on the section's own page, `true` anywhere inside it.
fn current(here: &str, section: &str) -> Option<&'static str> {
    let here = here.split('?').next().unwrap_or_default();
    if here == section {
        return Some("page");
    }
    here.strip_prefix(section).is_some_and(|rest| rest.starts_with('/')).then_some("true")
}

fn languages(frame: &Frame) -> Vec<AnyView> {
    let others = Locale::ALL.iter().copied().filter(|other| *other != frame.locale);
    others.map(|other| view! { <li><a href=frame.in_language(other) lang=other.code() hreflang=other.code()>{other.endonym()}</a></li> }.into_any()).collect()
}

fn account(frame: &Frame) -> AnyView {
    let l = frame.locale;
    if frame.viewer.is_some() {
        view! { <li><a class="account" href=frame.url("/me") aria-current=current(&frame.path, "/me")>{say::my_page(l)}</a></li> }.into_any()
    } else {
        view! { <li><a class="button button--secondary" href=links::sign_in(frame)>{say::sign_in(l)}</a></li> }.into_any()
    }
}

/// What has just happened.
pub fn notice(frame: &Frame) -> AnyView {
    let Some(notice) = frame.notice else { return ().into_any() };
    view! { <div class="notice" data-tone="success" role="status"><p>{sentence(frame.locale, notice)}</p></div> }.into_any()
}

fn sentence(l: Locale, notice: Notice) -> String {
    match notice {
        Notice::SignedIn => notices::signed_in(l),
        Notice::SignedOut => notices::signed_out(l),
        Notice::SignedOutEverywhere => notices::signed_out_everywhere(l),
        Notice::Saved => notices::saved(l),
        Notice::AccountDeleted => notices::account_deleted(l),
        Notice::Published => notices::published(l),
        Notice::Extended => notices::extended(l),
        Notice::Closed => notices::closed(l),
        Notice::ResultsPublished => notices::results_published(l),
        Notice::AnswerPublished => notices::answer_published(l),
        Notice::Invited => notices::invited(l),
        Notice::Removed => notices::removed(l),
        Notice::InvitationAccepted => notices::invitation_accepted(l),
        Notice::InvitationDeclined => notices::invitation_declined(l),
        Notice::Corrected => notices::corrected(l),
        Notice::TokenRevoked => notices::token_revoked(l),
        Notice::Unsubscribed => notices::unsubscribed(l),
    }
}

/// Links that every page offers.
pub fn footer(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let links = [
        ("/about", say::about(l)),
        ("/secrecy", say::secrecy(l)),
        ("/privacy", say::privacy(l)),
        ("/accessibility", say::accessibility(l)),
        ("/api", say::api(l)),
    ];
    view! {
        <footer class="site-footer">
            <div class="wrap site-footer__row">
                <p>{say::colophon(l)}</p>
                <nav aria-label=say::about_this_site(l)>
                    <ul>{links.into_iter().map(|(path, label)| section_link(frame, path, label)).collect_view()}</ul>
                </nav>
            </div>
        </footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::current;

    #[test]
    fn the_navigation_says_where_one_is() {
        assert_eq!(current("/cities?q=x", "/cities"), Some("page"));
        assert_eq!(current("/cities/ghent", "/cities"), Some("true"));
        assert_eq!(current("/citiesx", "/cities"), None);
        assert_eq!(current("", "/cities"), None);
    }
}
