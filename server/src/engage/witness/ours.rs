//! Being witnessed: after a checkpoint is signed and kept, others are asked to sign it too. Nothing waits for them but, for a bounded time, sealing.

use crate::config::Witness;
use crate::elsewhere::Silent;
use crate::engage::log::{broken, read, sequence};
use crate::engage::refusal::Result;
use crate::parvis::Parvis;
use domain::ids::PollId;
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use ledger::witness::{Cosignature, Submission};
use ledger::{Checkpoint, PublicKey};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::ballots::Place;
use store::entities::poll::Model as Poll;
use store::witnesses::{self, LogCosignature, Unsigned};
use store::{DbErr, logs};

/// The most logs a witness is asked about in one go.
const AT_ONCE: u32 = 100;
/// The longest answer that is read, in bytes.
const ANSWER: usize = 64 * 1024;
/// A witness that was asked in vain is asked again after so many seconds, then twice as many, …
const AGAIN: i64 = 5;
/// … and so many at most.
const AGAIN_AT_MOST: i64 = 600;

/// Polls that could be sealed and wait for witnesses, and since when.
#[derive(Debug, Default)]
pub struct Waiting(Mutex<HashMap<PollId, Timestamp>>);

impl Waiting {
    /// Since when this poll waits: since now, if it did not before.
    fn since(&self, poll: PollId, now: Timestamp) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(poll).or_insert(now)
    }

    /// It waits no more.
    pub fn forget(&self, poll: PollId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&poll);
    }
}

/// Asks every witness about every log whose latest checkpoint it has not signed; how many were signed. Run by a job; running it twice, or on two nodes, is
/// harmless.
///
/// # Errors
/// When the database refuses.
pub async fn ask_witnesses(parvis: &Parvis) -> Result<usize> {
    let witnesses = parvis.config.witness.witnesses();
    let asked = join_all(witnesses.iter().map(|witness| ask(parvis, witness))).await;
    let mut signed = 0;
    for one in asked {
        signed += one?;
    }
    Ok(signed)
}

/// Asks a witness; how many checkpoints it signed.
async fn ask(parvis: &Parvis, witness: &Witness) -> Result<usize> {
    let name = witness.key.to_string();
    let (mut signed, mut silent) = (0, false);
    for log in witnesses::unsigned(parvis.database.read(), &name, parvis.clock.now(), AT_ONCE).await? {
        if silent {
            // Whoever does not answer is not asked about every other log, too.
            later(parvis, &log, &name, log.had).await?;
            continue;
        }
        match submit(parvis, witness, &log).await {
            Ok(cosignature) => {
                keep(parvis, log.place, &name, log.size, cosignature).await?;
                signed += 1;
            }
            Err(vain) => {
                let had = if let Vain::Conflict { size } = vain { size } else { log.had };
                silent = matches!(vain, Vain::Silent(_));
                told(&vain, witness, &log);
                later(parvis, &log, &name, had).await?;
            }
        }
    }
    Ok(signed)
}

