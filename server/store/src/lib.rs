//! What Parvis remembers. Entities, and queries as free functions over a connection, one file per noun; no rules.
//!
//! Four conventions:
//! - a function that reads takes `&impl ConnectionTrait` and returns `Option` where something may be absent;
//! - a function that writes takes the transaction of its use case ([`Database::begin_write`]), so that any set of
//!   them commits together or not at all;
//! - moments are [`jiff::Timestamp`] in signatures and whole milliseconds in columns; days are [`jiff::civil::Date`]
//!   and `YYYY-MM-DD`;
//! - SQL is written once for both databases, with `$1` placeholders, which SQLite understands too.

pub mod audit;
pub mod backup;
pub mod ballots;
pub mod batches;
pub mod cities;
pub mod consultations;
pub mod database;
pub mod entities;
pub mod failure;
pub mod idempotency;
pub mod invitations;
pub mod logs;
pub mod memberships;
pub mod moments;
pub mod openings;
pub mod outbox;
pub mod participation;
pub mod persons;
pub mod polls;
pub mod rolls;
pub mod sessions;
pub mod settings;
pub mod sheets;
pub mod sign_ins;
pub mod sql;
pub mod tokens;
pub mod trustees;
pub mod voting_tokens;
pub mod witnesses;

pub use database::{Database, Options};
pub use failure::Failure;
pub use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, TransactionTrait};
