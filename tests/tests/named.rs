//! Polls whose ballots are public with the name of their voter.

use domain::voting::Secrecy;
use ledger::audit::{Beside, Check, Verdict};
use ledger::{Bearer, Receipt, audit};
use reqwest::Method;
use serde_json::json;
use tests::app::CITY;
use tests::people::receipt_of;
use tests::{Page, Person, Poll, TestApp, on_both};
use uuid::Uuid;

on_both!(
    a_team_chooses_the_mode_until_it_publishes,
    a_name_is_asked_for_and_kept_with_what_was_typed,
    names_are_public_with_the_results_and_not_before,
    a_changed_name_leaves_nothing_behind,
    secret_ballots_have_no_names,
    no_sheet_of_paper_has_a_name,
);

async fn step(person: &Person, poll: &Poll, step: &str, name: &str, choice: usize) -> Page {
    let mut fields = poll.fields(&Uuid::new_v4().to_string(), &[poll.option(choice)]);
    fields.extend([("step".to_owned(), step.to_owned()), ("name".to_owned(), name.to_owned())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(&poll.path(), &fields).await
}

async fn casts(person: &Person, poll: &Poll, name: &str, choice: usize) -> String {
    receipt_of(&step(person, poll, "cast", name, choice).await).expect("a receipt")
}

async fn a_team_chooses_the_mode_until_it_publishes(app: TestApp) {
    let poll = app.poll().draft().await;
    let team = app.city_team(CITY).await;
    let editor = format!("/en/team/polls/{}/edit", poll.id);
    let chosen = |page: &Page, mode: &str| page.has(&format!("input[name=secrecy][value={mode}][checked]"));
    assert!(chosen(&team.get(&editor).await.expect(200), "confidential"), "secret unless somebody says otherwise");
    let fields = [("action", "save"), ("eligibility", "any-account"), ("secrecy", "named"), ("title[en]", "For the trams"), ("title[fr]", "Pour les trams")];
    team.post(&editor, &fields).await.expect(303);
    assert!(chosen(&team.get(&editor).await.expect(200), "named"));
    assert!(team.get(&format!("/en/team/polls/{}", poll.id)).await.expect(200).text().contains("Public, with names"));
    assert_eq!(team.get(&format!("/api/v1/polls/{}", poll.id)).await.expect(200).json()["secrecy"], "named");
    let paper = json!({ "title": { "en": "Again", "fr": "Encore" }, "eligibility": "any-account", "questions": [] });
    team.call(Method::PUT, &format!("/api/v1/polls/{}/paper", poll.id), &paper).await.expect(204);
    assert_eq!(team.get(&format!("/api/v1/polls/{}", poll.id)).await.expect(200).json()["secrecy"], "confidential", "as the API says it is by default");
}

async fn a_name_is_asked_for_and_kept_with_what_was_typed(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Named).open().await;
    let ana = app.resident("ana").await;
    let paper = ana.get(&poll.path()).await.expect(200);
    assert!(paper.text().contains("This vote is public.") && !paper.text().contains("Your vote is secret."));
    for (name, said) in [("  ", "Fill"), ("Ana \u{202e}Ruiz", "invisible"), (&"a".repeat(81), "80")] {
        for at in ["review", "cast"] {
            let refused = step(&ana, &poll, at, name, 1).await.expect(422);
            assert!(refused.text().contains(said), "{name:?}: {}", refused.text());
            assert!(refused.body.contains("href=\"#name\""), "the list of problems leads to the field");
            assert!(refused.body.contains(&format!("value=\"{}\" checked", poll.option(1))), "the choice is kept");
        }
    }
    let review = step(&ana, &poll, "review", " Ana  <b>Ruiz</b>", 1).await.expect(200);
    assert!(review.body.contains("&lt;b>Ruiz") || review.body.contains("&lt;b&gt;Ruiz"), "shown as typed, and as text");
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0);
    let problem = ana.call(Method::POST, &format!("/api/v1/polls/{}/ballots", poll.id), &json!({ "answers": answers(&poll, 0) })).await;
    assert_eq!(problem.expect(422).json()["errors"][0]["field"], "name");
}

fn answers(poll: &Poll, choice: usize) -> serde_json::Value {
    json!([{ "question": poll.questions[0].0, "options": [poll.option(choice)] }])
}

