//! How mail leaves.

use super::keys::Key;
use super::read;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// How mail leaves: by a mail server, or into a folder.
#[derive(Clone, Deserialize, Serialize)]
pub struct MailConfig {
    /// The mail server, in the form `lettre` reads; `None` writes mails into [`MailConfig::folder`].
    #[serde(deserialize_with = "read::blank_is_none")]
    pub smtp_url: Option<String>,
    /// Where mails go when there is no mail server, one file each.
    pub folder: PathBuf,
    /// The sender.
    pub from: String,
}

impl fmt::Debug for MailConfig {
    /// Without the server's address: it may hold a password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MailConfig").field("smtp", &self.smtp_url.is_some()).field("folder", &self.folder).field("from", &self.from).finish()
    }
}

pub(super) const KEYS: &[Key] = &[
    Key {
        name: "mail.smtp_url",
        default: "",
        help: "The mail server: `smtps://user:password@mail.example:465`, or `smtp://user:password@mail.example:587?tls=required`. While it is empty, mails are written into a folder.",
    },
    Key { name: "mail.folder", default: "{data_dir}/mail", help: "Where mails go when there is no mail server, one file each." },
    Key { name: "mail.from", default: "Parvis <parvis@localhost>", help: "The sender of every mail." },
];
