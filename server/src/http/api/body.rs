//! What is sent to the API: JSON that says exactly what is expected, and a key to repeat it under.

use super::caller::Call;
use super::problem::FieldProblem;
use crate::engage::Caller;
use crate::engage::once::Once;
use crate::http::client_address::client_address;
use crate::http::limits::Kind;
use crate::http::trouble::Trouble;
use crate::parvis::Parvis;
use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName};
use actix_web::{FromRequest, HttpRequest, web};
use app::view::problem::Problem;
use domain::ids::{PersonId, PollId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key.
const KEY: usize = 64;

/// Nothing has to be sent.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A change that somebody who is signed in asks for. What was sent is read after it is clear that they may see what they
/// want to change: until then there is nothing that could be wrong with it.
pub struct Write {
    /// The call.
    pub call: Call,
    /// Who asks, with the key they gave.
    pub caller: Caller,
    body: web::Bytes,
}

impl Write {
    /// What was sent.
    ///
    /// # Errors
    /// When it is not what is expected.
    pub fn sent<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        parse(&self.call.request, &self.body)
    }

    /// Nothing was sent.
    ///
    /// # Errors
    /// When something was.
    pub fn with_nothing(&self) -> Result<(&Call, &Caller), Trouble> {
        self.sent::<Nothing>()?;
        Ok((&self.call, &self.caller))
    }
}

impl FromRequest for Write {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, call, body) = (request.clone(), Call::from_request(request, payload), web::Bytes::from_request(request, payload));
        Box::pin(async move {
            let (call, mut caller) = signed_in(call.await?)?;
            let body = bytes(body).await?;
            caller.once = key(&request)?.map(|key| Once::new(caller.person, &key, &fingerprinted(&request, &body)));
            Ok(Self { call, caller, body })
        })
    }
}

/// A ballot that somebody casts: who is signed in, or, where the poll has an electoral roll, who sends a code of it.
pub struct Cast<T> {
    /// The call.
    pub call: Call,
    /// Who casts it, if signed in.
    pub caller: Option<Caller>,
    /// The key it is cast under.
    pub key: Uuid,
    /// What was sent.
    pub sent: T,
}

impl<T: DeserializeOwned + 'static> FromRequest for Cast<T> {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, call, body) = (request.clone(), Call::from_request(request, payload), web::Bytes::from_request(request, payload));
        Box::pin(async move {
            let call = call.await?;
            let caller = call.caller.clone();
            if let Some(caller) = &caller {
                call.count(caller, true)?;
            } else {
                // Nobody learns what is wrong with a ballot that they could not cast.
                without_account(&call).await?;
            }
            let body = bytes(body).await?;
            let person = caller.as_ref().map_or(PersonId(0), |caller| caller.person);
            let key = key(&request)?.map_or_else(Uuid::new_v4, |key| ballot_key(person, &key));
            Ok(Self { call, caller, key, sent: parse(&request, &body)? })
        })
    }
}

/// A ballot that somebody casts with a token and without saying who they are. No cookie and no account is looked at: a
/// request that brings one is refused, so that a careless program finds out before it tells who votes what.
pub struct Unsigned<T> {
    /// Everything at hand.
    pub parvis: web::Data<Parvis>,
    /// The poll of the address.
    pub poll: PollId,
    /// What was sent.
    pub sent: T,
}

impl<T: DeserializeOwned + 'static> FromRequest for Unsigned<T> {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, body) = (request.clone(), web::Bytes::from_request(request, payload));
        Box::pin(async move {
            let parvis = request.app_data::<web::Data<Parvis>>().cloned().ok_or(Trouble::Problem(Problem::Unavailable))?;
            let poll = request.match_info().get("poll").and_then(|poll| poll.parse().ok()).map(PollId).ok_or(Trouble::NOT_FOUND)?;
            let address = client_address(&request, &parvis.config);
            let often = parvis.limits.check_address(Kind::BallotPerAddress, address);
            often.map_err(|wait| Trouble::Problem(Problem::TooManyRequests { seconds: wait.seconds }))?;
            let body = bytes(body).await?;
            let sent = parse(&request, &body)?;
            if request.headers().contains_key(COOKIE) || request.headers().contains_key(AUTHORIZATION) {
                return Err(Trouble::Unreadable("send neither cookies nor a token: nobody must know who casts this ballot".to_owned()));
            }
            Ok(Self { parvis, poll, sent })
        })
    }
}

fn signed_in(call: Call) -> Result<(Call, Caller), Trouble> {
    let caller = call.signed_in()?.clone();
    call.count(&caller, false)?;
    Ok((call, caller))
}

/// Where there is a roll, nobody needs an account to vote.
async fn without_account(call: &Call) -> Result<(), Trouble> {
    let sheet = call.parvis.papers.get(&call.parvis.database, call.poll()?).await;
    if !sheet.is_ok_and(|sheet| sheet.eligibility.has_roll() && sheet.row.published_at.is_some()) {
        return Err(Trouble::SignIn);
    }
    call.count_address()
}

