//! One running Parvis: the same that runs in production, with a clock that tests move.

use crate::database::Backend;
use crate::people::Person;
use domain::ids::CityId;
use jiff::{SignedDuration, Timestamp};
use server::clock::Clock;
use server::config::Config;
use server::engage::recompute::{Check, check};
use server::engage::{Caller, Role, polls};
use server::mail::mailbox::{Mail, list};
use server::parvis::Parvis;
use server::startup::Application;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::cities;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// A city for tests.
pub const CITY: &str = "lyon";
/// Another one.
pub const OTHER_CITY: &str = "leuven";
/// When every test begins.
pub const START: &str = "2027-03-01T09:00:00Z";

/// A running Parvis.
pub struct TestApp {
    /// Its address.
    pub origin: String,
    /// What it has at hand.
    pub parvis: Arc<Parvis>,
    /// Its clock.
    pub clock: Clock,
    /// Its database.
    pub backend: Backend,
    url: String,
    home: Arc<TempDir>,
    settings: Vec<(String, String)>,
    read: Mutex<BTreeSet<String>>,
    stop: Box<dyn Fn() + Send + Sync>,
    served: Option<JoinHandle<std::io::Result<()>>>,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        (self.stop)();
    }
}

/// Nothing stands in a test's way unless it asks for it.
const SETTINGS: &[(&str, &str)] = &[
    ("listen", "127.0.0.1:0"),
    ("database_readers", "3"),
    ("workers", "2"),
    ("shutdown_seconds", "1"),
    ("limits.sign_in_per_address", "off"),
    ("limits.sign_in_per_email", "off"),
    ("limits.code_per_browser", "off"),
    ("limits.ballot_per_account", "off"),
    ("limits.ballot_per_address", "off"),
    ("limits.roll_code_per_address", "off"),
    ("limits.write_per_account", "off"),
    ("limits.api_per_token", "off"),
    ("limits.witness_per_address", "off"),
];

impl TestApp {
    /// Starts one on a fresh database.
    pub async fn start(backend: Backend) -> Self {
        Self::with(backend, &[]).await
    }

