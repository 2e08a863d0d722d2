//! Every test that needs a running Parvis, in one program: it is linked once and starts PostgreSQL once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod access;
mod anonymous;
mod api;
mod architecture;
mod ballot_log;
mod ballots;
mod budgets;
mod clock;
mod counters;
mod crashes;
mod disks;
mod encrypted;
mod forged;
mod frozen;
mod headers;
mod kills;
mod limits;
mod migrations;
mod named;
mod named_questions;
mod offline;
mod registry;
mod rehearsal;
mod restore;
mod roll;
mod sealing;
mod sign_in;
mod trustee_pages;
mod trustees;
mod witness;
