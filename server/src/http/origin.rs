//! Who may change something: only pages of this very site, and programs that bring a token instead of a cookie.
//!
//! A browser sends our cookies along with a form that stands on anybody's page. So a request that can change something
//! must show where it comes from: browsers say so in `Sec-Fetch-Site` and, older ones, in `Origin`, and pages cannot
//! write either. `same-site` is not enough: another city's page may live on a sibling of our name.

use crate::config::Config;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError, web};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Sites ask each other here; what they bring is signed, and no cookie with it.
const ADD_CHECKPOINT: &str = "/witness/add-checkpoint";
/// `/{lang}/unsubscribe/{token}`: mail programs post there by themselves (RFC 8058); the token is in the address, and
/// they bring no cookie.
fn one_click(path: &str) -> bool {
    path.split('/').nth(2) == Some("unsubscribe")
}

/// `/api/v1/polls/{poll}/anonymous-ballots`: cast with a token of its own and without any cookie.
fn anonymous_ballot(path: &str) -> bool {
    path.ends_with("/anonymous-ballots")
}

/// A request that came from somewhere else, or did not say from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This request does not come from a page of this site, so nothing was changed.")]
pub struct FromElsewhere;

/// Middleware: refuses with 403 what could change something and comes from elsewhere.
///
/// # Errors
/// Those of the services inside.
pub async fn guard(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let judged = match request.app_data::<web::Data<Config>>() {
        Some(config) => judge(request.method().is_safe(), request.path(), request.headers(), config),
        None => Err(FromElsewhere),
    };
    match judged {
        Ok(()) => next.call(request).await.map(ServiceResponse::map_into_boxed_body),
        // A response that knows its error: the middleware around this one gives it a face.
        Err(error) => Ok(request.error_response(error)),
    }
}

impl ResponseError for FromElsewhere {
    fn status_code(&self) -> StatusCode {
        StatusCode::FORBIDDEN
    }
}

fn judge(safe: bool, path: &str, headers: &HeaderMap, config: &Config) -> Result<(), FromElsewhere> {
    if safe || brings_no_cookie(path, headers) {
        return Ok(());
    }
    let ours = match (single(headers, SEC_FETCH_SITE)?, single(headers, header::ORIGIN)?) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => is_ours(origin, headers, config),
        (None, None) => false,
    };
    if ours { Ok(()) } else { Err(FromElsewhere) }
}

/// Without a cookie there is no authority of somebody else's to borrow.
fn brings_no_cookie(path: &str, headers: &HeaderMap) -> bool {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split_once(' ').is_some_and(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()));
    let machine = path.starts_with("/api/") && (bearer || anonymous_ballot(path)) || one_click(path) || path == ADD_CHECKPOINT;
    machine && !headers.contains_key(header::COOKIE)
}

/// A header that no browser sends twice.
fn single(headers: &HeaderMap, name: HeaderName) -> Result<Option<&str>, FromElsewhere> {
    let mut values = headers.get_all(name);
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| FromElsewhere),
        (Some(_), Some(_)) => Err(FromElsewhere),
    }
}

