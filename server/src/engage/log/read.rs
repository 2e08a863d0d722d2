//! What anybody may ask of a log, at any time.

use super::publish::entry;
use super::{broken, key, named};
use crate::engage::papers::Sheet;
use crate::engage::refusal::{Refusal, Result};
use crate::engage::witness::ours::with_cosignatures;
use crate::parvis::Parvis;
use data_encoding::BASE32_NOPAD;
use ledger::bytes::Entry;
use ledger::tiles::{TileId, Tiles, for_consistency, for_inclusion};
use ledger::{Consistency, Inclusion};
use store::ballots::Place;
use store::witnesses::{self, LogCosignature};
use store::{DbErr, logs};

/// How a log stands.
#[derive(Clone, Debug)]
pub struct Head {
    /// How many entries it has, the definition included.
    pub size: u64,
    /// The latest signed checkpoint.
    pub checkpoint: String,
    /// What each witness has signed last, be it of this checkpoint or an earlier one.
    pub seen: Vec<LogCosignature>,
}

/// How the log of a poll stands, with what witnesses have signed under its latest checkpoint.
///
/// # Errors
/// [`Refusal::NotFound`] when it has none.
pub async fn head(parvis: &Parvis, sheet: &Sheet) -> Result<Head> {
    let log = sheet.log.as_ref().ok_or(Refusal::NotFound)?;
    let row = logs::log(parvis.database.read(), sheet.poll).await?.ok_or(Refusal::NotFound)?;
    let size = u64::try_from(row.size).unwrap_or(0);
    let seen = witnesses::latest(parvis.database.read(), sheet.place()).await?;
    let signed: Vec<_> = seen.iter().filter(|seen| seen.size == row.size).cloned().collect();
    Ok(Head { size, checkpoint: with_cosignatures(row.checkpoint, &log.key, &signed), seen })
}

/// A tile, or the first part of it.
///
/// # Errors
/// [`Refusal::NotFound`] when the log has not grown so far.
pub async fn tile(parvis: &Parvis, sheet: &Sheet, path: &str) -> Result<Vec<u8>> {
    let (id, width) = TileId::parse(path).ok_or(Refusal::NotFound)?;
    let found = logs::tiles(parvis.database.read(), sheet.place(), &[key(id)]).await?.remove(&key(id)).ok_or(Refusal::NotFound)?;
    Ok(id.first(&found, width).ok_or(Refusal::NotFound)?.to_vec())
}

/// What is known of an entry.
#[derive(Clone, Debug)]
pub struct Found {
    /// The entry.
    pub entry: Entry,
    /// The proof that it is in the log; none while it waits to be appended.
    pub proof: Option<Inclusion>,
}

/// Finds an entry by its receipt code, or by its beginning.
///
/// # Errors
/// [`Refusal::NotFound`] when no entry begins so.
pub async fn find(parvis: &Parvis, sheet: &Sheet, wanted: &str) -> Result<Found> {
    let begins = beginning(wanted).ok_or(Refusal::NotFound)?;
    let connection = parvis.database.read();
    let found = logs::entry_from(connection, sheet.place(), begins.clone()).await?;
    let (bytes, index) = found.filter(|(bytes, _)| bytes.starts_with(&begins)).ok_or(Refusal::NotFound)?;
    let entry = entry(&bytes)?;
    let Some(index) = index else { return Ok(Found { entry, proof: None }) };
    let head = head(parvis, sheet).await?;
    let tiles = some(parvis, sheet.place(), head.size, &for_inclusion(index, head.size)).await?;
    let proof = tiles.inclusion(index, head.size, head.checkpoint).map_err(broken)?;
    Ok(Found { entry, proof: Some(proof) })
}

/// The bytes of a receipt code, however it is typed, or of an entry in Base64.
fn beginning(wanted: &str) -> Option<Vec<u8>> {
    let letters: String = wanted.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let code = (letters.len() == 16).then(|| BASE32_NOPAD.decode(letters.as_bytes()).ok()).flatten();
    code.or_else(|| Entry::parse(wanted.trim()).map(|entry| entry.0.to_vec()))
}

/// Proves that the log at size `new` continues that at size `old`.
///
/// # Errors
/// [`Refusal::NotFound`] when it never had one of these sizes.
pub async fn consistency(parvis: &Parvis, sheet: &Sheet, old: u64, new: u64) -> Result<Consistency> {
    let head = head(parvis, sheet).await?;
    if old == 0 || old > new || new > head.size {
        return Err(Refusal::NotFound);
    }
    Ok(proof_between(parvis, sheet.place(), old, new).await?)
}

/// The same of two sizes that the log is known to have had. From nothing, and from one size to itself, nothing has to be proved.
///
/// # Errors
/// When the database refuses, or the log is damaged.
pub async fn proof_between(parvis: &Parvis, place: Place, old: u64, new: u64) -> std::result::Result<Consistency, DbErr> {
    if old == 0 || old == new {
        return Ok(Consistency(Vec::new()));
    }
    let tiles = some(parvis, place, new, &for_consistency(old, new)).await?;
    tiles.consistency(old, new).map_err(broken)
}

async fn some(parvis: &Parvis, place: Place, size: u64, ids: &[TileId]) -> std::result::Result<Tiles, DbErr> {
    let keys: Vec<_> = ids.iter().map(|id| key(*id)).collect();
    Ok(Tiles::new(size, named(ids, logs::tiles(parvis.database.read(), place, &keys).await?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = crate::engage::ballots::receipt_code(&[7; 10]);
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', " "), format!("  {code}\n")] {
            assert_eq!(beginning(&typed), Some(vec![7; 10]), "{typed:?}");
        }
        assert_eq!(beginning(&Entry([9; 32]).to_string()), Some(vec![9; 32]));
        for typed in ["", "ABCD", "0189-ABCD-ABCD-ABCD", "é"] {
            assert_eq!(beginning(typed), None, "{typed:?}");
        }
    }
}
