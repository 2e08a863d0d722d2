//! The indicator board.

use domain::indicators::{Board, Direction, SortKey};
use domain::participation::Period;
use jiff::ZonedDateTime;

/// The board as asked for.
#[derive(Clone, Debug)]
pub struct IndicatorsView {
    /// The figures. Names of cities are in the language of the page; rows in any order: the page sorts them as its readers expect.
    pub board: Board,
    /// What the rows are sorted by.
    pub sort: SortKey,
    /// Which end comes first.
    pub direction: Direction,
    /// The periods to choose from, as far as there is participation: `all` first, then years with their quarters.
    pub periods: Vec<Period>,
    /// ISO 3166 codes of the countries to choose from, in any order.
    pub countries: Vec<String>,
    /// Where the board's cities lie.
    pub dots: Vec<BoardDot>,
    /// When the figures were computed, in UTC.
    pub computed: ZonedDateTime,
    /// Address of the CSV file with exactly these figures.
    pub csv: String,
    /// Address of the JSON document with exactly these figures.
    pub json: String,
}

/// A city on the map of coverage.
#[derive(Clone, Debug)]
pub struct BoardDot {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Somebody took part, within the filter.
    pub active: bool,
}
