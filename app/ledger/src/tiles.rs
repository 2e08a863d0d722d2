//! A log kept outside of memory as tiles: which of them an append or a proof reads, and what an append writes.
//!
//! Tiles are those of C2SP (<https://c2sp.org/tlog-tiles>), of height 8: a tile of level L holds up to 256 hashes of level 8 L, and beside those of level 0
//! stand tiles with the entries themselves. A tile that is not full is replaced by a fuller one.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use tlog_tiles::{Error, Hash, HashReader, Tile, prove_record, prove_tree, split_stored_hash_index, stored_hashes, tree_hash};

use crate::bytes::{Entry, Root};
use crate::checkpoint::Checkpoint;
use crate::proof::{Consistency, Inclusion};

/// The height of a tile.
const HEIGHT: u8 = 8;
/// The most hashes in a tile.
const WIDTH: u64 = 1 << HEIGHT;
/// Bytes of a hash.
const HASH: usize = 32;
/// Bytes of an entry in its tile: its length as a `u16` before it.
const ENTRY: usize = 34;

/// What is in a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Entries.
    Entries,
    /// Hashes of this level of tiles.
    Hashes(u8),
}

/// Which tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// What is in it.
    pub kind: Kind,
    /// Its place among its kind, from 0.
    pub place: u64,
}

/// Some tiles of a log.
#[derive(Clone, Debug, Default)]
pub struct Tiles {
    size: u64,
    held: BTreeMap<TileId, Vec<u8>>,
}

/// A tile that is needed is not there, or is too short: it was lost or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tile of the log is missing or damaged")]
pub struct Damaged;

impl TileId {
    const fn hashes(level: u8, place: u64) -> Self {
        Self { kind: Kind::Hashes(level), place }
    }

    /// The tile at an address under that of the log, and how much of it is asked for: `tile/<L>/<N>[.p/<W>]`, `tile/entries/<N>[.p/<W>]`.
    #[must_use]
    pub fn parse(path: &str) -> Option<(Self, u64)> {
        let rest = path.strip_prefix("tile/")?;
        // The library panics at a width of 0 and at a level above 63, as if its caller had made the mistake.
        if rest.rsplit_once(".p/").is_some_and(|(_, width)| width.starts_with(['0', '+'])) {
            return None;
        }
        let (level, place) = rest.split_once('/')?;
        let level = if level == "entries" { "data" } else { Some(level).filter(|level| level.parse::<u8>().is_ok_and(|level| level < 64))? };
        let rest = format!("{level}/{place}");
        let tile = Tile::from_path(&format!("tile/{HEIGHT}/{rest}")).ok()?;
        let kind = if tile.is_data() { Kind::Entries } else { Kind::Hashes(tile.level()) };
        Some((Self { kind, place: tile.level_index() }, tile.width().into()))
    }

    /// The bytes of the first so many hashes or entries of such a tile; nothing when it is not so wide.
    #[must_use]
    pub fn first(self, bytes: &[u8], width: u64) -> Option<&[u8]> {
        let each = if self.kind == Kind::Entries { ENTRY } else { HASH };
        bytes.get(..usize::try_from(width).ok()?.checked_mul(each)?)
    }
}

/// The tiles that an append to a log of this size reads: those that are not full.
#[must_use]
pub fn edge(size: u64) -> Vec<TileId> {
    let mut edge = Vec::new();
    if !size.is_multiple_of(WIDTH) {
        edge.push(TileId { kind: Kind::Entries, place: size / WIDTH });
    }
    let (mut level, mut hashes) = (0, size);
    while hashes > 0 {
        if !hashes.is_multiple_of(WIDTH) {
            edge.push(TileId::hashes(level, hashes / WIDTH));
        }
        level += 1;
        hashes /= WIDTH;
    }
    edge
}

/// The entries in a tile of entries.
#[must_use]
pub fn entries(tile: &[u8]) -> Vec<Entry> {
    tile.chunks_exact(ENTRY).filter_map(|chunk| chunk[2..].try_into().ok().map(Entry)).collect()
}

/// The tiles that the proof of the entry at this place reads in a log of this size; none when there is no such place.
#[must_use]
pub fn for_inclusion(index: u64, size: u64) -> Vec<TileId> {
    Asked::by(|asked| drop(prove_record(size, index, asked)))
}

