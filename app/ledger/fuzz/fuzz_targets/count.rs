//! Questions and ballots from strangers: where a question is sound, valid ballots come to a result, and the same one in any order. Each line is a decision or the
//! answers of a ballot, in JSON.

#![no_main]

use domain::voting::count::TieRule;
use domain::voting::{Answer, Ballot, Decision, PollResult, Question};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (mut decisions, mut given) = (Vec::new(), Vec::new());
    for line in text.lines() {
        if let Ok(decision) = serde_json::from_str::<Decision>(line) {
            decisions.push(decision);
        } else if let Ok(answers) = serde_json::from_str::<Vec<Answer>>(line) {
            given.push(answers);
        }
    }
    decisions.retain(|decision| decision.fits() && decision.question.options.len() < 60);
    decisions.sort_by_key(|decision| decision.question.id);
    decisions.dedup_by_key(|decision| decision.question.id);
    for decision in &mut decisions {
        // As `Definition::check` has it, each option is there once.
        let mut options = decision.question.options.clone();
        options.sort_unstable();
        options.dedup();
        if options.len() != decision.question.options.len() {
            return;
        }
    }
    let questions: Vec<Question> = decisions.iter().map(|decision| decision.question.clone()).collect();
    let mut ballots: Vec<Ballot> = given.iter().filter_map(|answers| Ballot::parse(&questions, answers).ok()).collect();
    let count = |ballots: &[Ballot]| PollResult::of(&decisions, ballots, &TieRule::Seed("a seed".to_owned()));
    let result = count(&ballots).expect("sound questions and valid ballots come to a result");
    ballots.reverse();
    assert_eq!(count(&ballots).as_ref(), Ok(&result));
});
