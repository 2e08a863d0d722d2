//! Witnesses of logs.

use jiff::ZonedDateTime;

/// What a witness has signed of a log of this site.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The name of the witness.
    pub name: String,
    /// How many entries the log had, the definition included.
    pub entries: u64,
    /// When it was signed, by the clock of the witness.
    pub at: ZonedDateTime,
}

/// This site as a witness.
#[derive(Clone, Debug)]
pub struct WitnessView {
    /// The key it signs with: `name+id+key`.
    pub key: String,
    /// What it has signed.
    pub logs: Vec<Witnessed>,
}

/// What this site has signed of the log of another.
#[derive(Clone, Debug)]
pub struct Witnessed {
    /// The name of the log.
    pub origin: String,
    /// How many entries it had last.
    pub entries: u64,
    /// When it was signed last.
    pub at: ZonedDateTime,
    /// Two checkpoints that contradict each other, where the log has signed such.
    pub contradiction: Option<(String, String)>,
}
