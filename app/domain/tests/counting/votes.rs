//! Random elections.

use domain::voting::budget::Instance;
use domain::voting::count::{Profile, Ranking, TieOrder, TieRule, Vote};
use proptest::prelude::*;

/// Approval of some of these options.
pub fn approval(options: usize) -> impl Strategy<Value = Vote> {
    prop::collection::vec(any::<bool>(), options).prop_map(|marks| Vote::approve((0..marks.len() as u32).filter(|&option| marks[option as usize]).collect()))
}

/// Scores from 0 to 4 for some of these options.
pub fn scores(options: usize) -> impl Strategy<Value = Vote> {
    prop::collection::vec(prop::option::of(0..5_i64), options)
        .prop_map(|marks| Vote::score(marks.into_iter().enumerate().filter_map(|(option, score)| score.map(|score| (option as u32, score))).collect()))
}

/// A ranking of some of these options, now and then with ties.
pub fn ranking(options: usize) -> impl Strategy<Value = Vote> {
    (Just((0..options as u32).collect::<Vec<_>>()).prop_shuffle(), 0..=options, prop::collection::vec(0..6_u8, options)).prop_map(
        |(mut order, named, joins)| {
            order.truncate(named);
            let mut tiers: Vec<Vec<u32>> = Vec::new();
            for (option, join) in order.into_iter().zip(joins) {
                match tiers.last_mut() {
                    Some(tier) if join == 0 => tier.push(option),
                    _ => tiers.push(vec![option]),
                }
            }
            Vote::Rank(Ranking::tiers_of(tiers))
        },
    )
}

/// Up to 14 votes on 2 to 6 options.
pub fn election<S: Strategy<Value = Vote>>(vote: impl Fn(usize) -> S + Clone) -> impl Strategy<Value = (usize, Vec<Vote>)> {
    (2..=6_usize).prop_flat_map(move |options| (Just(options), prop::collection::vec(vote(options), 1..14)))
}

/// The profile of these votes.
pub fn profile(options: usize, votes: &[Vote]) -> Profile {
    Profile::of(options, votes.iter().cloned()).unwrap()
}

/// The order of identifiers "0", "1", …
pub fn order(options: usize) -> TieOrder {
    TieOrder::new(&TieRule::Id, &(0..options).map(|option| option.to_string()).collect::<Vec<_>>())
}

/// Gives every option the place that `places` says.
pub fn renamed(vote: &Vote, places: &[u32]) -> Vote {
    let place = |option: &u32| places[*option as usize];
    match vote {
        Vote::Approve(named) => Vote::approve(named.iter().map(place).collect()),
        Vote::Score(given) => Vote::score(given.iter().map(|(option, score)| (place(option), *score)).collect()),
        Vote::Rank(ranking) => Vote::Rank(Ranking::tiers_of(ranking.tiers().map(|tier| tier.iter().map(place).collect()).collect())),
    }
}

/// An order that treats renamed options as the plain one treats the others.
pub fn renamed_order(places: &[u32]) -> TieOrder {
    let mut ids = vec![String::new(); places.len()];
    for (option, &place) in places.iter().enumerate() {
        ids[place as usize] = option.to_string();
    }
    TieOrder::new(&TieRule::Id, &ids)
}

/// A way to rename so many options.
pub fn renaming(options: usize) -> impl Strategy<Value = Vec<u32>> {
    Just((0..options as u32).collect::<Vec<_>>()).prop_shuffle()
}

/// A budget: small costs with many coincidences, now and then large ones.
pub fn budget<S: Strategy<Value = Vote>>(vote: impl Fn(usize) -> S + Clone) -> impl Strategy<Value = (Instance, Vec<Vote>)> {
    let scale = prop_oneof![4 => Just(1_u64), 1 => Just(100), 1 => Just(1 << 40)];
    (election(vote), scale, prop_oneof![Just(1_u64), Just(100)]).prop_flat_map(|((options, votes), scale, unit)| {
        (Just(votes), prop::collection::vec(0..9_u64, options), 0..24_u64, Just((scale, unit))).prop_map(move |(votes, costs, budget, (scale, unit))| {
            let unit = if scale == 1 << 40 { 1 << 36 } else { unit };
            let instance = Instance::new(costs.into_iter().map(|cost| cost * scale).collect(), budget * scale, unit, &profile(options, &votes)).unwrap();
            (instance, votes)
        })
    })
}
