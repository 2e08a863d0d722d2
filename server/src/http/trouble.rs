//! What a handler answers when it cannot do what was asked: one type, made into a page for people and into a problem
//! document (RFC 9457) for programs by the middleware below.

use super::api::problem::{FieldProblem, problem_json};
use super::visit;
use crate::engage::Refusal;
use crate::parvis::Parvis;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError, web};
use app::view::problem::Problem;
use app::words::Locale;
use domain::consultation::Missing;
use store::Failure;

/// What every handler gives back.
pub type Answer = Result<HttpResponse, Trouble>;

/// Why there is no proper answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Something people can be told.
    #[error("{0:?}")]
    Problem(Problem),
    /// Sign in, then come back.
    #[error("sign in first")]
    SignIn,
    /// Fields of an API request are wrong.
    #[error("some fields are wrong")]
    Fields(Vec<FieldProblem>),
    /// An API request cannot be read at all, and why.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// Something is missing before it can be published.
    #[error("something is missing")]
    Missing(Vec<Missing>),
    /// Two things cannot both be: a reused key, a state that forbids it.
    #[error("conflict: {0}")]
    Conflict(String),
}

impl Trouble {
    /// There is nothing here, or nothing for this person.
    pub const NOT_FOUND: Trouble = Trouble::Problem(Problem::NotFound);

    /// Our mistake: logged under a number that people can quote, and told no further.
    pub fn internal(error: &dyn std::error::Error) -> Self {
        let incident = data_encoding::HEXLOWER.encode(&crate::keys::random::<4>());
        tracing::error!(%error, incident, "internal error");
        Trouble::Problem(Problem::Internal { incident })
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Trouble::NOT_FOUND,
            Refusal::SignInFirst => Trouble::SignIn,
            Refusal::Fields(fields) => Trouble::Fields(fields.iter().map(|(name, error)| FieldProblem::new(name, error)).collect()),
            Refusal::Poll(refusal) => Trouble::Conflict(refusal.as_str().to_owned()),
            Refusal::Token(refusal) => Trouble::Conflict(refusal.as_str().to_owned()),
            Refusal::Missing(missing) => Trouble::Missing(missing),
            Refusal::KeyReused => Trouble::Conflict("idempotency-key-reused".to_owned()),
            Refusal::ClockUntrusted | Refusal::Busy | Refusal::Repeated => Trouble::Problem(Problem::Unavailable),
            Refusal::TooOften { seconds } => Trouble::Problem(Problem::TooManyRequests { seconds }),
            Refusal::Storage(error) => error.into(),
        }
    }
}

impl From<store::DbErr> for Trouble {
    fn from(error: store::DbErr) -> Self {
        match Failure::of(&error) {
            Failure::Full | Failure::Unreachable => {
                tracing::error!(%error, "the database cannot do this now");
                Trouble::Problem(Problem::Unavailable)
            }
            Failure::Broken | Failure::Mistake => Trouble::internal(&error),
        }
    }
}

impl ResponseError for Trouble {
    fn status_code(&self) -> StatusCode {
        let code = match self {
            Trouble::Problem(problem) => problem.status(),
            Trouble::SignIn => 401,
            Trouble::Unreadable(_) => 400,
            Trouble::Fields(_) => 422,
            Trouble::Conflict(_) | Trouble::Missing(_) => 409,
        };
        StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// Middleware: gives errors of handlers, of actix and of routing a face.
///
/// # Errors
/// None of its own.
pub async fn faces(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let Some(error) = response.response().error() else { return Ok(response) };
    let trouble = error.as_error::<Trouble>().cloned().unwrap_or_else(|| of_status(response.status()));
    let request = response.request();
    let Some(parvis) = request.app_data::<web::Data<Parvis>>().cloned() else { return Ok(response) };
    let path = request.path();
    let answer = if path.starts_with("/api/") {
        problem_json(&trouble)
    } else if trouble == Trouble::SignIn {
        to_sign_in(request.uri().path_and_query().map_or("/", |path| path.as_str()))
    } else {
        let problem = match trouble {
            Trouble::Problem(problem) => problem,
            _ => Problem::BadRequest,
        };
        visit::problem_page(&parvis, request, problem).await
    };
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, answer))
}

fn of_status(status: StatusCode) -> Trouble {
    Trouble::Problem(match status.as_u16() {
        403 => Problem::Forbidden,
        404 => Problem::NotFound,
        405 => Problem::MethodNotAllowed,
        413 => Problem::TooLarge,
        400..=499 => Problem::BadRequest,
        _ => Problem::Unavailable,
    })
}

/// To the sign-in page in the language of the page, and back afterwards.
fn to_sign_in(path: &str) -> HttpResponse {
    let language = path.split('/').nth(1).and_then(Locale::parse).unwrap_or(Locale::En);
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let location = format!("/{}/sign-in?next={next}", language.code());
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}
