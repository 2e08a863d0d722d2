//! Counting by one number for each option.

use domain::voting::count::ties::Stake;
use domain::voting::count::{Outcome, Rule, Standing, Unfit, Vote, count};
use proptest::prelude::*;

use crate::votes::{approval, election, order, profile, ranking, renamed, renamed_order, renaming, scores};

fn standing(rule: Rule, options: usize, votes: &[Vote], seats: usize) -> Standing {
    match count(rule, &profile(options, votes), seats, &order(options)).unwrap() {
        Outcome::Standing(standing) => standing,
        _ => panic!("not a standing"),
    }
}

#[test]
fn every_kind_of_vote_is_counted_by_its_rules() {
    let approvals = profile(2, &[Vote::approve(vec![0, 1])]);
    let rankings = profile(2, &[Vote::rank(vec![1, 0])]);
    assert_eq!(count(Rule::Plurality, &approvals, 1, &order(2)).unwrap_err(), Unfit::NeedsOneChoice);
    assert_eq!(count(Rule::Borda, &approvals, 1, &order(2)).unwrap_err(), Unfit::NeedsRankings);
    assert_eq!(count(Rule::Score, &rankings, 1, &order(2)).unwrap_err(), Unfit::NeedsScores);
    assert_eq!(count(Rule::Irv, &rankings, 2, &order(2)).unwrap_err(), Unfit::OneSeat);
    assert_eq!(count(Rule::Stv, &rankings, 3, &order(2)).unwrap_err(), Unfit::Seats);
    assert_eq!(count(Rule::Plurality, &rankings, 1, &order(2)).unwrap().winners(), [1]);
}

#[test]
fn borda_by_hand() {
    let votes = [Vote::rank(vec![0, 1, 2]), Vote::rank(vec![1])];
    // Half points: 4, 2, 0 for the first; 1, 4, 1 for the second, whose last two are tied.
    assert_eq!(standing(Rule::Borda, 3, &votes, 1).scores, [5, 6, 1]);
}

#[test]
fn the_last_seat_may_be_drawn() {
    let votes = [Vote::approve(vec![0, 1, 2]), Vote::approve(vec![0])];
    let standing = standing(Rule::Approval, 3, &votes, 2);
    assert_eq!(standing.winners, [0, 1]);
    assert_eq!(standing.ties.len(), 1);
    assert_eq!((standing.ties[0].tied.as_slice(), standing.ties[0].drawn.as_slice()), ([1, 2].as_slice(), [1].as_slice()));
}

/// Eight ballots for three seats: the quota is 3, which two options have to the ballot. Which of them passes on nothing first changes nothing; that one of the
/// last two is drawn does.
#[test]
fn a_lot_about_a_surplus_of_nothing_is_not_told() {
    let votes = [0, 0, 0, 1, 1, 1, 2, 3].map(|option| Vote::rank(vec![option]));
    let outcome = count(Rule::Stv, &profile(4, &votes), 3, &order(4)).unwrap();
    assert_eq!(outcome.ties().iter().map(|tie| tie.stake).collect::<Vec<_>>(), [Stake::Transfer, Stake::Exclusion]);
    assert_eq!(outcome.telling_ties().iter().map(|tie| (tie.stake, tie.tied.as_slice())).collect::<Vec<_>>(), [(Stake::Exclusion, [2, 3].as_slice())]);
    let surplus: Vec<Vote> = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3].map(|option| Vote::rank(vec![option])).to_vec();
    let outcome = count(Rule::Stv, &profile(4, &surplus), 3, &order(4)).unwrap();
    assert_eq!(outcome.telling_ties()[0].stake, Stake::Transfer, "a surplus of one ballot each is worth telling");
}

proptest! {
    /// Each ballot of n options shares n (n - 1) half points.
    #[test]
    fn borda_points_add_up((options, votes) in election(ranking)) {
        let sum: i128 = standing(Rule::Borda, options, &votes, 1).scores.iter().sum();
        prop_assert_eq!(sum, (votes.len() * options * (options - 1)) as i128);
    }

    #[test]
    fn the_order_of_ballots_means_nothing((options, votes, shuffled) in election(scores).prop_flat_map(|(options, votes)| (Just(options), Just(votes.clone()), Just(votes).prop_shuffle()))) {
        for rule in [Rule::Approval, Rule::Score] {
            prop_assert_eq!(standing(rule, options, &votes, 1), standing(rule, options, &shuffled, 1));
        }
    }

    #[test]
    fn every_option_is_treated_alike((options, votes, places) in election(approval).prop_flat_map(|(options, votes)| (Just(options), Just(votes), renaming(options)))) {
        let there: Vec<Vote> = votes.iter().map(|vote| renamed(vote, &places)).collect();
        let here = standing(Rule::Approval, options, &votes, 1).winners;
        let other = count(Rule::Approval, &profile(options, &there), 1, &renamed_order(&places)).unwrap();
        prop_assert_eq!(other.winners(), [places[here[0] as usize]]);
    }

    /// Monotonicity: one more ballot for the winner alone leaves the winner.
    #[test]
    fn a_vote_never_harms((options, mut votes) in election(approval)) {
        let winner = standing(Rule::Approval, options, &votes, 1).winners[0];
        votes.push(Vote::approve(vec![winner]));
        prop_assert_eq!(standing(Rule::Approval, options, &votes, 1).winners[0], winner);
    }
}
