//! Questions whose options are only named: decided like all others, ties by the published rule.

use domain::voting::count::{Outcome, Profile, Rule, Standing, TieOrder, TieRule, count};
use domain::voting::{Answer, Ballot, Decision, Method, PollResult, Question};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

fn decision(method: Method, seats: u32) -> Decision {
    let rule = method.rules(1)[0];
    Decision::new(Question { optional: true, ..question(1, method, 5) }, rule, seats)
}

fn ballot(decision: &Decision, choices: &[i64]) -> Ballot {
    let choices = choices.iter().copied().map(OptionId).collect();
    Ballot::parse(std::slice::from_ref(&decision.question), &[Answer::naming(QuestionId(1), choices)]).unwrap()
}

fn seed() -> TieRule {
    TieRule::Seed("4711".to_owned())
}

fn result(decision: &Decision, ballots: &[Ballot], ties: &TieRule) -> PollResult {
    PollResult::of(std::slice::from_ref(decision), ballots, ties).unwrap()
}

fn standing(result: &PollResult) -> Option<&Standing> {
    let Outcome::Standing(standing) = &result.decided.first()?.deciding.outcome else { panic!("{result:?}") };
    Some(standing)
}

fn winners(result: &PollResult) -> Vec<OptionId> {
    result.decided.iter().flat_map(|decided| decided.winners(&decided.deciding)).collect()
}

/// 11 and 14 have two ballots each. The lot is the SHA-256 of the seed, a zero byte and the number: `printf '4711\0%s' 11 | sha256sum` begins with d59d, that of
/// 14 with 3576: 14 is drawn.
#[test]
fn a_tie_is_told_and_broken_by_the_seed() {
    let decision = decision(Method::SingleChoice, 1);
    let ballots: Vec<Ballot> = [11, 14, 12, 11, 14].iter().map(|&choice| ballot(&decision, &[choice])).collect();
    let result = result(&decision, &ballots, &seed());
    assert_eq!(winners(&result), [OptionId(14)]);
    let standing = standing(&result).unwrap();
    assert_eq!((&standing.scores, standing.counted), (&vec![2, 1, 0, 2, 0], 5));
    assert_eq!(standing.ties.len(), 1);
    assert_eq!((&standing.ties[0].tied, &standing.ties[0].drawn), (&vec![3, 0], &vec![3]));
    assert!(result.decided[0].compared.is_empty(), "all rules count names alike");
    assert_eq!(result.tally.questions[0].leaders(), [OptionId(11), OptionId(14)], "the tally still says that it is a tie");
}

#[test]
fn several_seats_go_to_those_with_most_ballots() {
    let decision = decision(Method::Approval { min: 1, max: 5 }, 2);
    let ballots = [ballot(&decision, &[11, 12]), ballot(&decision, &[12, 13]), ballot(&decision, &[12]), ballot(&decision, &[13])];
    let result = result(&decision, &ballots, &seed());
    assert_eq!((winners(&result), standing(&result).unwrap().ties.len()), (vec![OptionId(12), OptionId(13)], 0));
}

#[test]
fn nobody_wins_where_nobody_answered() {
    let decision = decision(Method::SingleChoice, 1);
    for blank in [0, 2] {
        assert_eq!(result(&decision, &vec![ballot(&decision, &[]); blank], &seed()).decided, []);
    }
}

