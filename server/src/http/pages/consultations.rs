//! `/{lang}/consultations` and `/{lang}/cities/{city}/consultations/{consultation}`.

use super::cards::{card, closes, days_left, opens, order, page_of, stage};
use super::cities::countries;
use super::texts::{city_name, pick, title};
use crate::engage::Caller;
use crate::engage::directory::{CityEntry, ConsultationEntry, Directory, PollEntry, directory, local};
use crate::engage::papers::split;
use crate::engage::registry::folded;
use crate::http::{Answer, Trouble, Visit};
use app::view::changes::{Change, ChangeKind, Correction};
use app::view::consultations::{Answer as OfficialAnswer, ConsultationView, ConsultationsView, PollCard, Stage};
use app::view::text::Text;
use app::words::Locale;
use domain::consultation::{Field, Level, PollState, Subject};
use domain::contract::Phase;
use domain::ids::{ConsultationId, PollId};
use domain::voting::Eligibility;
use jiff::Timestamp;
use std::collections::BTreeSet;
use store::moments::timestamp;
use store::{ballots, consultations, polls};

/// Consultations on one page of the list.
const PAGE: usize = 24;

/// The list.
pub async fn index(visit: Visit) -> Answer {
    visit
        .shared(async {
            let directory = directory(&visit.parvis).await?;
            let view = list(&directory, &visit, visit.parvis.clock.now());
            Ok(Box::new(move |frame: &_| app::pages::consultations::consultations(frame, &view)) as _)
        })
        .await
}

fn list(directory: &Directory, visit: &Visit, now: Timestamp) -> ConsultationsView {
    let (locale, asked) = (visit.locale, visit.query());
    let countries = countries(directory, locale);
    let query = asked.value("q").trim().to_owned();
    let country = Some(asked.value("country").to_owned()).filter(|code| countries.contains(code));
    let phase = Phase::parse(asked.value("phase"));
    let wanted_stage = Stage::parse(asked.value("state"));
    let wanted = folded(&query);
    let mut cards: Vec<_> = directory
        .consultations
        .iter()
        .filter(|entry| phase.is_none_or(|phase| entry.phase() == phase) && wanted_stage.is_none_or(|wanted| stage(entry, now) == wanted))
        .filter(|entry| {
            let city = directory.city_by_id(domain::ids::CityId(entry.row.city_id));
            entry.row.search.contains(&wanted) || city.is_some_and(|city| city.row.search.contains(&wanted))
        })
        .filter_map(|entry| card(directory, entry, locale, now))
        .filter(|card| country.as_ref().is_none_or(|code| *code == card.country))
        .collect();
    order(&mut cards);
    let found = cards.len() as u64;
    let (consultations, page, pages) = page_of(cards, asked.value("page"), PAGE);
    ConsultationsView { query, country, phase, stage: wanted_stage, countries, found, page, pages, consultations }
}

/// The page of a consultation.
pub async fn show(visit: Visit) -> Answer {
    visit
        .shared(async {
            let directory = directory(&visit.parvis).await?;
            let city = directory.city(visit.part("city")).ok_or(Trouble::NOT_FOUND)?;
            let entry = directory.consultation(city.id(), visit.part("consultation")).ok_or(Trouble::NOT_FOUND)?;
            let view = page(&visit, city, entry).await?;
            Ok(Box::new(move |frame: &_| app::pages::consultation::consultation(frame, &view)) as _)
        })
        .await
}

async fn page(visit: &Visit, city: &CityEntry, entry: &ConsultationEntry) -> Result<ConsultationView, Trouble> {
    let (locale, now) = (visit.locale, visit.parvis.clock.now());
    let row = &entry.row;
    let promised = split(&row.languages);
    let voted = voted(visit, visit.caller.as_ref()).await?;
    let changes = Changes::load(visit, city, entry).await?;
    Ok(ConsultationView {
        id: ConsultationId(row.id),
        city_slug: city.row.slug.clone(),
        city_name: city_name(&city.row, locale),
        slug: row.slug.clone(),
        title: title(row, &entry.texts, locale),
        summary: pick(&entry.texts, &promised, locale, |text| &text.summary),
        body: pick(&entry.texts, &promised, locale, |text| &text.body),
        level: Level::parse(&row.level).unwrap_or(Level::Inform),
        phase: entry.phase(),
        field: Field::parse(&row.field).unwrap_or(Field::Other),
        state: entry.state(),
        stage: stage(entry, now),
        published: row.published_at.map(|at| local(&city.row, timestamp(at))),
        participants: entry.participants,
        polls: entry.polls.iter().map(|poll| poll_card(poll, city, &promised, locale, now, &voted)).collect(),
        answer: row
            .answered_at
            .map(|at| OfficialAnswer { at: local(&city.row, timestamp(at)), body: pick(&entry.texts, &promised, locale, |text| &text.answer) }),
        corrections: changes.corrections,
        history: changes.history,
        team: visit.caller.as_ref().is_some_and(|caller| caller.in_team(city.id())),
        languages: promised,
    })
}

