//! Public decisions about the course of a poll, each with its reason: more time, closing early, publishing the results.

use super::parts;
use crate::Page;
use crate::components::{Field, button_link, error_summary, facts, submit, submit_as};
use crate::format;
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::poll_editor::{DecisionView, ExtendView};
use crate::words::{Locale, poll_editor as say};
use jiff::ZonedDateTime;
use leptos::prelude::*;

/// Giving residents more time.
pub fn extend(frame: &Frame, view: &ExtendView) -> Page {
    let l = frame.locale;
    let labels = [("closes", say::new_close(l)), ("reason", say::reason(l))];
    let body = view! {
        {parts::top(frame, &view.head, say::extend(l), say::extend_lede(l))}
        {error_summary(l, &view.form, &labels)}
        {facts(vec![(say::present_close(l), close_in_words(l, view.closes.as_ref()).into_any())])}
        <form class="form" method="post" action=parts::url(frame, &view.head, "/extend") novalidate>
            {Field::new(l, &view.form, "closes", say::new_close(l)).hint(say::zone_hint(l, &view.zone)).required().moment()}
            {reason(l, &view.form, true)}
            <div class="button-row">{submit(say::extend_button(l))} {button_link("button--quiet", parts::url(frame, &view.head, ""), say::cancel(l))}</div>
        </form>
    };
    Page::new(say::extend(l), body)
}

/// Closing before the date.
pub fn close(frame: &Frame, view: &DecisionView) -> Page {
    let l = frame.locale;
    let body = view! {
        {parts::top(frame, &view.head, say::close_early(l), say::close_lede(l))}
        {error_summary(l, &view.form, &[("reason", say::reason(l))])}
        <div class="panel panel--warm"><p>{say::close_warning(l)}</p></div>
        {so_far(l, view)}
        <form class="form" method="post" action=parts::url(frame, &view.head, "/close") novalidate>
            {reason(l, &view.form, true)}
            <div class="button-row">
                {submit_as("button--danger", "confirm", "yes", say::close_button(l))}
                {button_link("button--quiet", parts::url(frame, &view.head, ""), say::cancel(l))}
            </div>
        </form>
    };
    Page::new(say::close_early(l), body)
}

/// Making the results public, for everyone at once: the team sees them then, and not before.
pub fn results(frame: &Frame, view: &DecisionView) -> Page {
    let l = frame.locale;
    let body = view! {
        {parts::top(frame, &view.head, say::publish_results(l), say::results_lede(l))}
        {error_summary(l, &view.form, &[("reason", say::reason(l))])}
        {so_far(l, view)}
        <form class="form" method="post" action=parts::url(frame, &view.head, "/results") novalidate>
            {reason(l, &view.form, false)}
            <div class="button-row">{submit(say::publish_results(l))} {button_link("button--quiet", parts::url(frame, &view.head, ""), say::cancel(l))}</div>
        </form>
    };
    Page::new(say::publish_results(l), body)
}

fn so_far(l: Locale, view: &DecisionView) -> AnyView {
    let voters = format::count(l, view.voters);
    facts(vec![(say::closes(l), close_in_words(l, view.closes.as_ref()).into_any()), (say::voters(l), voters.into_any())])
}

fn close_in_words(l: Locale, closes: Option<&ZonedDateTime>) -> String {
    closes.map_or_else(|| say::open_ended(l), |closes| format::moment(l, closes))
}

fn reason(l: Locale, form: &Form, required: bool) -> AnyView {
    let field = Field::new(l, form, "reason", say::reason(l)).hint(say::reason_hint(l)).max_length(1000);
    if required { field.required() } else { field.optional() }.text_area(4)
}
