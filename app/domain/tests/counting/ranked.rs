//! Counting rankings: instant runoff, transferable votes, strongest paths.

use domain::voting::count::stv::ONE;
use domain::voting::count::{IrvOutcome, Outcome, Pairwise, Ranking, Rule, SchulzeOutcome, StvOutcome, Vote, count};
use proptest::prelude::*;

use crate::votes::{election, order, profile, ranking, renamed, renamed_order, renaming};

fn irv(options: usize, votes: &[Vote]) -> IrvOutcome {
    match count(Rule::Irv, &profile(options, votes), 1, &order(options)).unwrap() {
        Outcome::Irv(outcome) => outcome,
        _ => panic!("not an instant runoff"),
    }
}

fn stv(options: usize, votes: &[Vote], seats: usize) -> StvOutcome {
    match count(Rule::Stv, &profile(options, votes), seats, &order(options)).unwrap() {
        Outcome::Stv(outcome) => outcome,
        _ => panic!("not a transferable vote"),
    }
}

fn schulze(options: usize, votes: &[Vote]) -> SchulzeOutcome {
    match count(Rule::Schulze, &profile(options, votes), 1, &order(options)).unwrap() {
        Outcome::Schulze(outcome) => outcome,
        _ => panic!("not strongest paths"),
    }
}

/// The vote with an option moved to the top.
fn raised(vote: &Vote, option: u32) -> Vote {
    let Vote::Rank(ranking) = vote else { panic!("not a ranking") };
    let rest = ranking.tiers().map(|tier| tier.iter().copied().filter(|&other| other != option).collect());
    Vote::Rank(Ranking::tiers_of(std::iter::once(vec![option]).chain(rest).collect()))
}

/// A vote that ranks everybody, from the last to the first.
fn reversed(options: usize, vote: &Vote) -> Vote {
    let Vote::Rank(ranking) = vote else { panic!("not a ranking") };
    let unnamed = (0..options as u32).filter(|option| !ranking.order().contains(option)).collect();
    let tiers: Vec<Vec<u32>> = ranking.tiers().map(<[u32]>::to_vec).chain([unnamed]).collect();
    Vote::Rank(Ranking::tiers_of(tiers.into_iter().rev().collect()))
}

