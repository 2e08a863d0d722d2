//! Acts that programs may repeat: whoever sends the same request under the same key again gets the same answer, and
//! what was asked for is done once.
//!
//! The outcome of an act is written in the transaction of the act itself, under its key. So there is never an act
//! without its outcome or an outcome without its act, whatever breaks down in between; and of two that run at the same
//! time, one commits, and the other finds the row taken, takes everything back and gives the outcome of the first. (A
//! row that says "pending", written before the act in a transaction of its own, would need somebody to decide after a
//! breakdown whether the act was done.)
//!
//! The key travels with the caller ([`Caller::once`]): pages bring none and everything is as if this did not exist. What
//! is kept is the outcome and not the document that was sent: the number of what was made, never a secret. Refusals are
//! not kept: nothing was done, and the same request may succeed later. Outcomes are kept for a day.
//!
//! Three acts keep nothing. Ballots have their own keys, which vanish with the secret of the poll ([`super::ballots`]);
//! deleting an account leaves nobody to answer; signing out ends what the caller came with.

use super::callers::Caller;
use super::refusal::{Refusal, Result};
use crate::keys::fingerprint;
use crate::parvis::Parvis;
use domain::ids::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;
use store::moments::millis;
use store::{DatabaseTransaction, DbErr, idempotency};

/// The key of an act that may be repeated. Only hashes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    scope: String,
    key_hash: Vec<u8>,
    request_hash: Vec<u8>,
}

impl Once {
    /// A person's key for a request: everything that makes it this request, the address included.
    #[must_use]
    pub fn new(person: PersonId, key: &str, request: &[u8]) -> Self {
        Self { scope: format!("person:{person}"), key_hash: fingerprint(key.as_bytes()).to_vec(), request_hash: fingerprint(request).to_vec() }
    }
}

/// Does an act, or gives the outcome it had when it was done before under the same key.
///
/// # Errors
/// Those of the act; [`Refusal::KeyReused`] when the key came with another request.
pub async fn run<T: DeserializeOwned>(parvis: &Parvis, caller: &Caller, act: impl Future<Output = Result<T>>) -> Result<T> {
    let Some(once) = &caller.once else { return act.await };
    if let Some(outcome) = before(parvis, once).await? {
        return Ok(outcome);
    }
    match act.await {
        Ok(outcome) => Ok(outcome),
        // Somebody else may have done it in the meantime: that may be the very reason of the refusal.
        Err(refusal) => before(parvis, once).await?.ok_or(refusal),
    }
}

async fn before<T: DeserializeOwned>(parvis: &Parvis, once: &Once) -> Result<Option<T>> {
    let Some(kept) = idempotency::find(parvis.database.read(), &once.scope, &once.key_hash).await? else { return Ok(None) };
    if kept.body_hash != once.request_hash {
        return Err(Refusal::KeyReused);
    }
    serde_json::from_str(&kept.answer).map(Some).map_err(|error| Refusal::Storage(DbErr::Json(error.to_string())))
}

/// Commits an act together with its outcome.
///
/// # Errors
/// [`Refusal::Repeated`] when the same act was done at the same time: this one is taken back.
pub async fn commit(tx: DatabaseTransaction, parvis: &Parvis, caller: &Caller, outcome: &impl Serialize) -> Result<()> {
    if let Some(once) = &caller.once {
        let answer = idempotency::Answer {
            scope: once.scope.clone(),
            key_hash: once.key_hash.clone(),
            body_hash: once.request_hash.clone(),
            status: 200,
            answer: serde_json::to_string(outcome).map_err(|error| DbErr::Json(error.to_string()))?,
            created_at: millis(parvis.clock.now()),
        };
        if !idempotency::keep(&tx, answer).await? {
            tx.rollback().await?;
            return Err(Refusal::Repeated);
        }
    }
    tx.commit().await.inspect_err(|error| parvis.database.failed(error))?;
    Ok(())
}
