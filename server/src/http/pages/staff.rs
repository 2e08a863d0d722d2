//! `/{lang}/staff`: teams of all cities, mission staff, invitations.

use super::texts::city_name;
use crate::engage::teams::{Seat, invite};
use crate::engage::{Caller, Refusal, Role};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::staff::{StaffCity, StaffMember, StaffView};
use app::view::team::{PendingInvitation, TeamRole};
use domain::ids::CityId;
use jiff::tz::TimeZone;
use store::moments::timestamp;
use store::{cities, invitations, memberships, persons};

fn caller(visit: &Visit) -> Result<Caller, Trouble> {
    let caller = visit.signed_in()?.clone();
    caller.must_be_staff()?;
    Ok(caller)
}

async fn view(visit: &Visit, caller: &Caller, form: Form) -> Result<StaffView, Trouble> {
    let connection = visit.parvis.database.read();
    let all = cities::all(connection).await?;
    let members = memberships::all(connection).await?;
    let mut shown: Vec<StaffCity> = all
        .iter()
        .map(|city| StaffCity {
            slug: city.slug.clone(),
            name: city_name(city, visit.locale),
            country: city.country.clone(),
            team: members
                .iter()
                .filter(|(row, _, _)| row.city_id == city.id)
                .filter_map(|(row, _, person)| Some((person.as_ref()?.email.clone()?, TeamRole::parse(&row.role)?)))
                .collect(),
        })
        .collect();
    shown.sort_by(|a, b| app::format::compare(visit.locale, &a.name, &b.name));
    let staff = persons::staff(connection).await?;
    let waiting = invitations::all_pending(connection, None, visit.parvis.clock.now()).await?;
    let pending = waiting.into_iter().map(|row| PendingInvitation {
        city: row.city_id.and_then(|id| all.iter().find(|city| city.id == id)).map(|city| city_name(city, visit.locale)),
        role: TeamRole::parse(&row.role),
        expires: timestamp(row.expires_at).to_zoned_datetime(TimeZone::UTC).date(),
        email: row.email,
    });
    let staff = staff.into_iter().filter_map(|person| Some(StaffMember { you: person.id == caller.person.0, email: person.email? })).collect();
    Ok(StaffView { form, staff, cities: shown, pending: pending.collect() })
}

/// The page.
pub async fn get(visit: Visit) -> Answer {
    let caller = caller(&visit)?;
    let view = view(&visit, &caller, Form::default()).await?;
    visit.page(|frame| app::pages::staff::staff(frame, &view))
}

/// Invites to a team, or (without a city) to the mission staff.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let caller = caller(&visit)?;
    let mut form = posted.0;
    let outcome = match seat(&visit, &form).await? {
        Ok(seat) => invite(&visit.parvis, &caller, form.value("email"), seat, visit.locale).await,
        Err((field, error)) => Err(Refusal::field(field, error)),
    };
    match outcome {
        Ok(()) => visit.to("/staff", Some(Notice::Invited)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = view(&visit, &caller, form).await?;
            visit.again(|frame| app::pages::staff::staff(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn seat(visit: &Visit, form: &Form) -> Result<Result<Seat, (&'static str, FieldError)>, Trouble> {
    if form.value("city").is_empty() {
        return Ok(Ok(Seat::Staff));
    }
    let Some(city) = cities::by_slug(visit.parvis.database.read(), form.value("city")).await? else { return Ok(Err(("city", FieldError::Choice))) };
    Ok(Role::parse(form.value("role")).map(|role| Seat::Team(CityId(city.id), role)).ok_or(("role", FieldError::Required)))
}
