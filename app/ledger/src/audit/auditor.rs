//! The audit as it is driven: pieces of the file come in, a report comes out.

use super::beside::Beside;
use super::report::{Check, Fault, Faults, Report};
use super::{Audit, Stage, unread};
use crate::bundle::{Line, Reader, Unreadable};
use crate::encrypted::{Sum, Trustees};

/// An audit that is given the file in pieces of any size. How it was cut makes no difference to the report.
pub struct Auditor {
    reader: Reader,
    file: Faults,
    state: State,
}

enum State {
    /// The definition is still to come.
    Begun(Beside),
    /// Lines are checked.
    Under(Box<Audit>),
    /// There was no sound definition; nothing else can be checked.
    Unread(Check),
}

impl Auditor {
    /// An audit of a file of which nothing was read yet.
    #[must_use]
    pub fn new(beside: Beside) -> Self {
        Self { reader: Reader::default(), file: Faults::default(), state: State::Begun(beside) }
    }

    /// Takes the next piece of the file.
    pub fn push(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() && !self.is_over() {
            if matches!(&self.state, State::Under(audit) if audit.stage == Stage::Signed) {
                // Nothing belongs after the signature, be it a line or not.
                self.file.note(Fault::Misplaced, self.reader.next_number());
                return;
            }
            match self.reader.take(&mut piece) {
                Ok(Some(line)) => self.line(line),
                Ok(None) => {}
                Err(error) => self.unreadable(error),
            }
        }
    }

    /// The next piece cannot be had: the file cannot be read, or not be unpacked.
    pub fn fail(&mut self, why: String) {
        if !self.is_over() {
            self.unreadable(Unreadable { number: self.reader.next_number(), why });
        }
    }

    /// Whether further pieces would change nothing, because the file was found unreadable.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.file.any()
    }

    /// The sum of encrypted ballots, for a trustee to open: when the file was read up to turnout, nothing was found wrong with it, and it fits what was given beside
    /// it. Key and checkpoint should be: whoever runs the site could make another log for the trustees, with a single ballot in it.
    #[must_use]
    pub fn sum(&self) -> Option<&Sum> {
        match &self.state {
            State::Under(audit) if !self.file.any() => audit.sum(),
            _ => None,
        }
    }

    /// The trustees of the poll, once its definition was read; nothing where ballots are not encrypted.
    #[must_use]
    pub fn trustees(&self) -> Option<&Trustees> {
        match &self.state {
            State::Under(audit) => audit.definition.trustees.as_ref(),
            _ => None,
        }
    }

    /// How many bytes were read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.reader.bytes()
    }

    /// The file ends here: what was found.
    #[must_use]
    pub fn finish(mut self) -> Report {
        let complete = matches!(&self.state, State::Under(audit) if audit.stage == Stage::Signed);
        if !self.is_over() && !complete {
            match self.reader.end() {
                Ok(()) => self.file.note(Fault::CutOff, self.reader.next_number()),
                Err(error) => self.unreadable(error),
            }
        }
        match self.state {
            State::Begun(_) => unread(Check::File, self.file),
            State::Unread(check) => unread(check, self.file),
            State::Under(audit) => audit.report(self.file),
        }
    }

    fn line(&mut self, line: Line) {
        let number = self.reader.number();
        let belongs = match (&mut self.state, line) {
            (State::Under(audit), line) => audit.take(line, &self.reader),
            (State::Begun(beside), Line::Definition(definition)) => {
                match definition.check() {
                    Ok(key) => {
                        let beside = std::mem::take(beside);
                        self.state = State::Under(Box::new(Audit::new(*definition, self.reader.entry(), key, beside)));
                    }
                    Err(why) => {
                        self.file.note(Fault::Unsound { why }, number);
                        self.state = State::Unread(Check::Definition);
                    }
                }
                true
            }
            _ => false,
        };
        if !belongs {
            self.file.note(Fault::Misplaced, number);
        }
    }

    fn unreadable(&mut self, error: Unreadable) {
        self.file.note(Fault::Unreadable { why: error.why }, error.number);
    }
}
