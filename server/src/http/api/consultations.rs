//! `/api/v1/consultations`: what everybody reads, and what teams see of their drafts.

use super::answers::{Filtered, Paging, Public, Restricted};
use super::caller::Call;
use super::changes::{Correction, Decision};
use super::listing::{Asked, Listing, chosen, listing};
use super::schemas;
use super::texts::{Texts, texts};
use crate::engage::consultations::missing;
use crate::engage::directory::{ConsultationEntry, Directory, directory};
use crate::engage::papers::split;
use crate::engage::registry::folded;
use crate::http::pages::cards::stage;
use crate::http::{Answer, Trouble};
use crate::parvis::Parvis;
use actix_web::HttpResponse;
use app::view::consultations::Stage;
use domain::consultation::{ConsultationLife, ConsultationState, Field, Level, Missing, PollState};
use domain::contract::{Country, Phase};
use domain::ids::{CityId, ConsultationId, PollId};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use store::consultations::{self, Consultation as Row, ConsultationText};
use store::moments::timestamp;
use store::polls::{Poll, PollText, life};
use store::{ballots, cities, polls};
use utoipa::ToSchema;

/// A consultation in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConsultationSummary {
    /// Its number.
    #[schema(value_type = i64)]
    pub id: ConsultationId,
    /// The city, by its name in addresses.
    pub city: String,
    /// Its name in addresses.
    pub slug: String,
    /// Languages it is offered in; the first is that of public reasons.
    pub languages: Vec<String>,
    /// Title.
    pub title: Texts,
    /// Summary, plain text.
    pub summary: Texts,
    /// The promise to the public (IAP2).
    #[schema(schema_with = schemas::level)]
    pub level: Option<Level>,
    /// The phase of the contract.
    #[schema(schema_with = schemas::phase)]
    pub phase: Option<Phase>,
    /// What it is about.
    #[schema(schema_with = schemas::field)]
    pub field: Option<Field>,
    /// Where it is in its life.
    #[schema(schema_with = schemas::consultation_state)]
    pub state: ConsultationState,
    /// When it was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published: Option<Timestamp>,
    /// When the city answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered: Option<Timestamp>,
}

/// A consultation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Consultation {
    /// What lists show.
    #[serde(flatten)]
    pub summary: ConsultationSummary,
    /// Text, Markdown.
    pub body: Texts,
    /// The official answer, Markdown. Before it is published, only its team sees it.
    pub answer: Texts,
    /// Its polls; drafts only for its team.
    pub polls: Vec<PollSummary>,
    /// What is missing before it may be published; only for its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Object>>)]
    pub missing: Option<Vec<Missing>>,
    /// Public decisions about its polls, newest first.
    pub decisions: Vec<Decision>,
    /// Public corrections, newest first.
    pub corrections: Vec<Correction>,
}

/// A poll of a consultation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PollSummary {
    /// Its number.
    #[schema(value_type = i64)]
    pub id: PollId,
    /// Title.
    pub title: Texts,
    /// Where it is in its life.
    #[schema(schema_with = schemas::poll_state)]
    pub state: PollState,
    /// When it opens.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens: Option<Timestamp>,
    /// When it closes.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// How many people have voted.
    pub voters: u64,
}

pub(super) fn summary(row: &Row, rows: &[ConsultationText], city: &str) -> ConsultationSummary {
    let (published, answered) = (row.published_at.map(timestamp), row.answered_at.map(timestamp));
    ConsultationSummary {
        id: ConsultationId(row.id),
        city: city.to_owned(),
        slug: row.slug.clone(),
        languages: split(&row.languages),
        title: texts(rows, |text| &text.title),
        summary: texts(rows, |text| &text.summary),
        level: Level::parse(&row.level),
        phase: u8::try_from(row.phase).ok().and_then(Phase::from_number),
        field: Field::parse(&row.field),
        state: ConsultationLife { published_at: published, answered_at: answered }.state(),
        published,
        answered,
    }
}

/// What a list may be narrowed to.
struct Narrowed {
    words: String,
    city: Option<CityId>,
    country: Option<Country>,
    phase: Option<Phase>,
    stage: Option<Stage>,
    now: Timestamp,
}

impl Narrowed {
    fn fits(&self, directory: &Directory, entry: &ConsultationEntry) -> bool {
        let Some(city) = directory.city_by_id(CityId(entry.row.city_id)) else { return false };
        (entry.row.search.contains(&self.words) || city.row.search.contains(&self.words))
            && self.city.is_none_or(|wanted| wanted == city.id())
            && self.country.is_none_or(|country| country.as_str() == city.row.country)
            && self.phase.is_none_or(|phase| entry.phase() == phase)
            && self.stage.is_none_or(|wanted| stage(entry, self.now) == wanted)
    }
}

/// The published consultations.
///
/// Newest first.
#[utoipa::path(get, path = "/api/v1/consultations", tag = "Consultations",
    params(("q" = Option<String>, Query, description = "Words in its title, its summary or the name of its city"),
        ("city" = Option<String>, Query, description = "A city, by its name in addresses"), ("country" = Option<String>, Query, description = "ISO 3166 code"),
        ("phase" = Option<String>, Query, description = "Phase of the contract"),
        ("state" = Option<String>, Query, description = "`open`, `upcoming`, `closed` or `answered`"), Paging),
    responses((status = 200, description = "A page of consultations", body = Listing<ConsultationSummary>), Filtered))]
