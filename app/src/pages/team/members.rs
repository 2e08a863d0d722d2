//! The team of a city.

use super::parts::{self, Tab};
use crate::Page;
use crate::components::{Choice, Column, Field, PageHead, Table, error_summary, section, submit, table};
use crate::format;
use crate::view::frame::Frame;
use crate::view::team::{Member, MembersView, PendingInvitation, TeamRole};
use crate::words::{Locale, team as say};
use leptos::prelude::*;

/// Members, invitations, and the form that invites.
pub fn members(frame: &Frame, view: &MembersView) -> Page {
    let l = frame.locale;
    let labels = [("email", say::email(l)), ("role", say::role(l))];
    let list = table(Table {
        id: "members-table".to_owned(),
        caption: say::members_caption(l, &view.city.name),
        columns: vec![Column::text(say::email(l)), Column::text(say::role(l)), Column::text(say::actions(l))],
        rows: view.members.iter().map(|member| row(frame, view, member)).collect(),
        variant: "",
    });
    let invite = view.city.administers.then(|| section("invite", say::invite_title(l), invite(frame, view)));
    let pending = (!view.pending.is_empty()).then(|| section("pending", say::pending_title(l), pending_table(l, &view.pending)));
    let body = view! {
        {parts::trail(frame, &view.city, Vec::new(), say::tab_members(l))}
        {PageHead::new(say::tab_members(l)).eyebrow(view.city.name.clone()).lede(say::members_lede(l)).view()}
        {error_summary(l, &view.form, &labels)}
        {parts::tabs(frame, &view.city, Tab::Members)}
        {list}
        {pending}
        {invite}
    };
    Page::new(say::members_caption(l, &view.city.name), body)
}

fn row(frame: &Frame, view: &MembersView, member: &Member) -> Vec<AnyView> {
    let l = frame.locale;
    let you = member.you.then(|| view! { " " <span class="muted">{say::you(l)}</span> });
    let remove = if member.removable {
        let action = parts::city_url(frame, &view.city, &format!("/members/{}/remove", member.person));
        let label = view! { {say::remove(l)} <span class="visually-hidden">{format!(" {}", member.email)}</span> };
        parts::button_form(action, "button--danger button--small", label)
    } else if member.role == TeamRole::Administrator && view.city.administers {
        view! { <span class="muted">{say::last_administrator(l)}</span> }.into_any()
    } else {
        view! { <span class="muted">"—"</span> }.into_any()
    };
    vec![view! { {member.email.clone()} {you} }.into_any(), parts::role(l, member.role).into_any(), remove]
}

/// Invitations nobody has answered yet.
pub fn pending_table(l: Locale, pending: &[PendingInvitation]) -> AnyView {
    let row = |one: &PendingInvitation| {
        let role = match (one.role, &one.city) {
            (Some(role), Some(city)) => say::role_in(l, city, parts::role(l, role)),
            (Some(role), None) => parts::role(l, role),
            (None, _) => say::role_staff(l),
        };
        vec![one.email.clone().into_any(), role.into_any(), format::date(l, one.expires).into_any()]
    };
    table(Table {
        id: "pending-table".to_owned(),
        caption: say::pending_caption(l),
        columns: vec![Column::text(say::email(l)), Column::text(say::role(l)), Column::text(say::expires(l))],
        rows: pending.iter().map(row).collect(),
        variant: "",
    })
}

fn invite(frame: &Frame, view: &MembersView) -> AnyView {
    let l = frame.locale;
    view! {
        <form class="form" method="post" action=parts::city_url(frame, &view.city, "/members") novalidate>
            {Field::new(l, &view.form, "email", say::email(l)).hint(say::invite_hint(l)).required().email()}
            {Field::new(l, &view.form, "role", say::role(l)).radios(role_choices(l))}
            <div class="button-row">{submit(say::invite(l))}</div>
        </form>
    }
    .into_any()
}

/// The roles of a team, with what each may do.
pub fn role_choices(l: Locale) -> Vec<Choice> {
    let hint = |role| match role {
        TeamRole::Administrator => say::administrator_hint(l),
        TeamRole::Moderator => say::moderator_hint(l),
    };
    TeamRole::ALL.iter().map(|&role| Choice::new(role.as_str(), parts::role(l, role)).hint(hint(role))).collect()
}
