//! For machines that watch over this one.

use super::client_address::client_address;
use crate::parvis::Parvis;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use std::sync::atomic::Ordering;
use std::time::Duration;
use subtle::ConstantTimeEq;

/// The database gets so long to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// The content type that Prometheus asks for.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `/health/live`: the process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "live": true }))
}

/// `/health/ready`: requests may be sent here. 503 while Parvis is stopping, the database does not answer, its disk has
/// failed, or the clock cannot be believed, so that no ballot would be accepted. A wall clock that was set while Parvis runs is
/// reported, but does no harm: see [`crate::clock`].
pub async fn ready(parvis: web::Data<Parvis>) -> HttpResponse {
    let database = !parvis.database.is_broken() && matches!(tokio::time::timeout(PATIENCE, parvis.database.ping()).await, Ok(Ok(())));
    let clock = parvis.clock.is_trusted();
    let steady = parvis.clock.skew().is_none();
    parvis.metrics.clock_skewed(!(clock && steady));
    let draining = parvis.draining.load(Ordering::Acquire);
    let ready = database && clock && !draining;
    let mut response = if ready { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.json(serde_json::json!({
        "ready": ready,
        "database": database,
        "clock": { "trusted": clock, "steady": steady },
        "stopping": draining,
    }))
}

/// `/metrics`: the figures, for this machine itself or for who brings the token of the configuration. To everyone else
/// there is no such address.
pub async fn metrics(request: HttpRequest, parvis: web::Data<Parvis>) -> HttpResponse {
    if !may_read(&request, &parvis) {
        return HttpResponse::NotFound().finish();
    }
    parvis.metrics.clock_skewed(parvis.clock.skew().is_some() || !parvis.clock.is_trusted());
    HttpResponse::Ok().content_type(OPEN_METRICS).body(parvis.metrics.encode())
}

fn may_read(request: &HttpRequest, parvis: &Parvis) -> bool {
    match &parvis.config.metrics_token {
        Some(token) => brings(request, token),
        None => is_local(request, parvis),
    }
}

fn brings(request: &HttpRequest, token: &str) -> bool {
    let value = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.strip_prefix("Bearer ")).is_some_and(|brought| bool::from(brought.as_bytes().ct_eq(token.as_bytes())))
}

/// From this machine, and not through a proxy on it, which would make everyone look so.
fn is_local(request: &HttpRequest, parvis: &Parvis) -> bool {
    let passed_on = [header::X_FORWARDED_FOR, header::FORWARDED, header::VIA].iter().any(|name| request.headers().contains_key(name));
    !passed_on && client_address(request, &parvis.config).is_loopback()
}
