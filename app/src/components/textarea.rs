//! The one place that makes a `<textarea>`.

use leptos::prelude::*;

/// What a [`text_area`] needs.
pub struct TextArea {
    /// Unique on the page.
    pub id: String,
    /// Name in the form.
    pub name: String,
    /// What was typed.
    pub value: String,
    /// Height, in lines.
    pub rows: u16,
    /// The language that is written in it.
    pub language: Option<String>,
    /// The most characters.
    pub max_length: Option<usize>,
    /// Must be filled.
    pub required: bool,
    /// Ids of hint and error.
    pub described_by: Option<String>,
    /// `true` when refused.
    pub invalid: Option<&'static str>,
}

/// Several lines of text.
///
/// Leptos 0.8 writes the children of a `<textarea>` without escaping them, so `</textarea><script>` would run. Here
/// the text is escaped first. The line break in front is one that browsers swallow; without it they would swallow
/// the first line break of the text itself. Not for islands: hydration would show the escapes.
pub fn text_area(area: TextArea) -> AnyView {
    let escaped = format!("\n{}", html_escape::encode_text(&area.value));
    view! {
        <textarea
            class="textarea"
            id=area.id
            name=area.name
            rows=area.rows.to_string()
            lang=area.language
            maxlength=area.max_length.map(|n| n.to_string())
            aria-required=area.required.then_some("true")
            aria-describedby=area.described_by
            aria-invalid=area.invalid
        >
            {escaped}
        </textarea>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{TextArea, text_area};
    use leptos::prelude::*;

    #[test]
    fn what_was_typed_cannot_leave_the_field() {
        let area = TextArea {
            id: "body".to_owned(),
            name: "body".to_owned(),
            value: "</textarea><script>alert(1)</script> & \"é\"".to_owned(),
            rows: 8,
            language: Some("fr".to_owned()),
            max_length: None,
            required: false,
            described_by: None,
            invalid: None,
        };
        let html = Owner::new_root(None).with(|| text_area(area).to_html());
        assert!(html.contains(">\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"é\"</textarea>"), "{html}");
    }
}
