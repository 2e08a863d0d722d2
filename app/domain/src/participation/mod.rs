//! Taking part, as the indicators see it: who did what, how and on which day, never what they said.

pub mod act;
pub mod channel;
pub mod counters;
pub mod event;
pub mod period;

pub use act::Act;
pub use channel::Channel;
pub use counters::{Counters, NothingToWithdraw, PersonQuarter, Scope, record, recount, withdraw};
pub use event::Event;
pub use period::{Period, Quarter};
