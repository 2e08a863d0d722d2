//! Lists that say how far something has come.

use crate::words::{Locale, common};
use leptos::prelude::*;

/// One stretch of a timeline.
#[derive(Clone, Debug)]
pub struct TimelineStep {
    /// Its name.
    pub name: String,
    /// Its dates in words ("since April 2022", "not dated").
    pub dates: String,
    /// `completed`, `current` or `not-reached` (`domain::contract::Standing::as_str`).
    pub standing: &'static str,
}

/// A timeline with "You are here".
pub fn timeline(l: Locale, steps: Vec<TimelineStep>) -> AnyView {
    let first = steps.iter().position(|step| step.standing == "current");
    let item = |(index, step): (usize, TimelineStep)| {
        let current = (Some(index) == first).then_some("step");
        let standing = match step.standing {
            "completed" => common::standing_completed(l),
            "current" => common::standing_current(l),
            _ => common::standing_not_reached(l),
        };
        view! {
            <li data-standing=step.standing aria-current=current>
                <span class="timeline__name">{step.name}</span>
                <span class="timeline__dates">{step.dates}</span>
                <span class="timeline__standing">{standing}</span>
            </li>
        }
    };
    view! { <ol class="timeline">{steps.into_iter().enumerate().map(item).collect_view()}</ol> }.into_any()
}

/// The steps of an act ("Choose, Review, Cast"); `current` counts from 0, what comes before it is done.
pub fn steps(l: Locale, labels: Vec<String>, current: usize) -> AnyView {
    let item = |(index, label): (usize, String)| {
        let done = index < current;
        let words = done.then(|| view! { <span class="visually-hidden">{format!("{} ", common::done(l))}</span> });
        view! { <li data-done=done aria-current=(index == current).then_some("step")>{words}{label}</li> }
    };
    view! { <ol class="steps">{labels.into_iter().enumerate().map(item).collect_view()}</ol> }.into_any()
}

/// One line of a checklist.
#[derive(Clone, Debug)]
pub struct Check {
    /// Done, or missing.
    pub done: bool,
    /// What.
    pub text: String,
    /// Where to do it.
    pub href: Option<String>,
}

/// What is done and what is missing, in words too.
pub fn checklist(l: Locale, checks: Vec<Check>) -> AnyView {
    let item = |check: Check| {
        let words = if check.done { common::done(l) } else { common::missing(l) };
        let what = match check.href {
            Some(href) => view! { <a href=href>{check.text}</a> }.into_any(),
            None => check.text.into_any(),
        };
        view! { <li data-done=check.done data-missing=!check.done><span class="visually-hidden">{format!("{words} ")}</span>{what}</li> }
    };
    view! { <ul class="checklist">{checks.into_iter().map(item).collect_view()}</ul> }.into_any()
}
