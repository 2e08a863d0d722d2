//! The style sheet: plain CSS in cascade layers, one file per subject, joined in the order of the layers.

/// All of it. `@layer` statements inside decide precedence, so the order of the files is only the order of reading.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
