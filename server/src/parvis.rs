//! Everything a running Parvis has at hand.

use crate::clock::Clock;
use crate::config::Config;
use crate::elsewhere::Elsewhere;
use crate::engage::ballots::Queue;
use crate::engage::directory::Directories;
use crate::engage::papers::Papers;
use crate::engage::witness::ours::Waiting;
use crate::http::assets::Assets;
use crate::http::cache::PageCache;
use crate::http::limits::Limits;
use crate::http::session::Sessions;
use crate::keys::Keys;
use crate::mail::Mailer;
use crate::telemetry::Metrics;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use store::Database;
use tokio::sync::Semaphore;

/// One running Parvis; every handler and job gets the same one.
#[derive(Debug)]
pub struct Parvis {
    /// Configuration.
    pub config: Arc<Config>,
    /// Storage.
    pub database: Database,
    /// Time.
    pub clock: Clock,
    /// The instance key.
    pub keys: Keys,
    /// Where ballots wait to be written together.
    pub ballots: Queue,
    /// Polls as they are asked, in memory.
    pub papers: Papers,
    /// The public registry, in memory.
    pub directories: Directories,
    /// Who is signed in, in memory for moments.
    pub sessions: Sessions,
    /// How often what may be done.
    pub limits: Limits,
    /// Pages that everybody reads.
    pub cache: PageCache,
    /// Figures for operators.
    pub metrics: Metrics,
    /// Style, islands and icons.
    pub assets: Assets,
    /// Mail.
    pub mail: Mailer,
    /// Other sites.
    pub elsewhere: Elsewhere,
    /// Turns for checking proofs: as many as there are processors.
    pub proofs: Semaphore,
    /// Polls that wait for their witnesses.
    pub witnesses: Waiting,
    /// Participation is simulated; every page says so.
    pub simulated: AtomicBool,
    /// Shutting down: not ready any more.
    pub draining: AtomicBool,
}

impl Parvis {
    /// Something public has changed: pages in memory are made anew.
    pub fn content_changed(&self) {
        self.directories.forget();
        self.cache.invalidate();
    }
}
