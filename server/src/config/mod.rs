//! Every setting, in one struct per concern. Each has a default, so Parvis starts with none of them set.
//!
//! A setting comes from the environment, else from the TOML file, else from its default in the tables of [`KeyDoc`]
//! that stand beside the structs. Those tables are also the documentation (`parvis config`, `CONFIGURATION.md`), so
//! neither can say something else than the program does. A setting Parvis does not know is an error: a mistyped
//! limit must not be silently without effect.

mod check;
mod document;
mod error;
mod keys;
mod layers;
pub mod limits;
pub mod log;
pub mod mail;
mod read;
mod serving;
pub mod witness;

pub use error::ConfigError;
pub use keys::KeyDoc;
pub use limits::{LimitsConfig, Rate};
pub use log::{LogConfig, LogFormat};
pub use mail::MailConfig;
pub use serving::ProxyHeader;
pub use witness::{Witness, WitnessConfig};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// All settings of a running Parvis.
#[derive(Clone, Deserialize, Serialize)]
pub struct Config {
    /// Where Parvis listens. Port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The folder for everything Parvis keeps in files.
    pub data_dir: PathBuf,
    /// The address people see, without a slash at the end: scheme, host and, where needed, port.
    pub public_url: String,
    /// Was [`Config::public_url`] set, or made up from where Parvis listens?
    #[serde(skip)]
    pub public_url_given: bool,
    /// The proxies whose word on a visitor's address is believed.
    #[serde(deserialize_with = "read::comma_list")]
    pub trusted_proxies: Vec<IpNet>,
    /// The header those proxies write a visitor's address into.
    pub proxy_header: ProxyHeader,
    /// Threads that answer requests; 0 is one for each processor.
    pub workers: usize,
    /// How long requests that are being answered may take when Parvis is asked to stop, in seconds.
    pub shutdown_seconds: u64,
    /// What `/metrics` asks of those who are not on this machine; `None` is nobody else.
    #[serde(deserialize_with = "read::blank_is_none")]
    pub metrics_token: Option<String>,
    /// The database: `sqlite://path/to/file.sqlite` or `postgres://user:password@host/name`.
    pub database_url: String,
    /// Database connections for reading.
    pub database_readers: u32,
    /// Days a session lasts.
    pub session_days: u32,
    /// Minutes a sign-in link and its code are good for.
    pub sign_in_minutes: u32,
    /// Seconds a page may be shown again without looking, when nothing is known to have changed; 0 keeps none.
    pub cache_seconds: u32,
    /// Memory for such pages, in megabytes.
    pub cache_megabytes: u32,
    /// How often someone may do something.
    pub limits: LimitsConfig,
    /// What is written about what happens.
    pub log: LogConfig,
    /// How mail leaves.
    pub mail: MailConfig,
    /// Sites that witness each other's logs.
    pub witness: WitnessConfig,
}

impl Config {
    /// Reads all settings: defaults, then `file` if there is one, then the environment.
    ///
    /// # Errors
    /// When the file cannot be read, a setting is not known, or a value is not possible. The message names it.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let settings = match file {
            Some(path) => layers::read_file(path)?,
            None => Vec::new(),
        };
        layers::assemble(settings, layers::environment(std::env::vars_os())?)
    }

    /// The defaults, with some settings given by name (`("limits.ballot_per_account", "5/minute")`). The environment
    /// has no say: this is how tests begin.
    ///
    /// # Errors
    /// When a setting is not known or a value is not possible.
    pub fn from_settings(settings: &[(&str, &str)]) -> Result<Self, ConfigError> {
        layers::assemble(Vec::new(), layers::named(settings)?)
    }

    /// Every setting with its default and what it does, in the order of the documentation.
    #[must_use]
    pub fn keys() -> &'static [KeyDoc] {
        keys::all()
    }

    /// The documentation of every setting, in Markdown.
    #[must_use]
    pub fn document() -> String {
        document::markdown(keys::all())
    }

    /// The public address, without a slash at the end: what links in mails begin with.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.public_url
    }

    /// Do people reach this Parvis through TLS? Then cookies are `__Host-` and browsers are told to insist.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Called once Parvis listens: a public address that nobody set follows the port the system chose.
    pub fn bound_to(&mut self, address: SocketAddr) {
        self.listen = address;
        if !self.public_url_given {
            self.public_url = serving::address_of(address);
        }
    }
}

impl fmt::Debug for Config {
    /// Without what may be secret: the database's address, the metrics' token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Config").field("listen", &self.listen).field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
