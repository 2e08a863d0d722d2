//! Voting in an encrypted poll, as a module of its own for the browser: only who votes in one loads it, or checks a device.
//!
//! Tokens are those of [`voter`]; what is sealed is sealed by [`ledger::encrypted`]. Nothing is decided here, and nothing is sent
//! or kept: the scripts beside it do that. Chance comes as an argument, bytes as standard Base64. A seed never leaves the device,
//! unless its ballot is shown and not cast.

use data_encoding::BASE32_NOPAD;
use domain::PollId;
use domain::voting::{Answer, Ballot};
use domain::{OptionId, QuestionId};
use ledger::bundle::Line;
use ledger::bytes::{Digest, Lock, ReplaceKey, Salt};
use ledger::encrypted::{Audited, Booth, Bytes, SealedBallot, Spoiled};
use ledger::{Bearer, Cast, Receipt, Token};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use voter::Voter;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the file of a ballot that was shown says it is.
const CHECK: &str = "ballot-check";

/// An encrypted poll: what [`Voter`] is of an anonymous one, and where ballots are sealed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sealer {
    poll: PollId,
    voter: Voter,
    booth: Booth,
}

/// A sealed ballot, and the code of its digest.
#[derive(Serialize)]
struct Sealed {
    sealed: SealedBallot,
    code: String,
}

/// A ballot as it is sent.
#[derive(Serialize)]
struct Sent {
    token: Token,
    sealed: SealedBallot,
    salt: Salt,
    lock: Lock,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<ReplaceKey>,
}

/// The file by which another device checks what was sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckFile {
    parvis: String,
    poll: PollId,
    spoiled: Spoiled,
}

/// What such a file comes to.
#[derive(Serialize)]
struct Checked {
    found: &'static str,
    code: String,
    answers: Vec<Shown>,
}

/// An answer, as the API has it.
#[derive(Serialize)]
struct Shown {
    question: QuestionId,
    options: Vec<OptionId>,
}

#[wasm_bindgen]
impl Sealer {
    /// Reads what the poll is: the line that is published when it opens, without its line feed.
    ///
    /// # Errors
    /// When it is no definition of a poll with encrypted ballots.
    #[wasm_bindgen(constructor)]
    pub fn new(line: &str) -> Result<Sealer, String> {
        let voter = Voter::new(line)?;
        let Line::Definition(definition) = read(line)? else { return Err("definition".to_owned()) };
        let (booth, _) = definition.booth(voter.definition()).ok_or("definition")?;
        Ok(Self { poll: definition.poll, voter, booth })
    }

    /// As [`Voter::blind`].
    ///
    /// # Errors
    /// As there.
    pub fn blind(&self, input: &str, blinding: &str) -> Result<String, String> {
        self.voter.blind(input, blinding)
    }

    /// As [`Voter::token`].
    ///
    /// # Errors
    /// As there.
    pub fn token(&self, input: &str, blinding: &str, issued: &str) -> Result<String, String> {
        self.voter.token(input, blinding, issued)
    }

    /// As [`Voter::wrong`].
    ///
    /// # Errors
    /// As there.
    pub fn wrong(&self, answers: &str) -> Result<String, String> {
        self.voter.wrong(answers)
    }

    /// Seals answers for this token, in JSON `{"sealed", "code"}`. `seed` and `salt` are 32 bytes of chance each, and serve once. The page says the code
    /// before it asks whether to cast the ballot or to check the device.
    ///
    /// # Errors
    /// When the ballot is not valid, or one of the others is not what it should be.
    pub fn seal(&self, answers: &str, token: &str, seed: &str, salt: &str) -> Result<String, String> {
        let (spoiled, sealed) = self.sealed(answers, token, seed, salt)?;
        write(&Sealed { sealed, code: code(&spoiled.digest) })
    }

