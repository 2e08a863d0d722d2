//! `/api/v1/me`: one's own account.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use super::problem::FieldProblem;
use super::schemas;
use super::texts::{Texts, texts};
use crate::engage::teams::invitations_for;
use crate::engage::{me as engage, once};
use crate::http::cookies::{self, SESSION};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::view::form::FieldError;
use app::words::Locale;
use domain::consultation::PollState;
use domain::ids::PollId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::polls::life;
use store::{cities, persons, sessions};
use utoipa::ToSchema;

/// Your account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Me {
    /// Your address.
    pub email: String,
    /// The language of mail.
    pub language: String,
    /// You are mission staff.
    pub mission_staff: bool,
    /// Your roles in city teams.
    pub roles: Vec<TeamRole>,
    /// Polls you have voted in; never what.
    pub took_part: Vec<TookPart>,
    /// Cities you have declared to live in, by their names in addresses.
    pub residences: Vec<String>,
    /// Invitations that wait for you.
    pub invitations: u64,
    /// Browsers you are signed in with.
    pub sessions: u64,
}

/// A role in a city team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TeamRole {
    /// The city, by its name in addresses.
    pub city: String,
    /// The role.
    #[schema(schema_with = schemas::role)]
    pub role: &'static str,
}

/// A poll somebody voted in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TookPart {
    /// The poll.
    #[schema(value_type = i64)]
    pub poll: PollId,
    /// Its title.
    pub title: Texts,
    /// The city, by its name in addresses.
    pub city: String,
    /// Where the poll is in its life.
    #[schema(schema_with = schemas::poll_state)]
    pub state: PollState,
}

/// The names of cities in addresses, by their numbers.
pub(super) async fn slugs(call: &Call) -> Result<BTreeMap<i64, String>, Trouble> {
    Ok(cities::all(call.parvis.database.read()).await?.into_iter().map(|city| (city.id, city.slug)).collect())
}

/// Your account.
#[utoipa::path(get, path = "/api/v1/me", tag = "Account", responses((status = 200, description = "The account", body = Me), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn show(call: Call) -> Answer {
    let caller = call.signed_in()?;
    let (connection, now) = (call.parvis.database.read(), call.parvis.clock.now());
    let slugs = slugs(&call).await?;
    let took_part = engage::took_part(&call.parvis, caller).await?;
    let residences = persons::residences(connection, caller.person).await?;
    Ok(HttpResponse::Ok().json(Me {
        email: caller.email.clone(),
        language: caller.language.code().to_owned(),
        mission_staff: caller.staff,
        roles: caller.roles.iter().filter_map(|(city, role)| Some(TeamRole { city: slugs.get(&city.0)?.clone(), role: role.as_str() })).collect(),
        took_part: took_part
            .iter()
            .map(|sheet| TookPart {
                poll: sheet.poll,
                title: texts(&sheet.paper.texts, |text| &text.title),
                city: sheet.city.slug.clone(),
                state: life(&sheet.row).state(now),
            })
            .collect(),
        residences: residences.iter().filter_map(|row| slugs.get(&row.city_id).cloned()).collect(),
        invitations: invitations_for(&call.parvis, caller).await?.len() as u64,
        sessions: sessions::count(connection, caller.person, now).await?,
    }))
}

/// Everything that is kept about you.
#[utoipa::path(get, path = "/api/v1/me/export", tag = "Account", responses((status = 200, description = "Your data", body = Object), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn export(call: Call) -> Answer {
    Ok(HttpResponse::Ok().json(engage::export(&call.parvis, call.signed_in()?).await?))
}

/// Deletes your account.
///
/// Address, sessions, tokens, roles and declarations go; ballots stay, and nobody can tell which were yours. Not with a
/// token.
#[utoipa::path(delete, path = "/api/v1/me", tag = "Account", params(("confirm" = String, Query, description = "`yes`")),
    responses((status = 204, description = "Deleted"), Changing), security(("session" = [])))]
pub async fn delete(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    call.in_browser()?;
    engage::delete(&call.parvis, caller, call.query().has("confirm", "yes")).await?;
    Ok(signed_out(call))
}

fn signed_out(call: &Call) -> HttpResponse {
    let mut answer = HttpResponse::NoContent();
    if call.session.is_some() {
        answer.cookie(cookies::remove(SESSION, call.parvis.config.secure()));
    }
    answer.finish()
}

/// The language of mail.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// `en` or `fr`.
    pub language: String,
}

/// Chooses the language of mail.
#[utoipa::path(put, path = "/api/v1/me/language", tag = "Account", params(IdempotencyKey), request_body = Language,
    responses((status = 204, description = "Chosen"), Changing), security(("token" = []), ("session" = [])))]
pub async fn language(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let sent: Language = write.sent()?;
    let language = Locale::parse(&sent.language).ok_or_else(|| Trouble::Fields(vec![FieldProblem::new("language", &FieldError::Choice)]))?;
    once::run(&call.parvis, caller, engage::set_language(&call.parvis, caller, language)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Signs out of this browser.
#[utoipa::path(post, path = "/api/v1/me/sign-out", tag = "Account", responses((status = 204, description = "Signed out"), Changing),
    security(("session" = [])))]
pub async fn sign_out(write: Write) -> Answer {
    let (call, _) = write.with_nothing()?;
    call.in_browser()?;
    if let Some(token) = &call.session {
        engage::sign_out(&call.parvis, token).await?;
    }
    Ok(signed_out(call))
}

/// Signs out of every browser.
///
/// Tokens stay good; revoke them one by one.
#[utoipa::path(post, path = "/api/v1/me/sign-out-everywhere", tag = "Account", params(IdempotencyKey),
    responses((status = 204, description = "Signed out"), Changing), security(("token" = []), ("session" = [])))]
pub async fn sign_out_everywhere(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, engage::sign_out_everywhere(&call.parvis, caller)).await?;
    Ok(signed_out(call))
}
