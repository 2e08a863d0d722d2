//! Signing in by a one-time link, or by the code in the same mail.
//!
//! The link works once, for ten minutes, behind a button (so that what scans mail does not use it up), and only in the
//! browser that asked for it; elsewhere it points back there, where the code can be typed. Nothing here looks at
//! whether an account exists before a link or code is used, so neither answers nor times can tell.

use super::addresses::Address;
use super::callers::Caller;
use super::refusal::{Refusal, Result};
use crate::http::limits::Kind;
use crate::keys::{fingerprint, random};
use crate::mail::kinds::{Payload, enqueue};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use app::words::Locale;
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use domain::ids::PersonId;
use jiff::{SignedDuration, Timestamp};
use std::net::IpAddr;
use store::moments::{millis, timestamp};
use store::sign_ins::SignInRequest;
use store::{DatabaseTransaction, persons, sessions, sign_ins};
use subtle::ConstantTimeEq;

/// Wrong codes after which a request is dead.
const ATTEMPTS: i32 = 5;
/// Mails to one address in fifteen minutes, and in a day.
const MAILS: [(SignedDuration, u64); 2] = [(SignedDuration::from_mins(15), 3), (SignedDuration::from_hours(24), 10)];

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The address as typed.
    pub email: &'a str,
    /// A path of this site to come back to.
    pub return_to: &'a str,
    /// The language of the mail.
    pub language: Locale,
    /// The secret of the browser that asks.
    pub browser: &'a str,
    /// The network address it asks from.
    pub from: IpAddr,
}

/// Sends a link and a code. The answer is the same for every address that could exist.
///
/// # Errors
/// When the address is not one, or too much was asked.
pub async fn request(parvis: &Parvis, request: Request<'_>) -> Result<()> {
    parvis.limits.check(Kind::SignInPerAddress, &request.from.to_string()).map_err(|wait| Refusal::TooOften { seconds: wait.seconds })?;
    if request.email.trim().is_empty() {
        return Err(Refusal::field("email", FieldError::Required));
    }
    let address = Address::parse(request.email).map_err(|_| Refusal::field("email", FieldError::Email))?;
    let key = address.key(&parvis.keys);
    parvis.limits.check(Kind::SignInPerEmail, &key).map_err(|wait| Refusal::TooOften { seconds: wait.seconds })?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    for (span, most) in MAILS {
        if sign_ins::count_since(&tx, &key, now - span).await? >= most {
            let minutes = u64::try_from(span.as_mins()).unwrap_or(15);
            return Err(Refusal::field("email", FieldError::TooOften { minutes }));
        }
    }
    let token = BASE64URL_NOPAD.encode(&random::<32>());
    let code = new_code();
    let minutes = parvis.config.sign_in_minutes;
    let row = SignInRequest {
        token_hash: fingerprint(token.as_bytes()).to_vec(),
        browser_hash: fingerprint(request.browser.as_bytes()).to_vec(),
        code_hash: parvis.keys.mark("code", code.as_bytes()).to_vec(),
        email: address.as_str().to_owned(),
        email_key: key,
        return_to: request.return_to.to_owned(),
        language: request.language.code().to_owned(),
        created_at: millis(now),
        expires_at: millis(now + SignedDuration::from_mins(minutes.into())),
        attempts: 0,
        used_at: None,
    };
    sign_ins::add(&tx, row).await?;
    let link = format!("{}/{}/sign-in/link/{token}", parvis.config.origin(), request.language.code());
    enqueue(&tx, parvis, &address, request.language, Payload::SignIn { link, code: grouped(&code), minutes }).await?;
    tx.commit().await?;
    parvis.mail.wake();
    Ok(())
}

/// Eight letters and digits that cannot be confused with one another.
fn new_code() -> String {
    let letters = BASE32_NOPAD.encode(&random::<5>());
    // Base 32 has no 0, 1, 8 or 9, so O and I cannot be taken for digits.
    letters.chars().take(8).collect()
}

fn grouped(code: &str) -> String {
    let (left, right) = code.split_at(code.len() / 2);
    format!("{left}-{right}")
}

/// What a link is good for, in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// Its button will sign in.
    Ready,
    /// It was asked for in another browser.
    OtherBrowser,
    /// Used, too old, or never given.
    Gone,
}

/// Looks at a link without using it.
///
/// # Errors
/// When the database refuses.
pub async fn look(parvis: &Parvis, token: &str, browser: Option<&str>) -> Result<LinkState> {
    let found = sign_ins::by_token(parvis.database.read(), &fingerprint(token.as_bytes())).await?;
    let now = parvis.clock.now();
    Ok(match found {
        Some(request) if request.used_at.is_none() && timestamp(request.expires_at) > now && request.attempts < ATTEMPTS => {
            let same = browser.is_some_and(|browser| same_browser(&request, browser));
            if same { LinkState::Ready } else { LinkState::OtherBrowser }
        }
        _ => LinkState::Gone,
    })
}

