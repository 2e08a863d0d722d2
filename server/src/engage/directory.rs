//! What everybody may see: cities, published consultations, their polls and how many took part. Read as a whole, kept
//! in memory for some seconds, and made anew when something public changes.

use super::refusal::Result;
use crate::parvis::Parvis;
use domain::consultation::{ConsultationLife, ConsultationState, PollLife, PollState};
use domain::contract::{Phase, PhaseWindow, Population};
use domain::ids::CityId;
use domain::participation::{Counters, Period, Scope};
use domain::voting::Turnout;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};
use store::cities::{City, ContractPhase};
use store::consultations::{Consultation, ConsultationText};
use store::moments::{date, timestamp};
use store::polls::{Poll, PollText};
use store::{ballots, cities, consultations, participation, polls};

/// The public registry at one moment.
#[derive(Debug, Default)]
pub struct Directory {
    /// Cities by name.
    pub cities: Vec<CityEntry>,
    /// Published consultations, newest first.
    pub consultations: Vec<ConsultationEntry>,
    by_slug: HashMap<String, usize>,
    by_id: HashMap<i64, usize>,
}

/// A city with what is counted of it.
#[derive(Clone, Debug)]
pub struct CityEntry {
    /// Its facts.
    pub row: City,
    /// The phases of its contract.
    pub phases: Vec<PhaseWindow>,
    /// Everything counted, all phases and periods.
    pub counters: Counters,
}

/// A published consultation.
#[derive(Clone, Debug)]
pub struct ConsultationEntry {
    /// Its row.
    pub row: Consultation,
    /// Its texts.
    pub texts: Vec<ConsultationText>,
    /// Its published polls.
    pub polls: Vec<PollEntry>,
    /// Distinct persons who took part.
    pub participants: u64,
}

/// A published poll.
#[derive(Clone, Debug)]
pub struct PollEntry {
    /// Its row.
    pub row: Poll,
    /// Its moments.
    pub life: PollLife,
    /// Its titles.
    pub texts: Vec<PollText>,
    /// How many voted.
    pub turnout: Turnout,
}

impl Directory {
    /// The city with this name in addresses.
    #[must_use]
    pub fn city(&self, slug: &str) -> Option<&CityEntry> {
        self.by_slug.get(slug).and_then(|&index| self.cities.get(index))
    }

    /// The city of this id.
    #[must_use]
    pub fn city_by_id(&self, id: CityId) -> Option<&CityEntry> {
        self.by_id.get(&id.0).and_then(|&index| self.cities.get(index))
    }

    /// The published consultations of a city, newest first.
    pub fn consultations_of(&self, city: CityId) -> impl Iterator<Item = &ConsultationEntry> {
        self.consultations.iter().filter(move |entry| entry.row.city_id == city.0)
    }

    /// The published consultation of a city with this name.
    #[must_use]
    pub fn consultation(&self, city: CityId, slug: &str) -> Option<&ConsultationEntry> {
        self.consultations_of(city).find(|entry| entry.row.slug == slug)
    }
}

impl CityEntry {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> CityId {
        CityId(self.row.id)
    }

    /// Its time zone.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        zone(&self.row)
    }

    /// Its declared population.
    #[must_use]
    pub fn population(&self) -> Option<Population> {
        population(&self.row)
    }

    /// The phase to show in a list: the latest that is current, otherwise the latest that was reached.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        let today = now.to_zoned_datetime(self.zone()).date();
        let standing = domain::contract::standing(&self.phases, today);
        let latest = |wanted: domain::contract::Standing| standing.iter().filter(|s| s.standing == wanted).map(|s| s.phase).max();
        latest(domain::contract::Standing::Current).or_else(|| latest(domain::contract::Standing::Completed))
    }
}

impl ConsultationEntry {
    /// The phase it counts for.
    #[must_use]
    pub fn phase(&self) -> Phase {
        u8::try_from(self.row.phase).ok().and_then(Phase::from_number).unwrap_or(Phase::ExpressionOfInterest)
    }

    /// Published or answered.
    #[must_use]
    pub fn state(&self) -> ConsultationState {
        ConsultationLife { published_at: self.row.published_at.map(timestamp), answered_at: self.row.answered_at.map(timestamp) }.state()
    }

    /// Is a poll open now?
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.polls.iter().any(|poll| poll.state(now) == PollState::Open)
    }
}

impl PollEntry {
    /// Where it is in its life.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> PollState {
        self.life.state(now)
    }
}

/// The time zone of a city; UTC where its name means nothing to us.
#[must_use]
pub fn zone(city: &City) -> TimeZone {
    TimeZone::get(&city.time_zone).unwrap_or(TimeZone::UTC)
}

/// A moment in the time of a city.
#[must_use]
pub fn local(city: &City, moment: Timestamp) -> ZonedDateTime {
    moment.to_zoned_datetime(zone(city))
}

/// The population a city declares.
#[must_use]
pub fn population(city: &City) -> Option<Population> {
    Some(Population {
        count: u32::try_from(city.population?).ok()?,
        year: city.population_year.and_then(|year| i16::try_from(year).ok()),
        source: city.population_source.clone(),
        note: city.population_note.clone(),
        to_be_replaced: city.population_to_be_replaced,
    })
}