    /// The file by which another device can check what was sealed. After that, the ballot must not be cast.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn spoil(&self, answers: &str, token: &str, seed: &str, salt: &str) -> Result<String, String> {
        let (spoiled, _) = self.sealed(answers, token, seed, salt)?;
        write(&CheckFile { parvis: CHECK.to_owned(), poll: self.poll, spoiled })
    }

    /// What is sent to cast a sealed ballot, in JSON. `key` is the replace key (32 bytes of chance), of which only the lock is
    /// sent; `replaces` is that of the ballot cast before, or empty.
    ///
    /// # Errors
    /// When something is not what it should be.
    pub fn cast(&self, token: &str, sealed: &str, salt: &str, key: &str, replaces: &str) -> Result<String, String> {
        let replaces = if replaces.is_empty() { None } else { Some(ReplaceKey::parse(replaces).ok_or("replaces")?) };
        write(&Sent {
            token: read(token)?,
            sealed: read(sealed)?,
            salt: Salt::parse(salt).ok_or("salt")?,
            lock: ReplaceKey::parse(key).ok_or("key")?.lock(),
            replaces,
        })
    }

    /// The receipt of a sealed ballot that was cast, in JSON, as `parvis audit --receipt` reads it. It does not say what is in it.
    ///
    /// # Errors
    /// `promise` when the promise is not signed by this poll, or about another ballot.
    pub fn receipt(&self, token: &str, sealed: &str, salt: &str, key: &str, promise: &str) -> Result<String, String> {
        let receipt = Receipt {
            promise: promise.to_owned(),
            definition: *self.voter.definition(),
            by: Bearer::Token(read(token)?),
            answers: Cast::Sealed(read(sealed)?),
            salt: Salt::parse(salt).ok_or("salt")?,
            key: ReplaceKey::parse(key).ok_or("key")?,
        };
        receipt.check(self.voter.key()).map_err(|_| "promise")?;
        write(&receipt)
    }

    /// What a receipt of this poll holds, in JSON: token and replace key. So a vote can be changed on another device.
    ///
    /// # Errors
    /// When it is no receipt of this poll.
    pub fn held(&self, receipt: &str) -> Result<String, String> {
        self.voter.held(receipt)
    }

    /// The code of the sealed ballot on a receipt of this poll: what the device must have said before it was cast.
    ///
    /// # Errors
    /// When it is no receipt of this poll.
    pub fn code(&self, receipt: &str) -> Result<String, String> {
        self.voter.held(receipt)?;
        let Receipt { by, answers, salt, .. } = read(receipt)?;
        match (answers, by) {
            (Cast::Sealed(sealed), Bearer::Token(token)) => Ok(code(&sealed.digest(&salt, &token.input))),
            _ => Err("promise".to_owned()),
        }
    }

    /// Whether the device that wrote this file sealed what it shows, in JSON `{"found", "code", "answers"}`: `as-chosen`, `otherwise` or `not-here`. Code and
    /// answers have to be compared by the voter.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn audit(&self, file: &str) -> Result<String, String> {
        let CheckFile { parvis, poll, spoiled } = read(file)?;
        if parvis != CHECK {
            return Err("file".to_owned());
        }
        let found = match spoiled.audit(&self.booth) {
            Audited::AsChosen if poll == self.poll => "as-chosen",
            Audited::Otherwise => "otherwise",
            Audited::AsChosen | Audited::NotHere => "not-here",
        };
        let shown = |answer: &Answer| Shown { question: answer.question, options: answer.choices.clone() };
        write(&Checked { found, code: code(&spoiled.digest), answers: spoiled.answers.answers().iter().map(shown).collect() })
    }
}

impl Sealer {
    fn sealed(&self, answers: &str, token: &str, seed: &str, salt: &str) -> Result<(Spoiled, SealedBallot), String> {
        let answers: Ballot = self.voter.ballot(answers)?.map_err(|_| "answers")?;
        let Token { input: token, .. } = read(token)?;
        let seed: Bytes<32> = serde_json::from_value(seed.into()).map_err(|_| "seed")?;
        let salt = Salt::parse(salt).ok_or("salt")?;
        let sealed = self.booth.seal(&answers, &token, &seed.0).map_err(|error| error.to_string())?;
        let digest = sealed.digest(&salt, &token);
        Ok((Spoiled { definition: *self.booth.definition(), token, answers, seed, salt, digest }, sealed))
    }
}

/// A digest as people compare it: 120 bits in groups of four letters. A device that wants to show one ballot and cast another needs two with the same code. With
/// the 80 bits of receipt codes somebody's computers could find such two while the voter waits.
fn code(digest: &Digest) -> String {
    let text = BASE32_NOPAD.encode(&digest.0[..15]);
    let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|place| text.get(place..place + 4)).collect();
    groups.join(" ")
}

/// Reads what the page gives.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Writes what the page gets.
fn write(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
