//! The documentation of every setting.

use super::KeyDoc;
use std::fmt::Write as _;

/// `CONFIGURATION.md`.
pub(super) fn markdown(keys: &[KeyDoc]) -> String {
    let mut text = String::from(HEAD);
    for key in keys {
        let default = if key.default.is_empty() { "empty".to_owned() } else { format!("`{}`", key.default) };
        let _ = write!(text, "\n## `{}`\n\n{}\n\nDefault: {default}. In the environment: `{}`.\n", key.name, key.help, key.env);
    }
    text
}

const HEAD: &str = "# Settings

Parvis starts without any. A setting is taken from the environment; else from the TOML file named by `--config` or
`PARVIS_CONFIG`; else it has its default. In the file, a dot in a name stands for a table: `mail.from` is `from` in
`[mail]`. A setting that Parvis does not know stops it at the start, with its name.

`parvis config` lists the same. This page is made from the program, and a test compares the two.
";
