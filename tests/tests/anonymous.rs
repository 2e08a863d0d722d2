//! Anonymous polls: tokens are taken once, ballots cast with them once, and nothing joins the two.

use domain::voting::Secrecy;
use futures_util::future::join_all;
use ledger::audit::{Beside, Check, Verdict, Why};
use ledger::bytes::{Blinded, ReplaceKey, TokenOutput};
use ledger::{Issuer, Token, audit};
use reqwest::Method;
use serde_json::json;
use tests::app::CITY;
use tests::token::{Browser, Prepared};
use tests::{Page, TestApp, on_both};

on_both!(
    a_whole_vote,
    a_token_is_taken_once,
    a_token_taken_a_hundred_times_at_once_is_taken_once,
    a_ballot_sent_again_is_not_another,
    a_hundred_ballots_with_one_token_are_one,
    a_token_of_another_poll_or_none_is_refused,
    a_vote_is_changed_with_its_key_alone,
    who_votes_must_not_be_said,
    choices_that_come_with_an_account_are_not_looked_at,
    residents_alone_get_tokens_of_a_poll_for_residents,
    nobody_takes_or_casts_after_the_close,
    what_is_kept_joins_no_person_and_no_ballot,
    the_page_says_what_it_needs,
);
fn code(page: Page, status: u16) -> String {
    page.expect(status).json()["detail"].as_str().unwrap_or_default().to_owned()
}

/// Ballots, people who took part, and ballots as turnout counts them.
async fn written(app: &TestApp) -> [i64; 3] {
    let ballots = app.number("SELECT COUNT(*) FROM open_ballots").await;
    let taken = app.number("SELECT COUNT(*) FROM turnout").await;
    [ballots, taken, app.number("SELECT COALESCE(CAST(SUM(voters) AS BIGINT), 0) FROM turnout_counters").await]
}

async fn a_whole_vote(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let mut receipts = Vec::new();
    for (number, name) in ["ana", "ben", "cleo", "dirk"].into_iter().enumerate() {
        let person = app.resident(name).await;
        let token = Browser::default().takes(&app, &person, &poll).await;
        if name != "dirk" {
            receipts.push((name.to_owned(), Prepared::new(&poll, token, number % 2, None).casts(&app, &poll).await));
        }
    }
    assert_eq!(written(&app).await, [3, 4, 3], "dirk took a token and did not vote");
    app.counts_right().await;
    poll.closes_by_the_clock(&app).await;
    for table in ["open_ballots", "superseded_ballots", "log_pending", "ballot_replays", "poll_secrets", "voting_tokens"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    app.counts_right().await;
    poll.publish_results(&app).await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let report = audit(bundle.as_slice(), &Beside { receipts, ..Beside::default() }, &mut |_| {});
    assert!(report.passed(), "{report}");
    for check in [Check::Tokens, Check::Receipts, Check::Turnout] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{report}");
    }
    assert_eq!(report.verdict(Check::Entitlement), Some(&Verdict::NotProvable { why: Why::TokensGiven }));
    let text = String::from_utf8(bundle).unwrap();
    assert!(text.contains("\"issued\":4,\"tokens\":4"), "{text}");
    let results = app.visitor().get(&format!("/api/v1/polls/{}/results", poll.id)).await.expect(200).json();
    assert_eq!(results["ballots"].as_u64().or(results["tally"]["ballots"].as_u64()), Some(3), "{results}");
}

async fn a_token_is_taken_once(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    let browser = Browser::default();
    let first = browser.takes(&app, &ana, &poll).await;
    assert_eq!(browser.takes(&app, &ana, &poll).await, first, "the same request, the same token");
    assert_eq!(code(Browser::default().asks(&ana, &poll).await, 409), "token-taken");
    assert_eq!(written(&app).await, [0, 1, 0]);
    assert_eq!(app.number("SELECT COUNT(*) FROM participation_events").await, 1);
    browser.asks(&app.visitor(), &poll).await.expect(401);
    let unsound = ana.call(Method::POST, &format!("/api/v1/polls/{}/token", poll.id), &json!({ "blinded": Blinded([0; 32]) })).await;
    assert_eq!(unsound.expect(422).json()["errors"][0]["field"], "blinded");
    app.counts_right().await;
}

async fn a_token_taken_a_hundred_times_at_once_is_taken_once(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    let browsers: Vec<Browser> = (0..50).map(|_| Browser::default()).collect();
    let answers = join_all(browsers.iter().chain(&browsers).map(|browser| browser.asks(&ana, &poll))).await;
    let given: Vec<usize> = answers.iter().enumerate().filter(|(_, page)| page.status == 200).map(|(index, _)| index % 50).collect();
    assert!(!given.is_empty() && given.iter().all(|index| *index == given[0]), "one browser got it: {given:?}");
    assert!(answers.iter().all(|page| matches!(page.status, 200 | 409 | 429)), "{:?}", answers.iter().map(|page| page.status).collect::<Vec<_>>());
    assert_eq!(app.number("SELECT COUNT(*) FROM voting_tokens").await, 1);
    assert_eq!(written(&app).await, [0, 1, 0]);
    app.counts_right().await;
}

