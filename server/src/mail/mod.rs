//! Mail: written into the outbox together with the act it tells of ([`kinds`]), put into words when it is sent
//! ([`texts`]), built ([`message`]) and handed to a mail server or a folder ([`transport`]). `jobs::outbox` drives it.

pub mod kinds;
pub mod mailbox;
pub mod message;
pub mod texts;
pub mod transport;
pub mod unsubscribe;

use crate::config::MailConfig;
use crate::keys::{fingerprint, random};
use data_encoding::HEXLOWER;
use lettre::message::Mailbox;
use message::Outgoing;
use std::path::Path;
use std::time::Duration;
use tokio::sync::Notify;
use transport::{SendError, Transport};

/// A mail server that has not taken a mail after this time is tried again later.
pub const SEND_TIMEOUT: Duration = Duration::from_secs(20);

/// Why mail cannot be sent at all as it is configured.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// `mail.from` is no address.
    #[error("mail.from is not an e-mail address like `Parvis <parvis@example.org>`")]
    From,
    /// `mail.smtp_url` is not understood.
    #[error("mail.smtp_url is not understood: {0}")]
    Server(lettre::transport::smtp::Error),
    /// `mail.folder` cannot be made.
    #[error("mail.folder cannot be made: {0}")]
    Folder(std::io::Error),
}

/// Sends mail.
#[derive(Debug)]
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
    outbox_wake: Notify,
}

impl Mailer {
    /// A mailer as configured: by a mail server if one is named, otherwise into a folder, which is made.
    ///
    /// # Errors
    /// When the configuration cannot work.
    pub fn open(config: &MailConfig) -> Result<Self, MailerError> {
        let from = config.from.parse().map_err(|_| MailerError::From)?;
        let transport = match &config.smtp_url {
            Some(url) => Transport::server(url, SEND_TIMEOUT).map_err(MailerError::Server)?,
            None => Transport::folder(&config.folder).map_err(MailerError::Folder)?,
        };
        Ok(Self { transport, from, outbox_wake: Notify::new() })
    }

    /// Sends one mail, once. The outbox tries again.
    ///
    /// # Errors
    /// When it was not taken, and whether there is any point in trying again.
    pub async fn send(&self, outgoing: &Outgoing) -> Result<(), SendError> {
        let message = outgoing.build(&self.from)?;
        let sending = self.transport.send(&message, outgoing.file_name());
        tokio::time::timeout(SEND_TIMEOUT, sending).await.unwrap_or_else(|_| Err(SendError::temporary("no answer in time")))
    }

    /// An identifier for a new mail. It stays the same over all attempts.
    #[must_use]
    pub fn new_message_id(&self) -> String {
        format!("<{}@{}>", HEXLOWER.encode(&random::<16>()), self.from.email.domain())
    }

    /// The identifier of the only mail for this key.
    #[must_use]
    pub fn message_id(&self, key: &str) -> String {
        format!("<{}@{}>", HEXLOWER.encode(&fingerprint(key.as_bytes())[..16]), self.from.email.domain())
    }

    /// Tells the worker that there is something in the outbox; call it after the commit.
    pub fn wake(&self) {
        self.outbox_wake.notify_one();
    }

    /// Waits for [`Mailer::wake`].
    pub async fn woken(&self) {
        self.outbox_wake.notified().await;
    }

    /// The folder that mails are written into when there is no mail server.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.transport {
            Transport::Folder(folder) => Some(folder),
            Transport::Server(_) => None,
        }
    }
}
