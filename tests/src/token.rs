//! Somebody who votes in an anonymous poll, as their browser does.

use crate::{Page, Person, Poll, TestApp};
use ledger::bundle::Line;
use ledger::bytes::{Blinding, Entry, ReplaceKey, Salt, TokenInput};
use ledger::definition::entry_of;
use ledger::token::{blind, finalize};
use ledger::{Bearer, Definition, Issued, PublicKey, Receipt, Token};
use reqwest::Method;
use serde_json::{Value, json};
use server::keys::random;

/// A browser that made up the input of a token.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The input.
    pub input: TokenInput,
    /// Its blinding.
    pub blinding: Blinding,
}

/// A ballot that was put together and can be sent, once or again.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What is sent.
    pub body: Value,
    /// Its token.
    pub token: Token,
    /// Its salt.
    pub salt: Salt,
    /// The key that can change it.
    pub key: ReplaceKey,
}

impl Default for Browser {
    fn default() -> Self {
        Self { input: TokenInput(random()), blinding: Blinding(random()) }
    }
}

/// What the poll is, and the entry that commits to it.
///
/// # Panics
/// When it is not published.
pub async fn definition(app: &TestApp, poll: &Poll) -> (Definition, Entry) {
    let line = app.visitor().download(&format!("/polls/{}/definition", poll.id)).await;
    let line = line.strip_suffix(b"\n").unwrap_or(&line);
    let Ok(Line::Definition(definition)) = serde_json::from_slice(line) else { panic!("no definition") };
    (*definition, entry_of(line))
}

impl Browser {
    /// Asks for the token with somebody's account.
    ///
    /// # Panics
    /// When nothing can be blinded.
    pub async fn asks(&self, person: &Person, poll: &Poll) -> Page {
        let blinded = blind(&self.input.0, &self.blinding).unwrap();
        person.call(Method::POST, &format!("/api/v1/polls/{}/token", poll.id), &json!({ "blinded": blinded })).await
    }

    /// Takes the token.
    ///
    /// # Panics
    /// When none is given, or it is not good.
    pub async fn takes(&self, app: &TestApp, person: &Person, poll: &Poll) -> Token {
        let page = self.asks(person, poll).await.expect(200);
        let issued: Issued = serde_json::from_value(page.json()).unwrap();
        let key = definition(app, poll).await.0.token_key.unwrap();
        Token { input: self.input, output: finalize(&self.input.0, &self.blinding, &issued, &key).unwrap() }
    }
}

impl Prepared {
    /// A ballot for one option of the first question.
    #[must_use]
    pub fn new(poll: &Poll, token: Token, choice: usize, replaces: Option<ReplaceKey>) -> Self {
        let (salt, key) = (Salt(random()), ReplaceKey(random()));
        let answers = json!([{ "question": poll.questions[0].0, "options": [poll.option(choice)] }]);
        let body = json!({ "token": token, "answers": answers, "salt": salt, "lock": key.lock(), "replaces": replaces });
        Self { body, token, salt, key }
    }

    /// Sends it, without an account.
    pub async fn sent(&self, app: &TestApp, poll: &Poll) -> Page {
        app.visitor().call(Method::POST, &format!("/api/v1/polls/{}/anonymous-ballots", poll.id), &self.body).await
    }

    /// Sends it, and makes the receipt of the answer.
    ///
    /// # Panics
    /// When it is not taken, or the promise is about something else.
    pub async fn casts(&self, app: &TestApp, poll: &Poll) -> Receipt {
        let answer = self.sent(app, poll).await.expect(201).json();
        let (definition, entry) = definition(app, poll).await;
        let choices = &self.body["answers"][0];
        let receipt = Receipt {
            promise: answer["promise"].as_str().unwrap().to_owned(),
            definition: entry,
            by: Bearer::Token(self.token),
            answers: serde_json::from_value(json!([{ "question": choices["question"], "choices": choices["options"] }])).unwrap(),
            salt: self.salt,
            key: self.key,
        };
        receipt.check(&PublicKey::parse(&definition.key).unwrap()).unwrap();
        receipt
    }
}
