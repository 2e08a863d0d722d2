//! Every visible sentence, from `locales/<language>/<area>.ftl`.
//!
//! `build.rs` makes one function per message: `words::poll::cast_my_ballot(l)`. Keys, arguments and completeness of
//! every language are thus checked when Parvis is compiled. Words are used on the server only: islands receive
//! finished sentences, and no translation travels in the wasm.

use crate::format;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language Parvis speaks completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English (British spelling).
    En,
    /// French.
    Fr,
}

impl Locale {
    /// All of them, in the order they are offered.
    pub const ALL: &'static [Locale] = &[Locale::En, Locale::Fr];

    /// The BCP 47 code, as it stands in URLs and in `lang`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::Fr => "fr",
        }
    }

    /// The language's own name for itself.
    #[must_use]
    pub const fn endonym(self) -> &'static str {
        match self {
            Locale::En => "English",
            Locale::Fr => "Français",
        }
    }

    /// Reads a code as in a URL.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.code() == code)
    }

    /// The best of our languages for an `Accept-Language` header, by its quality values (RFC 9110, 12.5.4).
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let quality = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f64>().ok()).unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            let weight = (quality.clamp(0.0, 1.0) * 1000.0) as u32;
            if let Some(locale) = Self::parse(&primary)
                && weight > 0
                && best.is_none_or(|(w, _)| weight > w)
            {
                best = Some((weight, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }
}

/// An argument of a message. Numbers choose plural forms and are written in the locale's way.
#[derive(Clone, Debug)]
pub enum Arg {
    /// A count.
    Number(i64),
    /// Text, already in the right form.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Text(text.clone())
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}
impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Arg::Number(number.into())
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(number.into())
    }
}
impl From<u16> for Arg {
    fn from(number: u16) -> Self {
        Arg::Number(number.into())
    }
}

type Bundles = HashMap<(&'static str, &'static str), FluentBundle<FluentResource>>;

static BUNDLES: LazyLock<Bundles> =
    LazyLock::new(|| SOURCES.iter().filter_map(|&(language, area, text)| Some(((language, area), bundle(Locale::parse(language)?, text)))).collect());

fn bundle(locale: Locale, text: &str) -> FluentBundle<FluentResource> {
    let language = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Every language offered today is written left to right; isolation marks would only get in the way of copying.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::En => |value, _| written(Locale::En, value),
        Locale::Fr => |value, _| written(Locale::Fr, value),
    }));
    // build.rs refuses files with errors, so what parses partially here cannot be reached.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}

fn written(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::number(locale, number.value as i64)),
        _ => None,
    }
}

fn say(locale: Locale, area: &'static str, id: &str, arguments: Vec<(&'static str, Arg)>) -> String {
    let Some(bundle) = BUNDLES.get(&(locale.code(), area)) else { return id.to_owned() };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let mut args = FluentArgs::new();
    for (name, value) in arguments {
        match value {
            Arg::Number(number) => args.set(name, number),
            Arg::Text(text) => args.set(name, text),
        }
    }
    bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));
