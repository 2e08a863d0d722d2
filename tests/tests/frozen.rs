//! Nodes that freeze, and a database that cannot be reached for a while: whatever was answered holds, and there is one log.

use crate::kills::votes_on;
use jiff::SignedDuration;
use server::engage::log::check::every_log;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use store::{ConnectionTrait, Database, Options};
use tests::process::{program, skip};
use tests::{Backend, Person, Poll, Process, Proxy, TestApp};
use tokio::task::JoinHandle;

const VOTERS: usize = 24;
/// How long each piece takes on a slow way to the database: a transaction that appends to the log takes most of a second.
const SLOW: Duration = Duration::from_millis(25);

/// People who vote again and again, at several servers.
struct Voting {
    over: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    people: Vec<JoinHandle<Option<String>>>,
}

impl Voting {
    fn begin(people: &[Person], poll: &Poll, servers: &[&Process]) -> Self {
        let (over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let vote = |(number, person): (usize, &Person)| {
            let person = person.at(&servers[number % servers.len()].origin);
            tokio::spawn(votes_on(person, poll.clone(), Arc::clone(&over), Arc::clone(&answered)))
        };
        Self { people: people.iter().enumerate().map(vote).collect(), over, answered }
    }

    /// Ends; the last receipt of everybody.
    async fn end(self) -> BTreeSet<String> {
        self.over.store(true, Ordering::Relaxed);
        let mut receipts = BTreeSet::new();
        for person in self.people {
            receipts.extend(person.await.unwrap());
        }
        assert_eq!(receipts.len(), VOTERS, "everybody was answered in the end");
        receipts
    }
}

async fn poll_with_voters(app: &TestApp) -> (Poll, Vec<Person>) {
    let poll = app.poll().closes(Some(app.clock.now() + SignedDuration::from_hours(24))).open().await;
    let mut people = Vec::new();
    for number in 0..VOTERS {
        people.push(app.resident(&format!("voter-{number}")).await);
    }
    (poll, people)
}

/// Every checkpoint is one of the log as its tiles have it, so each continues every other; what was promised is in it, or waits.
async fn one_log(url: &str, receipts: &BTreeSet<String>) -> usize {
    let database = Database::open(&Options { url: url.to_owned(), readers: 1 }).await.unwrap();
    let connection = database.read();
    let checked = every_log(connection).await.unwrap();
    assert_eq!(checked.logs, 1);
    let statement = |sql: &str| sea_orm::Statement::from_string(connection.get_database_backend(), sql);
    let kept = connection.query_all_raw(statement("SELECT receipt FROM open_ballots")).await.unwrap();
    let kept: BTreeSet<String> = kept.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(&kept, receipts, "the ballots are those of the last receipts");
    let lost = "SELECT COUNT(*) FROM (SELECT entry FROM open_ballots UNION SELECT entry FROM superseded_ballots) AS promised
        WHERE entry NOT IN (SELECT entry FROM log_entries) AND entry NOT IN (SELECT entry FROM log_pending)";
    let lost: i64 = connection.query_one_raw(statement(lost)).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    assert_eq!(lost, 0, "what was promised is in the log, or waits");
    let found = server::engage::recompute::check(&database).await.unwrap();
    assert_eq!(found.differences, Vec::<String>::new());
    database.close().await.unwrap();
    checked.checkpoints
}

/// How many transactions of this database wait for their next statement for more than two seconds.
async fn transactions_held(url: &str) -> i64 {
    let database = Database::open(&Options { url: url.to_owned(), readers: 1 }).await.unwrap();
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND state_change < now() - interval '2 seconds'";
    let row = database.read().query_one_raw(sea_orm::Statement::from_string(database.read().get_database_backend(), sql)).await.unwrap().unwrap();
    let held = row.try_get_by_index(0).unwrap();
    database.close().await.unwrap();
    held
}

/// Reliability 6.7: a sequencer that is frozen in the middle of its work and wakes up later, while another does the same work.
#[test]
fn a_sequencer_that_freezes_and_wakes_makes_no_second_log() {
    tests::run(Backend::Postgres, async |app: TestApp| {
        if program().is_none() {
            skip("the program is not built (cargo build --workspace)");
            return;
        }
        let app = app.today().await;
        let (poll, people) = poll_with_voters(&app).await;
        let mut steady = Process::after(app).await;
        let database = steady.database_url().to_owned();
        let (proxy, mut frozen) = (Proxy::open(SLOW).await, steady.beside());
        frozen.moves_to(&proxy.url(&database));
        steady.start().await;
        frozen.start().await;
        let voting = Voting::begin(&people, &poll, &[&steady, &frozen]);
        let mut held = 0;
        for freeze in 0..3 {
            tokio::time::sleep(Duration::from_millis(1_500 + 311 * freeze)).await;
            frozen.freeze(true);
            tokio::time::sleep(Duration::from_secs(4)).await;
            held += usize::from(transactions_held(&database).await > 0);
            frozen.freeze(false);
        }
        assert!(held > 0, "it was never frozen in the middle of a transaction");
        tokio::time::sleep(Duration::from_secs(3)).await;
        let answered = voting.answered.load(Ordering::Relaxed);
        let receipts = voting.end().await;
        steady.kill();
        frozen.kill();
        let checkpoints = one_log(&database, &receipts).await;
        println!("{answered} receipts, {checkpoints} checkpoints, {held} times in the middle of a transaction");
        assert!(answered > VOTERS && checkpoints > 3, "{answered} receipts, {checkpoints} checkpoints");
    });
}

/// Reliability 6.7: twenty seconds without the database.
#[test]
fn twenty_seconds_without_the_database_lose_nothing() {
    tests::run(Backend::Postgres, async |app: TestApp| {
        if program().is_none() {
            skip("the program is not built (cargo build --workspace)");
            return;
        }
        let app = app.today().await;
        let (poll, people) = poll_with_voters(&app).await;
        let mut server = Process::after(app).await;
        let database = server.database_url().to_owned();
        let proxy = Proxy::open(Duration::ZERO).await;
        server.moves_to(&proxy.url(&database));
        server.start().await;
        let voting = Voting::begin(&people, &poll, &[&server]);
        tokio::time::sleep(Duration::from_secs(3)).await;
        let before = voting.answered.load(Ordering::Relaxed);
        proxy.cut(true);
        tokio::time::sleep(Duration::from_secs(10)).await;
        assert_ne!(server.status("/health/ready").await, Some(200), "nobody is sent here meanwhile");
        tokio::time::sleep(Duration::from_secs(10)).await;
        assert!(server.ended().is_none());
        let cut = voting.answered.load(Ordering::Relaxed);
        proxy.cut(false);
        tokio::time::sleep(Duration::from_secs(4)).await;
        let after = voting.answered.load(Ordering::Relaxed);
        let receipts = voting.end().await;
        server.kill();
        let checkpoints = one_log(&database, &receipts).await;
        println!("{before} receipts before, {} while it was cut, {} after, {checkpoints} checkpoints", cut - before, after - cut);
        assert!(before > VOTERS && after > cut, "{before} before, {after} after");
    });
}

/// A transaction whose node is frozen or cut off does not hold up the others for ever. Seen to fail: before there was such a limit.
#[test]
fn a_transaction_that_nobody_goes_on_with_is_given_up() {
    tests::run(Backend::Postgres, async |app: TestApp| {
        assert_eq!(app.column("SHOW idle_in_transaction_session_timeout").await, ["30s"]);
    });
}
