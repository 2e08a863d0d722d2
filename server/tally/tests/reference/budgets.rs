//! Participatory budgets, against pabutools with exact fractions and the tool of equalshares.net.

use std::path::Path;

use domain::voting::budget::{Completion, Endowment, Satisfaction, Stop};
use serde_json::Value;
use tally::report::{Explanation, Shares};
use tally::{Election, Options, Papers, Report};

use crate::{by, count, data, file, ids, json, open, sorted};

/// The options of a rule of the reference.
fn options(rule: &str) -> Options {
    let mut options = match rule.split('_').next().unwrap() {
        "greedy" => by("greedy"),
        "mes" => by("equal-shares"),
        _ => by("phragmen"),
    };
    if rule.contains("_cost") {
        options.satisfaction = Some(Satisfaction::Cost);
    } else if rule.contains("_cardinality") {
        options.satisfaction = Some(Satisfaction::Cardinality);
    }
    options.completion = match (rule.contains("add1"), rule.contains("+greedy")) {
        (true, true) => Completion::AddOneThenGreedy,
        (true, false) => Completion::AddOne,
        (false, true) => Completion::Greedy,
        (false, false) => Completion::None,
    };
    if rule.contains("integral") {
        (options.endowment, options.stop) = (Endowment::Floor, Stop::Feasible);
    }
    options
}

fn close(found: f64, expected: &Value) -> bool {
    let expected = expected.as_f64().unwrap();
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn same_indicators(found: &Shares, expected: &Value) -> bool {
    close(found.non_empty_handed_share, &expected["non_empty_handed_share"])
        && close(found.avg_cardinality_satisfaction, &expected["avg_cardinality_satisfaction"])
        && close(found.avg_cost_satisfaction, &expected["avg_cost_satisfaction"])
        && close(found.gini_cardinality, &expected["gini_cardinality"])
        && close(found.gini_cost, &expected["gini_cost"])
}

/// What differs from the reference.
fn differences(election: &Election, rule: &str, expected: &Value) -> Vec<String> {
    let report = count(election, &options(rule));
    let mut found = Vec::new();
    // pabutools gives the winners of Phragmén's rule sorted, all others in the order in which they were chosen.
    let (ours, theirs) = (report.winners.clone(), ids(&expected["winners"]));
    let same = if rule == "sequential_phragmen" { sorted(ours.clone()) == sorted(theirs.clone()) } else { ours == theirs };
    if !same {
        found.push(format!("winners {ours:?}, expected {theirs:?}"));
    }
    if !close(report.cost.unwrap().to_string().parse().unwrap(), &expected["total_cost"]) {
        found.push(format!("cost {}, expected {}", report.cost.unwrap(), expected["total_cost"]));
    }
    if let Explanation::Budget { indicators, increments, .. } = &report.explanation {
        // The reference counts a project twice where a ballot names it twice.
        if election.notes.is_empty() && expected["indicators"].is_object() && !same_indicators(indicators, &expected["indicators"]) {
            found.push(format!("indicators {indicators:?}, expected {}", expected["indicators"]));
        }
        if expected["increments"].is_u64() && *increments != expected["increments"].as_u64() {
            found.push(format!("increments {increments:?}, expected {}", expected["increments"]));
        }
    }
    // The reference reports only ties of the runs it makes itself, and no ties of greedy completion.
    if expected["ties_broken"].is_u64() && expected["ties_broken"] != report.ties.len() {
        found.push(format!("ties {:?}, expected {}", report.ties, expected["ties_broken"]));
    }
    found
}

fn same_parse(election: &Election, expected: &Value) {
    let supporters = count(election, &by("approval"));
    let parsed = &expected["parsed"];
    assert_eq!(parsed["projects"], election.ids.len());
    assert_eq!(parsed["ballots"], election.profile.ballots());
    let Papers::Budget(money) = &election.papers else { panic!("not a budget") };
    assert!(close(money.budget as f64 / 10_f64.powi(money.places as i32), &parsed["budget"]));
    let tally::report::Round::Numbers { votes } = &supporters.rounds[0] else { panic!("no numbers") };
    for (id, expected) in expected["supporters"].as_object().unwrap() {
        let found = votes.0.iter().find(|(found, _)| found == id).map(|(_, votes)| votes.to_string());
        assert_eq!(found, Some(expected.to_string()), "supporters of {id}");
    }
}

/// Compares every rule of every file of a folder; the number of results that agree.
fn compare(folder: &Path, expected: &Path) -> usize {
    let expected = json(expected);
    let (mut agreed, mut differing) = (0, Vec::new());
    for (name, instance) in expected["instances"].as_object().unwrap() {
        let election = open(&file(folder, name));
        assert!(election.notes.iter().all(|note| note.contains("twice")), "{name}: {:?}", election.notes);
        same_parse(&election, instance);
        for (rule, expected) in instance["rules"].as_object().unwrap() {
            match differences(&election, rule, expected) {
                found if found.is_empty() => agreed += 1,
                found => differing.push(format!("{name}, {rule}: {}", found.join("; "))),
            }
        }
    }
    assert!(differing.is_empty(), "{agreed} results agree, {} do not:\n{}", differing.len(), differing.join("\n"));
    agreed
}

#[test]
fn large_elections() {
    let Some(data) = data() else { return };
    let agreed = compare(&data.join("pb"), &data.join("pb/expected.json"));
    println!("{agreed} results agree");
}

#[test]
fn many_small_elections() {
    let Some(data) = data() else { return };
    let agreed = compare(&data.join("pb/bulk"), &data.join("pb/expected_bulk.json"));
    println!("{agreed} results agree");
}

/// Wieliczka decided by the Method of Equal Shares: shares without decimals, add-one as long as it can be paid for.
#[test]
fn wieliczka_as_it_was_decided() {
    let Some(data) = data() else { return };
    let name = "Poland_Wieliczka_2023_Green_Budget.pb";
    let official = ids(&json(&data.join("pb/expected.json"))["instances"][name]["real_selected"]);
    let report: Report = count(&open(&file(&data.join("pb"), name)), &options("mes_cost_add1_integral"));
    assert_eq!(sorted(report.winners), sorted(official));
}
