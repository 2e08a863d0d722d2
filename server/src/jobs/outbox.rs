//! The outbox is worked off: claim, send, finish.
//!
//! A claim is a lease under a new token. Whoever holds it sends and finishes under that token; a worker that comes
//! back after its lease has run out finds another token and changes nothing. So a mail is sent at least once, and twice
//! only if a node dies between sending and finishing; both copies then carry the same Message-ID.

use super::pause;
use crate::engage::addresses::Address;
use crate::keys::random;
use crate::mail::kinds::{Desk, Letter, MailKind};
use crate::mail::message::Outgoing;
use crate::mail::transport::SendError;
use crate::mail::{texts, unsubscribe};
use crate::parvis::Parvis;
use data_encoding::HEXLOWER;
use futures_util::stream::{self, StreamExt};
use jiff::SignedDuration;
use std::sync::Arc;
use std::time::Duration;
use store::DbErr;
use store::outbox::{self, Entry, Outcome};
use tokio::sync::watch;

/// Mails claimed at once, and sent at the same time. Two rounds of [`crate::mail::SEND_TIMEOUT`] fit into [`LEASE`].
const BATCH: u64 = 16;
const AT_ONCE: usize = 8;
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// After this many attempts a mail is given up.
const ATTEMPTS: i32 = 8;
/// Waiting after the first attempt; four times as long after each further one, and never longer than the longest.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(10);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);
/// Looked at even when nobody has called: other nodes put mails into the same outbox, and retries fall due.
const EVERY: Duration = Duration::from_secs(2);

/// Works off what is due, whenever it is called and every two seconds.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    while !*shutdown.borrow() {
        match run_once(&parvis).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "the outbox could not be worked off and is tried again"),
        }
        let go_on = tokio::select! {
            () = parvis.mail.woken() => true,
            go_on = pause(EVERY, &mut shutdown) => go_on,
        };
        if !go_on {
            break;
        }
    }
}

/// Works off one batch; how many mails were tried.
///
/// # Errors
/// When the database refuses. What was claimed is tried again when the lease has run out.
pub async fn run_once(parvis: &Parvis) -> Result<usize, DbErr> {
    parvis.metrics.outbox_waiting(outbox::waiting(parvis.database.read()).await?);
    let ends = work_off(Desk::of(parvis)).await?;
    for end in &ends {
        if *end == End::Sent { parvis.metrics.mail_sent() } else { parvis.metrics.mail_failed() }
    }
    Ok(ends.len())
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The mail server (or the folder) has it.
    Sent,
    /// Not this time.
    Later,
    /// Never.
    GivenUp,
}

async fn work_off(desk: Desk<'_>) -> Result<Vec<End>, DbErr> {
    if outbox::waiting(desk.database.read()).await? == 0 {
        return Ok(Vec::new());
    }
    let (token, entries) = claim(desk).await?;
    let deliveries = entries.into_iter().map(|entry| deliver(desk, entry, &token));
    let ends: Vec<Result<End, DbErr>> = stream::iter(deliveries).buffer_unordered(AT_ONCE).collect().await;
    ends.into_iter().collect()
}

async fn claim(desk: Desk<'_>) -> Result<(String, Vec<Entry>), DbErr> {
    let token = HEXLOWER.encode(&random::<16>());
    let now = desk.clock.now();
    let tx = desk.database.begin_write().await?;
    let entries = outbox::claim(&tx, &token, now, now + LEASE, BATCH).await?;
    tx.commit().await?;
    Ok((token, entries))
}

/// Sends one mail and writes down how that ended.
async fn deliver(desk: Desk<'_>, entry: Entry, token: &str) -> Result<End, DbErr> {
    let sent = attempt(desk, &entry).await;
    fail::fail_point!("outbox-before-finish", |_| Err(DbErr::Custom("failpoint before finish".to_owned())));
    finish(desk, &entry, token, sent).await
}

async fn attempt(desk: Desk<'_>, entry: &Entry) -> Result<(), SendError> {
    if entry.attempts > ATTEMPTS {
        // Nodes died while they sent it.
        return Err(SendError::permanent("too many attempts"));
    }
    let letter: Letter = serde_json::from_str(&entry.payload).map_err(|_| SendError::permanent("the entry is not understood"))?;
    if letter.is_stale(desk.clock.now()) {
        return Err(SendError::permanent("what it tells has run out"));
    }
    desk.mail.send(&put_into_words(desk, entry, &letter)?).await
}

fn put_into_words(desk: Desk<'_>, entry: &Entry, letter: &Letter) -> Result<Outgoing, SendError> {
    let to = Address::parse(&entry.recipient).map_err(|_| SendError::permanent("no address"))?;
    let kind = letter.payload.kind();
    let end = (!kind.is_transactional()).then(|| unsubscribe::address(desk.origin, letter.language, desk.keys, &to, kind));
    let words = texts::compose(letter, desk.origin, end.as_deref()).ok_or_else(|| SendError::permanent("the entry is not understood"))?;
    Ok(Outgoing {
        to,
        language: letter.language,
        subject: words.subject,
        text: words.text,
        html: words.html,
        message_id: entry.message_id.clone(),
        written: letter.written(),
        unsubscribe: end,
    })
}

async fn finish(desk: Desk<'_>, entry: &Entry, token: &str, sent: Result<(), SendError>) -> Result<End, DbErr> {
    let now = desk.clock.now();
    let (end, outcome) = match &sent {
        Ok(()) => (End::Sent, Outcome::Done),
        Err(error) if error.permanent || entry.attempts >= ATTEMPTS => (End::GivenUp, Outcome::Failed),
        Err(_) => (End::Later, Outcome::Retry(now + wait(entry.attempts, rand::random()))),
    };
    let tx = desk.database.begin_write().await?;
    let held = outbox::finish(&tx, entry.id, token, outcome, now).await?;
    tx.commit().await?;
    report(entry, &sent, end, held);
    Ok(end)
}

/// Tells the log what went wrong, without the address.
fn report(entry: &Entry, sent: &Result<(), SendError>, end: End, held: bool) {
    let kind = MailKind::parse(&entry.kind).map_or("unknown", MailKind::as_str);
    if let Err(error) = sent {
        tracing::warn!(entry = entry.id, kind, attempt = entry.attempts, given_up = end == End::GivenUp, reason = %error.reason, "a mail was not sent");
    }
    if !held {
        tracing::warn!(entry = entry.id, kind, "another worker has taken this mail over");
    }
}

/// How long to wait after so many attempts; `chance` spreads it by a fifth in both directions, so that what failed
/// together does not come back together.
fn wait(attempts: i32, chance: u8) -> SignedDuration {
    let power = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(10);
    let millis = FIRST_WAIT.as_millis().saturating_mul(4_i128.pow(power)).min(LONGEST_WAIT.as_millis());
    let spread = millis * (800 + i128::from(chance) * 400 / 255) / 1_000;
    SignedDuration::from_millis(i64::try_from(spread.min(LONGEST_WAIT.as_millis())).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
