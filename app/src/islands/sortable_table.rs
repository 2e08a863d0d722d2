//! Tables whose headings sort. Without scripts each heading is a link that asks the server for the other order. With
//! scripts the rows change places at once, in the very order the server would have given.

#![allow(missing_docs, reason = "the macro of the island makes a struct without documentation")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The rank of a row that has no value: it comes last in either direction.
pub const NO_VALUE: i32 = -1;

/// A column that sorts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SortColumn {
    /// For each row, its place from the least to the most; rows that are alike share one. [`NO_VALUE`] for none.
    pub ranks: Vec<i32>,
    /// Said after sorting, the least first.
    pub ascending: String,
    /// Said after sorting, the most first.
    pub descending: String,
}

/// The order of rows by `ranks`; ties by `names`, always the least first.
#[must_use]
pub fn order(ranks: &[i32], names: &[i32], descending: bool) -> Vec<usize> {
    let mut rows: Vec<(bool, i32, i32, usize)> =
        ranks.iter().zip(names).enumerate().map(|(row, (&rank, &name))| (rank == NO_VALUE, if descending { -rank } else { rank }, name, row)).collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, _, _, row)| row).collect()
}

/// Wraps the finished table. Its links that sort carry `data-sort` (the number of the column) and `data-direction`
/// (what a click asks for), its rows `data-row` (their number in `ranks`); the address of each link ends in the direction.
#[island]
pub fn SortableTable(
    /// The columns, as `data-sort` counts them; the first is that of names, which decides between equals.
    columns: Vec<SortColumn>,
    /// The table.
    children: Children,
) -> impl IntoView {
    let (said, say) = signal(String::new());
    let clicked = move |event: leptos::ev::MouseEvent| {
        if let Some(words) = sort(&event, &columns) {
            say.set(words);
        }
    };
    view! {
        <div on:click=clicked>{children()}</div>
        <p class="visually-hidden" role="status">{said}</p>
    }
}

#[cfg(not(feature = "hydrate"))]
fn sort(_event: &leptos::ev::MouseEvent, _columns: &[SortColumn]) -> Option<String> {
    None
}

#[cfg(feature = "hydrate")]
use browser::sort;

#[cfg(feature = "hydrate")]
mod browser {
    use super::{SortColumn, order};
    use leptos::prelude::*;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use leptos::web_sys::{Element, MouseEvent};

    /// Sorts if the click was on a heading that sorts, and says what to say about it.
    pub fn sort(event: &MouseEvent, columns: &[SortColumn]) -> Option<String> {
        // Whoever asks for a new tab gets one.
        if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return None;
        }
        let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[data-sort]").ok()??;
        let column = columns.get(link.get_attribute("data-sort")?.parse::<usize>().ok()?)?;
        let names = columns.first()?;
        let descending = link.get_attribute("data-direction")? == "descending";
        let body = link.closest("table").ok()??.query_selector("tbody").ok()??;
        event.prevent_default();
        arrange(&body, &order(&column.ranks, &names.ranks, descending));
        remember(&link);
        mark(&link, descending);
        Some(if descending { column.descending.clone() } else { column.ascending.clone() })
    }

    fn arrange(body: &Element, order: &[usize]) {
        let mut rows: Vec<Option<Element>> = vec![None; order.len()];
        let numbered = |row: Element| Some((row.get_attribute("data-row")?.parse::<usize>().ok()?, row));
        for (number, row) in children(body).into_iter().filter_map(numbered) {
            if let Some(place) = rows.get_mut(number) {
                *place = Some(row);
            }
        }
        for row in order.iter().filter_map(|&number| rows.get(number)?.as_ref()) {
            // A row that is there already moves.
            let _ = body.append_child(row);
        }
    }

    /// Marks the heading, and makes its link ask for the other direction next time.
    fn mark(link: &Element, descending: bool) {
        let (now, next) = if descending { ("descending", "ascending") } else { ("ascending", "descending") };
        let Ok(Some(heading)) = link.closest("th") else { return };
        let Some(row) = heading.parent_element() else { return };
        for other in children(&row) {
            let _ = other.remove_attribute("aria-sort");
        }
        let _ = heading.set_attribute("aria-sort", now);
        let _ = link.set_attribute("data-direction", next);
        if let Some(address) = link.get_attribute("href").and_then(|href| Some(href.strip_suffix(now)?.to_owned())) {
            let _ = link.set_attribute("href", &format!("{address}{next}"));
        }
    }

    /// The address of the page becomes that of the link, so that it can be shared and reloaded.
    fn remember(link: &Element) {
        if let (Some(href), Ok(history)) = (link.get_attribute("href"), window().history()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href));
        }
    }

    fn children(parent: &Element) -> Vec<Element> {
        let mut all = Vec::new();
        let mut next = parent.first_element_child();
        while let Some(element) = next {
            next = element.next_element_sibling();
            all.push(element);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{NO_VALUE, order};

    #[test]
    fn rows_without_a_value_come_last_and_equals_stand_by_name() {
        let (ranks, names) = ([1, NO_VALUE, 0, 1], [3, 0, 1, 2]);
        assert_eq!(order(&ranks, &names, false), [2, 3, 0, 1]);
        assert_eq!(order(&ranks, &names, true), [3, 0, 2, 1]);
    }
}
