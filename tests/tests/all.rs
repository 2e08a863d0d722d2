//! Every test that needs a running Parvis, in one program: it is linked once and starts PostgreSQL once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod access;
mod api;
mod ballots;
mod counters;
mod crashes;
mod forged;
mod sealing;
mod sign_in;