/// The phases as the domain knows them.
#[must_use]
pub fn windows(rows: &[ContractPhase]) -> Vec<PhaseWindow> {
    rows.iter()
        .filter_map(|row| {
            Some(PhaseWindow {
                phase: u8::try_from(row.phase).ok().and_then(Phase::from_number)?,
                starts: row.starts_on.as_deref().and_then(date),
                ends: row.ends_on.as_deref().and_then(date),
                approximate: row.approximate,
            })
        })
        .collect()
}

/// The directory in memory.
#[derive(Debug, Default)]
pub struct Directories {
    held: RwLock<Held>,
    loading: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Held {
    /// How often something public has changed.
    changes: u64,
    kept: Option<(Instant, Arc<Directory>)>,
}

impl Directories {
    /// Something public has changed. To be called after the commit.
    pub fn forget(&self) {
        if let Ok(mut held) = self.held.write() {
            held.changes += 1;
            held.kept = None;
        }
    }

    fn fresh(&self, most: Duration) -> Option<Arc<Directory>> {
        let held = self.held.read().ok()?;
        held.kept.as_ref().filter(|(since, _)| since.elapsed() < most).map(|(_, directory)| Arc::clone(directory))
    }

    /// How often something has changed until now. To be asked before reading, for [`Directories::keep`].
    fn changes(&self) -> Option<u64> {
        self.held.read().ok().map(|held| held.changes)
    }

    /// Keeps what was read since `began`, unless something has changed meanwhile: then it may lack just that.
    fn keep(&self, changes: Option<u64>, began: Instant, directory: &Arc<Directory>) {
        if let Ok(mut held) = self.held.write()
            && changes == Some(held.changes)
        {
            held.kept = Some((began, Arc::clone(directory)));
        }
    }
}

/// The public registry, at most some seconds old.
///
/// # Errors
/// When the database refuses.
pub async fn directory(parvis: &Parvis) -> Result<Arc<Directory>> {
    let most = Duration::from_secs(parvis.config.cache_seconds.into());
    if let Some(directory) = parvis.directories.fresh(most) {
        return Ok(directory);
    }
    let _one_at_a_time = parvis.directories.loading.lock().await;
    if let Some(directory) = parvis.directories.fresh(most) {
        return Ok(directory);
    }
    let (changes, began) = (parvis.directories.changes(), Instant::now());
    let directory = Arc::new(load(parvis).await?);
    parvis.directories.keep(changes, began, &directory);
    Ok(directory)
}

async fn load(parvis: &Parvis) -> Result<Directory> {
    let connection = parvis.database.read();
    let mut phases: BTreeMap<i64, Vec<ContractPhase>> = BTreeMap::new();
    for phase in cities::all_phases(connection).await? {
        phases.entry(phase.city_id).or_default().push(phase);
    }
    let mut counters = participation::rollups(connection, Scope { phase: None, period: Period::All }).await?;
    let cities: Vec<CityEntry> = cities::all(connection)
        .await?
        .into_iter()
        .map(|row| CityEntry {
            phases: windows(&phases.remove(&row.id).unwrap_or_default()),
            counters: counters.remove(&CityId(row.id)).unwrap_or_default(),
            row,
        })
        .collect();
    let consultations = load_consultations(parvis).await?;
    let by_slug = cities.iter().enumerate().map(|(index, city)| (city.row.slug.clone(), index)).collect();
    let by_id = cities.iter().enumerate().map(|(index, city)| (city.row.id, index)).collect();
    Ok(Directory { cities, consultations, by_slug, by_id })
}

async fn load_consultations(parvis: &Parvis) -> Result<Vec<ConsultationEntry>> {
    let connection = parvis.database.read();
    let rows = consultations::published(connection).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut texts: HashMap<i64, Vec<ConsultationText>> = HashMap::new();
    for text in consultations::texts(connection, &ids).await? {
        texts.entry(text.consultation_id).or_default().push(text);
    }
    let polls = polls::published(connection).await?;
    let poll_ids: Vec<i64> = polls.iter().map(|poll| poll.id).collect();
    let mut poll_texts: HashMap<i64, Vec<PollText>> = HashMap::new();
    for text in polls::texts(connection, &poll_ids).await? {
        poll_texts.entry(text.poll_id).or_default().push(text);
    }
    let mut turnouts = ballots::turnouts(connection, &poll_ids).await?;
    let mut participants = ballots::participants(connection).await?;
    let mut entries: HashMap<i64, Vec<PollEntry>> = HashMap::new();
    for row in polls {
        let turnout = turnouts.remove(&row.id).unwrap_or_default();
        let entry = PollEntry { life: polls::life(&row), texts: poll_texts.remove(&row.id).unwrap_or_default(), turnout, row };
        entries.entry(entry.row.consultation_id).or_default().push(entry);
    }
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let polls = entries.remove(&row.id).unwrap_or_default();
        let participants = participants.remove(&row.id).unwrap_or_default();
        found.push(ConsultationEntry { texts: texts.remove(&row.id).unwrap_or_default(), polls, participants, row });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Directories, Directory};
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn what_was_read_before_a_change_is_not_kept_after_it() {
        let directories = Directories::default();
        let (changes, began) = (directories.changes(), Instant::now());
        directories.forget();
        directories.keep(changes, began, &Arc::new(Directory::default()));
        assert!(directories.fresh(MINUTE).is_none());
        directories.keep(directories.changes(), began, &Arc::new(Directory::default()));
        assert!(directories.fresh(MINUTE).is_some());
        directories.forget();
        assert!(directories.fresh(MINUTE).is_none());
    }
}
