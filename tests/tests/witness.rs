//! Sites that witness each other's logs: two of them over HTTP, logs that show two things, witnesses that lie.

use domain::PollId;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Method, Question};
use domain::{OptionId, QuestionId};
use futures_util::future::join_all;
use jiff::SignedDuration;
use ledger::audit::{Beside, Check, Verdict, Why};
use ledger::bundle::definition_line;
use ledger::bytes::Entry;
use ledger::witness::{Submission, WitnessKey};
use ledger::{Checkpoint, Consistency, Decision, Definition, Log, PollKey, PublicKey, Secrecy, WitnessPublicKey, audit};
use server::engage::log::sequence::append_due;
use server::engage::polls;
use server::engage::witness::ours::ask_witnesses;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tests::site::Said;
use tests::{Poll, Site, TestApp, on_both};
use uuid::Uuid;

on_both!(
    two_cities_witness_each_other,
    a_closed_poll_waits_for_its_witnesses_and_not_for_ever,
    a_witness_that_lies_or_dawdles_changes_nothing,
    a_witness_answers_as_the_protocol_says,
    a_witness_signs_one_of_two_logs_on_however_many_nodes,
    a_log_that_was_set_back_is_not_signed,
);

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/verify/verify_bundle.py");

/// The key a site witnesses with.
async fn key_of(app: &TestApp) -> WitnessPublicKey {
    WitnessPublicKey::parse(app.visitor().get("/witness/key").await.expect(200).body.trim()).unwrap()
}

/// Two cities that witness each other.
async fn two_cities(app: &TestApp) -> (TestApp, TestApp) {
    let (one, other) = (app.another(&[]).await, app.another(&[]).await);
    let (key_of_one, key_of_other) = (key_of(&one).await.to_string(), key_of(&other).await.to_string());
    let (at_one, at_other) = (one.origin.clone(), other.origin.clone());
    let one = one.restart_with(&[("witness.sites", &at_other), ("witness.keys", &key_of_other)]).await;
    let other = other.restart_with(&[("witness.sites", &at_one), ("witness.keys", &key_of_one)]).await;
    assert_eq!((key_of(&one).await.to_string(), key_of(&other).await.to_string()), (key_of_one, key_of_other), "a key outlives a restart");
    (one, other)
}

async fn votes(app: &TestApp, poll: &Poll, from: usize, count: usize) {
    let voters = app.residents(from + count).await.split_off(from);
    let ballots = voters.iter().enumerate().map(async |(number, voter)| poll.cast(app, voter, Uuid::new_v4(), &[poll.option(number % 2)]).await);
    assert!(join_all(ballots).await.into_iter().all(|receipt| receipt.is_ok()));
    append_due(&app.parvis).await.unwrap();
}

async fn checkpoint(app: &TestApp, poll: &Poll) -> String {
    app.visitor().get(&format!("/polls/{}/checkpoint", poll.id)).await.expect(200).body
}

async fn log_key(app: &TestApp, poll: &Poll) -> PublicKey {
    let definition = app.visitor().get(&format!("/polls/{}/definition", poll.id)).await.expect(200).json();
    PublicKey::parse(definition["definition"]["key"].as_str().unwrap()).unwrap()
}

