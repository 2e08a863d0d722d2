//! Forms as they arrive: name and value pairs, kept as typed.

use super::trouble::Trouble;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use app::view::form::{FieldError, Form};
use app::view::problem::Problem;
use std::future::Future;
use std::pin::Pin;

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Form);

impl FromRequest for Posted {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|error| match error.as_response_error().status_code().as_u16() {
                413 => Trouble::Problem(Problem::TooLarge),
                _ => Trouble::Problem(Problem::BadRequest),
            })?;
            // A button without fields posts nothing and names no type.
            if !body.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
                return Err(Trouble::Problem(Problem::BadRequest));
            }
            Ok(Self(parse(&body)))
        })
    }
}

/// Reads `application/x-www-form-urlencoded`. Line ends become `\n`, and characters that no keyboard makes are dropped.
#[must_use]
pub fn parse(body: &[u8]) -> Form {
    let mut form = Form::default();
    for (name, value) in url::form_urlencoded::parse(body) {
        let value: String = value.replace("\r\n", "\n").chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect();
        form.push(&name, value);
    }
    form
}

/// Puts the errors of a use case beside their fields.
pub fn refuse(form: &mut Form, fields: Vec<(String, FieldError)>) {
    for (name, error) in fields {
        form.refuse(&name, error);
    }
}
