//! `/api/v1/polls/{poll}/ballots.soi`: the orders of preference of a poll whose results are public, as PrefLib writes them,
//! so that other programs can count them again.

use super::answers::Public;
use super::ballots::published;
use super::caller::Call;
use crate::engage::papers::Sheet;
use crate::http::files::attached;
use crate::http::{Answer, Trouble};
use crate::parvis::Parvis;
use actix_web::HttpResponse;
use domain::ids::{OptionId, QuestionId};
use domain::voting::{Marking, Question};
use std::collections::BTreeMap;
use store::{DbErr, ballots};
use tally::formats::gz;
use tally::formats::preflib::{Kind, Order, PrefLib};

/// Ballots read at once.
const CHUNK: u32 = 1_000;

/// The orders of preference, as a PrefLib file.
///
/// Of the first question that is answered by an order, or of the one asked for. Alternative 1 is the first option of the
/// question; its name is the number of the option and its label. Blank ballots are not in it. `parvis tally` reads it.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots.soi", tag = "Ballots",
    params(("poll" = i64, Path, description = "The poll"), ("question" = Option<i64>, Query, description = "The question")),
    responses((status = 200, description = "The orders", content_type = "text/plain", body = String), Public))]
pub async fn soi(call: Call) -> Answer {
    let (name, text) = file(&call).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").insert_header(attached(name)).body(text))
}

/// The same file, compressed.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots.soi.gz", tag = "Ballots",
    params(("poll" = i64, Path, description = "The poll"), ("question" = Option<i64>, Query, description = "The question")),
    responses((status = 200, description = "The orders", content_type = "application/gzip", body = Vec<u8>), Public))]
pub async fn soi_gz(call: Call) -> Answer {
    let (name, text) = file(&call).await?;
    let mut compressed = Vec::new();
    gz::write(&mut compressed, &text).map_err(unwritten)?;
    Ok(HttpResponse::Ok().content_type("application/gzip").insert_header(attached(format!("{name}.gz"))).body(compressed))
}

/// Writing to memory fails when there is none left.
pub(super) fn unwritten(error: std::io::Error) -> Trouble {
    crate::engage::Refusal::Storage(DbErr::Custom(error.to_string())).into()
}

/// The name of the file and what is in it.
async fn file(call: &Call) -> Result<(String, Vec<u8>), Trouble> {
    let sheet = published(call).await?;
    let query = call.query();
    let asked = Some(query.value("question")).filter(|asked| !asked.is_empty());
    let asked = asked.map(|asked| asked.parse().map(QuestionId)).transpose().map_err(|_| Trouble::NOT_FOUND)?;
    let ranked = |question: &&Question| question.method.marking() == Marking::Place && asked.is_none_or(|asked| asked == question.id);
    let question = sheet.questions.iter().find(ranked).ok_or(Trouble::NOT_FOUND)?;
    let orders = orders(&call.parvis, &sheet, question).await.map_err(crate::engage::Refusal::Storage)?;
    let mut text = Vec::new();
    PrefLib::new(&title(&sheet, question.id), Kind::Soi, names(&sheet, question), orders).write(&mut text).map_err(unwritten)?;
    Ok((format!("poll-{}-question-{}.soi", sheet.poll, question.id), text))
}

/// Equal orders together, the most frequent first.
async fn orders(parvis: &Parvis, sheet: &Sheet, question: &Question) -> Result<Vec<Order>, DbErr> {
    let mut counts: BTreeMap<Vec<OptionId>, u64> = BTreeMap::new();
    let mut after = String::new();
    loop {
        let rows = ballots::sealed(parvis.database.read(), sheet.place(), &after, CHUNK).await?;
        for row in &rows {
            let order = row.ballot.answer(question.id).map(domain::voting::Answer::in_order).filter(|order| !order.is_empty());
            if let Some(order) = order {
                *counts.entry(order).or_default() += 1;
            }
        }
        match rows.last() {
            Some(row) if rows.len() == CHUNK as usize => after.clone_from(&row.receipt),
            _ => break,
        }
    }
    let number = |option: OptionId| question.options.iter().position(|one| *one == option).and_then(|place| u32::try_from(place + 1).ok());
    let tiers = |order: Vec<OptionId>| order.into_iter().filter_map(number).map(|number| vec![number]).collect();
    let mut orders: Vec<Order> = counts.into_iter().map(|(order, ballots)| Order { ballots, tiers: tiers(order) }).collect();
    orders.sort_by_key(|order| std::cmp::Reverse(order.ballots));
    Ok(orders)
}

pub(super) fn title(sheet: &Sheet, question: QuestionId) -> String {
    let first = sheet.languages().into_iter().next().unwrap_or_default();
    let asked = sheet.paper.questions.iter().find(|asked| asked.row.id == question.0);
    asked.and_then(|asked| asked.texts.iter().find(|text| text.language == first)).map(|text| text.text.clone()).unwrap_or_default()
}

/// `831 Short works in the street`: the number is what the other files of this poll call the option.
fn names(sheet: &Sheet, question: &Question) -> Vec<String> {
    let first = sheet.languages().into_iter().next().unwrap_or_default();
    let options = sheet.paper.questions.iter().filter(|asked| asked.row.id == question.id.0).flat_map(|asked| &asked.options);
    let label = |texts: &[store::polls::OptionText]| texts.iter().find(|text| text.language == first).map(|text| text.label.clone());
    options.map(|(option, texts)| format!("{} {}", option.id, label(texts).unwrap_or_default()).trim().to_owned()).collect()
}
