//! Witnesses are asked to sign the checkpoints of our logs.

use super::pause;
use crate::engage::witness::ours::ask_witnesses;
use crate::parvis::Parvis;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(2);

/// Asks about what they have not signed, every other second. An answer that is waited for does not keep Parvis from ending.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    while pause(EVERY, &mut shutdown).await {
        let asked = tokio::select! {
            asked = ask_witnesses(&parvis) => asked,
            _ = shutdown.wait_for(|end| *end) => return,
        };
        match asked {
            Ok(0) => {}
            Ok(signed) => tracing::debug!(signed, "checkpoints signed by witnesses"),
            Err(error) => tracing::error!(%error, "asking witnesses failed and is tried again"),
        }
    }
}
