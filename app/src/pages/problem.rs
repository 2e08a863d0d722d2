//! Pages that say that something did not work.

use crate::Page;
use crate::components::{PageHead, button_link};
use crate::view::frame::Frame;
use crate::view::problem::Problem;
use crate::words::{Locale, problems as say};
use leptos::prelude::*;

/// What happened, and where to go from here.
pub fn problem(frame: &Frame, problem: &Problem) -> Page {
    let l = frame.locale;
    let (title, explanation) = words(l, problem);
    let status = say::error(l, problem.status().to_string());
    let incident = match problem {
        Problem::Internal { incident } => view! { <p>{say::internal_incident(l)}" "<code>{incident.clone()}</code></p> }.into_any(),
        _ => ().into_any(),
    };
    let body = view! {
        {PageHead::new(title.clone()).eyebrow(status).lede(explanation).error().view()}
        {incident}
        <div class="button-row">
            {button_link("button--primary", frame.url(""), say::home(l))}
            {button_link("button--secondary", frame.url("/cities"), say::cities(l))}
        </div>
    };
    Page::new(title, body)
}

fn words(l: Locale, problem: &Problem) -> (String, String) {
    match problem {
        Problem::BadRequest => (say::bad_request(l), say::bad_request_text(l)),
        Problem::Forbidden => (say::forbidden(l), say::forbidden_text(l)),
        Problem::NotFound => (say::not_found(l), say::not_found_text(l)),
        Problem::MethodNotAllowed => (say::method_not_allowed(l), say::method_not_allowed_text(l)),
        Problem::TooLarge => (say::too_large(l), say::too_large_text(l)),
        Problem::TooManyRequests { seconds } => (say::too_many(l), say::too_many_text(l, *seconds)),
        Problem::Internal { .. } => (say::internal(l), say::internal_text(l)),
        Problem::Unavailable => (say::unavailable(l), say::unavailable_text(l)),
    }
}

#[cfg(test)]
mod tests {
    use super::problem;
    use crate::pages::sample;
    use crate::view::problem::Problem;

    #[test]
    fn problems_are_said_calmly_in_every_language() {
        for one in [
            Problem::BadRequest,
            Problem::Forbidden,
            Problem::NotFound,
            Problem::MethodNotAllowed,
            Problem::TooLarge,
            Problem::TooManyRequests { seconds: 1 },
            Problem::Internal { incident: sample::HOSTILE.to_owned() },
            Problem::Unavailable,
        ] {
            let pages = sample::check("/x", |frame| problem(frame, &one));
            assert!(pages[1].contains(&format!("Erreur {}", one.status())));
        }
    }
}
