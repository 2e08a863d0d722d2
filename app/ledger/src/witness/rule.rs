//! The rule of a witness: what it may sign, given what it has signed.

use tlog_tiles::EMPTY_HASH;

use crate::bytes::Root;
use crate::checkpoint::Checkpoint;
use crate::proof::Consistency;

/// What a witness does with a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It remembers it, and then signs it.
    Cosign,
    /// It has signed a log of this size, and the checkpoint does not start from there.
    Conflict {
        /// The size.
        size: u64,
    },
    /// The proof does not show that the checkpoint continues what it has signed.
    Inconsistent,
}

/// What to do with a checkpoint that the log has signed, by whoever has signed `have` of this log last, or nothing; `proof` is to show that it continues the log at
/// size `old`. Whoever does as this says, one request after the other, never signs two roots for one size, nor a log that does not continue all it has signed.
#[must_use]
pub fn decide(have: Option<&Checkpoint>, old: u64, proof: &Consistency, new: &Checkpoint) -> Decision {
    let size = have.map_or(0, |have| have.size);
    if old != size || new.size < size {
        return Decision::Conflict { size };
    }
    if have.is_some_and(|have| contradicts(have, new)) {
        return Decision::Conflict { size };
    }
    let continues = match have {
        // From nothing there is nothing to prove, and of nothing there is one root.
        _ if size == 0 => proof.0.is_empty() && (new.size > 0 || new.root == Root(EMPTY_HASH.0)),
        Some(have) if have.size == new.size => proof.0.is_empty(),
        Some(have) => proof.check(have, new).is_ok(),
        None => false,
    };
    if continues { Decision::Cosign } else { Decision::Inconsistent }
}

/// Whether these two checkpoints of one log, both signed by it, are the proof that it showed two different things.
#[must_use]
pub fn contradicts(have: &Checkpoint, new: &Checkpoint) -> bool {
    have.size == new.size && have.root != new.root
}
