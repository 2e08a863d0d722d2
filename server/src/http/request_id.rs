//! A name for each request, a line in the log for those that were refused or failed (for all, if asked), and its
//! place in the figures.
//!
//! The line holds the pattern of the route and not the address that was asked for: addresses carry tokens, and what
//! people search for.

use crate::keys::random;
use crate::telemetry::Metrics;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use data_encoding::HEXLOWER;
use std::time::{Duration, Instant};
use tracing::Instrument;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// What a request to nowhere is called.
const NO_ROUTE: &str = "none";

/// The name of a request: 64 random bits in hexadecimal. It is in the answer, in the log, and on the page that says
/// that something went wrong, so that somebody who asks about it can be helped without saying who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Middleware, the outermost one: names the request, and notes what became of it.
///
/// # Errors
/// Those of the services inside.
pub async fn observe(request: ServiceRequest, next: Next<impl MessageBody>) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let began = Instant::now();
    let id = RequestId(HEXLOWER.encode(&random::<8>()));
    let metrics = request.app_data::<web::Data<Metrics>>().cloned();
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!(target: "request", "request", id = id.as_str());
    let mut response = next.call(request).instrument(span.clone()).await?;
    span.in_scope(|| note(&response, metrics.as_ref().map(|metrics| metrics.get_ref()), began.elapsed()));
    if let Ok(value) = HeaderValue::try_from(id.0) {
        response.headers_mut().insert(HEADER, value);
    }
    Ok(response)
}

fn note<B>(response: &ServiceResponse<B>, metrics: Option<&Metrics>, took: Duration) {
    let route = response.request().match_pattern();
    let route = route.as_deref().unwrap_or(NO_ROUTE);
    let method = response.request().method().as_str();
    let status = response.status().as_u16();
    if let Some(metrics) = metrics {
        metrics.request(method, route, status, took);
    }
    let millis = took.as_secs_f64() * 1_000.0;
    if status >= 500 {
        tracing::error!(target: "request", method, route, status, millis, "failed");
    } else if status >= 400 {
        tracing::info!(target: "request", method, route, status, millis, "refused");
    } else {
        // Writing a line for each page that is read takes as long as answering it.
        tracing::debug!(target: "request", method, route, status, millis, "answered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpRequest, HttpResponse};

    async fn page(request: HttpRequest) -> HttpResponse {
        let id = request.extensions().get::<RequestId>().unwrap().as_str().to_owned();
        HttpResponse::Ok().body(id)
    }

    #[actix_web::test]
    async fn the_handler_and_the_answer_know_the_same_name() {
        let app = App::new().app_data(web::Data::new(Metrics::new())).wrap(from_fn(observe)).route("/", web::get().to(page));
        let app = init_service(app).await;
        let response = call_service(&app, TestRequest::get().to_request()).await;
        let id = response.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
        assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(actix_web::test::read_body(response).await, id.as_bytes());
    }

    #[actix_web::test]
    async fn figures_name_the_pattern_and_not_the_address() {
        let metrics = Metrics::new();
        let app = App::new().app_data(web::Data::new(metrics.clone())).wrap(from_fn(observe)).route("/links/{token}", web::get().to(page));
        let app = init_service(app).await;
        for uri in ["/links/a1b2c3?q=hush", "/links/d4e5f6", "/nowhere"] {
            call_service(&app, TestRequest::get().uri(uri).to_request()).await;
        }
        let text = metrics.encode();
        assert!(text.contains("parvis_requests_total{route=\"/links/{token}\",method=\"GET\",status=\"2xx\"} 2"), "{text}");
        assert!(text.contains("parvis_requests_total{route=\"none\",method=\"GET\",status=\"4xx\"} 1"), "{text}");
        assert!(!text.contains("a1b2c3") && !text.contains("hush") && !text.contains("nowhere"));
    }
}
