//! Text that people wrote, in the language they wrote it in.

use crate::markdown;
use crate::view::text::Text;
use crate::words::{Locale, common, languages};
use leptos::prelude::*;

/// A text as it stands; marked with its language when that is not the page's.
pub fn text(text: &Text, page: Locale) -> AnyView {
    let words = text.text.clone();
    if text.is_in(page) { words.into_any() } else { view! { <span lang=text.language.clone()>{words}</span> }.into_any() }
}

/// A text written in Markdown, rendered and cleaned, marked with its language when that is not the page's. Its headings go on from
/// the heading of the page that it stands under (2 for `h2`).
pub fn markdown_block(text: &Text, page: Locale, under: u8) -> AnyView {
    let html = markdown::render(&text.text, under);
    if html.is_empty() {
        return ().into_any();
    }
    let language = (!text.is_in(page)).then(|| text.language.clone());
    view! { <div class="prose" lang=language inner_html=html.as_str().to_owned()></div> }.into_any()
}

/// "This text is not yet translated; it is shown in Dutch." Nothing when it is in the page's language.
pub fn language_note(text: &Text, page: Locale) -> AnyView {
    if text.is_in(page) {
        return ().into_any();
    }
    view! { <p class="lang-note">{common::not_translated(page, language_name(page, &text.language))}</p> }.into_any()
}

/// The name of a language in the language of the page; its code, where we know no name.
#[must_use]
pub fn language_name(page: Locale, code: &str) -> String {
    languages::by_id(page, &format!("lang-{}", code.to_lowercase())).unwrap_or_else(|| code.to_owned())
}
