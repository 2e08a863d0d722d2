//! Small budgets worked out on paper.

use domain::voting::budget::{Completion, Endowment, Instance, Paid, Satisfaction, Stop, Verdict, greedy, phragmen};
use domain::voting::count::Vote;

use crate::budgets::{decide, plain, shares};
use crate::votes::{order, profile};

fn approvals(ballots: &[&[u32]]) -> Vec<Vote> {
    ballots.iter().map(|named| Vote::approve(named.to_vec())).collect()
}

/// Four voters, a budget of 12: each has 3.
fn instance() -> Instance {
    Instance::new(vec![6, 6, 4], 12, 1, &profile(3, &approvals(&[&[0, 1], &[0, 1], &[0, 2], &[2]]))).unwrap()
}

#[test]
fn greedy_by_support() {
    let allocation = greedy(&instance(), Satisfaction::Cost, &order(3));
    // Project 0 has three supporters, 1 and 2 two each: the tie goes to 1, and 2 no longer fits.
    assert_eq!((allocation.winners.as_slice(), allocation.cost), ([0, 1].as_slice(), 12));
    assert_eq!(allocation.ties.len(), 1);
    assert_eq!(allocation.verdicts[2], Verdict::DidNotFit { left: 0 });
    assert_eq!((allocation.indicators.represented, allocation.indicators.voters), (3, 4));
    assert_eq!(greedy(&instance(), Satisfaction::Cardinality, &order(3)).winners, [0, 2]);
}

#[test]
fn equal_shares() {
    let allocation = decide(&instance(), &plain(Satisfaction::Cost), &order(3));
    // 0 costs its three supporters 2 each; then the two of 1 have 1 each, and the two of 2 have 1 and 3: all of it.
    assert_eq!(allocation.winners, [0, 2]);
    let paid: Vec<String> = allocation
        .purchases
        .iter()
        .map(|purchase| match &purchase.paid {
            Paid::Shares { each, in_full, with_their_rest } => format!("{each} {in_full} {with_their_rest}"),
            _ => String::new(),
        })
        .collect();
    assert_eq!(paid, ["2 3 0", "3 1 1"]);
    assert!(matches!(&allocation.verdicts[1], Verdict::SupportersTooPoor { left } if left.to_string() == "2"));
}

#[test]
fn add_one_until_the_budget_is_exceeded() {
    let votes = approvals(&[&[0], &[0], &[1], &[2]]);
    let instance = Instance::new(vec![6, 5, 9], 12, 1, &profile(3, &votes)).unwrap();
    let variant = |completion| shares(Satisfaction::Cost, Endowment::Exact, completion, Stop::Feasible);
    // With 3 each only 0 is bought. With 5, also 1 (11 in all); with 9, 2 as well, which is too much.
    let allocation = decide(&instance, &variant(Completion::AddOne), &order(3));
    assert_eq!(allocation.winners, [0, 1]);
    assert_eq!(allocation.endowment.unwrap().increments, 5);
}

#[test]
fn phragmen_ends_at_the_first_that_does_not_fit() {
    let allocation = phragmen(&instance(), &order(3));
    // Loads: 0 puts 2 on each of three, as 2 would on its two supporters; the tie goes to 0. Then 2: (2 + 0 + 4) / 2 = 3; then 1 would not fit.
    assert_eq!(allocation.winners, [0, 2]);
    assert_eq!(allocation.verdicts[1], Verdict::RuleEnded);
    let loads: Vec<String> = allocation
        .purchases
        .iter()
        .map(|purchase| match &purchase.paid {
            Paid::Load { each, .. } => each.to_string(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(loads, ["2", "3"]);
}

#[test]
fn what_costs_nothing_is_bought_even_without_money() {
    let instance = Instance::new(vec![0, 0, 1], 0, 1, &profile(3, &approvals(&[&[0, 1, 2], &[0, 1]]))).unwrap();
    assert_eq!(decide(&instance, &plain(Satisfaction::Cardinality), &order(3)).winners, [0, 1]);
    // What costs nothing is worth nothing where worth is cost.
    assert!(decide(&instance, &plain(Satisfaction::Cost), &order(3)).winners.is_empty());
}
