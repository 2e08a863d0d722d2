//! Opening the sum: the trustee's own device checks and adds up every ballot before it says anything.

use ledger::Auditor;
use ledger::audit::Beside;
use ledger::encrypted::Secret;
use ledger::encrypted::ceremony::{Ceremony, Message, Step, step};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{read, write};

/// The file of a closed poll, as it is read.
#[wasm_bindgen]
pub struct Opening {
    auditor: Auditor,
}

#[wasm_bindgen]
impl Opening {
    /// Begins. `key` is that of the poll as the trustee has it from the ceremony, `checkpoint` the last one that somebody else kept; both may be empty.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(key: &str, checkpoint: &str) -> Opening {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut beside = Beside { key: given(key), ..Beside::default() };
        if given(checkpoint).is_some() {
            beside.add_checkpoint("checkpoint".to_owned(), checkpoint.to_owned());
        }
        Self { auditor: Auditor::new(beside) }
    }

    /// Takes the next piece of the file. `false` when nothing after it could change anything.
    pub fn push(&mut self, piece: &[u8]) -> bool {
        self.auditor.push(piece);
        !self.auditor.is_over()
    }

    /// How many ballots the sum is of; nothing unless the file was read to turnout and nothing is wrong with it.
    #[must_use]
    pub fn ballots(&self) -> Option<u64> {
        self.auditor.sum().map(ledger::encrypted::Sum::ballots)
    }

    /// What trustees compare by telephone before they open the sum.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.auditor.sum().map(ledger::encrypted::Sum::code)
    }

    /// What this trustee says of the sum, as a line of the published file has it.
    ///
    /// # Errors
    /// When something is wrong with the file, the words are not those of a trustee, or the ceremony is not the one of this poll.
    pub fn open(&self, ceremony: &str, words: &str, messages: &str) -> Result<String, String> {
        let secret = Secret::parse(words).map_err(|error| error.to_string())?;
        let (ceremony, messages): (Ceremony, Vec<Message>) = (read(ceremony)?, read(messages)?);
        let sum = self.auditor.sum().ok_or("the file is not complete, or something is wrong with it")?;
        match step(&ceremony, &secret, &messages).map_err(|error| error.to_string())? {
            Step::Done(holder) if self.auditor.trustees() == Some(&holder.trustees) => write(&holder.open(sum)),
            Step::Done(_) => Err("the file is of a poll with other trustees".to_owned()),
            Step::Send(_) | Step::Wait { .. } | Step::Failed(_) => Err("the ceremony was not completed".to_owned()),
        }
    }

    /// What is wrong with the file, or what it proves, as `parvis audit --json` prints it. That the file ends before its signature is as it should be.
    #[must_use]
    pub fn report(self) -> String {
        serde_json::to_string(&self.auditor.finish()).unwrap_or_default()
    }
}
