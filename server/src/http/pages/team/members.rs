//! The team itself, and what the city declares.

use super::{city, head};
use crate::engage::directory::population;
use crate::engage::registry::{Facts, declare_facts};
use crate::engage::teams::{Seat, invite as send_invitation, remove as take_out};
use crate::engage::{Caller, Refusal, Role};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::team::{FactsView, Member, MembersView, PendingInvitation, TeamRole};
use domain::contract::{Boundary, Preparedness};
use domain::ids::{CityId, PersonId};
use jiff::tz::TimeZone;
use store::cities::City;
use store::moments::{date, timestamp};
use store::{invitations, memberships};

async fn view(visit: &Visit, city: &City, caller: &Caller, form: Form) -> Result<MembersView, Trouble> {
    let connection = visit.parvis.database.read();
    let team = memberships::of_city(connection, CityId(city.id)).await?;
    let administrators = team.iter().filter(|(row, _)| row.role == Role::Administrator.as_str()).count();
    let runs = caller.administers(CityId(city.id)) || caller.staff;
    let members = team.into_iter().filter_map(|(row, person)| {
        let role = TeamRole::parse(&row.role)?;
        let last = role == TeamRole::Administrator && administrators == 1 && !caller.staff;
        let you = person.id == caller.person.0;
        Some(Member { person: PersonId(person.id), email: person.email?, role, you, removable: runs && !last })
    });
    let waiting = invitations::all_pending(connection, Some(CityId(city.id)), visit.parvis.clock.now()).await?;
    let pending = waiting.into_iter().map(|row| PendingInvitation {
        city: None,
        role: TeamRole::parse(&row.role),
        expires: timestamp(row.expires_at).to_zoned_datetime(TimeZone::UTC).date(),
        email: row.email,
    });
    Ok(MembersView { city: head(city, caller, visit.locale), form, members: members.collect(), pending: pending.collect() })
}

/// Who is in the team.
pub async fn get(visit: Visit) -> Answer {
    let (city, caller) = city(&visit, false).await?;
    let view = view(&visit, &city, &caller, Form::default()).await?;
    visit.page(|frame| app::pages::team::members(frame, &view))
}

/// Invites somebody.
pub async fn invite(visit: Visit, posted: Posted) -> Answer {
    let (city, caller) = city(&visit, true).await?;
    let mut form = posted.0;
    let outcome = match Role::parse(form.value("role")) {
        Some(role) => send_invitation(&visit.parvis, &caller, form.value("email"), Seat::Team(CityId(city.id), role), visit.locale).await,
        None => Err(Refusal::field("role", FieldError::Required)),
    };
    match outcome {
        Ok(()) => visit.to(&format!("/team/cities/{}/members", city.slug), Some(Notice::Invited)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = view(&visit, &city, &caller, form).await?;
            visit.again(|frame| app::pages::team::members(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Takes somebody out.
pub async fn remove(visit: Visit) -> Answer {
    let (city, caller) = city(&visit, true).await?;
    match take_out(&visit.parvis, &caller, CityId(city.id), PersonId(visit.number("person")?)).await {
        Ok(()) => visit.to(&format!("/team/cities/{}/members", city.slug), Some(Notice::Removed)),
        Err(Refusal::Fields(fields)) => {
            let mut form = Form::default();
            refuse(&mut form, fields);
            let view = view(&visit, &city, &caller, form).await?;
            visit.again(|frame| app::pages::team::members(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn facts_view(visit: &Visit, city: &City, caller: &Caller, form: Form) -> FactsView {
    FactsView {
        city: head(city, caller, visit.locale),
        form,
        population: population(city),
        boundary: Boundary::parse(&city.boundary).unwrap_or(Boundary::Municipality),
        preparedness: city.preparedness.as_deref().and_then(Preparedness::parse),
        preparedness_declared: city.preparedness_on.as_deref().and_then(date),
    }
}

/// What the city declares about itself.
pub async fn facts(visit: Visit) -> Answer {
    let (city, caller) = city(&visit, true).await?;
    let mut form = Form::default();
    if let Some(population) = population(&city).filter(|population| !population.to_be_replaced) {
        form.set("population", population.count.to_string());
        form.set("source", population.source);
        if let Some(year) = population.year {
            form.set("year", year.to_string());
        }
    }
    form.set("boundary", city.boundary.clone());
    form.set("preparedness", city.preparedness.clone().unwrap_or_default());
    let view = facts_view(&visit, &city, &caller, form);
    visit.page(|frame| app::pages::team::facts(frame, &view))
}

/// Declares.
pub async fn declare(visit: Visit, posted: Posted) -> Answer {
    let (city, caller) = city(&visit, true).await?;
    let mut form = posted.0;
    let digits = |name: &str| form.value(name).chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let population = digits("population").parse().ok().filter(|count| (1..=50_000_000).contains(count));
    let year = digits("year").parse().ok();
    let boundary = Boundary::parse(form.value("boundary"));
    let mut wrong = Vec::new();
    if population.is_none() {
        wrong.push(("population".to_owned(), FieldError::Number { min: 1, max: 50_000_000 }));
    }
    if boundary.is_none() {
        wrong.push(("boundary".to_owned(), FieldError::Required));
    }
    let outcome = match (population, boundary) {
        (Some(population), Some(boundary)) => {
            let preparedness = Preparedness::parse(form.value("preparedness"));
            let facts = Facts { population, year: year.unwrap_or(0), source: form.value("source").to_owned(), language: visit.locale, boundary, preparedness };
            declare_facts(&visit.parvis, &caller, CityId(city.id), facts).await
        }
        _ => Err(Refusal::Fields(wrong)),
    };
    match outcome {
        Ok(()) => visit.to(&format!("/team/cities/{}/facts", city.slug), Some(Notice::Saved)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = facts_view(&visit, &city, &caller, form);
            visit.again(|frame| app::pages::team::facts(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
