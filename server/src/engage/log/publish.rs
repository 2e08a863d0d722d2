//! The end of a log: the public file that anybody can audit, written once, when the poll is sealed.
//!
//! Ballots are in memory while that happens, some three hundred bytes each; the file goes into the database in pieces.

use super::begin::Log;
use super::commit::{disclosure, marked};
use super::{broken, key, sequence, thirty_two};
use crate::engage::witness::ours::with_cosignatures;
use domain::voting::{PollResult, Secrecy, Turnout};
use flate2::Compression;
use flate2::write::{GzDecoder, GzEncoder};
use ledger::bundle::TurnoutLine;
use ledger::bytes::Entry;
use ledger::encrypted::{Shares, Sum};
use ledger::publish::{Disclosure, Keys, Publisher};
use ledger::tiles::{Kind, TileId, entries};
use std::collections::HashMap;
use std::io::Write;
use store::ballots::{OpenBallot, Place, SealedBallot};
use store::logs;
use store::{ConnectionTrait, DatabaseTransaction, DbErr, openings, witnesses};

/// How much of the file is compressed at once, in bytes. The pieces together are one gzip member: browsers read no more
/// than one.
const PIECE: usize = 512 * 1024;

/// The papers of a poll.
#[derive(Clone, Copy, Debug)]
pub struct Papers {
    /// How many were issued: whoever votes on the web is issued one by voting, or by taking a token.
    pub issued: u64,
    /// How many of them were tokens, where ballots are anonymous.
    pub tokens: Option<u64>,
    /// How many people were entitled to one, where there is a roll.
    pub roll: Option<u64>,
}

/// What a poll comes to be published with.
pub struct Closing<'a> {
    /// Its keys.
    pub keys: Keys<'a>,
    /// Its ballots.
    pub cast: Vec<OpenBallot>,
    /// How many voted.
    pub turnout: &'a Turnout,
    /// Its papers.
    pub papers: Papers,
}

impl Closing<'_> {
    fn line(&self) -> TurnoutLine {
        let Papers { issued, tokens, roll } = self.papers;
        TurnoutLine { by_channel: self.turnout.by_channel.clone(), issued, tokens, roll }
    }
}

/// Appends what still waits, and publishes. What the poll came to, and its ballots with their receipts. Where ballots are encrypted, `shares` open their sum.
///
/// # Errors
/// When the database refuses, or ballots, entries and what opens them do not belong together: then nothing is sealed.
pub async fn publish(
    tx: &DatabaseTransaction,
    place: Place,
    log: &Log,
    closing: Closing<'_>,
    shares: &[Shares],
) -> Result<(PollResult, Vec<SealedBallot>), DbErr> {
    let (turnout, signer) = (closing.line(), closing.keys.poll);
    let ballots = closing.cast.iter().cloned().map(SealedBallot::from).collect();
    let mut file = Pieces::new(tx, place, File::Published);
    let publisher = entries_into(&mut file, log, closing).await?;
    let finished = if log.definition.secrecy == Secrecy::Encrypted { publisher.open(turnout, shares, signer) } else { publisher.finish(turnout, signer) };
    let (mut rest, result) = finished.map_err(broken)?;
    file.write(&mut rest).await?;
    file.finish().await?;
    Ok((result, ballots))
}

/// Appends what still waits, and writes what trustees are given to open; the sum of the ballots.
///
/// # Errors
/// As [`publish`].
pub async fn close(tx: &DatabaseTransaction, place: Place, log: &Log, closing: Closing<'_>) -> Result<Sum, DbErr> {
    let turnout = closing.line();
    let mut file = Pieces::new(tx, place, File::Closing);
    let publisher = entries_into(&mut file, log, closing).await?;
    let (mut rest, sum) = publisher.close(turnout).map_err(broken)?;
    file.write(&mut rest).await?;
    file.finish().await?;
    sum.ok_or_else(|| broken("its ballots are not encrypted"))
}

/// Everything of a log, from the definition to the last checkpoint.
async fn entries_into(file: &mut Pieces<'_>, log: &Log, closing: Closing<'_>) -> Result<Publisher<Vec<u8>>, DbErr> {
    let (tx, place) = (file.tx, file.place);
    sequence::append(tx, place, closing.keys.poll).await?;
    let mut known = known(tx, place, closing.cast).await?;
    let mut checkpoints = logs::checkpoints(tx, place).await?;
    let signed = witnesses::cosignatures(tx, place).await?;
    let mut publisher = Publisher::begin(Vec::new(), &log.definition, closing.keys.tokens).map_err(broken)?;
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
                let signed = signed.get(&size).map_or(&[][..], Vec::as_slice);
                publisher.checkpoint(with_cosignatures(checkpoint, &log.key, signed)).map_err(broken)?;
            }
        }
        if publisher.out().len() >= PIECE {
            file.write(publisher.out()).await?;
        }
    }
    if !known.is_empty() || !checkpoints.is_empty() {
        return Err(broken("a ballot is not in it, or a checkpoint covers more than there is"));
    }
    Ok(publisher)
}

/// What is published of each entry.
async fn known(tx: &DatabaseTransaction, place: Place, cast: Vec<OpenBallot>) -> Result<HashMap<Entry, Disclosure>, DbErr> {
    let mut known: HashMap<Entry, Disclosure> = HashMap::with_capacity(cast.len());
    for ballot in cast {
        let (entry, disclosure) = disclosure(ballot)?.ok_or_else(|| broken("a ballot has no entry"))?;
        known.insert(entry, disclosure);
    }
    for row in logs::superseded(tx, place).await? {
        let (entry, marked) = marked(&row)?;
        known.insert(entry, Disclosure::Superseded(marked));
    }
    Ok(known)
}

/// Which file of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// What is published at the end.
    Published,
    /// What trustees are given to open.
    Closing,
}

/// The file on its way into the database.
struct Pieces<'a> {
    tx: &'a DatabaseTransaction,
    place: Place,
    file: File,
    written: u64,
    packed: GzEncoder<Vec<u8>>,
}

impl<'a> Pieces<'a> {
    fn new(tx: &'a DatabaseTransaction, place: Place, file: File) -> Self {
        Self { tx, place, file, written: 0, packed: GzEncoder::new(Vec::new(), Compression::default()) }
    }

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
            match self.file {
                File::Published => logs::add_part(self.tx, self.place, self.written, packed).await?,
                File::Closing => openings::add_part(self.tx, self.place, self.written, packed).await?,
            }
            self.written += 1;
        }
        Ok(())
    }
}

/// A piece of a file; none after the last.
///
/// # Errors
/// When the database refuses.
pub async fn part(connection: &impl ConnectionTrait, place: Place, file: File, part: u64) -> Result<Option<Vec<u8>>, DbErr> {
    match file {
        File::Published => logs::part(connection, place, part).await,
        File::Closing => openings::part(connection, place, part).await,
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
