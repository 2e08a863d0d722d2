//! Signing in, and the very first account.

use crate::Page;
use crate::components::{Field, PageHead, button_link, error_summary, hidden, submit};
use crate::view::frame::Frame;
use crate::view::sign_in::{AccountKind, DemonstrationAccount, FirstRunView, LinkState, SignInLinkView, SignInSentView, SignInView};
use crate::words::{Locale, sign_in as say};
use leptos::prelude::*;

/// Asks for an e-mail address.
pub fn sign_in(frame: &Frame, view: &SignInView) -> Page {
    let l = frame.locale;
    let email = Field::new(l, &view.form, "email", say::email(l)).hint(say::email_hint(l)).required().max_length(254).email();
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {error_summary(l, &view.form, &[("email", say::email(l))])}
        <div class="columns">
            <div class="stack stack--loose">
                <form class="form" method="post" action=frame.url("/sign-in") novalidate>
                    {view.next.clone().map(|next| hidden("next", next))}
                    {email}
                    {view.next.is_some().then(|| view! { <p class="muted">{say::come_back(l)}</p> })}
                    <div class="button-row">{submit(say::send(l))}</div>
                </form>
                {(!view.demonstration.is_empty()).then(|| demonstration(frame, view))}
            </div>
            <aside class="stack" aria-labelledby="how">
                <h2 id="how">{say::how_title(l)}</h2>
                <div class="prose"><ul>
                    <li>{say::how_one_account(l)}</li>
                    <li>{say::how_secret(l)}</li>
                    <li>{say::how_delete(l)}</li>
                </ul></div>
            </aside>
        </div>
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn demonstration(frame: &Frame, view: &SignInView) -> AnyView {
    let l = frame.locale;
    let line = |account: &DemonstrationAccount| {
        let (email, next) = (account.email.clone(), view.next.clone());
        view! {
            <div>
                <dt>{kind(l, account.kind)}</dt>
                <dd>
                    <form class="inline-form" method="post" action=frame.url("/sign-in")>
                        {next.map(|next| hidden("next", next))}
                        {hidden("email", email.clone())}
                        <button class="button button--quiet button--small">{say::demonstration_use(l, email)}</button>
                    </form>
                </dd>
            </div>
        }
    };
    let mailbox = frame.mailbox.then(|| view! { <p><a href=frame.url("/mailbox")>{say::mailbox(l)}</a></p> });
    view! {
        <section class="panel panel--warm" aria-labelledby="demonstration">
            <h2 id="demonstration">{say::demonstration_title(l)}</h2>
            <p>{say::demonstration_explanation(l)}</p>
            <dl class="facts">{view.demonstration.iter().map(line).collect_view()}</dl>
            {mailbox}
        </section>
    }
    .into_any()
}

fn kind(l: Locale, kind: AccountKind) -> String {
    match kind {
        AccountKind::Resident => say::demonstration_resident(l),
        AccountKind::CityTeam => say::demonstration_city_team(l),
        AccountKind::MissionStaff => say::demonstration_mission_staff(l),
    }
}

/// A mail is on its way. Says the same whether the address is known or not.
pub fn sign_in_sent(frame: &Frame, view: &SignInSentView) -> Page {
    let l = frame.locale;
    let code = Field::new(l, &view.form, "code", say::code(l)).hint(say::code_hint(l)).required().max_length(20).code();
    let mailbox = frame.mailbox.then(|| view! { <p>{button_link("button--secondary", frame.url("/mailbox"), say::mailbox(l))}</p> });
    let body = view! {
        {PageHead::new(say::sent_title(l)).lede(say::sent_lede(l, view.minutes)).view()}
        {error_summary(l, &view.form, &[("code", say::code(l))])}
        <div class="stack stack--loose measure">
            {view.email.as_ref().map(|email| view! { <p>{say::sent_to(l, email)}</p> })}
            {mailbox}
            <section class="section" aria-labelledby="link"><h2 id="link">{say::sent_link_title(l)}</h2><p>{say::sent_link(l)}</p></section>
            <section class="section" aria-labelledby="with-code">
                <h2 id="with-code">{say::sent_code_title(l)}</h2>
                <p>{say::sent_code(l)}</p>
                <form class="form" method="post" action=frame.url("/sign-in/sent") novalidate>
                    {code}
                    <div class="button-row">{submit(say::code_button(l))}</div>
                </form>
            </section>
            <section class="section" aria-labelledby="nothing">
                <h2 id="nothing">{say::sent_nothing(l)}</h2>
                <p>{say::sent_nothing_hint(l)}</p>
                <p><a href=frame.url("/sign-in")>{say::again(l)}</a></p>
            </section>
        </div>
    };
    Page::new(say::sent_title(l), body)
}

/// Behind the link of the mail: a button, because mail scanners follow links.
pub fn sign_in_link(frame: &Frame, view: &SignInLinkView) -> Page {
    let l = frame.locale;
    let again = || button_link("button--secondary", frame.url("/sign-in"), say::again(l));
    let (title, lede, action) = match view.state {
        LinkState::Ready => {
            let form =
                view! { <form class="form" method="post" action=frame.in_language(l)><div class="button-row">{submit(say::link_button(l))}</div></form> };
            (say::link_title(l), say::link_lede(l), form.into_any())
        }
        LinkState::OtherBrowser => (say::other_title(l), say::other_lede(l), view! { <p>{say::other_or(l)}</p> <p>{again()}</p> }.into_any()),
        LinkState::Gone => (say::gone_title(l), say::gone_lede(l), view! { <p>{again()}</p> }.into_any()),
    };
    let body = view! { {PageHead::new(title.clone()).lede(lede).view()} <div class="stack measure">{action}</div> };
    Page::new(title, body)
}

/// Makes the first account of the mission staff.
pub fn first_run(frame: &Frame, view: &FirstRunView) -> Page {
    let l = frame.locale;
    let email = Field::new(l, &view.form, "email", say::email(l)).hint(say::first_run_email_hint(l)).required().max_length(254).email();
    let body = view! {
        {PageHead::new(say::first_run_title(l)).lede(say::first_run_lede(l)).view()}
        {error_summary(l, &view.form, &[("email", say::email(l))])}
        <form class="form measure" method="post" action=frame.in_language(l) novalidate>
            {email}
            <div class="button-row">{submit(say::first_run_button(l))}</div>
            <p class="muted">{say::first_run_once(l)}</p>
        </form>
    };
    Page::new(say::first_run_title(l), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::testing::{HOSTILE, checked, frame};
    use crate::view::form::{FieldError, Form};

    #[test]
    fn what_was_typed_is_kept_and_nothing_hostile_comes_through() {
        let mut form = Form::default();
        form.set("email", HOSTILE);
        form.refuse("email", FieldError::Email);
        let demonstration = vec![DemonstrationAccount { kind: AccountKind::Resident, email: HOSTILE.to_owned() }];
        let view = SignInView { form: form.clone(), next: Some(HOSTILE.to_owned()), demonstration };
        let mut code = Form::default();
        code.set("code", HOSTILE);
        code.refuse("code", FieldError::Code);
        let sent = SignInSentView { form: code, email: Some(HOSTILE.to_owned()), minutes: 10 };
        for &l in Locale::ALL {
            let html = checked(&frame(l, "/sign-in"), |frame| sign_in(frame, &view));
            assert!(html.contains("Trams&lt;/textarea") && html.contains(r##"href="#email""##));
            checked(&frame(l, "/sign-in/sent"), |frame| sign_in_sent(frame, &sent));
            checked(&frame(l, "/first-run/x"), |frame| first_run(frame, &FirstRunView { form: form.clone() }));
        }
    }

    #[test]
    fn only_a_good_link_has_a_button_to_sign_in() {
        for (state, expected) in [(LinkState::Ready, true), (LinkState::OtherBrowser, false), (LinkState::Gone, false)] {
            let html = checked(&frame(Locale::Fr, "/sign-in/link/abc"), |frame| sign_in_link(frame, &SignInLinkView { state }));
            assert_eq!(html.contains(r#"method="post" action="/fr/sign-in/link/abc""#), expected);
        }
    }
}
