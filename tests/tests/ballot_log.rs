//! The log of a poll, from the promise a voter is given to the file that anybody can audit.

use domain::ids::PollId;
use domain::voting::Answer;
use futures_util::future::join_all;
use jiff::SignedDuration;
use ledger::audit::{Beside, Check, Verdict};
use ledger::bytes::{Entry, Root};
use ledger::log::TOGETHER;
use ledger::tiles::entries;
use ledger::{Checkpoint, Consistency, Inclusion, Log, PublicKey, Receipt, Report, audit};
use server::engage::ballots::{Request, cast};
use server::engage::log::sequence::append_due;
use server::engage::polls;
use std::process::Command;
use store::moments::timestamp;
use tests::{Poll, TestApp, on_both};
use uuid::Uuid;

on_both!(
    a_ballot_is_promised_logged_and_proved,
    what_was_published_passes_both_audits,
    a_long_file_comes_in_pieces,
    a_changed_vote_leaves_a_closed_entry,
    few_ballots_wait_for_others_or_for_the_promise,
    an_extension_breaks_no_promise,
    several_sequencers_make_one_log,
    a_log_that_was_tampered_with_is_not_published,
    a_poll_published_before_there_were_logs_goes_on_without,
    a_signed_receipt_is_for_who_cast_the_ballot,
    the_page_of_the_log_finds_a_ballot,
);

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/verify/verify_bundle.py");

async fn checkpoint(app: &TestApp, poll: &Poll) -> (String, Checkpoint, PublicKey) {
    let page = app.visitor().get(&format!("/polls/{}/checkpoint", poll.id)).await.expect(200);
    let key = key(app, poll).await;
    let checkpoint = Checkpoint::open(&page.body, &key).unwrap();
    (page.body, checkpoint, key)
}

/// The key as the page of the log tells it.
async fn key(app: &TestApp, poll: &Poll) -> PublicKey {
    let definition = app.visitor().get(&format!("/polls/{}/definition", poll.id)).await.expect(200);
    let key = definition.json()["definition"]["key"].as_str().unwrap().to_owned();
    let page = app.visitor().get(&format!("{}/log", poll.path())).await.expect(200);
    assert!(page.text().contains(&key), "the page tells the key");
    PublicKey::parse(&key).unwrap()
}

async fn votes(app: &TestApp, poll: &Poll, count: usize) -> Vec<Receipt> {
    let voters = app.residents(count).await;
    let ballots = voters.iter().enumerate().map(async |(number, voter)| poll.cast(app, voter, Uuid::new_v4(), &[poll.option(number % 2)]).await);
    join_all(ballots).await.into_iter().map(|receipt| receipt.unwrap().signed.unwrap()).collect()
}

async fn size(app: &TestApp, poll: &Poll) -> u64 {
    checkpoint(app, poll).await.1.size
}

/// The log as somebody keeps it who reads tiles and nothing else.
async fn read(app: &TestApp, poll: &Poll, size: u64) -> Log {
    let visitor = app.visitor();
    let mut all: Vec<Entry> = Vec::new();
    for place in 0..size.div_ceil(256) {
        let width = (size - place * 256).min(256);
        let part = if width == 256 { String::new() } else { format!(".p/{width}") };
        all.extend(entries(&visitor.download(&format!("/polls/{}/tile/entries/{place:03}{part}", poll.id)).await));
    }
    let mut log = Log::new(all[0]);
    for entry in &all[1..] {
        log.append(vec![*entry]).unwrap();
    }
    log
}

