//! Tables, and charts with the table that says the same.

use crate::view::text::Text;
use crate::words::Locale;
use leptos::prelude::*;

/// The head of a column.
pub struct Column {
    /// Its name, or a link that sorts by it.
    pub head: AnyView,
    /// Numbers stand at the end of the cell.
    pub numeric: bool,
    /// `ascending` or `descending` on the column the rows are sorted by.
    pub sort: Option<&'static str>,
}

impl Column {
    /// A column of words.
    pub fn text(head: impl IntoView + 'static) -> Self {
        Self { head: head.into_any(), numeric: false, sort: None }
    }

    /// A column of numbers.
    pub fn number(head: impl IntoView + 'static) -> Self {
        Self { head: head.into_any(), numeric: true, sort: None }
    }
}

/// A table in a region that scrolls by itself.
pub struct Table {
    /// Names the caption; unique on the page.
    pub id: String,
    /// What the table shows.
    pub caption: String,
    /// The columns; the first cell of each row names the row.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<AnyView>>,
    /// More classes: `table--sticky`, `table--dense`.
    pub variant: &'static str,
}

/// A table.
pub fn table(table: Table) -> AnyView {
    let class = format!("table {}", table.variant).trim_end().to_owned();
    let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
    let head = |column: Column| view! { <th scope="col" class=column.numeric.then_some("num") aria-sort=column.sort>{column.head}</th> };
    let rows: Vec<AnyView> = table.rows.into_iter().map(|cells| row(&numeric, cells)).collect();
    view! {
        <div class="table-scroll" role="region" aria-labelledby=table.id.clone() tabindex="0">
            <table class=class>
                <caption id=table.id.clone()>{table.caption}</caption>
                <thead><tr>{table.columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(numeric: &[bool], cells: Vec<AnyView>) -> AnyView {
    let cell = |(index, content): (usize, AnyView)| {
        let class = numeric.get(index).copied().unwrap_or(false).then_some("num");
        if index == 0 { view! { <th scope="row" class=class>{content}</th> }.into_any() } else { view! { <td class=class>{content}</td> }.into_any() }
    };
    view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }.into_any()
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: Text,
    /// How long it is: 0 to 1 of the whole width.
    pub length: f64,
    /// The count, in the locale's form.
    pub count: String,
    /// The share, in the locale's form; empty where there is none.
    pub share: String,
    /// It leads (alone or with others).
    pub leading: bool,
}

/// A chart of bars. Every number stands beside its bar; still give [`bar_table`] with it.
pub fn bars(l: Locale, caption: AnyView, note: Option<String>, ordered: bool, bars: &[Bar]) -> AnyView {
    let items: Vec<AnyView> = bars.iter().map(|bar| bar_item(l, bar)).collect();
    let note = note.map(|note| view! { " " <span class="muted">{note}</span> });
    let list = if ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() };
    view! { <figure class="bars"><figcaption>{caption}{note}</figcaption>{list}</figure> }.into_any()
}

fn bar_item(l: Locale, bar: &Bar) -> AnyView {
    let share = (!bar.share.is_empty()).then(|| view! { " " <span class="bars__share">{bar.share.clone()}</span> });
    view! {
        <li data-leading=bar.leading>
            <span class="bars__label">{super::text(&bar.label, l)}</span>
            " "
            <svg class="bars__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="bars__track" width="100" height="10"></rect>
                <rect class="bars__value" width=svg_length(bar.length) height="10"></rect>
            </svg>
            <span class="bars__figure"><span class="bars__count">{bar.count.clone()}</span>{share}</span>
        </li>
    }
    .into_any()
}

/// A share of 0 to 1 as a width of 0 to 100, with one digit; anything that is not a number is 0.
fn svg_length(share: f64) -> String {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    format!("{:.1}", share * 100.0)
}

/// The table that says what [`bars`] shows. `heads` names the options, the counts and the shares.
pub fn bar_table(l: Locale, id: &str, caption: String, heads: [String; 3], bars: &[Bar]) -> AnyView {
    let [option, count, share] = heads;
    let cells = |bar: &Bar| vec![super::text(&bar.label, l), bar.count.clone().into_any(), bar.share.clone().into_any()];
    table(Table {
        id: id.to_owned(),
        caption,
        columns: vec![Column::text(option), Column::number(count), Column::number(share)],
        rows: bars.iter().map(cells).collect(),
        variant: "",
    })
}
