//! The log of a poll, its formats, its audit, and twenty and more ways of tampering.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anonymous;
mod audits;
mod ceremony;
mod encrypted;
mod formats;
mod log;
mod pieces;
mod poll;
mod proofs;
mod schema;
mod sealed;
mod sealed_receipts;
mod second;
mod tampering;
mod tiles;
mod tokens;
mod witnesses;
