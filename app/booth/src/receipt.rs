//! The receipt of a sealed ballot.

use ledger::bytes::{Digest, Entry, ReplaceKey, Salt};
use ledger::encrypted::{SealedBallot, SealedOpening};
use ledger::{Bearer, Promise, PromiseError, PublicKey, Token};
use serde::{Deserialize, Serialize};

/// A promise, and what the entry in it commits to, as [`ledger::Receipt`] is for open ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SealedReceipt {
    promise: String,
    definition: Entry,
    by: Bearer,
    answers: SealedBallot,
    salt: Salt,
    key: ReplaceKey,
}

#[derive(Serialize)]
struct Held<'a> {
    token: &'a Token,
    key: ReplaceKey,
}

impl SealedReceipt {
    pub(crate) fn new(promise: &str, definition: Entry, token: Token, answers: SealedBallot, salt: Salt, key: ReplaceKey) -> Self {
        Self { promise: promise.to_owned(), definition, by: Bearer::Token(token), answers, salt, key }
    }

    /// That the promise is about this very ballot.
    pub(crate) fn check(&self, key: &PublicKey) -> Result<(), PromiseError> {
        let promise = Promise::open(&self.promise, key)?;
        let token = self.token().ok_or(PromiseError::OtherBallot)?;
        let opening = SealedOpening { token: *token, answers: self.answers.clone(), salt: self.salt, lock: self.key.lock() };
        if opening.entry(&self.definition) == promise.entry { Ok(()) } else { Err(PromiseError::OtherBallot) }
    }

    pub(crate) fn is_of(&self, definition: &Entry) -> bool {
        self.definition == *definition
    }

    pub(crate) fn digest(&self) -> Option<Digest> {
        Some(self.answers.digest(&self.salt, &self.token()?.input))
    }

    pub(crate) fn held(&self) -> Result<String, String> {
        let token = self.token().ok_or("promise")?;
        super::write(&Held { token, key: self.key })
    }

    fn token(&self) -> Option<&Token> {
        match &self.by {
            Bearer::Token(token) => Some(token),
            Bearer::Nobody | Bearer::Name(_) => None,
        }
    }
}
