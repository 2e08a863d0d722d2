//! Equal shares is proportional: what it buys has a price system, and cohesive groups are represented.
//! Peters & Skowron, *Proportionality and the Limits of Welfarism* (2020); Peters, Pierczyński & Skowron (2021).

use domain::voting::budget::{Instance, Paid, Satisfaction};
use domain::voting::count::Vote;
use proptest::prelude::*;

use crate::budgets::{decide, plain};
use crate::plainly::{Amount, voters};
use crate::votes::{approval, budget, election, order, profile, scores};

/// What every voter has left when the purchases are paid as the allocation says; fails when one is paid with money nobody has.
fn pay(instance: &Instance, satisfaction: Satisfaction) -> Vec<Amount> {
    let allocation = decide(instance, &plain(satisfaction), &order(instance.projects()));
    let share = Amount(allocation.endowment.unwrap().each);
    let voters = voters(instance);
    let mut money = vec![share; voters.len()];
    for purchase in &allocation.purchases {
        let Paid::Shares { each, in_full, with_their_rest } = &purchase.paid else { panic!("not paid from shares") };
        let (mut paid, mut full, mut rest) = (Amount::whole(0), 0, 0);
        for (scores, money) in voters.iter().zip(&mut money) {
            let due = Amount(each.clone()).times(scores[purchase.project as usize]);
            let pays = due.clone().min(money.clone());
            if scores[purchase.project as usize] > 0 {
                full += u64::from(pays == due);
                rest += u64::from(pays != due && pays > Amount::whole(0));
            }
            *money = money.minus(&pays);
            paid = paid.plus(&pays);
        }
        assert_eq!(paid, Amount::whole(instance.cost(purchase.project)), "supporters pay exactly what it costs");
        assert_eq!((*in_full, *with_their_rest), (full, rest));
    }
    money
}

/// Whether a voter who approves of the first `wanted` bits of a set has so many winners.
fn approved(scores: &[u64], set: u32) -> u32 {
    (0..scores.len() as u32).filter(|&option| set & (1 << option) != 0 && scores[option as usize] > 0).count() as u32
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Priceability: equal money, only supporters pay, every project is paid for exactly, and no losing project could still be paid by its supporters.
    #[test]
    fn what_is_bought_has_a_price((instance, _) in budget(approval), cost in any::<bool>()) {
        let satisfaction = if cost { Satisfaction::Cost } else { Satisfaction::Cardinality };
        let money = pay(&instance, satisfaction);
        let winners = decide(&instance, &plain(satisfaction), &order(instance.projects())).winners;
        let voters = voters(&instance);
        for project in (0..instance.projects() as u32).filter(|project| !winners.contains(project)) {
            let supporters = voters.iter().zip(&money).filter(|(scores, _)| scores[project as usize] > 0);
            let left = supporters.fold(Amount::whole(0), |sum, (_, money)| sum.plus(money));
            let buyable = satisfaction.per_point(instance.cost(project)) > 0 && voters.iter().any(|scores| scores[project as usize] > 0);
            prop_assert!(!buyable || left < Amount::whole(instance.cost(project)));
        }
    }

    /// The same with scores: nobody ever pays more than a point's price for each point.
    #[test]
    fn scores_are_paid_for((instance, _) in budget(scores)) {
        pay(&instance, Satisfaction::Cardinality);
    }

    /// Extended justified representation, where every project costs the same: if a group as large as l of k seats deserve agrees on l projects, somebody in it
    /// approves of l winners.
    #[test]
    fn cohesive_groups_are_represented((options, votes) in election(approval), seats in 1..=6_u64) {
        let instance = Instance::new(vec![1; options], seats.min(options as u64), 1, &profile(options, &votes)).unwrap();
        let winners = decide(&instance, &plain(Satisfaction::Cardinality), &order(options)).winners;
        let elected = winners.iter().fold(0_u32, |set, &winner| set | 1 << winner);
        let voters = voters(&instance);
        for agreed in 1..1_u32 << options {
            let wanted = agreed.count_ones();
            let group: Vec<&Vec<u64>> = voters.iter().filter(|scores| approved(scores, agreed) == wanted).collect();
            if group.len() as u64 * instance.budget >= u64::from(wanted) * votes.len() as u64 {
                prop_assert!(group.iter().any(|scores| approved(scores, elected) >= wanted), "{agreed:b} is agreed on, {elected:b} are elected");
            }
        }
    }

    /// Extended justified representation up to one project, for any costs (cardinality satisfaction).
    #[test]
    fn cohesive_groups_are_represented_up_to_one((instance, votes) in budget(approval)) {
        let winners = decide(&instance, &plain(Satisfaction::Cardinality), &order(instance.projects())).winners;
        let elected = winners.iter().fold(0_u32, |set, &winner| set | 1 << winner);
        let voters = voters(&instance);
        for agreed in 1..1_u32 << instance.projects() {
            let wanted = agreed.count_ones();
            let cost: u64 = (0..instance.projects() as u32).filter(|project| agreed & (1 << project) != 0).map(|project| instance.cost(project)).sum();
            let group: Vec<&Vec<u64>> = voters.iter().filter(|scores| approved(scores, agreed) == wanted).collect();
            let deserved = u128::from(cost) * votes.len() as u128 <= group.len() as u128 * u128::from(instance.budget);
            if deserved && !group.is_empty() {
                prop_assert!(group.iter().any(|scores| approved(scores, elected) + 1 > wanted || approved(scores, elected | agreed) > approved(scores, elected) && approved(scores, elected) + 1 >= wanted));
            }
        }
    }
}

#[test]
fn one_group_cannot_take_all() {
    // 6 voters agree on projects 0 to 2, 3 others on 3; three projects can be paid: two for the many, one for the few.
    let votes: Vec<Vote> = (0..9).map(|voter| if voter < 6 { Vote::approve(vec![0, 1, 2]) } else { Vote::approve(vec![3]) }).collect();
    let instance = Instance::new(vec![3; 4], 9, 1, &profile(4, &votes)).unwrap();
    assert_eq!(decide(&instance, &plain(Satisfaction::Cost), &order(4)).winners, [0, 1, 3]);
}