/// Asks until the latest checkpoint of a poll is signed; it.
async fn signed(app: &TestApp, poll: &Poll, by: &WitnessPublicKey) -> Checkpoint {
    for _ in 0..40 {
        ask_witnesses(&app.parvis).await.unwrap();
        let note = checkpoint(app, poll).await;
        if by.check(&note).is_ok() {
            return Checkpoint::open(&note, &log_key(app, poll).await).unwrap();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the witness has not signed: {}", checkpoint(app, poll).await);
}

async fn two_cities_witness_each_other(app: TestApp) {
    let (one, other) = two_cities(&app).await;
    let (by_one, by_other) = (key_of(&one).await, key_of(&other).await);
    let (here, there) = (one.poll().open().await, other.poll().open().await);
    assert_eq!(signed(&one, &here, &by_other).await.size, 1, "the rules are witnessed before anybody votes");
    assert_eq!(signed(&other, &there, &by_one).await.size, 1);
    for (from, size) in [(0, 26), (25, 51)] {
        votes(&one, &here, from, 25).await;
        assert_eq!(signed(&one, &here, &by_other).await.size, size);
    }
    assert_eq!(other.number("SELECT size FROM witnessed_logs").await, 51);
    let voter = one.residents(51).await.remove(50);
    let receipt = poll_receipt(&one, &here, &voter).await;
    // A proof carries what the witness signed.
    let entry = receipt.check(&log_key(&one, &here).await).unwrap().entry;
    one.clock.set(here.closes.unwrap());
    assert_eq!(polls::seal_due(&one.parvis).await.unwrap(), 0, "the last ballots are appended, and their checkpoint is to be signed");
    assert_eq!(signed(&one, &here, &by_other).await.size, 52);
    assert_eq!(polls::seal_due(&one.parvis).await.unwrap(), 1);
    let page = one.visitor().get(&format!("{}/log", here.path())).await.expect(200);
    assert!(page.text().contains(&format!("{} signed the latest state, 1 March 2027 at", by_other.name())), "{}", page.text());
    let page = other.visitor().get("/fr/witness").await.expect(200);
    assert!(page.text().contains(&by_other.to_string()) && page.text().contains(log_key(&one, &here).await.origin()), "{}", page.text());
    assert!(app.visitor().get("/en/witness").await.expect(200).text().contains("None yet"));
    let address = format!("/polls/{}/proof?entry={}", here.id, entry.to_string().replace('+', "%2B").replace('/', "%2F"));
    let proof = one.visitor().get(&address).await.expect(200).body;
    assert!(by_other.check(&ledger::Inclusion::parse(&proof).unwrap().checkpoint).is_ok());
    here.publish_results(&one).await;
    let bundle = one.visitor().download(&format!("/polls/{}/bundle.jsonl", here.id)).await;
    let trusting = |key: &WitnessPublicKey| Beside { witnesses: vec![key.clone()], ..Beside::default() };
    let report = audit(bundle.as_slice(), &trusting(&by_other), &mut |_| ());
    assert!(report.passed() && report.verdict(Check::OneLog) == Some(&Verdict::Proved), "{report}");
    let report = audit(bundle.as_slice(), &trusting(&by_one), &mut |_| ());
    assert_eq!(report.verdict(Check::OneLog), Some(&Verdict::NotProvable { why: Why::NotWitnessed }), "nobody is their own witness here");
    assert_eq!(report.checkpoints, 4);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &bundle).unwrap();
    match Command::new("python3").arg(PYTHON).arg(file.path()).arg("--witness").arg(by_other.to_string()).output() {
        Ok(output) => assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("one-log: proved")),
        Err(error) => eprintln!("the second verifier was not asked: {error}"),
    }
}

async fn poll_receipt(app: &TestApp, poll: &Poll, voter: &server::engage::Caller) -> ledger::Receipt {
    poll.cast(app, voter, Uuid::new_v4(), &[poll.option(0)]).await.unwrap().signed.unwrap()
}

/// A witness of this name at a site, with the settings that name both.
fn witness_at(site: &Site, seed: u8) -> (WitnessKey, String) {
    let key = WitnessKey::new(&format!("{}/witness", site.host()), [seed; 32]).unwrap();
    let text = key.public().to_string();
    (key, text)
}

async fn a_closed_poll_waits_for_its_witnesses_and_not_for_ever(app: TestApp) {
    let site = Site::answering(|_, _| Said::now(503, "")).await;
    let (_, key) = witness_at(&site, 1);
    let app = app.another(&[("witness.sites", &site.origin), ("witness.keys", &key), ("witness.seconds_before_sealing", "30")]).await;
    let poll = app.poll().open().await;
    votes(&app, &poll, 0, 5).await;
    app.clock.set(poll.closes.unwrap());
    assert_eq!(polls::seal_due(&app.parvis).await.unwrap(), 0);
    assert_eq!(ask_witnesses(&app.parvis).await.unwrap(), 0);
    app.clock.advance(SignedDuration::from_secs(29));
    assert_eq!(polls::seal_due(&app.parvis).await.unwrap(), 0);
    app.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(polls::seal_due(&app.parvis).await.unwrap(), 1, "a witness that does not sign holds nothing up");
    poll.publish_results(&app).await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let report = audit(bundle.as_slice(), &Beside::default(), &mut |_| ());
    assert!(report.passed() && report.ballots == 5 && report.smallest_batch == Some(5), "{report}");
    assert!(!site.asked().is_empty(), "it was asked");
}

