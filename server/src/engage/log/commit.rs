//! A ballot is committed to before it is written: its entry is promised, and what opens it stays with the ballot.

use super::{broken, thirty_two};
use crate::engage::ballots::receipt_code;
use crate::keys::random;
use domain::voting::{Ballot, VoterName};
use ledger::bytes::{Entry, ReplaceKey, Salt};
use ledger::leaf::digest;
use ledger::{Bearer, Opening, Promise, Receipt, Superseded};
use store::DbErr;
use store::ballots::{Commitment, OpenBallot, Place};
use store::logs::SupersededBallot;

/// A ballot with what opens its entry, under a receipt code that stands for the entry. In a poll without a log the
/// code is chance.
#[must_use]
pub fn commit(definition: Option<Entry>, place: Place, pseudonym: Vec<u8>, name: Option<VoterName>, ballot: Ballot) -> OpenBallot {
    let Some(definition) = definition else {
        return OpenBallot { place, pseudonym, receipt: receipt_code(&random::<10>()), name, ballot, commitment: None };
    };
    let (salt, key) = (Salt(random()), ReplaceKey(random()));
    let opening = Opening { by: bearer(name.as_ref()), answers: ballot, salt, lock: key.lock() };
    let entry = opening.entry(&definition);
    let commitment = Commitment { entry: entry.0.to_vec(), salt: salt.0.to_vec(), replace_key: key.0.to_vec() };
    OpenBallot { place, pseudonym, receipt: code(&entry), name, ballot: opening.answers, commitment: Some(commitment) }
}

/// What a ballot says of its voter.
#[must_use]
pub fn bearer(name: Option<&VoterName>) -> Bearer {
    name.map_or(Bearer::Nobody, |name| Bearer::Name(name.clone()))
}

/// The receipt code of an entry: its first 80 bits.
#[must_use]
pub fn code(entry: &Entry) -> String {
    receipt_code(&entry.0[..10])
}

/// What marks the entry of a ballot that is changed, and says nothing about what was voted.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn superseded(ballot: &OpenBallot) -> Result<Option<SupersededBallot>, DbErr> {
    let Some(Commitment { entry, salt, replace_key }) = ballot.commitment.clone() else { return Ok(None) };
    let digest = digest(&bearer(ballot.name.as_ref()), &ballot.ballot, &Salt(thirty_two(&salt)?)).0.to_vec();
    Ok(Some(SupersededBallot { city_id: ballot.place.0.0, poll_id: ballot.place.1.0, entry, digest, replace_key }))
}

/// What opens the entry of a ballot, with the entry.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn opening(ballot: OpenBallot) -> Result<Option<(Entry, Opening)>, DbErr> {
    let Some(commitment) = ballot.commitment else { return Ok(None) };
    let key = ReplaceKey(thirty_two(&commitment.replace_key)?);
    let opening = Opening { by: bearer(ballot.name.as_ref()), answers: ballot.ballot, salt: Salt(thirty_two(&commitment.salt)?), lock: key.lock() };
    Ok(Some((Entry(thirty_two(&commitment.entry)?), opening)))
}

/// What marks an entry, as the ledger knows it.
///
/// # Errors
/// When what is kept was damaged.
pub fn marked(row: &SupersededBallot) -> Result<(Entry, Superseded), DbErr> {
    let marked = Superseded { digest: ledger::bytes::Digest(thirty_two(&row.digest)?), key: ReplaceKey(thirty_two(&row.replace_key)?) };
    Ok((Entry(thirty_two(&row.entry)?), marked))
}

/// The receipt of a ballot: the signed promise, and what opens the entry.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn receipt(ballot: OpenBallot, definition: Entry, signer: &ledger::PollKey, due: jiff::Timestamp) -> Result<Option<Receipt>, DbErr> {
    let Some(commitment) = &ballot.commitment else { return Ok(None) };
    let key = ReplaceKey(thirty_two(&commitment.replace_key)?);
    let Some((entry, opening)) = opening(ballot)? else { return Ok(None) };
    let deadline = u64::try_from(due.as_second()).unwrap_or(0);
    let promise = Promise { entry, deadline }.sign(signer).map_err(broken)?;
    Ok(Some(Receipt { promise, definition, by: opening.by, answers: opening.answers, salt: opening.salt, key }))
}
