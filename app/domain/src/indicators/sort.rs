//! The order of the board's rows.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::board::Row;
use super::column::Column;
use super::figure::Figure;
use super::indicator::Reach;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// The city's name, letter by letter. A page that sorts names for readers of one language does better with that language's rules.
    Name,
    /// The country's code.
    Country,
    /// The declared population.
    Population,
    /// The level of entry.
    Preparedness,
    /// A figure.
    Figure(Column),
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The least first.
    Ascending,
    /// The most first.
    Descending,
}

impl SortKey {
    /// The name used in addresses: "name", "country", "population", "preparedness", or that of the column.
    #[must_use]
    pub fn as_string(self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Country => "country".to_owned(),
            Self::Population => "population".to_owned(),
            Self::Preparedness => "preparedness".to_owned(),
            Self::Figure(column) => column.as_string(),
        }
    }

    /// The key of this name, exactly as [`Self::as_string`] writes it. Only the columns of a city's row are keys.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "name" => Some(Self::Name),
            "country" => Some(Self::Country),
            "population" => Some(Self::Population),
            "preparedness" => Some(Self::Preparedness),
            _ => Column::parse(text).filter(|column| column.reach() == Reach::City).map(Self::Figure),
        }
    }
}

impl Direction {
    /// Both.
    pub const ALL: &[Self] = &[Self::Ascending, Self::Descending];

    /// The name used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    /// The direction of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|direction| direction.as_str() == text)
    }
}

/// Sorts rows. In either direction, what is not available comes last, and ties are in the order of names.
pub fn sort(rows: &mut [Row], key: SortKey, direction: Direction) {
    rows.sort_by(|a, b| {
        let order = match key {
            SortKey::Name => directed(a.name.cmp(&b.name), direction),
            SortKey::Country => directed(a.country.cmp(&b.country), direction),
            SortKey::Population => {
                let count = |row: &Row| row.population.as_ref().map(|population| population.count);
                known_first(count(a), count(b), direction, Ord::cmp)
            }
            SortKey::Preparedness => known_first(a.preparedness, b.preparedness, direction, Ord::cmp),
            SortKey::Figure(column) => {
                let value = |row| available(row, column).map(|figure| &figure.value);
                known_first(value(a), value(b), direction, |a, b| a.compare(b))
            }
        };
        order.then_with(|| a.name.cmp(&b.name)).then_with(|| a.city.cmp(&b.city))
    });
}

fn available(row: &Row, column: Column) -> Option<&Figure> {
    row.figure(column).filter(|figure| figure.is_available())
}

fn known_first<T>(a: Option<T>, b: Option<T>, direction: Direction, compare: fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => directed(compare(&a, &b), direction),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

const fn directed(order: Ordering, direction: Direction) -> Ordering {
    match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    }
}