/// Whatever a witness answers: what is served stays sound, and nobody waits.
async fn a_witness_that_lies_or_dawdles_changes_nothing(app: TestApp) {
    let other = WitnessKey::new("other.example/witness", [9; 32]).unwrap();
    type Lie = Box<dyn Fn(&WitnessKey, &str) -> Said + Send + Sync>;
    let lies: Vec<(&str, Lie)> = vec![
        ("nothing", Box::new(|_, _| Said::now(200, ""))),
        ("no line", Box::new(|_, _| Said::now(200, "<html>welcome</html>\n"))),
        ("another witness", Box::new(move |_, note| Said::now(200, other.cosign(note, 5).unwrap().line))),
        ("another checkpoint", Box::new(|key, note| Said::now(200, key.cosign(&note.replacen("\n1\n", "\n2\n", 1), 5).unwrap().line))),
        (
            "another key of its name",
            Box::new(|key, note| {
                let forger = WitnessKey::new(key.public().name(), [77; 32]).unwrap();
                Said::now(200, forger.cosign(note, 5).unwrap().line)
            }),
        ),
        ("a signature that was changed", Box::new(|key, note| Said::now(200, key.cosign(note, 5).unwrap().line.replace("AAAAAAAAA", "AAAAAAAAB")))),
        ("a conflict that is none", Box::new(|_, _| Said::now(409, "0\n"))),
        ("ahead of the log", Box::new(|_, _| Said::now(409, "9999999999\n"))),
        ("no number", Box::new(|_, _| Said::now(409, "-1\n"))),
        ("elsewhere", Box::new(|_, _| Said { headers: "location: /witness/key\r\n".to_owned(), ..Said::now(307, "") })),
        ("without end", Box::new(|key, note| Said::now(200, format!("{}{}", key.cosign(note, 5).unwrap().line, "x".repeat(1 << 20))))),
        ("late", Box::new(|key, note| Said { after: Duration::from_secs(20), ..Said::now(200, key.cosign(note, 5).unwrap().line) })),
    ];
    let names: Vec<&str> = lies.iter().map(|(name, _)| *name).collect();
    let (which, secret) = (Arc::new(AtomicUsize::new(0)), Arc::new(OnceLock::<WitnessKey>::new()));
    let (now, known) = (Arc::clone(&which), Arc::clone(&secret));
    let site = Site::answering(move |_, body| {
        let note = Submission::parse(body).unwrap().note;
        lies[now.load(Ordering::Relaxed)].1(known.get().unwrap(), &note)
    })
    .await;
    let (key, text) = witness_at(&site, 1);
    let public = key.public().clone();
    assert!(secret.set(key).is_ok());
    let app = app.another(&[("witness.sites", &site.origin), ("witness.keys", &text)]).await;
    for (number, name) in names.into_iter().enumerate() {
        which.store(number, Ordering::Relaxed);
        let poll = app.poll().open().await;
        let began = Instant::now();
        let asking = tokio::spawn({
            let parvis = Arc::clone(&app.parvis);
            async move { ask_witnesses(&parvis).await.unwrap() }
        });
        votes(&app, &poll, 0, 3).await;
        assert!(began.elapsed() < Duration::from_secs(4), "{name}: voting took {:?}", began.elapsed());
        assert_eq!(asking.await.unwrap(), 0, "{name}");
        assert!(began.elapsed() < Duration::from_secs(12), "{name}: it was waited for {:?}", began.elapsed());
        assert_eq!(app.number("SELECT COUNT(*) FROM log_cosignatures").await, 0, "{name}");
        let note = checkpoint(&app, &poll).await;
        assert!(public.check(&note).is_err() && Checkpoint::open(&note, &log_key(&app, &poll).await).is_ok(), "{name}");
        assert!(site.asked().iter().all(|(path, _)| path == ADD), "{name}: {:?}", site.asked());
        assert!(app.number(&format!("SELECT attempts FROM witness_submissions WHERE poll_id = {}", poll.id)).await >= 1, "{name}: it is asked again later");
        let before = site.asked().len();
        assert_eq!(ask_witnesses(&app.parvis).await.unwrap(), 0);
        assert_eq!(site.asked().len(), before, "{name}: and not before");
    }
}

