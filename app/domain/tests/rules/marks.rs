//! Ballots with places and numbers: what is accepted, what they say, and what the rules make of them.

use domain::voting::count::{Outcome, Rule, TieRule};
use domain::voting::{Answer, Ballot, BallotError, Decision, Method, PollResult, Question};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

const FOUR: i64 = 4;

fn marked(marks: &[(i64, u16)]) -> Answer {
    let (choices, marks) = marks.iter().map(|&(option, mark)| (OptionId(10 + option), mark)).unzip();
    Answer { question: QuestionId(1), choices, marks }
}

fn parse(question: &Question, marks: &[(i64, u16)]) -> Result<Ballot, BallotError> {
    Ballot::parse(std::slice::from_ref(question), &[marked(marks)]).map_err(|errors| errors[0].1)
}

fn order(ballot: &Ballot) -> Vec<i64> {
    ballot.answer(QuestionId(1)).unwrap().in_order().into_iter().map(|option| option.0 - 10).collect()
}

#[test]
fn an_order_of_preference() {
    let question = question(1, Method::Ranked { min: 2, max: 3 }, FOUR);
    assert_eq!(order(&parse(&question, &[(1, 3), (4, 1), (2, 2)]).unwrap()), [4, 2, 1]);
    assert_eq!(order(&parse(&question, &[(1, 3), (4, 1)]).unwrap()), [4, 1], "whoever leaves out a place means the next");
    assert_eq!(order(&parse(&question, &[(1, 2), (2, 0), (4, 1)]).unwrap()), [4, 1], "0 is no place");
    for (marks, expected) in [
        (vec![], BallotError::Missing),
        (vec![(1, 0)], BallotError::Missing),
        (vec![(1, 1)], BallotError::TooFew { min: 2 }),
        (vec![(1, 1), (2, 1)], BallotError::SamePlace),
        (vec![(1, 1), (2, 4)], BallotError::TooHigh { highest: 3 }),
        (vec![(1, 1), (9, 2)], BallotError::UnknownOption),
        (vec![(1, 1), (1, 2)], BallotError::Repeated),
    ] {
        assert_eq!(parse(&question, &marks), Err(expected), "{marks:?}");
    }
}

#[test]
fn scores_points_and_quadratic_votes() {
    let score = question(1, Method::Score { highest: 5 }, FOUR);
    assert!(parse(&score, &[(1, 5), (2, 5), (3, 5), (4, 5)]).is_ok());
    assert_eq!(parse(&score, &[(1, 6)]), Err(BallotError::TooHigh { highest: 5 }));
    assert_eq!(parse(&score, &[(1, 0), (2, 0)]), Err(BallotError::Missing));
    let points = question(1, Method::Points { credits: 10, highest: 6 }, FOUR);
    assert!(parse(&points, &[(1, 6), (2, 4)]).is_ok());
    assert_eq!(parse(&points, &[(1, 7)]), Err(BallotError::TooHigh { highest: 6 }));
    assert_eq!(parse(&points, &[(1, 6), (2, 5)]), Err(BallotError::Overspent { spent: 11, credits: 10 }));
    let quadratic = question(1, Method::Quadratic { credits: 25 }, FOUR);
    assert!(parse(&quadratic, &[(1, 4), (2, 3)]).is_ok());
    assert_eq!(parse(&quadratic, &[(1, 4), (2, 4)]), Err(BallotError::Overspent { spent: 32, credits: 25 }));
    assert_eq!(parse(&quadratic, &[(1, 6)]), Err(BallotError::TooHigh { highest: 5 }));
}

#[test]
fn marks_belong_to_methods_that_have_them() {
    let named = question(1, Method::Approval { min: 0, max: 4 }, FOUR);
    assert_eq!(parse(&named, &[(1, 1)]), Err(BallotError::Marks));
    let ranked = question(1, Method::Ranked { min: 1, max: 4 }, FOUR);
    let unmarked = Answer::naming(QuestionId(1), vec![OptionId(11)]);
    assert_eq!(Ballot::parse(&[ranked], &[unmarked]), Err(vec![(QuestionId(1), BallotError::Marks)]));
}

