//! The rules of counting, tested by the properties the literature asks of them, and against slow and obvious ways to count.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod budgets;
mod by_hand;
mod papers;
mod plainly;
mod proportional;
mod ranked;
mod sums;
mod ties;
mod votes;
