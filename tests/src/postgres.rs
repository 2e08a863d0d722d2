//! A private PostgreSQL cluster for one run of the tests: started once, reached by a socket, removed at the end.
//!
//! A small shell script keeps it. It waits on a pipe that this process holds open, so the cluster goes when the process
//! does, however it ends. What a machine that broke down has left behind goes when the next run starts.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;

/// Started by the user `postgres` when we are root, which PostgreSQL refuses to be. `fsync` is off: what is tested here
/// is not whether a disk keeps its promises.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
bin=$1; home=$2
for left in /tmp/parvis-tests-*; do
    if [ -d "$left" ] && ! [ -d "/proc/${left##*-}" ]; then
        "$bin/pg_ctl" -D "$left/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$left"
    fi
done
mkdir -m 755 "$home" && cd "$home" || exit 1
"$bin/initdb" -D "$home/data" -U parvis -A trust -E UTF8 --locale=C --no-sync >"$home/log" 2>&1 || { cat "$home/log"; rm -rf "$home"; exit 1; }
"$bin/pg_ctl" -D "$home/data" -l "$home/log" -w start -o "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB" >/dev/null 2>&1 \
    || { cat "$home/log"; rm -rf "$home"; exit 1; }
echo ready
cat >/dev/null
"$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1
cd / && rm -rf "$home"
"#;

/// The cluster of this run.
pub struct Cluster {
    home: PathBuf,
    /// Closed when this process ends; then the script cleans up.
    _lifeline: ChildStdin,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// Where the programs of PostgreSQL are, if they are installed.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let newest_first = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin"].map(PathBuf::from);
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    newest_first.into_iter().chain(on_path).find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

impl Cluster {
    /// The cluster of this run, started by whoever asks first.
    ///
    /// # Panics
    /// When it does not start; the message has its log.
    pub fn get() -> &'static Self {
        CLUSTER.get_or_init(|| Self::start(&programs().expect("PostgreSQL is installed")))
    }

    #[expect(clippy::zombie_processes, reason = "the shell ends when its lifeline is dropped with this process")]
    fn start(programs: &Path) -> Self {
        let home = PathBuf::from(format!("/tmp/parvis-tests-{}", std::process::id()));
        let root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
        let mut command = if root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", SCRIPT, "sh"]).arg(programs).arg(&home).current_dir("/");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().expect("a shell");
        let (lifeline, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut said = String::new();
        for line in BufReader::new(output).lines() {
            match line.unwrap().as_str() {
                "ready" => return Self { home, _lifeline: lifeline },
                line => said = format!("{said}{line}\n"),
            }
        }
        panic!("PostgreSQL did not start:\n{said}");
    }

    /// The folder of its socket.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The address of a database.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://parvis@localhost/{database}?host={}", self.home.display())
    }
}
