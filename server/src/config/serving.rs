//! Where Parvis is reached, where it keeps things, how many work at it, and how long things last.

use super::keys::Key;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The header that trusted proxies write the address of a visitor into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, as most proxies do.
    XForwardedFor,
    /// `Forwarded`, as RFC 7239 says.
    Forwarded,
}

/// The address people would use for an address Parvis listens on.
pub(super) fn address_of(listen: SocketAddr) -> String {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    match SocketAddr::new(ip, listen.port()) {
        local if local.port() == 80 => format!("http://{}", local.to_string().trim_end_matches(":80")),
        local => format!("http://{local}"),
    }
}

pub(super) const KEYS: &[Key] = &[
    Key { name: "listen", default: "127.0.0.1:8080", help: "Where Parvis listens: address and port. Port 0 lets the system choose one." },
    Key { name: "data_dir", default: "./data", help: "The folder for everything Parvis keeps in files. It is made when it is not there." },
    Key {
        name: "database_url",
        default: "sqlite://{data_dir}/parvis.sqlite",
        help: "The database: `sqlite://path/to/file.sqlite`, or `postgres://user:password@host/name` when several servers share it.",
    },
    Key { name: "database_readers", default: "4", help: "Database connections for reading." },
    Key {
        name: "public_url",
        default: "http://{listen}",
        help: "The address people see, in links and mails: scheme, host and, where needed, port. With `https://` cookies are bound to it and browsers are told to insist on TLS. Set it wherever a proxy stands in front.",
    },
    Key {
        name: "trusted_proxies",
        default: "",
        help: "The proxies that are believed when they say where a request comes from, as networks: `10.0.0.0/8, fd00::/8`. What anyone else says counts for nothing.",
    },
    Key {
        name: "proxy_header",
        default: "x-forwarded-for",
        help: "The header in which those proxies say it: `x-forwarded-for` or `forwarded`. The other one is not read, as proxies pass it on the way the sender wrote it.",
    },
    Key { name: "session_days", default: "30", help: "Days a session lasts, from 1 to 365." },
    Key { name: "sign_in_minutes", default: "10", help: "Minutes a sign-in link and its code are good for, from 1 to 60." },
    Key {
        name: "cache_seconds",
        default: "5",
        help: "Seconds a public page may be shown again without looking into the database. Changes made on this server show at once; this is for those made on another. 0 keeps no page.",
    },
    Key { name: "cache_megabytes", default: "64", help: "Memory for such pages, in megabytes." },
    Key { name: "workers", default: "0", help: "Threads that answer requests; 0 is one for each processor." },
    Key { name: "shutdown_seconds", default: "30", help: "How long requests that are being answered may still take when Parvis is asked to stop." },
    Key {
        name: "metrics_token",
        default: "",
        help: "What `/metrics` asks for as `Authorization: Bearer …`. While it is empty, only this machine itself may read the metrics.",
    },
];
