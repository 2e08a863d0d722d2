//! The order of rows, for readers of one language.

use crate::format;
use crate::islands::sortable_table::{NO_VALUE, order};
use crate::words::Locale;
use domain::indicators::{Column, Direction, Figure, Row, SortKey};
use std::cmp::Ordering;

/// The keys of the table, in the order of its columns. Names come first: they decide between equals.
pub fn keys() -> Vec<SortKey> {
    let figures = Column::CITY.iter().copied().map(SortKey::Figure);
    [SortKey::Name, SortKey::Country, SortKey::Population, SortKey::Preparedness].into_iter().chain(figures).collect()
}

/// Distributions have no order.
pub fn sorts(key: SortKey) -> bool {
    !matches!(key, SortKey::Figure(column) if column.unit() == domain::indicators::Unit::Distribution)
}

/// What a first click asks for: words from A, numbers from the most.
pub fn first_direction(key: SortKey) -> Direction {
    match key {
        SortKey::Name | SortKey::Country => Direction::Ascending,
        SortKey::Population | SortKey::Preparedness | SortKey::Figure(_) => Direction::Descending,
    }
}

/// For each row its place by this key; equals share one, [`NO_VALUE`] where there is nothing to compare.
pub fn ranks(l: Locale, rows: &[Row], key: SortKey) -> Vec<i32> {
    let mut known: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| is_known(row, key)).collect();
    known.sort_by(|(_, a), (_, b)| compare(l, a, b, key));
    let mut ranks = vec![NO_VALUE; rows.len()];
    let (mut rank, mut before): (i32, Option<&Row>) = (0, None);
    for (index, row) in known {
        if before.is_some_and(|before| compare(l, before, row, key) != Ordering::Equal) {
            rank += 1;
        }
        before = Some(row);
        if let Some(place) = ranks.get_mut(index) {
            *place = rank;
        }
    }
    ranks
}

/// The rows in the order to show.
pub fn sorted(l: Locale, rows: &[Row], key: SortKey, direction: Direction) -> Vec<Row> {
    let names = ranks(l, rows, SortKey::Name);
    let order = order(&ranks(l, rows, key), &names, direction == Direction::Descending);
    order.into_iter().filter_map(|index| rows.get(index).cloned()).collect()
}

fn figure(row: &Row, column: Column) -> Option<&Figure> {
    row.figure(column).filter(|figure| figure.is_available())
}

fn is_known(row: &Row, key: SortKey) -> bool {
    match key {
        SortKey::Name | SortKey::Country => true,
        SortKey::Population => row.population.is_some(),
        SortKey::Preparedness => row.preparedness.is_some(),
        SortKey::Figure(column) => figure(row, column).is_some(),
    }
}

fn compare(l: Locale, a: &Row, b: &Row, key: SortKey) -> Ordering {
    let count = |row: &Row| row.population.as_ref().map(|population| population.count);
    match key {
        SortKey::Name => format::compare(l, &a.name, &b.name).then_with(|| a.city.cmp(&b.city)),
        SortKey::Country => {
            let name = |row: &Row| crate::components::names::country(l, &row.country);
            format::compare(l, &name(a), &name(b))
        }
        SortKey::Population => count(a).cmp(&count(b)),
        SortKey::Preparedness => a.preparedness.cmp(&b.preparedness),
        SortKey::Figure(column) => match (figure(a, column), figure(b, column)) {
            (Some(a), Some(b)) => a.value.compare(&b.value),
            _ => Ordering::Equal,
        },
    }
}