async fn a_ballot_is_promised_logged_and_proved(app: TestApp) {
    let poll = app.poll().open().await;
    let (_, first, key) = checkpoint(&app, &poll).await;
    assert_eq!(first.size, 1, "the rules are signed before anybody votes");
    let receipts = votes(&app, &poll, 30).await;
    for receipt in &receipts {
        let promise = receipt.check(&key).unwrap();
        assert_eq!(promise.deadline, u64::try_from((poll.closes.unwrap() + SignedDuration::from_hours(1)).as_second()).unwrap());
    }
    append_due(&app.parvis).await.unwrap();
    let more = votes(&app, &poll, 25).await;
    append_due(&app.parvis).await.unwrap();
    let (note, last, _) = checkpoint(&app, &poll).await;
    assert_eq!(last.size, 56);
    let log = read(&app, &poll, 56).await;
    assert_eq!(log.root(), last.root, "the tiles are those of the checkpoint");
    for file in log.files(0) {
        assert_eq!(app.visitor().download(&format!("/polls/{}/{}", poll.id, file.path)).await, file.bytes, "{}", file.path);
    }
    for receipt in receipts.iter().chain(&more) {
        let entry = receipt.check(&key).unwrap().entry;
        let address = format!("/polls/{}/proof?entry={}", poll.id, entry.to_string().replace('+', "%2B").replace('/', "%2F"));
        let proof = Inclusion::parse(&app.visitor().get(&address).await.expect(200).body).unwrap();
        assert_eq!(proof.check(&entry, &key), Ok(last));
        assert_eq!(proof.checkpoint, note);
    }
    let lines = app.visitor().get(&format!("/polls/{}/consistency?old=1&new=56", poll.id)).await.expect(200).body;
    let proof = Consistency(lines.lines().map(|line| Root::parse(line).unwrap()).collect());
    assert_eq!(proof.check(&first, &last), Ok(()));
    for wrong in ["old=0&new=3", "old=4&new=3", "old=1&new=57", "old=x&new=3", ""] {
        app.visitor().get(&format!("/polls/{}/consistency?{wrong}", poll.id)).await.expect(404);
    }
    for wrong in ["0/001", "0/000", "9/000", "64/000", "entries/000.p/57", "0/000.p/0", "0/x000", ""] {
        app.visitor().get(&format!("/polls/{}/tile/{wrong}", poll.id)).await.expect(404);
    }
    app.counts_right().await;
}

fn audited(bundle: &[u8], beside: &Beside) -> Report {
    audit(bundle, beside, &mut |_| ())
}

async fn bundle(app: &TestApp, poll: &Poll) -> Vec<u8> {
    let plain = app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let packed = app.visitor().download(&format!("/polls/{}/bundle.jsonl.gz", poll.id)).await;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &packed).unwrap();
    let request = server::audit::Request { bundle: file.path().to_owned(), ..Default::default() };
    assert_eq!(server::audit::run(&request).unwrap(), audited(&plain, &Beside::default()), "compressed or not, it is the same file");
    plain
}

/// Reliability 6.8: what the server publishes passes; with any row of the database changed before the seal, nothing is
/// published (see below), and with any byte of the file changed, both verifiers find it (`ledger`).
async fn what_was_published_passes_both_audits(app: TestApp) {
    let poll = app.poll().approving(1, 2, &["A", "B", "C"]).open().await;
    let kept = checkpoint(&app, &poll).await.0;
    let voters = app.residents(45).await;
    let mut receipts = Vec::new();
    for (number, voter) in voters.iter().enumerate() {
        let approved = &poll.questions[1].1;
        let choices = [poll.option(number % 2), approved[number % 3]];
        receipts.push(poll.cast(&app, voter, Uuid::new_v4(), &choices).await.unwrap().signed.unwrap());
        if number % 22 == 21 {
            append_due(&app.parvis).await.unwrap();
        }
    }
    let (later, _, key) = checkpoint(&app, &poll).await;
    app.visitor().get(&format!("/polls/{}/bundle.jsonl", poll.id)).await.expect(404);
    poll.closes_by_the_clock(&app).await;
    app.visitor().get(&format!("/polls/{}/bundle.jsonl", poll.id)).await.expect(404);
    poll.publish_results(&app).await;
    let published = bundle(&app, &poll).await;
    let beside = Beside {
        key: Some(key.to_string()),
        checkpoints: vec![("opening".to_owned(), kept), ("later".to_owned(), later)],
        receipts: receipts.iter().enumerate().map(|(number, receipt)| (number.to_string(), receipt.clone())).collect(),
        ..Beside::default()
    };
    let report = audited(&published, &beside);
    assert!(report.passed(), "{report}");
    assert_eq!((report.ballots, report.superseded), (45, 0));
    for check in [Check::Key, Check::OneLog, Check::Receipts, Check::Log, Check::Tally, Check::Turnout] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{check:?}\n{report}");
    }
    let results = app.visitor().get(&format!("/api/v1/polls/{}/results", poll.id)).await.expect(200).json();
    let last = String::from_utf8(published.clone()).unwrap().lines().rev().nth(1).unwrap().to_owned();
    let told: serde_json::Value = serde_json::from_str(&last).unwrap();
    assert_eq!(told["result"]["tally"]["ballots"], results["ballots"], "the page and the file say the same");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &published).unwrap();
    match Command::new("python3").arg(PYTHON).arg(file.path()).output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        Err(error) => eprintln!("the second verifier was not asked: {error}"),
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 0, "nobody can sign another one");
}

