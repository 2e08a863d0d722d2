//! Proofs, checked without asking anybody: that an entry is in a log, and that one log continues another.
//!
//! Inclusion and consistency proofs are those of RFC 6962, sections 2.1.1 and 2.1.2. An inclusion proof travels as a `.tlog-proof` file
//! (<https://c2sp.org/tlog-proof>), without the optional `extra` line:
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! index 73894
//! <hashes, Base64, one a line>
//!
//! <signed checkpoint>
//! ```

use tlog_tiles::{Hash, check_record, check_tree, prove_record, prove_tree, record_hash};

use crate::bytes::{Entry, Root};
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::key::PublicKey;
use crate::log::Log;

/// The first line of the file.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// More than any tree has levels.
const MOST_HASHES: usize = 64;

/// The proof that an entry is in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The place of the entry.
    pub index: u64,
    /// The hashes beside the path from the entry to the root.
    pub path: Vec<Root>,
    /// The signed checkpoint with the root.
    pub checkpoint: String,
}

/// The proof that a log continues an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistency(pub Vec<Root>);

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The text is not a proof file.
    #[error("this is not a proof file")]
    Malformed,
    /// The checkpoint in it is not one of this log.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root of the log")]
    Wrong,
}

impl Inclusion {
    /// Proves that the entry at this place is in the log of this checkpoint; nothing when the log is smaller than either.
    #[must_use]
    pub fn of(log: &Log, index: u64, checkpoint: &Checkpoint, signed: String) -> Option<Self> {
        if checkpoint.size > log.size() {
            return None;
        }
        let path = prove_record(checkpoint.size, index, log).ok()?;
        Some(Self { index, path: path.into_iter().map(Root::from).collect(), checkpoint: signed })
    }

    /// Checks that this entry is in the log of this key, at the size of the checkpoint.
    ///
    /// # Errors
    /// When the checkpoint is not one of this log, or the hashes do not lead to its root.
    pub fn check(&self, entry: &Entry, key: &PublicKey) -> Result<Checkpoint, ProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        let path: Vec<Hash> = self.path.iter().map(|&hash| hash.into()).collect();
        check_record(&path, checkpoint.size, checkpoint.root.into(), self.index, record_hash(&entry.0)).map_err(|_| ProofError::Wrong)?;
        Ok(checkpoint)
    }

    /// Reads a proof file. An `extra` line is read over, for nobody has signed it.
    ///
    /// # Errors
    /// [`ProofError::Malformed`] when it is not one.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let (head, checkpoint) = text.split_once("\n\n").ok_or(ProofError::Malformed)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(ProofError::Malformed);
        }
        if lines.peek().is_some_and(|line| line.starts_with("extra ")) {
            lines.next();
        }
        let number = lines.next().and_then(|line| line.strip_prefix("index ")).ok_or(ProofError::Malformed)?;
        let index: u64 = number.parse().map_err(|_| ProofError::Malformed)?;
        let path = lines.map(Root::parse).collect::<Option<Vec<Root>>>().ok_or(ProofError::Malformed)?;
        if index.to_string() != number || path.len() > MOST_HASHES {
            return Err(ProofError::Malformed);
        }
        Ok(Self { index, path, checkpoint: checkpoint.to_owned() })
    }
}

impl std::fmt::Display for Inclusion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{HEADER}\nindex {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl Consistency {
    /// Proves that the log at size `new` continues the log at size `old`; nothing when there is no such size.
    #[must_use]
    pub fn of(log: &Log, old: u64, new: u64) -> Option<Self> {
        if new > log.size() {
            return None;
        }
        prove_tree(new, old, log).ok().map(|path| Self(path.into_iter().map(Root::from).collect()))
    }

    /// Checks that the log at `new` continues the log at `old`.
    ///
    /// # Errors
    /// [`ProofError::Wrong`] when that is not proved.
    pub fn check(&self, old: &Checkpoint, new: &Checkpoint) -> Result<(), ProofError> {
        let path: Vec<Hash> = self.0.iter().map(|&hash| hash.into()).collect();
        check_tree(&path, new.size, new.root.into(), old.size, old.root.into()).map_err(|_| ProofError::Wrong)
    }
}
