//! Encrypted polls: ballots are sealed when they come and stay so, and their trustees open the sum.

use domain::voting::Secrecy;
use ledger::audit::{Beside, Check, Verdict};
use ledger::encrypted::Shares;
use ledger::{Token, audit};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::CITY;
use tests::token::{Browser, Prepared};
use tests::trustees::{Sealed, at, encrypted, votes};
use tests::{Page, TestApp, on_both};

on_both!(
    a_whole_poll,
    a_vote_is_changed_with_its_key_alone,
    what_is_not_sealed_for_this_poll_is_refused,
    trustees_are_asked_until_enough_have_opened,
    shares_of_others_and_of_other_sums_are_refused,
    nobody_opens_a_poll_before_its_close,
    what_is_kept_says_nothing_of_any_vote,
    a_poll_without_ballots_is_opened,
);

fn field(page: Page) -> String {
    page.expect(422).json()["errors"][0]["field"].as_str().unwrap_or_default().to_owned()
}

/// Seals what can be sealed, unless the job has been quicker.
async fn is_sealed(app: &TestApp) {
    server::engage::polls::seal_due(&app.parvis).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM polls WHERE secrecy = 'encrypted' AND sealed_at IS NULL").await, 0);
}

async fn bundle(app: &TestApp, poll: &tests::Poll) -> Vec<u8> {
    poll.publish_results(app).await;
    app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await
}

async fn a_whole_poll(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 3).await;
    for (number, name) in ["ana", "ben", "cleo", "dirk", "eva"].into_iter().enumerate() {
        votes(&app, &poll, name, usize::from(number > 1)).await;
    }
    Browser::default().takes(&app, &app.resident("fay").await, &poll).await;
    app.counts_right().await;
    poll.closes_by_the_clock(&app).await;
    app.visitor().get(&poll.path()).await.expect(200);
    app.visitor().get(&format!("/api/v1/polls/{}/results", poll.id)).await.expect(404);
    let (one, two) = (trustees[1].shares(&app, &poll).await, trustees[2].shares(&app, &poll).await);
    trustees[1].opens(&poll, &one).await.expect(204);
    trustees[1].opens(&poll, &one).await.expect(204);
    assert_eq!(trustees[0].council(&poll).await["opened"], json!([1]));
    trustees[2].opens(&poll, &two).await.expect(204);
    is_sealed(&app).await;
    let bundle = bundle(&app, &poll).await;
    let report = audit(bundle.as_slice(), &Beside::default(), &mut |_| {});
    assert!(report.passed(), "{report}");
    for check in [Check::Tokens, Check::Ballots, Check::Decryption, Check::Tally, Check::Outcome, Check::Turnout] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{report}");
    }
    let results = app.visitor().get(&format!("/api/v1/polls/{}/results", poll.id)).await.expect(200).json();
    let votes: Vec<u64> = results["questions"][0]["options"].as_array().unwrap().iter().map(|option| option["votes"].as_u64().unwrap()).collect();
    assert_eq!((results["ballots"].as_u64(), votes), (Some(5), vec![2, 3]), "{results}");
    let checked = app.counts_right().await;
    assert!(checked.tallies == 1 && checked.ballots >= 5);
    for table in ["open_ballots", "superseded_ballots", "log_pending", "poll_secrets", "voting_tokens", "closing_parts", "decryptions", "trustees"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}

async fn a_vote_is_changed_with_its_key_alone(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 2).await;
    let first = votes(&app, &poll, "ana", 0).await;
    votes(&app, &poll, "ben", 0).await;
    // The same again, as after a lost answer.
    first.sent(&app, &poll).await.expect(201);
    let stolen = Sealed::new(&app, &poll, first.token, 1, None).await;
    stolen.sent(&app, &poll).await.expect(409);
    let second = Sealed::new(&app, &poll, first.token, 1, Some(first.key)).await;
    assert_eq!(second.sent(&app, &poll).await.expect(201).json()["replaced"], true);
    app.counts_right().await;
    poll.closes_by_the_clock(&app).await;
    for trustee in &trustees {
        let shares = trustee.shares(&app, &poll).await;
        trustee.opens(&poll, &shares).await.expect(204);
    }
    is_sealed(&app).await;
    let report = audit(bundle(&app, &poll).await.as_slice(), &Beside::default(), &mut |_| {});
    assert!(report.passed() && report.ballots == 2 && report.superseded == 1, "{report}");
}

async fn what_is_not_sealed_for_this_poll_is_refused(app: TestApp) {
    let ((poll, _), open) = (encrypted(&app, 2).await, app.poll().secret(Secrecy::Anonymous).open().await);
    let token = Browser::default().takes(&app, &app.resident("ana").await, &poll).await;
    // In the clear, twice over, for another token, changed, and for a poll whose ballots are opened.
    assert_eq!(field(Prepared::new(&poll, token, 0, None).sent(&app, &poll).await), "sealed");
    let sealed = Sealed::new(&app, &poll, token, 0, None).await;
    let both = changed(&sealed, |body| body["answers"] = json!([{ "question": poll.questions[0].0, "options": [poll.option(0)] }]));
    assert_eq!(field(both.sent(&app, &poll).await), "answers");
    let other: Token = Browser::default().takes(&app, &app.resident("ben").await, &poll).await;
    let copied = changed(&sealed, |body| body["token"] = json!(other));
    assert_eq!(field(copied.sent(&app, &poll).await), "sealed");
    let twice = changed(&sealed, |body| body["sealed"] = json!([body["sealed"][0], body["sealed"][0]]));
    assert_eq!(field(twice.sent(&app, &poll).await), "sealed");
    let none = changed(&sealed, |body| body["sealed"] = json!([]));
    assert_eq!(field(none.sent(&app, &poll).await), "sealed");
    let elsewhere = Browser::default().takes(&app, &app.resident("ben").await, &open).await;
    let strange = changed(&sealed, |body| body["token"] = json!(elsewhere));
    assert_eq!(field(strange.sent(&app, &open).await), "sealed");
    assert_eq!(field(strange.sent(&app, &poll).await), "token");
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0);
    sealed.sent(&app, &poll).await.expect(201);
}