/// The log of a poll of a site that is not Parvis.
struct Foreign {
    key: PollKey,
    log: Log,
    line: String,
}

impl Foreign {
    fn new(origin: &str, poll: i64, seed: u8) -> Self {
        let key = PollKey::new(origin, [seed; 32]).unwrap();
        let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: vec![OptionId(1), OptionId(2)], optional: false, budget: None };
        let definition = Definition {
            format: ledger::definition::FORMAT.to_owned(),
            key: key.public().to_string(),
            poll: PollId(poll),
            secrecy: Secrecy::Confidential,
            token_key: None,
            questions: vec![Decision { question, rule: Rule::Plurality, seats: 1, lot: true }],
            ties: TieRule::Id,
            trustees: None,
        };
        let (line, entry) = definition_line(&definition).unwrap();
        Self { key, log: Log::new(entry), line: String::from_utf8(line).unwrap() }
    }

    /// The same log, which goes on differently.
    fn grown(&self, with: u8, to: u64) -> Log {
        let mut log = self.log.clone();
        for number in log.size()..to {
            let mut entry = [with; 32];
            entry[..8].copy_from_slice(&number.to_be_bytes());
            log.append(vec![Entry(entry)]).unwrap();
        }
        log
    }

    fn at(&self, log: &Log, size: u64) -> String {
        Checkpoint { size, root: log.root_at(size).unwrap() }.sign(&self.key).unwrap()
    }

    fn submission(&self, log: &Log, old: u64, size: u64) -> String {
        let proof = if old == 0 || old == size { Consistency(Vec::new()) } else { Consistency::of(log, old, size).unwrap() };
        Submission { old, proof, note: self.at(log, size) }.to_string()
    }
}

/// A site with the log of poll 7, and a Parvis that witnesses it.
async fn foreign(app: &TestApp) -> (Site, Foreign, TestApp) {
    let line = Arc::new(OnceLock::<String>::new());
    let known = Arc::clone(&line);
    let site = Site::answering(move |path, _| match path {
        "/polls/7/definition" => Said::now(200, known.get().unwrap().clone()),
        "/polls/8/definition" => Said { headers: "location: /polls/7/definition\r\n".to_owned(), ..Said::now(302, "") },
        "/polls/9/definition" => Said::now(200, "x".repeat(2 << 20)),
        "/polls/10/definition" => Said::now(200, known.get().unwrap().clone()),
        _ => Said::now(404, ""),
    })
    .await;
    let log = Foreign::new(&format!("{}/polls/7", site.host()), 7, 3);
    line.set(log.line.clone()).unwrap();
    let witness = app.another(&[("witness.sites", &site.origin)]).await;
    (site, log, witness)
}

const ADD: &str = "/witness/add-checkpoint";

