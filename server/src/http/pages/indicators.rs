//! `/{lang}/indicators`: the board. Filters and sorting are links; CSV and JSON come from the same function.

use super::texts::city_name;
use crate::engage::directory::directory;
use crate::engage::indicators::board;
use crate::http::{Answer, Visit};
use app::view::form::Form;
use app::view::indicators::{BoardDot, IndicatorsView};
use domain::contract::{Phase, Preparedness, SizeBand};
use domain::indicators::{Direction, Filter, Indicator, Row, SortKey, sort};
use domain::participation::Period;
use jiff::tz::TimeZone;

/// The filter of an address. What it does not understand it leaves out.
#[must_use]
pub fn filter(query: &Form) -> Filter {
    Filter {
        period: Period::parse(query.value("period")).unwrap_or(Period::All),
        phase: Phase::parse(query.value("phase")),
        preparedness: Preparedness::parse(query.value("preparedness")),
        country: domain::contract::Country::parse(query.value("country")).map(|country| country.as_str().to_owned()),
        size: SizeBand::parse(query.value("size")),
    }
}

/// The order of an address; by name otherwise.
#[must_use]
pub fn order(query: &Form) -> (SortKey, Direction) {
    let key = SortKey::parse(query.value("sort")).unwrap_or(SortKey::Name);
    (key, Direction::parse(query.value("dir")).unwrap_or(Direction::Ascending))
}

/// Has anybody taken part?
fn active(row: &Row) -> bool {
    row.figures.iter().any(|(indicator, figure)| *indicator == Indicator::I02 && figure.number().is_some_and(|persons| persons > 0.0))
}

/// The page.
pub async fn get(visit: Visit) -> Answer {
    visit
        .shared(async {
            let query = visit.query();
            let directory = directory(&visit.parvis).await?;
            let mut answer = board(&visit.parvis, &filter(&query)).await?;
            let (key, direction) = order(&query);
            for row in &mut answer.board.rows {
                if let Some(city) = directory.city_by_id(row.city) {
                    row.name = city_name(&city.row, visit.locale);
                }
            }
            sort(&mut answer.board.rows, key, direction);
            let dots = answer.board.rows.iter().filter_map(|row| {
                let city = directory.city_by_id(row.city)?;
                let (latitude, longitude) = (city.row.latitude, city.row.longitude);
                Some(BoardDot { slug: row.slug.clone(), name: row.name.clone(), latitude, longitude, active: active(row) })
            });
            let asked = visit.request.query_string();
            let download = |kind: &str| if asked.is_empty() { format!("/api/v1/indicators{kind}") } else { format!("/api/v1/indicators{kind}?{asked}") };
            let view = IndicatorsView {
                dots: dots.collect(),
                sort: key,
                direction,
                periods: answer.periods,
                countries: answer.countries,
                computed: answer.computed_at.to_zoned_datetime(TimeZone::UTC),
                csv: download(".csv"),
                json: download(""),
                board: answer.board,
            };
            Ok(Box::new(move |frame: &_| app::pages::indicators::indicators(frame, &view)) as _)
        })
        .await
}
