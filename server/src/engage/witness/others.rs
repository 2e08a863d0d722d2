//! Witnessing others: what they ask to be signed is signed if it continues what was signed before.

use super::key;
use crate::engage::log::broken;
use crate::parvis::Parvis;
use ledger::bundle::Line;
use ledger::bytes::Root;
use ledger::witness::{Cosignature, Decision, Submission, contradicts, decide};
use ledger::{Checkpoint, PublicKey};
use store::moments::millis;
use store::witnesses::{self, WitnessedLog};
use store::{Database, DbErr};

/// The longest definition that is read, in bytes: that of a line of a bundle.
const DEFINITION: usize = 1 << 20;

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum Declined {
    /// What was sent cannot be read.
    #[error("this is not a checkpoint for a witness")]
    Malformed,
    /// The log is none of a site that is witnessed here.
    #[error("this log is not known")]
    Unknown,
    /// The log has not signed it.
    #[error("the log has not signed this checkpoint")]
    NotSigned,
    /// Something else was signed before: a log of this size.
    #[error("a log of {size} entries was signed before")]
    Conflict {
        /// How large it was.
        size: u64,
    },
    /// The proof does not show that the checkpoint continues what was signed before.
    #[error("the checkpoint does not continue what was signed before")]
    Inconsistent,
    /// Not now: the site of the log does not answer, or the clock of this one is being checked.
    #[error("this cannot be done now")]
    NotNow,
    /// Our mistake.
    #[error("storage failed: {0}")]
    Storage(#[from] DbErr),
}

/// Signs a checkpoint of another site, after the memory of this one has moved on to it for good.
///
/// # Errors
/// See [`Declined`].
pub async fn add_checkpoint(parvis: &Parvis, sent: &str) -> Result<Cosignature, Declined> {
    let asked = Submission::parse(sent).map_err(|_| Declined::Malformed)?;
    let (site, poll) = parvis.config.witness.site_of(asked.origin()).and_then(|(site, rest)| Some((site, poll(rest)?))).ok_or(Declined::Unknown)?;
    if !parvis.clock.is_trusted() {
        return Err(Declined::NotNow);
    }
    let known = witnesses::witnessed(parvis.database.read(), asked.origin()).await?;
    let log = match known {
        Some(row) => PublicKey::parse(&row.log_key).map_err(broken)?,
        None => key_of(parvis, site, poll, asked.origin()).await?,
    };
    let new = Checkpoint::open(&asked.note, &log).map_err(|_| Declined::NotSigned)?;
    let size = i64::try_from(new.size).map_err(|_| Declined::Malformed)?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = witnesses::witnessed(&tx, asked.origin()).await?;
    // Somebody may have been faster, and the log may have shown them another key.
    if row.as_ref().is_some_and(|row| row.log_key != log.to_string()) {
        return Err(Declined::NotSigned);
    }
    let have = row.as_ref().map(memory).transpose()?;
    if have.as_ref().is_some_and(|have| contradicts(have, &new)) {
        tracing::error!(log = asked.origin(), size, "a log has signed two things that contradict each other; both are kept");
        witnesses::keep_contradiction(&tx, asked.origin(), &asked.note).await?;
        tx.commit().await?;
        return Err(Declined::Conflict { size: new.size });
    }
    match decide(have.as_ref(), asked.old, &asked.proof, &new) {
        Decision::Conflict { size } => return Err(Declined::Conflict { size }),
        Decision::Inconsistent => {
            tracing::error!(log = asked.origin(), size, "a log asks to sign what does not continue what it had signed before");
            return Err(Declined::Inconsistent);
        }
        Decision::Cosign => {}
    }
    let signed = key(parvis)?.cosign(&asked.note, u64::try_from(now.as_second()).unwrap_or(0)).map_err(broken)?;
    let after = WitnessedLog {
        origin: asked.origin().to_owned(),
        log_key: log.to_string(),
        size,
        root: new.root.0.to_vec(),
        checkpoint: asked.note.clone(),
        contradicted: None,
        contradiction: None,
        witnessed_at: millis(now),
    };
    if !witnesses::move_on(&tx, row.map(|row| (row.size, row.root)), after).await? {
        drop(tx);
        return Err(Declined::Conflict { size: now_at(&parvis.database, asked.origin()).await? });
    }
    tx.commit().await?;
    Ok(signed)
}

/// What this site has signed of a log.
fn memory(row: &WitnessedLog) -> Result<Checkpoint, DbErr> {
    let root = row.root.as_slice().try_into().map_err(broken)?;
    Ok(Checkpoint { size: u64::try_from(row.size).map_err(broken)?, root: Root(root) })
}

async fn now_at(database: &Database, origin: &str) -> Result<u64, DbErr> {
    let row = witnesses::witnessed(database.read(), origin).await?;
    Ok(row.and_then(|row| u64::try_from(row.size).ok()).unwrap_or(0))
}

/// The poll of a log, from what comes after the name of its site.
fn poll(rest: &str) -> Option<i64> {
    let number = rest.strip_prefix("polls/")?;
    let poll: i64 = number.parse().ok()?;
    (poll > 0 && poll.to_string() == number).then_some(poll)
}

/// The key of a log that was never seen before, as its own site publishes it: asked of that site alone, whose address is in the configuration. From the first
/// signature on it is kept, and nothing can take its place.
async fn key_of(parvis: &Parvis, site: &str, poll: i64, origin: &str) -> Result<PublicKey, Declined> {
    let said = match parvis.elsewhere.get(&format!("{site}/polls/{poll}/definition"), DEFINITION).await {
        Ok(said) => said,
        Err(error) => {
            tracing::warn!(%error, log = origin, "the key of a log could not be asked for");
            return Err(Declined::NotNow);
        }
    };
    match said.status {
        200 => {}
        404 => return Err(Declined::Unknown),
        _ => return Err(Declined::NotNow),
    }
    let Ok(Line::Definition(definition)) = serde_json::from_str(&said.body) else { return Err(Declined::Unknown) };
    let key = definition.check().map_err(|_| Declined::Unknown)?;
    if key.origin() == origin { Ok(key) } else { Err(Declined::Unknown) }
}

#[cfg(test)]
mod tests {
    use super::poll;

    #[test]
    fn only_polls_have_logs() {
        assert_eq!(poll("polls/12"), Some(12));
        for other in ["", "polls/", "polls/012", "polls/0", "polls/-1", "polls/+1", "polls/1/x", "polls/../x", "polls/99999999999999999999", "Polls/1", "audit"]
        {
            assert_eq!(poll(other), None, "{other}");
        }
    }
}