async fn a_long_file_comes_in_pieces(app: TestApp) {
    let poll = app.poll().open().await;
    let voters = app.residents(1_700).await;
    poll.vote_all(&app, &voters, 0).await;
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    assert!(app.number("SELECT COUNT(*) FROM bundle_parts").await > 1);
    let report = audited(&bundle(&app, &poll).await, &Beside::default());
    assert!(report.passed(), "{report}");
    assert_eq!(report.ballots, 1_700);
}

async fn a_changed_vote_leaves_a_closed_entry(app: TestApp) {
    let poll = app.poll().open().await;
    let mut receipts = votes(&app, &poll, 25).await;
    let voter = app.residents(1).await.remove(0);
    receipts.truncate(1);
    for option in [0, 1, 0] {
        receipts.push(poll.cast(&app, &voter, Uuid::new_v4(), &[poll.option(option)]).await.unwrap().signed.unwrap());
        append_due(&app.parvis).await.unwrap();
    }
    // Twice in one batch: the first of the two is promised all the same.
    let again = async |option| poll.cast(&app, &voter, Uuid::new_v4(), &[poll.option(option)]).await;
    let together = [again(0), again(1)];
    for receipt in join_all(together).await {
        receipts.push(receipt.unwrap().signed.unwrap());
    }
    app.counts_right().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM superseded_ballots").await, 5);
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    let published = bundle(&app, &poll).await;
    let report = audited(&published, &Beside::default());
    assert!(report.passed(), "{report}");
    assert_eq!((report.ballots, report.superseded), (25, 5));
    let text = String::from_utf8(published).unwrap();
    let opened = receipts.iter().filter(|receipt| text.contains(&receipt.salt.to_string())).count();
    assert_eq!(opened, 1, "what was voted before stays closed: its salt is nowhere");
    assert_eq!(receipts.iter().filter(|receipt| text.contains(&receipt.key.to_string())).count(), 5, "and is marked by its key");
}

async fn few_ballots_wait_for_others_or_for_the_promise(app: TestApp) {
    let poll = app.poll().closes(None).open().await;
    votes(&app, &poll, TOGETHER - 1).await;
    append_due(&app.parvis).await.unwrap();
    assert_eq!(size(&app, &poll).await, 1);
    votes(&app, &poll, 1).await;
    append_due(&app.parvis).await.unwrap();
    assert_eq!(size(&app, &poll).await, 1 + TOGETHER as u64);
    let receipt = votes(&app, &poll, 1).await.remove(0);
    let deadline = receipt.check(&key(&app, &poll).await).unwrap().deadline;
    app.clock.advance(SignedDuration::from_hours(24 * 30 - 1));
    append_due(&app.parvis).await.unwrap();
    assert_eq!(size(&app, &poll).await, 1 + TOGETHER as u64);
    app.clock.advance(SignedDuration::from_hours(1));
    assert!(app.clock.now().as_second() >= i64::try_from(deadline).unwrap());
    append_due(&app.parvis).await.unwrap();
    assert_eq!(size(&app, &poll).await, 2 + TOGETHER as u64, "a promise is kept, alone if need be");
    let due = app.number("SELECT due_at FROM poll_logs").await;
    assert!(timestamp(due) > app.clock.now(), "and the next one is for later");
}

