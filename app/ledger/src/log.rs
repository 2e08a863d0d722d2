//! The log of a poll: an append-only Merkle tree (RFC 6962, section 2.1; SHA-256).
//!
//! Entry 0 is that of the definition, signed in a checkpoint before the first ballot; then come ballots, in batches. Within a batch entries are in ascending order,
//! so their order tells nothing about the order of arrival. Which batch an entry came with is public, and once it is opened everybody knows in which batch
//! that ballot was cast: a batch should be so large that this helps nobody, so [`due`] waits for [`TOGETHER`] ballots rather than for the clock.
//!
//! Published as tiles (<https://c2sp.org/tlog-tiles>): `tile/<L>/<N>[.p/<W>]` holds hashes, `tile/entries/<N>[.p/<W>]` entries, each after its length as a `u16`.

use std::collections::HashSet;
use std::ops::Range;

use tlog_tiles::{EMPTY_HASH, Error, Hash, HashReader, Tile, node_hash, record_hash, stored_hashes, tree_hash};

use crate::bytes::{Entry, Root};

/// The least number of ballots appended at once while a poll is open.
pub const TOGETHER: usize = 20;

/// The height of a tile, as C2SP has it.
const TILE_HEIGHT: u8 = 8;

/// Whether entries that wait are to be appended: when there are enough of them, or when the poll is closed.
#[must_use]
pub const fn due(waiting: usize, closed: bool) -> bool {
    waiting >= TOGETHER || (closed && waiting > 0)
}

/// The log, with all its hashes in memory.
#[derive(Clone, Debug)]
pub struct Log {
    entries: Vec<Entry>,
    known: HashSet<Entry>,
    hashes: Vec<Hash>,
}

/// The entry is in the log already, or twice in the batch. Nothing was appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the entry {0} is in the log already")]
pub struct Repeated(pub Entry);

/// A file of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is published, relative to the log.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Log {
    /// The log that begins with this definition.
    #[must_use]
    pub fn new(definition: Entry) -> Self {
        let mut log = Self { entries: Vec::new(), known: HashSet::new(), hashes: Vec::new() };
        log.push(definition);
        log
    }

    /// Appends a batch, in ascending order; where it went.
    ///
    /// # Errors
    /// [`Repeated`] when an entry is there already; then nothing is appended.
    pub fn append(&mut self, mut batch: Vec<Entry>) -> Result<Range<u64>, Repeated> {
        batch.sort_unstable();
        let twice = batch.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        if let Some(entry) = twice.or_else(|| batch.iter().copied().find(|entry| self.known.contains(entry))) {
            return Err(Repeated(entry));
        }
        let start = self.size();
        batch.into_iter().for_each(|entry| self.push(entry));
        Ok(start..self.size())
    }

    fn push(&mut self, entry: Entry) {
        // Every hash asked for was stored before, so this cannot fail.
        if let Ok(hashes) = stored_hashes(self.size(), &entry.0, self) {
            self.hashes.extend(hashes);
            self.known.insert(entry);
            self.entries.push(entry);
        }
    }

    /// The number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.entries.len() as u64
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The root of the first `size` entries; nothing when there are fewer.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Root> {
        if size > self.size() {
            return None;
        }
        tree_hash(size, self).ok().map(Root::from)
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Root {
        self.root_at(self.size()).unwrap_or(Root(EMPTY_HASH.0))
    }

    /// The files to publish since the log had `since` entries.
    #[must_use]
    pub fn files(&self, since: u64) -> Vec<File> {
        let mut files = Vec::new();
        for tile in Tile::new_tiles(TILE_HEIGHT, since, self.size()) {
            // C2SP leaves out the height, which is always 8.
            let path = tile.path().replacen("tile/8/", "tile/", 1);
            if let Ok(bytes) = tile.read_data(self) {
                if tile.level() == 0 {
                    files.push(File { path: path.replacen("tile/0/", "tile/entries/", 1), bytes: self.bundle(&tile) });
                }
                files.push(File { path, bytes });
            }
        }
        files
    }

    /// The entries under a tile of the lowest level.
    fn bundle(&self, tile: &Tile) -> Vec<u8> {
        let start = (tile.level_index() << TILE_HEIGHT) as usize;
        let entries = self.entries.iter().skip(start).take(tile.width() as usize);
        entries.flat_map(|entry| (entry.0.len() as u16).to_be_bytes().into_iter().chain(entry.0)).collect()
    }
}

impl HashReader for Log {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        indexes.iter().map(|&index| self.hashes.get(index as usize).copied().ok_or(Error::IndexesNotInTree)).collect()
    }
}

/// The root of a log that is only read once, from the first entry to the last: one hash for each power of two.
#[derive(Clone, Debug, Default)]
pub struct Frontier {
    size: u64,
    /// The roots of the complete subtrees, the largest first: one for each bit of the size.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// Adds an entry.
    pub fn push(&mut self, entry: &Entry) {
        let mut hash = record_hash(&entry.0);
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node_hash(left, hash);
            }
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Root {
        self.peaks.iter().rev().copied().reduce(|right, left| node_hash(left, right)).unwrap_or(EMPTY_HASH).into()
    }
}
