//! A figure as it is read: the value, what it was made of, or why there is none.

use super::words;
use crate::components::names;
use crate::format;
use crate::words::{Locale, indicators as say};
use domain::indicators::{Figure, Reason, Unit, Value};
use leptos::prelude::*;

/// A value of this unit: `46.8`, `12.5%`, `0.83`.
pub fn number(l: Locale, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Percent => format::percent(l, value / 100.0, 1),
        Unit::Persons => format::decimal(l, value, 0),
        Unit::Index => format::decimal(l, value, 2),
        Unit::PerThousand | Unit::Quantiles => format::decimal(l, value, digits(value)),
        Unit::Distribution => format::decimal(l, value, 1),
    }
}

/// One digit, and more for what is small: rates that differ must not all read 0.0.
fn digits(rate: f64) -> u8 {
    match rate {
        rate if rate == 0.0 || rate >= 1.0 => 1,
        rate if rate >= 0.1 => 2,
        _ => 3,
    }
}

/// The cell of a figure.
pub fn cell(l: Locale, figure: Option<&Figure>) -> AnyView {
    let Some(figure) = figure else { return ().into_any() };
    match (&figure.value, figure.number()) {
        (Value::NotAvailable(reason), _) => missing(l, *reason),
        (Value::Distribution(levels), _) => {
            let plain: Vec<String> = levels.iter().map(|(_, n)| format::count(l, *n)).collect();
            let words: Vec<String> = levels.iter().map(|(level, n)| format!("{} {}", names::level(l, *level), format::count(l, *n))).collect();
            view! { <span aria-hidden="true">{plain.join(" · ")}</span> <span class="visually-hidden">{words.join(", ")}</span> }.into_any()
        }
        (_, Some(value)) => view! { {number(l, figure.unit, value)} {base(l, figure)} }.into_any(),
        (_, None) => ().into_any(),
    }
}

/// "1,204 of 265,086", where both may be shown; on a line of its own, so that values stand below each other.
fn base(l: Locale, figure: &Figure) -> AnyView {
    let (Some(numerator), Some(denominator)) = (figure.numerator, figure.denominator) else { return ().into_any() };
    view! { <div class="muted nowrap">{say::of(l, format::count(l, denominator), format::count(l, numerator))}</div> }.into_any()
}

/// "n/a" with the letter of its reason for those who see the legend, and the reason for those who hear it.
fn missing(l: Locale, reason: Reason) -> AnyView {
    view! {
        <span class="na">
            <span aria-hidden="true">{say::not_available_short(l)} <sup>{words::reason_code(reason).to_string()}</sup></span>
            <span class="visually-hidden">{say::not_available(l, words::reason(l, reason))}</span>
        </span>
    }
    .into_any()
}

/// What the letters mean; only for reasons that occur.
pub fn legend(l: Locale, reasons: &[Reason]) -> AnyView {
    if reasons.is_empty() {
        return ().into_any();
    }
    let item = |reason: &Reason| {
        let term = view! { {say::not_available_short(l)} <sup>{words::reason_code(*reason).to_string()}</sup> };
        view! { <div><dt>{term}</dt><dd>{words::reason(l, *reason)}</dd></div> }
    };
    view! { <h3>{say::legend_title(l)}</h3> <dl class="facts">{reasons.iter().map(item).collect_view()}</dl> }.into_any()
}
