//! What goes wrong with a file.

use std::fmt;

/// What is wrong in a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: u64,
    /// The cell in that line, from 1; in PrefLib files, which have no cells, the character. 0 where the line as a whole is meant.
    pub column: u64,
    /// What is wrong.
    pub message: String,
}

/// Why a file was not counted.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file cannot be read.
    #[error("{file}: {source}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why not.
        source: std::io::Error,
    },
    /// The name of the file says nothing of its format.
    #[error("{file}: the name ends neither in .pb, .soi, .soc, .toi, .toc nor .csv (each also with .gz)")]
    UnknownFormat {
        /// The file.
        file: String,
    },
    /// Something in the file is wrong.
    #[error("{file}{place}: {message}", place = Place(fault), message = fault.message)]
    Faulty {
        /// The file.
        file: String,
        /// What, and where.
        fault: Fault,
    },
    /// The rule does not fit the file.
    #[error("{file}: {message}")]
    Unfit {
        /// The file.
        file: String,
        /// Why not.
        message: String,
    },
}

struct Place<'a>(&'a Fault);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.line, self.0.column) {
            (0, _) => Ok(()),
            (line, 0) => write!(f, ", line {line}"),
            (line, column) => write!(f, ", line {line}, column {column}"),
        }
    }
}

impl Fault {
    /// A fault at this place.
    #[must_use]
    pub fn at(line: u64, column: u64, message: impl Into<String>) -> Self {
        Self { line, column, message: message.into() }
    }

    /// A fault of the file as a whole.
    #[must_use]
    pub fn whole(message: impl Into<String>) -> Self {
        Self::at(0, 0, message)
    }

    /// What the reader of cells could not read.
    pub(crate) fn of_cells(error: &csv::Error) -> Self {
        let line = error.position().map_or(0, csv::Position::line);
        match error.kind() {
            csv::ErrorKind::Utf8 { err, .. } => Self::at(line, err.field() as u64 + 1, "the text is not UTF-8"),
            csv::ErrorKind::Io(error) => Self::at(line, 0, error.to_string()),
            _ => Self::at(line, 0, error.to_string()),
        }
    }
}
