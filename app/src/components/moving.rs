//! Pages of a list, and forms that filter it.

use crate::format;
use crate::words::{Locale, common};
use leptos::prelude::*;

/// Links to the pages of a list; nothing when there is only one. Pages count from 1; `href` makes the address of one.
pub fn pagination(l: Locale, current: u32, pages: u32, href: impl Fn(u32) -> String) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    let previous = (current > 1).then(|| view! { <li><a href=href(current - 1) rel="prev">{common::previous_page(l)}</a></li> });
    let next = (current < pages).then(|| view! { <li><a href=href(current + 1) rel="next">{common::next_page(l)}</a></li> });
    let number = |page: Option<u32>| match page {
        Some(page) => {
            let label = view! { <span class="visually-hidden">{format!("{} ", common::page(l))}</span> };
            view! { <li><a href=href(page) aria-current=(page == current).then_some("page")>{label}{format::number(l, page.into())}</a></li> }.into_any()
        }
        None => view! { <li><span class="pagination__gap">"…"</span></li> }.into_any(),
    };
    let numbers: Vec<AnyView> = shown(current, pages).into_iter().map(number).collect();
    view! { <nav class="pagination" aria-label=common::pages(l)><ul>{previous}{numbers}{next}</ul></nav> }.into_any()
}

/// The first, the last and those around the current one; `None` is a gap.
fn shown(current: u32, pages: u32) -> Vec<Option<u32>> {
    let mut list = Vec::new();
    let mut last = 0;
    for page in (1..=pages).filter(|&page| page == 1 || page == pages || page.abs_diff(current) <= 1) {
        if page > last + 1 {
            list.push(None);
        }
        list.push(Some(page));
        last = page;
    }
    list
}

/// A form that filters a list by its address: fields, a button, and a way to clear when anything is set.
pub fn filter_bar(l: Locale, action: String, label: String, fields: AnyView, clear: Option<String>) -> AnyView {
    let clear = clear.map(|href| view! { <a href=href>{common::clear_filters(l)}</a> });
    view! {
        <form class="filter-bar" method="get" role="search" aria-label=label action=action>
            {fields}
            <button class="button button--secondary">{common::show(l)}</button>
            {clear}
        </form>
    }
    .into_any()
}

/// How many were found.
pub fn result_count(sentence: String) -> AnyView {
    view! { <p class="result-count" role="status">{sentence}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn far_pages_become_gaps() {
        assert_eq!(shown(1, 4), [Some(1), Some(2), None, Some(4)]);
        assert_eq!(shown(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(shown(2, 2), [Some(1), Some(2)]);
    }
}
