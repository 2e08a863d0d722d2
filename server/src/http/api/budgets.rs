//! `/api/v1/polls/{poll}/ballots.pb`: the ballots of a participatory budget whose results are public, with the costs of its
//! projects, as Pabulib writes them, so that other programs can count them again.

use super::answers::Public;
use super::ballots::published;
use super::caller::Call;
use super::orders::{title, unwritten};
use crate::engage::Refusal;
use crate::engage::papers::Sheet;
use crate::http::files::attached;
use crate::http::{Answer, Trouble};
use crate::parvis::Parvis;
use actix_web::HttpResponse;
use domain::ids::{OptionId, QuestionId};
use domain::voting::{Budget, Method, Question};
use store::ballots::SealedBallot;
use store::{DbErr, ballots};
use tally::formats::gz;
use tally::formats::written::{self, About, Kind, Project, Written};

/// Ballots read at once.
const CHUNK: u32 = 1_000;

/// The ballots of a participatory budget, as a Pabulib file.
///
/// Of the first question about a budget, or of the one asked for. Projects and ballots have the numbers and the receipt
/// codes they have elsewhere; amounts are in euro; blank ballots are in it. Orders of preference are written as the points
/// they count for. `parvis tally` reads it: with `--endowment floor --completion add-one-then-greedy --stop exhaustive`, the
/// satisfaction and the seed of the poll, it comes to the same result.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots.pb", tag = "Ballots",
    params(("poll" = i64, Path, description = "The poll"), ("question" = Option<i64>, Query, description = "The question")),
    responses((status = 200, description = "The ballots", content_type = "text/plain", body = String), Public))]
pub async fn pb(call: Call) -> Answer {
    let (name, text) = file(&call).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").insert_header(attached(name)).body(text))
}

/// The same file, compressed.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots.pb.gz", tag = "Ballots",
    params(("poll" = i64, Path, description = "The poll"), ("question" = Option<i64>, Query, description = "The question")),
    responses((status = 200, description = "The ballots", content_type = "application/gzip", body = Vec<u8>), Public))]
pub async fn pb_gz(call: Call) -> Answer {
    let (name, text) = file(&call).await?;
    let mut compressed = Vec::new();
    gz::write(&mut compressed, &text).map_err(unwritten)?;
    Ok(HttpResponse::Ok().content_type("application/gzip").insert_header(attached(format!("{name}.gz"))).body(compressed))
}

/// The name of the file and what is in it.
async fn file(call: &Call) -> Result<(String, Vec<u8>), Trouble> {
    let sheet = published(call).await?;
    let query = call.query();
    let asked = Some(query.value("question")).filter(|asked| !asked.is_empty());
    let asked = asked.map(|asked| asked.parse().map(QuestionId)).transpose().map_err(|_| Trouble::NOT_FOUND)?;
    let mut shared = sheet.questions.iter().filter_map(|question| Some((question, question.budget.as_ref()?)));
    let (question, budget) = shared.find(|(question, _)| asked.is_none_or(|asked| asked == question.id)).ok_or(Trouble::NOT_FOUND)?;
    let votes = votes(&call.parvis, &sheet, question).await.map_err(Refusal::Storage)?;
    let mut text = Vec::new();
    written::file(&about(&sheet, question, budget), &projects(&sheet, question, budget), &votes).write(&mut text).map_err(unwritten)?;
    Ok((format!("poll-{}-question-{}.pb", sheet.poll, question.id), text))
}

fn about(sheet: &Sheet, question: &Question, budget: &Budget) -> About {
    let (least, most) = question.limits();
    About {
        description: title(sheet, question.id),
        unit: sheet.city.name.clone(),
        country: sheet.city.country.clone(),
        instance: format!("poll {}", sheet.poll),
        budget: budget.amount,
        rule: sheet.decisions.iter().find(|decision| decision.question.id == question.id).map(|decision| decision.rule.as_str()).unwrap_or_default(),
        kind: match question.method {
            Method::Knapsack => Kind::Knapsack,
            Method::Score { highest } => Kind::Points { highest },
            Method::Ranked { .. } => Kind::Points { highest: most },
            _ => Kind::Approval { least, most },
        },
    }
}

fn projects(sheet: &Sheet, question: &Question, budget: &Budget) -> Vec<Project> {
    let first = sheet.languages().into_iter().next().unwrap_or_default();
    let rows: Vec<_> = sheet.paper.questions.iter().filter(|asked| asked.row.id == question.id.0).flat_map(|asked| &asked.options).collect();
    let name = |id: i64| rows.iter().find(|(option, _)| option.id == id).and_then(|(_, texts)| texts.iter().find(|text| text.language == first));
    let project =
        |(option, &cost): (&OptionId, &u64)| Project { id: option.to_string(), cost, name: name(option.0).map(|text| text.label.clone()).unwrap_or_default() };
    question.options.iter().zip(&budget.costs).map(project).collect()
}

/// Every ballot by its receipt code, with what it gives to each project.
async fn votes(parvis: &Parvis, sheet: &Sheet, question: &Question) -> Result<Vec<Written>, DbErr> {
    let mut votes = Vec::new();
    let mut after = String::new();
    loop {
        let rows = ballots::sealed(parvis.database.read(), sheet.place(), &after, CHUNK).await?;
        for SealedBallot { receipt, ballot, .. } in &rows {
            let points = ballot.answer(question.id).map(|answer| question.points(answer)).unwrap_or_default();
            votes.push(Written { voter: receipt.clone(), points: points.into_iter().map(|(option, points)| (option.to_string(), points)).collect() });
        }
        match rows.last() {
            Some(row) if rows.len() == CHUNK as usize => after.clone_from(&row.receipt),
            _ => return Ok(votes),
        }
    }
}