/// The polls this person has voted in.
async fn voted(visit: &Visit, caller: Option<&Caller>) -> Result<BTreeSet<PollId>, Trouble> {
    match caller {
        Some(caller) => Ok(ballots::voted_in(visit.parvis.database.read(), caller.person).await?.into_iter().collect()),
        None => Ok(BTreeSet::new()),
    }
}

fn poll_card(poll: &PollEntry, city: &CityEntry, promised: &[String], locale: Locale, now: Timestamp, voted: &BTreeSet<PollId>) -> PollCard {
    let state = poll.state(now);
    PollCard {
        id: PollId(poll.row.id),
        title: pick(&poll.texts, promised, locale, |text| &text.title),
        state,
        eligibility: Eligibility::parse(&poll.row.eligibility).unwrap_or(Eligibility::AnyAccount),
        opens: opens(poll).map(|at| local(&city.row, at)),
        closes: closes(poll).map(|at| local(&city.row, at)),
        days_left: if state == PollState::Open { days_left(closes(poll), now) } else { None },
        voters: poll.turnout.total(),
        voted: voted.contains(&PollId(poll.row.id)),
    }
}

/// What was decided and corrected in public.
pub struct Changes {
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// Decisions, newest first.
    pub history: Vec<Change>,
}

impl Changes {
    async fn load(visit: &Visit, city: &CityEntry, entry: &ConsultationEntry) -> Result<Self, Trouble> {
        let connection = visit.parvis.database.read();
        let promised = split(&entry.row.languages);
        let several = entry.polls.len() > 1;
        let about = |id: i64| {
            let poll = entry.polls.iter().find(|poll| poll.row.id == id).filter(|_| several)?;
            Some(pick(&poll.texts, &promised, visit.locale, |text| &text.title))
        };
        let reason_language = promised.first().cloned().unwrap_or_default();
        let corrections = consultations::corrections(connection, ConsultationId(entry.row.id), None).await?;
        let corrections = corrections.into_iter().filter_map(|row| correction(&city.row, row, &reason_language, &about)).collect();
        let ids: Vec<i64> = entry.polls.iter().map(|poll| poll.row.id).collect();
        let decisions = polls::decisions(connection, &ids).await?;
        let mut history: Vec<Change> = decisions.iter().filter_map(|row| change(&city.row, row, &reason_language, &about)).collect();
        if let Some(at) = entry.row.answered_at {
            history.push(Change { at: local(&city.row, timestamp(at)), kind: ChangeKind::AnswerPublished, about: None, reason: None });
        }
        history.sort_by(|a, b| b.at.cmp(&a.at));
        Ok(Self { corrections, history })
    }
}

/// A correction as it is shown.
pub fn correction(
    city: &store::cities::City,
    row: consultations::Correction,
    reason_language: &str,
    about: &impl Fn(i64) -> Option<Text>,
) -> Option<Correction> {
    Some(Correction {
        at: local(city, timestamp(row.made_at)),
        subject: Subject::parse(&row.subject)?,
        about: row.poll_id.and_then(about),
        before: Text::new(row.language.clone(), row.text_before),
        after: Text::new(row.language, row.text_after),
        reason: Some(Text::new(reason_language, row.reason)),
    })
}

/// A decision as it is shown.
pub fn change(city: &store::cities::City, row: &polls::Decision, reason_language: &str, about: &impl Fn(i64) -> Option<Text>) -> Option<Change> {
    let kind = match row.decision.as_str() {
        "published" => ChangeKind::Published,
        "extended" => ChangeKind::Extended { to: local(city, timestamp(row.closes_after_at?)) },
        "closed-early" => ChangeKind::ClosedEarly,
        "results-published" => ChangeKind::ResultsPublished,
        _ => return None,
    };
    let reason = Some(Text::new(reason_language, row.reason.clone())).filter(|reason| !reason.is_empty());
    Some(Change { at: local(city, timestamp(row.decided_at)), kind, about: about(row.poll_id), reason })
}
