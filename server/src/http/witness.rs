//! `/witness/…`: this site as a witness of the logs of others, as C2SP tlog-witness has it.

use super::client_address::client_address;
use super::limits::Kind;
use crate::engage::witness::others::Declined;
use crate::engage::witness::{key, others};
use crate::parvis::Parvis;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

/// The most that is read: a checkpoint with a hundred signatures, and a proof of sixty-three hashes.
const BODY: usize = 64 * 1024;
const TEXT: &str = "text/plain; charset=utf-8";
const SIZE: &str = "text/x.tlog.size";

/// `/witness/add-checkpoint`: asks for a cosignature. Whoever brings what a log has signed may; nothing else is asked of them.
pub async fn add_checkpoint(request: HttpRequest, parvis: web::Data<Parvis>, payload: web::Payload) -> HttpResponse {
    if let Err(wait) = parvis.limits.check_address(Kind::WitnessPerAddress, client_address(&request, &parvis.config)) {
        return HttpResponse::TooManyRequests().insert_header((header::RETRY_AFTER, wait.seconds)).content_type(TEXT).body("too often\n");
    }
    let Ok(Ok(sent)) = payload.to_bytes_limited(BODY).await else { return declined(StatusCode::PAYLOAD_TOO_LARGE, &Declined::Malformed) };
    let Ok(sent) = std::str::from_utf8(&sent) else { return declined(StatusCode::BAD_REQUEST, &Declined::Malformed) };
    match others::add_checkpoint(&parvis, sent).await {
        Ok(signed) => HttpResponse::Ok().content_type(TEXT).insert_header((header::CACHE_CONTROL, "no-store")).body(signed.line),
        Err(Declined::Conflict { size }) => HttpResponse::Conflict().content_type(SIZE).body(format!("{size}\n")),
        Err(why) => {
            let status = match why {
                Declined::Malformed => StatusCode::BAD_REQUEST,
                Declined::NotSigned => StatusCode::FORBIDDEN,
                Declined::Unknown => StatusCode::NOT_FOUND,
                Declined::Inconsistent => StatusCode::UNPROCESSABLE_ENTITY,
                Declined::NotNow | Declined::Conflict { .. } => StatusCode::SERVICE_UNAVAILABLE,
                Declined::Storage(ref error) => {
                    tracing::error!(%error, "a checkpoint could not be witnessed");
                    parvis.database.failed(error);
                    StatusCode::SERVICE_UNAVAILABLE
                }
            };
            declined(status, &why)
        }
    }
}

/// What went wrong here is nobody's business elsewhere.
fn declined(status: StatusCode, why: &Declined) -> HttpResponse {
    let said = if let Declined::Storage(_) = why { Declined::NotNow.to_string() } else { why.to_string() };
    HttpResponse::build(status).content_type(TEXT).body(format!("{said}\n"))
}

/// `/witness/key`: the key this site signs with as a witness.
pub async fn public_key(parvis: web::Data<Parvis>) -> HttpResponse {
    match key(&parvis) {
        Ok(key) => HttpResponse::Ok().content_type(TEXT).insert_header((header::CACHE_CONTROL, "public, max-age=300")).body(format!("{}\n", key.public())),
        Err(error) => {
            tracing::error!(%error, "this site has no witness key");
            declined(StatusCode::SERVICE_UNAVAILABLE, &Declined::NotNow)
        }
    }
}
