//! The same text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text per language code. A blank text is no text: it would be a blank line on somebody's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// The text in this language, trimmed; nothing when it is missing or blank.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// Sets the text of this language.
    pub fn set(&mut self, language: impl Into<String>, text: impl Into<String>) {
        self.0.insert(language.into(), text.into());
    }
}

impl<L: Into<String>, T: Into<String>> FromIterator<(L, T)> for Texts {
    fn from_iter<I: IntoIterator<Item = (L, T)>>(texts: I) -> Self {
        Self(texts.into_iter().map(|(language, text)| (language.into(), text.into())).collect())
    }
}
