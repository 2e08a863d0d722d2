//! `/api/v1/me/tokens`: personal tokens, for programs of city teams and mission staff.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use super::consultation_writes::Made;
use crate::engage::{me as engage, once};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::moments::timestamp;
use utoipa::ToSchema;

/// A token, without the token itself: only a hash of it is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// Since when it is good.
    #[schema(value_type = String, format = DateTime)]
    pub created: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub expires: Timestamp,
    /// Since when it is not good any more, because it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked: Option<Timestamp>,
}

/// Your tokens, newest first.
#[utoipa::path(get, path = "/api/v1/me/tokens", tag = "Account", responses((status = 200, description = "The tokens", body = Vec<Token>), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn index(call: Call) -> Answer {
    let tokens = engage::tokens_of(&call.parvis, call.signed_in()?).await?.into_iter().map(|row| Token {
        id: row.id,
        name: row.name,
        created: timestamp(row.created_at),
        expires: timestamp(row.expires_at),
        revoked: row.revoked_at.map(timestamp),
    });
    Ok(HttpResponse::Ok().json(tokens.collect::<Vec<_>>()))
}

/// A token to make.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for, up to 60 characters.
    pub name: String,
    /// How many days it is good for: 1 to 365.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u16,
}

/// A token that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FreshToken {
    /// Its number.
    #[serde(flatten)]
    pub made: Made,
    /// The token. It is told now and, to whoever repeats this very request, for a day; never again.
    pub token: String,
}

/// Makes a personal token.
///
/// For city teams and mission staff, in a browser: a token cannot make tokens.
#[utoipa::path(post, path = "/api/v1/me/tokens", tag = "Account", params(IdempotencyKey), request_body = NewToken,
    responses((status = 201, description = "Made", body = FreshToken), Changing), security(("session" = [])))]
pub async fn create(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    if !engage::may_have_tokens(caller) {
        return Err(Trouble::NOT_FOUND);
    }
    call.in_browser()?;
    let sent: NewToken = write.sent()?;
    let made: engage::MadeToken = once::run(&call.parvis, caller, engage::create_token(&call.parvis, caller, &sent.name, sent.days)).await?;
    Ok(HttpResponse::Created().json(FreshToken { made: Made { id: made.id }, token: made.token(&call.parvis.keys) }))
}

/// Revokes a token.
#[utoipa::path(delete, path = "/api/v1/me/tokens/{token}", tag = "Account", params(("token" = i64, Path, description = "Its number"), IdempotencyKey),
    responses((status = 204, description = "Revoked"), Changing), security(("token" = []), ("session" = [])))]
pub async fn revoke(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, engage::revoke_token(&call.parvis, caller, call.number("token")?)).await?;
    Ok(HttpResponse::NoContent().finish())
}
