//! What people do here: one verb per function, each authorised, decided by the domain, and written in one transaction
//! together with its audit entry, counters and mail. Pages, API, command line and jobs call these and nothing below.

pub mod addresses;
pub mod anonymous;
pub mod ballots;
pub mod callers;
pub mod consultations;
pub mod corrections;
pub mod directory;
pub mod indicators;
pub mod log;
pub mod me;
pub mod offline;
pub mod once;
pub mod openings;
pub mod papers;
pub mod polls;
pub mod recompute;
pub mod recount;
pub mod refusal;
pub mod registry;
pub mod rehearsal;
pub mod roll;
pub mod sign_in;
pub mod teams;
pub mod trustees;
pub mod trustees_mail;
pub mod witness;

pub use callers::{Caller, Role};
pub use refusal::{Refusal, Result};
