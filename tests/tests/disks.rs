//! Disks that are full, slow, or fail: what was acknowledged stays, pages can be read, and what can heal by itself does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use store::{ConnectionTrait, Database, Options};
use tests::process::{installed, program, skip};
use tests::{Backend, Person, Poll, Process, TestApp};
use uuid::Uuid;

#[test]
fn a_full_disk_loses_nothing_and_heals() {
    tests::run(Backend::Sqlite, full);
}

#[test]
fn a_slow_disk_loses_nothing() {
    tests::run(Backend::Sqlite, slow);
}

#[test]
fn a_disk_that_fails_stops_everything() {
    tests::run(Backend::Sqlite, failing);
}

/// A town that votes: people with a session, and one poll.
struct Town {
    poll: Poll,
    people: Vec<Person>,
    /// By number: the last receipt.
    receipts: BTreeMap<usize, String>,
}

impl Town {
    async fn of(app: &TestApp) -> Self {
        let poll = app.poll().closes(None).open().await;
        let mut people = Vec::new();
        for number in 0..200 {
            people.push(app.resident(&format!("voter-{number}")).await);
        }
        Self { poll, people, receipts: BTreeMap::new() }
    }

    /// So many vote for the first time, at once; how many got a receipt.
    async fn vote(&mut self, server: &Process, many: usize) -> usize {
        let first = self.receipts.len();
        let some = (first..self.people.len().min(first + many)).map(|number| {
            let (person, poll) = (self.people[number].at(&server.origin), &self.poll);
            async move { Some((number, person.casts_if_it_can(poll, &Uuid::new_v4().to_string(), &[poll.option(0)]).await?)) }
        });
        let cast: Vec<(usize, String)> = futures_util::future::join_all(some).await.into_iter().flatten().collect();
        let count = cast.len();
        self.receipts.extend(cast);
        count
    }

    /// Everything acknowledged is there; what else is there was sent and not answered.
    async fn has_lost_nothing(&self, url: &str) {
        let database = Database::open(&Options { url: url.to_owned(), readers: 1 }).await.unwrap();
        let column = async |sql: &str| -> Vec<String> {
            let statement = sea_orm::Statement::from_string(database.read().get_database_backend(), sql);
            let rows = database.read().query_all_raw(statement).await.unwrap();
            rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
        };
        let kept = column("SELECT receipt FROM open_ballots").await;
        for receipt in self.receipts.values() {
            assert!(kept.contains(receipt), "an acknowledged ballot is lost");
        }
        assert_eq!(column("SELECT CAST(person_id AS TEXT) FROM turnout").await.len(), kept.len());
        assert_eq!(server::engage::recompute::check(&database).await.unwrap().differences, Vec::<String>::new());
        assert_eq!(column("PRAGMA integrity_check").await, ["ok"]);
        database.close().await.unwrap();
    }
}

/// A file system of a few megabytes in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path, size: &str) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(at).status().ok()?;
        mounted.success().then(|| Self(at.to_owned()))
    }

    fn fill(&self) -> PathBuf {
        let ballast = self.0.join("ballast");
        let mut file = std::fs::File::create(&ballast).unwrap();
        let block = [0_u8; 4096];
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        ballast
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: whoever still has a file open keeps it.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Reliability 6.4. Seen to fail: without `after_release` in `store::database` (ballots were acknowledged that no file
/// held).
async fn full(app: TestApp) {
    if program().is_none() {
        skip("the program is not built (cargo build --workspace)");
        return;
    }
    let app = app.today().await;
    let mut town = Town::of(&app).await;
    let mut server = Process::after(app).await;
    let disk_at = server.home().path().join("disk");
    std::fs::create_dir(&disk_at).unwrap();
    let Some(disk) = SmallDisk::mount(&disk_at, "24m") else {
        println!("skipped: no file system may be mounted here");
        return;
    };
    let file = server.database_url().trim_start_matches("sqlite://").to_owned();
    std::fs::copy(&file, disk_at.join("parvis.sqlite")).unwrap();
    let url = format!("sqlite://{}/parvis.sqlite", disk_at.display());
    server.moves_to(&url);
    server.start().await;
    assert_eq!(town.vote(&server, 20).await, 20);
    let ballast = disk.fill();
    let mut refused = 0;
    for _ in 0..170 {
        refused += usize::from(town.vote(&server, 1).await == 0);
        if refused == 10 {
            break;
        }
    }
    assert_eq!(refused, 10, "the disk is full");
    assert_eq!(server.status(&town.poll.path()).await, Some(200), "pages can be read");
    let person = town.people[town.receipts.len()].at(&server.origin);
    let answer = person.tries(&town.poll, &[town.poll.option(0)]).await.expect(503);
    assert!(!answer.header("retry-after").is_empty());
    std::fs::remove_file(ballast).unwrap();
    assert_eq!(town.vote(&server, 20).await, 20, "it takes ballots again by itself");
    server.kill();
    town.has_lost_nothing(&url).await;
}

/// Runs Parvis with faults put into its system calls; the program is the child itself, so that it can be killed.
fn strace(fault: &str) -> Option<Vec<String>> {
    let inject = format!("inject=fsync,fdatasync:{fault}");
    let words = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", &inject].map(str::to_owned).to_vec();
    let works = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success());
    works.then_some(words)
}

fn prepared() -> bool {
    if program().is_none() {
        skip("the program is not built (cargo build --workspace)");
        return false;
    }
    if !installed("strace") {
        skip("strace is not installed");
        return false;
    }
    true
}

/// A server whose writes to the disk go wrong in this way, and its town; none where that cannot be tried.
async fn traced(app: TestApp, wrong: &str) -> Option<(Process, Town)> {
    if !prepared() {
        return None;
    }
    let Some(words) = strace(wrong) else {
        println!("skipped: no process may be traced here");
        return None;
    };
    let app = app.today().await;
    let town = Town::of(&app).await;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut server = Process::after(app).await.under(&words);
    server.start().await;
    Some((server, town))
}

async fn slow(app: TestApp) {
    let Some((mut server, mut town)) = traced(app, "delay_exit=100000").await else { return };
    for _ in 0..5 {
        assert_eq!(town.vote(&server, 40).await, 40);
    }
    assert_eq!(server.status(&town.poll.path()).await, Some(200));
    server.kill();
    town.has_lost_nothing(server.database_url()).await;
}

/// Reliability 3.1: after a failed `fsync` nothing can be believed any more. Seen to fail: without `Database::failed`.
async fn failing(app: TestApp) {
    // Counted for each thread by itself: the one that writes into the database gets that far first.
    let Some((mut server, mut town)) = traced(app, "error=EIO:when=12+").await else { return };
    for _ in 0..190 {
        town.vote(&server, 1).await;
        if server.ended().is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(!server.wait().await.success(), "whoever watches over it learns that it failed");
    assert!(!town.receipts.is_empty());
    town.has_lost_nothing(server.database_url()).await;
    let mut server = server.under(&[]);
    server.start().await;
    assert_eq!(town.vote(&server, 5).await, 5, "with a disk that works everything goes on");
    server.kill();
    town.has_lost_nothing(server.database_url()).await;
}
