//! What every answer says beside its page: policies, caching, languages; and no cookie for those who only look.

use server::http::routes::{Access, table};
use tests::app::CITY;
use tests::{Poll, TestApp, on_both};

on_both!(
    every_answer_carries_the_policies,
    who_only_looks_gets_no_cookie,
    a_page_that_is_known_is_not_sent_again,
    every_page_names_its_other_language,
    cookies_are_bound_to_the_site
);

fn pages(poll: &Poll, language: &str) -> Vec<String> {
    let public = table().into_iter().filter(|entry| entry.method == "GET" && entry.access == Access::Anyone && entry.path.starts_with("/{lang}"));
    public
        .map(|entry| {
            let path = entry.path.replace("{lang}", language).replace("{city}", CITY).replace("{consultation}", &poll.slug);
            path.replace("{poll}", &poll.id.to_string()).replace("{token}", "x")
        })
        .collect()
}

/// Seen to fail: without `from_fn(headers::add)` in `startup::serve`.
async fn every_answer_carries_the_policies(app: TestApp) {
    let poll = app.poll().open().await;
    let (visitor, team) = (app.visitor(), app.city_team(CITY).await);
    let others = [
        "/",
        "/api/v1/indicators",
        "/api/v1/nothing",
        "/nothing",
        "/en/nothing",
        "/favicon.svg",
        "/health/ready",
        "/metrics",
        "/en/me",
        "/en/team",
        "/en/polls/999999",
    ];
    for path in pages(&poll, "en").into_iter().chain(others.map(str::to_owned)) {
        for person in [&visitor, &team] {
            let answer = person.get(&path).await;
            let policy = answer.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
            for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("x-frame-options", "DENY")] {
                assert_eq!(answer.header(name), value, "{path} {name}");
            }
            assert!(!answer.header("cache-control").is_empty(), "{path}");
            assert!(answer.header("strict-transport-security").is_empty(), "no TLS here");
            assert!(
                !answer.has("[style], script:not([src]), style, [onclick], [onload], [onerror]"),
                "{path}: something stands in the page that the policy forbids"
            );
        }
    }
}

async fn who_only_looks_gets_no_cookie(app: TestApp) {
    let poll = app.poll().open().await;
    for language in ["en", "fr"] {
        for path in pages(&poll, language) {
            let answer = app.visitor().get(&path).await;
            assert!(answer.cookies().is_empty(), "{path} sets {:?}", answer.cookies());
        }
    }
    let team = app.city_team(CITY).await;
    for path in pages(&poll, "en").into_iter().chain(["/en/me".to_owned(), format!("/en/team/polls/{}", poll.id)]) {
        let answer = team.get(&path).await;
        let caching = answer.header("cache-control");
        assert!(caching.contains("no-store"), "{path} of somebody who is signed in is kept: {caching}");
    }
}

/// Seen to fail: with `is_known` always false.
async fn a_page_that_is_known_is_not_sent_again(app: TestApp) {
    let poll = app.poll().open().await;
    let visitor = app.visitor();
    for path in ["/en", "/fr/cities", "/en/indicators", poll.consultation_path().as_str()] {
        let first = visitor.get(path).await.expect(200);
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty() && first.header("cache-control").starts_with("public"), "{path}");
        assert!(first.header("vary").contains("Cookie"), "{path}");
        let again = visitor.send(reqwest::Method::GET, path, &[("if-none-match", &tag)], None).await;
        assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", tag.as_str()), "{path}");
        let other = visitor.send(reqwest::Method::GET, path, &[("if-none-match", "\"other\"")], None).await;
        assert_eq!(other.status, 200, "{path}");
    }
    let path = poll.consultation_path();
    let tag = visitor.get(&path).await.header("etag").to_owned();
    let team = app.city_team(CITY).await;
    let close = format!("/en/team/polls/{}/close", poll.id);
    app.clock.advance(jiff::SignedDuration::from_mins(1));
    team.post(&close, &[("reason", "We stop here.")]).await.expect(303);
    let changed = visitor.send(reqwest::Method::GET, &path, &[("if-none-match", &tag)], None).await;
    assert_eq!(changed.status, 200, "what has changed is sent again at once");
}

async fn every_page_names_its_other_language(app: TestApp) {
    let poll = app.poll().open().await;
    for (language, other) in [("en", "fr"), ("fr", "en")] {
        for path in pages(&poll, language) {
            let answer = app.visitor().get(&path).await;
            if answer.status != 200 {
                continue;
            }
            assert!(answer.has(&format!("html[lang={language}]")), "{path}");
            let there = path.replacen(&format!("/{language}"), &format!("/{other}"), 1);
            assert!(answer.has(&format!("link[rel=alternate][hreflang={other}][href='{}{there}']", app.origin)), "{path} has no alternate {there}");
            assert!(answer.has_link(&there), "{path} has no link to {there}");
            assert_eq!(answer.header("content-language"), language, "{path}");
        }
    }
}

/// Behind TLS; `__Host-` binds a cookie to this very host.
async fn cookies_are_bound_to_the_site(app: TestApp) {
    let app = app.another(&[("public_url", "https://parvis.example")]).await;
    let visitor = app.visitor();
    let answer = visitor
        .send(reqwest::Method::POST, "/en/sign-in", &[("origin", "https://parvis.example")], Some(&[("email", "ana@residents.example")]))
        .await
        .expect(303);
    assert!(!answer.cookies().is_empty());
    for cookie in answer.cookies() {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie} lacks {part}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    assert!(answer.header("strict-transport-security").contains("max-age=31536000"));
}
