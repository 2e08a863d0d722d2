//! The pages of a city team. Whoever is not in the team finds nothing here.

pub mod consultation;
pub mod consultation_form;
pub mod course;
pub mod home;
pub mod members;
pub mod paper;
pub mod pile;
pub mod poll;
pub mod poll_form;
pub mod roll;
pub mod trustees;

use super::texts::{city_name, pick};
use crate::engage::Caller;
use crate::engage::directory::local;
use crate::engage::papers::split;
use crate::http::{Trouble, Visit};
use app::view::team::{CityHead, TeamPoll};
use app::words::Locale;
use domain::ids::{CityId, PollId};
use jiff::Timestamp;
use std::collections::BTreeMap;
use store::cities::City;
use store::consultations::Consultation;
use store::polls::{Poll, PollText, life};
use store::{ballots, cities, polls};

/// The city of the address, if the person who asks is in its team (or, with `run`, may run it).
///
/// # Errors
/// Not found, for everybody else.
pub async fn city(visit: &Visit, run: bool) -> Result<(City, Caller), Trouble> {
    let caller = visit.signed_in()?.clone();
    let city = cities::by_slug(visit.parvis.database.read(), visit.part("city")).await?.ok_or(Trouble::NOT_FOUND)?;
    if run {
        caller.must_run_team(CityId(city.id))?
    } else {
        caller.must_be_in_team(CityId(city.id))?
    }
    Ok((city, caller))
}

/// The head of a team page.
#[must_use]
pub fn head(city: &City, caller: &Caller, locale: Locale) -> CityHead {
    CityHead {
        slug: city.slug.clone(),
        name: city_name(city, locale),
        country: city.country.clone(),
        administers: caller.administers(CityId(city.id)) || caller.staff,
    }
}

/// The polls of consultations, drafts included, with their turnout and nothing else.
///
/// # Errors
/// When the database refuses.
pub async fn team_polls(visit: &Visit, city: &City, consultations: &[Consultation]) -> Result<BTreeMap<i64, Vec<TeamPoll>>, Trouble> {
    let connection = visit.parvis.database.read();
    let now = visit.parvis.clock.now();
    let ids: Vec<i64> = consultations.iter().map(|row| row.id).collect();
    let rows = polls::of_consultations(connection, &ids).await?;
    let poll_ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let texts = polls::texts(connection, &poll_ids).await?;
    let turnouts = ballots::turnouts(connection, &poll_ids).await?;
    let mut found: BTreeMap<i64, Vec<TeamPoll>> = BTreeMap::new();
    for row in rows {
        let promised = consultations.iter().find(|c| c.id == row.consultation_id).map(|c| split(&c.languages)).unwrap_or_default();
        let voters = turnouts.get(&row.id).map_or(0, domain::voting::Turnout::total);
        found.entry(row.consultation_id).or_default().push(team_poll(&row, &texts, &promised, city, visit.locale, now, voters));
    }
    Ok(found)
}

fn team_poll(row: &Poll, texts: &[PollText], promised: &[String], city: &City, locale: Locale, now: Timestamp, voters: u64) -> TeamPoll {
    let own: Vec<PollText> = texts.iter().filter(|text| text.poll_id == row.id).cloned().collect();
    let moment = |at: Option<i64>| at.map(|at| local(city, store::moments::timestamp(at)));
    TeamPoll {
        id: PollId(row.id),
        title: pick(&own, promised, locale, |text| &text.title),
        state: life(row).state(now),
        opens: moment(row.opens_at),
        closes: moment(row.closes_at),
        voters,
    }
}
