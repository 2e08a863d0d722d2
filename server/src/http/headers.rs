//! The headers every answer carries, so that no page, error or file can go without them.

use crate::config::Config;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

/// Everything comes from this site, in files. No script, style or picture stands in a page, so text that somebody
/// managed to smuggle into one stays text. `'wasm-unsafe-eval'` is what browsers ask for to compile the islands.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// Nothing here needs to know where people are, or to see or hear them.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
     encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// One year, as browsers' own lists ask for.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=31536000; includeSubDomains";

const ALWAYS: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS_POLICY)),
    (header::CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

/// Middleware: adds them. What a handler says about caching stands; where it says nothing, nothing is kept.
///
/// # Errors
/// Those of the services inside.
pub async fn add(request: ServiceRequest, next: Next<impl MessageBody>) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let secure = request.app_data::<web::Data<Config>>().is_some_and(|config| config.secure());
    let mut response = next.call(request).await?;
    write(response.headers_mut(), secure);
    Ok(response)
}

fn write(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(STRICT_TRANSPORT_SECURITY));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.remove(header::SERVER);
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpResponse};

    async fn answer(path: &str, public_url: &str) -> HeaderMap {
        let config = Config::from_settings(&[("public_url", public_url)]).unwrap();
        let app = App::new()
            .app_data(web::Data::new(config))
            .wrap(from_fn(add))
            .route("/", web::get().to(|| async { HttpResponse::Ok().insert_header(("server", "x")).body("hello") }))
            .route("/kept", web::get().to(|| async { HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "public, max-age=0")).finish() }));
        let app = init_service(app).await;
        call_service(&app, TestRequest::get().uri(path).to_request()).await.headers().clone()
    }

    #[actix_web::test]
    async fn every_answer_has_them() {
        for path in ["/", "/kept", "/missing"] {
            let headers = answer(path, "http://parvis.example").await;
            for (name, value) in ALWAYS {
                assert_eq!(headers.get(&name), Some(&value), "{path} {name}");
            }
            assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
            assert!(!headers.contains_key(header::SERVER));
        }
    }

    #[actix_web::test]
    async fn tls_is_insisted_on_where_there_is_tls() {
        let headers = answer("/", "https://parvis.example").await;
        assert_eq!(headers.get(header::STRICT_TRANSPORT_SECURITY).unwrap(), "max-age=31536000; includeSubDomains");
    }

    #[actix_web::test]
    async fn nothing_is_kept_unless_a_handler_says_so() {
        assert_eq!(answer("/", "http://parvis.example").await.get(header::CACHE_CONTROL).unwrap(), "no-store");
        assert_eq!(answer("/kept", "http://parvis.example").await.get(header::CACHE_CONTROL).unwrap(), "public, max-age=0");
    }

    #[test]
    fn the_policy_allows_nothing_written_into_a_page() {
        assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline") && !CONTENT_SECURITY_POLICY.contains("'unsafe-eval'"));
        assert!(!CONTENT_SECURITY_POLICY.contains("  ") && !PERMISSIONS_POLICY.contains("  "));
    }
}
