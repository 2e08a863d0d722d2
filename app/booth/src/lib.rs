//! What voters of encrypted polls do in their browser, as a module that only they load: sealing a ballot, and showing what was sealed.
//!
//! Nothing is decided here: what the page has is handed to [`ledger::encrypted`]. Chance is drawn by the page from `crypto.getRandomValues` and given as bytes;
//! a seed never leaves the device, unless its ballot is shown and not cast.

use domain::voting::Ballot;
use ledger::bundle::Line;
use ledger::bytes::{Digest, Salt, TokenInput};
use ledger::definition::entry_of;
use ledger::encrypted::{Audited, Booth, Bytes, SealedBallot, Spoiled};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;

/// Where ballots of a poll are sealed.
#[wasm_bindgen]
pub struct Voter {
    booth: Booth,
    paper: Vec<domain::voting::Question>,
}

/// A sealed ballot, its salt, and its digest.
#[derive(Serialize)]
struct Sealed {
    answers: SealedBallot,
    salt: Salt,
    digest: Digest,
}

#[wasm_bindgen]
impl Voter {
    /// The booth of the poll with this definition: the bytes of `/polls/{poll}/definition`, of which the log has the hash.
    ///
    /// # Errors
    /// When it is no sound definition, or ballots are not encrypted.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &[u8]) -> Result<Voter, String> {
        let line = definition.strip_suffix(b"\n").unwrap_or(definition);
        let Line::Definition(definition) = serde_json::from_slice(line).map_err(|error| error.to_string())? else {
            return Err("this is no definition".to_owned());
        };
        definition.check().map_err(|error| error.to_string())?;
        let (booth, _) = definition.booth(&entry_of(line)).ok_or("the ballots of this poll are not encrypted")?;
        Ok(Self { booth, paper: definition.paper() })
    }

    /// Seals `[{"question", "choices"}]` for this token (Base64). `seed` and `salt` are 32 bytes of chance each, and serve once. What comes back is
    /// `{"answers", "salt", "digest"}`; the page says the digest before it asks whether to cast or to audit.
    ///
    /// # Errors
    /// When the ballot is not valid, or one of the others is not what it should be.
    pub fn seal(&self, answers: &str, token: &str, seed: &[u8], salt: &[u8]) -> Result<String, String> {
        let ballot = self.ballot(answers)?;
        let (token, salt): (TokenInput, Salt) = (self.token(token)?, Salt(chance(salt)?));
        let sealed = self.booth.seal(&ballot, &token, &chance(seed)?).map_err(|error| error.to_string())?;
        write(&Sealed { digest: sealed.digest(&salt, &token), answers: sealed, salt })
    }

    /// The file by which another device can check what was sealed. After that, the ballot must not be cast.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn spoil(&self, answers: &str, token: &str, seed: &[u8], salt: &[u8]) -> Result<String, String> {
        let answers = self.ballot(answers)?;
        let (token, seed, salt) = (self.token(token)?, Bytes(chance(seed)?), Salt(chance(salt)?));
        let digest = self.booth.seal(&answers, &token, &seed.0).map_err(|error| error.to_string())?.digest(&salt, &token);
        write(&Spoiled { definition: *self.booth.definition(), token, answers, seed, salt, digest })
    }

    /// Whether the device that wrote this file sealed what it shows: `as-chosen`, `otherwise` or `not-here`. The digest that the device said first has to be
    /// compared by the voter.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn audit(&self, file: &str) -> Result<String, String> {
        let spoiled: Spoiled = read(file)?;
        let word = match spoiled.audit(&self.booth) {
            Audited::AsChosen => "as-chosen",
            Audited::Otherwise => "otherwise",
            Audited::NotHere => "not-here",
        };
        Ok(word.to_owned())
    }

    fn ballot(&self, answers: &str) -> Result<Ballot, String> {
        let given: Vec<domain::voting::Answer> = read(answers)?;
        Ballot::parse(&self.paper, &given).map_err(|_| "the ballot is not valid in this poll".to_owned())
    }

    fn token(&self, token: &str) -> Result<TokenInput, String> {
        write(&token).and_then(|text| read(&text))
    }
}

/// Reads what the page gives.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Writes what the page gets.
fn write(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// So many bytes of chance, which the page drew.
fn chance(bytes: &[u8]) -> Result<[u8; 32], String> {
    bytes.try_into().map_err(|_| "32 bytes of chance are needed".to_owned())
}
