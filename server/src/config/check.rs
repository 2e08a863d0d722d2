//! What the kind of a value cannot say about it.

use super::{Config, ConfigError};
use url::Url;

/// A checkpoint with all their signatures is still read by everybody.
const MOST_WITNESSES: usize = 20;

/// Completes and checks what was read.
pub(super) fn complete(config: &mut Config) -> Result<(), ConfigError> {
    config.public_url = origin("public_url", &config.public_url)?;
    for site in &mut config.witness.sites {
        *site = origin("witness.sites", site)?;
    }
    if config.witness.keys.len() > MOST_WITNESSES {
        return Err(impossible("witness.keys", format!("must be {MOST_WITNESSES} at most")));
    }
    for key in &config.witness.keys {
        if config.witness.witness(key).is_none() {
            return Err(impossible("witness.keys", format!("has {key}, which is not the key of a witness at one of witness.sites")));
        }
    }
    within("session_days", config.session_days, 365)?;
    within("sign_in_minutes", config.sign_in_minutes, 60)?;
    within("database_readers", config.database_readers, 1_000)?;
    starts_with("database_url", &config.database_url, &["sqlite:", "postgres:", "postgresql:"])?;
    if let Some(url) = &config.mail.smtp_url {
        starts_with("mail.smtp_url", url, &["smtp://", "smtps://"])?;
    }
    if let Err(error) = config.mail.from.parse::<lettre::message::Mailbox>() {
        return Err(impossible("mail.from", format!("is not a mail address: {error}")));
    }
    if let Err(error) = tracing_subscriber::EnvFilter::try_new(&config.log.filter) {
        return Err(impossible("log.filter", format!("cannot be read: {error}")));
    }
    Ok(())
}

fn impossible(name: &'static str, reason: impl Into<String>) -> ConfigError {
    ConfigError::Impossible { name, reason: reason.into() }
}

fn within(name: &'static str, value: u32, most: u32) -> Result<(), ConfigError> {
    if (1..=most).contains(&value) { Ok(()) } else { Err(impossible(name, format!("must be from 1 to {most}"))) }
}

/// The value is not repeated in the message: such addresses hold passwords.
fn starts_with(name: &'static str, value: &str, schemes: &[&str]) -> Result<(), ConfigError> {
    if schemes.iter().any(|scheme| value.starts_with(scheme)) { Ok(()) } else { Err(impossible(name, format!("must begin with {}", schemes.join(" or ")))) }
}

/// Scheme, host and port, and nothing more: a page cannot live under a path of somebody else's site without sharing
/// its cookies.
fn origin(name: &'static str, text: &str) -> Result<String, ConfigError> {
    let url = Url::parse(text).map_err(|error| impossible(name, format!("is not an address: {error}")))?;
    let bare = matches!(url.scheme(), "http" | "https") && url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !bare || url.host_str().is_none() || !url.username().is_empty() {
        return Err(impossible(name, "must be like https://parvis.example: http or https, a host, perhaps a port, and nothing after it"));
    }
    Ok(url.origin().ascii_serialization())
}
