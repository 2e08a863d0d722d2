//! Invitations to a team, for the address of the account.

use super::{answer, role};
use crate::components::{PageHead, breadcrumb};
use crate::view::frame::Frame;
use crate::view::me::{Invitation, InvitationsView, Role};
use crate::words::{Locale, me as say};
use crate::{Page, format};
use leptos::prelude::*;

/// The invitations that wait, each with its two answers.
pub fn invitations(frame: &Frame, view: &InvitationsView) -> Page {
    let l = frame.locale;
    let trail = vec![(say::title(l).into_any(), frame.url("/me"))];
    let email = frame.viewer.as_ref().map(|viewer| viewer.label.clone());
    let head = PageHead::new(say::invitations_title(l));
    let head = match email {
        Some(email) => head.lede(say::invitations_lede(l, email)),
        None => head,
    };
    let list = if view.invitations.is_empty() {
        view! { <div class="empty"><h2>{say::invitations_none(l)}</h2><p>{say::invitations_none_hint(l)}</p></div> }.into_any()
    } else {
        view.invitations.iter().map(|one| invitation(frame, one)).collect_view().into_any()
    };
    let body = view! { {breadcrumb(l, trail, say::invitations_title(l))} {head.view()} <div class="stack stack--loose measure">{list}</div> };
    Page::new(say::invitations_title(l), body)
}

fn invitation(frame: &Frame, one: &Invitation) -> AnyView {
    let l = frame.locale;
    let title = role(l, &one.role);
    let id = format!("invitation-{}", one.id);
    let by = one.invited_by.as_ref().map(|email| say::invited_by(l, email));
    let until = one.expires.map(|day| say::invitation_expires(l, format::date(l, day)));
    let facts: Vec<String> = [by, until].into_iter().flatten().collect();
    view! {
        <section class="panel panel--accent" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title.clone()}</h2>
            <p>{means(l, &one.role)}</p>
            <p class="muted">{facts.join(" · ")}</p>
            <form class="form" method="post" action=frame.url(&format!("/invitations/{}", one.id))>
                <div class="button-row">
                    {answer("button--primary", "accept", say::accept(l), &title)}
                    {answer("button--quiet", "decline", say::decline(l), &title)}
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn means(l: Locale, role: &Role) -> String {
    match role {
        Role::MissionStaff => say::means_mission_staff(l),
        Role::Administrator { .. } => say::means_administrator(l),
        Role::Moderator { .. } => say::means_moderator(l),
    }
}
