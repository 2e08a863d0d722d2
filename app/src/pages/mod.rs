//! One function per page: the frame and a view model in, a [`crate::Page`] out. No I/O.

pub mod api;
pub mod audit;
pub mod audit_ballot;
pub mod cities;
pub mod city;
pub mod consultation;
pub mod consultations;
pub mod home;
pub mod indicators;
pub mod info;
pub mod mailbox;
pub mod me;
pub mod offline;
pub mod poll;
pub mod poll_editor;
pub mod problem;
pub mod roll;
pub mod secrecy;
pub mod sign_in;
pub mod staff;
pub mod team;
pub mod trustees;
pub mod unsubscribe;
pub mod witness;

#[cfg(test)]
mod sample;
#[cfg(test)]
pub(crate) mod testing;
