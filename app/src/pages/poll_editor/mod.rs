//! The pages of a poll for its team.

mod correct;
mod dates;
mod decisions;
mod edit;
mod overview;
pub(crate) mod parts;
mod preview;
mod rehearsal;

pub use correct::correct;
pub use dates::dates;
pub use decisions::{close, extend, results};
pub use edit::edit;
pub use overview::overview;
pub use preview::preview;
pub use rehearsal::rehearsal;

#[cfg(test)]
mod tests;
