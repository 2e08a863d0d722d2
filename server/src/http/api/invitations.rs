//! `/api/v1/me/invitations`: roles that wait to be accepted or declined.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use super::me::slugs;
use crate::engage::once;
use crate::engage::teams::{invitations_for, settle};
use crate::http::Answer;
use actix_web::HttpResponse;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::moments::timestamp;
use utoipa::ToSchema;

/// An invitation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Invitation {
    /// Its number.
    pub id: i64,
    /// The city, by its name in addresses; none for the mission staff.
    pub city: Option<String>,
    /// `moderator`, `administrator` or `staff`.
    pub role: String,
    /// Until when it can be accepted.
    #[schema(value_type = String, format = DateTime)]
    pub expires: Timestamp,
}

/// Invitations that wait for you.
#[utoipa::path(get, path = "/api/v1/me/invitations", tag = "Account",
    responses((status = 200, description = "The invitations", body = Vec<Invitation>), Restricted), security(("token" = []), ("session" = [])))]
pub async fn index(call: Call) -> Answer {
    let slugs = slugs(&call).await?;
    let waiting = invitations_for(&call.parvis, call.signed_in()?).await?.into_iter().map(|row| Invitation {
        id: row.id,
        city: row.city_id.and_then(|id| slugs.get(&id).cloned()),
        role: row.role,
        expires: timestamp(row.expires_at),
    });
    Ok(HttpResponse::Ok().json(waiting.collect::<Vec<_>>()))
}

/// What to do with an invitation.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Accept it; otherwise it is declined.
    pub accept: bool,
}

/// Accepts or declines an invitation.
#[utoipa::path(post, path = "/api/v1/me/invitations/{invitation}", tag = "Account",
    params(("invitation" = i64, Path, description = "Its number"), IdempotencyKey), request_body = Settlement,
    responses((status = 204, description = "Settled"), Changing), security(("token" = []), ("session" = [])))]
pub async fn answer(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let sent: Settlement = write.sent()?;
    once::run(&call.parvis, caller, settle(&call.parvis, caller, call.number("invitation")?, sent.accept)).await?;
    Ok(HttpResponse::NoContent().finish())
}
