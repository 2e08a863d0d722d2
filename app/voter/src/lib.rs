//! Voting in an anonymous poll, as a module of its own for the browser: only who votes in one loads it.
//!
//! Nothing is decided here, and nothing is sent or kept: the script beside it does that. What is checked is checked by
//! [`ledger`], as everywhere: that the token was made with the key the poll has fixed, and that the promise is about the
//! very ballot that was cast. Chance comes as an argument, bytes as standard Base64. In encrypted polls tokens are the same,
//! and `booth` builds on this.

use domain::voting::{Answer, Ballot, Question};
use domain::{OptionId, QuestionId};
use ledger::bundle::Line;
use ledger::bytes::{Blinding, Entry, ReplaceKey, Salt, TokenInput, TokenKey};
use ledger::definition::entry_of;
use ledger::{Bearer, Cast, Issued, PublicKey, Receipt, Token, TokenError, token};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer to a question, as the API has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    question: QuestionId,
    options: Vec<OptionId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<u16>,
}

/// A ballot as it is sent.
#[derive(Debug, Serialize)]
struct Sent {
    token: Token,
    answers: Vec<Given>,
    salt: Salt,
    lock: ledger::bytes::Lock,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<ReplaceKey>,
}

/// A poll with tokens.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Voter {
    definition: Entry,
    key: PublicKey,
    token_key: TokenKey,
    paper: Vec<Question>,
}

#[wasm_bindgen]
impl Voter {
    /// Reads what the poll is: the line that is published when it opens, without its line feed.
    ///
    /// # Errors
    /// When it is no definition of a poll with tokens.
    #[wasm_bindgen(constructor)]
    pub fn new(line: &str) -> Result<Voter, String> {
        let Ok(Line::Definition(definition)) = serde_json::from_str(line) else { return Err("definition".to_owned()) };
        let key = definition.check().map_err(|error| error.to_string())?;
        let token_key = definition.token_key.filter(|_| definition.secrecy.has_tokens()).ok_or("definition")?;
        Ok(Self { definition: entry_of(line.as_bytes()), key, token_key, paper: definition.paper() })
    }

    /// What is sent for a token: its input (32 bytes of chance), hidden by a blinding (64 bytes of chance).
    ///
    /// # Errors
    /// When these are not such bytes.
    pub fn blind(&self, input: &str, blinding: &str) -> Result<String, String> {
        let (input, blinding) = chance(input, blinding)?;
        token::blind(&input.0, &blinding).map(|blinded| blinded.to_string()).map_err(|error| error.to_string())
    }

    /// The token, from the answer to what was sent for it, in JSON.
    ///
    /// # Errors
    /// `forged` when the answer was not made with the key of this poll; anything else when it is no answer.
    pub fn token(&self, input: &str, blinding: &str, issued: &str) -> Result<String, String> {
        let (input, blinding) = chance(input, blinding)?;
        let issued: Issued = serde_json::from_str(issued).map_err(|error| error.to_string())?;
        let output = token::finalize(&input.0, &blinding, &issued, &self.token_key).map_err(|error| match error {
            TokenError::OtherKey => "forged".to_owned(),
            TokenError::Bytes => error.to_string(),
        })?;
        json(&Token { input, output })
    }

    /// The questions whose answers break a rule, in JSON: none when the ballot is valid.
    ///
    /// # Errors
    /// When these are no answers.
    pub fn wrong(&self, answers: &str) -> Result<String, String> {
        let wrong = self.ballot(answers)?.err().unwrap_or_default();
        json(&wrong)
    }

    /// What is sent to cast a ballot, in JSON. `key` is the replace key (32 bytes of chance), of which only the lock is
    /// sent; `replaces` is that of the ballot cast before, or empty.
    ///
    /// # Errors
    /// When something is not what it should be.
    pub fn cast(&self, token: &str, answers: &str, salt: &str, key: &str, replaces: &str) -> Result<String, String> {
        let ballot = self.ballot(answers)?.map_err(|_| "answers")?;
        let given = |answer: &Answer| Given { question: answer.question, options: answer.choices.clone(), marks: answer.marks.clone() };
        let replaces = if replaces.is_empty() { None } else { Some(ReplaceKey::parse(replaces).ok_or("replaces")?) };
        json(&Sent {
            token: serde_json::from_str(token).map_err(|error| error.to_string())?,
            answers: ballot.answers().iter().map(given).collect(),
            salt: Salt::parse(salt).ok_or("salt")?,
            lock: ReplaceKey::parse(key).ok_or("key")?.lock(),
            replaces,
        })
    }

    /// The receipt of a ballot that was cast, in JSON, as `parvis audit --receipt` reads it.
    ///
    /// # Errors
    /// `promise` when the promise is not signed by this poll, or about another ballot.
    pub fn receipt(&self, token: &str, answers: &str, salt: &str, key: &str, promise: &str) -> Result<String, String> {
        let receipt = Receipt {
            promise: promise.to_owned(),
            definition: self.definition,
            by: Bearer::Token(serde_json::from_str(token).map_err(|error| error.to_string())?),
            answers: Cast::Open(self.ballot(answers)?.map_err(|_| "answers")?),
            salt: Salt::parse(salt).ok_or("salt")?,
            key: ReplaceKey::parse(key).ok_or("key")?,
        };
        receipt.check(&self.key).map_err(|_| "promise")?;
        json(&receipt)
    }

    /// What a receipt of this poll holds, in JSON: token and replace key. So a vote can be changed on another device.
    ///
    /// # Errors
    /// When it is no receipt of this poll.
    pub fn held(&self, receipt: &str) -> Result<String, String> {
        let receipt: Receipt = serde_json::from_str(receipt).map_err(|error| error.to_string())?;
        receipt.check(&self.key).map_err(|_| "promise")?;
        match receipt.by {
            Bearer::Token(token) if receipt.definition == self.definition => json(&Held { token, key: receipt.key }),
            _ => Err("poll".to_owned()),
        }
    }
}

#[derive(Serialize)]
struct Held {
    token: Token,
    key: ReplaceKey,
}

impl Voter {
    /// The entry of the definition.
    #[must_use]
    pub const fn definition(&self) -> &Entry {
        &self.definition
    }

    /// The key of the poll.
    #[must_use]
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The ballot, or the questions with a wrong answer.
    ///
    /// # Errors
    /// When these are no answers.
    pub fn ballot(&self, answers: &str) -> Result<Result<Ballot, Vec<QuestionId>>, String> {
        let given: Vec<Given> = serde_json::from_str(answers).map_err(|error| error.to_string())?;
        let answers: Vec<Answer> = given.into_iter().map(|given| Answer { question: given.question, choices: given.options, marks: given.marks }).collect();
        Ok(Ballot::parse(&self.paper, &answers).map_err(|errors| errors.into_iter().map(|(question, _)| question).collect()))
    }
}

fn chance(input: &str, blinding: &str) -> Result<(TokenInput, Blinding), String> {
    Ok((TokenInput::parse(input).ok_or("input")?, Blinding::parse(blinding).ok_or("blinding")?))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