/// Reliability 6.9, at the door.
async fn a_witness_answers_as_the_protocol_says(app: TestApp) {
    let (site, log, witness) = foreign(&app).await;
    let (public, visitor) = (key_of(&witness).await, witness.visitor());
    let (told, other) = (log.grown(1, 60), log.grown(2, 60));
    for wrong in ["", "old 0\n", "nothing", "old 0\n\nno note\n", &log.submission(&told, 0, 20).replace("old 0", "old 21")] {
        visitor.sends_text(ADD, wrong).await.expect(400);
    }
    visitor.sends_text(ADD, "x".repeat(70_000)).await.expect(413);
    // Names that are none of the list: nobody is asked about them.
    for origin in [
        "elsewhere.example/polls/7".to_owned(),
        format!("{}/polls/07", site.host()),
        format!("{}.evil.example/polls/7", site.host()),
        site.host().to_owned(),
        format!("{}/polls/7/../8", site.host()),
    ] {
        let stranger = Foreign::new(&origin, 7, 3);
        visitor.sends_text(ADD, stranger.submission(&stranger.log, 0, 1)).await.expect(404);
    }
    assert_eq!(site.asked(), []);
    // A site that redirects, talks without end, has no such poll, or names another one.
    for (poll, status) in [(8, 503), (9, 503), (10, 404), (11, 404)] {
        let stranger = Foreign::new(&format!("{}/polls/{poll}", site.host()), poll, 3);
        visitor.sends_text(ADD, stranger.submission(&stranger.log, 0, 1)).await.expect(status);
    }
    // Signed by somebody else, who calls the log the same.
    let forger = Foreign::new(log.key.public().origin(), 7, 4);
    visitor.sends_text(ADD, forger.submission(&forger.log, 0, 1)).await.expect(403);
    assert_eq!(witness.number("SELECT COUNT(*) FROM witnessed_logs").await, 0, "nothing is remembered that the log has not signed");
    // The first one, and one that continues it.
    let first = visitor.sends_text(ADD, log.submission(&told, 0, 20)).await.expect(200);
    let note = log.at(&told, 20);
    let time = public.answered(&note, &first.body).unwrap().time;
    assert_eq!(time, u64::try_from(witness.clock.now().as_second()).unwrap());
    assert_eq!(first.body.lines().count(), 1);
    visitor.sends_text(ADD, log.submission(&told, 20, 30)).await.expect(200);
    // Asked for what it was asked for before, it says where it is.
    let conflict = visitor.sends_text(ADD, log.submission(&told, 20, 30)).await.expect(409);
    assert_eq!((conflict.header("content-type"), conflict.body.as_str()), ("text/x.tlog.size", "30\n"));
    assert_eq!(visitor.sends_text(ADD, log.submission(&told, 0, 5)).await.expect(409).body, "30\n", "never backwards");
    visitor.sends_text(ADD, log.submission(&told, 30, 30)).await.expect(200);
    // Two checkpoints of one size; a log that goes on from elsewhere; a proof that is none.
    assert_eq!(visitor.sends_text(ADD, log.submission(&other, 30, 30)).await.expect(409).body, "30\n");
    visitor.sends_text(ADD, log.submission(&other, 30, 40)).await.expect(422);
    let unproved = Submission { old: 30, proof: Consistency(Vec::new()), note: log.at(&told, 40) };
    visitor.sends_text(ADD, unproved.to_string()).await.expect(422);
    assert_eq!(witness.column("SELECT contradiction FROM witnessed_logs").await, [log.at(&other, 30)], "the proof of it is kept");
    assert_eq!(witness.column("SELECT checkpoint FROM witnessed_logs").await, [log.at(&told, 30)]);
    visitor.get(ADD).await.expect(405);
    // A restart forgets nothing.
    let witness = witness.restart_with(&[]).await;
    let visitor = witness.visitor();
    visitor.sends_text(ADD, log.submission(&other, 0, 40)).await.expect(409);
    visitor.sends_text(ADD, log.submission(&other, 30, 40)).await.expect(422);
    visitor.sends_text(ADD, log.submission(&told, 30, 40)).await.expect(200);
    // What its site says of the key later changes nothing.
    visitor.sends_text(ADD, forger.submission(&forger.grown(1, 60), 40, 50)).await.expect(403);
    let limited = witness.restart_with(&[("limits.witness_per_address", "1/hour")]).await;
    limited.visitor().sends_text(ADD, log.submission(&told, 40, 50)).await.expect(200);
    assert!(!limited.visitor().sends_text(ADD, log.submission(&told, 50, 60)).await.expect(429).header("retry-after").is_empty());
}

/// However many nodes are asked for two logs of one name at once, what was signed is one log.
async fn a_witness_signs_one_of_two_logs_on_however_many_nodes(app: TestApp) {
    let (_site, log, witness) = foreign(&app).await;
    let node = witness.another_at(witness.clock.now()).await;
    // Another node has the same instance key: it stands in the same folder. Its name is its address, which proxies make one.
    let logs = [log.grown(1, 100), log.grown(2, 100)];
    let mut signed: std::collections::BTreeMap<u64, ledger::bytes::Root> = std::collections::BTreeMap::new();
    let mut have = 0;
    for step in 0..20 {
        let size = have + 1 + step % 2;
        let asks = (0..8).map(|number: usize| {
            let (at, which) = (if number.is_multiple_of(2) { &witness } else { &node }, &logs[number / 2 % 2]);
            let submission = log.submission(which, have, size + number as u64 % 3);
            async move { (at.visitor().sends_text(ADD, submission).await, size + number as u64 % 3, which) }
        });
        for (answer, size, which) in join_all(asks).await {
            match answer.status {
                200 => {
                    let root = which.root_at(size).unwrap();
                    assert_eq!(*signed.entry(size).or_insert(root), root, "two roots for one size");
                    have = have.max(size);
                }
                status => assert!(matches!(status, 409 | 422), "{status}: {}", answer.body),
            }
        }
    }
    assert!(signed.len() >= 15, "{signed:?}");
    let of_one = |log: &Log| signed.iter().all(|(&size, &root)| log.root_at(size) == Some(root));
    assert!(logs.iter().filter(|log| of_one(log)).count() == 1, "all of it is in one of the logs");
}

