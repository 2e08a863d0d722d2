//! The drill: a backup, another host, and what voters hold in their hands.

use jiff::SignedDuration;
use ledger::audit::{Beside, Check, Fault, Verdict};
use ledger::{Checkpoint, Inclusion, PublicKey, Receipt, audit};
use server::backup;
use server::engage::log::check::every_log;
use server::engage::log::sequence::append_due;
use std::process::Command;
use tempfile::TempDir;
use tests::postgres::programs;
use tests::{Backend, Poll, TestApp, on_both};
use uuid::Uuid;

on_both!(a_backup_on_another_host_keeps_every_promise, a_backup_that_is_too_old_breaks_promises_that_can_be_proved);

/// A copy of the database while it is used.
async fn back_up(app: &TestApp) -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("copy");
    let url = match app.backend {
        Backend::Sqlite => {
            let checked = backup::run(app.database_url(), &file).await.unwrap();
            assert!(checked.logs > 0 && checked.checkpoints > 0);
            assert!(backup::run(app.database_url(), &file).await.is_err(), "nothing is written over");
            format!("sqlite://{}", file.display())
        }
        Backend::Postgres => {
            assert!(matches!(backup::run(app.database_url(), &file).await, Err(backup::Failure::Postgres)));
            let dump = Command::new(programs().unwrap().join("pg_dump")).arg("--format=custom").arg("--file").arg(&file).arg(app.database_url()).status();
            assert!(dump.unwrap().success());
            Backend::restore_dump(&file).await
        }
    };
    (home, url)
}

async fn votes(app: &TestApp, poll: &Poll, from: usize, count: usize) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for (number, voter) in app.residents(from + count).await.split_off(from).iter().enumerate() {
        receipts.push(poll.cast(app, voter, Uuid::new_v4(), &[poll.option(number % 2)]).await.unwrap().signed.unwrap());
    }
    receipts
}

async fn key(app: &TestApp, poll: &Poll) -> PublicKey {
    let definition = app.visitor().get(&format!("/polls/{}/definition", poll.id)).await.expect(200).json();
    PublicKey::parse(definition["definition"]["key"].as_str().unwrap()).unwrap()
}

async fn bundle(app: &TestApp, poll: &Poll) -> Vec<u8> {
    app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await
}

/// Reliability 6.17.
async fn a_backup_on_another_host_keeps_every_promise(app: TestApp) {
    let done = app.poll().titled("Done").open().await;
    let receipts = votes(&app, &done, 0, 25).await;
    append_due(&app.parvis).await.unwrap();
    done.closes_by_the_clock(&app).await;
    done.publish_results(&app).await;
    let published = bundle(&app, &done).await;
    let open = app.poll().titled("Open").open().await;
    let mut promised = votes(&app, &open, 0, 22).await;
    append_due(&app.parvis).await.unwrap();
    promised.extend(votes(&app, &open, 22, 3).await);
    let kept = app.visitor().get(&format!("/polls/{}/checkpoint", open.id)).await.expect(200).body;
    let key_before = key(&app, &open).await;
    let (home, url) = back_up(&app).await;
    let restored = app.restored(home, url).await;
    drop(app);
    restored.counts_right().await;
    every_log(restored.parvis.database.read()).await.unwrap();
    assert_eq!(bundle(&restored, &done).await, published);
    let beside = Beside { receipts: receipts.into_iter().enumerate().map(|(number, receipt)| (number.to_string(), receipt)).collect(), ..Beside::default() };
    let report = audit(published.as_slice(), &beside, &mut |_| ());
    assert!(report.passed() && report.verdict(Check::Receipts) == Some(&Verdict::Proved), "{report}");
    // The poll that was open goes on: the same key, the same log, every promise.
    assert_eq!(key(&restored, &open).await, key_before);
    votes(&restored, &open, 25, 20).await;
    append_due(&restored.parvis).await.unwrap();
    for receipt in &promised {
        let entry = receipt.check(&key_before).unwrap().entry;
        let address = format!("/polls/{}/proof?entry={}", open.id, entry.to_string().replace('+', "%2B").replace('/', "%2F"));
        let proof = restored.visitor().get(&address).await.expect(200).body;
        assert!(Inclusion::parse(&proof).unwrap().check(&entry, &key_before).is_ok());
    }
    open.closes_by_the_clock(&restored).await;
    open.publish_results(&restored).await;
    let beside = Beside {
        checkpoints: vec![("before".to_owned(), kept)],
        receipts: promised.into_iter().enumerate().map(|(number, receipt)| (number.to_string(), receipt)).collect(),
        ..Beside::default()
    };
    let report = audit(bundle(&restored, &open).await.as_slice(), &beside, &mut |_| ());
    assert!(report.passed() && report.ballots == 45, "{report}");
    for check in [Check::OneLog, Check::Receipts] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{report}");
    }
}

/// Whoever restores a backup from before a ballot was promised has lost the ballot, and its voter can prove it.
async fn a_backup_that_is_too_old_breaks_promises_that_can_be_proved(app: TestApp) {
    let poll = app.poll().open().await;
    votes(&app, &poll, 0, 20).await;
    append_due(&app.parvis).await.unwrap();
    let (home, url) = back_up(&app).await;
    let promised = votes(&app, &poll, 20, 20).await.remove(0);
    append_due(&app.parvis).await.unwrap();
    let kept = app.visitor().get(&format!("/polls/{}/checkpoint", poll.id)).await.expect(200).body;
    let key = key(&app, &poll).await;
    assert_eq!(Checkpoint::open(&kept, &key).unwrap().size, 41);
    let restored = app.restored(home, url).await;
    drop(app);
    votes(&restored, &poll, 40, 30).await;
    poll.closes_by_the_clock(&restored).await;
    restored.after(SignedDuration::from_hours(2)).await;
    assert!(restored.clock.now().as_second() > i64::try_from(promised.check(&key).unwrap().deadline).unwrap());
    poll.publish_results(&restored).await;
    let beside = Beside { checkpoints: vec![("kept".to_owned(), kept)], receipts: vec![("mine".to_owned(), promised)], ..Beside::default() };
    let report = audit(bundle(&restored, &poll).await.as_slice(), &beside, &mut |_| ());
    let broken = |fault: Fault| Some(Verdict::Failed { fault, line: 0, more: 0 });
    assert_eq!(report.verdict(Check::Receipts).cloned(), broken(Fault::BrokenPromise { name: "mine".to_owned() }), "{report}");
    assert_eq!(report.verdict(Check::OneLog).cloned(), broken(Fault::OtherLog { name: "kept".to_owned() }), "{report}");
}
