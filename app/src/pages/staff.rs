//! Teams and mission staff.

use super::team::members::{pending_table, role_choices};
use super::team::parts::role;
use crate::Page;
use crate::components::{Choice, Column, Field, PageHead, Table, error_summary, names, section, submit, table};
use crate::view::frame::Frame;
use crate::view::staff::{StaffCity, StaffView};
use crate::view::team::TeamRole;
use crate::words::{Locale, staff as say};
use leptos::prelude::*;

/// Who belongs to which team, who waits for an answer, and the form that invites.
pub fn staff(frame: &Frame, view: &StaffView) -> Page {
    let l = frame.locale;
    let labels = [("email", say::email(l)), ("city", say::place(l)), ("role", say::role(l))];
    let with_team = view.cities.iter().filter(|city| !city.team.is_empty()).count();
    let pending = (!view.pending.is_empty()).then(|| section("pending", say::pending(l), pending_table(l, &view.pending)));
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l, view.cities.len(), with_team)).view()}
        {error_summary(l, &view.form, &labels)}
        {section("invite", say::invite_title(l), invite(frame, view))}
        {pending}
        {section("staff", say::staff_title(l), staff_table(l, view))}
        {section("teams", say::teams_title(l), teams(frame, view))}
    };
    Page::new(say::title(l), body)
}

fn invite(frame: &Frame, view: &StaffView) -> AnyView {
    let l = frame.locale;
    let city = |city: &StaffCity| Choice::new(city.slug.clone(), say::city_and_country(l, &city.name, names::country(l, &city.country)));
    view! {
        <form class="form" method="post" action=frame.url("/staff") novalidate>
            {Field::new(l, &view.form, "email", say::email(l)).hint(say::email_hint(l)).required().email()}
            {Field::new(l, &view.form, "city", say::place(l)).hint(say::place_hint(l)).select(Some(say::mission_staff(l)), view.cities.iter().map(city).collect())}
            {Field::new(l, &view.form, "role", say::role(l)).hint(say::role_hint(l)).radios(role_choices(l))}
            <div class="button-row">{submit(say::invite(l))}</div>
        </form>
    }
    .into_any()
}

fn staff_table(l: Locale, view: &StaffView) -> AnyView {
    let row = |email: &str, you: bool| {
        let you = you.then(|| view! { " " <span class="muted">{say::you(l)}</span> });
        vec![view! { {email.to_owned()} {you} }.into_any()]
    };
    table(Table {
        id: "staff-table".to_owned(),
        caption: say::staff_caption(l),
        columns: vec![Column::text(say::email(l))],
        rows: view.staff.iter().map(|member| row(&member.email, member.you)).collect(),
        variant: "",
    })
}

fn teams(frame: &Frame, view: &StaffView) -> AnyView {
    let l = frame.locale;
    table(Table {
        id: "teams-table".to_owned(),
        caption: say::teams_caption(l),
        columns: vec![Column::text(say::city(l)), Column::text(say::country(l)), Column::text(say::team(l))],
        rows: view.cities.iter().map(|city| team_row(frame, city)).collect(),
        variant: "table--sticky",
    })
}

fn team_row(frame: &Frame, city: &StaffCity) -> Vec<AnyView> {
    let l = frame.locale;
    let href = frame.url(&format!("/team/cities/{}/members", city.slug));
    let member = |(email, what): &(String, TeamRole)| view! { <li>{email.clone()} " " <span class="muted">{role(l, *what)}</span></li> }.into_any();
    let team = if city.team.is_empty() {
        view! { <span class="na">{say::nobody(l)}</span> }.into_any()
    } else {
        view! { <ul class="plain">{city.team.iter().map(member).collect_view()}</ul> }.into_any()
    };
    vec![view! { <a href=href>{city.name.clone()}</a> }.into_any(), names::country(l, &city.country).into_any(), team]
}

#[cfg(test)]
mod tests {
    use super::staff;
    use crate::pages::team::tests::{check, pending};
    use crate::pages::testing::HOSTILE;
    use crate::view::form::{FieldError, Form};
    use crate::view::staff::{StaffCity, StaffMember, StaffView};
    use crate::view::team::TeamRole;

    #[test]
    fn addresses_and_names_are_escaped() {
        let mut form = Form::default();
        form.set("email", HOSTILE);
        form.refuse("email", FieldError::Email);
        let city =
            StaffCity { slug: "ghent".to_owned(), name: HOSTILE.to_owned(), country: "BE".to_owned(), team: vec![(HOSTILE.to_owned(), TeamRole::Moderator)] };
        let member = StaffMember { email: HOSTILE.to_owned(), you: true };
        let view = StaffView { form, staff: vec![member], cities: vec![city], pending: vec![pending(None), pending(Some(TeamRole::Moderator))] };
        check(|frame| staff(frame, &view));
    }
}
