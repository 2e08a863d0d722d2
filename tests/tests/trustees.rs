//! Trustees of a poll with encrypted ballots make its key through the API.

use domain::voting::Secrecy;
use ledger::encrypted::Secret;
use ledger::encrypted::ceremony::{Ceremony, Enrolment, Message, Step, step};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{CITY, OTHER_CITY};
use tests::{Page, Person, Poll, TestApp, on_both};

on_both!(
    trustees_make_a_key_and_the_poll_is_published_with_it,
    nobody_else_sees_or_says_anything,
    what_is_wrong_is_refused,
    new_trustees_begin_anew,
    parallel_messages_are_kept_once,
);

/// A draft with encrypted ballots.
async fn draft(app: &TestApp) -> Poll {
    app.poll().secret(Secrecy::Encrypted).draft().await
}

fn at(poll: &Poll, part: &str) -> String {
    format!("/api/v1/polls/{}/trustees{part}", poll.id)
}

/// Somebody who was asked to be a trustee, with their words.
struct Trustee {
    person: Person,
    secret: Secret,
    name: String,
}

async fn trustees(app: &TestApp, poll: &Poll, team: &Person, number: u8) -> Vec<Trustee> {
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
    async fn council(&self, poll: &Poll) -> Value {
        self.person.get(&at(poll, "")).await.expect(200).json()
    }

    async fn enrols(&self, poll: &Poll) -> Page {
        let council = self.council(poll).await;
        let enrolment = Enrolment::sign(&self.secret, council["origin"].as_str().unwrap(), &self.name);
        self.person.call(Method::POST, &at(poll, "/enrolments"), &enrolment).await
    }

    /// What they would say now.
    async fn next(&self, poll: &Poll) -> Option<Message> {
        let council = self.council(poll).await;
        let ceremony: Ceremony = serde_json::from_value(council["ceremony"].clone()).unwrap();
        let messages: Vec<Message> = serde_json::from_value(council["messages"].clone()).unwrap();
        match step(&ceremony, &self.secret, &messages).unwrap() {
            Step::Send(message) => Some(*message),
            _ => None,
        }
    }

    async fn says(&self, poll: &Poll, message: &Message) -> Page {
        self.person.call(Method::POST, &at(poll, "/messages"), message).await
    }
}

async fn trustees_make_a_key_and_the_poll_is_published_with_it(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let publish = format!("/api/v1/polls/{}/publish", poll.id);
    team.call(Method::POST, &publish, &json!({})).await.expect(409);
    let trustees = trustees(&app, &poll, &team, 3).await;
    for trustee in &trustees {
        assert_eq!(trustee.council(&poll).await["ceremony"], Value::Null);
        trustee.enrols(&poll).await.expect(204);
        trustee.enrols(&poll).await.expect(204);
    }
    let code = trustees[0].council(&poll).await["code"].as_str().unwrap().to_owned();
    for round in 0..4 {
        team.call(Method::POST, &publish, &json!({})).await.expect(409);
        for (place, trustee) in trustees.iter().enumerate() {
            let message = trustee.next(&poll).await.unwrap();
            trustee.says(&poll, &message).await.expect(204);
            trustee.says(&poll, &message).await.expect(204);
            let council = team.get(&at(&poll, "")).await.expect(200).json();
            assert_eq!((council["messages"].as_array().unwrap().len(), council["code"].as_str()), (round * 3 + place + 1, Some(code.as_str())));
        }
    }
    let council = trustees[1].council(&poll).await;
    assert!(council["progress"]["done"]["members"].as_array().is_some_and(|members| members.len() == 3), "{council}");
    assert_eq!(council["you"], 1);
    team.call(Method::POST, &publish, &json!({})).await.expect(204);
    let definition = app.visitor().get(&format!("/polls/{}/definition", poll.id)).await.expect(200).body;
    assert!(definition.contains("\"secrecy\":\"encrypted\"") && definition.contains("\"name\":\"Trustee 2\""), "{definition}");
    // What was confirmed does not change any more.
    trustees[0].enrols(&poll).await.expect(409);
}

async fn nobody_else_sees_or_says_anything(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let trustees = trustees(&app, &poll, &team, 2).await;
    let (stranger, other) = (app.resident("ana").await, app.city_team(OTHER_CITY).await);
    for person in [&stranger, &other] {
        person.get(&at(&poll, "")).await.expect(404);
        let enrolment = Enrolment::sign(&trustees[0].secret, "anywhere", "Trustee 0");
        person.call(Method::POST, &at(&poll, "/enrolments"), &enrolment).await.expect(404);
        person.call(Method::PUT, &at(&poll, ""), &json!({ "threshold": 2, "trustees": [] })).await.expect(404);
    }
    // The team sees how far they are, and cannot speak for them.
    team.get(&at(&poll, "")).await.expect(200);
    let enrolment = Enrolment::sign(&trustees[0].secret, "anywhere", "Trustee 0");
    team.call(Method::POST, &at(&poll, "/enrolments"), &enrolment).await.expect(404);
    assert!(!team.get(&at(&poll, "")).await.body.contains("@trustees.example"), "addresses are shown to nobody");
    app.visitor().get(&at(&poll, "")).await.expect(401);
}

