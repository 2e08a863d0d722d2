//! Static files, and addresses where there is nothing.

use super::trailing_slash;
use super::trouble::{Answer, Trouble};
use crate::parvis::Parvis;
use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpRequest, web};
use app::view::problem::Problem;

fn serve(request: &HttpRequest, parvis: &Parvis, name: &str) -> Answer {
    parvis.assets.serve(request, name).ok_or(Trouble::NOT_FOUND)
}

/// `/assets/{name}`: fingerprinted, so kept for ever.
pub async fn asset(request: HttpRequest, parvis: web::Data<Parvis>, name: web::Path<String>) -> Answer {
    serve(&request, &parvis, &name)
}

/// `/favicon.svg`.
pub async fn favicon(request: HttpRequest, parvis: web::Data<Parvis>) -> Answer {
    serve(&request, &parvis, "favicon.svg")
}

/// `/robots.txt`.
pub async fn robots(request: HttpRequest, parvis: web::Data<Parvis>) -> Answer {
    serve(&request, &parvis, "robots.txt")
}

/// Something to be kept as a file of this name, not shown.
#[must_use]
pub fn attached(name: String) -> ContentDisposition {
    ContentDisposition { disposition: DispositionType::Attachment, parameters: vec![DispositionParam::Filename(name)] }
}

/// Everything else: `/x/` leads to `/x`; otherwise there is nothing here.
pub async fn nothing_here(request: HttpRequest) -> Answer {
    trailing_slash::redirect(&request).ok_or(Trouble::NOT_FOUND)
}

/// The address is right, the method is not.
pub async fn wrong_method() -> Answer {
    Err(Trouble::Problem(Problem::MethodNotAllowed))
}
