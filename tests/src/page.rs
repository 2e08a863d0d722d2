//! An answer, as somebody sees it.

use reqwest::header::{HeaderMap, LOCATION, SET_COOKIE};
use scraper::{Html, Selector};

/// An answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path that was asked for.
    pub path: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: String,
}

impl Page {
    /// Takes in an answer.
    ///
    /// # Panics
    /// When its body is not text.
    pub async fn read(path: &str, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { path: path.to_owned(), status, headers, body: response.text().await.unwrap() }
    }

    /// Insists on a status.
    ///
    /// # Panics
    /// When it is another one.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered {}: {}", self.path, self.status, self.text());
        self
    }

    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// The cookies it sets, whole.
    #[must_use]
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// The body as a document.
    #[must_use]
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// What stands in the main part of the page (or, if it has none, all of it), with single spaces.
    ///
    /// # Panics
    /// Never: the selectors are right.
    #[must_use]
    pub fn text(&self) -> String {
        let html = self.html();
        let main = html.select(&selector("main")).next().unwrap_or_else(|| html.root_element());
        main.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// Is there a link to this address?
    #[must_use]
    pub fn has_link(&self, href: &str) -> bool {
        self.links().iter().any(|link| link == href)
    }

    /// Every link, in order.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.html().select(&selector("a[href]")).filter_map(|link| link.attr("href").map(str::to_owned)).collect()
    }

    /// The value of a field.
    #[must_use]
    pub fn form_field(&self, name: &str) -> Option<String> {
        let html = self.html();
        let fields = selector("input[name], button[name], textarea[name]");
        let field = html.select(&fields).find(|field| field.attr("name") == Some(name))?;
        Some(field.attr("value").map_or_else(|| field.text().collect(), str::to_owned))
    }

    /// Does an element like this stand on the page?
    #[must_use]
    pub fn has(&self, css: &str) -> bool {
        self.html().select(&selector(css)).next().is_some()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.body))
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}
