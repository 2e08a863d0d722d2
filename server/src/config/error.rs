//! Why Parvis could not read its settings.

use std::path::PathBuf;

/// A setting that cannot be used. Each message says which one.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or may not be read.
    #[error("the settings file {} cannot be read: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML.
    #[error("the settings file {} is not valid TOML: {source}", file.display())]
    NotToml {
        /// The file.
        file: PathBuf,
        /// Where, and why.
        source: Box<toml::de::Error>,
    },
    /// A name no setting has.
    #[error("{origin}: there is no setting called {name} (`parvis config` lists them all)")]
    Unknown {
        /// Where it was found.
        origin: String,
        /// The name.
        name: String,
    },
    /// A variable that is not text.
    #[error("the environment variable {0} is not valid UTF-8")]
    NotText(String),
    /// A value of the wrong kind.
    #[error("{0}")]
    Value(#[from] config::ConfigError),
    /// A value of the right kind that makes no sense.
    #[error("the setting {name} {reason}")]
    Impossible {
        /// The setting.
        name: &'static str,
        /// What is wrong with it, as the end of a sentence.
        reason: String,
    },
}