/// Polls published before have definitions without a lot: they keep their spelling, and a tie there stays a tie.
#[test]
fn what_was_published_before_is_decided_as_it_was_promised() {
    let old = r#"{"question":{"id":1,"method":{"method":"single-choice"},"options":[11,12],"optional":false},"rule":"plurality","seats":1}"#;
    let before: Decision = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&before).unwrap(), old);
    assert!(before.fits() && !before.has_outcome());
    let tied = result(&before, &[ballot(&before, &[11]), ballot(&before, &[12])], &seed());
    assert_eq!((tied.decided.len(), tied.tally.questions[0].leaders().len()), (0, 2));
    assert!(!Decision { seats: 2, ..before.clone() }.fits(), "several seats need the lot");
    let now = Decision::new(before.question, Rule::Plurality, 1);
    assert_eq!(serde_json::to_string(&now).unwrap(), old.replace(r#""seats":1"#, r#""seats":1,"lot":true"#));
}

#[test]
fn a_lot_belongs_to_named_options_only() {
    let ranked = Decision::new(question(1, Method::Ranked { min: 1, max: 4 }, 5), Rule::Irv, 1);
    assert!(!ranked.lot && ranked.fits());
    assert!(!Decision { lot: true, ..ranked }.fits());
}

#[test]
fn schulze_compares_so_many_options_and_no_more() {
    for (options, fits) in [(4_000, true), (4_001, false)] {
        let method = Method::Ranked { min: 1, max: 4 };
        assert_eq!(Decision::new(question(1, method, options), Rule::Schulze, 1).fits(), fits);
        assert!(Decision::new(question(1, method, options), Rule::Irv, 1).fits());
    }
}

fn some_method() -> impl Strategy<Value = Method> {
    prop_oneof![Just(Method::SingleChoice), (0..2_u16, 2..6_u16).prop_map(|(min, max)| Method::Approval { min, max })]
}

fn some_poll() -> impl Strategy<Value = (Decision, Vec<Ballot>)> {
    (some_method(), 1..6_u32).prop_flat_map(|(method, seats)| {
        let decision = decision(method, seats);
        let most = usize::from(decision.question.limits().1);
        let choices = prop::sample::subsequence((11..=15_i64).collect::<Vec<_>>(), 0..=most);
        let cast = decision.clone();
        let ballots = prop::collection::vec(choices.prop_map(move |choices| ballot(&cast, &choices)), 0..12);
        (Just(decision), ballots)
    })
}

proptest! {
    /// What is decided from the tally is what the rule says of the ballots themselves, by the same function that `parvis tally` calls.
    #[test]
    fn the_tally_decides_as_the_rule_does((decision, ballots) in some_poll()) {
        let votes: Vec<_> = ballots.iter().map(|ballot| decision.question.vote(ballot.answer(QuestionId(1)).unwrap()).unwrap()).collect();
        let names: Vec<String> = decision.question.options.iter().map(ToString::to_string).collect();
        let counted = count(decision.rule, &Profile::of(5, votes).unwrap(), decision.seats as usize, &TieOrder::new(&seed(), &names)).unwrap();
        let result = result(&decision, &ballots, &seed());
        let answered = result.tally.questions[0].answered > 0;
        prop_assert_eq!(result.decided.first().map(|decided| &decided.deciding.outcome), answered.then_some(&counted));
    }

    /// A tally that trustees have opened comes to what the ballots come to.
    #[test]
    fn a_tally_alone_is_decided_alike((decision, ballots) in some_poll()) {
        let decisions = [decision];
        let expected = PollResult::of(&decisions, &ballots, &seed()).unwrap();
        prop_assert_eq!(PollResult::of_tally(&decisions, expected.tally.clone(), &seed()), expected);
    }

    /// Anonymity: neither the order of ballots nor the order in which options are listed means anything.
    #[test]
    fn order_means_nothing(
        ((decision, ballots), options) in (some_poll(), Just((11..=15).map(OptionId).collect::<Vec<_>>()).prop_shuffle()),
    ) {
        let plain = result(&decision, &ballots, &seed());
        let reversed: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        prop_assert_eq!(&result(&decision, &reversed, &seed()), &plain);
        let listed = Decision { question: Question { options, ..decision.question.clone() }, ..decision.clone() };
        prop_assert_eq!(winners(&result(&listed, &ballots, &seed())), winners(&plain));
        let stored = serde_json::to_string(&plain.decided).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<domain::voting::Decided>>(&stored).unwrap(), plain.decided);
    }

    /// Neutrality: options that change names change places in the result, except that the lot, which reads names, may draw others of the tied.
    #[test]
    fn options_are_treated_alike(((decision, ballots), places) in (some_poll(), Just((11..=15_i64).collect::<Vec<_>>()).prop_shuffle())) {
        let rename = |option: OptionId| OptionId(places[usize::try_from(option.0 - 11).unwrap()]);
        let renamed: Vec<Ballot> = ballots.iter().map(|one| {
            let choices: Vec<i64> = one.choices(QuestionId(1)).iter().map(|&option| rename(option).0).collect();
            ballot(&decision, &choices)
        }).collect();
        let (before, after) = (result(&decision, &ballots, &seed()), result(&decision, &renamed, &seed()));
        // Sure winners are those with more ballots than the tied; the tied are the same, whoever of them is drawn.
        let sides = |result: &PollResult| standing(result).map(|standing| {
            let tied: Vec<u32> = standing.ties.iter().flat_map(|tie| tie.tied.clone()).collect();
            let sure: Vec<u32> = standing.winners.iter().copied().filter(|winner| !tied.contains(winner)).collect();
            let named = |places: Vec<u32>| places.into_iter().filter_map(|place| result.decided[0].option(place)).collect::<Vec<_>>();
            (named(sure), named(tied))
        });
        let sorted = |(mut sure, mut tied): (Vec<OptionId>, Vec<OptionId>)| {
            sure.sort_unstable();
            tied.sort_unstable();
            (sure, tied)
        };
        let rename_all = |(sure, tied): (Vec<OptionId>, Vec<OptionId>)| (sure.into_iter().map(rename).collect(), tied.into_iter().map(rename).collect());
        prop_assert_eq!(sides(&after).map(sorted), sides(&before).map(rename_all).map(sorted));
    }
}
