//! The trustees of an encrypted poll: the page of the team, and their own.

mod council;
mod own;
mod steps;

pub use council::council;
pub use own::own;

#[cfg(test)]
mod tests;
