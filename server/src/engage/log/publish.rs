//! The end of a log: the public file that anybody can audit, written once, when the poll is sealed.
//!
//! Ballots are in memory while that happens, some three hundred bytes each; the file goes into the database in pieces.

use super::begin::Log;
use super::commit::{marked, opening};
use super::{broken, key, sequence, thirty_two};
use domain::voting::{Ballot, PollResult, Turnout};
use flate2::Compression;
use flate2::write::GzEncoder;
use ledger::bundle::TurnoutLine;
use ledger::bytes::Entry;
use ledger::publish::{Disclosure, Publisher};
use ledger::tiles::{Kind, TileId, entries};
use std::collections::HashMap;
use std::io::Write;
use store::ballots::{OpenBallot, Place};
use store::logs;
use store::{DatabaseTransaction, DbErr};

/// How much of the file is compressed at once, in bytes. Each piece is a whole gzip member, so that the file can be
/// given out as it is kept, or piece by piece uncompressed.
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
) -> Result<(PollResult, Vec<(String, Ballot)>), DbErr> {
    sequence::append(tx, place, signer).await?;
    let ballots = cast.iter().map(|ballot| (ballot.receipt.clone(), ballot.ballot.clone())).collect();
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
    let mut file = Pieces { tx, place, written: 0 };
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
    Ok((result, ballots))
}

/// The file on its way into the database.
struct Pieces<'a> {
    tx: &'a DatabaseTransaction,
    place: Place,
    written: u64,
}

impl Pieces<'_> {
    /// Compresses and keeps a piece, and empties it.
    async fn write(&mut self, piece: &mut Vec<u8>) -> Result<(), DbErr> {
        let mut compressed = GzEncoder::new(Vec::new(), Compression::default());
        compressed.write_all(piece).map_err(broken)?;
        logs::add_part(self.tx, self.place, self.written, compressed.finish().map_err(broken)?).await?;
        self.written += 1;
        piece.clear();
        Ok(())
    }
}

/// A piece as it was before it was compressed.
///
/// # Errors
/// When it was damaged.
pub fn unpacked(piece: &[u8]) -> Result<Vec<u8>, DbErr> {
    let mut plain = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(piece), &mut plain).map_err(broken)?;
    Ok(plain)
}

/// An entry as the database keeps it.
///
/// # Errors
/// When it was damaged.
pub(super) fn entry(bytes: &[u8]) -> Result<Entry, DbErr> {
    thirty_two(bytes).map(Entry)
}