/// Ballots that rank a coalition first in some order, and others.
fn with_coalition() -> impl Strategy<Value = (usize, usize, Vec<Vote>)> {
    (3..=6_usize, 1..=3_usize).prop_flat_map(|(options, members)| {
        let coalition =
            (Just((0..members as u32).collect::<Vec<_>>()).prop_shuffle(), Just((members as u32..options as u32).collect::<Vec<_>>()).prop_shuffle());
        let solid = coalition.prop_map(|(first, then)| Vote::rank([first, then].concat()));
        (Just(options), Just(members), prop::collection::vec(solid, 1..20), prop::collection::vec(ranking(options), 0..20))
            .prop_map(|(options, members, solid, others)| (options, members, solid.into_iter().chain(others).collect()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_ballots_means_nothing((options, votes, shuffled) in election(ranking).prop_flat_map(|(options, votes)| (Just(options), Just(votes.clone()), Just(votes).prop_shuffle()))) {
        for rule in [Rule::Plurality, Rule::Borda, Rule::Irv, Rule::Schulze, Rule::Stv] {
            let outcome = |votes| count(rule, &profile(options, votes), 1, &order(options)).unwrap();
            prop_assert_eq!(outcome(&votes), outcome(&shuffled));
        }
    }

    #[test]
    fn every_option_is_treated_alike((options, votes, places) in election(ranking).prop_flat_map(|(options, votes)| (Just(options), Just(votes), renaming(options)))) {
        let there: Vec<Vote> = votes.iter().map(|vote| renamed(vote, &places)).collect();
        for (rule, seats) in [(Rule::Plurality, 1), (Rule::Borda, 2), (Rule::Irv, 1), (Rule::Schulze, 2), (Rule::Stv, 2)] {
            let here = count(rule, &profile(options, &votes), seats, &order(options)).unwrap();
            let other = count(rule, &profile(options, &there), seats, &renamed_order(&places)).unwrap();
            prop_assert_eq!(here.winners().iter().map(|&winner| places[winner as usize]).collect::<Vec<_>>(), other.winners());
        }
    }

    /// Monotonicity, of the rules that have it: raising the winner does not make it lose.
    #[test]
    fn to_be_raised_never_harms((options, votes) in election(ranking), place in any::<prop::sample::Index>()) {
        for rule in [Rule::Plurality, Rule::Borda, Rule::Schulze] {
            let winner = count(rule, &profile(options, &votes), 1, &order(options)).unwrap().winners()[0];
            let mut votes = votes.clone();
            let place = place.index(votes.len());
            votes[place] = raised(&votes[place], winner);
            let after = count(rule, &profile(options, &votes), 1, &order(options)).unwrap();
            match &after {
                Outcome::Schulze(after) => prop_assert!(after.potential_winners.contains(&winner)),
                after => prop_assert_eq!(after.winners()[0], winner),
            }
        }
    }

    /// A majority of first preferences wins an instant runoff, and whoever loses to everybody does not.
    #[test]
    fn instant_runoff_heeds_majorities((options, votes) in election(ranking)) {
        let outcome = irv(options, &votes);
        let pairwise = Pairwise::of(&profile(options, &votes)).unwrap();
        let others = |option: u32| (0..options as u32).filter(move |&other| other != option);
        if let Some(first) = (0..options as u32).find(|&option| outcome.rounds[0].votes[option as usize] * 2 > outcome.valid) {
            prop_assert_eq!(outcome.winner, first);
        }
        let strict = votes.iter().all(|vote| matches!(vote, Vote::Rank(ranking) if ranking.is_strict()));
        prop_assert!(!strict || !others(outcome.winner).all(|other| pairwise.beats(other, outcome.winner)));
        for round in &outcome.rounds {
            prop_assert_eq!(round.votes.iter().sum::<u64>() + round.exhausted, outcome.valid);
        }
    }

    /// Every seat is filled, and no vote appears from nowhere.
    #[test]
    fn transfers_keep_the_books((options, votes) in election(ranking), seats in 1..=4_usize) {
        let seats = seats.min(options);
        let outcome = stv(options, &votes, seats);
        prop_assert_eq!(outcome.elected.len(), seats);
        prop_assert_eq!(outcome.quota, (outcome.valid / (seats as u64 + 1) + 1) * ONE);
        let mut lost = 0;
        for stage in &outcome.stages {
            prop_assert_eq!(stage.votes.iter().sum::<u64>() + stage.lost, outcome.valid * ONE);
            prop_assert!(stage.lost >= lost);
            lost = stage.lost;
        }
        let mut told: Vec<u32> = outcome.stages.iter().flat_map(|stage| stage.elected.clone()).collect();
        told.sort_unstable();
        let mut elected = outcome.elected;
        elected.sort_unstable();
        prop_assert_eq!(told, elected);
    }

    /// Proportionality for solid coalitions: so many quotas of voters who put the same candidates first elect so many of them. One vote is allowed for the decimals
    /// that are cut off.
    #[test]
    fn solid_coalitions_are_represented((options, members, votes) in with_coalition(), seats in 1..=4_usize) {
        let seats = seats.min(options);
        let outcome = stv(options, &votes, seats);
        let solid = |vote: &&Vote| matches!(vote, Vote::Rank(ranking) if ranking.strict_part().len() >= members && ranking.strict_part()[..members].iter().all(|&option| option < members as u32));
        let deserved = (votes.iter().filter(solid).count() as u64).saturating_sub(1) * ONE / outcome.quota;
        let elected = outcome.elected.iter().filter(|&&option| option < members as u32).count();
        prop_assert!(elected >= members.min(deserved as usize));
    }

    /// Schulze elects whoever beats everybody, and nobody outside the Smith set.
    #[test]
    fn schulze_is_consistent_with_condorcet((options, votes) in election(ranking)) {
        let outcome = schulze(options, &votes);
        if let Some(winner) = outcome.condorcet_winner {
            prop_assert_eq!(outcome.potential_winners.clone(), vec![winner]);
        }
        prop_assert!(outcome.potential_winners.iter().all(|winner| outcome.smith_set.contains(winner)));
        prop_assert!(outcome.potential_winners.contains(&outcome.winners[0]));
    }

    /// Reversal symmetry: turn all ballots around, and a clear winner does not win.
    #[test]
    fn schulze_turns_with_the_ballots((options, votes) in election(ranking)) {
        let (here, there) = (schulze(options, &votes), schulze(options, &votes.iter().map(|vote| reversed(options, vote)).collect::<Vec<_>>()));
        if here.potential_winners.len() == 1 {
            prop_assert_ne!(here.potential_winners, there.potential_winners);
        }
    }
}

#[test]
fn the_example_of_schulze() {
    // 45 voters on A to E: Schulze (2011), example 1; E wins.
    let groups = [(5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC")];
    let votes: Vec<Vote> = groups
        .iter()
        .flat_map(|(ballots, order)| std::iter::repeat_n(Vote::rank(order.bytes().map(|letter| u32::from(letter - b'A')).collect()), *ballots))
        .collect();
    let outcome = schulze(5, &votes);
    assert_eq!(outcome.winners, [4]);
    assert_eq!((outcome.paths[0][1], outcome.paths[4][0], outcome.paths[0][4]), (28, 25, 24));
}
