//! The ceremony, from the side of a trustee.

use ledger::encrypted::Secret;
use ledger::encrypted::ceremony::{Ceremony, Enrolment, Fault, Message, Round, Step, step};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{chance, read, write};

/// What a trustee does next, as the page reads it: `{"send": message}`, `{"wait": {"round", "missing"}}`, `{"done": trustees}` or
/// `{"failed": {"words", "who"}}`. Trustees are counted from 0.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Next {
    Send(Message),
    Wait { round: Round, missing: Vec<u8> },
    Done(ledger::encrypted::Trustees),
    Failed { words: String, who: Option<u8> },
}

/// Twenty-four words from 32 bytes of chance, French or English.
///
/// # Errors
/// When it is not 32 bytes.
#[wasm_bindgen]
pub fn words(bytes: &[u8], french: bool) -> Result<String, String> {
    Ok(Secret::new(chance(bytes)?).words(french))
}

/// The enrolment of whoever has these words, under this name, for the poll of this log.
///
/// # Errors
/// When they are no words.
#[wasm_bindgen]
pub fn enrol(words: &str, origin: &str, name: &str) -> Result<String, String> {
    let secret = Secret::parse(words).map_err(|error| error.to_string())?;
    write(&Enrolment::sign(&secret, origin, name))
}

/// What trustees compare by telephone before the first message.
///
/// # Errors
/// When this is no ceremony, or there can be none like it.
#[wasm_bindgen]
pub fn code(ceremony: &str) -> Result<String, String> {
    let ceremony: Ceremony = read(ceremony)?;
    ceremony.check().map_err(|error| error.to_string())?;
    Ok(ceremony.id().code())
}

/// What whoever has these words does next in the ceremony.
///
/// # Errors
/// When they are not those of one of its trustees, or were used otherwise.
#[wasm_bindgen]
pub fn next(ceremony: &str, words: &str, messages: &str) -> Result<String, String> {
    let secret = Secret::parse(words).map_err(|error| error.to_string())?;
    let failed = |fault: Fault| Next::Failed { words: fault.to_string(), who: fault.who() };
    let messages: Vec<Message> = read(messages)?;
    let next = match step(&read(ceremony)?, &secret, &messages).map_err(|error| error.to_string())? {
        Step::Send(message) => Next::Send(*message),
        Step::Wait { round, missing } => Next::Wait { round, missing },
        Step::Done(holder) => Next::Done(holder.trustees),
        Step::Failed(fault) => failed(fault),
    };
    write(&next)
}
