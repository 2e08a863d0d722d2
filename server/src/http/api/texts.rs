//! Texts in several languages: `{ "en": "…", "fr": "…" }`.

use super::problem::FieldProblem;
use crate::http::pages::texts::Said;
use app::view::form::FieldError;
use std::collections::BTreeMap;

/// A text by language (BCP 47 code).
pub type Texts = BTreeMap<String, String>;

/// What rows say, language by language; what is blank is left out.
#[must_use]
pub fn texts<T: Said>(rows: &[T], text: impl Fn(&T) -> &str) -> Texts {
    rows.iter().filter(|row| !text(row).trim().is_empty()).map(|row| (row.language().to_owned(), text(row).to_owned())).collect()
}

/// The text of a language, or nothing.
#[must_use]
pub fn said(texts: &Texts, language: &str) -> String {
    texts.get(language).map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// Notes languages that were not promised: such a text would be lost without a word.
pub fn unpromised(errors: &mut Vec<FieldProblem>, path: &str, texts: &Texts, promised: &[String]) {
    for language in texts.keys().filter(|language| !promised.contains(language)) {
        errors.push(FieldProblem::new(&format!("{path}.{language}"), &FieldError::Choice));
    }
}
