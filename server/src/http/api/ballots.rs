//! `/api/v1/polls/{poll}/ballots`: casting a ballot, and every ballot of a poll whose results are public.

use super::answers::{Changing, IdempotencyKey, Paging, Public};
use super::body::Cast;
use super::caller::Call;
use super::listing::{Asked, Listing, listing};
use super::polls::sheet;
use super::problem::FieldProblem;
use crate::engage::Refusal;
use crate::engage::ballots::{Asking, CastRefusal, Receipt as Given, Request, cast as put_in};
use crate::engage::papers::Sheet;
use crate::engage::polls::results;
use crate::http::files::attached;
use crate::http::pages::poll::{of_roll, unnamed};
use crate::http::{Answer, Trouble};
use crate::parvis::Parvis;
use actix_web::{HttpResponse, web};
use app::view::form::FieldError;
use domain::ids::{OptionId, QuestionId};
use domain::voting::{Answer as Answered, Ballot, BallotError, Secrecy};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::ballots::SealedBallot;
use store::{DbErr, ballots};
use utoipa::ToSchema;

/// Ballots read at once for a download.
const CHUNK: u32 = 1_000;

/// The answer to a question.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotAnswer {
    /// The question.
    #[schema(value_type = i64)]
    pub question: QuestionId,
    /// The chosen options; none leaves it blank.
    #[schema(value_type = Vec<i64>)]
    pub options: Vec<OptionId>,
    /// Where the method has marks, one for each option: its place from 1 (`ranked`), or its number (`score`, `points`, `quadratic`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<u16>,
}

/// A ballot to cast.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotSent {
    /// The answers. A question that is not mentioned is left blank.
    pub answers: Vec<BallotAnswer>,
    /// "I declare that I live in this city": needed where the poll is for residents.
    #[serde(default)]
    pub declares_residence: bool,
    /// The name under which the ballot will be public: needed where ballots are named, and of no use elsewhere.
    #[serde(default)]
    pub name: String,
    /// Where the poll has an electoral roll: the code, or the identifier, of somebody on it. No account is needed then. Without it,
    /// whoever calls votes as the one on the roll with their address.
    #[serde(default)]
    pub code: String,
}

/// The proof that a ballot was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// A code that stands for the entry of the ballot in the log of the poll. After the close, the ballot is published under it.
    pub receipt: String,
    /// It took the place of an earlier ballot. A repeated request says false.
    pub replaced: bool,
    /// The signed promise that the ballot will be in the log, with what opens its entry: `parvis audit --receipt` checks it. It shows
    /// how its holder voted. Missing when the ballot was replaced in the meantime, and in polls published before there were logs.
    #[schema(value_type = Option<Object>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<ledger::Receipt>,
}

/// A published ballot.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedBallot {
    /// The code its voter was given.
    pub receipt: String,
    /// The name its voter gave; only where ballots are named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The answers.
    pub answers: Vec<BallotAnswer>,
}

/// Casts a ballot, or replaces the one cast before.
///
/// When this answers, the ballot is kept for good. It can be replaced until the poll closes. In a poll with an electoral roll the
/// ballot carries a `code` instead of an account; a program without a token then sends the header `Origin` with the address of this
/// Parvis, as browsers do.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/ballots", tag = "Ballots", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = BallotSent, responses((status = 201, description = "Recorded", body = Receipt), Changing), security(("token" = []), ("session" = [])))]
pub async fn cast(cast: Cast<BallotSent>) -> Answer {
    let Cast { call, caller, key, sent } = cast;
    let poll = call.poll()?;
    let code = sent.code.trim();
    if !code.is_empty() {
        call.count_code(poll)?;
    }
    let request = Request { answers: given(&sent.answers), declares_residence: sent.declares_residence, name: sent.name.clone(), key };
    match put_in(&call.parvis, Asking { account: caller.as_ref(), code }, poll, request).await {
        Ok(Given { code, replaced, signed }) => Ok(HttpResponse::Created().json(Receipt { receipt: code, replaced, signed })),
        Err(CastRefusal::Ballot(errors)) => Err(Trouble::Fields(errors.into_iter().map(|(question, error)| wrong(&sent.answers, question, error)).collect())),
        Err(CastRefusal::Name(error)) => Err(Trouble::Fields(vec![FieldProblem::new("name", &unnamed(error))])),
        Err(CastRefusal::Roll(refused)) => Err(Trouble::Fields(vec![FieldProblem::new("code", &of_roll(refused))])),
        // Nothing sealed is sent here.
        Err(CastRefusal::Sealed(_)) => Err(Trouble::NOT_FOUND),
        Err(CastRefusal::ResidenceNotDeclared) => Err(Trouble::Fields(vec![FieldProblem::new("declares_residence", &FieldError::Unticked)])),
        Err(CastRefusal::Other(refusal)) => {
            if matches!(refusal, Refusal::Poll(_)) {
                call.parvis.papers.forget(poll);
            }
            Err(refusal.into())
        }
    }
}

/// What is wrong with the answer to a question, where it was given.
#[must_use]
pub fn wrong(answers: &[BallotAnswer], question: QuestionId, error: BallotError) -> FieldProblem {
    let of_marks = matches!(error, BallotError::Marks | BallotError::SamePlace | BallotError::TooHigh { .. } | BallotError::Overspent { .. });
    let part = if of_marks { "marks" } else { "options" };
    let error = FieldError::from(error);
    let place = answers.iter().position(|answer| answer.question == question);
    let field = place.map_or_else(|| "answers".to_owned(), |index| format!("answers[{index}].{part}"));
    FieldProblem { detail: Some(format!("question {question}")), ..FieldProblem::new(&field, &error) }
}

