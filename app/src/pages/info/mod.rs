//! Pages about this site.

mod about;
mod accessibility;
mod privacy;

pub use about::about;
pub use accessibility::accessibility;
pub use privacy::privacy;

use crate::components::section;
use crate::view::info::InfoView;
use crate::words::{Locale, info as say};
use leptos::prelude::*;

/// A part of such a page, in paragraphs.
fn paragraphs(id: &str, title: String, paragraphs: Vec<String>) -> AnyView {
    section(id, title, view! { <div class="prose">{paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</div> })
}

/// A part of such a page, as a list.
fn list(id: &str, title: String, items: Vec<String>) -> AnyView {
    section(id, title, view! { <div class="prose"><ul>{items.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul></div> })
}

/// Whom to ask, where that is known.
fn contact(l: Locale, view: &InfoView) -> Option<String> {
    view.contact.as_ref().map(|address| say::contact(l, address))
}

#[cfg(test)]
mod tests {
    use super::{about, accessibility, privacy};
    use crate::pages::sample;
    use crate::view::info::InfoView;

    #[test]
    fn pages_about_the_site_are_safe_and_complete() {
        let known = InfoView { operator: Some(sample::HOSTILE.to_owned()), contact: Some(sample::HOSTILE.to_owned()) };
        for view in [known, InfoView::default()] {
            let pages = sample::check("/about", |frame| about(frame, &view));
            assert!(pages[0].contains("id=\"demonstration\""));
            sample::check("/privacy", |frame| privacy(frame, &view));
            sample::check("/accessibility", |frame| accessibility(frame, &view));
        }
    }
}
