//! Addresses.

use crate::view::frame::Frame;
use std::fmt::Write as _;

/// A path with a query, each name and value percent-encoded; pairs with an empty value are left out.
#[must_use]
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut url = path.to_owned();
    let mut separator = if path.contains('?') { '&' } else { '?' };
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(url, "{separator}{}={}", encode(name), encode(value));
        separator = '&';
    }
    url
}

/// Percent-encodes everything but the unreserved characters of RFC 3986, 2.3.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Where one signs in, to come back to this very page.
#[must_use]
pub fn sign_in(frame: &Frame) -> String {
    let start = frame.url("/sign-in");
    if frame.path.is_empty() || frame.path.starts_with("/sign-in") || frame.path.starts_with("/first-run") {
        return start;
    }
    with_query(&start, &[("next", &frame.in_language(frame.locale))])
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn queries_are_encoded_and_empty_values_left_out() {
        assert_eq!(with_query("/en/cities", &[("q", "Łódź & co"), ("phase", ""), ("page", "2")]), "/en/cities?q=%C5%81%C3%B3d%C5%BA%20%26%20co&page=2");
        assert_eq!(with_query("/en/cities", &[]), "/en/cities");
        assert_eq!(with_query("/en?x=1", &[("y", "2")]), "/en?x=1&y=2");
    }
}
