//! Entries that were promised go into the logs of their polls.

use super::pause;
use crate::engage::log::sequence::append_due;
use crate::parvis::Parvis;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(2);

/// Appends what is due, every other second.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    while pause(EVERY, &mut shutdown).await {
        match append_due(&parvis).await {
            Ok(0) => {}
            Ok(logs) => tracing::debug!(logs, "entries appended"),
            Err(error) => tracing::error!(%error, "appending to logs failed and is tried again"),
        }
    }
}
