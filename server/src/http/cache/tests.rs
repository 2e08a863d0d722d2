//! Tests of the page cache.

use super::*;
use actix_web::body::to_bytes;
use actix_web::test::TestRequest;
use std::convert::Infallible;
use std::io::Read;
use std::sync::atomic::AtomicUsize;

fn cache(settings: &[(&str, &str)]) -> PageCache {
    PageCache::new(&Config::from_settings(settings).unwrap(), Metrics::new())
}

fn get(uri: &str, headers: &[(&str, &str)]) -> HttpRequest {
    let mut request = TestRequest::get().uri(uri);
    for (name, value) in headers {
        request = request.insert_header((*name, *value));
    }
    request.to_http_request()
}

/// A page that counts how often it is rendered.
async fn page(rendered: &AtomicUsize, body: &str) -> Result<Rendered, Infallible> {
    rendered.fetch_add(1, Ordering::SeqCst);
    tokio::task::yield_now().await;
    Ok(Rendered::html("en", body.to_owned()))
}

fn header<'a>(response: &'a HttpResponse, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_page_is_rendered_once_until_something_changes() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let request = get("/en/cities", &[]);
    for _ in 0..3 {
        let response = cache.serve(&request, page(&rendered, "hello")).await.unwrap();
        assert_eq!(header(&response, "cache-control"), "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600");
        assert_eq!(header(&response, "vary"), "Accept-Encoding, Cookie");
        assert_eq!(header(&response, "content-language"), "en");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8");
        assert_eq!(to_bytes(response.into_body()).await.unwrap(), "hello");
    }
    assert_eq!(rendered.load(Ordering::SeqCst), 1);
    cache.invalidate();
    let response = cache.serve(&request, page(&rendered, "hello again")).await.unwrap();
    assert_eq!(to_bytes(response.into_body()).await.unwrap(), "hello again");
    assert_eq!(rendered.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_page_is_rendered_again_after_its_seconds() {
    let (cache, rendered) = (cache(&[("cache_seconds", "1")]), AtomicUsize::new(0));
    for wait in [0, 0, 1_050] {
        tokio::time::sleep(Duration::from_millis(wait)).await;
        cache.serve(&get("/en", &[]), page(&rendered, "hello")).await.unwrap();
    }
    assert_eq!(rendered.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn who_brings_a_cookie_gets_a_page_of_their_own() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let signed_in = get("/en", &[("cookie", "session=1")]);
    for _ in 0..2 {
        let response = cache.serve(&signed_in, page(&rendered, "hello, Ana")).await.unwrap();
        assert_eq!(header(&response, "cache-control"), "private, no-store");
        assert_eq!(header(&response, "etag"), "");
    }
    let response = cache.serve(&get("/en", &[]), page(&rendered, "hello")).await.unwrap();
    assert_eq!(to_bytes(response.into_body()).await.unwrap(), "hello");
    assert_eq!(rendered.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn many_who_ask_at_once_wait_for_one() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let request = get("/en", &[]);
    let answers = futures_util::future::join_all((0..100).map(|_| cache.serve(&request, page(&rendered, "hello")))).await;
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(rendered.load(Ordering::SeqCst), 1);
    assert!(cache.flights.lock().unwrap().is_empty());
}

#[tokio::test]
async fn one_who_goes_away_does_not_hold_up_the_next() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let request = get("/en", &[]);
    let never = cache.serve(&request, std::future::pending::<Result<Rendered, Infallible>>());
    assert!(tokio::time::timeout(Duration::from_millis(20), never).await.is_err());
    let next = cache.serve(&request, page(&rendered, "hello"));
    assert!(tokio::time::timeout(Duration::from_secs(5), next).await.is_ok());
}

#[tokio::test]
async fn a_change_while_rendering_is_not_missed() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let request = get("/en", &[]);
    let during = async {
        cache.invalidate();
        page(&rendered, "old").await
    };
    cache.serve(&request, during).await.unwrap();
    let response = cache.serve(&request, page(&rendered, "new")).await.unwrap();
    assert_eq!(to_bytes(response.into_body()).await.unwrap(), "new");
}

#[tokio::test]
async fn errors_are_passed_on_and_not_kept() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let request = get("/en/cities/nowhere", &[]);
    assert_eq!(cache.serve(&request, async { Err("not found") }).await.err(), Some("not found"));
    assert!(cache.serve(&request, page(&rendered, "there now")).await.is_ok());
    assert_eq!(rendered.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn who_has_it_is_told_so() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let first = cache.serve(&get("/en", &[("accept-encoding", "br")]), page(&rendered, "hello")).await.unwrap();
    let etag = header(&first, "etag").to_owned();
    assert!(etag.ends_with("-br\""));
    let again = get("/en", &[("accept-encoding", "br"), ("if-none-match", &etag)]);
    let response = cache.serve(&again, page(&rendered, "hello")).await.unwrap();
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&response, "etag"), etag);
    assert!(header(&response, "cache-control").starts_with("public"));
    // The same page, made again: its tag is the same. Another page: it is not.
    cache.invalidate();
    assert_eq!(cache.serve(&again, page(&rendered, "hello")).await.unwrap().status(), StatusCode::NOT_MODIFIED);
    cache.invalidate();
    assert_eq!(cache.serve(&again, page(&rendered, "good day")).await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn every_form_holds_the_same_page() {
    let (cache, rendered) = (cache(&[]), AtomicUsize::new(0));
    let text = "A page that says the same thing again. ".repeat(200);
    let ask = async |accept: &str| {
        let response = cache.serve(&get("/en", &[("accept-encoding", accept)]), page(&rendered, &text)).await.unwrap();
        let encoding = header(&response, "content-encoding").to_owned();
        (encoding, to_bytes(response.into_body()).await.unwrap())
    };
    let (encoding, body) = ask("gzip, br").await;
    assert_eq!(encoding, "br");
    let mut plain = String::new();
    brotli::Decompressor::new(body.as_ref(), 4096).read_to_string(&mut plain).unwrap();
    assert!(plain == text && body.len() < 200);
    let (encoding, body) = ask("gzip").await;
    assert_eq!(encoding, "gzip");
    let mut plain = String::new();
    flate2::read::GzDecoder::new(body.as_ref()).read_to_string(&mut plain).unwrap();
    assert_eq!(plain, text);
    assert_eq!(ask("").await, (String::new(), Bytes::from(text.clone())));
}

#[tokio::test]
async fn no_seconds_is_no_cache() {
    let (cache, rendered) = (cache(&[("cache_seconds", "0")]), AtomicUsize::new(0));
    for _ in 0..2 {
        let response = cache.serve(&get("/en", &[]), page(&rendered, "hello")).await.unwrap();
        assert_eq!(header(&response, "cache-control"), "private, no-store");
    }
    assert_eq!(rendered.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn memory_is_bounded() {
    let cache = cache(&[("cache_megabytes", "1")]);
    let large = "x".repeat(100_000);
    for number in 0..100 {
        let body = Rendered::html("en", format!("{number} {large}"));
        cache.serve(&get(&format!("/en/cities?page={number}"), &[]), async { Ok::<_, Infallible>(body) }).await.unwrap();
    }
    cache.pages.run_pending_tasks();
    assert!(cache.pages.weighted_size() <= 1_048_576 && cache.pages.entry_count() > 0);
}

#[test]
fn the_same_question_has_one_key() {
    assert_eq!(key("/en/cities", ""), "/en/cities");
    assert_eq!(key("/en/cities", "q=&country="), "/en/cities");
    assert_eq!(key("/en/cities", "country=BE&q="), "/en/cities?country=BE");
    assert_eq!(key("/en/cities", "q=a&country=BE"), key("/en/cities", "country=BE&q=a"));
    assert_ne!(key("/en/cities", "q=a"), key("/en/cities", "q=b"));
    assert_ne!(key("/en/cities", "q=a&q=b"), key("/en/cities", "q=b&q=a"));
    assert_ne!(key("/en/cities", "q=a"), key("/fr/cities", "q=a"));
}
