//! Personal tokens for the API.

use crate::components::{Chip, ChipKind, Column, Field, PageHead, Table, breadcrumb, chip, empty_state, error_summary, section, submit, table};
use crate::view::frame::Frame;
use crate::view::me::{Token, TokensView};
use crate::words::{Locale, me, tokens as say};
use crate::{Page, format};
use jiff::civil::Date;
use leptos::prelude::*;

/// Makes, shows once, lists and revokes.
pub fn tokens(frame: &Frame, view: &TokensView) -> Page {
    let l = frame.locale;
    let trail = vec![(me::title(l).into_any(), frame.url("/me"))];
    let body = view! {
        {breadcrumb(l, trail, say::title(l))}
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {error_summary(l, &view.form, &[("name", say::name(l)), ("days", say::days(l))])}
        <p><a href=frame.url("/api")>{say::api(l)}</a></p>
        {view.fresh.clone().map(|token| fresh(l, token))}
        {section("make-token", say::new(l), make(frame, view))}
        {section("my-tokens", say::list(l), list(frame, &view.tokens))}
    };
    Page::new(say::title(l), body)
}

fn fresh(l: Locale, token: String) -> AnyView {
    view! {
        <section class="panel panel--accent" aria-labelledby="fresh">
            <h2 id="fresh">{say::fresh_title(l)}</h2>
            <p>{say::fresh_once(l)}</p>
            <p class="secret"><code>{token}</code></p>
        </section>
    }
    .into_any()
}

fn make(frame: &Frame, view: &TokensView) -> AnyView {
    let l = frame.locale;
    view! {
        <form class="form measure" method="post" action=frame.url("/me/tokens") novalidate>
            {Field::new(l, &view.form, "name", say::name(l)).hint(say::name_hint(l)).required().max_length(80).text()}
            {Field::new(l, &view.form, "days", say::days(l)).hint(say::days_hint(l)).required().max_length(3).number()}
            <div class="button-row">{submit(say::make(l))}</div>
        </form>
    }
    .into_any()
}

fn list(frame: &Frame, tokens: &[Token]) -> AnyView {
    let l = frame.locale;
    if tokens.is_empty() {
        return empty_state(say::none(l), say::none_hint(l), None);
    }
    let columns = vec![
        Column::text(say::name(l)),
        Column::text(say::created(l)),
        Column::text(say::expires(l)),
        Column::text(say::last_used(l)),
        Column::text(say::state(l)),
        Column::text(say::action(l)),
    ];
    let rows = tokens.iter().map(|token| row(frame, token)).collect();
    table(Table { id: "token-list".to_owned(), caption: say::caption(l), columns, rows, variant: "" })
}

fn row(frame: &Frame, token: &Token) -> Vec<AnyView> {
    let l = frame.locale;
    let day = |day: Option<Date>, none: String| day.map_or(none, |day| format::short_date(l, day)).into_any();
    let state = if token.over { Chip::new(ChipKind::State("revoked"), say::over(l)) } else { Chip::new(ChipKind::Tone("success"), say::active(l)) };
    vec![
        token.name.clone().into_any(),
        day(Some(token.created), String::new()),
        day(token.expires, say::no_expiry(l)),
        day(token.last_used, say::never(l)),
        chip(state),
        if token.over { ().into_any() } else { revoke(frame, token) },
    ]
}

fn revoke(frame: &Frame, token: &Token) -> AnyView {
    let l = frame.locale;
    view! {
        <form class="inline-form" method="post" action=frame.url(&format!("/me/tokens/{}/revoke", token.id))>
            <button class="button button--danger button--small" aria-label=say::revoke_which(l, &token.name)>{say::revoke(l)}</button>
        </form>
    }
    .into_any()
}
