//! The pages of a city team.

mod answer;
mod consultation;
mod consultation_edit;
mod dashboard;
mod facts;
mod home;
pub(super) mod members;
pub(super) mod missing;
pub(super) mod parts;

pub use answer::answer;
pub use consultation::consultation;
pub use consultation_edit::consultation_edit;
pub use dashboard::dashboard;
pub use facts::facts;
pub use home::home;
pub use members::members;

#[cfg(test)]
pub(super) mod tests;
