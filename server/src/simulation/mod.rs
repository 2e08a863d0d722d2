//! What is invented: for the demonstration, and for the rehearsal of a poll. Nothing of it is ever mixed with what people did.

pub mod chance;
pub mod voters;
