//! View models: what a page needs to know, and nothing else. Neither Leptos nor database types.

pub mod amount;
pub mod api;
pub mod changes;
pub mod cities;
pub mod consultations;
pub mod form;
pub mod frame;
pub mod home;
pub mod indicators;
pub mod info;
pub mod log;
pub mod me;
pub mod offline;
pub mod poll;
pub mod poll_editor;
pub mod poll_form;
pub mod problem;
pub mod roll;
pub mod secrecy;
pub mod sign_in;
pub mod staff;
pub mod team;
pub mod text;
pub mod trustees;
pub mod witness;
