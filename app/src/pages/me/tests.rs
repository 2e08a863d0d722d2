//! What must hold on a resident's own pages.

use super::{and, delete, invitations, me, tokens};
use crate::pages::testing::{HOSTILE, checked, frame, hostile};
use crate::view::form::{FieldError, Form};
use crate::view::me::{DeleteView, Invitation, InvitationsView, MeView, Role, Token, TokensView, TookPart, TrusteeOf};
use crate::words::Locale;
use domain::consultation::PollState;
use domain::ids::PollId;
use jiff::civil::date;

fn sample() -> MeView {
    let took_part = TookPart {
        city: HOSTILE.to_owned(),
        city_slug: "ghent".to_owned(),
        consultation: hostile(),
        consultation_slug: "school-streets".to_owned(),
        poll: PollId(5),
        title: hostile(),
        state: PollState::Open,
    };
    MeView {
        email: HOSTILE.to_owned(),
        took_part: vec![took_part],
        trustee_of: vec![TrusteeOf { city: HOSTILE.to_owned(), poll: PollId(5), title: hostile() }],
        residence: vec![HOSTILE.to_owned(), HOSTILE.to_owned()],
        roles: vec![Role::MissionStaff, Role::Administrator { city: HOSTILE.to_owned() }],
        invitations: 1,
        tokens: true,
        language: Locale::Fr,
        sessions: 2,
    }
}

fn form(name: &str, error: FieldError) -> Form {
    let mut form = Form::default();
    form.set(name, HOSTILE);
    form.refuse(name, error);
    form
}

#[test]
fn nothing_hostile_comes_through() {
    let roles = [Role::MissionStaff, Role::Administrator { city: HOSTILE.to_owned() }, Role::Moderator { city: HOSTILE.to_owned() }];
    let invitation = |(id, role)| Invitation { id, role, invited_by: Some(HOSTILE.to_owned()), expires: Some(date(2027, 3, 3)) };
    let waiting = InvitationsView { invitations: (1..).zip(roles).map(invitation).collect() };
    let token = |(id, over)| Token { id, name: HOSTILE.to_owned(), created: date(2027, 3, 3), expires: None, last_used: None, over };
    let view = TokensView { form: form("name", FieldError::Required), fresh: Some(HOSTILE.to_owned()), tokens: [(1, false), (2, true)].map(token).to_vec() };
    let free = DeleteView { form: form("confirm", FieldError::Unticked), email: HOSTILE.to_owned(), only_administrator_of: Vec::new() };
    let bound = DeleteView { form: Form::default(), only_administrator_of: vec![HOSTILE.to_owned()], ..free.clone() };
    for &l in Locale::ALL {
        checked(&frame(l, "/me"), |frame| me(frame, &sample()));
        checked(&frame(l, "/me"), |frame| me(frame, &MeView { took_part: Vec::new(), ..sample() }));
        checked(&frame(l, "/invitations"), |frame| invitations(frame, &waiting));
        checked(&frame(l, "/invitations"), |frame| invitations(frame, &InvitationsView::default()));
        checked(&frame(l, "/me/tokens"), |frame| tokens(frame, &view));
        let html = checked(&frame(l, "/me/delete"), |frame| delete(frame, &free));
        assert!(html.contains(r#"name="confirm""#));
        let html = checked(&frame(l, "/me/delete"), |frame| delete(frame, &bound));
        assert!(!html.contains(r#"name="confirm""#), "the only administrator cannot leave");
    }
}

#[test]
fn names_are_joined_as_people_write_them() {
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(and(Locale::En, &names(&["Ghent"])), "Ghent");
    assert_eq!(and(Locale::Fr, &names(&["Gand", "Lyon", "Rome"])), "Gand, Lyon et Rome");
}