#[test]
fn stored_form() {
    let ballot = parse(&question(1, Method::Ranked { min: 1, max: 4 }, FOUR), &[(3, 1), (1, 4)]).unwrap();
    let stored = r#"[{"question":1,"choices":[11,13],"marks":[2,1]}]"#;
    assert_eq!(serde_json::to_string(&ballot).unwrap(), stored);
    assert_eq!(serde_json::from_str::<Ballot>(stored).unwrap(), ballot);
    for wrong in [r#"[{"question":1,"choices":[11,13],"marks":[2]}]"#, r#"[{"question":1,"choices":[11],"marks":[0]}]"#] {
        assert!(serde_json::from_str::<Ballot>(wrong).is_err(), "{wrong}");
    }
}

fn decision(method: Method, rule: Rule, seats: u32) -> Decision {
    Decision::new(question(1, method, FOUR), rule, seats)
}

fn result(decision: &Decision, ballots: &[Ballot]) -> PollResult {
    let every: Vec<&Ballot> = ballots.iter().collect();
    PollResult::of(std::slice::from_ref(decision), every, &TieRule::Seed("a seed".to_owned())).unwrap()
}

fn ranking(places: &[i64]) -> Vec<(i64, u16)> {
    places.iter().copied().zip(1..).collect()
}

/// Three camps in a circle, the largest of which likes 1 best: most first choices, but instant runoff makes 3 win.
#[test]
fn an_instant_runoff_by_hand() {
    let decision = decision(Method::Ranked { min: 1, max: 4 }, Rule::Irv, 1);
    let camps = [(4, ranking(&[1, 2, 3])), (3, ranking(&[3, 1, 2])), (2, ranking(&[2, 3, 1]))];
    let ballots: Vec<Ballot> = camps.iter().flat_map(|(ballots, marks)| std::iter::repeat_n(parse(&decision.question, marks).unwrap(), *ballots)).collect();
    let result = result(&decision, &ballots);
    let decided = result.decided(QuestionId(1)).unwrap();
    assert_eq!(decided.winners(&decided.deciding), [OptionId(13)]);
    let Outcome::Irv(irv) = &decided.deciding.outcome else { panic!("{decided:?}") };
    assert_eq!(irv.rounds.iter().map(|round| round.votes.clone()).collect::<Vec<_>>(), [vec![4, 2, 3, 0], vec![4, 2, 3, 0], vec![4, 0, 5, 0]]);
    let by_rule = |rule| decided.compared.iter().find(|counted| counted.rule == rule).map(|counted| decided.winners(counted));
    assert_eq!(by_rule(Rule::Plurality), Some(vec![OptionId(11)]));
    assert_eq!(by_rule(Rule::Schulze), Some(vec![OptionId(11)]), "1 beats 2 by 7 to 2, 2 beats 3 by 6 to 3, 3 beats 1 by 5 to 4");
    assert!(!decided.compared.iter().any(|counted| counted.rule == Rule::Irv));
    assert_eq!(result.tally.question(QuestionId(1)).unwrap().votes(OptionId(14)), Some(0));
}

#[test]
fn nobody_wins_where_nobody_answered() {
    let mut decision = decision(Method::Ranked { min: 1, max: 4 }, Rule::Irv, 1);
    decision.question.optional = true;
    for blank in [0, 3] {
        let ballots = vec![parse(&decision.question, &[]).unwrap(); blank];
        let result = result(&decision, &ballots);
        assert_eq!((result.decided, result.tally.ballots), (vec![], blank as u64));
    }
}

#[test]
fn points_by_hand() {
    let decision = decision(Method::Points { credits: 10, highest: 10 }, Rule::Score, 2);
    let ballots = [parse(&decision.question, &[(1, 10)]).unwrap(), parse(&decision.question, &[(2, 6), (3, 4)]).unwrap()];
    let result = result(&decision, &ballots);
    let decided = &result.decided[0];
    let Outcome::Standing(standing) = &decided.deciding.outcome else { panic!("{decided:?}") };
    assert_eq!(standing.scores, [10, 6, 4, 0]);
    assert_eq!(decided.winners(&decided.deciding), [OptionId(11), OptionId(12)]);
}

