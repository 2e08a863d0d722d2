//! Parvis as its operators start it: the release binary, its defaults, a folder of its own. Only the limits are off, as
//! all of the load comes from one address.

use crate::http::{fetch_once, get};
use crate::machine::{Memory, memory};
use crate::report::Report;
use crate::{Failure, say};
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a start may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A loaded demonstration.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its data folder.
    pub folder: PathBuf,
    /// Its database.
    pub url: String,
    /// Participation events in it.
    pub events: u64,
}

/// The program, beside this one.
fn binary() -> Result<PathBuf, Failure> {
    let binary = std::env::current_exe()?.with_file_name("parvis");
    if binary.exists() { Ok(binary) } else { Err(format!("{} is not built", binary.display()).into()) }
}

pub fn command(folder: &Path, url: &str) -> Result<Command, Failure> {
    let mut command = Command::new(binary()?);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PARVIS_")) {
        command.env_remove(name);
    }
    command.env("PARVIS_DATA_DIR", folder).env("PARVIS_DATABASE_URL", url).stdin(Stdio::null());
    for limit in ["BALLOT_PER_ACCOUNT", "BALLOT_PER_ADDRESS", "WRITE_PER_ACCOUNT", "READ_PER_ADDRESS"] {
        command.env(format!("PARVIS_LIMITS__{limit}"), "off");
    }
    Ok(command)
}

/// Loads a demonstration into an SQLite file of its own.
pub fn load(folder: &Path, residents: u64, report: &mut Report) -> Result<Place, Failure> {
    let url = format!("sqlite://{}/parvis.sqlite", folder.display());
    load_into(folder, &url, residents, report)
}

/// Loads a demonstration into a database.
pub fn load_into(folder: &Path, url: &str, residents: u64, report: &mut Report) -> Result<Place, Failure> {
    std::fs::create_dir_all(folder)?;
    let began = Instant::now();
    let mut command = command(folder, url)?;
    let output =
        command.env("PARVIS_LISTEN", "127.0.0.1:0").args(["demo", "--load-only", "--residents", &residents.to_string()]).stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("the demonstration could not be loaded: {text}").into());
    }
    // "…, 5000 residents, 10012 participation events in 3.2 s."
    let before = text.split(" participation events in").next().unwrap_or_default();
    let events: u64 = before.rsplit(' ').next().unwrap_or_default().parse().map_err(|_| "the number of events was not said")?;
    let seconds = began.elapsed().as_secs_f64();
    let system = if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
    say(&format!("{events} participation events in {seconds:.1} s ({system})"));
    report.loaded(system, events, seconds);
    Ok(Place { folder: folder.to_owned(), url: url.to_owned(), events })
}

/// Counts everything again from the events; fails on any difference.
pub fn recompute(place: &Place) -> Result<String, Failure> {
    let output = command(&place.folder, &place.url)?.args(["recompute", "--check"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(said.trim().to_owned());
    }
    Err(format!("counters and events differ: {said}{}", String::from_utf8_lossy(&output.stderr)).into())
}

/// A Parvis that serves.
pub struct Running {
    /// Where it listens.
    pub address: String,
    /// From its start until it had answered the first page.
    pub first_page: Duration,
    child: Child,
}

impl Running {
    /// Starts it and waits for its first page.
    pub fn start(place: &Place) -> Result<Self, Failure> {
        let address = free_address()?;
        let log = File::create(place.folder.join("log"))?;
        let mut command = command(&place.folder, &place.url)?;
        command.env("PARVIS_LISTEN", &address).arg("serve").stdout(Stdio::null()).stderr(Stdio::from(log));
        let began = Instant::now();
        let child = command.spawn()?;
        let mut running = Self { address, first_page: Duration::ZERO, child };
        let request = get(&running.address, "/en", "");
        while began.elapsed() < PATIENCE {
            if let Ok(answer) = fetch_once(&running.address, &request) {
                running.first_page = began.elapsed();
                return if answer.status == 200 { Ok(running) } else { Err(format!("the first page was answered {}", answer.status).into()) };
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Err(format!("it did not start; see {}", place.folder.join("log").display()).into())
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Its resident memory.
    pub fn memory(&self) -> Result<Memory, Failure> {
        memory(self.child.id())
    }

    /// One page.
    pub fn page(&self, path: &str) -> Result<String, Failure> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        let answer = fetch_once(&self.address, request.as_bytes())?;
        if answer.status != 200 {
            return Err(format!("{path} was answered {}", answer.status).into());
        }
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if terminate(&mut self.child, "TERM").is_err() {
            say("Parvis could not be ended");
        }
    }
}

/// Sends a signal and waits for the end.
pub fn terminate(child: &mut Child, signal: &str) -> Result<(), Failure> {
    Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status()?;
    child.wait()?;
    Ok(())
}

/// An address that nobody listens at just now.
pub fn free_address() -> Result<String, Failure> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}