/// The tables of a log and of votes, as a backup has them.
const BACKUP: &[&str] =
    &["poll_logs", "log_checkpoints", "log_tiles", "log_entries", "log_pending", "open_ballots", "turnout", "log_cosignatures", "witness_submissions"];

/// A site that was restored from a backup, and went on differently, shows two logs: its witness does not sign the second.
async fn a_log_that_was_set_back_is_not_signed(app: TestApp) {
    let (one, other) = two_cities(&app).await;
    let by_other = key_of(&other).await;
    let poll = one.poll().open().await;
    votes(&one, &poll, 0, 20).await;
    signed(&one, &poll, &by_other).await;
    for table in BACKUP {
        one.tamper(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
    }
    votes(&one, &poll, 20, 20).await;
    let before = checkpoint(&one, &poll).await;
    assert_eq!(signed(&one, &poll, &by_other).await.size, 41);
    for table in BACKUP.iter().rev() {
        one.tamper(&format!("DELETE FROM {table}")).await;
    }
    for table in BACKUP {
        one.tamper(&format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
    }
    one.parvis.papers.forget(poll.id);
    // At the old size, nothing is wrong yet but that the witness knows more.
    for _ in 0..3 {
        one.clock.advance(SignedDuration::from_mins(20));
        assert_eq!(ask_witnesses(&one.parvis).await.unwrap(), 0);
    }
    votes(&one, &poll, 40, 20).await;
    let after = checkpoint(&one, &poll).await;
    let key = log_key(&one, &poll).await;
    let (before, after) = (Checkpoint::open(&before, &key).unwrap(), Checkpoint::open(&after, &key).unwrap());
    assert_eq!((before.size, after.size), (41, 41));
    assert_ne!(before.root, after.root, "this is a split view");
    one.clock.advance(SignedDuration::from_mins(20));
    assert_eq!(ask_witnesses(&one.parvis).await.unwrap(), 0);
    votes(&one, &poll, 60, 20).await;
    one.clock.advance(SignedDuration::from_mins(20));
    assert_eq!(ask_witnesses(&one.parvis).await.unwrap(), 0, "nor what continues it");
    assert!(by_other.check(&checkpoint(&one, &poll).await).is_err());
    let contradiction = other.column("SELECT contradiction FROM witnessed_logs").await.remove(0);
    assert_eq!(Checkpoint::open(&contradiction, &key).unwrap(), after, "both halves of the proof are with the witness");
    let kept = other.column("SELECT checkpoint FROM witnessed_logs").await.remove(0);
    assert_eq!(Checkpoint::open(&kept, &key).unwrap(), before);
    let page = other.visitor().get("/en/witness").await.expect(200);
    assert!(page.text().contains("contradict each other") && page.text().contains(&after.root.to_string()), "{}", page.text());
    // The audit of what the site publishes in the end finds it, too.
    one.clock.set(poll.closes.unwrap());
    polls::seal_due(&one.parvis).await.unwrap();
    one.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(polls::seal_due(&one.parvis).await.unwrap(), 1, "it is sealed all the same");
    poll.publish_results(&one).await;
    let bundle = one.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let beside = Beside { checkpoints: vec![("from the witness".to_owned(), kept)], witnesses: vec![by_other], ..Beside::default() };
    let report = audit(bundle.as_slice(), &beside, &mut |_| ());
    assert!(matches!(report.verdict(Check::OneLog), Some(Verdict::Failed { .. })), "{report}");
}
