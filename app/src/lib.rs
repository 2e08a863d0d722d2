//! What Parvis shows. View models come in, HTML goes out; nothing here reads a clock, a file or a database.
//!
//! `view` holds the plain structs that pages are made from, `pages` one function per page, `components` what pages
//! share, `islands` the few things that run in the browser. Everything but the islands exists on the server only.

#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod format;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod style;
#[cfg(feature = "ssr")]
pub mod view;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use shell::{Page, render};

/// Called once by the browser when the wasm is there; islands then wake up one by one.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
