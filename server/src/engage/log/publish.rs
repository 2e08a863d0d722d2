//! The end of a log: the public file that anybody can audit, written once, when the poll is sealed.
//!
//! Ballots are in memory while that happens, some three hundred bytes each; the file goes into the database in pieces.

use super::begin::Log;
use super::commit::{marked, opening};
use super::{broken, key, sequence, thirty_two};
use domain::voting::{PollResult, Turnout};
use flate2::Compression;
use flate2::write::{GzDecoder, GzEncoder};
use ledger::bundle::TurnoutLine;
use ledger::bytes::Entry;
use ledger::publish::{Disclosure, Publisher};
use ledger::tiles::{Kind, TileId, entries};
use std::collections::HashMap;
use std::io::Write;
use store::ballots::{OpenBallot, Place, SealedBallot};
use store::logs;
use store::{DatabaseTransaction, DbErr};

/// How much of the file is compressed at once, in bytes. The pieces together are one gzip member: browsers read no more
/// than one.
const PIECE: usize = 512 * 1024;

/// Appends what still waits, and publishes; `sheets` of paper were issued. What the poll came to, and its ballots with their receipts.
///
/// # Errors
/// When the database refuses, or ballots, entries and what opens them do not belong together: then nothing is sealed.
pub async fn publish(
    tx: &DatabaseTransaction,
    place: Place,
    log: &Log,
    signer: &ledger::PollKey,
    cast: Vec<OpenBallot>,
    turnout: &Turnout,
    sheets: u64,
) -> Result<(PollResult, Vec<SealedBallot>), DbErr> {
    sequence::append(tx, place, signer).await?;
    let ballots = cast.iter().cloned().map(SealedBallot::from).collect();
    let mut known: HashMap<Entry, Disclosure> = HashMap::with_capacity(cast.len());
    for ballot in cast {
        let (entry, opening) = opening(ballot)?.ok_or_else(|| broken("a ballot has no entry"))?;
        known.insert(entry, Disclosure::Opened(opening));
    }
    for row in logs::superseded(tx, place).await? {
        let (entry, marked) = marked(&row)?;
        known.insert(entry, Disclosure::Superseded(marked));
    }
    let mut checkpoints = logs::checkpoints(tx, place).await?;
    let mut file = Pieces { tx, place, written: 0, packed: GzEncoder::new(Vec::new(), Compression::default()) };
    let mut publisher = Publisher::begin(Vec::new(), &log.definition).map_err(broken)?;
    let mut size = 0;
    for tile in 0.. {
        let id = key(TileId { kind: Kind::Entries, place: tile });
        let Some(bytes) = logs::tiles(tx, place, &[id]).await?.remove(&id) else { break };
        for entry in entries(&bytes) {
            size += 1;
            if size > 1 {
                let disclosure = known.remove(&entry).ok_or_else(|| broken(format!("nothing is known of the entry {entry}")))?;
                publisher.entry(entry, disclosure).map_err(broken)?;
            } else if entry != publisher.definition() {
                return Err(broken("it does not begin with the definition"));
            }
            if let Some(checkpoint) = checkpoints.remove(&size) {
                publisher.checkpoint(checkpoint).map_err(broken)?;
            }
        }
        if publisher.out().len() >= PIECE {
            file.write(publisher.out()).await?;
        }
    }
    if !known.is_empty() || !checkpoints.is_empty() {
        return Err(broken("a ballot is not in it, or a checkpoint covers more than there is"));
    }
    // Whoever votes on the web is issued a paper by voting; sheets are issued when they are printed.
    let web = turnout.by_channel.iter().filter(|(channel, _)| !channel.is_offline()).map(|(_, voters)| voters).sum::<u64>();
    let issued = web + sheets;
    let turnout = TurnoutLine { by_channel: turnout.by_channel.clone(), issued, roll: None };
    let (mut rest, result) = publisher.finish(turnout, signer).map_err(broken)?;
    file.write(&mut rest).await?;
    file.finish().await?;
    Ok((result, ballots))
}

/// The file on its way into the database.
struct Pieces<'a> {
    tx: &'a DatabaseTransaction,
    place: Place,
    written: u64,
    packed: GzEncoder<Vec<u8>>,
}

impl Pieces<'_> {
    /// Compresses a piece, empties it, and keeps what came of it.
    async fn write(&mut self, piece: &mut Vec<u8>) -> Result<(), DbErr> {
        self.packed.write_all(piece).map_err(broken)?;
        piece.clear();
        let packed = std::mem::take(self.packed.get_mut());
        self.keep(packed).await
    }

    async fn finish(mut self) -> Result<(), DbErr> {
        self.packed.try_finish().map_err(broken)?;
        let packed = std::mem::take(self.packed.get_mut());
        self.keep(packed).await
    }

    async fn keep(&mut self, packed: Vec<u8>) -> Result<(), DbErr> {
        if !packed.is_empty() {
            logs::add_part(self.tx, self.place, self.written, packed).await?;
            self.written += 1;
        }
        Ok(())
    }
}

/// The file as it was before it was compressed, piece by piece.
#[derive(Debug)]
pub struct Unpacked(GzDecoder<Vec<u8>>);

impl Default for Unpacked {
    fn default() -> Self {
        Self(GzDecoder::new(Vec::new()))
    }
}

impl Unpacked {
    /// What the next piece holds.
    ///
    /// # Errors
    /// When it was damaged.
    pub fn next(&mut self, piece: &[u8]) -> Result<Vec<u8>, DbErr> {
        self.0.write_all(piece).map_err(broken)?;
        Ok(std::mem::take(self.0.get_mut()))
    }

    /// What was still held back, after the last piece.
    ///
    /// # Errors
    /// When the file does not end there.
    pub fn end(mut self) -> Result<Vec<u8>, DbErr> {
        self.0.try_finish().map_err(broken)?;
        Ok(std::mem::take(self.0.get_mut()))
    }
}

/// An entry as the database keeps it.
///
/// # Errors
/// When it was damaged.
pub(super) fn entry(bytes: &[u8]) -> Result<Entry, DbErr> {
    thirty_two(bytes).map(Entry)
}
