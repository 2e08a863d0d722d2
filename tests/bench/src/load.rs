//! Load: so many connections, each with one request under way at any time, for so long.

use crate::http::Connection;
use crate::{Failure, machine};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Requests under way at once.
pub const IN_FLIGHT: usize = 64;
/// Threads that make load. One reaches more than twice what two processors serve; two share the waiting evenly.
const THREADS: usize = 2;

/// What is asked.
pub struct Requests {
    all: Vec<Vec<u8>>,
    next: AtomicUsize,
    again: bool,
    expected: u16,
}

impl Requests {
    /// The same one again and again; it is to be answered 200.
    pub fn repeated(request: Vec<u8>) -> Arc<Self> {
        Arc::new(Self { all: vec![request], next: AtomicUsize::new(0), again: true, expected: 200 })
    }

    /// Each of them once, to be answered with this status.
    pub fn once_each(all: Vec<Vec<u8>>, expected: u16) -> Arc<Self> {
        Arc::new(Self { all, next: AtomicUsize::new(0), again: false, expected })
    }

    fn take(&self) -> Option<&[u8]> {
        if self.again {
            return self.all.first().map(Vec::as_slice);
        }
        self.all.get(self.next.fetch_add(1, Ordering::Relaxed)).map(Vec::as_slice)
    }

    /// Those that nobody has asked yet.
    pub fn left(&self) -> usize {
        self.all.len().saturating_sub(self.next.load(Ordering::Relaxed))
    }
}

/// What one run of load has shown.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Answers a second.
    pub rate: f64,
    /// Answers.
    pub answers: usize,
    /// Microseconds each answer took.
    latencies: Vec<u32>,
    /// Processor time of the server for each answer, in microseconds.
    pub processor: f64,
}

/// Several runs of the same.
#[derive(Clone, Debug, Default)]
pub struct Runs(Vec<Run>);

impl Runs {
    /// One more.
    pub fn add(&mut self, run: Run) {
        self.0.push(run);
    }

    /// Answers a second: the median of the runs.
    pub fn rate(&self) -> f64 {
        median(self.0.iter().map(|run| run.rate).collect())
    }

    /// Microseconds of processor time for each answer: the median of the runs.
    pub fn processor(&self) -> f64 {
        median(self.0.iter().map(|run| run.processor).collect())
    }

    /// The time within which 99 of 100 were answered, over all runs, in milliseconds.
    pub fn p99(&self) -> f64 {
        let mut all: Vec<u32> = self.0.iter().flat_map(|run| run.latencies.iter().copied()).collect();
        all.sort_unstable();
        let index = all.len().saturating_sub(1) * 99 / 100;
        f64::from(all.get(index).copied().unwrap_or(0)) / 1_000.0
    }

    /// Answers in all.
    pub fn answers(&self) -> usize {
        self.0.iter().map(|run| run.answers).sum()
    }
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Asks for a while.
///
/// # Errors
/// When a connection breaks or an answer is not the one expected: figures of failures would mean nothing.
pub fn run(address: &str, process: u32, requests: &Arc<Requests>, duration: Duration) -> Result<Run, Failure> {
    let (began, processor) = (Instant::now(), machine::processor_seconds(process)?);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (address, requests) = (address.to_owned(), Arc::clone(requests));
            std::thread::spawn(move || one_thread(&address, &requests, began + duration))
        })
        .collect();
    let mut latencies = Vec::new();
    for thread in threads {
        latencies.extend(thread.join().map_err(|_| "a thread of the load generator broke down")??);
    }
    let seconds = began.elapsed().as_secs_f64();
    let answers = latencies.len();
    let used = machine::processor_seconds(process)? - processor;
    let count = f64::from(u32::try_from(answers.max(1))?);
    Ok(Run { rate: count / seconds, answers, latencies, processor: used * 1e6 / count })
}

fn one_thread(address: &str, requests: &Arc<Requests>, until: Instant) -> Result<Vec<u32>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let connections: Vec<_> =
            (0..IN_FLIGHT / THREADS).map(|_| tokio::task::spawn_local(one_connection(address.to_owned(), Arc::clone(requests), until))).collect();
        let mut latencies = Vec::new();
        for connection in connections {
            latencies.extend(connection.await??);
        }
        Ok(latencies)
    })
}

async fn one_connection(address: String, requests: Arc<Requests>, until: Instant) -> Result<Vec<u32>, Failure> {
    let mut connection = Connection::open(&address).await?;
    let mut latencies = Vec::new();
    while Instant::now() < until {
        let Some(request) = requests.take() else { break };
        let asked = Instant::now();
        let (status, _) = connection.ask(request).await?;
        if status != requests.expected {
            return Err(format!("{address} answered {status} instead of {}", requests.expected).into());
        }
        latencies.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    Ok(latencies)
}
