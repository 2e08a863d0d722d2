//! How values are read that are not plain numbers or texts.

use serde::de::{Deserialize, Deserializer, Error};
use std::fmt::Display;
use std::str::FromStr;

/// A list, or one text with commas: the environment knows no lists.
pub(super) fn comma_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    let texts = match TextOrList::deserialize(deserializer)? {
        TextOrList::Text(text) => text.split(',').map(|part| part.trim().to_owned()).collect(),
        TextOrList::List(texts) => texts,
    };
    texts.iter().filter(|text| !text.is_empty()).map(|text| text.parse().map_err(|error| D::Error::custom(format!("{text}: {error}")))).collect()
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum TextOrList {
    Text(String),
    List(Vec<String>),
}

/// An empty text is the same as none.
pub(super) fn blank_is_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(if text.trim().is_empty() { None } else { Some(text) })
}
