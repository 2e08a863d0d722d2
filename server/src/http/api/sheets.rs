//! `/api/v1/polls/{poll}/sheets`: the way for paper opened and closed, the codes of sheets, and where every sheet went.

use super::answers::{Changing, IdempotencyKey, Restricted};
use super::body::Write;
use super::caller::Call;
use super::piles::not_now;
use crate::engage::polls::for_team;
use crate::engage::{offline, once};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use domain::ids::CityId;
use domain::voting::offline::SheetCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::moments::timestamp;
use store::polls::{by_id, life};
use utoipa::ToSchema;

/// Where the sheets of a poll went. What came back is that of piles that are counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Sheets {
    /// The team takes paper: the poll is not sealed before it says that all is in.
    pub open: bool,
    /// Sheets that were issued.
    pub issued: u64,
    /// Sheets that came back.
    pub returned: u64,
    /// Those counted as ballots.
    pub entered: u64,
    /// Those that were spoiled.
    pub spoiled: u64,
    /// Those refused: their code is unknown, or was used before.
    pub refused: u64,
    /// Sheets that have not come back.
    pub outstanding: u64,
    /// Every sheet that came back was entered, spoiled or refused, and no more were used than issued.
    pub balanced: bool,
    /// What was issued, newest first.
    pub prints: Vec<Print>,
}

/// Sheets that were issued together.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Print {
    /// How many.
    pub sheets: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// How many sheets to issue.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSheets {
    /// 1 to 500.
    pub sheets: usize,
}

/// The codes of new sheets.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Codes {
    /// One for each sheet: `ABCD-EFGH`. Told once.
    #[schema(value_type = Vec<String>)]
    pub codes: Vec<SheetCode>,
}

/// Where the sheets of a poll went.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/sheets", tag = "Paper", params(("poll" = i64, Path, description = "The poll")),
    responses((status = 200, description = "The sheets", body = Sheets), Restricted), security(("token" = []), ("session" = [])))]
pub async fn show(call: Call) -> Answer {
    let sheet = for_team(&call.parvis, call.signed_in()?, call.poll()?).await?;
    let connection = call.parvis.database.read();
    let row = by_id(connection, sheet.poll).await?.ok_or(Trouble::NOT_FOUND)?;
    let found = offline::reconcile(connection, CityId(sheet.city.id), sheet.poll).await?;
    let prints = store::sheets::prints(connection, sheet.poll).await?;
    let print = |print: store::sheets::Print| Print { sheets: u64::try_from(print.sheets).unwrap_or(0), at: timestamp(print.printed_at) };
    Ok(HttpResponse::Ok().json(Sheets {
        open: row.offline_open && life(&row).issues_sheets(call.parvis.clock.now()).is_ok(),
        issued: found.issued,
        returned: found.returned,
        entered: found.entered,
        spoiled: found.spoiled,
        refused: found.refused,
        outstanding: found.outstanding(),
        balanced: found.imbalances().is_empty(),
        prints: prints.into_iter().map(print).collect(),
    }))
}

/// Opens the way for paper.
///
/// From then on the poll is not sealed until the team says that all is in.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/sheets/open", tag = "Paper", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    responses((status = 204, description = "Open, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn open(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, offline::open(&call.parvis, caller, call.poll()?)).await.map_err(not_now)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Says that all paper is in.
///
/// Refused as long as a pile is not counted. A poll that has closed is then sealed.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/sheets/close", tag = "Paper", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    responses((status = 204, description = "All is in, now or before"), Changing), security(("token" = []), ("session" = [])))]
pub async fn close(write: Write) -> Answer {
    let (call, caller) = write.with_nothing()?;
    once::run(&call.parvis, caller, offline::close(&call.parvis, caller, call.poll()?)).await.map_err(not_now)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Issues sheets: their codes, to be printed.
///
/// Codes are told once, and only a mark of each is kept. A request that is repeated under its key issues nothing more and tells no codes: 409.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/sheets", tag = "Paper", params(("poll" = i64, Path, description = "The poll"), IdempotencyKey),
    request_body = NewSheets, responses((status = 201, description = "Issued", body = Codes), Changing), security(("token" = []), ("session" = [])))]
pub async fn print(write: Write) -> Answer {
    let (call, caller) = (&write.call, &write.caller);
    let poll = for_team(&call.parvis, caller, call.poll()?).await?.poll;
    let sent: NewSheets = write.sent()?;
    let mut codes = None;
    let act = async {
        codes = Some(offline::print(&call.parvis, caller, poll, sent.sheets).await?);
        Ok(())
    };
    once::run(&call.parvis, caller, act).await.map_err(not_now)?;
    let codes = codes.ok_or_else(|| Trouble::Conflict("codes-told-before".to_owned()))?;
    Ok(HttpResponse::Created().json(Codes { codes }))
}
