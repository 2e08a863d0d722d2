//! Ties are broken by a published rule.

use domain::voting::count::ties::Stake;
use domain::voting::count::{TieOrder, TieRule};

fn ids() -> Vec<String> {
    ["9", "10", "L1", "2"].map(str::to_owned).to_vec()
}

fn sorted(order: &TieOrder) -> Vec<u32> {
    let mut options = vec![0, 1, 2, 3];
    order.sort(&mut options);
    options
}

#[test]
fn identifiers_are_text() {
    assert_eq!(sorted(&TieOrder::new(&TieRule::Id, &ids())), [1, 3, 0, 2]);
}

/// Anyone can compute the order of a seed: `printf 'seed\0id' | sha256sum`.
#[test]
fn a_seed_draws_the_same_for_everybody() {
    let rule = TieRule::Seed("2026-05-17: 04 11 23 31 40".to_owned());
    let order = sorted(&TieOrder::new(&rule, &ids()));
    assert_eq!(order, [0, 3, 2, 1]);
    let turned: Vec<String> = ids().into_iter().rev().collect();
    let again = sorted(&TieOrder::new(&rule, &turned));
    assert_eq!(again.iter().map(|&option| 3 - option).collect::<Vec<_>>(), order);
    let orders: std::collections::BTreeSet<Vec<u32>> = (0..50).map(|seed| sorted(&TieOrder::new(&TieRule::Seed(seed.to_string()), &ids()))).collect();
    assert!(orders.len() > 15, "other seeds draw otherwise");
}

#[test]
fn only_ties_are_reported() {
    let (order, mut report) = (TieOrder::as_listed(3), Vec::new());
    assert_eq!(order.draw(vec![2], Stake::Winning, &mut report), Some(2));
    assert_eq!(order.draw(vec![], Stake::Winning, &mut report), None);
    assert!(report.is_empty());
    assert_eq!(order.draw(vec![2, 1], Stake::Exclusion, &mut report), Some(1));
    assert_eq!((report[0].tied.as_slice(), report[0].drawn.as_slice()), ([1, 2].as_slice(), [1].as_slice()));
}
