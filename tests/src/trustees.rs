//! Trustees of encrypted polls, and voters who seal their ballots, as their browsers do.

use crate::app::CITY;
use crate::token::{Browser, definition};
use crate::{Page, Person, Poll, TestApp};
use domain::OptionId;
use domain::voting::{Answer, Ballot, Secrecy};
use ledger::Token;
use ledger::audit::Beside;
use ledger::bytes::{ReplaceKey, Salt};
use ledger::encrypted::ceremony::{Ceremony, Enrolment, Message, Step, step};
use ledger::encrypted::{Secret, Shares};
use reqwest::Method;
use serde_json::{Value, json};
use server::keys::random;

/// Somebody who was asked to be a trustee, with their words.
pub struct Trustee {
    /// Who.
    pub person: Person,
    /// What they keep.
    pub secret: Secret,
    /// The name they were asked with.
    pub name: String,
}

/// An address of the trustees of a poll.
#[must_use]
pub fn at(poll: &Poll, part: &str) -> String {
    format!("/api/v1/polls/{}/trustees{part}", poll.id)
}

/// Names so many trustees, two of whom are needed.
///
/// # Panics
/// When they are not taken.
pub async fn trustees(app: &TestApp, poll: &Poll, team: &Person, number: u8) -> Vec<Trustee> {
    let mut all = Vec::new();
    for place in 0..number {
        let person = Person::with_account(app, &format!("trustee-{place}@trustees.example")).await;
        all.push(Trustee { person, secret: Secret::new([place + 1; 32]), name: format!("Trustee {place}") });
    }
    let asked: Vec<Value> = all.iter().map(|trustee| json!({ "name": trustee.name, "email": trustee.person.email.replace("trustee-", "Trustee-") })).collect();
    team.call(Method::PUT, &at(poll, ""), &json!({ "threshold": 2, "trustees": asked })).await.expect(204);
    all
}

impl Trustee {
    /// What they see.
    ///
    /// # Panics
    /// When it is not shown to them.
    pub async fn council(&self, poll: &Poll) -> Value {
        self.person.get(&at(poll, "")).await.expect(200).json()
    }

    /// Gives a key.
    ///
    /// # Panics
    /// When they are no trustee.
    pub async fn enrols(&self, poll: &Poll) -> Page {
        let council = self.council(poll).await;
        let enrolment = Enrolment::sign(&self.secret, council["origin"].as_str().unwrap(), &self.name);
        self.person.call(Method::POST, &at(poll, "/enrolments"), &enrolment).await
    }

    /// What they would do now.
    ///
    /// # Panics
    /// When the ceremony has not begun, or is another's.
    pub async fn step(&self, poll: &Poll) -> Step {
        let council = self.council(poll).await;
        let ceremony: Ceremony = serde_json::from_value(council["ceremony"].clone()).unwrap();
        let messages: Vec<Message> = serde_json::from_value(council["messages"].clone()).unwrap();
        step(&ceremony, &self.secret, &messages).unwrap()
    }

    /// What they would say now.
    pub async fn next(&self, poll: &Poll) -> Option<Message> {
        match self.step(poll).await {
            Step::Send(message) => Some(*message),
            _ => None,
        }
    }

    /// Says something in the ceremony.
    pub async fn says(&self, poll: &Poll, message: &Message) -> Page {
        self.person.call(Method::POST, &at(poll, "/messages"), message).await
    }

    /// Adds up the ballots of the closing file, and makes what opens their sum.
    ///
    /// # Panics
    /// When there is no such file, or it is not sound.
    pub async fn shares(&self, app: &TestApp, poll: &Poll) -> Shares {
        let file = app.visitor().download(&format!("/polls/{}/closing.jsonl", poll.id)).await;
        let mut auditor = ledger::Auditor::new(Beside::default());
        auditor.push(&file);
        let Step::Done(holder) = self.step(poll).await else { panic!("the ceremony is not done") };
        assert_eq!(auditor.trustees(), Some(&holder.trustees));
        holder.open(auditor.sum().expect("a sound file"))
    }

    /// Opens the sum.
    pub async fn opens(&self, poll: &Poll, shares: &Shares) -> Page {
        self.person.call(Method::POST, &at(poll, "/shares"), shares).await
    }
}

/// An open poll with encrypted ballots, and its trustees.
///
/// # Panics
/// When it cannot be made.
pub async fn encrypted(app: &TestApp, number: u8) -> (Poll, Vec<Trustee>) {
    let (poll, team) = (app.poll().secret(Secrecy::Encrypted).draft().await, app.city_team(CITY).await);
    let trustees = trustees(app, &poll, &team, number).await;
    for trustee in &trustees {
        trustee.enrols(&poll).await.expect(204);
    }
    for _ in 0..4 {
        for trustee in &trustees {
            let message = trustee.next(&poll).await.unwrap();
            trustee.says(&poll, &message).await.expect(204);
        }
    }
    team.call(Method::POST, &format!("/api/v1/polls/{}/publish", poll.id), &json!({})).await.expect(204);
    (poll, trustees)
}

/// A sealed ballot that can be sent, once or again.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// What is sent.
    pub body: Value,
    /// Its token.
    pub token: Token,
    /// The key that can change it.
    pub key: ReplaceKey,
}

impl Sealed {
    /// A ballot for one option of the only question.
    ///
    /// # Panics
    /// When the poll is not encrypted.
    pub async fn new(app: &TestApp, poll: &Poll, token: Token, choice: usize, replaces: Option<ReplaceKey>) -> Self {
        let (definition, entry) = definition(app, poll).await;
        let (booth, _) = definition.booth(&entry).unwrap();
        let answers = [Answer::naming(poll.questions[0].0, vec![OptionId(poll.option(choice))])];
        let ballot = Ballot::parse(&definition.paper(), &answers).unwrap();
        let (salt, key) = (Salt(random()), ReplaceKey(random()));
        let sealed = booth.seal(&ballot, &token.input, &random()).unwrap();
        let body = json!({ "token": token, "sealed": sealed, "salt": salt, "lock": key.lock(), "replaces": replaces });
        Self { body, token, key }
    }

    /// Sends it, without an account.
    pub async fn sent(&self, app: &TestApp, poll: &Poll) -> Page {
        app.visitor().call(Method::POST, &format!("/api/v1/polls/{}/anonymous-ballots", poll.id), &self.body).await
    }
}

/// Somebody takes a token and casts a sealed ballot.
///
/// # Panics
/// When it is not taken.
pub async fn votes(app: &TestApp, poll: &Poll, name: &str, choice: usize) -> Sealed {
    let token = Browser::default().takes(app, &app.resident(name).await, poll).await;
    let sealed = Sealed::new(app, poll, token, choice, None).await;
    sealed.sent(app, poll).await.expect(201);
    sealed
}