/// Is it the public address? Where that was not set, the address this very request was sent to counts too: Parvis may
/// be reached by any name of its machine then.
fn is_ours(origin: &str, headers: &HeaderMap, config: &Config) -> bool {
    if origin == config.origin() {
        return true;
    }
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    !config.public_url_given && host.is_some_and(|host| !host.is_empty() && origin.strip_prefix("http://") == Some(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::Method;
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpResponse};

    const SET: &[(&str, &str)] = &[("public_url", "https://parvis.example")];

    async fn status(settings: &[(&str, &str)], method: Method, path: &str, headers: &[(&str, &str)]) -> u16 {
        let app = App::new()
            .app_data(web::Data::new(Config::from_settings(settings).unwrap()))
            .wrap(from_fn(guard))
            .default_service(web::to(|| async { HttpResponse::Ok().finish() }));
        let app = init_service(app).await;
        let mut request = TestRequest::with_uri(path).method(method);
        for (name, value) in headers {
            request = request.append_header((*name, *value));
        }
        call_service(&app, request.to_request()).await.status().as_u16()
    }

    async fn post(headers: &[(&str, &str)]) -> u16 {
        status(SET, Method::POST, "/en/me/sign-out", headers).await
    }

    #[actix_web::test]
    async fn looking_is_always_allowed() {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
            assert_eq!(status(SET, method, "/en", &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]).await, 200);
        }
    }

    #[actix_web::test]
    async fn only_pages_of_this_origin_may_change_something() {
        assert_eq!(post(&[("sec-fetch-site", "same-origin")]).await, 200);
        assert_eq!(post(&[("sec-fetch-site", "same-origin"), ("origin", "https://parvis.example"), ("cookie", "session=1")]).await, 200);
        for site in ["cross-site", "same-site", "none", "", "Same-Origin", "same-origin, cross-site"] {
            assert_eq!(post(&[("sec-fetch-site", site)]).await, 403, "{site}");
            assert_eq!(post(&[("sec-fetch-site", site), ("origin", "https://parvis.example")]).await, 403, "{site}");
        }
        assert_eq!(post(&[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")]).await, 403);
    }

    #[actix_web::test]
    async fn every_method_that_is_not_a_look_is_guarded() {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::from_bytes(b"SUMMON").unwrap()] {
            assert_eq!(status(SET, method, "/en", &[]).await, 403);
        }
    }

    #[actix_web::test]
    async fn older_browsers_say_their_origin() {
        assert_eq!(post(&[("origin", "https://parvis.example")]).await, 200);
        for origin in [
            "null",
            "",
            "https://evil.example",
            "http://parvis.example",
            "https://parvis.example.evil.example",
            "https://sub.parvis.example",
            "https://parvis.example:444",
        ] {
            assert_eq!(post(&[("origin", origin)]).await, 403, "{origin}");
        }
        assert_eq!(post(&[("origin", "https://parvis.example"), ("origin", "https://evil.example")]).await, 403);
    }

    #[actix_web::test]
    async fn who_says_nothing_is_refused() {
        assert_eq!(post(&[]).await, 403);
        assert_eq!(post(&[("cookie", "session=1")]).await, 403);
        assert_eq!(post(&[("referer", "https://parvis.example/en")]).await, 403);
        assert_eq!(post(&[("authorization", "Bearer abc")]).await, 403, "pages take no tokens");
    }

    #[actix_web::test]
    async fn programs_bring_a_token_and_no_cookie() {
        let api = async |headers: &[(&str, &str)]| status(SET, Method::POST, "/api/v1/polls", headers).await;
        assert_eq!(api(&[("authorization", "Bearer abc")]).await, 200);
        assert_eq!(api(&[("authorization", "bearer abc")]).await, 200);
        assert_eq!(api(&[("authorization", "Bearer abc"), ("cookie", "session=1")]).await, 403);
        assert_eq!(api(&[("authorization", "Basic abc")]).await, 403);
        assert_eq!(api(&[("authorization", "Bearer ")]).await, 403);
        assert_eq!(api(&[]).await, 403);
        assert_eq!(api(&[("sec-fetch-site", "same-origin"), ("cookie", "session=1")]).await, 200);
    }

    #[actix_web::test]
    async fn mail_programs_may_unsubscribe() {
        assert_eq!(status(SET, Method::POST, "/en/unsubscribe/token", &[]).await, 200);
        assert_eq!(status(SET, Method::POST, "/en/unsubscribe/token", &[("cookie", "session=1")]).await, 403);
    }

    #[actix_web::test]
    async fn without_a_public_address_the_name_it_was_reached_by_counts() {
        let headers = [("host", "parvis.lan:8080"), ("origin", "http://parvis.lan:8080")];
        assert_eq!(status(&[], Method::POST, "/en", &headers).await, 200);
        assert_eq!(post(&headers).await, 403);
        assert_eq!(status(&[], Method::POST, "/en", &[("host", "parvis.lan:8080"), ("origin", "http://evil.example")]).await, 403);
        assert_eq!(status(&[], Method::POST, "/en", &[("host", "parvis.lan:8080"), ("origin", "https://parvis.lan:8080")]).await, 403);
    }
}
