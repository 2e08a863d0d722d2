//! The table of cities. Every heading is a link; the island makes it sort without loading the page.

use super::{figures, filters, sorting, words};
use crate::components::names;
use crate::format;
use crate::islands::SortableTable;
use crate::islands::sortable_table::SortColumn;
use crate::view::frame::Frame;
use crate::view::indicators::IndicatorsView;
use crate::words::{Locale, indicators as say};
use domain::indicators::{Column, Direction, Figure, Reason, Row, SortKey};
use leptos::prelude::*;

/// The table and the legend of what is missing.
pub fn cities(frame: &Frame, view: &IndicatorsView) -> AnyView {
    let l = frame.locale;
    if view.board.rows.is_empty() {
        return view! { <p>{say::no_city(l)}</p> }.into_any();
    }
    let rows = sorting::sorted(l, &view.board.rows, view.sort, view.direction);
    let keys = sorting::keys();
    let said = |key: SortKey, direction: String| say::sorted(l, direction, words::sort_key(l, key));
    let column = |&key: &SortKey| SortColumn {
        ranks: sorting::ranks(l, &rows, key),
        ascending: said(key, say::ascending(l)),
        descending: said(key, say::descending(l)),
    };
    let columns: Vec<SortColumn> = keys.iter().map(column).collect();
    let table = table(frame, view, &keys, &rows);
    view! {
        <p class="muted">{say::table_hint(l)}</p>
        <SortableTable columns=columns>{table}</SortableTable>
        {figures::legend(l, &reasons(&rows))}
    }
    .into_any()
}

fn table(frame: &Frame, view: &IndicatorsView, keys: &[SortKey], rows: &[Row]) -> AnyView {
    let l = frame.locale;
    let heads: Vec<AnyView> = keys.iter().enumerate().map(|(index, &key)| head(frame, view, index, key)).collect();
    let lines: Vec<AnyView> = rows.iter().enumerate().map(|(index, row)| line(frame, index, row)).collect();
    view! {
        <div class="table-scroll" role="region" aria-labelledby="cities-table" tabindex="0">
            <table class="table table--sticky table--dense">
                <caption id="cities-table">{say::table_caption(l, words::period(l, view.board.filter.period))}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(frame: &Frame, view: &IndicatorsView, index: usize, key: SortKey) -> AnyView {
    let l = frame.locale;
    let (code, unit, class) = match key {
        SortKey::Name | SortKey::Country | SortKey::Preparedness => (None, None, None),
        SortKey::Population => (None, Some(say::residents(l)), Some("num")),
        SortKey::Figure(column) => (Some(column.indicator.code()), Some(words::unit(l, column.unit())), Some("num")),
    };
    let label = view! {
        {code.map(|code| format!("{code} "))}
        {words::sort_key(l, key)}
        {unit.map(|unit| view! { " " <span class="table__unit">{unit}</span> })}
    };
    if !sorting::sorts(key) {
        return view! { <th scope="col" class=class>{label}</th> }.into_any();
    }
    let now = (view.sort == key).then_some(view.direction);
    let next = match now {
        Some(Direction::Ascending) => Direction::Descending,
        Some(Direction::Descending) => Direction::Ascending,
        None => sorting::first_direction(key),
    };
    let href = filters::address(frame, &view.board.filter, key, next);
    view! {
        <th scope="col" class=class aria-sort=now.map(Direction::as_str)>
            <a class="table__sort" href=href data-sort=index.to_string() data-direction=next.as_str()>{label}</a>
        </th>
    }
    .into_any()
}

fn line(frame: &Frame, index: usize, row: &Row) -> AnyView {
    let l = frame.locale;
    let cell = |column: &Column| view! { <td class="num">{figures::cell(l, row.figure(*column))}</td> }.into_any();
    let cells: Vec<AnyView> = Column::CITY.iter().map(cell).collect();
    let level =
        row.preparedness.map_or_else(|| view! { <span class="na">{say::not_declared(l)}</span> }.into_any(), |level| names::preparedness(l, level).into_any());
    view! {
        <tr data-row=index.to_string()>
            <th scope="row"><a href=frame.url(&format!("/cities/{}", row.slug))>{row.name.clone()}</a></th>
            <td>{names::country(l, &row.country)} <div class="muted nowrap">{names::boundary(l, row.boundary)}</div></td>
            <td class="num">{population(l, row)}</td>
            <td>{level}</td>
            {cells}
        </tr>
    }
    .into_any()
}

/// Rates must be read with the population they rest on, and its year.
fn population(l: Locale, row: &Row) -> AnyView {
    let Some(population) = &row.population else {
        return view! { <span class="na">{say::not_declared(l)}</span> }.into_any();
    };
    let notes = [population.year.map(|year| year.to_string()), population.to_be_replaced.then(|| say::to_be_replaced(l))];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    view! { {format::number(l, population.count.into())} <div class="muted">{notes.join(", ")}</div> }.into_any()
}

/// The reasons that occur, in the order of the legend.
fn reasons(rows: &[Row]) -> Vec<Reason> {
    let occurs = |reason: &Reason| rows.iter().flat_map(|row| &row.figures).any(|(_, figure): &(_, Figure)| figure.reason() == Some(*reason));
    Reason::ALL.iter().copied().filter(occurs).collect()
}
