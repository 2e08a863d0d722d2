//! What happens without anybody asking: mail, sealing, sweeping, keeping the time. Each job may run on several nodes at
//! once and twice in a row. None of them ends before Parvis does: what fails is logged and tried again.

pub mod outbox;
pub mod sealing;
pub mod sequencing;
pub mod sweeping;
pub mod timekeeping;
pub mod witnessing;

use crate::parvis::Parvis;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// After a job has broken down, it is started again after this time.
const AFTER_BREAKDOWN: Duration = Duration::from_secs(1);

/// Starts all jobs. Each finishes what it has in hand when `shutdown` turns true (or is dropped) and then ends.
#[must_use]
pub fn spawn_all(parvis: &Arc<Parvis>, shutdown: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    vec![
        keep_running("outbox", parvis, shutdown, outbox::run),
        keep_running("sealing", parvis, shutdown, sealing::run),
        keep_running("sequencing", parvis, shutdown, sequencing::run),
        keep_running("sweeping", parvis, shutdown, sweeping::run),
        keep_running("timekeeping", parvis, shutdown, timekeeping::run),
        keep_running("witnessing", parvis, shutdown, witnessing::run),
    ]
}

/// Starts a job, and starts it again should it break down by a mistake of ours.
fn keep_running<Job, Running, Shared>(name: &'static str, shared: &Arc<Shared>, shutdown: &watch::Receiver<bool>, job: Job) -> JoinHandle<()>
where
    Job: Fn(Arc<Shared>, watch::Receiver<bool>) -> Running + Send + 'static,
    Running: Future<Output = ()> + Send + 'static,
    Shared: Send + Sync + 'static,
{
    let (shared, mut shutdown) = (Arc::clone(shared), shutdown.clone());
    tokio::spawn(async move {
        while tokio::spawn(job(Arc::clone(&shared), shutdown.clone())).await.is_err() {
            tracing::error!(job = name, "a job broke down and is started again");
            if !pause(AFTER_BREAKDOWN, &mut shutdown).await {
                break;
            }
        }
    })
}

/// Waits for so long; false as soon as Parvis is to end.
async fn pause(time: Duration, shutdown: &mut watch::Receiver<bool>) -> bool {
    tokio::time::timeout(time, shutdown.wait_for(|end| *end)).await.is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    #[tokio::test]
    async fn a_pause_ends_when_parvis_does() {
        let (end, mut shutdown) = watch::channel(false);
        assert!(pause(Duration::from_millis(1), &mut shutdown).await);
        let begun = Instant::now();
        let waiting = tokio::spawn(async move { pause(Duration::from_secs(60), &mut shutdown).await });
        end.send(true).unwrap();
        assert!(!waiting.await.unwrap());
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[tokio::test]
    async fn a_pause_ends_when_nobody_could_end_it_any_more() {
        let (end, mut shutdown) = watch::channel(false);
        drop(end);
        assert!(!pause(Duration::from_secs(60), &mut shutdown).await);
    }

    #[tokio::test]
    async fn a_job_that_breaks_down_is_started_again() {
        let starts = Arc::new(AtomicUsize::new(0));
        let (_end, shutdown) = watch::channel(false);
        let job = keep_running("test", &starts, &shutdown, |starts: Arc<AtomicUsize>, _| async move {
            assert!(starts.fetch_add(1, Ordering::SeqCst) > 0, "broken down on purpose");
        });
        job.await.unwrap();
        assert_eq!(starts.load(Ordering::SeqCst), 2);
    }
}
