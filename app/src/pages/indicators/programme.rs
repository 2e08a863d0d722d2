//! The figures of the whole programme.

use super::{figures, words};
use crate::components::{Column as Head, KeyFigure, Table, key_figures, names, table};
use crate::format;
use crate::view::indicators::IndicatorsView;
use crate::words::{Locale, indicators as say};
use domain::indicators::{Column, Figure, Group, Value};
use leptos::prelude::*;

/// G1, G4 and G5, each with what it rests on.
pub fn programme(l: Locale, view: &IndicatorsView) -> AnyView {
    let one = |column: &Column| {
        let figure = view.board.figure(*column)?;
        let label = format!("{} {}", column.indicator.code(), words::column(l, *column));
        Some(KeyFigure { label, value: value(l, figure), note: note(l, *column, figure) })
    };
    key_figures(Column::PROGRAMME.iter().filter_map(one).collect())
}

fn value(l: Locale, figure: &Figure) -> String {
    figure.number().map_or_else(|| say::not_available_short(l), |number| figures::number(l, figure.unit, number))
}

fn note(l: Locale, column: Column, figure: &Figure) -> Option<String> {
    match (&figure.value, figure.numerator, figure.denominator) {
        (Value::NotAvailable(reason), ..) => Some(words::reason(l, *reason)),
        (Value::Quartiles { q1, q3, n, .. }, ..) => Some(say::g5_note(l, *n, format::decimal(l, *q1, 1), format::decimal(l, *q3, 1))),
        (_, Some(numerator), Some(denominator)) => Some(say::g1_note(l, denominator, numerator)),
        (_, None, Some(participants)) => Some(say::g4_note(l, participants)),
        _ => Some(words::unit(l, column.unit())),
    }
}

/// G5 by kind of city: a rate means little outside its context.
pub fn groups(l: Locale, view: &IndicatorsView) -> AnyView {
    if view.board.groups.is_empty() {
        return view! { <p>{say::no_city(l)}</p> }.into_any();
    }
    let columns = vec![
        Head::text(say::phase(l)),
        Head::text(say::preparedness(l)),
        Head::text(say::size(l)),
        Head::number(say::group_n(l)),
        Head::number(say::quarter_below(l)),
        Head::number(say::median(l)),
        Head::number(say::quarter_above(l)),
    ];
    view! {
        <p>{say::groups_text(l)}</p>
        {table(Table {
            id: "groups-table".to_owned(),
            caption: say::groups_caption(l),
            columns,
            rows: view.board.groups.iter().map(|group| row(l, group)).collect(),
            variant: "table--dense",
        })}
    }
    .into_any()
}

fn row(l: Locale, group: &Group) -> Vec<AnyView> {
    let level = group.preparedness.map_or_else(|| say::not_declared(l), |level| names::preparedness(l, level));
    let mut cells = vec![names::phase(l, group.phase).into_any(), level.into_any(), names::size_band(l, group.size).into_any()];
    match &group.figure.value {
        Value::Quartiles { q1, median, q3, n } => {
            cells.push(format::count(l, *n).into_any());
            cells.extend([q1, median, q3].map(|value| format::decimal(l, *value, 1).into_any()));
        }
        _ => cells.extend((0..4).map(|_| figures::cell(l, Some(&group.figure)))),
    }
    cells
}
