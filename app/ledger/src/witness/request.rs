//! What a log asks of a witness: a checkpoint, and the proof that it continues an earlier one.
//!
//! ```text
//! old 20
//! <hashes, Base64, one a line>
//!
//! <signed checkpoint>
//! ```

use signed_note::Note;

use crate::bytes::Root;
use crate::proof::Consistency;

/// The most hashes in a proof, as C2SP has it.
const MOST_HASHES: usize = 63;

/// What a log asks of a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The size that the witness has signed last, as the log thinks; 0 for none.
    pub old: u64,
    /// The proof that the checkpoint continues the log at that size.
    pub proof: Consistency,
    /// The signed checkpoint.
    pub note: String,
}

/// The text does not ask anything of a witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a checkpoint for a witness")]
pub struct Malformed;

impl Submission {
    /// Reads what was sent.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let (head, note) = text.split_once("\n\n").ok_or(Malformed)?;
        let mut lines = head.split('\n');
        let number = lines.next().and_then(|line| line.strip_prefix("old ")).ok_or(Malformed)?;
        let old: u64 = number.parse().map_err(|_| Malformed)?;
        let proof = lines.map(Root::parse).collect::<Option<Vec<Root>>>().ok_or(Malformed)?;
        let signed = Note::from_bytes(note.as_bytes()).map_err(|_| Malformed)?;
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(signed.text()).map_err(|_| Malformed)?;
        if old.to_string() != number || proof.len() > MOST_HASHES || checkpoint.size() < old {
            return Err(Malformed);
        }
        Ok(Self { old, proof: Consistency(proof), note: note.to_owned() })
    }

    /// The name of the log, as the checkpoint has it.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.note.split('\n').next().unwrap_or_default()
    }
}

impl std::fmt::Display for Submission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.0.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.note)
    }
}