fn same_browser(request: &SignInRequest, browser: &str) -> bool {
    fingerprint(browser.as_bytes()).ct_eq(request.browser_hash.as_slice()).into()
}

/// Who is signed in now, where to go, and the secret for the session cookie.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session token, to be kept by the browser only.
    pub token: String,
    /// Until when.
    pub expires: Timestamp,
    /// Where the act was left.
    pub return_to: String,
    /// Who it is.
    pub caller: Caller,
}

/// Uses a link; `None` when it is gone or was asked for in another browser.
///
/// # Errors
/// When the database refuses.
pub async fn use_link(parvis: &Parvis, token: &str, browser: Option<&str>) -> Result<Option<SignedIn>> {
    if look(parvis, token, browser).await? != LinkState::Ready {
        return Ok(None);
    }
    consume(parvis, &fingerprint(token.as_bytes())).await
}

/// Uses the code of the latest request of this browser.
///
/// # Errors
/// When the code does not fit, or no longer.
pub async fn use_code(parvis: &Parvis, code: &str, browser: &str) -> Result<SignedIn> {
    let wrong = || Refusal::field("code", FieldError::Code);
    parvis.limits.check(Kind::CodePerBrowser, browser).map_err(|wait| Refusal::TooOften { seconds: wait.seconds })?;
    let typed: String = code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    if typed.is_empty() {
        return Err(Refusal::field("code", FieldError::Required));
    }
    let found = sign_ins::latest_of_browser(parvis.database.read(), &fingerprint(browser.as_bytes())).await?.ok_or_else(wrong)?;
    if found.attempts >= ATTEMPTS || found.used_at.is_some() || timestamp(found.expires_at) <= parvis.clock.now() {
        return Err(wrong());
    }
    let fits: bool = parvis.keys.mark("code", typed.as_bytes()).ct_eq(found.code_hash.as_slice()).into();
    if !fits {
        let tx = parvis.database.begin_write().await?;
        sign_ins::count_attempt(&tx, &found.token_hash).await?;
        tx.commit().await?;
        return Err(wrong());
    }
    consume(parvis, &found.token_hash).await?.ok_or_else(wrong)
}

async fn consume(parvis: &Parvis, token_hash: &[u8]) -> Result<Option<SignedIn>> {
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let Some(request) = sign_ins::by_token(&tx, token_hash).await? else { return Ok(None) };
    if request.attempts >= ATTEMPTS || !sign_ins::consume(&tx, token_hash, now).await? {
        return Ok(None);
    }
    let language = Locale::parse(&request.language).unwrap_or(Locale::En);
    let person = account(&tx, parvis, &request.email, language).await?;
    let (token, expires) = begin_session(&tx, parvis, person).await?;
    let Some(caller) = Caller::load(&tx, person).await? else { return Ok(None) };
    tx.commit().await?;
    Ok(Some(SignedIn { token, expires, return_to: request.return_to, caller }))
}

/// The account of an address, made now if there is none.
///
/// # Errors
/// When the database refuses.
pub async fn account(tx: &DatabaseTransaction, parvis: &Parvis, email: &str, language: Locale) -> Result<PersonId> {
    let address = Address::parse(email).map_err(|_| Refusal::NotFound)?;
    let key = address.key(&parvis.keys);
    let today = parvis.clock.now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    if let Some(person) = persons::by_email_key(tx, &key).await? {
        let id = PersonId(person.id);
        if person.email.is_none() {
            persons::revive(tx, id, address.as_str(), language.code(), today).await?;
        }
        return Ok(id);
    }
    let new = persons::NewPerson {
        pseudonym: i64::from_be_bytes(random::<8>()) & i64::MAX,
        email: address.as_str().to_owned(),
        email_key: key,
        language: language.code().to_owned(),
        joined_on: today,
    };
    Ok(persons::add(tx, new).await?)
}

/// Begins a session: its token and its end.
///
/// # Errors
/// When the database refuses.
pub async fn begin_session(tx: &DatabaseTransaction, parvis: &Parvis, person: PersonId) -> Result<(String, Timestamp)> {
    let now = parvis.clock.now();
    let token = BASE64URL_NOPAD.encode(&random::<32>());
    let expires = now + SignedDuration::from_hours(24 * i64::from(parvis.config.session_days));
    sessions::begin(tx, &fingerprint(token.as_bytes()), person, now, expires).await?;
    Ok((token, expires))
}
