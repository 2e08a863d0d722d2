//! A resident's own pages.

mod delete;
mod invitations;
#[cfg(test)]
mod tests;
mod tokens;

pub use delete::delete;
pub use invitations::invitations;
pub use tokens::tokens;

use crate::Page;
use crate::components::{Chip, ChipKind, Choice, Field, PageHead, button_link, chip, empty_state, names, section, text};
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::me::{MeView, Role, TookPart, TrusteeOf};
use crate::words::{Locale, me as say, trustees};
use leptos::prelude::*;

/// The own page: what I took part in (never what I voted), my language, my sessions, my data.
pub fn me(frame: &Frame, view: &MeView) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::signed_in_as(l, &view.email)).view()}
        {waiting(frame, view.invitations)}
        <div class="columns">
            <div class="stack stack--loose">
                {section("my-polls", say::took_part(l), took_part(frame, &view.took_part))}
                {(!view.trustee_of.is_empty()).then(|| section("my-trusts", trustees::mine(l), trustee_of(frame, &view.trustee_of)))}
                {section("my-data", say::data(l), data(frame))}
            </div>
            <div class="stack stack--loose">
                {(!view.roles.is_empty()).then(|| section("my-roles", say::roles(l), roles(l, &view.roles)))}
                {(!view.residence.is_empty()).then(|| section("my-residence", say::residence(l), residence(l, &view.residence)))}
                {section("my-language", say::language(l), language(frame, view.language))}
                {section("my-sessions", say::sessions(l), sessions(frame, view.sessions))}
                {view.tokens.then(|| section("my-tokens", say::tokens(l), tokens_link(frame)))}
            </div>
        </div>
    };
    Page::new(say::title(l), body)
}

fn waiting(frame: &Frame, invitations: u64) -> AnyView {
    let l = frame.locale;
    if invitations == 0 {
        return ().into_any();
    }
    view! {
        <div class="panel panel--accent">
            <p><strong>{say::invitations_waiting(l, invitations)}</strong></p>
            <p><a href=frame.url("/invitations")>{say::see_invitations(l)}</a></p>
        </div>
    }
    .into_any()
}

fn took_part(frame: &Frame, list: &[TookPart]) -> AnyView {
    let l = frame.locale;
    if list.is_empty() {
        let action = button_link("button--secondary", frame.url("/consultations"), say::see_consultations(l));
        return empty_state(say::took_part_none(l), say::took_part_none_hint(l), Some(action));
    }
    let line = |one: &TookPart| {
        let consultation = frame.url(&format!("/cities/{}/consultations/{}", one.city_slug, one.consultation_slug));
        view! {
            <li>
                <a href=frame.url(&format!("/polls/{}", one.poll))>{text(&one.title, l)}</a>
                " "
                <span class="muted">{one.city.clone()} " · " <a href=consultation>{text(&one.consultation, l)}</a> " · " {say::voted(l)}</span>
                " "
                {chip(Chip::new(ChipKind::State(one.state.as_str()), names::poll_state(l, one.state)))}
            </li>
        }
    };
    view! { <p class="muted">{say::took_part_explanation(l)}</p> <ul class="link-list">{list.iter().map(line).collect_view()}</ul> }.into_any()
}

fn trustee_of(frame: &Frame, list: &[TrusteeOf]) -> AnyView {
    let l = frame.locale;
    let line = |one: &TrusteeOf| {
        view! {
            <li>
                <a href=frame.url(&format!("/trustee/{}", one.poll))>{text(&one.title, l)}</a>
                " "
                <span class="muted">{one.city.clone()} " · " {trustees::mine_of(l)}</span>
            </li>
        }
    };
    view! { <ul class="link-list">{list.iter().map(line).collect_view()}</ul> }.into_any()
}

/// A role in words.
fn role(l: Locale, role: &Role) -> String {
    match role {
        Role::MissionStaff => say::role_mission_staff(l),
        Role::Administrator { city } => say::role_administrator(l, city),
        Role::Moderator { city } => say::role_moderator(l, city),
    }
}

fn roles(l: Locale, roles: &[Role]) -> AnyView {
    view! { <ul class="plain">{roles.iter().map(|one| view! { <li>{role(l, one)}</li> }).collect_view()}</ul> }.into_any()
}

fn residence(l: Locale, cities: &[String]) -> AnyView {
    view! { <p>{say::residence_declared(l, and(l, cities))}</p> }.into_any()
}

/// "A, B and C".
fn and(l: Locale, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), say::and(l)),
    }
}

fn language(frame: &Frame, current: Locale) -> AnyView {
    let l = frame.locale;
    let mut form = Form::default();
    form.set("language", current.code());
    let choice = |locale: &Locale| {
        let mut choice = Choice::new(locale.code(), locale.endonym());
        choice.language = Some(locale.code().to_owned());
        choice
    };
    let field = Field::new(l, &form, "language", say::language(l)).hidden_label().hint(say::language_explanation(l));
    view! {
        <form class="form" method="post" action=frame.url("/me/language")>
            {field.select(None, Locale::ALL.iter().map(choice).collect())}
            <div class="button-row"><button class="button button--secondary">{say::language_save(l)}</button></div>
        </form>
    }
    .into_any()
}

fn sessions(frame: &Frame, count: u64) -> AnyView {
    let l = frame.locale;
    view! {
        <p>{say::sessions_count(l, count)}</p>
        <div class="button-row">
            <form class="inline-form" method="post" action=frame.url("/me/sign-out")>
                <button class="button button--secondary">{say::sign_out(l)}</button>
            </form>
            <form class="inline-form" method="post" action=frame.url("/me/sign-out-everywhere")>
                <button class="button button--secondary" aria-describedby="everywhere-hint">{say::sign_out_everywhere(l)}</button>
            </form>
        </div>
        <p class="muted" id="everywhere-hint">{say::sign_out_everywhere_hint(l)}</p>
    }
    .into_any()
}

fn tokens_link(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! { <p>{say::tokens_explanation(l)}</p> <p><a href=frame.url("/me/tokens")>{say::manage_tokens(l)}</a></p> }.into_any()
}

fn data(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        <p>{say::export_explanation(l)}</p>
        <p>{button_link("button--secondary", frame.url("/me/export"), say::export(l))}</p>
        <p>{say::delete_explanation(l)}</p>
        <p>{button_link("button--quiet", frame.url("/me/delete"), say::delete(l))}</p>
    }
    .into_any()
}

/// A button that answers yes or no.
fn answer(class: &'static str, value: &str, label: String, about: &str) -> AnyView {
    let about = view! { <span class="visually-hidden">{format!(": {about}")}</span> };
    view! { <button class=format!("button {class}") name="action" value=value.to_owned()>{label}{about}</button> }.into_any()
}
