//! The count: properties any public body's count must have.

use domain::voting::{Answer, Ballot, Method, Question, Tally, WrongPaper};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

/// One single choice among 4, and one optional approval of up to 3 among 5.
fn paper() -> Vec<Question> {
    vec![question(1, Method::SingleChoice, 4), Question { optional: true, ..question(2, Method::Approval { min: 1, max: 3 }, 5) }]
}

fn ballot_of(single: i64, approved: &[i64]) -> Ballot {
    let approved = approved.iter().copied().map(OptionId).collect();
    Ballot::parse(&paper(), &[Answer::naming(QuestionId(1), vec![OptionId(single)]), Answer::naming(QuestionId(2), approved)]).unwrap()
}

fn ballot() -> impl Strategy<Value = Ballot> {
    (11..=14_i64, prop::sample::subsequence((21..=25).collect::<Vec<i64>>(), 0..=3)).prop_map(|(single, approved)| ballot_of(single, &approved))
}

fn ballots() -> impl Strategy<Value = Vec<Ballot>> {
    prop::collection::vec(ballot(), 0..60)
}

fn tally(ballots: &[Ballot]) -> Tally {
    Tally::of(&paper(), ballots).unwrap()
}

#[test]
fn a_count_by_hand() {
    let tally = tally(&[ballot_of(11, &[21, 22]), ballot_of(11, &[]), ballot_of(13, &[22])]);
    assert_eq!(tally.ballots, 3);
    let first = tally.question(QuestionId(1)).unwrap();
    assert_eq!((first.answered, first.blank), (3, 0));
    assert_eq!(first.options.iter().map(|count| count.votes).collect::<Vec<_>>(), [2, 0, 1, 0]);
    assert_eq!(first.leaders(), [OptionId(11)]);
    let second = tally.question(QuestionId(2)).unwrap();
    assert_eq!((second.answered, second.blank), (2, 1));
    assert_eq!(second.votes(OptionId(22)), Some(2));
    assert_eq!(second.votes(OptionId(11)), None);
    assert_eq!(second.share(2).map(|share| (share.numerator(), share.denominator())), Some((2, 2)));
}

#[test]
fn a_tie_is_a_tie() {
    let tied = tally(&[ballot_of(13, &[]), ballot_of(11, &[])]);
    assert_eq!(tied.question(QuestionId(1)).unwrap().leaders(), [OptionId(11), OptionId(13)]);
}

#[test]
fn nobody_leads_where_nobody_answered() {
    let empty = Tally::new(&paper());
    assert_eq!(empty.questions[0].leaders(), []);
    assert_eq!(empty.questions[0].share(0), None);
}

#[test]
fn a_ballot_of_another_poll_is_not_half_counted() {
    let mut tally = tally(&[ballot_of(11, &[21])]);
    let before = tally.clone();
    let other_question = Ballot::parse(&[question(3, Method::SingleChoice, 2)], &[Answer::naming(QuestionId(3), vec![OptionId(31)])]);
    assert_eq!(tally.add(&other_question.unwrap()), Err(WrongPaper));
    let fewer_questions = Ballot::parse(&paper()[..1], &[Answer::naming(QuestionId(1), vec![OptionId(11)])]);
    assert_eq!(tally.add(&fewer_questions.unwrap()), Err(WrongPaper));
    let more_options = [question(1, Method::SingleChoice, 9), question(2, Method::SingleChoice, 2)];
    let given = [Answer::naming(QuestionId(1), vec![OptionId(19)]), Answer::naming(QuestionId(2), vec![OptionId(21)])];
    assert_eq!(tally.add(&Ballot::parse(&more_options, &given).unwrap()), Err(WrongPaper));
    assert_eq!(tally, before);
}

#[test]
fn tallies_of_other_papers_do_not_merge() {
    let mut mine = Tally::new(&paper());
    assert_eq!(mine.merge(&Tally::new(&paper()[..1])), Err(WrongPaper));
    let reworded = [question(1, Method::SingleChoice, 3), question(2, Method::SingleChoice, 5)];
    assert_eq!(mine.merge(&Tally::new(&reworded)), Err(WrongPaper));
    assert_eq!(mine, Tally::new(&paper()));
}

/// Gives option 11 the votes of 12, 12 those of 13, and so on in a circle.
fn rename(option: OptionId) -> OptionId {
    let (question, number) = (option.0 / 10, option.0 % 10);
    let options = if question == 1 { 4 } else { 5 };
    OptionId(question * 10 + number % options + 1)
}

fn renamed(ballot: &Ballot) -> Ballot {
    let given: Vec<_> = ballot.answers().iter().map(|answer| Answer::naming(answer.question, answer.choices.iter().copied().map(rename).collect())).collect();
    Ballot::parse(&paper(), &given).unwrap()
}

proptest! {
    /// Anonymity: who comes first makes no difference.
    #[test]
    fn the_order_of_ballots_does_not_matter((plain, shuffled) in ballots().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
        prop_assert_eq!(tally(&plain), tally(&shuffled));
    }

    /// Neutrality: exchange the names of options on every ballot, and exactly their counts are exchanged.
    #[test]
    fn every_option_is_treated_alike(ballots in ballots()) {
        let plain = tally(&ballots);
        let other = tally(&ballots.iter().map(renamed).collect::<Vec<_>>());
        for (before, after) in plain.questions.iter().zip(&other.questions) {
            prop_assert_eq!((before.answered, before.blank), (after.answered, after.blank));
            for count in &before.options {
                prop_assert_eq!(after.votes(rename(count.option)), Some(count.votes));
            }
            let mut leaders: Vec<_> = before.leaders().into_iter().map(rename).collect();
            leaders.sort_unstable();
            prop_assert_eq!(leaders, after.leaders());
        }
    }

    /// Every ballot is counted once at every question, and never with more votes than its method allows.
    #[test]
    fn sums_add_up(ballots in ballots()) {
        let tally = tally(&ballots);
        prop_assert_eq!(tally.ballots, ballots.len() as u64);
        for (question, count) in paper().iter().zip(&tally.questions) {
            let votes: u64 = count.options.iter().map(|option| option.votes).sum();
            let (min, max) = question.limits();
            prop_assert_eq!(count.answered + count.blank, tally.ballots);
            prop_assert!(votes >= count.answered * u64::from(min));
            prop_assert!(votes <= count.answered * u64::from(max));
            prop_assert!(count.options.iter().all(|option| option.votes <= count.answered));
        }
    }

    /// Counting in two rooms and adding up is counting in one.
    #[test]
    fn parts_make_the_whole(here in ballots(), there in ballots()) {
        let mut merged = tally(&here);
        merged.merge(&tally(&there)).unwrap();
        prop_assert_eq!(merged, tally(&[here, there].concat()));
    }

    /// One more vote for an option never costs it the lead.
    #[test]
    fn a_vote_never_harms(ballots in ballots(), extra in ballot()) {
        let before = tally(&ballots);
        let mut after = before.clone();
        after.add(&extra).unwrap();
        for (before, after) in before.questions.iter().zip(&after.questions) {
            let chosen = extra.choices(before.question);
            for leader in before.leaders().into_iter().filter(|leader| chosen.contains(leader)) {
                prop_assert!(after.leaders().contains(&leader));
            }
        }
    }

    /// The count is kept and published without loss.
    #[test]
    fn storage_changes_nothing(ballots in ballots()) {
        let tally = tally(&ballots);
        let stored = serde_json::to_string(&tally).unwrap();
        prop_assert_eq!(serde_json::from_str::<Tally>(&stored).unwrap(), tally);
    }
}