fn changed(sealed: &Sealed, change: impl FnOnce(&mut Value)) -> Sealed {
    let mut changed = sealed.clone();
    change(&mut changed.body);
    changed
}

async fn trustees_are_asked_until_enough_have_opened(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 3).await;
    votes(&app, &poll, "ana", 0).await;
    poll.closes_by_the_clock(&app).await;
    let asked = app.number("SELECT asked_at FROM ceremonies").await;
    for _ in 0..3 {
        assert_eq!(server::engage::polls::seal_due(&app.parvis).await.unwrap(), 0);
    }
    assert_eq!(app.number("SELECT asked_at FROM ceremonies").await, asked, "not every second");
    app.until(poll.closes.unwrap() + jiff::SignedDuration::from_hours(25)).await;
    assert!(app.number("SELECT asked_at FROM ceremonies").await > asked, "but every day");
    let one = trustees[0].shares(&app, &poll).await;
    trustees[0].opens(&poll, &one).await.expect(204);
    assert_eq!(server::engage::polls::seal_due(&app.parvis).await.unwrap(), 0, "one is not enough");
    assert_eq!(trustees[1].council(&poll).await["state"], "closed");
    let two = trustees[2].shares(&app, &poll).await;
    trustees[2].opens(&poll, &two).await.expect(204);
    is_sealed(&app).await;
    app.counts_right().await;
}

async fn shares_of_others_and_of_other_sums_are_refused(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 2).await;
    votes(&app, &poll, "ana", 0).await;
    poll.closes_by_the_clock(&app).await;
    let (first, second) = (trustees[0].shares(&app, &poll).await, trustees[1].shares(&app, &poll).await);
    assert_eq!(field(trustees[0].opens(&poll, &second).await), "shares");
    let pretended = Shares { trustee: 0, ..second.clone() };
    assert_eq!(field(trustees[0].opens(&poll, &pretended).await), "shares");
    let mut short = first.clone();
    short.shares.0.truncate(96);
    assert_eq!(field(trustees[0].opens(&poll, &short).await), "shares");
    let (stranger, team) = (app.resident("zoe").await, app.city_team(CITY).await);
    stranger.call(Method::POST, &at(&poll, "/shares"), &first).await.expect(404);
    team.call(Method::POST, &at(&poll, "/shares"), &first).await.expect(404);
    trustees[0].opens(&poll, &first).await.expect(204);
    assert_eq!(app.number("SELECT COUNT(*) FROM decryptions").await, 1);
    let answers = futures_util::future::join_all((0..8).map(|_| trustees[0].opens(&poll, &first))).await;
    for answer in answers {
        answer.expect(204);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM decryptions").await, 1);
}

async fn nobody_opens_a_poll_before_its_close(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 2).await;
    votes(&app, &poll, "ana", 0).await;
    let late = Browser::default().takes(&app, &app.resident("ben").await, &poll).await;
    let late = Sealed::new(&app, &poll, late, 0, None).await;
    app.visitor().get(&format!("/polls/{}/closing.jsonl", poll.id)).await.expect(404);
    let early = Shares { trustee: 0, shares: ledger::encrypted::Blob(vec![0; 192]) };
    assert_eq!(field(trustees[0].opens(&poll, &early).await), "shares");
    assert_eq!(trustees[0].council(&poll).await["state"], "open");
    poll.closes_by_the_clock(&app).await;
    app.visitor().get(&format!("/polls/{}/closing.jsonl", poll.id)).await.expect(200);
    late.sent(&app, &poll).await.expect(409);
}

/// Nothing is kept of a vote that anybody but the trustees together could read, nor anything that joins it to a person.
async fn what_is_kept_says_nothing_of_any_vote(app: TestApp) {
    let (poll, _) = encrypted(&app, 2).await;
    votes(&app, &poll, "ana", 0).await;
    votes(&app, &poll, "ben", 1).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots WHERE choices = '[]' AND sealed IS NOT NULL").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots o JOIN voting_tokens t ON o.token = t.blinded").await, 0);
}

async fn a_poll_without_ballots_is_opened(app: TestApp) {
    let (poll, trustees) = encrypted(&app, 2).await;
    poll.closes_by_the_clock(&app).await;
    for trustee in &trustees {
        let shares = trustee.shares(&app, &poll).await;
        trustee.opens(&poll, &shares).await.expect(204);
    }
    is_sealed(&app).await;
    let report = audit(bundle(&app, &poll).await.as_slice(), &Beside::default(), &mut |_| {});
    assert!(report.passed(), "{report}");
}
