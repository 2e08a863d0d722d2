//! Engagement indicators: what is measured, how, from what, and what is withheld.
//!
//! One rule above all: **missing beats guessed**. A figure without its data is "not available" with its reason, never 0; a counted zero is a zero and is shown.
//! Pages, API, CSV and command line all read the same [`Board`].

pub mod board;
pub mod column;
pub mod facts;
pub mod figure;
pub mod formulas;
pub mod indicator;
pub mod programme;
pub mod quantiles;
pub mod sort;
pub mod suppression;

pub use board::{Board, Coverage, Filter, Row, board};
pub use column::{Column, Part};
pub use facts::CityFacts;
pub use figure::{Figure, Reason, Value};
pub use indicator::{Indicator, METHOD_VERSION, Reach, Unit};
pub use programme::Group;
pub use sort::{Direction, SortKey, sort};
pub use suppression::SMALL;
