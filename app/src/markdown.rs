//! Text that people write with Markdown, made safe to show.

use comrak::nodes::{Node, NodeValue};
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
/// is left passes an allow list: no style, no image, no script; links say that they leave the site. Headings go on from the
/// heading of the page that the text stands under (2 for `h2`), without gaps, whatever numbers their author chose.
#[must_use]
pub fn render(markdown: &str, under: u8) -> Html {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    order_headings(root, under);
    let mut html = String::new();
    // Writing into a string does not fail.
    let _ = comrak::format_html(root, &options, &mut html);
    Html(CLEANER.clean(&html).to_string())
}

/// Gives each heading the level of its depth: one more than the heading it stands under.
fn order_headings(root: Node<'_>, under: u8) {
    let mut open: Vec<u8> = Vec::new();
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            open.retain(|above| *above < heading.level);
            open.push(heading.level);
            heading.level = u8::try_from(open.len()).unwrap_or(6).saturating_add(under).min(6);
        }
    }
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
                "h2",
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
        assert_eq!(render("# Trams\n\nMore *trams*", 2).as_str(), "<h3>Trams</h3>\n<p>More <em>trams</em></p>\n");
    }

    /// WCAG technique G141: no level is left out, whatever the author chose.
    #[test]
    fn headings_have_no_gaps() {
        let levels = |markdown: &str, under: u8| -> Vec<u8> {
            let html = render(markdown, under).as_str().to_owned();
            html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10)).map(|level| u8::try_from(level).unwrap()).collect()
        };
        assert_eq!(levels("## a\n\n## b", 2), [3, 3]);
        assert_eq!(levels("#### a\n\n###### b\n\n## c\n\n# d", 1), [2, 3, 2, 2]);
        assert_eq!(levels("# a\n\n### b\n\n## c\n\n### d", 2), [3, 4, 4, 5]);
        assert_eq!(levels("# a\n\n## b\n\n### c\n\n#### d\n\n##### e", 2), [3, 4, 5, 6, 6]);
        assert_eq!(levels("> # a\n\nb\n\n# c", 2), [3, 3]);
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
            let html = render(attack, 2).as_str().to_lowercase();
            for forbidden in ["<script", "onerror", "onload", "onclick", "javascript:\"", "href=\"javascript", "<style", "<svg", "<img", "<math", "data:"] {
                assert!(!html.contains(forbidden), "{attack} left {forbidden} in {html}");
            }
        }
    }
}
