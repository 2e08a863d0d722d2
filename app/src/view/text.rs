//! Texts that people wrote.

use crate::words::Locale;

/// A text and the language it is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// BCP 47 code (`nl`); empty when nobody said.
    pub language: String,
    /// The text, as it was written: plain, or Markdown where the field says so.
    pub text: String,
}

impl Text {
    /// A text in a language.
    #[must_use]
    pub fn new(language: impl Into<String>, text: impl Into<String>) -> Self {
        Self { language: language.into(), text: text.into() }
    }

    /// Is it in the language of the page (or of no known language)?
    #[must_use]
    pub fn is_in(&self, page: Locale) -> bool {
        self.language.is_empty() || self.language == page.code()
    }

    /// Is there nothing to read?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
