//! From rows in several languages to the text a reader gets, and from moments to the time of a city.

use app::view::text::Text;
use app::words::Locale;
use store::cities::City;
use store::consultations::{Consultation, ConsultationText};
use store::polls::{OptionText, PollText, QuestionText};

/// Something said in one language.
pub trait Said {
    /// BCP 47 code.
    fn language(&self) -> &str;
}

impl Said for ConsultationText {
    fn language(&self) -> &str {
        &self.language
    }
}
impl Said for PollText {
    fn language(&self) -> &str {
        &self.language
    }
}
impl Said for QuestionText {
    fn language(&self) -> &str {
        &self.language
    }
}
impl Said for OptionText {
    fn language(&self) -> &str {
        &self.language
    }
}

/// The text in the reader's language; otherwise in the first language it was promised in that has one; otherwise in any.
pub fn pick<T: Said>(rows: &[T], promised: &[String], locale: Locale, text: impl Fn(&T) -> &str) -> Text {
    pick_in(rows, promised, locale.code(), text)
}

/// The same for any language, also one that Parvis itself does not speak yet.
pub fn pick_in<T: Said>(rows: &[T], promised: &[String], wanted: &str, text: impl Fn(&T) -> &str) -> Text {
    let in_language = |language: &str| rows.iter().find(|row| row.language() == language && !text(row).trim().is_empty());
    let found = in_language(wanted)
        .or_else(|| promised.iter().find_map(|language| in_language(language)))
        .or_else(|| rows.iter().find(|row| !text(row).trim().is_empty()));
    found.map(|row| Text::new(row.language(), text(row))).unwrap_or_default()
}

/// The same, where there may be nothing.
pub fn pick_some<T: Said>(rows: &[T], promised: &[String], wanted: &str, text: impl Fn(&T) -> &str) -> Option<Text> {
    Some(pick_in(rows, promised, wanted, text)).filter(|text| !text.is_empty())
}

/// The title of a consultation.
pub fn title(row: &Consultation, texts: &[ConsultationText], locale: Locale) -> Text {
    pick(texts, &crate::engage::papers::split(&row.languages), locale, |text| &text.title)
}

/// The name of a city in the reader's language.
pub fn city_name(city: &City, locale: Locale) -> String {
    match locale {
        Locale::En => city.name_en.clone(),
        Locale::Fr => city.name_fr.clone(),
    }
}
