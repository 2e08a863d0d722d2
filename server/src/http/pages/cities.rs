//! `/{lang}/cities` and `/{lang}/cities/{city}`.

use super::cards::{card, dots, order, page_of};
use super::texts::city_name;
use crate::engage::directory::{CityEntry, Directory, directory};
use crate::engage::registry::folded;
use crate::http::{Answer, Trouble, Visit};
use app::components::names;
use app::view::cities::{CitiesView, CityRow, CityView};
use app::view::text::Text;
use app::words::Locale;
use domain::contract::{Boundary, Phase, Preparedness};
use jiff::Timestamp;
use store::moments::date;

/// Cities on one page of the list.
const PAGE: usize = 30;

/// The list with its map.
pub async fn index(visit: Visit) -> Answer {
    visit
        .shared(async {
            let directory = directory(&visit.parvis).await?;
            let view = list(&directory, &visit, visit.parvis.clock.now());
            Ok(Box::new(move |frame: &_| app::pages::cities::cities(frame, &view)) as _)
        })
        .await
}

fn list(directory: &Directory, visit: &Visit, now: Timestamp) -> CitiesView {
    let (locale, asked) = (visit.locale, visit.query());
    let countries = countries(directory, locale);
    let query = asked.value("q").trim().to_owned();
    let country = Some(asked.value("country").to_owned()).filter(|code| countries.contains(code));
    let phase = Phase::parse(asked.value("phase"));
    let wanted = folded(&query);
    let fits = |city: &&CityEntry| {
        city.row.search.contains(&wanted) && country.as_ref().is_none_or(|code| *code == city.row.country) && (phase.is_none() || city.phase(now) == phase)
    };
    let mut found: Vec<&CityEntry> = directory.cities.iter().filter(fits).collect();
    found.sort_by(|a, b| app::format::compare(locale, &city_name(&a.row, locale), &city_name(&b.row, locale)));
    let dots = dots(found.iter().copied(), locale, now);
    let total = found.len() as u64;
    let (shown, page, pages) = page_of(found, asked.value("page"), PAGE);
    let cities = shown.into_iter().map(|city| row(directory, city, locale, now)).collect();
    CitiesView { query, country, phase, countries, found: total, page, pages, cities, dots }
}

/// The countries of the registry, by their names in the reader's language.
pub fn countries(directory: &Directory, locale: Locale) -> Vec<String> {
    let mut codes: Vec<String> = directory.cities.iter().map(|city| city.row.country.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.sort_by(|a, b| app::format::compare(locale, &names::country(locale, a), &names::country(locale, b)));
    codes
}

fn row(directory: &Directory, city: &CityEntry, locale: Locale, now: Timestamp) -> CityRow {
    CityRow {
        slug: city.row.slug.clone(),
        name: city_name(&city.row, locale),
        country: city.row.country.clone(),
        phase: city.phase(now),
        open_consultations: directory.consultations_of(city.id()).filter(|entry| entry.is_open(now)).count() as u64,
        participants: u64::try_from(city.counters.participants).unwrap_or(0),
    }
}

/// The page of a city.
pub async fn show(visit: Visit) -> Answer {
    visit
        .shared(async {
            let directory = directory(&visit.parvis).await?;
            let city = directory.city(visit.part("city")).ok_or(Trouble::NOT_FOUND)?;
            let view = page(&directory, city, &visit, visit.parvis.clock.now());
            Ok(Box::new(move |frame: &_| app::pages::city::city(frame, &view)) as _)
        })
        .await
}

fn page(directory: &Directory, city: &CityEntry, visit: &Visit, now: Timestamp) -> CityView {
    let locale = visit.locale;
    let mut consultations: Vec<_> = directory.consultations_of(city.id()).filter_map(|entry| card(directory, entry, locale, now)).collect();
    order(&mut consultations);
    let (row, name) = (&city.row, city_name(&city.row, locale));
    let languages = crate::engage::papers::split(&row.languages);
    let own = languages.first().cloned().unwrap_or_default();
    CityView {
        slug: row.slug.clone(),
        local_name: (row.name != name).then(|| Text::new(own, row.name.clone())),
        name,
        country: row.country.clone(),
        latitude: row.latitude,
        longitude: row.longitude,
        boundary: Boundary::parse(&row.boundary).unwrap_or(Boundary::Municipality),
        population: city.population(),
        population_language: row.population_language.clone(),
        membership_source: row.membership_source.clone(),
        languages,
        label_awarded: row.label_awarded.as_ref().and_then(|month| date(&format!("{month}-01"))),
        preparedness: row.preparedness.as_deref().and_then(Preparedness::parse),
        preparedness_declared: row.preparedness_on.as_deref().and_then(date),
        phases: city.phases.clone(),
        today: now.to_zoned_datetime(city.zone()).date(),
        participants: u64::try_from(city.counters.participants).unwrap_or(0),
        contributions: u64::try_from(city.counters.contributions).unwrap_or(0),
        consultations,
        team: visit.caller.as_ref().is_some_and(|caller| caller.in_team(city.id())),
    }
}
