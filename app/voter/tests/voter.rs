//! The module does in the browser what the ledger says, and refuses what a dishonest server would answer.

#![allow(clippy::unwrap_used)]

use domain::voting::count::{Rule, TieRule};
use domain::voting::{Decision, Method, Question, Secrecy};
use domain::{OptionId, PollId, QuestionId};
use ledger::bundle::definition_line;
use ledger::bytes::{Blinded, Blinding, ReplaceKey, Salt, TokenInput};
use ledger::{Definition, Issuer, Opening, PollKey, Promise, Receipt, Token};
use voter::Voter;

const ORIGIN: &str = "parvis.example/polls/12";

fn poll() -> (Voter, PollKey, Issuer, ledger::bytes::Entry) {
    let (key, issuer) = (PollKey::new(ORIGIN, [1; 32]).unwrap(), Issuer::derive([2; 32], ORIGIN).unwrap());
    let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: vec![OptionId(1), OptionId(2)], optional: false, budget: None };
    let definition = Definition {
        format: ledger::definition::FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(12),
        secrecy: Secrecy::Anonymous,
        token_key: Some(issuer.public()),
        questions: vec![Decision::new(question, Rule::Plurality, 1)],
        trustees: None,
        ties: TieRule::Id,
    };
    let (line, entry) = definition_line(&definition).unwrap();
    (Voter::new(std::str::from_utf8(&line).unwrap()).unwrap(), key, issuer, entry)
}

#[test]
fn from_token_to_receipt() {
    let (voter, key, issuer, definition) = poll();
    let (input, blinding) = (TokenInput([7; 32]).to_string(), Blinding([8; 64]).to_string());
    let blinded = Blinded::parse(&voter.blind(&input, &blinding).unwrap()).unwrap();
    let issued = serde_json::to_string(&issuer.issue(&blinded, [9; 64]).unwrap()).unwrap();
    let token = voter.token(&input, &blinding, &issued).unwrap();
    assert!(issuer.check(&serde_json::from_str::<Token>(&token).unwrap()));
    // Made with a key that is not the poll's: the voter would be marked by it.
    let foreign = Issuer::derive([3; 32], ORIGIN).unwrap().issue(&blinded, [9; 64]).unwrap();
    assert_eq!(voter.token(&input, &blinding, &serde_json::to_string(&foreign).unwrap()).unwrap_err(), "forged");

    assert_eq!(voter.wrong(r#"[{"question":1,"options":[1,2]}]"#).unwrap(), "[1]");
    let answers = r#"[{"question":1,"options":[2]}]"#;
    assert_eq!(voter.wrong(answers).unwrap(), "[]");
    let (salt, replace) = (Salt([4; 32]), ReplaceKey([5; 32]));
    let sent: serde_json::Value = serde_json::from_str(&voter.cast(&token, answers, &salt.to_string(), &replace.to_string(), "").unwrap()).unwrap();
    assert_eq!(sent["lock"], replace.lock().to_string());
    assert!(!sent.to_string().contains(&replace.to_string()), "the key to the lock stays here");
    assert!(sent.get("replaces").is_none());

    let opening: Opening = serde_json::from_value(serde_json::json!({
        "by": { "token": serde_json::from_str::<Token>(&token).unwrap() }, "answers": [{ "question": 1, "choices": [2] }], "salt": salt, "lock": replace.lock(),
    }))
    .unwrap();
    let promise = Promise { entry: opening.entry(&definition), deadline: 1 }.sign(&key).unwrap();
    let receipt = voter.receipt(&token, answers, &salt.to_string(), &replace.to_string(), &promise).unwrap();
    assert!(serde_json::from_str::<Receipt>(&receipt).unwrap().check(key.public()).is_ok());
    assert!(voter.held(&receipt).unwrap().contains(&replace.to_string()));
    // Promised for other answers, and by somebody else.
    let other = r#"[{"question":1,"options":[1]}]"#;
    assert_eq!(voter.receipt(&token, other, &salt.to_string(), &replace.to_string(), &promise).unwrap_err(), "promise");
    let forged = Promise { entry: opening.entry(&definition), deadline: 1 }.sign(&PollKey::new(ORIGIN, [6; 32]).unwrap()).unwrap();
    assert_eq!(voter.receipt(&token, answers, &salt.to_string(), &replace.to_string(), &forged).unwrap_err(), "promise");
}

#[test]
fn only_an_anonymous_poll_is_voted_in() {
    assert!(Voter::new("{}").is_err());
    let sample = include_str!("../../../tests/verify/sample.jsonl");
    assert!(Voter::new(sample.lines().next().unwrap()).is_err(), "a confidential poll");
}