async fn a_ballot_sent_again_is_not_another(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let token = Browser::default().takes(&app, &app.resident("ana").await, &poll).await;
    let ballot = Prepared::new(&poll, token, 0, None);
    let first = ballot.sent(&app, &poll).await.expect(201).json();
    let again = ballot.sent(&app, &poll).await.expect(201).json();
    assert_eq!((&first["receipt"], &first["promise"]), (&again["receipt"], &again["promise"]));
    assert_eq!(written(&app).await, [1, 1, 1]);
    app.counts_right().await;
}

async fn a_hundred_ballots_with_one_token_are_one(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let token = Browser::default().takes(&app, &app.resident("ana").await, &poll).await;
    let ballots: Vec<Prepared> = (0..50).map(|number| Prepared::new(&poll, token, number % 2, None)).collect();
    let answers = join_all(ballots.iter().chain(&ballots).map(|ballot| ballot.sent(&app, &poll))).await;
    let taken: Vec<usize> = answers.iter().enumerate().filter(|(_, page)| page.status == 201).map(|(index, _)| index % 50).collect();
    assert!(!taken.is_empty() && taken.iter().all(|index| *index == taken[0]), "{taken:?}");
    assert!(answers.iter().all(|page| matches!(page.status, 201 | 409)));
    assert_eq!(written(&app).await, [1, 1, 1]);
    app.counts_right().await;
}

async fn a_token_of_another_poll_or_none_is_refused(app: TestApp) {
    let (poll, other) = (app.poll().secret(Secrecy::Anonymous).open().await, app.poll().secret(Secrecy::Anonymous).open().await);
    let open = app.poll().open().await;
    let ana = app.resident("ana").await;
    let token = Browser::default().takes(&app, &ana, &other).await;
    let mine = Browser::default().takes(&app, &ana, &poll).await;
    let forged = Issuer::derive([7; 32], "parvis.example/polls/1").unwrap().token(mine.input).unwrap();
    let guessed = Token { input: mine.input, output: TokenOutput([1; 64]) };
    for token in [token, forged, guessed] {
        let refused = Prepared::new(&poll, token, 0, None).sent(&app, &poll).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "token", "{refused}");
    }
    assert_eq!(code(Prepared::new(&open, mine, 0, None).sent(&app, &open).await, 409), "not-anonymous");
    assert_eq!(code(Browser::default().asks(&ana, &open).await, 409), "not-anonymous");
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0);
    Prepared::new(&other, token, 0, None).casts(&app, &other).await;
    app.counts_right().await;
}

async fn a_vote_is_changed_with_its_key_alone(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let token = Browser::default().takes(&app, &app.resident("ana").await, &poll).await;
    let first = Prepared::new(&poll, token, 0, None);
    let before = first.casts(&app, &poll).await;
    for key in [None, Some(ReplaceKey([9; 32]))] {
        assert_eq!(code(Prepared::new(&poll, token, 1, key).sent(&app, &poll).await, 409), "token-used", "without its key");
    }
    let second = Prepared::new(&poll, token, 1, Some(first.key));
    let answer = second.sent(&app, &poll).await.expect(201).json();
    assert_eq!(answer["replaced"], true);
    assert_eq!(second.sent(&app, &poll).await.expect(201).json()["promise"], answer["promise"]);
    assert_eq!(code(first.sent(&app, &poll).await, 409), "token-used", "a late repetition does not bring the old one back");
    // Even with the right key, an entry that was superseded cannot come again: the log has each once.
    let mut old = first.clone();
    old.body["replaces"] = json!(second.key);
    assert_eq!(code(old.sent(&app, &poll).await, 409), "token-used");
    assert_eq!(written(&app).await, [1, 1, 1]);
    app.counts_right().await;
    let after = second.casts(&app, &poll).await;
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let told = |receipt| audit(bundle.as_slice(), &Beside { receipts: vec![("mine".to_owned(), receipt)], ..Beside::default() }, &mut |_| {});
    assert_eq!(told(after).verdict(Check::Receipts), Some(&Verdict::Proved));
    let superseded = told(before);
    assert_eq!(superseded.verdict(Check::Receipts), Some(&Verdict::NotProvable { why: Why::ReceiptSuperseded }));
    assert_eq!((superseded.ballots, superseded.superseded, superseded.passed()), (1, 1, true), "{superseded}");
    let text = String::from_utf8(bundle).unwrap();
    assert_eq!(text.matches(&token.input.to_string()).count(), 1, "the first ballot does not show its token");
}