async fn what_is_wrong_is_refused(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let one = |name: &str, email: &str| json!({ "name": name, "email": email });
    for (asked, field) in [
        (json!({ "threshold": 2, "trustees": [one("A", "a@trustees.example")] }), "trustees"),
        (json!({ "threshold": 1, "trustees": [one("A", "a@trustees.example"), one("B", "b@trustees.example")] }), "threshold"),
        (json!({ "threshold": 3, "trustees": [one("A", "a@trustees.example"), one("B", "b@trustees.example")] }), "threshold"),
        (json!({ "threshold": 2, "trustees": [one("A", "a@trustees.example"), one(" A ", "b@trustees.example")] }), "trustees[1].name"),
        (json!({ "threshold": 2, "trustees": [one(" ", "a@trustees.example"), one("B", "b@trustees.example")] }), "trustees[0].name"),
        (json!({ "threshold": 2, "trustees": [one("A", "a@trustees.example"), one("B", "nowhere")] }), "trustees[1].email"),
        (json!({ "threshold": 2, "trustees": [one("A", "a@trustees.example"), one("B", "A@trustees.example")] }), "trustees[1].email"),
    ] {
        let refused = team.call(Method::PUT, &at(&poll, ""), &asked).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    let trustees = trustees(&app, &poll, &team, 2).await;
    let origin = trustees[0].council(&poll).await["origin"].as_str().unwrap().to_owned();
    for enrolment in [Enrolment::sign(&trustees[0].secret, &origin, "Trustee 1"), Enrolment::sign(&trustees[0].secret, "parvis.example/polls/0", "Trustee 0")] {
        trustees[0].person.call(Method::POST, &at(&poll, "/enrolments"), &enrolment).await.expect(422);
    }
    for trustee in &trustees {
        trustee.enrols(&poll).await.expect(204);
    }
    let other = Enrolment::sign(&Secret::new([9; 32]), &origin, "Trustee 0");
    trustees[0].person.call(Method::POST, &at(&poll, "/enrolments"), &other).await.expect(422);
    // Somebody else's message, one that is not signed, and one out of turn.
    let (first, second) = (trustees[0].next(&poll).await.unwrap(), trustees[1].next(&poll).await.unwrap());
    trustees[0].says(&poll, &second).await.expect(422);
    let unsigned = Message { signature: second.signature, ..first.clone() };
    trustees[0].says(&poll, &unsigned).await.expect(422);
    trustees[0].says(&poll, &first).await.expect(204);
    let council = trustees[0].council(&poll).await;
    let ceremony: Ceremony = serde_json::from_value(council["ceremony"].clone()).unwrap();
    let body = ledger::encrypted::ceremony::Body::Shares { before: ledger::encrypted::Bytes([0; 32]), boxes: Vec::new() };
    let early = Message::sign(&trustees[1].secret, &ceremony.id(), 1, body);
    trustees[1].says(&poll, &early).await.expect(422);
    assert_eq!(app.number("SELECT COUNT(*) FROM ceremony_messages").await, 1);
    // A poll that is not encrypted has no trustees.
    let open = app.poll().draft().await;
    let asked = json!({ "threshold": 2, "trustees": [one("A", "a@trustees.example"), one("B", "b@trustees.example")] });
    team.call(Method::PUT, &at(&open, ""), &asked).await.expect(404);
}

async fn new_trustees_begin_anew(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let before = trustees(&app, &poll, &team, 3).await;
    for trustee in &before {
        trustee.enrols(&poll).await.expect(204);
    }
    let message = before[0].next(&poll).await.unwrap();
    before[0].says(&poll, &message).await.expect(204);
    let after = trustees(&app, &poll, &team, 2).await;
    before[2].person.get(&at(&poll, "")).await.expect(404);
    let council = after[0].council(&poll).await;
    assert_eq!((&council["attempt"], &council["ceremony"], &council["messages"]), (&json!(1), &Value::Null, &json!([])));
    for trustee in &after {
        trustee.enrols(&poll).await.expect(204);
    }
    // What was said in the ceremony before is not of this one.
    after[0].says(&poll, &message).await.expect(422);
    assert_eq!(app.number("SELECT COUNT(*) FROM ceremony_messages WHERE attempt = 0").await, 1, "what was said stays");
}

async fn parallel_messages_are_kept_once(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let trustees = trustees(&app, &poll, &team, 2).await;
    for trustee in &trustees {
        trustee.enrols(&poll).await.expect(204);
    }
    let message = trustees[0].next(&poll).await.unwrap();
    let answers = futures_util::future::join_all((0..8).map(|_| trustees[0].says(&poll, &message))).await;
    for answer in answers {
        answer.expect(204);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM ceremony_messages").await, 1);
}
