//! City teams and the mission staff: invitations, roles, the very first account.

use super::addresses::Address;
use super::callers::{Caller, Role};
use super::once;
use super::refusal::{Refusal, Result};
use super::sign_in::{SignedIn, account, begin_session};
use crate::keys::fingerprint;
use crate::mail::kinds::{Payload, enqueue};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use app::words::Locale;
use domain::ids::{CityId, PersonId};
use jiff::{SignedDuration, Timestamp};
use store::invitations::{Invitation, NewInvitation};
use store::{DatabaseTransaction, DbErr, audit, cities, invitations, memberships, persons, settings};
use subtle::ConstantTimeEq;

/// How long an invitation can be accepted.
const INVITATION: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What somebody is invited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// A role in a city team.
    Team(CityId, Role),
    /// The mission staff.
    Staff,
}

impl Seat {
    fn city(self) -> Option<CityId> {
        match self {
            Seat::Team(city, _) => Some(city),
            Seat::Staff => None,
        }
    }

    /// The role as stored.
    #[must_use]
    pub fn role(self) -> &'static str {
        match self {
            Seat::Team(_, role) => role.as_str(),
            Seat::Staff => "staff",
        }
    }

    /// Reads an invitation.
    #[must_use]
    pub fn of(invitation: &Invitation) -> Option<Self> {
        match invitation.city_id {
            Some(city) => Some(Seat::Team(CityId(city), Role::parse(&invitation.role)?)),
            None => (invitation.role == "staff").then_some(Seat::Staff),
        }
    }
}

/// Invites an address. Administrators invite to their own team, mission staff anywhere.
///
/// # Errors
/// When somebody may not, or the address is not one.
pub async fn invite(parvis: &Parvis, caller: &Caller, email: &str, seat: Seat, language: Locale) -> Result<()> {
    match seat {
        Seat::Team(city, _) => caller.must_run_team(city)?,
        Seat::Staff => caller.must_be_staff()?,
    }
    if email.trim().is_empty() {
        return Err(Refusal::field("email", FieldError::Required));
    }
    let address = Address::parse(email).map_err(|_| Refusal::field("email", FieldError::Email))?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let city = match seat.city() {
        Some(id) => Some(cities::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?),
        None => None,
    };
    let waiting = invitations::pending_for(&tx, address.as_str(), now).await?;
    if waiting.iter().any(|invitation| Seat::of(invitation) == Some(seat)) {
        return Err(Refusal::field("email", FieldError::Taken));
    }
    let new = NewInvitation {
        email: address.as_str().to_owned(),
        city: seat.city(),
        role: seat.role().to_owned(),
        by: caller.person,
        at: now,
        expires: now + INVITATION,
    };
    let id = invitations::add(&tx, new).await?;
    let link = format!("{}/{}/invitations", parvis.config.origin(), language.code());
    let expires = (now + INVITATION).to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let payload = Payload::Invitation { link, city: city.map(|city| city.name), role: seat.role().to_owned(), inviter: Some(caller.email.clone()), expires };
    enqueue(&tx, parvis, &address, language, payload).await?;
    note(&tx, caller, seat.city(), "team.invite", format!("invitation:{id}"), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.mail.wake();
    Ok(())
}

async fn note(
    tx: &DatabaseTransaction,
    caller: &Caller,
    city: Option<CityId>,
    action: &'static str,
    subject: String,
    at: Timestamp,
) -> std::result::Result<(), DbErr> {
    audit::note(tx, audit::Entry { actor: Some(caller.person), city, action, subject, detail: serde_json::json!({}), at }).await
}

/// The invitations that wait for this person's address.
///
/// # Errors
/// When the database refuses.
pub async fn invitations_for(parvis: &Parvis, caller: &Caller) -> Result<Vec<Invitation>> {
    Ok(invitations::pending_for(parvis.database.read(), &caller.email, parvis.clock.now()).await?)
}

/// Accepts or declines an invitation to one's own address.
///
/// # Errors
/// When there is no such invitation for this person.
pub async fn settle(parvis: &Parvis, caller: &Caller, id: i64, accept: bool) -> Result<()> {
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let waiting = invitations::pending_for(&tx, &caller.email, now).await?;
    let invitation = waiting.into_iter().find(|invitation| invitation.id == id).ok_or(Refusal::NotFound)?;
    if !invitations::settle(&tx, id, now).await? {
        return Err(Refusal::NotFound);
    }
    if accept {
        match Seat::of(&invitation).ok_or(Refusal::NotFound)? {
            Seat::Team(city, role) => memberships::grant(&tx, city, caller.person, role.as_str()).await?,
            Seat::Staff => persons::set_staff(&tx, caller.person, true).await?,
        }
    }
    let action = if accept { "team.accept" } else { "team.decline" };
    note(&tx, caller, invitation.city_id.map(CityId), action, format!("invitation:{id}"), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.sessions.forget_person(caller.person);
    Ok(())
}

/// Takes somebody out of a team. The last administrator stays, unless the mission staff does it.
///
/// # Errors
/// When somebody may not, or would leave the team without an administrator.
pub async fn remove(parvis: &Parvis, caller: &Caller, city: CityId, person: PersonId) -> Result<()> {
    caller.must_run_team(city)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let members = memberships::of_city(&tx, city).await?;
    let administrators: Vec<i64> = members.iter().filter(|(m, _)| m.role == Role::Administrator.as_str()).map(|(m, _)| m.person_id).collect();
    if administrators == [person.0] && !caller.staff {
        return Err(Refusal::field("person", FieldError::Refused));
    }
    if !memberships::revoke(&tx, city, person).await? {
        return Err(Refusal::NotFound);
    }
    note(&tx, caller, Some(city), "team.remove", format!("person:{person}"), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.sessions.forget_person(person);
    Ok(())
}

/// Makes the very first account, that of the mission staff, with the token printed at the first start.
///
/// # Errors
/// [`Refusal::NotFound`] when the token is wrong, was used, or there is mission staff already.
pub async fn first_run(parvis: &Parvis, token: &str, email: &str, language: Locale) -> Result<SignedIn> {
    if !first_run_open(parvis, token).await? {
        return Err(Refusal::NotFound);
    }
    if email.trim().is_empty() {
        return Err(Refusal::field("email", FieldError::Required));
    }
    let address = Address::parse(email).map_err(|_| Refusal::field("email", FieldError::Email))?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    if persons::any_staff(&tx).await? || !settings::take(&tx, settings::FIRST_RUN).await? {
        return Err(Refusal::NotFound);
    }
    let person = account(&tx, parvis, address.as_str(), language).await?;
    persons::set_staff(&tx, person, true).await?;
    let (session, expires) = begin_session(&tx, parvis, person).await?;
    let caller = Caller::load(&tx, person).await?.ok_or(Refusal::NotFound)?;
    note(&tx, &caller, None, "staff.first", format!("person:{person}"), now).await?;
    tx.commit().await?;
    Ok(SignedIn { token: session, expires, return_to: format!("/{}/staff", language.code()), caller })
}

/// Is this the token of the first run, and is it still good?
///
/// # Errors
/// When the database refuses.
pub async fn first_run_open(parvis: &Parvis, token: &str) -> Result<bool> {
    let Some(hash) = settings::get(parvis.database.read(), settings::FIRST_RUN).await? else { return Ok(false) };
    let given = data_encoding::HEXLOWER.encode(&fingerprint(token.as_bytes()));
    Ok(given.as_bytes().ct_eq(hash.as_bytes()).into())
}
