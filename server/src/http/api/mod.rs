//! REST `/api/v1`: every read and act of the pages, for islands, other programs and our tests. It enters at the same
//! use cases as the pages do.
//!
//! Signing in is not here: a link goes to a mailbox and is used by a person in the browser that asked for it. Programs
//! bring a personal token instead.

pub mod anonymous;
pub mod answers;
pub mod ballots;
pub mod body;
pub mod budgets;
pub mod caller;
pub mod changes;
pub mod cities;
pub mod consultation_writes;
pub mod consultations;
pub mod indicators;
pub mod invitations;
pub mod listing;
pub mod me;
pub mod orders;
pub mod piles;
pub mod poll_writes;
pub mod polls;
pub mod problem;
pub mod reading;
pub mod reference;
pub mod rehearsals;
pub mod routes;
pub mod schemas;
pub mod sheets;
pub mod teams;
pub mod texts;
pub mod tokens;
pub mod trustees;
