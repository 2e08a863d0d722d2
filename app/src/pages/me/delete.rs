//! Deleting the account.

use super::and;
use crate::Page;
use crate::components::{Field, PageHead, breadcrumb, button_link, error_summary};
use crate::view::frame::Frame;
use crate::view::me::DeleteView;
use crate::words::me as say;
use leptos::prelude::*;

/// Says what will happen, and asks once.
pub fn delete(frame: &Frame, view: &DeleteView) -> Page {
    let l = frame.locale;
    let trail = vec![(say::title(l).into_any(), frame.url("/me"))];
    let body = view! {
        {breadcrumb(l, trail, say::delete_title(l))}
        {PageHead::new(say::delete_title(l)).lede(say::delete_lede(l)).view()}
        {error_summary(l, &view.form, &[("confirm", say::delete_confirm(l))])}
        <div class="stack stack--loose measure">
            <section class="section" aria-labelledby="what">
                <h2 id="what">{say::delete_what(l)}</h2>
                <div class="prose"><ul>
                    <li>{say::delete_account(l, &view.email)}</li>
                    <li>{say::delete_list(l)}</li>
                    <li>{say::delete_ballots(l)}</li>
                    <li>{say::delete_counts(l)}</li>
                </ul></div>
            </section>
            {if view.only_administrator_of.is_empty() { ask(frame, view) } else { blocked(frame, view) }}
        </div>
    };
    Page::new(say::delete_title(l), body)
}

fn ask(frame: &Frame, view: &DeleteView) -> AnyView {
    let l = frame.locale;
    view! {
        <form class="form" method="post" action=frame.url("/me/delete") novalidate>
            {Field::new(l, &view.form, "confirm", say::delete_confirm(l)).required().checkbox()}
            <div class="button-row">
                <button class="button button--danger">{say::delete_button(l)}</button>
                {button_link("button--quiet", frame.url("/me"), say::delete_cancel(l))}
            </div>
        </form>
    }
    .into_any()
}

fn blocked(frame: &Frame, view: &DeleteView) -> AnyView {
    let l = frame.locale;
    view! {
        <section class="panel panel--warm" aria-labelledby="blocked">
            <h2 id="blocked">{say::delete_blocked(l)}</h2>
            <p>{say::delete_only_administrator(l, and(l, &view.only_administrator_of))}</p>
            <p><a href=frame.url("/team")>{crate::words::shell::my_team(l)}</a></p>
        </section>
    }
    .into_any()
}
