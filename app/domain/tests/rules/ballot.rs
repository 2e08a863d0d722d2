//! Ballots: what is accepted, what is refused and why, and that the form they are kept in tells nothing.

use std::collections::BTreeSet;

use domain::voting::{Answer, Ballot, BallotError, Method, Question};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

fn choices(question: i64, options: &[i64]) -> Answer {
    Answer::naming(QuestionId(question), options.iter().copied().map(OptionId).collect())
}

fn parse_one(question: &Question, options: &[i64]) -> Result<Ballot, BallotError> {
    let given = choices(question.id.0, options);
    Ballot::parse(std::slice::from_ref(question), &[given]).map_err(|errors| {
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].0, question.id);
        errors[0].1
    })
}

#[test]
fn single_choice() {
    let question = question(1, Method::SingleChoice, 3);
    assert_eq!(parse_one(&question, &[12]).unwrap().choices(QuestionId(1)), [OptionId(12)]);
    assert_eq!(parse_one(&question, &[]), Err(BallotError::Missing));
    assert_eq!(parse_one(&question, &[11, 12]), Err(BallotError::TooMany { max: 1 }));
    assert_eq!(parse_one(&question, &[21]), Err(BallotError::UnknownOption));
    assert_eq!(parse_one(&question, &[11, 11]), Err(BallotError::Repeated));
}

#[test]
fn approval_within_limits() {
    let question = question(1, Method::Approval { min: 2, max: 3 }, 4);
    for (options, expected) in [
        (vec![], Some(BallotError::Missing)),
        (vec![11], Some(BallotError::TooFew { min: 2 })),
        (vec![11, 12], None),
        (vec![14, 12, 11], None),
        (vec![11, 12, 13, 14], Some(BallotError::TooMany { max: 3 })),
    ] {
        assert_eq!(parse_one(&question, &options).err(), expected, "{options:?}");
    }
}

#[test]
fn blank_where_it_is_allowed() {
    let optional = Question { optional: true, ..question(1, Method::Approval { min: 2, max: 3 }, 4) };
    assert_eq!(parse_one(&optional, &[]).unwrap().choices(QuestionId(1)), []);
    assert_eq!(parse_one(&optional, &[11]), Err(BallotError::TooFew { min: 2 }));
    let approving_of_none = question(1, Method::Approval { min: 0, max: 3 }, 4);
    assert_eq!(parse_one(&approving_of_none, &[]).unwrap().choices(QuestionId(1)), []);
}

#[test]
fn declared_limits_never_ask_for_more_than_there_is() {
    let question = question(1, Method::Approval { min: 5, max: 9 }, 2);
    assert_eq!(question.limits(), (2, 2));
    assert!(parse_one(&question, &[11, 12]).is_ok());
}

#[test]
fn every_question_says_what_is_wrong_with_it() {
    let questions = [question(2, Method::SingleChoice, 2), question(1, Method::SingleChoice, 2)];
    let given = [choices(1, &[]), choices(2, &[21]), choices(2, &[22]), choices(9, &[91])];
    assert_eq!(
        Ballot::parse(&questions, &given).unwrap_err(),
        [(QuestionId(2), BallotError::Repeated), (QuestionId(1), BallotError::Missing), (QuestionId(9), BallotError::UnknownQuestion),]
    );
}

#[test]
fn a_question_that_is_not_mentioned_is_blank() {
    let questions = [question(1, Method::SingleChoice, 2), Question { optional: true, ..question(2, Method::SingleChoice, 2) }];
    let ballot = Ballot::parse(&questions, &[choices(1, &[11])]).unwrap();
    assert_eq!(ballot.answers().len(), 2);
    assert_eq!(ballot.choices(QuestionId(2)), []);
    let errors = Ballot::parse(&questions, &[]).unwrap_err();
    assert_eq!(errors, [(QuestionId(1), BallotError::Missing)]);
}

