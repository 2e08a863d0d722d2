//! Problem documents (RFC 9457): what programs get when something cannot be done.

use crate::http::trouble::Trouble;
use actix_web::http::header;
use actix_web::{HttpResponse, ResponseError};
use app::view::form::FieldError;
use app::view::problem::Problem;
use domain::consultation::Missing;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// What kind of problem: `about:blank` when the status says it all, otherwise a name of ours. Decide by it.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// More about this occurrence; of a conflict, its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// What is missing before it may be published. Questions and options are counted from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub missing: Vec<Missing>,
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Where it is in the body: `questions[0].options[1].label.fr`. For parameters of the address, their name.
    pub field: String,
    /// What is wrong: `required`, `too-long`, `choice`, `malformed` …
    pub code: String,
    /// The limits that belong to the code: `max`, `min` …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub limits: BTreeMap<String, i64>,
    /// More, for whoever writes the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl FieldProblem {
    /// What a use case says about a field, named as in forms.
    #[must_use]
    pub fn new(name: &str, error: &FieldError) -> Self {
        let limits = error.limits().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { field: path(name), code: error.code().to_owned(), limits, detail: None }
    }

    /// A value that could not be read.
    #[must_use]
    pub fn malformed(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { field: field.into(), code: "malformed".to_owned(), limits: BTreeMap::new(), detail: Some(detail.into()) }
    }
}

/// The name of a form's field as a path into a body: `q[0][o][1][label][fr]` is `questions[0].options[1].label.fr`. What is
/// such a path already stays one.
fn path(name: &str) -> String {
    let mut path = String::new();
    for part in name.split(['[', ']', '.']).filter(|part| !part.is_empty()) {
        let member = match part {
            "q" => "questions",
            "o" => "options",
            "random" => "random_order",
            other => other,
        };
        if member.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{member}]"));
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(member);
        }
    }
    path
}

/// The kind, its words, and more.
fn told(trouble: &Trouble) -> (&'static str, &'static str, Option<String>) {
    match trouble {
        Trouble::SignIn => ("urn:parvis:sign-in", "A valid token or session is needed", None),
        Trouble::Fields(_) => ("urn:parvis:fields", "Some fields are wrong", None),
        Trouble::Unreadable(why) => ("urn:parvis:unreadable", "The request cannot be read", Some(why.clone())),
        Trouble::Missing(_) => ("urn:parvis:missing", "Something is missing before this may be published", None),
        Trouble::Conflict(code) => ("urn:parvis:conflict", "The state of things does not allow this", Some(code.clone())),
        Trouble::Problem(problem) => match problem {
            Problem::BadRequest => ("about:blank", "The request cannot be understood", None),
            Problem::Forbidden => ("about:blank", "This may only be done from the pages of this site", None),
            Problem::NotFound => ("about:blank", "There is nothing here", None),
            Problem::MethodNotAllowed => ("about:blank", "Not in this way", None),
            Problem::TooLarge => ("about:blank", "Too much was sent", None),
            Problem::TooManyRequests { seconds } => ("urn:parvis:too-often", "Too often", Some(format!("Try again in {seconds} seconds."))),
            Problem::Internal { incident } => ("urn:parvis:internal", "Our mistake", Some(format!("Incident {incident}"))),
            Problem::Unavailable => ("urn:parvis:unavailable", "Not now; try again in a moment", None),
        },
    }
}

fn document(trouble: &Trouble) -> ProblemDocument {
    let (kind, title, detail) = told(trouble);
    let errors = match trouble {
        Trouble::Fields(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let missing = match trouble {
        Trouble::Missing(missing) => missing.clone(),
        _ => Vec::new(),
    };
    ProblemDocument { kind: kind.to_owned(), title: title.to_owned(), status: trouble.status_code().as_u16(), detail, errors, missing }
}

/// The answer.
#[must_use]
pub fn problem_json(trouble: &Trouble) -> HttpResponse {
    let mut answer = HttpResponse::build(trouble.status_code());
    match trouble {
        Trouble::SignIn => answer.insert_header((header::WWW_AUTHENTICATE, "Bearer")),
        Trouble::Problem(Problem::TooManyRequests { seconds }) => answer.insert_header((header::RETRY_AFTER, seconds.to_string())),
        Trouble::Problem(Problem::Unavailable) => answer.insert_header((header::RETRY_AFTER, "5")),
        _ => &mut answer,
    };
    let body = serde_json::to_string(&document(trouble)).unwrap_or_default();
    answer.content_type("application/problem+json").body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_forms_become_paths() {
        for (name, expected) in [
            ("email", "email"),
            ("title[fr]", "title.fr"),
            ("q[0][text][en]", "questions[0].text.en"),
            ("q[2][o][11][label][fr]", "questions[2].options[11].label.fr"),
            ("q[1][random]", "questions[1].random_order"),
            ("answers[3].options", "answers[3].options"),
            ("title.fr", "title.fr"),
            ("", ""),
        ] {
            assert_eq!(path(name), expected);
        }
    }

    #[test]
    fn codes_carry_their_limits() {
        let problem = FieldProblem::new("title[en]", &FieldError::TooLong { max: 150 });
        let written = serde_json::to_value(problem).unwrap();
        assert_eq!(written, serde_json::json!({ "field": "title.en", "code": "too-long", "limits": { "max": 150 } }));
    }

    #[test]
    fn what_is_missing_is_listed() {
        let trouble = Trouble::Missing(vec![Missing::TitleMissing { language: "fr".to_owned() }, Missing::NoOpening]);
        let written = serde_json::to_value(document(&trouble)).unwrap();
        assert_eq!(written["status"], 409);
        assert_eq!(written["missing"], serde_json::json!([{ "missing": "title-missing", "language": "fr" }, { "missing": "no-opening" }]));
    }
}
