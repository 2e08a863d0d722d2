//! What a crash leaves: at each failpoint, the repeated request gets the same answer and nothing happens twice.

use domain::voting::Secrecy;
use server::engage::Refusal;
use server::engage::ballots::CastRefusal;
use tests::scenario::refused;
use tests::token::{Browser, Prepared};
use tests::{Page, TestApp, on_both};
use uuid::Uuid;

on_both!(alone;
    a_crash_before_the_commit_loses_nothing_and_doubles_nothing,
    a_crash_after_the_commit_doubles_nothing,
    one_ballot_that_cannot_be_written_does_not_spoil_the_others,
    a_mail_that_was_sent_and_not_noted_keeps_its_message_id,
    a_crash_in_the_count_of_a_pile_leaves_it_as_it_was,
    a_crash_while_a_token_is_given_loses_nothing,
    a_crash_while_a_ballot_is_cast_with_a_token_loses_nothing,
);

async fn written(app: &TestApp) -> [i64; 3] {
    let ballots = app.number("SELECT COUNT(*) FROM open_ballots").await;
    let turnout = app.number("SELECT COUNT(*) FROM turnout").await;
    [ballots, turnout, app.number("SELECT COALESCE(CAST(SUM(voters) AS BIGINT), 0) FROM turnout_counters").await]
}

async fn a_crash(app: TestApp, point: &str, left: i64) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await.caller(&app).await;
    let key = Uuid::new_v4();
    fail::cfg(point, "return").unwrap();
    let outcome = poll.cast(&app, &ana, key, &[poll.option(0)]).await;
    fail::remove(point);
    assert!(matches!(outcome, Err(CastRefusal::Other(Refusal::Storage(_)))));
    assert_eq!(written(&app).await, [left; 3]);
    let kept = app.column("SELECT receipt FROM open_ballots").await;
    let receipt = poll.cast(&app, &ana, key, &[poll.option(0)]).await.unwrap();
    assert!(kept.is_empty() || kept == [receipt.code.clone()], "the same receipt as was written");
    assert_eq!(poll.cast(&app, &ana, key, &[poll.option(0)]).await.unwrap(), receipt);
    assert_eq!(written(&app).await, [1; 3]);
    app.counts_right().await;
}

/// Reliability 6.3.
async fn a_crash_before_the_commit_loses_nothing_and_doubles_nothing(app: TestApp) {
    a_crash(app, "ballots-before-commit", 0).await;
}

/// Reliability 6.3. Seen to fail: without looking for answers given before in `Batch::recall`.
async fn a_crash_after_the_commit_doubles_nothing(app: TestApp) {
    a_crash(app, "ballots-after-commit", 1).await;
}

/// The count of a pile of paper is one transaction: all of it, or nothing.
async fn a_crash_in_the_count_of_a_pile_leaves_it_as_it_was(app: TestApp) {
    let urn = crate::offline::Urn::new(&app, 3).await;
    let sheets: Vec<_> = urn.codes.iter().map(|code| (*code, Some(0))).collect();
    let pile = urn.keyed(domain::participation::Channel::Paper, &sheets).await;
    fail::cfg("paper-before-commit", "return").unwrap();
    let outcome = urn.count(pile).await;
    fail::remove("paper-before-commit");
    assert!(matches!(outcome, Err(Refusal::Storage(_))));
    assert_eq!(written(&app).await, [0; 3]);
    for table in ["log_pending", "participation_events", "ballot_sheets WHERE used IS NOT NULL", "entry_batches WHERE state = 'counted'"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM entry_lines").await, 6, "what was keyed is still there");
    app.counts_right().await;
    assert_eq!(urn.count(pile).await.unwrap().unwrap().ballots.len(), 3);
    assert_eq!(written(&app).await, [3, 0, 3]);
    app.counts_right().await;
}

async fn one_ballot_that_cannot_be_written_does_not_spoil_the_others(app: TestApp) {
    let poll = app.poll().open().await;
    let voters = app.residents(40).await;
    // The first batch fails as a whole; its ballots are then written one by one, and the first of them fails again.
    fail::cfg("ballots-before-commit", "2*return->off").unwrap();
    let key = Uuid::new_v4();
    let choices = [poll.option(0)];
    let outcomes = futures_util::future::join_all(voters.iter().map(|voter| poll.cast(&app, voter, key, &choices))).await;
    fail::remove("ballots-before-commit");
    let failed: Vec<usize> = outcomes.iter().enumerate().filter(|(_, outcome)| outcome.is_err()).map(|(index, _)| index).collect();
    assert!(failed.len() <= 2, "{failed:?}");
    for index in failed {
        assert!(refused(poll.cast(&app, &voters[index], key, &choices).await).is_none());
    }
    assert_eq!(written(&app).await, [40; 3]);
    app.counts_right().await;
}

/// Reliability 6.3: sent at most twice, with one Message-ID.
async fn a_mail_that_was_sent_and_not_noted_keeps_its_message_id(app: TestApp) {
    fail::cfg("outbox-before-finish", "1*return->off").unwrap();
    app.visitor().post("/en/sign-in", &[("email", "ana@residents.example")]).await.expect(303);
    app.next_mail("ana@residents.example").await;
    // The lease has to run out before anybody takes the mail over.
    app.clock.advance(jiff::SignedDuration::from_secs(61));
    let mails = app.all_mails().await;
    fail::remove("outbox-before-finish");
    let ids: std::collections::BTreeSet<&str> = mails
        .iter()
        .flat_map(|mail| mail.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("message-id")).map(|(_, value)| value.as_str()))
        .collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
    assert!(mails.len() <= 2);
    assert_eq!(app.column("SELECT CAST(attempts AS TEXT) FROM outbox").await, ["2"]);
}

async fn tried_at(point: &str, tried: impl AsyncFnOnce() -> Page) {
    fail::cfg(point, "return").unwrap();
    let answer = tried().await;
    fail::remove(point);
    assert_eq!(answer.status, 500, "{point}");
}

/// Reliability 6.3, for tokens.
async fn a_crash_while_a_token_is_given_loses_nothing(app: TestApp) {
    for (point, name, left) in [("token-before-commit", "ana", 0), ("token-after-commit", "ben", 1)] {
        let poll = app.poll().secret(Secrecy::Anonymous).open().await;
        let person = app.resident(name).await;
        let browser = Browser::default();
        tried_at(point, async || browser.asks(&person, &poll).await).await;
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM turnout WHERE poll_id = {}", poll.id)).await, left, "{point}");
        let token = browser.takes(&app, &person, &poll).await;
        Prepared::new(&poll, token, 0, None).casts(&app, &poll).await;
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM turnout WHERE poll_id = {}", poll.id)).await, 1);
        app.counts_right().await;
    }
}

/// Reliability 6.3, for ballots with tokens.
async fn a_crash_while_a_ballot_is_cast_with_a_token_loses_nothing(app: TestApp) {
    for (point, name, left) in [("ballots-before-commit", "ana", 0), ("ballots-after-commit", "ben", 1)] {
        let poll = app.poll().secret(Secrecy::Anonymous).open().await;
        let token = Browser::default().takes(&app, &app.resident(name).await, &poll).await;
        let ballot = Prepared::new(&poll, token, 0, None);
        tried_at(point, async || ballot.sent(&app, &poll).await).await;
        let kept = format!("SELECT COUNT(*) FROM open_ballots WHERE poll_id = {}", poll.id);
        assert_eq!(app.number(&kept).await, left, "{point}");
        ballot.casts(&app, &poll).await;
        assert_eq!(app.number(&kept).await, 1);
        app.counts_right().await;
    }
}
