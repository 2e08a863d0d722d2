//! Public decisions and corrections.

use super::{names, text};
use crate::format;
use crate::view::changes::{Change, ChangeKind, Correction};
use crate::words::{Locale, common as say};
use leptos::prelude::*;

/// Decisions, as they come (give the newest first); nothing when there is none.
pub fn history(l: Locale, changes: &[Change]) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! { <ol class="history">{changes.iter().map(|change| decision(l, change)).collect_view()}</ol> }.into_any()
}

fn decision(l: Locale, change: &Change) -> AnyView {
    let what = match &change.kind {
        ChangeKind::Published => say::change_published(l),
        ChangeKind::Extended { to } => say::change_extended(l, format::moment(l, to)),
        ChangeKind::ClosedEarly => say::change_closed_early(l),
        ChangeKind::ResultsPublished => say::change_results_published(l),
        ChangeKind::AnswerPublished => say::change_answer_published(l),
    };
    view! {
        <li>
            <time datetime=format::machine(&change.at)>{format::moment(l, &change.at)}</time>
            " "
            <strong>{what}</strong>
            {change.about.as_ref().map(|about| view! { " " {text(about, l)} })}
            {reason(l, change.reason.as_ref())}
        </li>
    }
    .into_any()
}

fn reason(l: Locale, reason: Option<&crate::view::text::Text>) -> AnyView {
    let Some(reason) = reason.filter(|reason| !reason.is_empty()) else { return ().into_any() };
    view! { " " <span class="history__reason">{format!("{} ", say::reason(l))}{text(reason, l)}</span> }.into_any()
}

/// Corrections, as they come (give the newest first); nothing when there is none.
pub fn corrections(l: Locale, corrections: &[Correction]) -> AnyView {
    corrections.iter().map(|one| correction(l, one)).collect_view().into_any()
}

fn correction(l: Locale, correction: &Correction) -> AnyView {
    let (before, after) = (text(&correction.before, l), text(&correction.after, l));
    view! {
        <div class="correction">
            <p>
                <strong>{say::correction(l, format::date(l, correction.at.date()))}</strong>
                {format!(" {}", names::subject(l, correction.subject))}
                {correction.about.as_ref().map(|about| view! { ", " {text(about, l)} })}
                {reason(l, correction.reason.as_ref())}
            </p>
            <dl class="facts">
                <div><dt>{say::before(l)}</dt><dd><del>{before}</del></dd></div>
                <div><dt>{say::after(l)}</dt><dd><ins>{after}</ins></dd></div>
            </dl>
        </div>
    }
    .into_any()
}
