//! What ballot papers allow.

use domain::voting::count::paper::price;
use domain::voting::count::{BadVote, Paper, Profile, Ranking, Vote, VoteError};

#[test]
fn a_vote_that_passes_is_valid() {
    let knapsack = Paper::Knapsack { budget: 10, costs: vec![6, 4, 5] };
    let points = Paper::Points { total: 10, each: 5 };
    let quadratic = Paper::Quadratic { credits: 13 };
    let ranking = Paper::Ranking { min: 1, max: 2, ties: false };
    let table = [
        (&Paper::SingleChoice, Vote::approve(vec![2]), Ok(())),
        (&Paper::SingleChoice, Vote::approve(vec![]), Err(VoteError::TooFew { min: 1 })),
        (&Paper::SingleChoice, Vote::rank(vec![2]), Err(VoteError::WrongKind)),
        (&Paper::Approval { min: 0, max: 2 }, Vote::approve(vec![0, 1, 2]), Err(VoteError::TooMany { max: 2 })),
        (&Paper::Approval { min: 0, max: 2 }, Vote::approve(vec![3]), Err(VoteError::UnknownOption)),
        (&Paper::Approval { min: 0, max: 2 }, Vote::approve(vec![1, 1]), Err(VoteError::Repeated)),
        (&Paper::Score { min: 0, max: 5 }, Vote::score(vec![(0, 6)]), Err(VoteError::OutOfBounds)),
        (&knapsack, Vote::approve(vec![0, 1]), Ok(())),
        (&knapsack, Vote::approve(vec![0, 2]), Err(VoteError::Overspent { spent: 11, allowed: 10 })),
        (&points, Vote::score(vec![(0, 5), (1, 5)]), Ok(())),
        (&points, Vote::score(vec![(0, 6)]), Err(VoteError::OutOfBounds)),
        (&points, Vote::score(vec![(0, 5), (1, 5), (2, 1)]), Err(VoteError::Overspent { spent: 11, allowed: 10 })),
        (&quadratic, Vote::score(vec![(0, 3), (1, -2)]), Ok(())),
        (&quadratic, Vote::score(vec![(0, 3), (1, 3)]), Err(VoteError::Overspent { spent: 18, allowed: 13 })),
        (&ranking, Vote::rank(vec![2, 0]), Ok(())),
        (&ranking, Vote::Rank(Ranking::tiers_of(vec![vec![0, 1]])), Err(VoteError::Tied)),
    ];
    for (paper, vote, expected) in table {
        assert_eq!(paper.check(3, &vote), expected, "{paper:?} {vote:?}");
    }
    assert_eq!(price(-4), 16);
}

#[test]
fn a_profile_refuses_votes_on_other_options() {
    assert_eq!(Profile::of(2, [Vote::approve(vec![2])]), Err(BadVote(Vote::approve(vec![2]))));
    assert_eq!(Profile::of(2, [Vote::rank(vec![0, 0])]), Err(BadVote(Vote::rank(vec![0, 0]))));
    assert_eq!(Profile::of(2, [Vote::approve(vec![1]), Vote::approve(vec![1])]).unwrap().groups().len(), 1);
}
