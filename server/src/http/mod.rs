//! HTTP: one page of routes, one file per page, one file per concern.

pub mod api;
pub mod assets;
pub mod cache;
pub mod client_address;
pub mod cookies;
pub mod encoding;
pub mod files;
pub mod forms;
pub mod headers;
pub mod health;
pub mod limits;
pub mod log;
pub mod origin;
pub mod pages;
pub mod request_id;
pub mod routes;
pub mod session;
pub mod trailing_slash;
pub mod trouble;
pub mod uploads;
pub mod visit;
pub mod witness;

pub use trouble::{Answer, Trouble};
pub use visit::Visit;
