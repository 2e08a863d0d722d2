//! Long lists come in pages. A cursor says after which entry the next one begins, so that nothing is shown twice or
//! left out when entries come and go in between.

use super::caller::Call;
use super::problem::FieldProblem;
use crate::http::trouble::Trouble;
use actix_web::HttpResponse;
use actix_web::http::header;
use app::view::form::{FieldError, Form};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use utoipa::ToSchema;

/// The most entries of one page.
pub const MOST: usize = 200;
/// Entries of one page if nothing is said.
const USUAL: usize = 50;

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Listing<T> {
    /// The entries.
    pub items: Vec<T>,
    /// The cursor of the following page; null when this is the last.
    pub next: Option<String>,
}

/// Which page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The entry before the first, by what the list is ordered by.
    pub after: Option<String>,
    /// How many entries at most.
    pub limit: usize,
}

impl Asked {
    /// Reads `cursor` and `limit`.
    ///
    /// # Errors
    /// When they are not what we gave, or not a number from 1 to [`MOST`].
    pub fn read(query: &Form) -> Result<Self, Trouble> {
        let limit = match query.value("limit") {
            "" => USUAL,
            text => text.parse().ok().filter(|limit| (1..=MOST).contains(limit)).ok_or_else(|| {
                Trouble::Fields(vec![FieldProblem::new("limit", &FieldError::Number { min: 1, max: i64::try_from(MOST).unwrap_or(i64::MAX) })])
            })?,
        };
        let after = match query.value("cursor") {
            "" => None,
            text => Some(decode(text).ok_or_else(|| Trouble::Fields(vec![FieldProblem::malformed("cursor", "not a cursor of this list")]))?),
        };
        Ok(Self { after, limit })
    }

    /// The entry before the first, for lists in the order of numbers.
    ///
    /// # Errors
    /// When the cursor is of another list.
    pub fn after_number(&self) -> Result<Option<i64>, Trouble> {
        let wrong = || Trouble::Fields(vec![FieldProblem::malformed("cursor", "not a cursor of this list")]);
        self.after.as_ref().map(|text| text.parse().map_err(|_| wrong())).transpose()
    }
}

fn decode(text: &str) -> Option<String> {
    String::from_utf8(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()
}

/// Answers with a page: `found` holds one entry more than the page when another page follows, and `place` gives what the
/// list is ordered by.
#[must_use]
pub fn listing<T: Serialize>(call: &Call, asked: &Asked, mut found: Vec<T>, place: impl Fn(&T) -> String) -> HttpResponse {
    let more = found.len() > asked.limit;
    found.truncate(asked.limit);
    let next = found.last().filter(|_| more).map(|last| BASE64URL_NOPAD.encode(place(last).as_bytes()));
    let mut answer = HttpResponse::Ok();
    if let Some(cursor) = &next {
        answer.insert_header((header::LINK, link(call.request.path(), call.request.query_string(), cursor)));
    }
    answer.json(Listing { items: found, next })
}

/// RFC 8288: the same address with the next cursor.
fn link(path: &str, query: &str, cursor: &str) -> String {
    let mut next = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "cursor") {
        next.append_pair(&name, &value);
    }
    next.append_pair("cursor", cursor);
    format!("<{path}?{}>; rel=\"next\"", next.finish())
}

/// One of the names of a closed list, or nothing when nothing is asked.
///
/// # Errors
/// When it is none of them.
pub fn chosen<T>(query: &Form, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Trouble> {
    match query.value(name) {
        "" => Ok(None),
        text => parse(text).map(Some).ok_or_else(|| Trouble::Fields(vec![FieldProblem::new(name, &FieldError::Choice)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::forms::parse;

    #[test]
    fn pages_are_asked_for_within_limits() {
        let read = |query: &str| Asked::read(&parse(query.as_bytes()));
        assert_eq!(read(""), Ok(Asked { after: None, limit: USUAL }));
        assert_eq!(read("limit=200&cursor=bGV1dmVu"), Ok(Asked { after: Some("leuven".to_owned()), limit: 200 }));
        for wrong in ["limit=0", "limit=201", "limit=x", "limit=-1", "cursor=!", "cursor=_w"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read("cursor=bGV1dmVu").and_then(|asked| asked.after_number()).is_err());
    }

    #[test]
    fn the_next_page_keeps_the_filter() {
        assert_eq!(link("/api/v1/cities", "q=a+b&cursor=old&limit=2", "bmV3"), "</api/v1/cities?q=a+b&limit=2&cursor=bmV3>; rel=\"next\"");
    }
}
