//! How close a result was, against every other way in which the ballots could have been cast.

use std::collections::BTreeSet;

use domain::voting::count::{Rule, TieRule};
use domain::voting::{Answer, Ballot, Decision, Method, PollResult, Question};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

const OPTIONS: i64 = 3;

fn ties() -> TieRule {
    TieRule::Seed("margin".to_owned())
}

/// Every valid ballot, a blank one among them where that is allowed.
fn every_ballot(decision: &Decision) -> Vec<Ballot> {
    let choices = |set: i64| (0..OPTIONS).filter(|place| set & (1 << place) != 0).map(|place| OptionId(11 + place)).collect();
    let answers = (0..1 << OPTIONS).map(|set| Answer::naming(QuestionId(1), choices(set)));
    answers.filter_map(|answer| Ballot::parse(std::slice::from_ref(&decision.question), &[answer]).ok()).collect()
}

fn winners(decision: &Decision, ballots: &[Ballot]) -> BTreeSet<OptionId> {
    let result = PollResult::of(std::slice::from_ref(decision), ballots, &ties()).unwrap();
    result.decided.iter().flat_map(|decided| decided.winners(&decided.deciding)).collect()
}

/// Whether other winners come out when so many of these ballots, from this place on, are cast in any other way.
fn can_change(decision: &Decision, all: &[Ballot], before: &BTreeSet<OptionId>, ballots: &mut Vec<Ballot>, from: usize, so_many: usize) -> bool {
    let now = winners(decision, ballots);
    // Were all ballots blank, nobody would win: that is no other result, but none.
    if now != *before && !now.is_empty() {
        return true;
    }
    so_many > 0
        && (from..ballots.len()).any(|place| {
            let kept = ballots[place].clone();
            let found = all.iter().any(|other| {
                ballots[place] = other.clone();
                can_change(decision, all, before, ballots, place + 1, so_many - 1)
            });
            ballots[place] = kept;
            found
        })
}

fn some_decision() -> impl Strategy<Value = Decision> {
    let method = prop_oneof![
        Just((Method::SingleChoice, Rule::Plurality)),
        (0..3_u16, 2..4_u16).prop_map(|(min, max)| (Method::Approval { min, max }, Rule::Approval)),
    ];
    (method, 1..=3_u32, any::<bool>())
        .prop_map(|((method, rule), seats, optional)| Decision::new(Question { optional, ..question(1, method, OPTIONS) }, rule, seats))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// So many ballots can change the winners, and one fewer cannot.
    #[test]
    fn no_fewer_ballots_make_other_winners(decision in some_decision(), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6)) {
        let all = every_ballot(&decision);
        let mut ballots: Vec<Ballot> = picks.iter().map(|pick| pick.get(&all).clone()).collect();
        let result = PollResult::of(std::slice::from_ref(&decision), &ballots, &ties()).unwrap();
        let Some(decided) = result.decided.first() else { return Ok(()) };
        let before = winners(&decision, &ballots);
        match decided.margin() {
            None => prop_assert_eq!(decision.seats as i64, OPTIONS, "only where all win"),
            Some(margin) => {
                let margin = usize::try_from(margin).unwrap();
                prop_assert!(margin >= 1 && can_change(&decision, &all, &before, &mut ballots, 0, margin), "{} ballots must do", margin);
                prop_assert!(!can_change(&decision, &all, &before, &mut ballots, 0, margin - 1), "fewer than {} must not", margin);
            }
        }
    }
}

#[test]
fn other_rules_tell_none() {
    let ranked = Decision::new(question(1, Method::Ranked { min: 1, max: 3 }, OPTIONS), Rule::Irv, 1);
    let ballot =
        Ballot::parse(std::slice::from_ref(&ranked.question), &[Answer { question: QuestionId(1), choices: vec![OptionId(11)], marks: vec![1] }]).unwrap();
    assert_eq!(PollResult::of(&[ranked], [&ballot], &ties()).unwrap().decided[0].margin(), None);
    let score = Decision::new(question(1, Method::Score { highest: 3 }, OPTIONS), Rule::Score, 1);
    let ballot =
        Ballot::parse(std::slice::from_ref(&score.question), &[Answer { question: QuestionId(1), choices: vec![OptionId(11)], marks: vec![1] }]).unwrap();
    assert_eq!(PollResult::of(&[score], [&ballot], &ties()).unwrap().decided[0].margin(), None);
}
