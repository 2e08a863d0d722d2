//! Killed in the middle of everything, again and again: whoever has got a receipt has voted, and nobody twice.

use jiff::SignedDuration;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use store::{ConnectionTrait, Database, Options};
use tests::process::{program, skip};
use tests::{Backend, Person, Poll, Process, TestApp, on_both};
use uuid::Uuid;

on_both!(what_has_a_receipt_outlives_every_kill);

/// How often: the acceptance list says 60.
const KILLS: u64 = 60;
const VOTERS: usize = 16;

/// Votes again and again, each time another ballot, and repeats a request until it is answered; the last receipt.
pub async fn votes_on(person: Person, poll: Poll, over: Arc<AtomicBool>, answered: Arc<AtomicUsize>) -> Option<String> {
    let mut last = None;
    while !over.load(Ordering::Relaxed) {
        let (key, choice) = (Uuid::new_v4(), poll.option(usize::from(Uuid::new_v4().as_bytes()[0] & 1)));
        let receipt = loop {
            if let Some(receipt) = person.casts_if_it_can(&poll, &key.to_string(), &[choice]).await {
                break receipt;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        };
        answered.fetch_add(1, Ordering::Relaxed);
        last = Some(receipt);
    }
    last
}

/// Reliability 6.2. Seen to fail: with answers given before the commit in `Writer::write`.
async fn what_has_a_receipt_outlives_every_kill(app: TestApp) {
    if program().is_none() {
        skip("the program is not built (cargo build --workspace)");
        return;
    }
    let backend = app.backend;
    let app = app.today().await;
    let poll = app.poll().closes(Some(app.clock.now() + SignedDuration::from_hours(24))).open().await;
    let mut people = Vec::new();
    for number in 0..VOTERS {
        people.push(app.resident(&format!("voter-{number}")).await);
    }
    let mut server = Process::after(app).await;
    let (over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let voting: Vec<_> =
        people.iter().map(|person| tokio::spawn(votes_on(person.at(&server.origin), poll.clone(), Arc::clone(&over), Arc::clone(&answered)))).collect();
    let (mut slowest, mut before) = (Duration::ZERO, 0);
    for kill in 0..KILLS {
        slowest = slowest.max(server.start().await);
        // From 40 ms to 400 ms after it was ready, another time each time.
        tokio::time::sleep(Duration::from_millis(40 + (kill * 97) % 360)).await;
        server.kill();
        let now = answered.load(Ordering::Relaxed);
        before += usize::from(now > before);
    }
    server.start().await;
    over.store(true, Ordering::Relaxed);
    let mut receipts = BTreeSet::new();
    for voting in voting {
        receipts.extend(voting.await.unwrap());
    }
    server.kill();
    let answered = answered.load(Ordering::Relaxed);
    println!("{backend:?}: {KILLS} kills, {answered} receipts, slowest start {slowest:?}");
    assert_eq!(receipts.len(), VOTERS);
    assert!(answered > VOTERS * 10 && before > 0, "{answered}");
    is_whole(server.database_url(), &receipts).await;
}

async fn is_whole(url: &str, receipts: &BTreeSet<String>) {
    let database = Database::open(&Options { url: url.to_owned(), readers: 1 }).await.unwrap();
    let column = async |sql: &str| -> Vec<String> {
        let statement = sea_orm::Statement::from_string(database.read().get_database_backend(), sql);
        let rows = database.read().query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    };
    let kept: BTreeSet<String> = column("SELECT receipt FROM open_ballots").await.into_iter().collect();
    assert_eq!(&kept, receipts, "the ballots are those of the last receipts");
    let voters = column("SELECT CAST(person_id AS TEXT) FROM turnout").await;
    assert_eq!(voters.len(), receipts.len(), "no ballot without turnout, no turnout without a ballot");
    let found = server::engage::recompute::check(&database).await.unwrap();
    assert_eq!(found.differences, Vec::<String>::new());
    if url.starts_with("sqlite") {
        assert_eq!(column("PRAGMA integrity_check").await, ["ok"]);
        assert_eq!(column("PRAGMA foreign_key_check").await, Vec::<String>::new());
    }
    database.close().await.unwrap();
}

/// The harness itself: a server that is not there gives no receipt.
#[test]
fn nobody_votes_where_no_server_is() {
    tests::run(Backend::Sqlite, async |app: TestApp| {
        let poll = app.poll().open().await;
        let ana = app.resident("ana").await.at("http://127.0.0.1:1");
        assert_eq!(ana.casts_if_it_can(&poll, &Uuid::new_v4().to_string(), &[poll.option(0)]).await, None);
    });
}
