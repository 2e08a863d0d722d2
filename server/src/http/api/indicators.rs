//! The indicator board as JSON and CSV: the figures of the page, from the same function.

use super::answers::{Filtered, Public};
use super::caller::Call;
use super::listing::chosen;
use crate::engage::indicators::{Answer as Found, board};
use crate::http::forms::parse;
use crate::http::pages::indicators::{filter, order};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use app::pages::indicators::{Definition, definition, indicator_name};
use app::words::Locale;
use domain::indicators::{Board, Column, Figure, Indicator, METHOD_VERSION, Row, Value, sort};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// What the board may be narrowed to. What is not understood is left out, as on the page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)] // told in the document, read by the page's own function
pub struct BoardQuery {
    /// `all`, a year (`2026`) or a quarter (`2026-Q3`).
    period: Option<String>,
    /// Participation in this phase.
    phase: Option<String>,
    /// Cities of this level of entry.
    preparedness: Option<String>,
    /// Cities of this country (ISO 3166 code).
    country: Option<String>,
    /// Cities of this size: `under-100k`, `from-100k-to-500k` or `over-500k`.
    size: Option<String>,
    /// `name`, `country`, `population`, `preparedness` or a column such as `i01`.
    sort: Option<String>,
    /// `ascending` or `descending`.
    dir: Option<String>,
}

/// The indicator board.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardAnswer {
    /// Figures of every city that passes the filter and of the programme, each with numerator and denominator or the
    /// reason why there is none; and what they rest on.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    pub board: Board,
    /// When the figures were read.
    #[schema(value_type = String, format = DateTime)]
    pub computed: Timestamp,
}

/// The board with the filter and order of the query.
async fn asked(call: &Call) -> Result<Found, Trouble> {
    let query = parse(call.request.query_string().as_bytes());
    let mut answer = board(&call.parvis, &filter(&query)).await?;
    let (key, direction) = order(&query);
    sort(&mut answer.board.rows, key, direction);
    Ok(answer)
}

/// The indicator board.
#[utoipa::path(get, path = "/api/v1/indicators", tag = "Indicators", params(BoardQuery),
    responses((status = 200, description = "The board", body = BoardAnswer), Public))]
pub async fn json(call: Call) -> Answer {
    let found = asked(&call).await?;
    Ok(HttpResponse::Ok().json(BoardAnswer { board: found.board, computed: found.computed_at }))
}

/// The indicator board as a table.
///
/// One row for each city; for each column its value, numerator, denominator and the reason why there is no value.
#[utoipa::path(get, path = "/api/v1/indicators.csv", tag = "Indicators", params(BoardQuery),
    responses((status = 200, description = "The board", content_type = "text/csv", body = String), Public))]
pub async fn csv(call: Call) -> Answer {
    let found = asked(&call).await?;
    let table = table(&found.board).map_err(|error| Trouble::internal(&error))?;
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").body(table))
}

/// What an indicator means.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorDefinition {
    /// The code of the catalogue: `I01`.
    pub code: &'static str,
    /// Its name in words.
    pub name: String,
    /// What it says.
    pub meaning: String,
    /// How it is counted.
    pub formula: String,
    /// What is counted.
    pub numerator: String,
    /// What it is divided by.
    pub denominator: String,
    /// Where the formula comes from.
    pub source: String,
    /// What its main part is expressed in.
    pub unit: &'static str,
    /// `city` or `programme`.
    pub reach: &'static str,
    /// Its columns in the board.
    pub columns: Vec<String>,
    /// The version of the formulas; figures of different versions must not be compared.
    pub method: &'static str,
}

/// What the indicators mean.
#[utoipa::path(get, path = "/api/v1/indicators/definitions", tag = "Indicators",
    params(("language" = Option<String>, Query, description = "`en` (if nothing is said) or `fr`")),
    responses((status = 200, description = "Every indicator", body = Vec<IndicatorDefinition>), Filtered))]
pub async fn definitions(call: Call) -> Answer {
    let locale = chosen(&call.query(), "language", Locale::parse)?.unwrap_or(Locale::En);
    Ok(HttpResponse::Ok().json(Indicator::ALL.iter().map(|&one| defined(locale, one)).collect::<Vec<_>>()))
}

fn defined(locale: Locale, indicator: Indicator) -> IndicatorDefinition {
    let Definition { meaning, formula, numerator, denominator, source } = definition(locale, indicator);
    let columns = Column::CITY.iter().chain(Column::PROGRAMME).filter(|column| column.indicator == indicator);
    IndicatorDefinition {
        code: indicator.code(),
        name: indicator_name(locale, indicator),
        meaning,
        formula,
        numerator,
        denominator,
        source,
        unit: indicator.unit().as_str(),
        reach: indicator.reach().as_str(),
        columns: columns.map(|column| column.as_string()).collect(),
        method: METHOD_VERSION,
    }
}

fn table(board: &Board) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut head = vec!["city".to_owned(), "name".to_owned(), "country".to_owned()];
    for column in Column::CITY {
        let name = column.as_string();
        head.extend([name.clone(), format!("{name}_numerator"), format!("{name}_denominator"), format!("{name}_reason")]);
    }
    writer.write_record(&head)?;
    for row in &board.rows {
        writer.write_record(record(row))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

fn record(row: &Row) -> Vec<String> {
    let mut cells = vec![row.slug.clone(), row.name.clone(), row.country.clone()];
    for (_, figure) in &row.figures {
        let number = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
        let reason = figure.reason().map(|reason| reason.as_str().to_owned()).unwrap_or_default();
        cells.extend([written(figure), number(figure.numerator), number(figure.denominator), reason]);
    }
    cells
}

/// The value as text: a number in its unit, or `level:count` for each level of a distribution.
fn written(figure: &Figure) -> String {
    match &figure.value {
        Value::Distribution(levels) => levels.iter().map(|(level, count)| format!("{}:{count}", level.as_str())).collect::<Vec<_>>().join(" "),
        _ => figure.number().map(|number| number.to_string()).unwrap_or_default(),
    }
}
