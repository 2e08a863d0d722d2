//! Parvis.