pub async fn index(call: Call) -> Answer {
    let query = call.query();
    let asked = Asked::read(&query)?;
    let after = asked.after_number()?;
    let directory = directory(&call.parvis).await?;
    let narrowed = Narrowed {
        words: folded(query.value("q").trim()),
        city: chosen(&query, "city", |slug| directory.city(slug).map(|city| city.id()))?,
        country: chosen(&query, "country", Country::parse)?,
        phase: chosen(&query, "phase", Phase::parse)?,
        stage: chosen(&query, "state", Stage::parse)?,
        now: call.parvis.clock.now(),
    };
    let found = directory.consultations.iter().filter(|entry| after.is_none_or(|after| entry.row.id < after) && narrowed.fits(&directory, entry));
    let page = found
        .take(asked.limit + 1)
        .map(|entry| summary(&entry.row, &entry.texts, directory.city_by_id(CityId(entry.row.city_id)).map_or("", |city| &city.row.slug)))
        .collect();
    Ok(listing(&call, &asked, page, |entry: &ConsultationSummary| entry.id.to_string()))
}

/// A consultation.
///
/// Drafts are there for their team only.
#[utoipa::path(get, path = "/api/v1/consultations/{consultation}", tag = "Consultations",
    params(("consultation" = i64, Path, description = "Its number")), responses((status = 200, description = "The consultation", body = Consultation), Public))]
pub async fn show(call: Call) -> Answer {
    let connection = call.parvis.database.read();
    let row = consultations::by_id(connection, call.consultation()?).await?.ok_or(Trouble::NOT_FOUND)?;
    let team = call.caller.as_ref().is_some_and(|caller| caller.in_team(CityId(row.city_id)));
    if row.published_at.is_none() && !team {
        return Err(Trouble::NOT_FOUND);
    }
    let city = cities::by_id(connection, CityId(row.city_id)).await?.ok_or(Trouble::NOT_FOUND)?;
    let rows = consultations::texts(connection, &[row.id]).await?;
    let of_it: Vec<Poll> = polls::of_consultations(connection, &[row.id]).await?.into_iter().filter(|poll| team || poll.published_at.is_some()).collect();
    let ids: Vec<i64> = of_it.iter().map(|poll| poll.id).collect();
    let corrections = consultations::corrections(connection, ConsultationId(row.id), None).await?;
    let shown = Consultation {
        body: texts(&rows, |text| &text.body),
        answer: if team || row.answered_at.is_some() { texts(&rows, |text| &text.answer) } else { Texts::new() },
        polls: poll_summaries(&call.parvis, of_it).await?,
        missing: (team && row.published_at.is_none()).then(|| missing(&row, &rows)),
        decisions: polls::decisions(connection, &ids).await?.into_iter().rev().map(Decision::from).collect(),
        corrections: corrections.into_iter().map(Correction::from).collect(),
        summary: summary(&row, &rows, &city.slug),
    };
    Ok(HttpResponse::Ok().json(shown))
}

async fn poll_summaries(parvis: &Parvis, rows: Vec<Poll>) -> Result<Vec<PollSummary>, Trouble> {
    let (connection, now) = (parvis.database.read(), parvis.clock.now());
    let ids: Vec<i64> = rows.iter().map(|poll| poll.id).collect();
    let mut titles: BTreeMap<i64, Vec<PollText>> = BTreeMap::new();
    for text in polls::texts(connection, &ids).await? {
        titles.entry(text.poll_id).or_default().push(text);
    }
    let turnouts = ballots::turnouts(connection, &ids).await?;
    let shown = rows.iter().map(|row| PollSummary {
        id: PollId(row.id),
        title: texts(titles.get(&row.id).map_or(&[][..], Vec::as_slice), |text| &text.title),
        state: life(row).state(now),
        opens: row.opens_at.map(timestamp),
        closes: row.closes_at.map(timestamp),
        voters: turnouts.get(&row.id).map_or(0, domain::voting::Turnout::total),
    });
    Ok(shown.collect())
}

/// The consultations of a city, drafts included.
///
/// For its team. Newest first.
#[utoipa::path(get, path = "/api/v1/teams/{city}/consultations", tag = "Teams",
    params(("city" = String, Path, description = "The city, by its name in addresses"), Paging),
    responses((status = 200, description = "A page of consultations", body = Listing<ConsultationSummary>), Restricted),
    security(("token" = []), ("session" = [])))]
pub async fn of_team(call: Call) -> Answer {
    let city = call.team_city(false).await?;
    let asked = Asked::read(&call.query())?;
    let after = asked.after_number()?;
    let connection = call.parvis.database.read();
    let mut rows = consultations::of_city(connection, CityId(city.id)).await?;
    rows.retain(|row| after.is_none_or(|after| row.id < after));
    rows.truncate(asked.limit + 1);
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut of_rows: BTreeMap<i64, Vec<ConsultationText>> = BTreeMap::new();
    for text in consultations::texts(connection, &ids).await? {
        of_rows.entry(text.consultation_id).or_default().push(text);
    }
    let page = rows.iter().map(|row| summary(row, of_rows.get(&row.id).map_or(&[][..], Vec::as_slice), &city.slug)).collect();
    Ok(listing(&call, &asked, page, |entry: &ConsultationSummary| entry.id.to_string()))
}
