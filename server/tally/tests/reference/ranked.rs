//! Ranked ballots: Scottish council wards against droop, other elections against droop, pref_voting and pyrankvote.

use domain::voting::count::schulze::strongest_paths;
use domain::voting::count::{Pairwise, Strength};
use serde_json::Value;
use tally::report::{Explanation, Round};
use tally::{Election, Report};

use crate::{by, count, data, file, ids, json, open, sorted};

fn quota(report: &Report) -> Option<String> {
    match &report.explanation {
        Explanation::Transfers { quota, .. } => quota.clone(),
        _ => None,
    }
}

/// The votes of each candidate at each stage.
fn stages(report: &Report) -> Vec<Vec<(String, String)>> {
    let votes = |round: &Round| match round {
        Round::Stage { votes, .. } => sorted_pairs(votes.0.clone()),
        _ => panic!("not a stage"),
    };
    report.rounds.iter().map(votes).collect()
}

fn sorted_pairs(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort();
    pairs
}

fn expected_votes(value: &Value) -> Vec<(String, String)> {
    sorted_pairs(value.as_object().unwrap().iter().map(|(id, votes)| (id.clone(), votes.as_str().unwrap().to_owned())).collect())
}

fn first_preferences(election: &Election, expected: &Value) {
    let report = count(election, &by("plurality"));
    let Round::Numbers { votes } = &report.rounds[0] else { panic!("no numbers") };
    for (id, expected) in expected.as_object().unwrap() {
        let found = votes.0.iter().find(|(found, _)| found == id).map(|(_, votes)| votes.to_string());
        assert_eq!(found, Some(expected.to_string()), "first preferences of {id}");
    }
}

#[test]
fn every_scottish_ward() {
    let Some(data) = data() else { return };
    let expected = json(&data.join("ranked/scottish_expected.json"));
    let mut agreed = 0;
    for (name, ward) in expected["elections"].as_object().unwrap() {
        let election = open(&file(&data.join("ranked/scottish"), name));
        assert_eq!(election.seats, ward["seats"].as_u64().map(|seats| seats as usize), "{name}");
        assert_eq!(ward["candidates"], election.ids.len(), "{name}");
        assert_eq!(ward["ballots"], election.profile.ballots(), "{name}");
        first_preferences(&election, &ward["first_preferences"]);
        let report = count(&election, &by("stv"));
        assert_eq!(sorted(report.winners.clone()), sorted(ids(&ward["elected"])), "{name}");
        assert_eq!(quota(&report).as_deref(), ward["quota"].as_str(), "{name}");
        assert_eq!(ward["stages"], report.rounds.len(), "{name}");
        assert_eq!(stages(&report).pop().unwrap(), expected_votes(&ward["final_votes"]), "{name}");
        // No ward of the reference needed a lot.
        assert!(report.ties.is_empty(), "{name}");
        agreed += 1;
    }
    println!("{agreed} wards agree");
}

/// Stage by stage. Where candidates tie for exclusion without an earlier difference, droop draws the lowest number, as our order of identifiers does here.
#[test]
fn transfers_of_other_elections() {
    let Some(data) = data() else { return };
    for (name, expected) in json(&data.join("ranked/expected.json"))["elections"].as_object().unwrap() {
        let election = open(&file(&data.join("ranked"), name));
        first_preferences(&election, &expected["first_preferences"]);
        let seats = expected["seats"].as_u64().map(|seats| seats as usize);
        let report = count(&election, &tally::Options { seats, ..by("stv") });
        let expected = &expected["stv_scottish_droop"];
        assert_eq!(sorted(report.winners.clone()), sorted(ids(&expected["elected"])), "{name}");
        assert_eq!(quota(&report).as_deref(), expected["quota"].as_str(), "{name}");
        let expected: Vec<_> = expected["stages"].as_array().unwrap().iter().map(|stage| expected_votes(&stage["votes"])).collect();
        assert_eq!(stages(&report), expected, "{name}");
    }
}

#[test]
fn instant_runoff() {
    let Some(data) = data() else { return };
    for (name, expected) in json(&data.join("ranked/expected.json"))["elections"].as_object().unwrap() {
        let report = count(&open(&file(&data.join("ranked"), name)), &by("irv"));
        assert_eq!(report.winners, ids(&expected["irv_pref_voting"]["winners"]), "{name}");
        assert_eq!(report.winners, [expected["irv_pyrankvote"]["winner"].to_string()], "{name}");
    }
}

#[test]
fn pairwise_and_strongest_paths() {
    let Some(data) = data() else { return };
    let mut compared = 0;
    for (name, expected) in json(&data.join("ranked/expected.json"))["elections"].as_object().unwrap() {
        let Some(condorcet) = expected.get("condorcet").filter(|condorcet| condorcet.is_object()) else { continue };
        let election = open(&file(&data.join("ranked"), name));
        let report = count(&election, &by("schulze"));
        let Explanation::Pairwise { potential_winners, condorcet_winner, smith_set, pairwise, .. } = &report.explanation else { panic!("{name}") };
        for (id, row) in &pairwise.0 {
            for (other, votes) in &row.0 {
                assert_eq!(condorcet["pairwise"][id][other], *votes, "{name}: {id} above {other}");
            }
        }
        assert_eq!(sorted(potential_winners.clone()), sorted(ids(&condorcet["schulze_winning_votes"])), "{name}");
        assert_eq!(condorcet_winner.clone(), condorcet["condorcet_winner"].as_u64().map(|winner| winner.to_string()), "{name}");
        assert_eq!(sorted(smith_set.clone()), sorted(ids(&condorcet["smith_set"])), "{name}");
        by_margins_too(&election, &sorted(ids(&condorcet["schulze_margins"])));
        compared += 1;
    }
    println!("{compared} elections compared");
}

fn by_margins_too(election: &Election, expected: &[String]) {
    let paths = strongest_paths(&Pairwise::of(&election.profile).unwrap(), Strength::Margins);
    let unbeaten = |option: &usize| (0..paths.len()).all(|other| paths[other][*option] <= paths[*option][other]);
    let winners: Vec<String> = (0..paths.len()).filter(unbeaten).map(|option| election.ids[option].clone()).collect();
    assert_eq!(sorted(winners), expected);
}
