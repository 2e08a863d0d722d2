//! Publishing a poll at its close: from the log, the checkpoints and what opens each entry to the signed bundle.

use std::collections::BTreeMap;
use std::io::Write;

use domain::voting::Tally;

use crate::bundle::{Line, ResultLine, TurnoutLine, WriteError, Writer, definition_line};
use crate::bytes::Entry;
use crate::definition::Definition;
use crate::key::PollKey;
use crate::leaf::{Opening, Superseded};

/// What is published of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// The ballot counts.
    Opened(Opening),
    /// The ballot was changed later, and stays closed.
    Superseded(Superseded),
}

/// A poll could not be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The log is not that of this definition.
    #[error("the log does not begin with the definition of the poll")]
    OtherDefinition,
    /// An entry can be neither opened nor marked.
    #[error("nothing is known of the entry {0}")]
    Unknown(Entry),
    /// What is known of an entry is not what it commits to.
    #[error("the entry {0} commits to something else")]
    OtherEntry(Entry),
    /// A ballot does not belong to this poll.
    #[error("the ballot of the entry {0} does not belong to this poll")]
    WrongPaper(Entry),
}

/// Writes the bundle of a closed poll.
///
/// `entries` is the whole log, `checkpoints` are all signed checkpoints by their size, and `disclose` is asked once for each entry but the first.
/// It is checked that everything fits before it is written, so a bundle is either sound or not there; whether entries are in order and checkpoints complete
/// is left to the audit.
///
/// # Errors
/// When something does not fit, or cannot be written.
pub fn publish<W: Write>(
    out: W,
    definition: &Definition,
    entries: &[Entry],
    checkpoints: &BTreeMap<u64, String>,
    mut disclose: impl FnMut(&Entry) -> Option<Disclosure>,
    turnout: TurnoutLine,
    key: &PollKey,
) -> Result<W, PublishError> {
    let (_, root) = definition_line(definition).map_err(|error| WriteError::Io(error.into()))?;
    if entries.first() != Some(&root) {
        return Err(PublishError::OtherDefinition);
    }
    let mut writer = Writer::new(out);
    let mut tally = Tally::new(&definition.paper());
    writer.line(&Line::Definition(Box::new(definition.clone())))?;
    for (size, entry) in (1..).zip(entries) {
        if size > 1 {
            let disclosure = disclose(entry).ok_or(PublishError::Unknown(*entry))?;
            write_entry(&mut writer, &root, *entry, disclosure, &mut tally)?;
        }
        if let Some(checkpoint) = checkpoints.get(&size) {
            writer.line(&Line::Checkpoint(checkpoint.clone()))?;
        }
    }
    let outcomes = definition.outcomes(&tally);
    writer.line(&Line::Turnout(turnout))?;
    writer.line(&Line::Result(Box::new(ResultLine { tally, outcomes })))?;
    Ok(writer.sign(key)?)
}

fn write_entry<W: Write>(writer: &mut Writer<W>, root: &Entry, entry: Entry, disclosure: Disclosure, tally: &mut Tally) -> Result<(), PublishError> {
    let commits_to = match &disclosure {
        Disclosure::Opened(opening) => opening.entry(root),
        Disclosure::Superseded(marked) => marked.entry(root),
    };
    if commits_to != entry {
        return Err(PublishError::OtherEntry(entry));
    }
    match disclosure {
        Disclosure::Opened(opening) => {
            tally.add(&opening.answers).map_err(|_| PublishError::WrongPaper(entry))?;
            writer.ballot(entry, opening)?;
        }
        Disclosure::Superseded(marked) => writer.superseded(entry, marked)?,
    }
    Ok(())
}
