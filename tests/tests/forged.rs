//! Requests that somebody else's page makes a browser send: refused, and nothing has changed.
//!
//! Seen to fail: without `from_fn(origin::guard)` in `startup::serve`, and with `same-site` accepted there.

use reqwest::Method;
use server::http::routes::table;
use tests::app::CITY;
use tests::{Poll, TestApp, on_both};

on_both!(no_other_site_can_act_for_anybody, looking_changes_nothing);

/// What browsers say of requests that do not come from a page of ours, and what says nothing at all.
const FORGED: [&[(&str, &str)]; 9] = [
    &[],
    &[("origin", "null")],
    &[("origin", "https://evil.example")],
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "same-site"), ("origin", "http://other.127.0.0.1")],
    &[("sec-fetch-site", "none")],
    &[("sec-fetch-site", "cross-site"), ("origin", "OURS")],
    &[("referer", "OURS/en/me")],
    &[("origin", "OURS"), ("origin", "https://evil.example")],
];

/// How much stands in each table that people change; sessions and requests to sign in included.
async fn state(app: &TestApp) -> Vec<(String, i64)> {
    let tables = match app.backend {
        tests::Backend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        tests::Backend::Postgres => "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'",
    };
    let mut state = Vec::new();
    for table in app.column(tables).await {
        state.push((table.clone(), app.number(&format!("SELECT COUNT(*) FROM {table}")).await));
    }
    state.push(("published".to_owned(), app.number("SELECT COUNT(*) FROM polls WHERE published_at IS NOT NULL").await));
    state.push(("languages".to_owned(), app.number("SELECT COUNT(*) FROM persons WHERE language = 'en'").await));
    state.push(("staff".to_owned(), app.number("SELECT COUNT(*) FROM persons WHERE staff").await));
    state.sort();
    state
}

fn address(pattern: &str, poll: &Poll) -> String {
    let consultation = if pattern.contains("{city}/consultations/{") { poll.slug.clone() } else { poll.consultation.to_string() };
    let path = pattern.replace("{lang}", "en").replace("{city}", CITY).replace("{consultation}", &consultation).replace("{poll}", &poll.id.to_string());
    path.replace("{token}", "1").replace("{person}", "1").replace("{invitation}", "1").replace("{mail}", "0-a").replace("{name}", "x")
}

/// Reliability 6.13.
async fn no_other_site_can_act_for_anybody(app: TestApp) {
    let draft = app.poll().draft().await;
    let person = app.city_team(CITY).await;
    person.joins_staff(&app).await;
    let before = state(&app).await;
    let fields = [
        ("email", "eve@evil.example"),
        ("language", "fr"),
        ("action", "accept"),
        ("confirm", "yes"),
        ("role", "administrator"),
        ("reason", "Why not?"),
        ("name", "x"),
        ("days", "9"),
    ];
    let mut asked = 0;
    for entry in table().iter().filter(|entry| entry.method != "GET") {
        let path = address(entry.path, &draft);
        for headers in FORGED {
            // Mail programs post here by themselves, with a token and without a cookie; with one they are refused too.
            let headers: Vec<(&str, String)> = headers.iter().map(|(name, value)| (*name, value.replace("OURS", &app.origin))).collect();
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let method = Method::from_bytes(entry.method.as_str().as_bytes()).unwrap();
            let answer = person.send(method, &path, &headers, Some(&fields)).await;
            assert_eq!(answer.status, 403, "{} {path} with {headers:?}", entry.method);
            asked += 1;
        }
    }
    assert!(asked > 200);
    assert_eq!(state(&app).await, before);
    person.post("/en/me/language", &[("language", "fr")]).await.expect(303);
    assert_ne!(state(&app).await, before, "the state that is compared does see changes");
}

async fn looking_changes_nothing(app: TestApp) {
    let poll = app.poll().open().await;
    let person = app.city_team(CITY).await;
    person.joins_staff(&app).await;
    let before = state(&app).await;
    for entry in table().iter().filter(|entry| entry.method == "GET") {
        let path = format!("{}?action=publish&email=eve%40evil.example&confirm=yes&language=fr&step=cast", address(entry.path, &poll));
        let answer = person.get(&path).await;
        assert!(answer.status < 500, "{path}");
    }
    let after = state(&app).await;
    let changed: Vec<_> = after.iter().zip(&before).filter(|(after, before)| after != before && after.0 != "settings").collect();
    assert!(changed.is_empty(), "{changed:?}");
}