async fn names_are_public_with_the_results_and_not_before(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Named).open().await;
    let (ana, ben, team, visitor) = (app.resident("ana").await, app.resident("ben").await, app.city_team(CITY).await, app.visitor());
    let code = casts(&ana, &poll, "Ana Ruiz-Ñandú", 0).await;
    let cast = ben.call(Method::POST, &format!("/api/v1/polls/{}/ballots", poll.id), &json!({ "answers": answers(&poll, 1), "name": " Ben  O’Neill " })).await;
    let receipt: Receipt = serde_json::from_value(cast.expect(201).json()["signed"].clone()).unwrap();
    assert!(matches!(&receipt.by, Bearer::Name(name) if name.as_str() == "Ben O’Neill"), "{receipt:?}");
    let pages = [poll.path(), format!("{}/log", poll.path()), format!("{}/secrecy", poll.path()), format!("/en/team/polls/{}", poll.id)];
    let silent = async |when: &str| {
        for person in [&ana, &team, &visitor] {
            for page in &pages {
                let text = person.get(page).await.body;
                assert!(!text.contains("Ruiz") && !text.contains("Neill"), "{page} tells a name {when}");
            }
        }
    };
    silent("while it is open").await;
    poll.closes_by_the_clock(&app).await;
    silent("before its results are public").await;
    poll.publish_results(&app).await;
    let listed = visitor.get(&format!("{}/ballots", poll.path())).await.expect(200).text();
    assert!(listed.contains("Ana Ruiz-Ñandú") && listed.contains("Ben O’Neill") && listed.contains(&code));
    let table = visitor.get(&format!("/api/v1/polls/{}/ballots.csv", poll.id)).await.expect(200).body;
    assert!(table.starts_with("receipt,name,question_") && table.contains(&format!("{code},Ana Ruiz-Ñandú,")), "{table}");
    let api = visitor.get(&format!("/api/v1/polls/{}/ballots", poll.id)).await.expect(200).json();
    assert!(api["items"].as_array().unwrap().iter().all(|ballot| ballot["name"].is_string()));
    let bundle = visitor.download(&format!("/polls/{}/bundle.jsonl", poll.id)).await;
    let beside = Beside { receipts: vec![("ben".to_owned(), receipt)], ..Beside::default() };
    let report = audit(bundle.as_slice(), &beside, &mut |_| {});
    assert!(report.passed() && report.verdict(Check::Receipts) == Some(&Verdict::Proved), "{report}");
    assert!(String::from_utf8(bundle).unwrap().contains("\"by\":{\"name\":\"Ana Ruiz-Ñandú\"}"));
    let secrecy = visitor.get(&format!("{}/secrecy", poll.path())).await.expect(200).text();
    assert!(secrecy.contains("No. In this vote, ballots are public with names."));
    app.counts_right().await;
}

async fn a_changed_name_leaves_nothing_behind(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Named).open().await;
    let ana = app.resident("ana").await;
    casts(&ana, &poll, "Typed Wrongly", 0).await;
    let code = casts(&ana, &poll, "Ana Ruiz", 1).await;
    poll.closes_by_the_clock(&app).await;
    poll.publish_results(&app).await;
    let bundle = String::from_utf8(app.visitor().download(&format!("/polls/{}/bundle.jsonl", poll.id)).await).unwrap();
    assert!(bundle.contains("Ana Ruiz") && !bundle.contains("Typed Wrongly"));
    let report = audit(bundle.as_bytes(), &Beside::default(), &mut |_| {});
    assert!(report.passed(), "{report}");
    assert_eq!((report.ballots, report.superseded), (1, 1));
    assert_eq!(app.column("SELECT receipt FROM ballots").await, [code]);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0);
}

async fn secret_ballots_have_no_names(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    assert!(!ana.get(&poll.path()).await.expect(200).body.contains("name=\"name\""));
    casts(&ana, &poll, "Ana Ruiz", 0).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots WHERE name IS NOT NULL").await, 0, "a name that nobody asked for is not kept");
}

async fn no_sheet_of_paper_has_a_name(app: TestApp) {
    let poll = app.poll().secret(Secrecy::Named).open().await;
    let team = app.city_team(CITY).await;
    let paper = format!("/en/team/polls/{}/paper", poll.id);
    let page = team.get(&paper).await.expect(200);
    assert!(page.text().contains("Printed sheets have codes and no names") && !page.body.contains("value=\"open\""));
    team.post(&paper, &[("action", "open")]).await.expect(303);
    assert_eq!(app.number("SELECT COUNT(*) FROM polls WHERE offline_open").await, 0);
}
