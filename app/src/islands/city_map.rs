//! The map of cities, made livelier: dots answer to the search field, to the pointer and to the list beside it.

use leptos::prelude::*;

/// Wraps the finished map. What is typed into the field `q` of the page enlarges the dots whose names hold it; pointing
/// at a dot says its name. Reaching a city in the list enlarges its dot and says nothing: the link has just been read.
///
/// `highlighted` is the sentence before the number of enlarged dots.
#[island]
pub fn CityMap(highlighted: String, children: Children) -> impl IntoView {
    let (said, say) = signal(String::new());
    Effect::new(move |_| listen(highlighted.clone(), say));
    view! {
        <div class="stack stack--tight">
            {children()}
            <p class="muted" role="status">{said}</p>
        </div>
    }
}

/// Listens on the window, because the search field and the list stand outside the island.
#[cfg(feature = "hydrate")]
fn listen(highlighted: String, say: WriteSignal<String>) {
    use leptos::ev;
    window_event_listener(ev::input, move |event| browser::typed(&event, &highlighted, say));
    window_event_listener(ev::pointerover, move |event| browser::pointed(&event, say));
    window_event_listener(ev::focusin, move |event| browser::pointed(&event, say));
}

#[cfg(not(feature = "hydrate"))]
fn listen(_highlighted: String, _say: WriteSignal<String>) {}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::js_sys::JsString;
    use leptos::web_sys::{Element, Event, HtmlInputElement};

    const HERE: &str = "data-here";

    pub fn typed(event: &Event, highlighted: &str, say: WriteSignal<String>) {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if field.id() != "q" {
            return;
        }
        let wanted = plain(&field.value());
        let found = mark(|dot| !wanted.is_empty() && plain(place(&name(dot))).contains(&wanted));
        say.set(if wanted.is_empty() { String::new() } else { format!("{highlighted} {found}") });
    }

    pub fn pointed(event: &Event, say: WriteSignal<String>) {
        let Some(link) = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|e| e.closest("a[href]").ok().flatten()) else {
            return;
        };
        let Some(href) = link.get_attribute("href") else { return };
        let leads_here = |dot: &Element| dot.get_attribute("href").as_ref() == Some(&href);
        if let Some(dot) = dots().into_iter().find(leads_here) {
            mark(leads_here);
            say.set(if dot == link { name(&dot) } else { String::new() });
        }
    }

    /// Enlarges exactly the dots that fit, and counts them.
    fn mark(fits: impl Fn(&Element) -> bool) -> usize {
        let mut found = 0;
        for link in dots() {
            let Ok(Some(circle)) = link.query_selector("circle") else { continue };
            if fits(&link) {
                found += 1;
                let _ = circle.set_attribute(HERE, "");
            } else {
                let _ = circle.remove_attribute(HERE);
            }
        }
        found
    }

    /// The links around the dots: they lie directly in the drawing.
    fn dots() -> Vec<Element> {
        let mut dots = Vec::new();
        let mut next = document().query_selector(".map svg").ok().flatten().and_then(|svg| svg.first_element_child());
        while let Some(element) = next {
            next = element.next_element_sibling();
            if element.has_attribute("href") {
                dots.push(element);
            }
        }
        dots
    }

    fn name(link: &Element) -> String {
        link.text_content().unwrap_or_default().trim().to_owned()
    }

    /// The name without what stands behind it in brackets.
    fn place(name: &str) -> &str {
        name.split(" (").next().unwrap_or(name)
    }

    /// Lower case, without accents: `munster` finds Münster.
    fn plain(text: &str) -> String {
        let apart = String::from(JsString::from(text.trim().to_lowercase()).normalize("NFD"));
        apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
    }
}
