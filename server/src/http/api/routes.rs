//! The routes of the API.

use super::{indicators, reference};
use crate::http::routes::{Access, Entry, get};

/// Every route of the API.
#[must_use]
pub fn table() -> Vec<Entry> {
    vec![
        get("/api/v1/openapi.json", Access::Anyone, reference::openapi),
        get("/api/v1/indicators", Access::Anyone, indicators::json),
        get("/api/v1/indicators.csv", Access::Anyone, indicators::csv),
    ]
}
