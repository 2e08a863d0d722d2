//! Polls as they are asked, kept in memory: what a ballot is checked against does not change while a poll is open.

use super::log::Log;
use super::refusal::{Refusal, Result};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId, PollId};
use domain::voting::count::TieRule;
use domain::voting::{Decision, Eligibility, Question, Secrecy};
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;
use store::polls::Paper;
use store::{Database, cities, consultations, logs, polls};

/// A poll with everything around it that a ballot or a page needs and that does not move.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The poll.
    pub poll: PollId,
    /// Its row when it was read; its moments may have moved since.
    pub row: polls::Poll,
    /// Its city.
    pub city: cities::City,
    /// Its consultation.
    pub consultation: consultations::Consultation,
    /// Titles and texts of the consultation.
    pub consultation_texts: Vec<consultations::ConsultationText>,
    /// The phase it counts for.
    pub phase: Phase,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// Who could link a ballot to its voter.
    pub secrecy: Secrecy,
    /// Every text.
    pub paper: Paper,
    /// The questions as the domain counts them.
    pub questions: Vec<Question>,
    /// How each is decided.
    pub decisions: Vec<Decision>,
    /// What does not change about its log; none for a draft, and for polls published before there were logs.
    pub log: Option<Log>,
}

impl Sheet {
    /// Where its rows belong.
    #[must_use]
    pub fn place(&self) -> (CityId, PollId) {
        (CityId(self.city.id), self.poll)
    }

    /// How ties are broken: by the seed that was published with the poll, before anybody voted.
    #[must_use]
    pub fn ties(&self) -> TieRule {
        if self.row.tie_seed.is_empty() { TieRule::Id } else { TieRule::Seed(self.row.tie_seed.clone()) }
    }

    /// Languages it is offered in.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        split(&self.consultation.languages)
    }
}

/// A list of language codes as stored.
#[must_use]
pub fn split(codes: &str) -> Vec<String> {
    codes.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// Sheets in memory for a few seconds, so that other nodes' corrections show soon.
#[derive(Clone, Debug)]
pub struct Papers(Cache<PollId, Arc<Sheet>>);

impl Default for Papers {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(1_000).time_to_live(Duration::from_secs(5)).build())
    }
}

impl Papers {
    /// The sheet of a poll, drafts included.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], or when the database refuses.
    pub async fn get(&self, database: &Database, id: PollId) -> Result<Arc<Sheet>> {
        if let Some(sheet) = self.0.get(&id) {
            return Ok(sheet);
        }
        let sheet = Arc::new(load(database, id).await?);
        if sheet.row.published_at.is_some() {
            self.0.insert(id, Arc::clone(&sheet));
        }
        Ok(sheet)
    }

    /// Forgets a poll that has changed.
    pub fn forget(&self, id: PollId) {
        self.0.invalidate(&id);
    }
}

async fn load(database: &Database, id: PollId) -> Result<Sheet> {
    let connection = database.read();
    let row = polls::by_id(connection, id).await?.ok_or(Refusal::NotFound)?;
    let city = cities::by_id(connection, CityId(row.city_id)).await?.ok_or(Refusal::NotFound)?;
    let consultation = consultations::by_id(connection, ConsultationId(row.consultation_id)).await?.ok_or(Refusal::NotFound)?;
    let consultation_texts = consultations::texts(connection, &[consultation.id]).await?;
    let phase = u8::try_from(consultation.phase).ok().and_then(Phase::from_number).ok_or(Refusal::NotFound)?;
    let eligibility = Eligibility::parse(&row.eligibility).ok_or(Refusal::NotFound)?;
    let secrecy = Secrecy::parse(&row.secrecy).ok_or(Refusal::NotFound)?;
    let paper = polls::paper(connection, id).await?;
    let (questions, decisions) = (paper.questions(), paper.decisions());
    let log = logs::log(connection, id).await?.map(Log::read).transpose()?;
    Ok(Sheet { poll: id, row, city, consultation, consultation_texts, phase, eligibility, secrecy, paper, questions, decisions, log })
}