/// The poll, if its results are public.
///
/// # Errors
/// Not found, otherwise.
pub async fn published(call: &Call) -> Result<Arc<Sheet>, Trouble> {
    let sheet = sheet(call).await?;
    results(&call.parvis, &sheet).await?.ok_or(Trouble::NOT_FOUND)?;
    Ok(sheet)
}

fn shown(SealedBallot { receipt, name, ballot }: SealedBallot) -> PublishedBallot {
    PublishedBallot { receipt, name: name.map(String::from), answers: answers_of(&ballot) }
}

/// The answers of a ballot.
#[must_use]
pub fn answers_of(ballot: &Ballot) -> Vec<BallotAnswer> {
    let answer = |answer: &Answered| BallotAnswer { question: answer.question, options: answer.choices.clone(), marks: answer.marks.clone() };
    ballot.answers().iter().map(answer).collect()
}

/// What was sent, as ballots and sheets are read.
#[must_use]
pub fn given(answers: &[BallotAnswer]) -> Vec<Answered> {
    answers.iter().map(|answer| Answered { question: answer.question, choices: answer.options.clone(), marks: answer.marks.clone() }).collect()
}

/// Every ballot of a poll whose results are public.
///
/// In the order of receipts, which is random. Ballots of encrypted polls have no answers: nobody opens them.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots", tag = "Ballots", params(("poll" = i64, Path, description = "The poll"), Paging),
    responses((status = 200, description = "A page of ballots", body = Listing<PublishedBallot>), Public))]
pub async fn index(call: Call) -> Answer {
    let asked = Asked::read(&call.query())?;
    let sheet = published(&call).await?;
    let most = u32::try_from(asked.limit + 1).unwrap_or(CHUNK);
    let after = asked.after.as_deref().unwrap_or_default();
    let rows = ballots::sealed(call.parvis.database.read(), sheet.place(), after, most).await?;
    Ok(listing(&call, &asked, rows.into_iter().map(shown).collect(), |ballot: &PublishedBallot| ballot.receipt.clone()))
}

/// Every ballot of a poll whose results are public, as a table.
///
/// One row for each ballot and one column for each question; several options are set apart by a space, and a mark
/// follows its option after a colon.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/ballots.csv", tag = "Ballots", params(("poll" = i64, Path, description = "The poll")),
    responses((status = 200, description = "The ballots", content_type = "text/csv", body = String), Public))]
pub async fn csv(call: Call) -> Answer {
    let sheet = published(&call).await?;
    let name = format!("ballots-{}.csv", sheet.poll);
    let parvis = call.parvis.clone();
    // A download of a million ballots passes through memory a thousand at a time.
    let chunks = stream::try_unfold(Some(String::new()), move |after| {
        let (parvis, sheet) = (parvis.clone(), Arc::clone(&sheet));
        async move {
            match after {
                Some(after) => chunk(&parvis, &sheet, &after).await.map(Some),
                None => Ok(None),
            }
        }
    });
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").insert_header(attached(name)).streaming(Box::pin(chunks)))
}

/// Some rows of the table, and the receipt after which the next begin.
async fn chunk(parvis: &Parvis, sheet: &Sheet, after: &str) -> Result<(web::Bytes, Option<String>), Broken> {
    let rows = ballots::sealed(parvis.database.read(), sheet.place(), after, CHUNK).await?;
    let next = rows.last().filter(|_| rows.len() == CHUNK as usize).map(|row| row.receipt.clone());
    let mut writer = csv::Writer::from_writer(Vec::new());
    if after.is_empty() {
        let questions = sheet.questions.iter().map(|question| format!("question_{}", question.id));
        let name = (sheet.secrecy == Secrecy::Named).then(|| "name".to_owned());
        writer.write_record(std::iter::once("receipt".to_owned()).chain(name).chain(questions))?;
    }
    for SealedBallot { receipt, name, ballot } in &rows {
        let name = (sheet.secrecy == Secrecy::Named).then(|| name.clone().map(String::from).unwrap_or_default());
        writer.write_record(std::iter::once(receipt.clone()).chain(name).chain(sheet.questions.iter().map(|question| cell(ballot, question.id))))?;
    }
    let text = writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))?;
    Ok((text.into(), next))
}

/// `31 33`, or `31:2 33:1` with marks.
fn cell(ballot: &Ballot, question: QuestionId) -> String {
    let Some(answer) = ballot.answer(question) else { return String::new() };
    let option = |(option, mark): (OptionId, u16)| if mark == 0 { option.to_string() } else { format!("{option}:{mark}") };
    answer.marked().into_iter().map(option).collect::<Vec<_>>().join(" ")
}

/// The download breaks off: whoever reads it sees that it is not whole.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("storage failed: {0}")]
    Storage(#[from] DbErr),
    #[error("the table cannot be written: {0}")]
    Table(#[from] csv::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_where_it_was_given() {
        let answers = [
            BallotAnswer { question: QuestionId(7), options: vec![], marks: vec![] },
            BallotAnswer { question: QuestionId(8), options: vec![OptionId(1)], marks: vec![] },
        ];
        let problem = wrong(&answers, QuestionId(8), BallotError::TooFew { min: 2 });
        assert_eq!((problem.field.as_str(), problem.code.as_str(), problem.limits.get("min")), ("answers[1].options", "too-few-choices", Some(&2)));
        assert_eq!(wrong(&answers, QuestionId(9), BallotError::Missing).field, "answers");
    }
}
