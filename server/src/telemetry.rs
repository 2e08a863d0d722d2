//! What operators see: the log, and figures for Prometheus. Neither holds personal data: no address, no account, no
//! query string, no token; requests are named by the pattern of their route.

use crate::config::{LogConfig, LogFormat};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::fmt;
use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;
use tracing_subscriber::EnvFilter;

/// Begins the log, on standard error. Only the first call of a process counts (tests start many servers).
pub fn start_log(config: &LogConfig) {
    let filter = EnvFilter::try_new(&config.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    // An error here means that a log was begun before, which is what is wanted.
    let _ = match config.format {
        LogFormat::Compact => builder.compact().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
    };
}

/// What became of a ballot that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotOutcome {
    /// Written.
    Accepted,
    /// Written before; the same receipt was given again.
    Replayed,
    /// Not written, for a reason its voter was told.
    Refused,
}

/// The figures of this process. Clones count together.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<RouteLabels, Histogram>,
    ballots: Family<OutcomeLabels, Counter>,
    ballot_batch: Histogram,
    outbox_waiting: Gauge,
    mails: Family<OutcomeLabels, Counter>,
    polls_sealed: Counter,
    clock_skewed: Gauge,
    cache: Family<OutcomeLabels, Counter>,
    cache_hits: Counter,
    cache_misses: Counter,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
    method: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Metrics(…)")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All figures at zero.
    #[must_use]
    pub fn new() -> Self {
        let cache = Family::<OutcomeLabels, Counter>::default();
        let mut metrics = Self {
            registry: Arc::new(Registry::default()),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0])),
            ballots: Family::default(),
            ballot_batch: Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]),
            outbox_waiting: Gauge::default(),
            mails: Family::default(),
            polls_sealed: Counter::default(),
            clock_skewed: Gauge::default(),
            cache_hits: cache.get_or_create_owned(&OutcomeLabels { outcome: "hit" }),
            cache_misses: cache.get_or_create_owned(&OutcomeLabels { outcome: "miss" }),
            cache,
        };
        metrics.registry = Arc::new(metrics.register());
        metrics
    }

    fn register(&self) -> Registry {
        let mut registry = Registry::with_prefix("parvis");
        registry.register("requests", "Requests answered, by route, method and class of status", self.requests.clone());
        registry.register_with_unit("request", "Time until a request was answered", Unit::Seconds, self.seconds.clone());
        registry.register("ballots", "Ballots handed in", self.ballots.clone());
        registry.register("ballot_batch", "Ballots written in one transaction", self.ballot_batch.clone());
        registry.register("outbox_waiting", "Mails that wait to be sent", self.outbox_waiting.clone());
        registry.register("mails", "Mails handed to the mail server", self.mails.clone());
        registry.register("polls_sealed", "Polls whose secret was destroyed at their close", self.polls_sealed.clone());
        registry.register("clock_skewed", "1 while the wall clock is not where it should be", self.clock_skewed.clone());
        registry.register("page_cache", "Public pages found in memory, or not", self.cache.clone());
        registry
    }

    /// A request was answered. `route` is the pattern of its route.
    pub fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let method = known_method(method);
        self.requests.get_or_create(&RequestLabels { route: route.to_owned(), method, status: class(status) }).inc();
        self.seconds.get_or_create(&RouteLabels { route: route.to_owned(), method }).observe(took.as_secs_f64());
    }

    /// A ballot was handed in.
    pub fn ballot(&self, outcome: BallotOutcome) {
        let outcome = match outcome {
            BallotOutcome::Accepted => "accepted",
            BallotOutcome::Replayed => "replayed",
            BallotOutcome::Refused => "refused",
        };
        self.ballots.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// So many ballots were written in one transaction.
    pub fn ballot_batch(&self, size: usize) {
        self.ballot_batch.observe(f64::from(u32::try_from(size).unwrap_or(u32::MAX)));
    }

    /// So many mails wait to be sent.
    pub fn outbox_waiting(&self, mails: u64) {
        self.outbox_waiting.set(i64::try_from(mails).unwrap_or(i64::MAX));
    }

    /// A mail was accepted by the mail server.
    pub fn mail_sent(&self) {
        self.mails.get_or_create(&OutcomeLabels { outcome: "sent" }).inc();
    }

    /// A mail was not accepted by the mail server.
    pub fn mail_failed(&self) {
        self.mails.get_or_create(&OutcomeLabels { outcome: "failed" }).inc();
    }

    /// A poll was sealed.
    pub fn poll_sealed(&self) {
        self.polls_sealed.inc();
    }

    /// Is the wall clock somewhere else than it should be?
    pub fn clock_skewed(&self, skewed: bool) {
        self.clock_skewed.set(i64::from(skewed));
    }

    /// A page was found in memory.
    pub fn cache_hit(&self) {
        self.cache_hits.inc();
    }

    /// A page had to be made.
    pub fn cache_miss(&self) {
        self.cache_misses.inc();
    }

    /// All figures, in the text format of `OpenMetrics`.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::new();
        // Writing to a text cannot fail; a half-written one would be refused by its reader.
        if encode(&mut text, &self.registry).is_err() {
            text.clear();
        }
        text
    }
}

/// A method may be any word a sender likes; each would be a row of its own for ever.
fn known_method(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method).unwrap_or("other")
}

fn class(status: u16) -> &'static str {
    match status {
        0..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_out_as_they_went_in() {
        let metrics = Metrics::new();
        let clone = metrics.clone();
        clone.request("GET", "/{language}/polls/{id}", 200, Duration::from_millis(3));
        clone.request("GET", "/{language}/polls/{id}", 204, Duration::from_millis(3));
        clone.request("SUMMON", "/{language}/polls/{id}", 405, Duration::from_millis(3));
        clone.ballot(BallotOutcome::Accepted);
        clone.ballot(BallotOutcome::Refused);
        clone.ballot_batch(17);
        clone.outbox_waiting(3);
        clone.mail_sent();
        clone.mail_failed();
        clone.poll_sealed();
        clone.clock_skewed(true);
        clone.cache_hit();
        let text = metrics.encode();
        for line in [
            "parvis_requests_total{route=\"/{language}/polls/{id}\",method=\"GET\",status=\"2xx\"} 2",
            "parvis_requests_total{route=\"/{language}/polls/{id}\",method=\"other\",status=\"4xx\"} 1",
            "parvis_request_seconds_count{route=\"/{language}/polls/{id}\",method=\"GET\"} 2",
            "parvis_ballots_total{outcome=\"accepted\"} 1",
            "parvis_ballots_total{outcome=\"refused\"} 1",
            "parvis_ballot_batch_sum 17.0",
            "parvis_outbox_waiting 3",
            "parvis_mails_total{outcome=\"sent\"} 1",
            "parvis_mails_total{outcome=\"failed\"} 1",
            "parvis_polls_sealed_total 1",
            "parvis_clock_skewed 1",
            "parvis_page_cache_total{outcome=\"hit\"} 1",
            "parvis_page_cache_total{outcome=\"miss\"} 0",
            "# EOF",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n in \n{text}");
        }
    }

    #[test]
    fn the_log_may_be_begun_twice() {
        let config = crate::config::Config::from_settings(&[("log.filter", "off")]).unwrap().log;
        start_log(&config);
        start_log(&config);
    }
}
