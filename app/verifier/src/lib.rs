//! The audit of `parvis audit`, as a module of its own for the browser: only who presses "Check" loads it.
//!
//! Nothing is decided here. What the browser has is handed to [`ledger::Auditor`], and its report handed back as JSON.

use ledger::Auditor;
use ledger::audit::Beside;
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What somebody gave beside the file, as the page sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    key: Option<String>,
    checkpoints: Vec<Kept>,
    receipts: Vec<Kept>,
    /// The keys of witnesses that are trusted, with space between.
    #[serde(default)]
    witnesses: String,
}

/// A file that somebody kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    name: String,
    text: String,
}

/// An audit under way.
#[wasm_bindgen]
pub struct Verifier {
    auditor: Auditor,
}

#[wasm_bindgen]
impl Verifier {
    /// Begins an audit. `given` is JSON: `{"key": null, "checkpoints": [{"name", "text"}], "receipts": [{"name", "text"}], "witnesses": ""}`.
    ///
    /// # Errors
    /// The name of a file that was given as a receipt and is none; or, after a space, what was given as the key of a witness and is none.
    #[wasm_bindgen(constructor)]
    pub fn new(given: &str) -> Result<Verifier, String> {
        let given: Given = serde_json::from_str(given).map_err(|error| error.to_string())?;
        let key = given.key.map(|key| key.trim().to_owned()).filter(|key| !key.is_empty());
        let mut beside = Beside { key, ..Beside::default() };
        for Kept { name, text } in given.checkpoints {
            beside.add_checkpoint(name, text);
        }
        for Kept { name, text } in given.receipts {
            if beside.add_receipt(name.clone(), &text).is_err() {
                return Err(name);
            }
        }
        for text in given.witnesses.split_whitespace() {
            beside.witnesses.push(text.parse().map_err(|_| format!(" {text}"))?);
        }
        Ok(Self { auditor: Auditor::new(beside) })
    }

    /// Takes the next piece of the file. `false` when nothing after it could change the report.
    pub fn push(&mut self, piece: &[u8]) -> bool {
        self.auditor.push(piece);
        !self.auditor.is_over()
    }

    /// The next piece cannot be unpacked.
    pub fn fail(&mut self, why: String) {
        self.auditor.fail(why);
    }

    /// The file ends here: the report, as `parvis audit --json` prints it.
    #[must_use]
    pub fn finish(self) -> String {
        serde_json::to_string(&self.auditor.finish()).unwrap_or_default()
    }
}
