//! `/{lang}/team` and `/{lang}/team/cities/{city}`.

use super::super::texts::{city_name, title};
use super::{city, head, team_polls};
use crate::engage::Role;
use crate::engage::directory::population;
use crate::engage::teams::invitations_for;
use crate::http::{Answer, Visit};
use app::view::team::{DashboardView, TeamCity, TeamConsultation, TeamHomeView, TeamRole};
use domain::consultation::{ConsultationLife, PollState};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId};
use store::moments::timestamp;
use store::{cities, consultations, memberships};

/// The teams of the person who asks.
pub async fn get(visit: Visit) -> Answer {
    let caller = visit.signed_in()?.clone();
    let connection = visit.parvis.database.read();
    let mut view = TeamHomeView { cities: Vec::new(), invitations: invitations_for(&visit.parvis, &caller).await?.len() as u64 };
    for (id, role) in &caller.roles {
        let Some(city) = cities::by_id(connection, *id).await? else { continue };
        let rows = consultations::of_city(connection, *id).await?;
        let polls = team_polls(&visit, &city, &rows).await?;
        let open = polls.values().flatten().filter(|poll| poll.state == PollState::Open).count() as u64;
        let over = |id: i64| polls.get(&id).is_some_and(|polls| !polls.is_empty() && polls.iter().all(|poll| poll.state.is_over()));
        view.cities.push(TeamCity {
            slug: city.slug.clone(),
            name: city_name(&city, visit.locale),
            country: city.country.clone(),
            role: shown(*role),
            drafts: rows.iter().filter(|row| row.published_at.is_none()).count() as u64,
            open_polls: open,
            unanswered: rows.iter().filter(|row| row.published_at.is_some() && row.answered_at.is_none() && over(row.id)).count() as u64,
        });
    }
    visit.page(|frame| app::pages::team::home(frame, &view))
}

/// A role as pages show it.
#[must_use]
pub fn shown(role: Role) -> TeamRole {
    match role {
        Role::Administrator => TeamRole::Administrator,
        Role::Moderator => TeamRole::Moderator,
    }
}

/// The desk of one team.
pub async fn dashboard(visit: Visit) -> Answer {
    let (city, caller) = city(&visit, false).await?;
    let connection = visit.parvis.database.read();
    let rows = consultations::of_city(connection, CityId(city.id)).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let texts = consultations::texts(connection, &ids).await?;
    let mut polls = team_polls(&visit, &city, &rows).await?;
    let consultations = rows
        .iter()
        .filter_map(|row| {
            let own: Vec<_> = texts.iter().filter(|text| text.consultation_id == row.id).cloned().collect();
            Some(TeamConsultation {
                id: ConsultationId(row.id),
                title: title(row, &own, visit.locale),
                state: ConsultationLife { published_at: row.published_at.map(timestamp), answered_at: row.answered_at.map(timestamp) }.state(),
                phase: Phase::from_number(u8::try_from(row.phase).ok()?)?,
                polls: polls.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect();
    let members = memberships::of_city(connection, CityId(city.id)).await?.len() as u64;
    let view = DashboardView { city: head(&city, &caller, visit.locale), population: population(&city), members, consultations };
    visit.page(|frame| app::pages::team::dashboard(frame, &view))
}
