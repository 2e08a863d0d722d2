//! Which compressed form of a body a browser takes.

use actix_web::http::header::{self, HeaderMap, HeaderValue};

/// The forms a body is kept in, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// As it is.
    Plain,
}

impl Encoding {
    /// The best one that a request accepts. The weights browsers give are not compared, only whether one is 0: the
    /// smaller form is better for both sides.
    #[must_use]
    pub fn choose(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        if accepts(accepted, "br") {
            Self::Brotli
        } else if accepts(accepted, "gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// For `Content-Encoding`; a plain body has none.
    #[must_use]
    pub fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Plain => None,
        }
    }

    /// What tells the forms of one body apart in its `ETag`.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Plain => "",
        }
    }
}

fn accepts(accepted: &str, name: &str) -> bool {
    accepted.split(',').any(|offer| {
        let (coding, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let refused = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok()) == Some(0.0);
        coding.trim().eq_ignore_ascii_case(name) && !refused
    })
}

/// Does `If-None-Match` name this `ETag`?
#[must_use]
pub fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else { return false };
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .any(|tags| tags.trim() == "*" || tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn chosen(accept: &str) -> Encoding {
        Encoding::choose(TestRequest::default().insert_header((header::ACCEPT_ENCODING, accept)).to_http_request().headers())
    }

    #[test]
    fn the_best_accepted_form_is_chosen() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(chosen("gzip, deflate"), Encoding::Gzip);
        assert_eq!(chosen("br;q=0, gzip;q=0.5"), Encoding::Gzip);
        assert_eq!(chosen("br; q=0.000,GZIP"), Encoding::Gzip);
        assert_eq!(chosen("identity"), Encoding::Plain);
        assert_eq!(chosen(""), Encoding::Plain);
        assert_eq!(chosen("brotli, xgzip"), Encoding::Plain);
    }

    #[test]
    fn a_known_tag_is_recognised() {
        let etag = HeaderValue::from_static("\"abc-br\"");
        let known = |tags: &str| is_known(TestRequest::default().insert_header((header::IF_NONE_MATCH, tags)).to_http_request().headers(), &etag);
        assert!(known("\"abc-br\"") && known("\"x\", W/\"abc-br\"") && known("*"));
        assert!(!known("\"abc\"") && !known("abc-br") && !known(""));
    }
}
