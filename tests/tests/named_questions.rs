//! Questions whose options are only named, from the draft to the published file: a tie is told, and the lot decides by the seed published before the vote.

use ledger::audit::{Beside, audit};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::process::Command;
use tests::scenario::Poll;
use tests::{TestApp, on_both};
use uuid::Uuid;

on_both!(a_tie_is_told_and_the_lot_decides, a_tie_stays_a_tie_where_it_was_promised,);

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/verify/verify_bundle.py");

/// Two options with a ballot each at the first question, and one with both at the second; the published results and file.
async fn tied(app: &TestApp, poll: &Poll) -> (Value, Value) {
    let approved = poll.questions[1].1.clone();
    for (number, voter) in app.residents(2).await.iter().enumerate() {
        poll.cast(app, voter, Uuid::new_v4(), &[poll.option(number), approved[1]]).await.unwrap();
    }
    poll.closes_by_the_clock(app).await;
    poll.publish_results(app).await;
    let results = app.visitor().get(&format!("/api/v1/polls/{}/results", poll.id)).await.expect(200).json();
    let file = app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    assert!(audit(file.as_slice(), &Beside::default(), &mut |_| ()).passed());
    let kept = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(kept.path(), &file).unwrap();
    match Command::new("python3").arg(PYTHON).arg(kept.path()).output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        Err(error) => eprintln!("the second verifier was not asked: {error}"),
    }
    let lines = String::from_utf8(file).unwrap();
    let outcome = serde_json::from_str::<Value>(lines.lines().rev().nth(1).unwrap()).unwrap()["result"]["outcomes"].clone();
    app.counts_right().await;
    (results, outcome)
}

async fn a_tie_is_told_and_the_lot_decides(app: TestApp) {
    let poll = app.poll().approving(1, 2, &["A", "B", "C"]).open().await;
    let seen = app.visitor().get(&format!("/api/v1/polls/{}", poll.id)).await.expect(200).json();
    let seed = seen["tie_seed"].as_str().unwrap().to_owned();
    let (results, outcomes) = tied(&app, &poll).await;
    // Anybody can draw again: the lowest hash of the seed, a zero byte and the number.
    let lot = |option: &i64| Sha256::digest(format!("{seed}\0{option}").as_bytes());
    let drawn = [poll.option(0), poll.option(1)].into_iter().min_by_key(lot).unwrap();
    let decided = &results["questions"][0]["decided"];
    // At the second question one option has two ballots and the others none: one ballot otherwise makes it a tie, which the lot may decide for another.
    let approved = &poll.questions[1].1;
    let second = if [approved[0], approved[2]].iter().any(|other| lot(other) < lot(&approved[1])) { 1 } else { 2 };
    assert_eq!((&decided["rule"], &decided["winners"]), (&json!("plurality"), &json!([drawn])));
    assert_eq!((&decided["margin"], &results["questions"][1]["decided"]["margin"]), (&json!(1), &json!(second)));
    assert_eq!(decided["count"]["standing"]["ties"].as_array().unwrap().len(), 1);
    assert_eq!(outcomes[0]["winners"], json!([drawn]));
    assert_eq!((&outcomes[0]["ties"][0]["stake"], &outcomes[0]["ties"][0]["drawn"]), (&json!("winning"), &json!([drawn])));
    assert_eq!((&outcomes[1]["winners"], &outcomes[1]["ties"]), (&json!([poll.questions[1].1[1]]), &json!([])));
    let page = app.visitor().get(&poll.path()).await.expect(200).text();
    for words in ["It is a tie", "The lot decided for", "The ballots do not tell these options apart", &seed] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(page.matches("The lot decided for").count(), 1);
}

async fn a_tie_stays_a_tie_where_it_was_promised(app: TestApp) {
    let poll = app.poll().approving(1, 2, &["A", "B", "C"]).before_lots().open().await;
    let (results, outcomes) = tied(&app, &poll).await;
    assert_eq!(results["questions"][0]["decided"], Value::Null);
    assert_eq!((&outcomes[0]["winners"], &outcomes[0]["ties"]), (&json!([poll.option(0), poll.option(1)]), &json!([])));
    let page = app.visitor().get(&poll.path()).await.expect(200).text();
    assert!(page.contains("It is a tie") && page.contains("a tie is reported as a tie") && !page.contains("The lot decided"), "{page}");
}
