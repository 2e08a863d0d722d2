//! Reads election files, counts them by the rules of [`domain`], and explains the result.
//!
//! [`formats`] knows the files: Pabulib, PrefLib, Scottish councils, cast vote records. [`run`] is the whole of `parvis tally`, without the command line: options in,
//! a [`Report`] or a [`Failure`] that names file, line and column out.

pub mod amount;
pub mod bar;
pub mod count;
pub mod election;
pub mod failure;
pub mod formats;
pub mod options;
pub mod report;

pub use bar::{Bar, Progress};
pub use count::{count, run};
pub use domain::voting::count::Rule;
pub use election::{Election, Money, Papers};
pub use failure::{Failure, Fault};
pub use options::{Options, UnknownName};
pub use report::Report;