/// The tiles that the proof reads that the log at size `new` continues the log at size `old`.
#[must_use]
pub fn for_consistency(old: u64, new: u64) -> Vec<TileId> {
    Asked::by(|asked| drop(prove_tree(new, old, asked)))
}

impl Tiles {
    /// These tiles of a log of this size.
    #[must_use]
    pub fn new(size: u64, held: BTreeMap<TileId, Vec<u8>>) -> Self {
        Self { size, held }
    }

    /// The size of the log.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a batch in ascending order, to the tiles of [`edge`]. The tiles that changed, to be kept before the checkpoint is shown to anybody.
    ///
    /// # Errors
    /// [`Damaged`] when a tile is missing.
    pub fn append(&mut self, mut batch: Vec<Entry>) -> Result<Vec<(TileId, Vec<u8>)>, Damaged> {
        batch.sort_unstable();
        let mut changed = BTreeSet::new();
        for entry in &batch {
            let bytes = (entry.0.len() as u16).to_be_bytes().into_iter().chain(entry.0);
            let at = TileId { kind: Kind::Entries, place: self.size / WIDTH };
            self.held.entry(at).or_default().extend(bytes);
            changed.insert(at);
            let hashes = stored_hashes(self.size, &entry.0, self).map_err(|_| Damaged)?;
            for (level, hash) in hashes.iter().enumerate().step_by(HEIGHT.into()) {
                let at = TileId::hashes((level / usize::from(HEIGHT)) as u8, self.size >> level >> HEIGHT);
                self.held.entry(at).or_default().extend(hash.0);
                changed.insert(at);
            }
            self.size += 1;
        }
        Ok(changed.into_iter().filter_map(|id| Some((id, self.held.get(&id)?.clone()))).collect())
    }

    /// The checkpoint to sign.
    ///
    /// # Errors
    /// [`Damaged`] when a tile is missing.
    pub fn checkpoint(&self) -> Result<Checkpoint, Damaged> {
        let root = tree_hash(self.size, self).map_err(|_| Damaged)?;
        Ok(Checkpoint { size: self.size, root: Root::from(root) })
    }

    /// Proves, with the tiles of [`for_inclusion`], that the entry at this place is in the log of a checkpoint.
    ///
    /// # Errors
    /// [`Damaged`] when a tile is missing, or there is no such place.
    pub fn inclusion(&self, index: u64, size: u64, signed: String) -> Result<Inclusion, Damaged> {
        let path = prove_record(size, index, self).map_err(|_| Damaged)?;
        Ok(Inclusion { index, path: path.into_iter().map(Root::from).collect(), checkpoint: signed })
    }

    /// Proves, with the tiles of [`for_consistency`], that the log at size `new` continues the log at size `old`.
    ///
    /// # Errors
    /// [`Damaged`] when a tile is missing, or there is no such size.
    pub fn consistency(&self, old: u64, new: u64) -> Result<Consistency, Damaged> {
        let path = prove_tree(new, old, self).map_err(|_| Damaged)?;
        Ok(Consistency(path.into_iter().map(Root::from).collect()))
    }
}

impl HashReader for Tiles {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let read = |&index: &u64| {
            let tile = Tile::from_index(HEIGHT, index);
            let bytes = self.held.get(&TileId::hashes(tile.level(), tile.level_index())).ok_or(Error::IndexesNotInTree)?;
            tile.hash_at_index(bytes, index)
        };
        indexes.iter().map(read).collect()
    }
}

/// Remembers what is asked, and answers nothing of use.
#[derive(Default)]
struct Asked(RefCell<BTreeSet<TileId>>);

impl Asked {
    fn by(ask: impl FnOnce(&Self)) -> Vec<TileId> {
        let asked = Self::default();
        ask(&asked);
        asked.0.into_inner().into_iter().collect()
    }
}

impl HashReader for Asked {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let tile = |&index: &u64| {
            let (level, place) = split_stored_hash_index(index);
            TileId::hashes(level / HEIGHT, place << (level % HEIGHT) >> HEIGHT)
        };
        self.0.borrow_mut().extend(indexes.iter().map(tile));
        Ok(vec![Hash([0; HASH]); indexes.len()])
    }
}
