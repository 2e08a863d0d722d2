//! A checkpoint: the size and the root of a log, signed (<https://c2sp.org/tlog-checkpoint> in a <https://c2sp.org/signed-note>).
//!
//! ```text
//! parvis.example/polls/12
//! 4096
//! nND/nri//U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=
//!
//! — parvis.example/polls/12 hI2DJw…
//! ```

use crate::bytes::Root;
use crate::key::{KeyError, PollKey, PublicKey};

/// What a checkpoint says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries.
    pub size: u64,
    /// The root of the tree of these entries.
    pub root: Root,
}

/// Why a text is not a checkpoint of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It is not signed by the log.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The signed text is not that of a checkpoint.
    #[error("this is not a checkpoint")]
    Malformed,
    /// It is of another log.
    #[error("this is the checkpoint of another log")]
    OtherLog,
}

impl Checkpoint {
    /// Signs it.
    ///
    /// # Errors
    /// Never, for a key made by [`PollKey::new`].
    pub fn sign(&self, key: &PollKey) -> Result<String, CheckpointError> {
        let tree = tlog_tiles::Checkpoint::new(key.public().origin(), self.size, self.root.into(), "").map_err(|_| CheckpointError::Malformed)?;
        let text = String::from_utf8(tree.to_bytes()).map_err(|_| CheckpointError::Malformed)?;
        Ok(key.sign(&text)?)
    }

    /// Reads a checkpoint of the log of this key.
    ///
    /// # Errors
    /// When it is not one, or not signed by this key.
    pub fn open(note: &str, key: &PublicKey) -> Result<Self, CheckpointError> {
        let text = key.open(note)?;
        let tree = tlog_tiles::Checkpoint::from_bytes(text.as_bytes()).map_err(|_| CheckpointError::Malformed)?;
        if tree.origin() != key.origin() {
            return Err(CheckpointError::OtherLog);
        }
        Ok(Self { size: tree.size(), root: (*tree.hash()).into() })
    }
}
