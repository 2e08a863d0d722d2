//! The list of all settings.

use super::{limits, log, mail, serving, witness};
use std::sync::LazyLock;

/// One setting, as documented and as defaulted.
#[derive(Clone, Debug)]
pub struct KeyDoc {
    /// Its name in the TOML file; a dot stands for a table.
    pub name: &'static str,
    /// Its name in the environment.
    pub env: String,
    /// Its default, as one would write it. `{data_dir}` and `{listen}` stand for those settings' own values.
    pub default: &'static str,
    /// What it does, in a sentence or two.
    pub help: &'static str,
}

/// A setting as the tables beside the structs list it.
pub(super) struct Key {
    pub name: &'static str,
    pub default: &'static str,
    pub help: &'static str,
}

static ALL: LazyLock<Vec<KeyDoc>> = LazyLock::new(|| {
    let tables = [serving::KEYS, mail::KEYS, limits::KEYS, log::KEYS, witness::KEYS];
    tables.into_iter().flatten().map(|key| KeyDoc { name: key.name, env: variable(key.name), default: key.default, help: key.help }).collect()
});

/// Every setting, in the order of the documentation.
pub(super) fn all() -> &'static [KeyDoc] {
    &ALL
}

/// `mail.smtp_url` is `PARVIS_MAIL__SMTP_URL` in the environment.
fn variable(name: &str) -> String {
    format!("PARVIS_{}", name.replace('.', "__").to_uppercase())
}
