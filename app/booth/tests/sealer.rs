//! The module does in the browser what the ledger says, and refuses what a dishonest server or device would answer.

#![allow(clippy::unwrap_used, clippy::panic)]

use booth::Sealer;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Decision, Method, Question, Secrecy};
use domain::{OptionId, PollId, QuestionId};
use ledger::bundle::definition_line;
use ledger::bytes::{Blinded, Blinding, ReplaceKey, Salt, TokenInput};
use ledger::encrypted::ceremony::{Ceremony, Enrolment, Message, Step, step};
use ledger::encrypted::{SealedBallot, SealedOpening, Secret, Trustees};
use ledger::{Definition, Issuer, PollKey, Promise};
use serde_json::{Value, json};

const ORIGIN: &str = "parvis.example/polls/12";

/// Two trustees, who have made a key.
fn trustees() -> Trustees {
    let secrets = [Secret::new([1; 32]), Secret::new([2; 32])];
    let enrolled = secrets.iter().enumerate().map(|(place, secret)| Enrolment::sign(secret, ORIGIN, &format!("Trustee {place}")).trustee);
    let ceremony = Ceremony { origin: ORIGIN.to_owned(), attempt: 0, threshold: 2, trustees: enrolled.collect() };
    let mut messages: Vec<Message> = Vec::new();
    loop {
        let mut said = Vec::new();
        for secret in &secrets {
            match step(&ceremony, secret, &messages).unwrap() {
                Step::Send(message) => said.push(*message),
                Step::Done(holder) => return holder.trustees,
                Step::Wait { .. } => {}
                Step::Failed(fault) => panic!("{fault}"),
            }
        }
        messages.extend(said);
    }
}

fn line(poll: i64, secrecy: Secrecy, trustees: Option<Trustees>) -> String {
    let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: vec![OptionId(1), OptionId(2)], optional: false, budget: None };
    let definition = Definition {
        format: ledger::definition::FORMAT.to_owned(),
        key: PollKey::new(ORIGIN, [1; 32]).unwrap().public().to_string(),
        poll: PollId(poll),
        secrecy,
        token_key: Some(Issuer::derive([2; 32], ORIGIN).unwrap().public()),
        questions: vec![Decision::new(question, Rule::Plurality, 1)],
        ties: TieRule::Id,
        trustees,
    };
    String::from_utf8(definition_line(&definition).unwrap().0).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The token of a voter, as the module makes it.
fn token(sealer: &Sealer) -> String {
    let issuer = Issuer::derive([2; 32], ORIGIN).unwrap();
    let (input, blinding) = (TokenInput([7; 32]).to_string(), Blinding([8; 64]).to_string());
    let blinded = Blinded::parse(&sealer.blind(&input, &blinding).unwrap()).unwrap();
    sealer.token(&input, &blinding, &serde_json::to_string(&issuer.issue(&blinded, [9; 64]).unwrap()).unwrap()).unwrap()
}

const FIRST: &str = r#"[{"question":1,"options":[1]}]"#;
const SECOND: &str = r#"[{"question":1,"options":[2]}]"#;

fn chance(byte: u8) -> String {
    Salt([byte; 32]).to_string()
}

