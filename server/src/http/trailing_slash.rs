//! `/x/` is `/x`. Asked by the service for addresses that nothing else answers, so pages that exist never pay for it.

use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse};

/// Where an address with a slash at its end should go; `None` when it has none, or when this is not a mere look.
#[must_use]
pub fn redirect(request: &HttpRequest) -> Option<HttpResponse> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let to = without_slash(request.path(), request.query_string())?;
    Some(HttpResponse::PermanentRedirect().insert_header((header::LOCATION, to)).finish())
}

fn without_slash(path: &str, query: &str) -> Option<String> {
    let shorter = path.strip_suffix('/')?.trim_end_matches('/');
    // `//host` and `/\host` are other sites to a browser.
    let ours = shorter.starts_with('/') && !shorter[1..].starts_with(['/', '\\']);
    match (ours, query) {
        (false, _) => None,
        (true, "") => Some(shorter.to_owned()),
        (true, query) => Some(format!("{shorter}?{query}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn to(uri: &str) -> Option<String> {
        let response = redirect(&TestRequest::get().uri(uri).to_http_request())?;
        assert_eq!(response.status(), 308);
        Some(response.headers().get(header::LOCATION).unwrap().to_str().unwrap().to_owned())
    }

    #[test]
    fn a_slash_at_the_end_is_dropped_and_the_query_kept() {
        assert_eq!(to("/en/cities/").as_deref(), Some("/en/cities"));
        assert_eq!(to("/en/cities///").as_deref(), Some("/en/cities"));
        assert_eq!(to("/en/cities/?q=a%20b&page=2").as_deref(), Some("/en/cities?q=a%20b&page=2"));
    }

    #[test]
    fn everything_else_stays() {
        for uri in ["/", "/en", "/en/cities", "//"] {
            assert_eq!(to(uri), None, "{uri}");
        }
        assert!(redirect(&TestRequest::post().uri("/en/").to_http_request()).is_none());
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(without_slash("//evil.example/", ""), None);
        assert_eq!(without_slash("/\\evil.example/", ""), None);
        assert_eq!(without_slash("///evil.example/", ""), None);
    }
}