#[test]
fn rules_fit_their_methods() {
    let ranked = Method::Ranked { min: 1, max: 4 };
    for (method, rule, seats, fits) in [
        (ranked, Rule::Irv, 1, true),
        (ranked, Rule::Irv, 2, false),
        (ranked, Rule::Stv, 2, true),
        (ranked, Rule::Stv, 5, false),
        (ranked, Rule::Score, 1, false),
        (Method::Score { highest: 5 }, Rule::Score, 3, true),
        (Method::Score { highest: 0 }, Rule::Score, 1, false),
        (Method::Points { credits: 3, highest: 4 }, Rule::Score, 1, false),
        (Method::Quadratic { credits: 9 }, Rule::Irv, 1, false),
        (Method::SingleChoice, Rule::Plurality, 1, true),
    ] {
        assert_eq!(decision(method, rule, seats).fits(), fits, "{method:?} {rule:?} {seats}");
    }
}

fn some_method() -> impl Strategy<Value = Method> {
    prop_oneof![
        (1..3_u16, 1..6_u16).prop_map(|(min, max)| Method::Ranked { min, max }),
        (1..9_u16).prop_map(|highest| Method::Score { highest }),
        (1..20_u16, 1..9_u16).prop_map(|(credits, highest)| Method::Points { credits, highest }),
        (1..40_u16).prop_map(|credits| Method::Quadratic { credits }),
    ]
}

fn some_marks() -> impl Strategy<Value = Vec<(i64, u16)>> {
    prop::collection::vec((1..5_i64, 0..8_u16), 0..6)
}

proptest! {
    /// Whatever is accepted keeps the rule of its method, said in one sentence, and is read back as it was stored.
    #[test]
    fn what_is_accepted_keeps_the_rules(method in some_method(), marks in some_marks()) {
        let question = question(1, method, FOUR);
        let Ok(ballot) = parse(&question, &marks) else { return Ok(()) };
        let answer = ballot.answer(QuestionId(1)).unwrap();
        let sum: u64 = answer.marks.iter().map(|&mark| u64::from(mark)).sum();
        let squares: u64 = answer.marks.iter().map(|&mark| u64::from(mark).pow(2)).sum();
        let count = u16::try_from(answer.choices.len()).unwrap();
        let mut places = answer.marks.clone();
        places.sort_unstable();
        match method {
            Method::Ranked { min, max } => prop_assert!(places == (1..=count).collect::<Vec<_>>() && (min.min(4)..=max).contains(&count)),
            Method::Score { highest } => prop_assert!(places.last() <= Some(&highest)),
            Method::Points { credits, highest } => prop_assert!(sum <= credits.into() && places.last() <= Some(&highest)),
            Method::Quadratic { credits } => prop_assert!(squares <= credits.into()),
            Method::SingleChoice | Method::Approval { .. } | Method::Knapsack => unreachable!(),
        }
        prop_assert!(answer.choices.is_sorted() && !answer.marks.contains(&0));
        let stored = serde_json::to_string(&ballot).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ballot>(&stored).unwrap(), ballot);
    }

    /// The result depends neither on the order of ballots nor on that of the options, and is read back as it was stored.
    #[test]
    fn order_does_not_matter(
        places in prop::collection::vec(Just((1..=FOUR).collect::<Vec<i64>>()).prop_shuffle(), 1..20),
        options in Just((11..=14).map(OptionId).collect::<Vec<_>>()).prop_shuffle(),
        rule in prop::sample::select(vec![Rule::Irv, Rule::Schulze, Rule::Borda]),
    ) {
        let decision = decision(Method::Ranked { min: 1, max: 4 }, rule, 1);
        let ballots: Vec<Ballot> = places.iter().map(|places| parse(&decision.question, &ranking(places)).unwrap()).collect();
        let plain = result(&decision, &ballots);
        let reversed: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        prop_assert_eq!(&result(&decision, &reversed), &plain);
        let shuffled = Decision { question: Question { options, ..decision.question.clone() }, ..decision };
        let other = result(&shuffled, &ballots);
        let winners = |result: &PollResult| result.decided.iter().map(|decided| decided.winners(&decided.deciding)).collect::<Vec<_>>();
        prop_assert_eq!(winners(&other), winners(&plain));
        let stored = serde_json::to_string(&plain.decided).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<domain::voting::Decided>>(&stored).unwrap(), plain.decided);
    }
}