async fn bytes(body: impl Future<Output = Result<web::Bytes, actix_web::Error>>) -> Result<web::Bytes, Trouble> {
    body.await.map_err(|error| match error.as_response_error().status_code().as_u16() {
        413 => Trouble::Problem(Problem::TooLarge),
        _ => Trouble::Problem(Problem::BadRequest),
    })
}

/// The key of a request: up to 64 visible characters, better a UUID.
fn key(request: &HttpRequest) -> Result<Option<String>, Trouble> {
    let mut given = request.headers().get_all(IDEMPOTENCY_KEY);
    let (Some(value), more) = (given.next(), given.next()) else { return Ok(None) };
    let visible = value.to_str().ok().filter(|key| (1..=KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()));
    match (visible, more) {
        (Some(key), None) => Ok(Some(key.to_owned())),
        _ => Err(Trouble::Unreadable(format!("Idempotency-Key must be one value of 1 to {KEY} visible characters"))),
    }
}

/// The key of a ballot: the UUID that was given, or one made of what was given (version 8 of RFC 9562).
fn ballot_key(person: PersonId, key: &str) -> Uuid {
    Uuid::parse_str(key).unwrap_or_else(|_| {
        let hash = crate::keys::fingerprint(format!("{person}\0{key}").as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(hash.get(..16).unwrap_or(&[0; 16]));
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    })
}

/// What makes a request this request.
fn fingerprinted(request: &HttpRequest, body: &[u8]) -> Vec<u8> {
    let mut data = format!("{} {}\0", request.method(), request.uri()).into_bytes();
    data.extend_from_slice(body);
    data
}

fn parse<T: DeserializeOwned>(request: &HttpRequest, body: &[u8]) -> Result<T, Trouble> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Where nothing has to be said, nothing may be sent.
    let body = if body.is_empty() { b"{}" } else { body };
    if body != b"{}" && !kind.starts_with("application/json") {
        return Err(Trouble::Unreadable("send application/json".to_owned()));
    }
    read(body)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Trouble> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let sent = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        let detail = error.inner().to_string();
        match error.inner().classify() {
            Category::Data => Trouble::Fields(vec![FieldProblem::malformed(if field == "." { "" } else { &field }, detail)]),
            _ => Trouble::Unreadable(detail),
        }
    })?;
    json.end().map_err(|error| Trouble::Unreadable(error.to_string()))?;
    Ok(sent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[allow(dead_code)]
        inner: Vec<Inner>,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[allow(dead_code)]
        number: u8,
    }

    fn refused(body: &str) -> Trouble {
        read::<Outer>(body.as_bytes()).unwrap_err()
    }

    fn field(body: &str) -> String {
        match refused(body) {
            Trouble::Fields(fields) => fields.first().unwrap().field.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wrong_values_are_told_by_their_path() {
        assert_eq!(field(r#"{ "inner": [{ "number": 1 }, { "number": "two" }] }"#), "inner[1].number");
        assert_eq!(field(r#"{ "inner": [{ "number": 300 }] }"#), "inner[0].number");
        assert_eq!(field(r#"{ "inner": [], "other": 1 }"#), "other");
        assert_eq!(field("{}"), "");
        for broken in ["{", "", "{} {}", r#"{ "inner": [] } x"#] {
            assert!(!matches!(refused_or_none(broken), Some(Trouble::Problem(_)) | None), "{broken}");
        }
        assert!(read::<Outer>(br#"{ "inner": [{ "number": 7 }] }"#).is_ok());
    }

    fn refused_or_none(body: &str) -> Option<Trouble> {
        read::<Outer>(body.as_bytes()).err()
    }

    #[test]
    fn keys_are_short_and_visible() {
        let request = |value: &str| TestRequest::default().insert_header((IDEMPOTENCY_KEY, value)).to_http_request();
        assert_eq!(key(&TestRequest::default().to_http_request()), Ok(None));
        assert_eq!(key(&request("a-1")), Ok(Some("a-1".to_owned())));
        assert!(key(&request(&"k".repeat(64))).is_ok());
        for wrong in ["", "a b", &"k".repeat(65)] {
            assert!(key(&request(wrong)).is_err(), "{wrong:?}");
        }
        let twice = TestRequest::default().append_header((IDEMPOTENCY_KEY, "a")).append_header((IDEMPOTENCY_KEY, "b")).to_http_request();
        assert!(key(&twice).is_err());
    }

    #[test]
    fn keys_of_ballots_are_uuids() {
        let given = "7f6b1c1e-6d0f-4a3c-9a50-6f1d2d3c4b5a";
        assert_eq!(ballot_key(PersonId(1), given).to_string(), given);
        let made = ballot_key(PersonId(1), "vote-1");
        assert_eq!(made.get_version_num(), 8);
        assert_eq!(made, ballot_key(PersonId(1), "vote-1"));
        assert_ne!(made, ballot_key(PersonId(2), "vote-1"));
        assert_ne!(made, ballot_key(PersonId(1), "vote-2"));
    }
}
