//! What time it is. Polls open and close by this clock and by no other.
//!
//! The wall clock of a machine can be set, by mistake or on purpose, while Parvis runs. So the system clock here is the
//! wall clock at the start plus the time that has passed since on the monotonic clock, which nobody can set:
//!
//! - a difference of up to [`TOLERANCE_MILLIS`] (time servers correct in small steps) is followed without a word;
//! - a larger one is not followed before the next start. It is reported by [`Clock::skew`], so that somebody looks;
//! - time never goes back: when the wall clock is corrected backwards, time stands still until it has caught up.
//!
//! The latest moment seen is kept in the database ([`Clock::remember`]). If a later start finds the wall clock before
//! it ([`Clock::guard`]), then [`Clock::is_trusted`] is false: no poll opens or closes and no ballot is accepted until
//! the time has caught up, or until somebody who has checked the clock says that it is right ([`Clock::forget`]).
//!
//! A machine that was suspended counts as a wall clock that was set: the monotonic clock of Linux stops meanwhile.

use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::{Database, DbErr, moments, settings};

/// How far the wall clock may be from the steady time before it is no longer followed, in milliseconds.
pub const TOLERANCE_MILLIS: i64 = 2_000;
/// How often [`Clock::remember`] should be called while Parvis runs.
pub const REMEMBER_EVERY: Duration = Duration::from_secs(5);

/// A clock. Clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    /// The latest moment that an earlier run has seen, in milliseconds.
    seen_before: AtomicI64,
}

#[derive(Debug)]
enum Source {
    System { started: Instant, steady: Mutex<Steady> },
    Manual(AtomicI64),
}

impl Clock {
    /// The clock of this machine.
    #[must_use]
    pub fn system() -> Self {
        let steady = Steady::at(wall_clock());
        Self::new(Source::System { started: Instant::now(), steady: Mutex::new(steady) })
    }

    /// A clock that only moves when told to, for tests.
    #[must_use]
    pub fn manual(at: Timestamp) -> Self {
        Self::new(Source::Manual(AtomicI64::new(at.as_millisecond())))
    }

    fn new(source: Source) -> Self {
        Self(Arc::new(Inner { source, seen_before: AtomicI64::new(i64::MIN) }))
    }

    /// The time, in whole milliseconds. Never before a time it gave earlier.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let millis = match &self.0.source {
            Source::System { started, steady } => read(*started, steady).0,
            Source::Manual(at) => at.load(Ordering::Acquire),
        };
        moments::timestamp(millis)
    }

    /// How far the wall clock is ahead (or, if negative, behind) of the time this clock gives, when that is more than
    /// small corrections explain. Somebody should look, and then start Parvis again.
    #[must_use]
    pub fn skew(&self) -> Option<SignedDuration> {
        match &self.0.source {
            Source::System { started, steady } => read(*started, steady).1.map(SignedDuration::from_millis),
            Source::Manual(_) => None,
        }
    }

    /// May polls open and close and ballots be accepted by this clock? Not while it shows a time that was over before
    /// Parvis was started.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        let seen_before = self.0.seen_before.load(Ordering::Acquire);
        self.now().as_millisecond() >= seen_before.saturating_sub(TOLERANCE_MILLIS)
    }

    /// At the start: compares this clock with the latest moment that this Parvis has seen.
    ///
    /// # Errors
    /// When the database refuses, or holds something that is not a moment.
    pub async fn guard(&self, database: &Database) -> Result<(), DbErr> {
        let Some(latest) = settings::get(database.read(), settings::LATEST_MOMENT).await? else {
            return Ok(());
        };
        let latest = latest.parse().map_err(|_| DbErr::Custom(format!("setting {} is not a number", settings::LATEST_MOMENT)))?;
        self.0.seen_before.fetch_max(latest, Ordering::AcqRel);
        if !self.is_trusted() {
            tracing::error!(
                now = %self.now(),
                latest_seen = %moments::timestamp(latest),
                "the clock of this machine is behind the latest moment seen: no poll opens or closes and no ballot is accepted until it has caught up"
            );
        }
        Ok(())
    }

    /// Keeps the time as the latest moment seen, unless a later one is kept already. Two nodes may both do so.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember(&self, database: &Database) -> Result<(), DbErr> {
        let tx = database.begin_write().await?;
        let values = vec![settings::LATEST_MOMENT.into(), self.now().as_millisecond().to_string().into()];
        store::sql::execute(&tx, REMEMBER, values).await?;
        tx.commit().await
    }

    /// Forgets the latest moment seen: somebody has checked that the clock is right now and was wrong before.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget(&self, database: &Database) -> Result<(), DbErr> {
        let tx = database.begin_write().await?;
        settings::take(&tx, settings::LATEST_MOMENT).await?;
        tx.commit().await?;
        self.0.seen_before.store(i64::MIN, Ordering::Release);
        Ok(())
    }

    /// Sets a manual clock, forwards or back. The system clock stays as it is.
    pub fn set(&self, to: Timestamp) {
        if let Source::Manual(at) = &self.0.source {
            at.store(to.as_millisecond(), Ordering::Release);
        }
    }

    /// Moves a manual clock forwards (or back). The system clock stays as it is.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::Manual(at) = &self.0.source {
            at.fetch_add(i64::try_from(by.as_millis()).unwrap_or(0), Ordering::AcqRel);
        }
    }
}

