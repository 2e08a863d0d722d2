//! A ballot is committed to before it is written: its entry is promised, and what opens it stays with the ballot.

use super::{broken, thirty_two};
use crate::engage::ballots::receipt_code;
use crate::keys::random;
use domain::voting::{Ballot, VoterName};
use ledger::bytes::{Entry, Lock, ReplaceKey, Salt, TokenInput, TokenOutput};
use ledger::encrypted::{SealedBallot, SealedOpening};
use ledger::leaf::digest;
use ledger::publish::Disclosure;
use ledger::{Bearer, Opening, Promise, Receipt, Superseded, Token};
use store::DbErr;
use store::ballots::{Choices, Closing, Commitment, OpenBallot, Place};
use store::logs::SupersededBallot;

/// What somebody casts.
#[derive(Clone, Debug)]
pub enum Cast {
    /// Choices.
    Open(Ballot),
    /// What their browser has sealed.
    Sealed(SealedBallot),
}

/// A ballot with what opens its entry, under a receipt code that stands for the entry. In a poll without a log the
/// code is chance.
#[must_use]
pub fn commit(definition: Option<Entry>, place: Place, pseudonym: Vec<u8>, name: Option<VoterName>, ballot: Ballot) -> OpenBallot {
    let Some(definition) = definition else {
        return OpenBallot { place, pseudonym, receipt: receipt_code(&random::<10>()), name, token: None, ballot: Choices::Open(ballot), commitment: None };
    };
    let (salt, key) = (Salt(random()), ReplaceKey(random()));
    let opening = Opening { by: bearer(name.as_ref()), answers: ballot, salt, lock: key.lock() };
    let entry = opening.entry(&definition);
    let commitment = Commitment { entry: entry.0.to_vec(), salt: salt.0.to_vec(), closing: Closing::Key(key.0.to_vec()) };
    OpenBallot { place, pseudonym, receipt: code(&entry), name, token: None, ballot: Choices::Open(opening.answers), commitment: Some(commitment) }
}

/// A ballot that was cast with a token: whoever cast it has made the salt, and keeps the key to the lock.
///
/// # Errors
/// Never, for what this program has read.
pub fn commit_with_token(definition: &Entry, place: Place, pseudonym: Vec<u8>, token: Token, cast: (Cast, Salt, Lock)) -> Result<OpenBallot, DbErr> {
    let (cast, salt, lock) = cast;
    let entry = entry_with_token(definition, token, &cast, salt, lock);
    let ballot = match cast {
        Cast::Open(ballot) => Choices::Open(ballot),
        Cast::Sealed(sealed) => Choices::Sealed(serde_json::to_string(&sealed).map_err(broken)?),
    };
    let commitment = Commitment { entry: entry.0.to_vec(), salt: salt.0.to_vec(), closing: Closing::Lock(lock.0.to_vec()) };
    let token = Some([token.input.0.as_slice(), &token.output.0].concat());
    Ok(OpenBallot { place, pseudonym, receipt: code(&entry), name: None, token, ballot, commitment: Some(commitment) })
}

/// The entry of a ballot that was cast with a token.
#[must_use]
pub fn entry_with_token(definition: &Entry, token: Token, cast: &Cast, salt: Salt, lock: Lock) -> Entry {
    match cast.clone() {
        Cast::Open(answers) => Opening { by: Bearer::Token(token), answers, salt, lock }.entry(definition),
        Cast::Sealed(answers) => SealedOpening { token, answers, salt, lock }.entry(definition),
    }
}

/// What a ballot that is kept says of its voter.
fn bearer_of(ballot: &OpenBallot) -> Result<Bearer, DbErr> {
    let Some(token) = &ballot.token else { return Ok(bearer(ballot.name.as_ref())) };
    let halves = token.split_at_checked(32).and_then(|(input, output)| Some((input.try_into().ok()?, output.try_into().ok()?)));
    let (input, output) = halves.ok_or_else(|| broken("96 bytes were expected"))?;
    Ok(Bearer::Token(Token { input: TokenInput(input), output: TokenOutput(output) }))
}

/// The entry of a ballot that is kept.
///
/// # Errors
/// When what is kept of it was damaged.
pub fn entry(ballot: &OpenBallot) -> Result<Option<Entry>, DbErr> {
    ballot.commitment.as_ref().map(|commitment| thirty_two(&commitment.entry).map(Entry)).transpose()
}