async fn an_extension_breaks_no_promise(app: TestApp) {
    let poll = app.poll().open().await;
    let receipt = votes(&app, &poll, 1).await.remove(0);
    let key = key(&app, &poll).await;
    let deadline = receipt.check(&key).unwrap().deadline;
    let team = app.administrator(poll.city).await;
    let later = poll.closes.unwrap() + SignedDuration::from_hours(48);
    app.clock.advance(SignedDuration::from_mins(5));
    polls::extend(&app.parvis, &team, poll.id, later, "A holiday.").await.unwrap();
    app.clock.set(poll.closes.unwrap() + SignedDuration::from_hours(1));
    assert_eq!(app.clock.now().as_second(), i64::try_from(deadline).unwrap());
    append_due(&app.parvis).await.unwrap();
    assert_eq!(size(&app, &poll).await, 2);
    let next = votes(&app, &poll, 1).await.remove(0).check(&key).unwrap().deadline;
    assert_eq!(next, u64::try_from((later + SignedDuration::from_hours(1)).as_second()).unwrap());
}

/// Reliability 6.7, as far as one process goes: however many append, every checkpoint continues the one before.
async fn several_sequencers_make_one_log(app: TestApp) {
    let poll = app.poll().open().await;
    let node = app.another_at(app.clock.now()).await;
    app.residents(30).await;
    for _ in 0..4 {
        let (here, there) = (votes(&app, &poll, 30), votes(&node, &poll, 30));
        let appending = join_all((0..3).flat_map(|_| [append_due(&app.parvis), append_due(&node.parvis)]));
        let (_, _, appended) = tokio::join!(here, there, appending);
        assert!(appended.into_iter().all(|appended| appended.is_ok()));
    }
    append_due(&app.parvis).await.unwrap();
    let (_, last, key) = checkpoint(&app, &poll).await;
    let log = read(&app, &poll, last.size).await;
    let signed = app.column("SELECT checkpoint FROM log_checkpoints ORDER BY size").await;
    assert!(signed.len() > 2);
    for note in signed {
        let earlier = Checkpoint::open(&note, &key).unwrap();
        assert_eq!(log.root_at(earlier.size), Some(earlier.root));
    }
    app.counts_right().await;
}

/// Nothing is sealed, or the audit finds it.
async fn a_log_that_was_tampered_with_is_not_published(app: TestApp) {
    let ways = [
        "UPDATE open_ballots SET choices = (SELECT choices FROM open_ballots ORDER BY choices DESC LIMIT 1) WHERE receipt = (SELECT receipt FROM open_ballots ORDER BY choices LIMIT 1)",
        "DELETE FROM open_ballots WHERE receipt = (SELECT MIN(receipt) FROM open_ballots)",
        "DELETE FROM log_pending",
        "UPDATE poll_logs SET size = size - 1",
        "DELETE FROM log_checkpoints WHERE size > 1",
        "UPDATE log_tiles SET bytes = (SELECT bytes FROM log_tiles WHERE level = 0) WHERE level = -1",
    ];
    for way in ways {
        let app = app.another(&[]).await;
        let poll = app.poll().open().await;
        votes(&app, &poll, 22).await;
        append_due(&app.parvis).await.unwrap();
        votes(&app, &poll, 2).await;
        assert!(app.tamper(way).await > 0, "{way}");
        app.clock.set(poll.closes.unwrap());
        let sealed = polls::seal_due(&app.parvis).await.unwrap();
        let published = app.number("SELECT COUNT(*) FROM bundle_parts").await;
        // What only the audit can see (a checkpoint that is gone) is published, and found by everybody who looks.
        if sealed > 0 {
            poll.publish_results(&app).await;
            let report = audited(&bundle(&app, &poll).await, &Beside::default());
            assert!(!report.passed(), "{way}\n{report}");
        } else {
            assert_eq!(published, 0, "{way}: nothing, or the whole");
            assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 1, "{way}: it can be looked into");
        }
    }
}

