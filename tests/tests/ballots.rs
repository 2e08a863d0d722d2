//! Casting: one person, one ballot, whatever happens at the same time; the same key, the same receipt.

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use server::engage::Refusal;
use std::collections::BTreeSet;
use tests::people::receipt_of;
use tests::scenario::refused;
use tests::{Poll, TestApp, on_both};
use uuid::Uuid;

on_both!(
    a_vote_is_reviewed_cast_and_changed,
    the_same_key_gives_the_same_receipt,
    a_key_is_not_taken_for_another_ballot,
    what_the_paper_does_not_allow_is_refused,
    nobody_votes_before_the_opening_or_after_the_close,
    residence_is_declared_once,
    two_hundred_identical_votes_are_one,
    two_hundred_votes_of_one_person_are_one,
    who_deletes_an_account_does_not_vote_twice,
);

async fn ballots(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM open_ballots").await
}

async fn turnout(app: &TestApp) -> (i64, i64) {
    (app.number("SELECT COUNT(*) FROM turnout").await, app.number("SELECT COALESCE(CAST(SUM(voters) AS BIGINT), 0) FROM turnout_counters").await)
}

async fn a_vote_is_reviewed_cast_and_changed(app: TestApp) {
    let poll = app.poll().approving(1, 2, &["A", "B", "C"]).open().await;
    let ana = app.resident("ana").await;
    let approved = poll.questions[1].1.clone();
    let first = ana.casts(&poll, &[poll.option(0), approved[0]]).await;
    let page = ana.get(&format!("{}/receipt", poll.path())).await.expect(200);
    assert!(page.text().contains(&first), "{}", page.text());
    let again = ana.get(&format!("{}/receipt", poll.path())).await.expect(200);
    assert!(!again.body.contains(&first), "a receipt is shown once");
    let second = ana.casts(&poll, &[poll.option(1), approved[1], approved[2]]).await;
    assert_ne!(first, second);
    assert_eq!((ballots(&app).await, turnout(&app).await), (1, (1, 1)));
    app.counts_right().await;
    poll.closes_by_the_clock(&app).await;
    assert_eq!(app.column("SELECT receipt FROM ballots").await, [second]);
}

/// Seen to fail: with `take` not looking into `known`.
async fn the_same_key_gives_the_same_receipt(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    let key = Uuid::new_v4().to_string();
    let receipt = ana.casts_with(&poll, &key, &[poll.option(0)]).await.unwrap();
    assert_eq!(ana.casts_with(&poll, &key, &[poll.option(0)]).await.unwrap(), receipt);
    // Even when a later ballot has taken its place: a late repetition must not bring the old one back.
    let later = ana.casts_with(&poll, &Uuid::new_v4().to_string(), &[poll.option(1)]).await.unwrap();
    assert_eq!(ana.casts_with(&poll, &key, &[poll.option(0)]).await.unwrap(), receipt);
    assert_eq!(app.column("SELECT receipt FROM open_ballots").await, [later]);
    // A key belongs to a person: the same key of somebody else is another vote.
    let ben = app.resident("ben").await;
    assert_ne!(ben.casts_with(&poll, &key, &[poll.option(1)]).await.unwrap(), receipt);
    assert_eq!((ballots(&app).await, turnout(&app).await), (2, (2, 2)));
}