#[test]
fn stored_form() {
    let questions = [question(1, Method::Approval { min: 1, max: 2 }, 3), question(2, Method::SingleChoice, 2)];
    let ballot = Ballot::parse(&questions, &[choices(2, &[21]), choices(1, &[13, 11])]).unwrap();
    let stored = r#"[{"question":1,"choices":[11,13]},{"question":2,"choices":[21]}]"#;
    assert_eq!(serde_json::to_string(&ballot).unwrap(), stored);
    assert_eq!(serde_json::from_str::<Ballot>(stored).unwrap(), ballot);
}

#[test]
fn a_stored_ballot_in_another_form_is_not_one_of_ours() {
    for stored in [
        r#"[{"question":1,"choices":[13,11]}]"#,
        r#"[{"question":1,"choices":[11,11]}]"#,
        r#"[{"question":1,"choices":[11]},{"question":1,"choices":[12]}]"#,
        r#"[{"question":2,"choices":[21]},{"question":1,"choices":[11]}]"#,
    ] {
        assert!(serde_json::from_str::<Ballot>(stored).is_err(), "{stored}");
    }
}

/// A question with anything at all ticked on it, some of it not even on the paper.
fn ticked() -> impl Strategy<Value = (Question, Vec<i64>)> {
    (1..6_i64, 0..5_u16, 0..6_u16, any::<bool>(), any::<bool>(), prop::collection::vec(10..17_i64, 0..6)).prop_map(
        |(options, min, max, single, optional, ticks)| {
            let method = if single { Method::SingleChoice } else { Method::Approval { min, max } };
            (Question { optional, ..question(1, method, options) }, ticks)
        },
    )
}

proptest! {
    /// Accepted exactly when the rule, said in one sentence, holds.
    #[test]
    fn accepted_if_and_only_if_valid((question, ticks) in ticked()) {
        let (min, max) = question.limits();
        let distinct: BTreeSet<i64> = ticks.iter().copied().collect();
        let known = ticks.iter().all(|&tick| question.options.contains(&OptionId(tick)));
        let within = distinct.len() >= usize::from(min) && distinct.len() <= usize::from(max);
        let blank = ticks.is_empty() && (question.optional || min == 0);
        let valid = known && distinct.len() == ticks.len() && (within || blank);
        prop_assert_eq!(parse_one(&question, &ticks).is_ok(), valid);
    }

    /// Neither the order of the questions, nor that of the options shown, nor that of the ticks leaves a trace.
    #[test]
    fn order_leaves_no_trace(
        shown in Just((11..=16).collect::<Vec<i64>>()).prop_shuffle(),
        ticks in prop::sample::subsequence((11..=16).collect::<Vec<i64>>(), 1..=6).prop_shuffle(),
        swap in any::<bool>(),
    ) {
        let first = question(1, Method::Approval { min: 1, max: 6 }, 6);
        let second = question(2, Method::SingleChoice, 2);
        let mut sorted = ticks.clone();
        sorted.sort_unstable();
        let plain = Ballot::parse(&[first.clone(), second.clone()], &[choices(1, &sorted), choices(2, &[21])]).unwrap();

        let shown = Question { options: shown.into_iter().map(OptionId).collect(), ..first };
        let (mut questions, mut given) = (vec![shown, second], vec![choices(1, &ticks), choices(2, &[21])]);
        if swap {
            questions.reverse();
            given.reverse();
        }
        prop_assert_eq!(Ballot::parse(&questions, &given).unwrap(), plain);
    }

    /// What was accepted is read back as it was.
    #[test]
    fn storage_changes_nothing((question, ticks) in ticked()) {
        if let Ok(ballot) = parse_one(&question, &ticks) {
            let stored = serde_json::to_string(&ballot).unwrap();
            prop_assert_eq!(serde_json::from_str::<Ballot>(&stored).unwrap(), ballot);
        }
    }
}
