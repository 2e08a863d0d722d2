//! What was wrong with a form.

use super::fields::field_id;
use crate::format;
use crate::view::form::{FieldError, Form};
use crate::words::{Locale, common, errors as say};
use leptos::prelude::*;

/// A refusal in words.
#[must_use]
pub fn field_error(l: Locale, error: &FieldError) -> String {
    match error {
        FieldError::Required => say::required(l),
        FieldError::TooLong { max } => say::too_long(l, *max),
        FieldError::TooShort { min } => say::too_short(l, *min),
        FieldError::Email => say::email(l),
        FieldError::Choice => say::choice(l),
        FieldError::Number { min, max } => say::number(l, *max, *min),
        FieldError::Moment => say::moment(l),
        FieldError::SkippedTime => say::skipped_time(l),
        FieldError::EndBeforeStart => say::end_before_start(l),
        FieldError::Past => say::past(l),
        FieldError::NotLater => say::not_later(l),
        FieldError::Code => say::code(l),
        FieldError::SheetCode => say::sheet_code(l),
        FieldError::Invisible => say::invisible(l),
        FieldError::Taken => say::taken(l),
        FieldError::Unticked => say::unticked(l),
        FieldError::TooFewChoices { min } => say::too_few_choices(l, *min),
        FieldError::TooManyChoices { max } => say::too_many_choices(l, *max),
        FieldError::TooOften { minutes } => say::too_often(l, *minutes),
        FieldError::Duplicate => say::duplicate(l),
        FieldError::SamePlace => say::same_place(l),
        FieldError::Overspent { spent, credits } => say::overspent(l, *credits, *spent),
        FieldError::Amount => say::amount(l),
        FieldError::OverBudget { spent, budget } => say::over_budget(l, format::euro(l, *budget), format::euro(l, *spent)),
        FieldError::Refused => say::refused(l),
    }
}

/// The list of problems above a form, each a link to its field; nothing when the form is in order.
///
/// `labels` names the fields. An error of a field that is not named stands there without a link: so do errors of the
/// form as a whole (name it `""`).
pub fn error_summary(l: Locale, form: &Form, labels: &[(&str, String)]) -> AnyView {
    if form.is_valid() {
        return ().into_any();
    }
    let item = |(name, error): &(String, FieldError)| {
        let sentence = field_error(l, error);
        match labels.iter().find(|(field, _)| field == name) {
            Some((_, label)) => view! { <li><a href=format!("#{}", field_id(name))>{common::label_and_error(l, sentence, label)}</a></li> }.into_any(),
            None => view! { <li>{sentence}</li> }.into_any(),
        }
    };
    let items: Vec<AnyView> = form.errors().iter().map(item).collect();
    view! {
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{common::problems(l, items.len())}</h2>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}
