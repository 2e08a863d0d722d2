//! What trustees of encrypted polls do in their browser, as a module that only they load.
//!
//! Nothing is decided here: what the page has is handed to [`ledger::encrypted`], as JSON, and what comes out is handed back. Chance is drawn by the page from
//! `crypto.getRandomValues` and given as bytes. Words never leave the device.

pub mod ceremony;
pub mod opening;

use serde::de::DeserializeOwned;

/// Reads what the page gives.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Writes what the page gets.
fn write(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// So many bytes of chance, which the page drew.
fn chance(bytes: &[u8]) -> Result<[u8; 32], String> {
    bytes.try_into().map_err(|_| "32 bytes of chance are needed".to_owned())
}
