//! When a poll takes ballots.

use super::parts;
use crate::Page;
use crate::components::{Field, button_link, error_summary, submit};
use crate::view::frame::Frame;
use crate::view::poll_editor::DatesView;
use crate::words::poll_editor as say;
use leptos::prelude::*;

/// Opening and closing, in the city's time zone.
pub fn dates(frame: &Frame, view: &DatesView) -> Page {
    let l = frame.locale;
    let labels = [("opens", say::opens(l)), ("closes", say::closes(l)), ("open_ended", say::no_closing(l))];
    let zone = || say::zone_hint(l, &view.zone);
    let body = view! {
        {parts::top(frame, &view.head, say::edit_dates(l), say::dates_lede(l))}
        {error_summary(l, &view.form, &labels)}
        <form class="form" method="post" action=parts::url(frame, &view.head, "/dates") novalidate>
            {Field::new(l, &view.form, "opens", say::opens(l)).hint(zone()).required().moment()}
            {Field::new(l, &view.form, "closes", say::closes(l)).hint(zone()).moment()}
            {Field::new(l, &view.form, "open_ended", say::no_closing(l)).hint(say::no_closing_hint(l)).checkbox()}
            <div class="button-row">{submit(say::save(l))} {button_link("button--quiet", parts::url(frame, &view.head, ""), say::cancel(l))}</div>
        </form>
    };
    Page::new(say::edit_dates(l), body)
}
