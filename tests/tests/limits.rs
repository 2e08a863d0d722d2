//! How often somebody may do something, and by which address they count.

use futures_util::future::join_all;
use tests::{Person, TestApp, on_both};
use uuid::Uuid;

on_both!(a_made_up_address_does_not_reset_a_limit, what_a_trusted_proxy_says_counts, five_hundred_residents_of_one_address_can_vote, one_account_is_limited);

async fn asks(person: &Person, app: &TestApp, number: usize, forwarded: &str) -> u16 {
    let email = format!("ana-{number}@residents.example");
    let headers = [("origin", app.origin.as_str()), ("x-forwarded-for", forwarded), ("forwarded", &format!("for={forwarded}")), ("x-real-ip", forwarded)];
    person.send(reqwest::Method::POST, "/en/sign-in", &headers, Some(&[("email", email.as_str())])).await.status
}

/// Reliability 6.15. Seen to fail: with actix's `realip_remote_addr` instead of `client_address`.
async fn a_made_up_address_does_not_reset_a_limit(app: TestApp) {
    let app = app.another(&[("limits.sign_in_per_address", "5/hour")]).await;
    let mut answers = Vec::new();
    for number in 0..8 {
        answers.push(asks(&app.visitor(), &app, number, &format!("192.0.2.{number}")).await);
    }
    assert_eq!(answers, [303, 303, 303, 303, 303, 429, 429, 429]);
}

async fn what_a_trusted_proxy_says_counts(app: TestApp) {
    let app = app.another(&[("limits.sign_in_per_address", "2/hour"), ("trusted_proxies", "127.0.0.0/8")]).await;
    let mut answers = Vec::new();
    for (number, forwarded) in
        ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2", "9.9.9.9, 192.0.2.1", "2001:db8::1", "2001:db8::2", "2001:db8::3"].into_iter().enumerate()
    {
        answers.push(asks(&app.visitor(), &app, number, forwarded).await);
    }
    assert_eq!(answers, [303, 303, 429, 303, 429, 303, 303, 429], "IPv6 counts by its network");
}

/// Reliability 6.15, with the limits that Parvis comes with.
async fn five_hundred_residents_of_one_address_can_vote(app: TestApp) {
    let usual = ["sign_in_per_address", "ballot_per_account", "ballot_per_address", "write_per_account"].map(|name| format!("limits.{name}"));
    let defaults: Vec<(&str, &str)> =
        usual.iter().map(|name| (name.as_str(), server::config::Config::keys().iter().find(|key| key.name == name.as_str()).unwrap().default)).collect();
    let app = app.another(&defaults).await;
    let poll = app.poll().open().await;
    let mut people = Vec::new();
    for resident in app.residents(500).await {
        let mut person = app.visitor();
        person.id = Some(resident.person);
        person.begin_session(&app).await;
        people.push(person);
    }
    for some in people.chunks(100) {
        let ballots = some.iter().map(|person| async { person.casts_with(&poll, &Uuid::new_v4().to_string(), &[poll.option(0)]).await });
        assert!(join_all(ballots).await.iter().all(Option::is_some));
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 500);
    app.counts_right().await;
    // And 500 of them can ask for a link.
    for number in 0..500 {
        assert_eq!(asks(&people[0], &app, number, "192.0.2.1").await, 303, "{number}");
    }
}

async fn one_account_is_limited(app: TestApp) {
    let app = app.another(&[("limits.ballot_per_account", "3/hour")]).await;
    let poll = app.poll().open().await;
    let (ana, ben) = (app.resident("ana").await, app.resident("ben").await);
    for _ in 0..3 {
        ana.tries(&poll, &[poll.option(0)]).await.expect(303);
    }
    let refused = ana.tries(&poll, &[poll.option(0)]).await.expect(429);
    assert!(!refused.header("retry-after").is_empty());
    ben.tries(&poll, &[poll.option(0)]).await.expect(303);
}
