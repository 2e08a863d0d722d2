//! A PostgreSQL of its own, on this machine, with the settings it comes with: what is committed is on the disk.

use crate::parvis::{free_address, terminate};
use crate::{Failure, say};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running cluster; removed at the end.
pub struct Cluster {
    /// How to reach its database.
    pub url: String,
    folder: PathBuf,
    server: Child,
}

impl Cluster {
    /// Makes and starts one.
    pub fn start(folder: &Path) -> Result<Self, Failure> {
        say("starting a PostgreSQL");
        let programs = programs().ok_or("PostgreSQL is not installed (Debian: postgresql-15)")?;
        let root = is_root();
        // PostgreSQL refuses to run as root, and its own user may not be allowed into our folder.
        let folder = if root { std::env::temp_dir().join(format!("bench-{}", std::process::id())) } else { folder.join("cluster") };
        std::fs::create_dir_all(&folder)?;
        if root {
            succeed(Command::new("chown").arg("postgres:postgres").arg(&folder))?;
        }
        let data = folder.join("data");
        succeed(as_user(root, &programs.join("initdb")).args(["--username=parvis", "--auth=trust", "--encoding=UTF8", "--pgdata"]).arg(&data))?;
        let address = free_address()?;
        let port = address.rsplit(':').next().unwrap_or_default();
        let server = as_user(root, &programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", &format!("port={port}"), "-c", &format!("unix_socket_directories={}", folder.display())])
            .args(["-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("log"))?)
            .spawn()?;
        let cluster = Self { url: format!("postgres://parvis@127.0.0.1:{port}/postgres"), folder, server };
        cluster.wait(&programs, port)?;
        Ok(cluster)
    }

    fn wait(&self, programs: &Path, port: &str) -> Result<(), Failure> {
        let began = Instant::now();
        loop {
            let ready = succeed(Command::new(programs.join("pg_isready")).args(["-h", "127.0.0.1", "-p", port]));
            let Err(error) = ready else { return Ok(()) };
            if began.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL did not start ({error}); it said: {}", log.lines().last().unwrap_or("nothing")).into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = terminate(&mut self.server, "INT") {
            say(&format!("PostgreSQL could not be ended: {error}"));
        }
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            say(&format!("{} is left behind: {error}", self.folder.display()));
        }
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn as_user(root: bool, program: &Path) -> Command {
    if !root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program).current_dir("/");
    command
}

/// Where its programs are: Debian keeps each version apart. All of them must be in one folder: there may be links to
/// some of them elsewhere.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let complete = |folder: &PathBuf| ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join(program).exists());
    let mut found: Vec<PathBuf> = versions.chain(std::env::split_paths(&path)).filter(complete).collect();
    found.sort();
    found.pop()
}

fn succeed(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("{:?}, {}: {}", command.get_program(), output.status, String::from_utf8_lossy(&said).trim()).into())
}
