//! The few things that run in the browser. Each works on HTML that is complete without it, and gets its words as
//! finished sentences from the server.

pub mod ballot_form;
mod city_map;
pub use ballot_form::BallotForm;
pub use city_map::CityMap;
pub mod sortable_table;
pub use sortable_table::SortableTable;