const REMEMBER: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE CAST(settings.value AS BIGINT) < CAST(excluded.value AS BIGINT)";

/// The one place where the wall clock is read, in milliseconds.
#[allow(clippy::disallowed_methods)]
fn wall_clock() -> i64 {
    Timestamp::now().as_millisecond()
}

/// The time and the skew, in milliseconds.
fn read(started: Instant, steady: &Mutex<Steady>) -> (i64, Option<i64>) {
    let mut steady = steady.lock().unwrap_or_else(PoisonError::into_inner);
    // Both clocks are read under the lock, so that no thread brings an older reading after a newer one.
    let passed = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    steady.read(wall_clock(), passed)
}

/// Steady time, made of two readings in milliseconds: the wall clock, and what has passed since the start.
#[derive(Debug)]
struct Steady {
    /// Wall clock minus passed time, when the wall clock was last followed.
    offset: i64,
    /// The latest time given.
    given: i64,
}

impl Steady {
    fn at(wall: i64) -> Self {
        Self { offset: wall, given: wall }
    }

    /// The time now, and how far the wall clock is from it if that is more than [`TOLERANCE_MILLIS`].
    fn read(&mut self, wall: i64, passed: i64) -> (i64, Option<i64>) {
        let ahead = wall.saturating_sub(self.offset.saturating_add(passed));
        let near = (-TOLERANCE_MILLIS..=TOLERANCE_MILLIS).contains(&ahead);
        if near {
            self.offset = self.offset.saturating_add(ahead);
        }
        self.given = self.given.max(self.offset.saturating_add(passed));
        (self.given, (!near).then_some(ahead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Options;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn steady_time_is_the_wall_clock_while_nobody_touches_it() {
        let mut steady = Steady::at(1_000_000);
        assert_eq!(steady.read(1_000_000, 0), (1_000_000, None));
        assert_eq!(steady.read(1_000_250, 250), (1_000_250, None));
        assert_eq!(steady.read(4_600_000, 3_600_000), (4_600_000, None));
    }

    #[test]
    fn small_corrections_are_followed() {
        let mut steady = Steady::at(0);
        assert_eq!(steady.read(11_500, 10_000), (11_500, None));
        assert_eq!(steady.read(12_500, 11_000), (12_500, None));
        // Two seconds more, from where it was followed to.
        assert_eq!(steady.read(15_500, 12_000), (15_500, None));
    }

    #[test]
    fn time_stands_still_rather_than_going_back() {
        let mut steady = Steady::at(0);
        assert_eq!(steady.read(10_000, 10_000), (10_000, None));
        assert_eq!(steady.read(9_000, 10_500), (10_000, None));
        assert_eq!(steady.read(9_900, 11_400), (10_000, None));
        assert_eq!(steady.read(10_100, 11_600), (10_100, None));
    }

    #[test]
    fn a_clock_that_was_set_is_reported_and_not_followed() {
        for jump in [-172_800_000, -2_001, 2_001, 60_000, 172_800_000] {
            let mut steady = Steady::at(1_000_000_000);
            assert_eq!(steady.read(1_000_001_000 + jump, 1_000), (1_000_001_000, Some(jump)));
            assert_eq!(steady.read(1_000_061_000 + jump, 61_000), (1_000_061_000, Some(jump)));
            // Set right again, the alarm is over.
            assert_eq!(steady.read(1_000_071_000, 71_000), (1_000_071_000, None));
        }
    }

    #[test]
    fn absurd_readings_do_not_overflow() {
        let mut steady = Steady::at(0);
        assert!(steady.read(i64::MIN, i64::MAX).1.is_some());
        assert!(steady.read(i64::MAX, 0).1.is_some());
    }

    #[test]
    fn the_system_clock_runs_forwards_in_whole_milliseconds() {
        let clock = Clock::system();
        let mut before = clock.now();
        for _ in 0..1_000 {
            let now = clock.now();
            assert!(now >= before);
            assert_eq!(now.subsec_nanosecond() % 1_000_000, 0);
            before = now;
        }
        assert_eq!(clock.skew(), None);
        assert!(clock.is_trusted());
    }

    #[test]
    fn a_manual_clock_moves_when_told_in_all_its_clones() {
        let clock = Clock::manual(moment("2027-03-03T17:00:00Z"));
        let clone = clock.clone();
        clock.advance(SignedDuration::from_secs(61));
        assert_eq!(clone.now(), moment("2027-03-03T17:01:01Z"));
        clone.set(moment("2027-01-01T00:00:00Z"));
        assert_eq!(clock.now(), moment("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn a_system_clock_cannot_be_set() {
        let clock = Clock::system();
        clock.set(Timestamp::UNIX_EPOCH);
        clock.advance(SignedDuration::from_hours(1));
        assert_eq!(clock.skew(), None);
        assert!(clock.now() > moment("2020-01-01T00:00:00Z"));
    }

    async fn empty_database(folder: &tempfile::TempDir) -> Database {
        let url = format!("sqlite://{}/clock.sqlite", folder.path().display());
        Database::open(&Options { url, readers: 1 }).await.unwrap()
    }

    #[tokio::test]
    async fn a_start_before_the_latest_moment_seen_is_not_trusted_until_it_has_caught_up() {
        let folder = tempfile::tempdir().unwrap();
        let database = empty_database(&folder).await;
        let first = Clock::manual(moment("2027-03-03T17:00:00Z"));
        first.guard(&database).await.unwrap();
        assert!(first.is_trusted());
        first.remember(&database).await.unwrap();

        let slightly_behind = Clock::manual(moment("2027-03-03T16:59:58Z"));
        slightly_behind.guard(&database).await.unwrap();
        assert!(slightly_behind.is_trusted());

        let behind = Clock::manual(moment("2027-03-03T16:00:00Z"));
        assert!(behind.is_trusted());
        behind.guard(&database).await.unwrap();
        assert!(!behind.is_trusted());
        behind.advance(SignedDuration::from_hours(1));
        assert!(behind.is_trusted());
    }

    #[tokio::test]
    async fn what_is_remembered_never_goes_back() {
        let folder = tempfile::tempdir().unwrap();
        let database = empty_database(&folder).await;
        let clock = Clock::manual(moment("2027-03-03T17:00:00Z"));
        clock.remember(&database).await.unwrap();
        clock.set(moment("2001-09-09T01:46:39Z")); // 999,999,999 s: shorter as a text, and still smaller as a number
        clock.remember(&database).await.unwrap();
        let kept = settings::get(database.read(), settings::LATEST_MOMENT).await.unwrap();
        assert_eq!(kept, Some(moment("2027-03-03T17:00:00Z").as_millisecond().to_string()));
    }

    #[tokio::test]
    async fn whoever_has_checked_the_clock_may_say_so() {
        let folder = tempfile::tempdir().unwrap();
        let database = empty_database(&folder).await;
        Clock::manual(moment("2037-01-01T00:00:00Z")).remember(&database).await.unwrap();
        let clock = Clock::manual(moment("2027-01-01T00:00:00Z"));
        clock.guard(&database).await.unwrap();
        assert!(!clock.is_trusted());
        clock.forget(&database).await.unwrap();
        assert!(clock.is_trusted());
        clock.remember(&database).await.unwrap();
        let again = Clock::manual(moment("2027-01-01T00:00:00Z"));
        again.guard(&database).await.unwrap();
        assert!(again.is_trusted());
    }
}