#[test]
fn from_token_to_receipt() {
    let sealer = Sealer::new(&line(12, Secrecy::Encrypted, Some(trustees()))).unwrap();
    let token = token(&sealer);
    assert_eq!(sealer.wrong(r#"[{"question":1,"options":[1,2]}]"#).unwrap(), "[1]");
    let (seed, salt, key) = (chance(3), chance(4), ReplaceKey([5; 32]));
    let made = parsed(&sealer.seal(SECOND, &token, &seed, &salt).unwrap());
    let code = made["code"].as_str().unwrap();
    assert!(code.len() == 29 && code.split(' ').all(|group| group.len() == 4), "{code}");
    assert!(
        sealer.seal(SECOND, &token, "seed", &salt).is_err()
            && sealer.seal(SECOND, &token, &seed, "").is_err()
            && sealer.seal("[]", &token, &seed, &salt).is_err()
    );

    let sealed = made["sealed"].to_string();
    let sent = sealer.cast(&token, &sealed, &salt, &key.to_string(), "").unwrap();
    assert!(!sent.contains(&key.to_string()) && !sent.contains(&seed), "what opens it stays here: {sent}");
    let sent = parsed(&sent);
    assert_eq!((&sent["lock"], &sent["token"], &sent["sealed"]), (&json!(key.lock()), &parsed(&token), &made["sealed"]));
    assert!(sent.get("replaces").is_none());
    assert_eq!(parsed(&sealer.cast(&token, &sealed, &salt, &chance(6), &key.to_string()).unwrap())["replaces"], key.to_string());

    let definition = ledger::definition::entry_of(line(12, Secrecy::Encrypted, Some(trustees())).as_bytes());
    let answers: SealedBallot = serde_json::from_str(&sealed).unwrap();
    let opening = SealedOpening { token: serde_json::from_str(&token).unwrap(), answers, salt: Salt([4; 32]), lock: key.lock() };
    let promise = |seed| Promise { entry: opening.entry(&definition), deadline: 1 }.sign(&PollKey::new(ORIGIN, [seed; 32]).unwrap()).unwrap();
    let receipt = sealer.receipt(&token, &sealed, &salt, &key.to_string(), &promise(1)).unwrap();
    assert!(!receipt.contains("choices") && !receipt.contains(&seed), "a receipt does not say what is in the ballot: {receipt}");
    assert_eq!(sealer.code(&receipt).unwrap(), code);
    assert_eq!(parsed(&sealer.held(&receipt).unwrap()), json!({ "token": parsed(&token), "key": key }));
    // Promised for another ballot, and by somebody else.
    let other = parsed(&sealer.seal(FIRST, &token, &seed, &salt).unwrap())["sealed"].to_string();
    assert_eq!(sealer.receipt(&token, &other, &salt, &key.to_string(), &promise(1)).unwrap_err(), "promise");
    assert_eq!(sealer.receipt(&token, &sealed, &salt, &key.to_string(), &promise(6)).unwrap_err(), "promise");
    assert!(sealer.code(&receipt.replace(&chance(4), &chance(9))).is_err());
}

#[test]
fn a_device_is_checked() {
    let trustees = trustees();
    let sealer = Sealer::new(&line(12, Secrecy::Encrypted, Some(trustees.clone()))).unwrap();
    let token = token(&sealer);
    let made = parsed(&sealer.seal(SECOND, &token, &chance(3), &chance(4)).unwrap());
    let file = sealer.spoil(SECOND, &token, &chance(3), &chance(4)).unwrap();
    assert!(!file.contains(parsed(&token)["output"].as_str().unwrap()), "nobody votes with it");
    let shown = json!([{ "question": 1, "options": [2] }]);
    assert_eq!(parsed(&sealer.audit(&file).unwrap()), json!({ "found": "as-chosen", "code": made["code"], "answers": shown }));
    // Sealed otherwise than shown, or said another code.
    let otherwise = |file: &str| assert_eq!(parsed(&sealer.audit(file).unwrap())["found"], "otherwise");
    otherwise(&file.replace("\"choices\":[2]", "\"choices\":[1]"));
    otherwise(&sealer.spoil(SECOND, &token, &chance(3), &chance(4)).unwrap().replace(&chance(3), &chance(5)));
    // Of another poll, and none at all.
    let elsewhere = Sealer::new(&line(13, Secrecy::Encrypted, Some(trustees))).unwrap();
    assert_eq!(parsed(&elsewhere.audit(&file).unwrap())["found"], "not-here");
    assert!(sealer.audit("{}").is_err() && sealer.audit(&file.replace("ballot-check", "token")).is_err());
}

#[test]
fn only_an_encrypted_poll_is_voted_in() {
    assert!(Sealer::new("{}").is_err());
    assert!(Sealer::new(&line(12, Secrecy::Encrypted, None)).is_err(), "without trustees");
    assert!(Sealer::new(&line(12, Secrecy::Anonymous, None)).is_err(), "an anonymous poll");
}
