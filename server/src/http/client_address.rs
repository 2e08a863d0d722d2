//! Who is asking, by network address.
//!
//! A request names its sender itself only by its connection. Everything else is a header, and anyone can write one. So
//! a header counts only when the connection comes from a proxy that the configuration trusts; and then its hops are
//! read from the right, the end that proxies append to, up to the first one that is not a trusted proxy. What stands
//! left of that is the sender's own invention. Only the one header that the proxies are known to write is read: the
//! other would reach us as the sender wrote it.

use crate::config::{Config, ProxyHeader};
use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The address a request comes from. Without a connection, as in some tests, it is `0.0.0.0`.
#[must_use]
pub fn client_address(request: &HttpRequest, config: &Config) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    resolve(peer, request.headers(), config.proxy_header, &config.trusted_proxies)
}

/// The address as limits count it: all of one IPv6 network of 64 bits (one household or one machine has that many), one
/// IPv4 address.
#[must_use]
pub fn group(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

fn resolve(peer: IpAddr, headers: &HeaderMap, kind: ProxyHeader, trusted: &[IpNet]) -> IpAddr {
    let is_proxy = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let mut nearest = peer;
    if !is_proxy(peer) {
        return peer;
    }
    let lines: Vec<&str> = headers.get_all(name(kind)).map(|value| value.to_str().unwrap_or("")).collect();
    for hop in lines.iter().rev().flat_map(|line| split(line).into_iter().rev()) {
        // Garbage came from the last hop that is known, so that one answers for it.
        let Some(address) = parse(hop, kind) else { return nearest };
        nearest = address;
        if !is_proxy(address) {
            return nearest;
        }
    }
    nearest
}

fn name(kind: ProxyHeader) -> HeaderName {
    match kind {
        ProxyHeader::XForwardedFor => header::X_FORWARDED_FOR,
        ProxyHeader::Forwarded => header::FORWARDED,
    }
}

/// Splits at commas that are not within quotes.
fn split(line: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = line.split(move |letter| {
        if letter == '"' {
            quoted = !quoted;
        }
        letter == ',' && !quoted
    });
    parts.map(str::trim).collect()
}

fn parse(hop: &str, kind: ProxyHeader) -> Option<IpAddr> {
    let node = match kind {
        ProxyHeader::XForwardedFor => hop,
        ProxyHeader::Forwarded => hop.split(';').filter_map(|pair| pair.split_once('=')).find(|(key, _)| key.trim().eq_ignore_ascii_case("for"))?.1,
    };
    let node = node.trim().trim_matches('"');
    let bare = node.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(node);
    let address = bare.parse().or_else(|_| node.parse::<SocketAddr>().map(|address| address.ip())).ok()?;
    Some(IpAddr::to_canonical(&address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    const PROXIES: &str = "10.0.0.0/8, 2001:db8:aaaa::/48";

    fn asked(peer: &str, settings: &[(&str, &str)], headers: &[(&str, &str)]) -> String {
        let config = Config::from_settings(settings).unwrap();
        let mut request = TestRequest::default().peer_addr(SocketAddr::new(peer.parse().unwrap(), 4711));
        for (name, value) in headers {
            request = request.append_header((*name, *value));
        }
        client_address(&request.to_http_request(), &config).to_string()
    }

    fn through(headers: &[&str]) -> String {
        let headers: Vec<_> = headers.iter().map(|value| ("x-forwarded-for", *value)).collect();
        asked("10.0.0.1", &[("trusted_proxies", PROXIES)], &headers)
    }

    fn forwarded(value: &str) -> String {
        asked("10.0.0.1", &[("trusted_proxies", PROXIES), ("proxy_header", "forwarded")], &[("forwarded", value)])
    }

    #[test]
    fn without_trusted_proxies_no_header_counts() {
        let headers = [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.1"), ("x-real-ip", "192.0.2.1")];
        assert_eq!(asked("203.0.113.9", &[], &headers), "203.0.113.9");
        assert_eq!(asked("127.0.0.1", &[], &headers), "127.0.0.1");
        assert_eq!(asked("203.0.113.9", &[("trusted_proxies", PROXIES)], &headers), "203.0.113.9");
        assert_eq!(asked("::ffff:203.0.113.9", &[], &[]), "203.0.113.9");
    }

    #[test]
    fn the_rightmost_hop_that_is_not_a_proxy_counts() {
        assert_eq!(through(&["192.0.2.1"]), "192.0.2.1");
        assert_eq!(through(&["192.0.2.1, 10.2.3.4"]), "192.0.2.1");
        assert_eq!(through(&["2001:db8:1::1, 2001:db8:aaaa::7"]), "2001:db8:1::1");
    }

    #[test]
    fn what_the_sender_wrote_itself_does_not_count() {
        assert_eq!(through(&["1.1.1.1, 192.0.2.1"]), "192.0.2.1");
        assert_eq!(through(&["10.9.9.9, 1.1.1.1, 192.0.2.1, 10.0.0.2"]), "192.0.2.1");
        assert_eq!(through(&["1.1.1.1", "192.0.2.1"]), "192.0.2.1");
        assert_eq!(through(&["1.1.1.1", "192.0.2.1", "10.0.0.2"]), "192.0.2.1");
    }

    #[test]
    fn only_the_header_that_the_proxies_write_is_read() {
        let both = [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=1.1.1.1")];
        assert_eq!(asked("10.0.0.1", &[("trusted_proxies", PROXIES)], &both), "192.0.2.1");
        assert_eq!(asked("10.0.0.1", &[("trusted_proxies", PROXIES), ("proxy_header", "forwarded")], &both), "1.1.1.1");
    }

    #[test]
    fn ports_and_brackets_are_left_out() {
        assert_eq!(through(&["192.0.2.1:8080"]), "192.0.2.1");
        assert_eq!(through(&["[2001:db8::1]:8080"]), "2001:db8::1");
        assert_eq!(through(&["[2001:db8::1]"]), "2001:db8::1");
        assert_eq!(through(&["::ffff:192.0.2.1"]), "192.0.2.1");
    }

    #[test]
    fn garbage_is_answered_for_by_whoever_passed_it_on() {
        for garbage in ["", "unknown", "_hidden", "999.1.1.1", "192.0.2.1 OR 1=1", "\u{e9}", ",,,", "[::1", "for=192.0.2.1"] {
            assert_eq!(through(&[garbage]), "10.0.0.1", "{garbage}");
            assert_eq!(through(&["192.0.2.1", garbage, "10.7.7.7"]), "10.7.7.7", "{garbage}");
        }
        assert_eq!(through(&[]), "10.0.0.1");
    }

    #[test]
    fn a_chain_of_proxies_alone_is_its_far_end() {
        assert_eq!(through(&["10.1.1.1, 10.2.2.2"]), "10.1.1.1");
    }

    #[test]
    fn the_standard_header_is_read_too() {
        assert_eq!(forwarded("for=192.0.2.1"), "192.0.2.1");
        assert_eq!(forwarded("For=\"[2001:db8:cafe::17]:4711\";proto=https;by=10.0.0.1"), "2001:db8:cafe::17");
        assert_eq!(forwarded("for=1.1.1.1, proto=https; for=192.0.2.1, for=10.0.0.3"), "192.0.2.1");
        assert_eq!(forwarded("for=\"1.1.1.1, for=1.2.3.4\", for=192.0.2.1"), "192.0.2.1");
        assert_eq!(forwarded("proto=https"), "10.0.0.1");
        assert_eq!(forwarded("for=unknown"), "10.0.0.1");
        assert_eq!(forwarded("for=\""), "10.0.0.1");
    }

    #[test]
    fn groups_are_networks_for_ipv6_and_addresses_for_ipv4() {
        let grouped = |text: &str| group(text.parse().unwrap()).to_string();
        assert_eq!(grouped("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(grouped("192.0.2.77"), "192.0.2.77");
        assert_eq!(grouped("::ffff:192.0.2.77"), "192.0.2.77");
    }
}
