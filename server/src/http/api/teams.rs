//! `/api/v1/teams` and `/api/v1/staff`: who is in the teams and on the mission staff, and inviting others.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use super::me::{TeamRole, slugs};
use super::schemas;
use crate::engage::teams::{Seat, invite as send, remove as take_out};
use crate::engage::{Role, once};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use domain::ids::{CityId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::moments::timestamp;
use store::{invitations, memberships, persons};
use utoipa::ToSchema;

/// Somebody in a team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Member {
    /// Their number.
    #[schema(value_type = i64)]
    pub person: PersonId,
    /// Their address.
    pub email: String,
    /// Their role.
    #[schema(schema_with = schemas::role)]
    pub role: String,
}

/// An invitation that was not settled yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pending {
    /// Who is invited.
    pub email: String,
    /// The city, by its name in addresses; none for the mission staff.
    pub city: Option<String>,
    /// `moderator`, `administrator` or `staff`.
    pub role: String,
    /// Until when it can be accepted.
    #[schema(value_type = String, format = DateTime)]
    pub expires: Timestamp,
}

/// A team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Team {
    /// Who is in it.
    pub members: Vec<Member>,
    /// Who is invited.
    pub invitations: Vec<Pending>,
}

/// The teams and the mission staff.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Staff {
    /// The addresses of the mission staff.
    pub staff: Vec<String>,
    /// The members of all teams.
    pub teams: Vec<TeamMember>,
    /// Who is invited, to a team or to the mission staff.
    pub invitations: Vec<Pending>,
}

/// Somebody in a team, with its city.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TeamMember {
    /// The city, by its name in addresses.
    pub city: String,
    /// Who it is.
    #[serde(flatten)]
    pub member: Member,
}

async fn pending(call: &Call, city: Option<CityId>) -> Result<Vec<Pending>, Trouble> {
    let slugs = slugs(call).await?;
    let waiting = invitations::all_pending(call.parvis.database.read(), city, call.parvis.clock.now()).await?;
    let shown = waiting.into_iter().map(|row| Pending {
        email: row.email,
        city: row.city_id.and_then(|id| slugs.get(&id).cloned()),
        role: row.role,
        expires: timestamp(row.expires_at),
    });
    Ok(shown.collect())
}

/// Your teams.
#[utoipa::path(get, path = "/api/v1/teams", tag = "Teams", responses((status = 200, description = "Cities and roles", body = Vec<TeamRole>), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn mine(call: Call) -> Answer {
    let slugs = slugs(&call).await?;
    let roles = call.signed_in()?.roles.iter().filter_map(|(city, role)| Some(TeamRole { city: slugs.get(&city.0)?.clone(), role: role.as_str() }));
    Ok(HttpResponse::Ok().json(roles.collect::<Vec<_>>()))
}

/// Who is in a team, and who is invited.
#[utoipa::path(get, path = "/api/v1/teams/{city}/members", tag = "Teams",
    params(("city" = String, Path, description = "The city, by its name in addresses")),
    responses((status = 200, description = "The team", body = Team), Restricted), security(("token" = []), ("session" = [])))]
pub async fn members(call: Call) -> Answer {
    let city = CityId(call.team_city(false).await?.id);
    let team = memberships::of_city(call.parvis.database.read(), city).await?;
    let members = team.into_iter().filter_map(|(row, person)| Some(Member { person: PersonId(person.id), email: person.email?, role: row.role }));
    Ok(HttpResponse::Ok().json(Team { members: members.collect(), invitations: pending(&call, Some(city)).await? }))
}

/// A role, as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleSent {
    /// Consultations, polls, answers.
    Moderator,
    /// All that, and the team and the facts of the city.
    Administrator,
}

impl From<RoleSent> for Role {
    fn from(sent: RoleSent) -> Self {
        match sent {
            RoleSent::Moderator => Role::Moderator,
            RoleSent::Administrator => Role::Administrator,
        }
    }
}

/// Who to invite to a team.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamInvitation {
    /// Their address.
    pub email: String,
    /// Their role.
    #[schema(schema_with = schemas::role)]
    pub role: RoleSent,
}

/// Invites somebody to a team.
///
/// For administrators of the team and mission staff. The mail is in your language.
#[utoipa::path(post, path = "/api/v1/teams/{city}/invitations", tag = "Teams",
    params(("city" = String, Path, description = "The city, by its name in addresses"), IdempotencyKey), request_body = TeamInvitation,
    responses((status = 204, description = "Invited"), Changing), security(("token" = []), ("session" = [])))]
pub async fn invite(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let city = CityId(call.team_city(true).await?.id);
    let sent: TeamInvitation = write.sent()?;
    let seat = Seat::Team(city, sent.role.into());
    once::run(&call.parvis, caller, send(&call.parvis, caller, &sent.email, seat, caller.language)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes somebody out of a team.
///
/// For administrators of the team and mission staff. The last administrator stays, unless the mission staff does it.
#[utoipa::path(delete, path = "/api/v1/teams/{city}/members/{person}", tag = "Teams",
    params(("city" = String, Path, description = "The city, by its name in addresses"), ("person" = i64, Path, description = "Their number"), IdempotencyKey),
    responses((status = 204, description = "Taken out"), Changing), security(("token" = []), ("session" = [])))]
pub async fn remove(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    let city = CityId(call.team_city(true).await?.id);
    once::run(&call.parvis, caller, take_out(&call.parvis, caller, city, PersonId(call.number("person")?))).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// All teams and the mission staff.
#[utoipa::path(get, path = "/api/v1/staff", tag = "Mission staff", responses((status = 200, description = "Teams and staff", body = Staff), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn staff(call: Call) -> Answer {
    call.signed_in()?.must_be_staff()?;
    let connection = call.parvis.database.read();
    let teams = memberships::all(connection).await?.into_iter().filter_map(|(row, city, person)| {
        let person = person?;
        Some(TeamMember { city: city?.slug, member: Member { person: PersonId(person.id), email: person.email?, role: row.role } })
    });
    let teams = teams.collect();
    let staff = persons::staff(connection).await?.into_iter().filter_map(|person| person.email).collect();
    Ok(HttpResponse::Ok().json(Staff { staff, teams, invitations: pending(&call, None).await? }))
}

/// Who to invite to the mission staff.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffInvitation {
    /// Their address.
    pub email: String,
}

/// Invites somebody to the mission staff.
///
/// The mail is in your language.
#[utoipa::path(post, path = "/api/v1/staff/invitations", tag = "Mission staff", params(IdempotencyKey), request_body = StaffInvitation,
    responses((status = 204, description = "Invited"), Changing), security(("token" = []), ("session" = [])))]
pub async fn invite_staff(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    caller.must_be_staff()?;
    let sent: StaffInvitation = write.sent()?;
    once::run(&call.parvis, caller, send(&call.parvis, caller, &sent.email, Seat::Staff, caller.language)).await?;
    Ok(HttpResponse::NoContent().finish())
}
