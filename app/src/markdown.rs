//! Text that people write with Markdown, made safe to show.

use std::sync::LazyLock;

/// HTML that may be put on a page as it is: it can only be made by [`render`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is there nothing to show?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Markdown (CommonMark with tables, strikethrough and bare links) to HTML. Raw HTML is dropped, then everything that
/// is left passes an allow list: no style, no image, no script; links say that they leave the site. Headings begin
/// at `h3`, so that they sit below the headings of the page.
#[must_use]
pub fn render(markdown: &str) -> Html {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let html = comrak::markdown_to_html(markdown, &options);
    Html(CLEANER.clean(&lower_headings(&html)).to_string())
}

/// `h1` becomes `h3`, `h2` `h4`, and so on down to `h6`.
fn lower_headings(html: &str) -> String {
    let mut lowered = html.to_owned();
    for level in (1..=6u8).rev() {
        let to = (level + 2).min(6);
        lowered = lowered.replace(&format!("<h{level}>"), &format!("<h{to}>")).replace(&format!("</h{level}>"), &format!("</h{to}>"));
    }
    lowered
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(
            [
                "p",
                "br",
                "hr",
                "strong",
                "em",
                "del",
                "a",
                "ul",
                "ol",
                "li",
                "blockquote",
                "code",
                "pre",
                "h3",
                "h4",
                "h5",
                "h6",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            ]
            .into(),
        )
        .tag_attributes([("a", ["href", "title"].into()), ("ol", ["start"].into())].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .clean_content_tags(["script", "style"].into())
        .link_rel(Some("noopener nofollow ugc"));
    cleaner
});

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn markdown_becomes_html_below_the_page_s_headings() {
        assert_eq!(render("# Trams\n\nMore *trams*").as_str(), "<h3>Trams</h3>\n<p>More <em>trams</em></p>\n");
    }

    #[test]
    fn nothing_that_runs_survives() {
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<svg onload=alert(1)>",
            "<a href='data:text/html,x' onclick=alert(1)>x</a>",
            "<style>*{display:none}</style>",
            "<math><mi xlink:href=\"javascript:alert(1)\">",
        ] {
            let html = render(attack).as_str().to_lowercase();
            for forbidden in ["<script", "onerror", "onload", "onclick", "javascript:\"", "href=\"javascript", "<style", "<svg", "<img", "<math", "data:"] {
                assert!(!html.contains(forbidden), "{attack} left {forbidden} in {html}");
            }
        }
    }
}