async fn a_poll_published_before_there_were_logs_goes_on_without(app: TestApp) {
    let poll = app.poll().open().await;
    for table in ["log_checkpoints", "log_tiles", "log_entries", "poll_logs"] {
        app.tamper(&format!("DELETE FROM {table}")).await;
    }
    app.parvis.papers.forget(poll.id);
    let voter = app.residents(1).await.remove(0);
    let receipt = poll.cast(&app, &voter, Uuid::new_v4(), &[poll.option(1)]).await.unwrap();
    assert_eq!(receipt.signed, None);
    poll.cast(&app, &voter, Uuid::new_v4(), &[poll.option(0)]).await.unwrap();
    app.visitor().get(&format!("{}/log", poll.path())).await.expect(404);
    app.visitor().get(&format!("/polls/{}/checkpoint", poll.id)).await.expect(404);
    assert!(!app.visitor().get(&poll.path()).await.expect(200).has_link(&format!("{}/log", poll.path())));
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM ballots").await, 1);
    app.visitor().get(&poll.path()).await.expect(200);
    app.visitor().get(&format!("/polls/{}/bundle.jsonl", poll.id)).await.expect(404);
}

async fn a_signed_receipt_is_for_who_cast_the_ballot(app: TestApp) {
    let poll = app.poll().open().await;
    let (ana, ben) = (app.resident("ana").await, app.resident("ben").await);
    let code = ana.casts(&poll, &[poll.option(1)]).await;
    let address = format!("{}/receipt", poll.path());
    let page = ana.get(&address).await.expect(200);
    assert_eq!(page.form_field("code"), Some(code.clone()));
    let answer = ana.post(&address, &[("code", &code)]).await.expect(200);
    assert!(answer.header("cache-control").contains("no-store") && answer.header("content-disposition").contains("attachment"));
    let receipt: Receipt = serde_json::from_str(&answer.body).unwrap();
    let opened = receipt.opening().unwrap().answers;
    assert_eq!(opened.answers().first().map(|answer| answer.choices[0].0), Some(poll.option(1)));
    receipt.check(&key(&app, &poll).await).unwrap();
    ben.casts(&poll, &[poll.option(0)]).await;
    ben.post(&address, &[("code", &code)]).await.expect(404);
    ana.post(&address, &[("code", "ABCD-EFGH-IJKL-MNOP")]).await.expect(404);
    app.visitor().post(&address, &[("code", &code)]).await.expect(303);
    // The same request once more, by program, is answered with the same receipt; with other marks it is another one.
    let caller = ana.caller(&app).await;
    let key = Uuid::new_v4();
    let answers = || vec![Answer::naming(poll.questions[0].0, vec![domain::ids::OptionId(poll.option(0))])];
    let again = async || {
        cast(&app.parvis, &caller, PollId(poll.id.0), Request { answers: answers(), declares_residence: false, name: String::new(), key }).await.unwrap()
    };
    let (first, second) = (again().await, again().await);
    assert_eq!((&first.code, &first.signed), (&second.code, &second.signed));
    assert!(first.signed.is_some());
    ana.post(&address, &[("code", &code)]).await.expect(404);
    poll.closes_by_the_clock(&app).await;
    ana.post(&address, &[("code", &first.code)]).await.expect(404);
}

async fn the_page_of_the_log_finds_a_ballot(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    let code = ana.casts(&poll, &[poll.option(1)]).await;
    let address = format!("{}/log", poll.path());
    assert!(app.visitor().get(&poll.path()).await.expect(200).has_link(&address));
    let look = async |code: &str| app.visitor().post(&address, &[("code", code)]).await;
    assert!(look(&code.to_lowercase()).await.expect(200).text().contains("It is promised"));
    assert!(look("ABCD-EFGH-IJKL-MNOP").await.expect(200).text().contains("There is no such entry"));
    assert!(look("<script>").await.expect(200).text().contains("There is no such entry"));
    look("  ").await.expect(422);
    votes(&app, &poll, 30).await;
    append_due(&app.parvis).await.unwrap();
    let found = look(&code).await.expect(200);
    assert!(found.text().contains("Yes, it is in the log"), "{}", found.text());
    let proof = found.links().into_iter().find(|link| link.contains("/proof?entry=")).unwrap();
    Inclusion::parse(&app.visitor().get(&proof).await.expect(200).body).unwrap();
    assert!(!found.text().contains("audit poll"), "the file is not there yet");
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    let page = app.visitor().get(&address).await.expect(200);
    assert!(page.has_link(&format!("/polls/{}/bundle.jsonl.gz", poll.id)) && page.text().contains("parvis audit"));
    assert!(app.visitor().get(&format!("/fr/polls/{}/log", poll.id)).await.expect(200).text().contains("Le registre"));
}
