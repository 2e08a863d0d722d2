//! The indicator board as JSON and CSV: the figures of the page, from the same function.

use super::caller::Call;
use crate::engage::indicators::board;
use crate::http::Answer;
use crate::http::forms::parse;
use crate::http::pages::indicators::{filter, order};
use actix_web::{HttpRequest, HttpResponse};
use domain::indicators::{Board, Figure, Row, Value, sort};

/// The board with the filter and order of the query.
async fn asked(request: &HttpRequest, call: &Call) -> Result<Board, crate::http::Trouble> {
    let query = parse(request.query_string().as_bytes());
    let mut answer = board(&call.parvis, &filter(&query)).await?;
    let (key, direction) = order(&query);
    sort(&mut answer.board.rows, key, direction);
    Ok(answer.board)
}

/// The indicator board.
#[utoipa::path(get, path = "/api/v1/indicators", tag = "Indicators", responses((status = 200, description = "The board")))]
pub async fn json(request: HttpRequest, call: Call) -> Answer {
    Ok(HttpResponse::Ok().json(asked(&request, &call).await?))
}

/// The indicator board as a table.
#[utoipa::path(get, path = "/api/v1/indicators.csv", tag = "Indicators", responses((status = 200, description = "The board", content_type = "text/csv")))]
pub async fn csv(request: HttpRequest, call: Call) -> Answer {
    let board = asked(&request, &call).await?;
    let table = table(&board).map_err(|error| crate::http::Trouble::internal(&error))?;
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").body(table))
}

fn table(board: &Board) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = domain::indicators::Column::CITY;
    let mut head = vec!["city".to_owned(), "name".to_owned(), "country".to_owned()];
    for column in columns {
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
