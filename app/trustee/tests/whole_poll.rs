//! A poll through the functions that a browser calls, from words to the opened sum.

#![allow(clippy::unwrap_used, clippy::panic)]

use booth::Sealer;
use domain::participation::Channel;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Decision, Method, Question, Secrecy};
use domain::{OptionId, PollId, QuestionId};
use ledger::bundle::{TurnoutLine, definition_line};
use ledger::bytes::{ReplaceKey, Salt, TokenInput};
use ledger::encrypted::{SealedOpening, Shares};
use ledger::publish::{Disclosure, Publisher};
use ledger::{Checkpoint, Definition, Issuer, Log, PollKey, audit};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use trustee::ceremony::{code, enrol, next, words};
use trustee::opening::Opening;

const ORIGIN: &str = "parvis.example/polls/12";

fn chance(of: &str) -> [u8; 32] {
    Sha256::digest(of).into()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_poll_from_words_to_the_opened_sum() {
    let all: Vec<String> = (0..3).map(|trustee| words(&chance(&format!("trustee {trustee}")), trustee == 1).unwrap()).collect();
    let enrolled: Vec<Value> = all.iter().enumerate().map(|(place, words)| parsed(&enrol(words, ORIGIN, &format!("Trustee {place}")).unwrap())).collect();
    let trustees: Vec<&Value> = enrolled.iter().map(|enrolment| &enrolment["trustee"]).collect();
    let ceremony = json!({ "origin": ORIGIN, "attempt": 0, "threshold": 2, "trustees": trustees }).to_string();
    assert_eq!(code(&ceremony).unwrap().len(), 19);

    let mut messages: Vec<Value> = Vec::new();
    let mut done = Vec::new();
    for _ in 0..5 {
        let so_far = Value::from(messages.clone()).to_string();
        let steps: Vec<Value> = all.iter().map(|words| parsed(&next(&ceremony, words, &so_far).unwrap())).collect();
        messages.extend(steps.iter().filter_map(|step| step.get("send").cloned()));
        done = steps.into_iter().filter_map(|step| step.get("done").cloned()).collect();
    }
    assert_eq!(done.len(), 3);
    let messages = Value::from(messages).to_string();

    let key = PollKey::new(ORIGIN, [1; 32]).unwrap();
    let issuer = Issuer::derive([2; 32], ORIGIN).unwrap();
    let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: vec![OptionId(1), OptionId(2)], optional: false, budget: None };
    let definition = Definition {
        format: ledger::definition::FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(12),
        secrecy: Secrecy::Encrypted,
        token_key: Some(issuer.public()),
        questions: vec![Decision::new(question, Rule::Plurality, 1)],
        ties: TieRule::Id,
        trustees: Some(serde_json::from_value(done[0].clone()).unwrap()),
    };
    let (line, root) = definition_line(&definition).unwrap();
    let sealer = Sealer::new(std::str::from_utf8(&line).unwrap()).unwrap();
    let mut log = Log::new(root);
    let mut publisher = Publisher::begin(Vec::new(), &definition, Some(&issuer)).unwrap();
    publisher.checkpoint(Checkpoint { size: 1, root: log.root() }.sign(&key).unwrap()).unwrap();
    let mut batch = Vec::new();
    for (place, choice) in [1, 2, 2].into_iter().enumerate() {
        let answers = json!([{ "question": 1, "options": [choice] }]).to_string();
        let token = issuer.token(TokenInput(chance(&format!("token {place}")))).unwrap();
        let [seed, salt] = ["seed", "salt"].map(|what| Salt(chance(&format!("{what} {place}"))).to_string());
        let sealed = parsed(&sealer.seal(&answers, &serde_json::to_string(&token).unwrap(), &seed, &salt).unwrap());
        let lock = ReplaceKey(chance(&format!("key {place}"))).lock();
        let cast: SealedOpening = serde_json::from_value(json!({ "token": token, "answers": sealed["sealed"], "salt": salt, "lock": lock })).unwrap();
        batch.push((cast.entry(&root), cast));
    }
    batch.sort_unstable_by_key(|(entry, _)| *entry);
    log.append(batch.iter().map(|(entry, _)| *entry).collect()).unwrap();
    batch.iter().for_each(|(entry, cast)| publisher.entry(*entry, Disclosure::Encrypted(cast.clone())).unwrap());
    publisher.checkpoint(Checkpoint { size: 4, root: log.root() }.sign(&key).unwrap()).unwrap();
    let turnout = TurnoutLine { by_channel: vec![(Channel::Web, 3)], issued: 3, tokens: Some(3), roll: None };
    let (file, _) = publisher.close(turnout.clone()).unwrap();

    let open = |words: &str, file: &[u8]| {
        let mut opening = Opening::new(&key.public().to_string(), "");
        for piece in file.chunks(1000) {
            assert!(opening.push(piece));
        }
        assert!(opening.code().is_none_or(|code| code.len() == 19) && opening.ballots().is_none_or(|ballots| ballots == 3));
        opening.open(&ceremony, words, &messages)
    };
    let shares: Vec<Shares> = [0, 2].iter().map(|&place: &usize| serde_json::from_str(&open(&all[place], &file).unwrap()).unwrap()).collect();
    assert!(open(&all[0], &file[..file.len() - 1]).is_err());
    assert!(open(&words(&[9; 32], false).unwrap(), &file).is_err());

    let mut publisher = Publisher::begin(Vec::new(), &definition, Some(&issuer)).unwrap();
    publisher.checkpoint(Checkpoint { size: 1, root: Log::new(root).root() }.sign(&key).unwrap()).unwrap();
    batch.into_iter().for_each(|(entry, cast)| publisher.entry(entry, Disclosure::Encrypted(cast)).unwrap());
    publisher.checkpoint(Checkpoint { size: 4, root: log.root() }.sign(&key).unwrap()).unwrap();
    let (bundle, result) = publisher.open(turnout, &shares, &key).unwrap();
    assert_eq!(result.tally.questions[0].votes(OptionId(2)), Some(2));
    let report = audit(bundle.as_slice(), &Default::default(), &mut |_| ());
    assert!(report.passed(), "{report}");
}

#[test]
fn what_is_not_what_it_should_be_is_refused() {
    assert!(words(&[1; 31], false).is_err());
    assert!(enrol("not words", ORIGIN, "Somebody").is_err());
    assert!(code("{}").is_err());
    assert!(next("{}", "not words", "[]").is_err());
}
