//! REST `/api/v1`: every read and act of the pages, for islands, other programs and our tests. It enters at the same
//! use cases as the pages do.

pub mod caller;
pub mod indicators;
pub mod problem;
pub mod reference;
pub mod routes;