/// A program that sends cookies or a personal token with a ballot finds out at once.
async fn who_votes_must_not_be_said(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    let ballot = Prepared::new(&poll, Browser::default().takes(&app, &ana, &poll).await, 0, None);
    ana.call(Method::POST, &format!("/api/v1/polls/{}/anonymous-ballots", poll.id), &ballot.body).await.expect(400);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0);
    let cast = ana.call(Method::POST, &format!("/api/v1/polls/{}/ballots", poll.id), &json!({ "answers": ballot.body["answers"] })).await;
    assert_eq!(code(cast, 409), "anonymous");
    // Other programs have no page to come from.
    let path = format!("/api/v1/polls/{}/anonymous-ballots", poll.id);
    let bare = reqwest::Client::new().post(format!("{}{path}", app.origin)).json(&ballot.body).send().await.unwrap();
    assert_eq!(bare.status().as_u16(), 201);
}

async fn choices_that_come_with_an_account_are_not_looked_at(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    let tried = ana.tries(&poll, &[poll.option(0)]).await.expect(303);
    assert_eq!(tried.location(), poll.path());
    assert_eq!(written(&app).await, [0; 3]);
}

async fn residents_alone_get_tokens_of_a_poll_for_residents(app: TestApp) {
    let poll = app.poll().for_residents().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    let browser = Browser::default();
    let refused = browser.asks(&ana, &poll).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "declares_residence");
    let blinded = ledger::token::blind(&browser.input.0, &browser.blinding).unwrap();
    let body = json!({ "blinded": blinded, "declares_residence": true });
    ana.call(Method::POST, &format!("/api/v1/polls/{}/token", poll.id), &body).await.expect(200);
    assert_eq!(app.number("SELECT COUNT(*) FROM residence_declarations").await, 1);
    browser.takes(&app, &ana, &poll).await;
}

async fn nobody_takes_or_casts_after_the_close(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let (ana, ben) = (app.resident("ana").await, app.resident("ben").await);
    let token = Browser::default().takes(&app, &ana, &poll).await;
    app.clock.set(poll.closes.unwrap());
    assert_eq!(code(Browser::default().asks(&ben, &poll).await, 409), "already-closed");
    assert_eq!(code(Prepared::new(&poll, token, 0, None).sent(&app, &poll).await, 409), "already-closed");
    poll.closes_by_the_clock(&app).await;
    assert_eq!(code(Prepared::new(&poll, token, 0, None).sent(&app, &poll).await, 409), "already-closed");
    assert_eq!(app.number("SELECT COUNT(*) FROM ballots").await, 0);
    app.counts_right().await;
}

/// With everything the database holds, and the secret of the poll, every ballot fits everybody who took a token: what they sent is as
/// likely for one token as for another, for each there is a blinding that makes the one of the other.
async fn what_is_kept_joins_no_person_and_no_ballot(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let mut tokens = Vec::new();
    for name in ["ana", "ben"] {
        let token = Browser::default().takes(&app, &app.resident(name).await, &poll).await;
        Prepared::new(&poll, token, 0, None).casts(&app, &poll).await;
        tokens.push(token);
    }
    // What a person is called in a poll is nowhere among the ballots.
    let (database, place) = (app.parvis.database.read(), (poll.city, poll.id));
    let secret = store::polls::secrets(database, &[poll.id.0]).await.unwrap().remove(&poll.id.0).unwrap();
    let key = app.parvis.keys.of_poll(&secret);
    let filed = tokens.iter().map(|token| key.mark("token", &token.input.0).to_vec()).collect();
    assert_eq!(store::ballots::open_of(database, place, filed).await.unwrap().len(), 2, "a ballot is filed under its token");
    for person in 1..=app.number("SELECT MAX(id) FROM persons").await {
        let named = key.mark("voter", &person.to_be_bytes()).to_vec();
        assert!(store::ballots::open_of(database, place, vec![named]).await.unwrap().is_empty());
    }
    // Whatever somebody sent for a token, it could have been for any other: with the secret key the server can tell of no token whose it is.
    for person in 1..=app.number("SELECT MAX(id) FROM persons").await {
        let Some(blinded) = store::voting_tokens::taken(database, place, domain::ids::PersonId(person)).await.unwrap() else { continue };
        assert!(tokens.iter().all(|token| blinded != token.input.0 && !token.output.0.starts_with(&blinded)));
    }
}

async fn the_page_says_what_it_needs(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Anonymous).open().await;
    let ana = app.resident("ana").await;
    for (language, title, answer) in
        [("en", "This vote needs a browser that runs scripts", "Yes, from everybody"), ("fr", "Ce vote demande un navigateur", "Oui, pour tout le monde")]
    {
        let page = ana.get(&format!("/{language}/polls/{}", poll.id)).await.expect(200);
        assert!(page.body.contains(title), "{}", page.body);
        assert!(!page.has("form[method=post] input[type=radio]"), "no choice can be sent with an account");
        let secrecy = app.visitor().get(&format!("/{language}/polls/{}/secrecy", poll.id)).await.expect(200);
        assert!(secrecy.text().contains(answer), "{}", secrecy.text());
    }
    let team = app.city_team(CITY).await;
    assert!(team.get(&format!("/en/team/polls/{}", poll.id)).await.expect(200).text().contains("Anonymous"));
}
