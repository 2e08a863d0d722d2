//! The rules of Parvis, tested from the outside: tables for lives and gates, properties for whatever counts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ballot;
mod board;
mod budget_questions;
mod contract;
mod correction;
mod counters;
mod formulas;
mod margin;
mod marks;
mod named;
mod names;
mod offline;
mod period;
mod poll_life;
mod programme;
mod ratio;
mod readiness;
mod roll;
mod tally;
mod turnout;
mod window;
mod world;
