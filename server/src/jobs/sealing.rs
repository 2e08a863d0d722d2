//! Polls whose close has passed are counted and sealed.

use super::pause;
use crate::engage::polls;
use crate::parvis::Parvis;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(1);

/// Seals what is due, every second.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    while pause(EVERY, &mut shutdown).await {
        match polls::seal_due(&parvis).await {
            Ok(0) => {}
            Ok(sealed) => tracing::info!(sealed, "polls sealed"),
            Err(error) => tracing::error!(%error, "sealing failed and is tried again"),
        }
    }
}
