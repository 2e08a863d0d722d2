//! One file per page. GET loads a view model and renders; POST on the same address parses, acts, and answers 303, or
//! 422 with the page again: errors beside the fields, what was typed kept.

pub mod api;
pub mod cards;
pub mod cities;
pub mod consultations;
pub mod home;
pub mod indicators;
pub mod info;
pub mod log;
pub mod mailbox;
pub mod me;
pub mod poll;
pub mod sign_in;
pub mod staff;
pub mod team;
pub mod texts;
pub mod trustee;
pub mod unsubscribe;
pub mod witness;
