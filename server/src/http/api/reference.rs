//! The OpenAPI document, generated from the code, and the same as a page.

use super::{indicators, problem};
use crate::http::Answer;
use actix_web::HttpResponse;
use app::view::api::ApiView;
use utoipa::OpenApi;

/// The whole API.
#[derive(OpenApi)]
#[openapi(paths(indicators::json, indicators::csv), components(schemas(problem::ProblemDocument)))]
struct Document;

/// `/api/v1/openapi.json`.
pub async fn openapi() -> Answer {
    Ok(HttpResponse::Ok().json(Document::openapi()))
}

/// The document as the page shows it.
#[must_use]
pub fn view() -> ApiView {
    ApiView { openapi: "/api/v1/openapi.json".to_owned(), ..ApiView::default() }
}