    /// Starts one on a fresh database, with other settings.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn with(backend: Backend, settings: &[(&str, &str)]) -> Self {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let url = backend.fresh(home.path()).await;
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self::open(backend, home, url, settings, START.parse().unwrap()).await
    }

    /// Another one on a fresh database of the same kind, with other settings.
    pub async fn another(&self, settings: &[(&str, &str)]) -> Self {
        Self::with(self.backend, settings).await
    }

    /// Another node on the same database, with a clock of its own.
    pub async fn another_at(&self, now: Timestamp) -> Self {
        Self::open(self.backend, Arc::clone(&self.home), self.url.clone(), self.settings.clone(), now).await
    }

    /// Another one on a fresh database, at the time that it is: for what goes on in processes of their own.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn today(&self) -> Self {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let url = self.backend.fresh(home.path()).await;
        Self::open(self.backend, home, url, Vec::new(), Clock::system().now()).await
    }

    async fn open(backend: Backend, home: Arc<TempDir>, url: String, settings: Vec<(String, String)>, now: Timestamp) -> Self {
        let folder = home.path().display().to_string();
        let mut all = vec![("data_dir", folder.as_str()), ("database_url", url.as_str())];
        let given = |name: &str| settings.iter().any(|(given, _)| given == name);
        all.extend(SETTINGS.iter().filter(|(name, _)| !given(name)));
        all.extend(settings.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let config = Config::from_settings(&all).unwrap();
        let clock = Clock::manual(now);
        let application = Application::build(config, clock.clone()).await.unwrap();
        let origin = format!("http://{}", application.address());
        let (parvis, handle) = (Arc::clone(application.parvis()), application.handle());
        let served = tokio::spawn(application.run_until_stopped());
        let stop = Box::new(move || drop(handle.stop(false)));
        Self { origin, parvis, clock, backend, url, home, settings, read: Mutex::default(), stop, served: Some(served) }
    }

    /// Stops it as an operator does and starts it again at a moment of its clock, on the same database.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn restart_at(self, now: Timestamp) -> Self {
        let (backend, settings) = (self.backend, self.settings.clone());
        let (home, url) = self.stop().await;
        Self::open(backend, home, url, settings, now).await
    }

    /// Another host: this database, with the instance key of this one and nothing else of it.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn restored(&self, home: TempDir, url: String) -> Self {
        std::fs::copy(self.home().join("instance.key"), home.path().join("instance.key")).unwrap();
        Self::open(self.backend, Arc::new(home), url, self.settings.clone(), self.clock.now()).await
    }

    /// Stops it and starts it again at its address, with more settings.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn restart_with(self, more: &[(&str, &str)]) -> Self {
        let (backend, now, mut settings) = (self.backend, self.clock.now(), self.settings.clone());
        let listen = self.origin.trim_start_matches("http://").to_owned();
        settings.retain(|(name, _)| name != "listen" && !more.iter().any(|(given, _)| given == name));
        settings.push(("listen".to_owned(), listen));
        settings.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let (home, url) = self.stop().await;
        Self::open(backend, home, url, settings, now).await
    }

    /// Stops it as an operator does; its folder and its database stay.
    ///
    /// # Panics
    /// When it does not stop.
    pub async fn stop(mut self) -> (Arc<TempDir>, String) {
        let (home, url, served) = (Arc::clone(&self.home), self.url.clone(), self.served.take());
        drop(self);
        if let Some(served) = served {
            served.await.unwrap().unwrap();
        }
        (home, url)
    }

    /// Its folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The address of its database.
    #[must_use]
    pub fn database_url(&self) -> &str {
        &self.url
    }

    /// Somebody who has never been here.
    #[must_use]
    pub fn visitor(&self) -> Person {
        Person::visitor(self)
    }

    /// A resident who is signed in.
    pub async fn resident(&self, name: &str) -> Person {
        Person::with_account(self, &format!("{name}@residents.example")).await
    }

    /// An administrator of a city's team, signed in.
    pub async fn city_team(&self, city: &str) -> Person {
        let person = Person::with_account(self, &format!("team@{city}.example")).await;
        person.joins_team(self, city, Role::Administrator).await;
        person
    }

    /// A moderator of a city's team, signed in.
    pub async fn moderator(&self, city: &str) -> Person {
        let person = Person::with_account(self, &format!("moderator@{city}.example")).await;
        person.joins_team(self, city, Role::Moderator).await;
        person
    }

    /// Mission staff, signed in.
    pub async fn mission_staff(&self) -> Person {
        let person = Person::with_account(self, "staff@mission.example").await;
        person.joins_staff(self).await;
        person
    }

    /// Many residents at once, as use cases see them.
    ///
    /// # Panics
    /// When an account cannot be made.
    pub async fn residents(&self, count: usize) -> Vec<Caller> {
        let tx = self.parvis.database.begin_write().await.unwrap();
        let mut callers = Vec::with_capacity(count);
        for number in 0..count {
            let email = format!("resident-{number}@residents.example");
            let id = server::engage::sign_in::account(&tx, &self.parvis, &email, app::words::Locale::En).await.unwrap();
            callers.push(Caller::load(&tx, id).await.unwrap().unwrap());
        }
        tx.commit().await.unwrap();
        callers
    }

    /// The number of a city.
    ///
    /// # Panics
    /// When there is none of this name.
    pub async fn city(&self, slug: &str) -> CityId {
        CityId(cities::by_slug(self.parvis.database.read(), slug).await.unwrap().unwrap_or_else(|| panic!("no city {slug}")).id)
    }

    /// Moves the clock, and does what the jobs of a server do in between.
    ///
    /// # Panics
    /// When sealing fails.
    pub async fn after(&self, time: SignedDuration) {
        self.clock.advance(time);
        self.until(self.clock.now()).await;
    }

    /// Sets the clock, and does what the jobs of a server do in between.
    ///
    /// # Panics
    /// When sealing fails.
    pub async fn until(&self, moment: Timestamp) {
        self.clock.set(moment);
        polls::seal_due(&self.parvis).await.unwrap();
    }

    /// The folder of mails.
    #[must_use]
    pub fn mail_folder(&self) -> PathBuf {
        self.home.path().join("mail")
    }

    /// Every mail that was sent.
    pub async fn mails(&self) -> Vec<Mail> {
        list(&self.mail_folder(), 100_000).await.unwrap_or_default()
    }

    /// Every mail, once all that wait have been sent.
    ///
    /// # Panics
    /// When one is not sent in ten seconds.
    pub async fn all_mails(&self) -> Vec<Mail> {
        for _ in 0..200 {
            if store::outbox::waiting(self.parvis.database.read()).await.unwrap() == 0 {
                return self.mails().await;
            }
            self.parvis.mail.wake();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("mails wait that are not sent");
    }

    /// The next mail to an address that was not read yet.
    ///
    /// # Panics
    /// When none comes in ten seconds.
    pub async fn next_mail(&self, to: &str) -> Letter {
        for _ in 0..400 {
            let mails = self.mails().await;
            let found = mails.into_iter().find(|mail| mail.to == to && self.read.lock().unwrap().insert(mail.id.clone()));
            if let Some(mail) = found {
                return Letter(mail);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no mail came to {to}");
    }

    /// Counts everything again; every difference.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn recount(&self) -> Check {
        check(&self.parvis.database).await.unwrap()
    }

    /// Counts everything again and insists that the counters are right.
    ///
    /// # Panics
    /// When they are not.
    pub async fn counts_right(&self) -> Check {
        let found = self.recount().await;
        assert_eq!(found.differences, Vec::<String>::new());
        found
    }

    /// The first number of the first row of a query.
    ///
    /// # Panics
    /// When there is none.
    pub async fn number(&self, sql: &str) -> i64 {
        use sea_orm::{ConnectionTrait, Statement};
        let connection = self.parvis.database.read();
        let row = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// The first column of a query, as text.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn column(&self, sql: &str) -> Vec<String> {
        use sea_orm::{ConnectionTrait, Statement};
        let connection = self.parvis.database.read();
        let rows = connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// Changes the database behind the back of Parvis.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn tamper(&self, sql: &str) -> u64 {
        let tx = self.parvis.database.begin_write().await.unwrap();
        let changed = store::sql::execute(&tx, sql, vec![]).await.unwrap();
        tx.commit().await.unwrap();
        changed
    }
}

/// A mail that somebody reads.
#[derive(Clone, Debug)]
pub struct Letter(pub Mail);

impl Letter {
    /// The path of the link in it that has this in it.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn link(&self, part: &str) -> String {
        let address = self.0.text.split_whitespace().find(|word| word.contains(part)).unwrap_or_else(|| panic!("no {part} in {}", self.0.text));
        let start = address.find("://").map_or(0, |start| start + 3);
        address[start..].find('/').map_or_else(String::new, |slash| address[start + slash..].to_owned())
    }

    /// The sign-in code in it.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn code(&self) -> String {
        let is_code = |word: &&str| {
            word.len() == 9 && word.as_bytes()[4] == b'-' && word.bytes().all(|byte| byte == b'-' || byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        self.0.text.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code in {}", self.0.text)).to_owned()
    }
}
