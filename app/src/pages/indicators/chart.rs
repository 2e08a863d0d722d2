//! The highest twenty of a column, as bars. The table below says the same, with everything else.

use super::{figures, words};
use crate::components::{Bar, bars};
use crate::view::indicators::IndicatorsView;
use crate::view::text::Text;
use crate::words::{Locale, indicators as say};
use domain::indicators::{Column, Indicator, Part, Row, SortKey, Unit};
use leptos::prelude::*;

/// How many bars are shown.
const BARS: usize = 20;

/// Bars of the column the table is sorted by; of the participation rate where that one has no numbers.
pub fn chart(l: Locale, view: &IndicatorsView) -> AnyView {
    let column = match view.sort {
        SortKey::Figure(column) if column.unit() != Unit::Distribution => column,
        _ => Column::new(Indicator::I01, Part::Whole),
    };
    let mut known: Vec<(&Row, f64)> = view.board.rows.iter().filter_map(|row| Some((row, row.figure(column)?.number()?))).collect();
    known.sort_by(|(a, mine), (b, theirs)| theirs.total_cmp(mine).then_with(|| a.name.cmp(&b.name)));
    let most = known.first().map_or(0.0, |(_, value)| *value);
    let bar = |(row, value): &(&Row, f64)| Bar {
        label: Text::new("", row.name.clone()),
        length: if most > 0.0 { value / most } else { 0.0 },
        count: figures::number(l, column.unit(), *value),
        share: String::new(),
        leading: false,
    };
    let shown: Vec<Bar> = known.iter().take(BARS).map(bar).collect();
    let caption = say::chart_caption(l, column.indicator.code(), words::column(l, column), words::unit(l, column.unit()));
    let note = say::chart_note(l, known.len(), shown.len());
    view! { <div>{bars(l, caption.into_any(), Some(note), true, &shown)}</div> }.into_any()
}
