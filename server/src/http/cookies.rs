//! The few cookies there are, all of them HttpOnly, SameSite=Lax and for this host alone. Visitors who neither sign in
//! nor act get none.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// Who is signed in.
pub const SESSION: &str = "parvis";
/// The browser that asked for a sign-in link.
pub const BROWSER: &str = "parvis-browser";
/// What has just happened, said once.
pub const NOTICE: &str = "parvis-notice";
/// The receipt of a ballot, shown once.
pub const RECEIPT: &str = "parvis-receipt";
/// The address a link was just sent to, for the page that says so.
pub const ADDRESS: &str = "parvis-address";

/// The name on the wire: behind TLS every cookie carries the `__Host-` prefix.
fn name(base: &str, secure: bool) -> String {
    if secure { format!("__Host-{base}") } else { base.to_owned() }
}

/// Reads a cookie.
#[must_use]
pub fn read(request: &HttpRequest, base: &str, secure: bool) -> Option<String> {
    request.cookie(&name(base, secure)).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// A cookie to set for so many seconds.
#[must_use]
pub fn set(base: &str, value: impl Into<String>, seconds: i64, secure: bool) -> Cookie<'static> {
    Cookie::build(name(base, secure), value.into())
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// A cookie to remove.
#[must_use]
pub fn remove(base: &str, secure: bool) -> Cookie<'static> {
    set(base, "", 0, secure)
}
