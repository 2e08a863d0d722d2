//! The few things that run in the browser. Each works on HTML that is complete without it, and gets its words as
//! finished sentences from the server.
//!
//! Beside them stand scripts: `start.js` wakes the islands; `spending.js` says what is left to give on a ballot paper;
//! `audit.js` and `audit_worker.js` check published votes. The latter are no island, so that whoever checks a vote need not load the islands, nor everybody else what checks votes.

pub mod ballot_form;
mod city_map;
pub use ballot_form::BallotForm;
pub use city_map::CityMap;
pub mod sortable_table;
pub use sortable_table::SortableTable;
