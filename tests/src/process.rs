//! Parvis as operators run it: a program of its own, which can be killed, starved of disk space and lied to.

use crate::app::TestApp;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The longest a start may take here: debug builds, and other tests on the same processors.
const START: Duration = Duration::from_secs(30);

/// The program, where the tests were built: `target/debug/parvis`.
#[must_use]
pub fn program() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.parent()?.parent()?.to_owned();
    Some(folder.join("parvis")).filter(|program| program.is_file())
}

/// Is this program installed?
#[must_use]
pub fn installed(program: &str) -> bool {
    let folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    folders.iter().any(|folder| folder.join(program).is_file())
}

/// Says why a test cannot run here; where `CI` is set it fails instead.
///
/// # Panics
/// Where `CI` is set.
pub fn skip(reason: &str) {
    assert!(std::env::var_os("CI").is_none(), "{reason}");
    println!("skipped: {reason}");
}

/// A server in a process of its own.
pub struct Process {
    /// Its address: the same after each start.
    pub origin: String,
    port: u16,
    home: Arc<TempDir>,
    database: String,
    wrapper: Vec<String>,
    child: Option<Child>,
}

impl Process {
    /// A server in the folder and on the database of this one, which is stopped; not started yet.
    ///
    /// # Panics
    /// When no port is free, or the other one does not stop.
    pub async fn after(app: TestApp) -> Self {
        let (home, database) = app.stop().await;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let origin = format!("http://127.0.0.1:{port}");
        Self { origin, port, home, database, wrapper: Vec::new(), child: None }
    }

    /// Another node: in the same folder, on the same database, at a port of its own; not started yet.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn beside(&self) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let origin = format!("http://127.0.0.1:{port}");
        Self { origin, port, home: Arc::clone(&self.home), database: self.database.clone(), wrapper: Vec::new(), child: None }
    }

    /// Its folder.
    #[must_use]
    pub fn home(&self) -> &TempDir {
        &self.home
    }

    /// The address of its database.
    #[must_use]
    pub fn database_url(&self) -> &str {
        &self.database
    }

    /// From the next start on it uses another database.
    pub fn moves_to(&mut self, database: &str) {
        database.clone_into(&mut self.database);
    }

    /// Started by another program, which gets the command line of Parvis after these arguments.
    #[must_use]
    pub fn under(mut self, wrapper: &[&str]) -> Self {
        self.wrapper = wrapper.iter().map(|&word| word.to_owned()).collect();
        self
    }

    /// Starts it and waits until it is ready; how long that took.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(&mut self) -> Duration {
        let program = program().expect("parvis is built");
        let mut words = self.wrapper.clone();
        words.extend([program.display().to_string(), "serve".to_owned()]);
        let began = Instant::now();
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("PARVIS_LISTEN", format!("127.0.0.1:{}", self.port)).env("PARVIS_DATA_DIR", self.home.path()).env("PARVIS_DATABASE_URL", &self.database);
        command.env("PARVIS_WORKERS", "2").env("PARVIS_SHUTDOWN_SECONDS", "1").env("PARVIS_LOG__FILTER", "error");
        for limit in ["SIGN_IN_PER_ADDRESS", "SIGN_IN_PER_EMAIL", "BALLOT_PER_ACCOUNT", "BALLOT_PER_ADDRESS", "WRITE_PER_ACCOUNT"] {
            command.env(format!("PARVIS_LIMITS__{limit}"), "off");
        }
        self.child = Some(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        while began.elapsed() < START {
            if self.status("/health/ready").await == Some(200) {
                return began.elapsed();
            }
            if let Some(status) = self.ended() {
                panic!("parvis ended at the start: {status}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("parvis was not ready after {START:?}");
    }

    /// What it answers, if it does.
    pub async fn status(&self, path: &str) -> Option<u16> {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build().unwrap();
        let answer = client.get(format!("{}{path}", self.origin)).send().await.ok()?;
        Some(answer.status().as_u16())
    }

    /// How it ended, once it has.
    ///
    /// # Panics
    /// When the system does not say.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.as_mut().and_then(|child| child.try_wait().unwrap())
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn wait(&mut self) -> ExitStatus {
        let began = Instant::now();
        while began.elapsed() < START {
            if let Some(status) = self.ended() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("parvis did not end");
    }

    /// Freezes it where it stands, or lets it go on: it cannot notice.
    ///
    /// # Panics
    /// When it does not run.
    pub fn freeze(&self, frozen: bool) {
        let id = self.child.as_ref().unwrap().id().to_string();
        let signal = if frozen { "-STOP" } else { "-CONT" };
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Kills it as a power cut would: no signal handler runs.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
