//! The document around every page.

use crate::components::{footer, header, notice};
use crate::view::frame::Frame;
use crate::words::{Locale, shell as say};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// A page: its title, and what stands in `<main>`.
pub struct Page {
    /// For `<title>` and for the tab; the name of the site is added.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: Option<String>,
    /// Does it hold an island? Only then is any script loaded.
    pub islands: bool,
    /// Does it need more width than text does (tables of many columns)?
    pub wide: bool,
    /// The content.
    pub body: AnyView,
}

impl Page {
    /// A page without islands.
    pub fn new(title: impl Into<String>, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), description: None, islands: false, wide: false, body: body.into_any() }
    }

    /// The same page, with islands to wake.
    #[must_use]
    pub fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }

    /// The same page, wider.
    #[must_use]
    pub fn widened(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The same page, with a description.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// Renders a whole HTML document. `page` is called with everything set up that islands need on the server.
pub fn render(frame: &Frame, page: impl FnOnce(&Frame) -> Page) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(frame, page(frame)).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn document(frame: &Frame, page: Page) -> impl IntoView + use<> {
    let l = frame.locale;
    let title = html_escape::encode_text(&say::title(l, page.title)).into_owned();
    let width = if page.wide { "wrap wrap--wide" } else { "wrap" };
    let script = if page.islands { frame.assets.islands.clone() } else { None };
    view! {
        <html lang=l.code() dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                // As inner HTML, because a hydration comment inside <title> would be shown in the tab.
                <title inner_html=title></title>
                {page.description.map(|text| view! { <meta name="description" content=text/> })}
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=frame.assets.stylesheet.clone()/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="canonical" href=format!("{}{}", frame.origin, frame.in_language(l))/>
                {Locale::ALL
                    .iter()
                    .map(|&other| view! { <link rel="alternate" hreflang=other.code() href=format!("{}{}", frame.origin, frame.in_language(other))/> })
                    .collect_view()}
                {script.map(|src| view! { <script type="module" src=src></script> })}
            </head>
            <body>
                {header(frame)}
                <main id="main" class=width tabindex="-1">
                    {notice(frame)}
                    {page.body}
                </main>
                {footer(frame)}
            </body>
        </html>
    }
}
