//! What is written about what happens.

use super::keys::Key;
use serde::{Deserialize, Serialize};

/// What is written about what happens, and how.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LogConfig {
    /// For people or for programs.
    pub format: LogFormat,
    /// What is worth writing, in the form of `tracing_subscriber::EnvFilter`.
    pub filter: String,
}

/// What is worth writing, where nobody has said.
const USUAL: &str = "info";

impl LogConfig {
    /// Writes only what goes wrong, unless somebody asked for something else.
    pub fn only_trouble_unless_asked(&mut self) {
        if self.filter == USUAL {
            "warn".clone_into(&mut self.filter);
        }
    }
}

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Compact,
    /// One JSON object a line, for programs.
    Json,
}

pub(super) const KEYS: &[Key] = &[
    Key {
        name: "log.format",
        default: "compact",
        help: "`compact` for people, `json` for programs. The log goes to standard error and holds no personal data.",
    },
    Key {
        name: "log.filter",
        default: USUAL,
        help: "What is worth writing: `info`, `warn`, or by part, as in `info,server::http=debug`. `info,request=debug` adds a line for each request that went well.",
    },
];