/// Why a witness has not signed.
#[derive(Debug, thiserror::Error)]
enum Vain {
    /// It has not answered.
    #[error("it does not answer: {0}")]
    Silent(#[from] Silent),
    /// It has signed more of this log than there is.
    #[error("it has signed {size} entries of this log, which are not there: the log was set back, or is not the one it knows")]
    Ahead { size: u64 },
    /// It has signed another size, and says so again and again.
    #[error("it has signed {size} entries of this log")]
    Conflict { size: u64 },
    /// It declined.
    #[error("it answered {status}")]
    Declined { status: u16 },
    /// Its signature is wrong.
    #[error("its answer is not signed by it, or not about this checkpoint")]
    Lie,
    /// Our mistake.
    #[error("storage failed: {0}")]
    Storage(#[from] DbErr),
}

async fn submit(parvis: &Parvis, witness: &Witness, log: &Unsigned) -> std::result::Result<Cosignature, Vain> {
    match submit_from(parvis, witness, log, log.had).await {
        // It knows another size, and that much of the log is there: from there, then.
        Err(Vain::Conflict { size }) if size != log.had => submit_from(parvis, witness, log, size).await,
        answered => answered,
    }
}

async fn submit_from(parvis: &Parvis, witness: &Witness, log: &Unsigned, old: u64) -> std::result::Result<Cosignature, Vain> {
    let proof = read::proof_between(parvis, log.place, old, log.size).await?;
    let sent = Submission { old, proof, note: log.checkpoint.clone() }.to_string();
    let said = parvis.elsewhere.post(&witness.submit_to, sent, ANSWER).await?;
    match said.status {
        200 => witness.key.answered(&log.checkpoint, &said.body).map_err(|_| Vain::Lie),
        409 => match said.body.trim_end().parse() {
            Ok(size) if size > log.size => Err(Vain::Ahead { size }),
            Ok(size) => Err(Vain::Conflict { size }),
            Err(_) => Err(Vain::Declined { status: 409 }),
        },
        status => Err(Vain::Declined { status }),
    }
}

/// What operators have to know is written down: silence is common, everything else is not.
fn told(vain: &Vain, witness: &Witness, log: &Unsigned) {
    let (witness, poll) = (witness.key.name(), log.place.1.0);
    match vain {
        Vain::Silent(_) => tracing::warn!(%vain, witness, poll, "a witness has not signed a checkpoint; it is asked again"),
        _ => tracing::error!(%vain, witness, poll, "a witness has not signed a checkpoint; it is asked again"),
    }
}

async fn keep(parvis: &Parvis, place: Place, witness: &str, size: u64, cosignature: Cosignature) -> std::result::Result<(), DbErr> {
    let signed_at = i64::try_from(cosignature.time).unwrap_or(0).saturating_mul(1_000);
    let row = LogCosignature {
        city_id: place.0.0,
        poll_id: place.1.0,
        size: i64::try_from(size).map_err(broken)?,
        witness: witness.to_owned(),
        line: cosignature.line,
        signed_at,
    };
    let tx = parvis.database.begin_write().await?;
    witnesses::keep(&tx, row).await?;
    witnesses::set_submission(&tx, place, witness, size, 0, parvis.clock.now()).await?;
    tx.commit().await
}

async fn later(parvis: &Parvis, log: &Unsigned, witness: &str, had: u64) -> std::result::Result<(), DbErr> {
    let seconds = AGAIN.saturating_mul(1 << log.attempts.min(10)).min(AGAIN_AT_MOST);
    let next = parvis.clock.now() + SignedDuration::from_secs(seconds);
    let tx = parvis.database.begin_write().await?;
    witnesses::set_submission(&tx, log.place, witness, had, log.attempts.saturating_add(1), next).await?;
    tx.commit().await
}

/// Whether a poll that could be sealed should wait a little more, so that the published file carries what witnesses have signed of all of its log. What was
/// promised is appended meanwhile. A witness that does not answer holds nothing up for longer than the configuration says.
///
/// # Errors
/// When the database refuses.
pub async fn awaited(parvis: &Parvis, poll: &Poll) -> Result<bool> {
    let witnesses = parvis.config.witness.witnesses();
    let id = PollId(poll.id);
    let Some(log) = logs::log(parvis.database.read(), id).await?.filter(|_| !witnesses.is_empty()) else { return Ok(false) };
    let patience = SignedDuration::from_secs(parvis.config.witness.seconds_before_sealing.into());
    let now = parvis.clock.now();
    if now >= parvis.witnesses.since(id, now) + patience {
        return Ok(false);
    }
    if logs::pending_count(parvis.database.read(), id).await? > 0 {
        sequence::append_in(parvis, (domain::ids::CityId(poll.city_id), id)).await?;
        return Ok(true);
    }
    let signed = witnesses::cosignatures(parvis.database.read(), (domain::ids::CityId(poll.city_id), id)).await?;
    let latest = u64::try_from(log.size).ok().and_then(|size| signed.get(&size)).map_or(&[][..], Vec::as_slice);
    Ok(!witnesses.iter().all(|witness| latest.iter().any(|row| row.witness == witness.key.to_string())))
}

/// A checkpoint with what witnesses have signed under it. What does not read is left out: a line that is damaged must not spoil the checkpoint.
#[must_use]
pub fn with_cosignatures(checkpoint: String, log: &PublicKey, signed: &[LogCosignature]) -> String {
    let sound = |whole: &str| Checkpoint::open(whole, log).is_ok();
    signed.iter().fold(checkpoint, |note, row| {
        let whole = format!("{note}{}", row.line);
        if sound(&whole) { whole } else { note }
    })
}
