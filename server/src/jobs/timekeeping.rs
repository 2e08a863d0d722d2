//! The latest moment seen is kept, and whoever operates Parvis is told when the wall clock was set.

use super::pause;
use crate::clock::REMEMBER_EVERY;
use crate::parvis::Parvis;
use std::sync::Arc;
use tokio::sync::watch;

/// Keeps the time, every few seconds and once more at the end.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    let mut alarmed = false;
    loop {
        let go_on = pause(REMEMBER_EVERY, &mut shutdown).await;
        alarmed = look(&parvis, alarmed);
        if let Err(error) = parvis.clock.remember(&parvis.database).await {
            tracing::error!(%error, "the latest moment could not be kept");
            parvis.database.failed(&error);
        }
        if !go_on {
            break;
        }
    }
}

/// Is the wall clock elsewhere? Said once when it begins and once when it is over.
fn look(parvis: &Parvis, alarmed: bool) -> bool {
    let skew = parvis.clock.skew();
    parvis.metrics.clock_skewed(skew.is_some());
    match skew {
        Some(skew) if !alarmed => {
            tracing::error!(
                seconds = skew.as_secs(),
                "the wall clock was set while Parvis ran (or the machine slept); Parvis goes on by its own steady time until it is started again"
            );
        }
        None if alarmed => tracing::warn!("the wall clock agrees again"),
        _ => {}
    }
    skew.is_some()
}