/// The lock of an entry.
///
/// # Errors
/// When what is kept of it was damaged.
pub fn lock(commitment: &Commitment) -> Result<Lock, DbErr> {
    match &commitment.closing {
        Closing::Key(key) => Ok(ReplaceKey(thirty_two(key)?).lock()),
        Closing::Lock(lock) => thirty_two(lock).map(Lock),
    }
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

/// What marks the entry of a ballot that is changed, and says nothing about what was voted. None without a log, and where
/// only the voter has the key.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn superseded(ballot: &OpenBallot) -> Result<Option<SupersededBallot>, DbErr> {
    match ballot.commitment.as_ref().map(|commitment| &commitment.closing) {
        Some(Closing::Key(key)) => superseded_by(ballot, &ReplaceKey(thirty_two(key)?)),
        Some(Closing::Lock(_)) | None => Ok(None),
    }
}

/// The same with the key that came with the change.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn superseded_by(ballot: &OpenBallot, key: &ReplaceKey) -> Result<Option<SupersededBallot>, DbErr> {
    let Some(Commitment { entry, salt, .. }) = ballot.commitment.clone() else { return Ok(None) };
    let salt = Salt(thirty_two(&salt)?);
    let digest = match (&ballot.ballot, bearer_of(ballot)?) {
        (Choices::Open(answers), by) => digest(&by, answers, &salt),
        (Choices::Sealed(sealed), Bearer::Token(token)) => unsealed(sealed)?.digest(&salt, &token.input),
        (Choices::Sealed(_), Bearer::Nobody | Bearer::Name(_)) => return Err(without_token()),
    };
    let digest = digest.0.to_vec();
    Ok(Some(SupersededBallot { city_id: ballot.place.0.0, poll_id: ballot.place.1.0, entry, digest, replace_key: key.0.to_vec() }))
}

/// What is published of the entry of a ballot that counts, with the entry; none without a log.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn disclosure(ballot: OpenBallot) -> Result<Option<(Entry, Disclosure)>, DbErr> {
    let by = bearer_of(&ballot)?;
    let Some(commitment) = ballot.commitment else { return Ok(None) };
    let (salt, lock) = (Salt(thirty_two(&commitment.salt)?), lock(&commitment)?);
    let disclosure = match (ballot.ballot, by) {
        (Choices::Open(answers), by) => Disclosure::Opened(Opening { by, answers, salt, lock }),
        (Choices::Sealed(sealed), Bearer::Token(token)) => Disclosure::Encrypted(SealedOpening { token, answers: unsealed(&sealed)?, salt, lock }),
        (Choices::Sealed(_), Bearer::Nobody | Bearer::Name(_)) => return Err(without_token()),
    };
    Ok(Some((Entry(thirty_two(&commitment.entry)?), disclosure)))
}

/// What the voter's browser has sealed.
///
/// # Errors
/// When what is kept of the ballot was damaged, or was never sealed.
pub fn sealed(ballot: OpenBallot) -> Result<SealedBallot, DbErr> {
    match ballot.ballot {
        Choices::Sealed(text) => unsealed(&text),
        Choices::Open(_) => Err(broken("a ballot is not sealed")),
    }
}

fn unsealed(text: &str) -> Result<SealedBallot, DbErr> {
    serde_json::from_str(text).map_err(broken)
}

fn without_token() -> DbErr {
    broken("a sealed ballot has no token")
}

/// What marks an entry, as the ledger knows it.
///
/// # Errors
/// When what is kept was damaged.
pub fn marked(row: &SupersededBallot) -> Result<(Entry, Superseded), DbErr> {
    let marked = Superseded { digest: ledger::bytes::Digest(thirty_two(&row.digest)?), key: ReplaceKey(thirty_two(&row.replace_key)?) };
    Ok((Entry(thirty_two(&row.entry)?), marked))
}

/// The signed promise that this entry will be in the log.
///
/// # Errors
/// When it cannot be signed.
pub fn promise(entry: Entry, signer: &ledger::PollKey, due: jiff::Timestamp) -> Result<String, DbErr> {
    let deadline = u64::try_from(due.as_second()).unwrap_or(0);
    Promise { entry, deadline }.sign(signer).map_err(broken)
}

/// The receipt of a ballot: the signed promise, and what opens the entry. None where only the voter can make it whole.
///
/// # Errors
/// When what is kept of the ballot was damaged.
pub fn receipt(ballot: OpenBallot, definition: Entry, signer: &ledger::PollKey, due: jiff::Timestamp) -> Result<Option<Receipt>, DbErr> {
    let Some(Commitment { closing: Closing::Key(key), .. }) = &ballot.commitment else { return Ok(None) };
    let key = ReplaceKey(thirty_two(key)?);
    // Only what the server opens itself has a key that the server made.
    let Some((entry, Disclosure::Opened(Opening { by, answers, salt, .. }))) = disclosure(ballot)? else { return Ok(None) };
    let promise = promise(entry, signer, due)?;
    Ok(Some(Receipt { promise, definition, by, answers, salt, key }))
}
