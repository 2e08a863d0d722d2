//! Problem documents (RFC 9457): what programs get when something cannot be done.

use crate::http::trouble::Trouble;
use actix_web::http::header;
use actix_web::{HttpResponse, ResponseError};
use app::view::problem::Problem;
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// What kind of problem: `about:blank` when the status says it all, otherwise a name of ours.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// More about this occurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong, as a code.
    pub code: String,
}

fn document(trouble: &Trouble) -> ProblemDocument {
    let status = trouble.status_code().as_u16();
    let (kind, title, detail) = match trouble {
        Trouble::SignIn => ("urn:parvis:sign-in", "A valid token is needed", None),
        Trouble::Fields(_) => ("urn:parvis:fields", "Some fields are wrong", None),
        Trouble::Conflict(code) => ("urn:parvis:conflict", "The state of things does not allow this", Some(code.clone())),
        Trouble::Problem(problem) => match problem {
            Problem::BadRequest => ("about:blank", "The request cannot be understood", None),
            Problem::Forbidden => ("about:blank", "The request does not come from here", None),
            Problem::NotFound => ("about:blank", "There is nothing here", None),
            Problem::MethodNotAllowed => ("about:blank", "Not in this way", None),
            Problem::TooLarge => ("about:blank", "Too much was sent", None),
            Problem::TooManyRequests { seconds } => ("urn:parvis:too-often", "Too often", Some(format!("Try again in {seconds} seconds."))),
            Problem::Internal { incident } => ("urn:parvis:internal", "Our mistake", Some(format!("Incident {incident}"))),
            Problem::Unavailable => ("urn:parvis:unavailable", "Not now; try again in a moment", None),
        },
    };
    let errors = match trouble {
        Trouble::Fields(fields) => fields.iter().map(|(field, code)| FieldProblem { field: field.clone(), code: code.clone() }).collect(),
        _ => Vec::new(),
    };
    ProblemDocument { kind: kind.to_owned(), title: title.to_owned(), status, detail, errors }
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