async fn a_key_is_not_taken_for_another_ballot(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    let key = Uuid::new_v4();
    ana.casts_with(&poll, &key.to_string(), &[poll.option(0)]).await.unwrap();
    let caller = ana.caller(&app).await;
    let outcome = poll.cast(&app, &caller, key, &[poll.option(1)]).await;
    assert!(matches!(refused(outcome), Some(Refusal::KeyReused)));
    // On the page: the choices are reviewed once more, under a new key.
    let key = key.to_string();
    let mut fields = poll.fields(&key, &[poll.option(1)]);
    fields.push(("step".to_owned(), "cast".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let review = ana.post(&poll.path(), &fields).await.expect(200);
    let new_key = review.form_field("key").unwrap();
    assert_ne!(new_key, key);
    ana.casts_with(&poll, &new_key, &[poll.option(1)]).await.unwrap();
    assert_eq!((ballots(&app).await, turnout(&app).await), (1, (1, 1)));
}

async fn what_the_paper_does_not_allow_is_refused(app: TestApp) {
    let poll = app.poll().approving(2, 2, &["A", "B", "C"]).open().await;
    let other = app.poll().titled("Another poll").open().await;
    let ana = app.resident("ana").await;
    let approved = poll.questions[1].1.clone();
    let (one, two) = (poll.option(0), poll.option(1));
    let wrong: [&[i64]; 8] = [
        &[],
        &[one],
        &[one, approved[0]],
        &[one, approved[0], approved[1], approved[2]],
        &[one, approved[0], approved[0]],
        &[one, two, approved[0], approved[1]],
        &[other.option(0), approved[0], approved[1]],
        &[-1, approved[0], approved[1]],
    ];
    for choices in wrong {
        let answer = ana.tries(&poll, choices).await;
        assert_eq!(answer.status, 422, "{choices:?}");
        assert!(answer.has("[role=alert], .error-summary"), "{choices:?}: the page says what is wrong");
        assert!(receipt_of(&answer).is_none());
    }
    assert_eq!((ballots(&app).await, turnout(&app).await), (0, (0, 0)));
    ana.tries(&poll, &[one, approved[0], approved[1]]).await.expect(303);
}

/// Seen to fail: with `accepts_ballots` always `Ok`.
async fn nobody_votes_before_the_opening_or_after_the_close(app: TestApp) {
    let opens: Timestamp = "2027-03-02T12:00:00Z".parse().unwrap();
    let closes = opens + SignedDuration::from_hours(1);
    let poll = app.poll().opens(opens).closes(Some(closes)).open().await;
    let draft = app.poll().titled("Draft").draft().await;
    let (ana, ben) = (app.resident("ana").await, app.resident("ben").await);
    ana.tries(&draft, &[draft.option(0)]).await.expect(404);
    let millisecond = SignedDuration::from_millis(1);
    for (moment, status) in [(opens - millisecond, 422), (opens, 303), (closes - millisecond, 303), (closes, 422), (closes + millisecond, 422)] {
        // The clock alone decides, whether or not the job has sealed the poll yet.
        app.clock.set(moment);
        ana.tries(&poll, &[poll.option(0)]).await.expect(status);
    }
    app.until(closes + millisecond).await;
    ben.tries(&poll, &[poll.option(0)]).await.expect(422);
    assert_eq!(app.number("SELECT COUNT(*) FROM ballots").await, 1);
    assert_eq!((ballots(&app).await, turnout(&app).await), (0, (1, 1)));
    app.counts_right().await;
}

async fn residence_is_declared_once(app: TestApp) {
    let poll = app.poll().for_residents().open().await;
    let second = app.poll().titled("Second").for_residents().open().await;
    let ana = app.resident("ana").await;
    ana.tries(&poll, &[poll.option(0)]).await.expect(422);
    let key = Uuid::new_v4().to_string();
    let mut fields = poll.fields(&key, &[poll.option(0)]);
    fields.extend([("step".to_owned(), "cast".to_owned()), ("declare_residence".to_owned(), "yes".to_owned())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    ana.post(&poll.path(), &fields).await.expect(303);
    assert_eq!(app.number("SELECT COUNT(*) FROM residence_declarations").await, 1);
    ana.tries(&second, &[second.option(0)]).await.expect(303);
    let elsewhere = app.poll().of(tests::app::OTHER_CITY).for_residents().open().await;
    ana.tries(&elsewhere, &[elsewhere.option(0)]).await.expect(422);
}

async fn many(app: &TestApp, poll: &Poll, same_key: bool) -> Vec<String> {
    let ana = app.resident("ana").await;
    let key = Uuid::new_v4().to_string();
    let ballots = (0..200).map(|number| {
        let key = if same_key { key.clone() } else { Uuid::new_v4().to_string() };
        let choices = [poll.option(if same_key { 0 } else { number % 2 })];
        let ana = &ana;
        async move { ana.casts_with(poll, &key, &choices).await.expect("a receipt") }
    });
    join_all(ballots).await
}

/// Reliability 6.1. Seen to fail: without looking into `known` (several receipts).
async fn two_hundred_identical_votes_are_one(app: TestApp) {
    let poll = app.poll().open().await;
    let receipts: BTreeSet<String> = many(&app, &poll, true).await.into_iter().collect();
    assert_eq!(receipts.len(), 1);
    assert_eq!((ballots(&app).await, turnout(&app).await), (1, (1, 1)));
    app.counts_right().await;
}

/// Reliability 6.1. Seen to fail: with a random pseudonym in `voter_pseudonym` (many ballots), and with every voter
/// counted as new in `note_turnout` (the counter runs away; `counts_right` says so).
async fn two_hundred_votes_of_one_person_are_one(app: TestApp) {
    let poll = app.poll().open().await;
    let receipts: BTreeSet<String> = many(&app, &poll, false).await.into_iter().collect();
    assert_eq!(receipts.len(), 200);
    assert_eq!((ballots(&app).await, turnout(&app).await), (1, (1, 1)));
    assert!(receipts.contains(&app.column("SELECT receipt FROM open_ballots").await[0]));
    app.counts_right().await;
}

async fn who_deletes_an_account_does_not_vote_twice(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    ana.tries(&poll, &[poll.option(0)]).await.expect(303);
    ana.post("/en/me/delete", &[("confirm", "yes")]).await.expect(303);
    ana.get("/en/me").await.expect(303);
    assert_eq!(app.number("SELECT COUNT(*) FROM persons WHERE email IS NOT NULL AND email LIKE 'ana%'").await, 0);
    let back = app.resident("ana").await;
    back.tries(&poll, &[poll.option(1)]).await.expect(303);
    assert_eq!((ballots(&app).await, turnout(&app).await), (1, (1, 1)));
    app.counts_right().await;
}
