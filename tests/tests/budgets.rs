//! Participatory budgets in polls: made with the form and by program, voted on within the budget, explained, and counted
//! again by another program.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::app::CITY;
use tests::process::{program, skip};
use tests::{Person, TestApp, on_both};
use uuid::Uuid;

on_both!(
    a_knapsack_is_made_with_the_form_and_voted_on,
    budgets_can_be_counted_by_other_programs,
    what_a_budget_lacks_is_told,
    a_budget_is_rehearsed_and_leaves_nothing_behind,
);

/// A draft poll in a public consultation, made by program; its address in the API.
async fn draft(team: &Person) -> String {
    let texts = |text: &str| json!({ "en": text, "fr": text });
    let whole = json!({
        "languages": ["en", "fr"], "title": texts("Money"), "summary": texts("For what?"), "body": texts("All of it."),
        "level": "empower", "phase": "co-creation", "field": "other",
    });
    let at = |id: &Value, part: &str| format!("/api/v1/consultations/{id}/{part}");
    let consultation = team.call(Method::POST, &format!("/api/v1/teams/{CITY}/consultations"), &whole).await.expect(201).json()["id"].clone();
    team.call(Method::POST, &at(&consultation, "publish"), &json!({})).await.expect(204);
    let poll = team.call(Method::POST, &at(&consultation, "polls"), &json!({})).await.expect(201).json()["id"].clone();
    format!("/api/v1/polls/{poll}")
}

/// The paper of one question about 10,000 euro.
fn paper(method: &str, more: Value, projects: &[(&str, Option<u64>)]) -> Value {
    let texts = |text: &str| json!({ "en": text, "fr": text });
    let options: Vec<Value> = projects.iter().map(|(name, cost)| json!({ "label": texts(name), "cost_cents": cost })).collect();
    let mut question = json!({ "method": method, "budget_cents": 1_000_000, "text": texts("What shall we build?"), "options": options });
    more.as_object().unwrap().iter().for_each(|(key, value)| question[key] = value.clone());
    json!({ "title": texts("The budget"), "eligibility": "any-account", "questions": [question] })
}

const PROJECTS: &[(&str, Option<u64>)] =
    &[("Trees", Some(600_000)), ("Benches", Some(400_050)), ("Water", Some(300_000)), ("A bridge", Some(2_000_000)), ("Nests", Some(100_000))];

async fn open(app: &TestApp, team: &Person, at: &str) {
    let now = app.clock.now();
    team.call(Method::PUT, &format!("{at}/dates"), &json!({ "opens": now, "closes": now + SignedDuration::from_hours(4) })).await.expect(204);
    team.call(Method::POST, &format!("{at}/publish"), &json!({})).await.expect(204);
}

async fn publish(app: &TestApp, team: &Person, at: &str) {
    app.after(SignedDuration::from_hours(1)).await;
    team.call(Method::POST, &format!("{at}/close"), &json!({ "reason": "Enough" })).await.expect(204);
    team.call(Method::POST, &format!("{at}/results"), &json!({ "reason": "Thank you" })).await.expect(204);
}

async fn a_knapsack_is_made_with_the_form_and_voted_on(app: TestApp) {
    let team = app.city_team(CITY).await;
    let at = draft(&team).await;
    let poll = at.rsplit('/').next().unwrap().to_owned();
    let edit = format!("/en/team/polls/{poll}/edit");
    let texts = [("title", "The budget"), ("q[0][text]", "What shall we build?"), ("q[0][o][0][label]", "Trees"), ("q[0][o][1][label]", "Water")];
    let form = |more: &[(&str, &str)]| {
        let mut fields: Vec<(String, String)> = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        fields.extend(texts.iter().flat_map(|(name, text)| ["en", "fr"].map(|code| (format!("{name}[{code}]"), format!("{text} ({code})")))));
        fields.extend([("action", "save"), ("eligibility", "any-account"), ("q[0][id]", ""), ("q[0][o][0][id]", ""), ("q[0][o][1][id]", "")].map(owned));
        fields
    };
    let sent = |fields: Vec<(String, String)>| {
        let (team, edit) = (team.clone(), edit.clone());
        async move { team.post(&edit, &fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>()).await }
    };
    let wrong = sent(form(&[("q[0][method]", "knapsack"), ("q[0][budget]", "10,000"), ("q[0][o][0][cost]", "cheap")])).await.expect(422);
    assert!(wrong.text().contains("Write an amount in euro") && wrong.has("#q-0-budget[aria-invalid=true]") && wrong.has("#q-0-o-0-cost[aria-invalid=true]"));
    assert_eq!((wrong.form_field("q[0][budget]").as_deref(), wrong.form_field("q[0][o][0][cost]").as_deref()), (Some("10,000"), Some("cheap")));
    let rest = [("q[0][method]", "knapsack"), ("q[0][budget]", "10000"), ("q[0][budget_rule]", "phragmen"), ("q[0][satisfaction]", "cardinality")];
    sent(form(&[&rest[..], &[("q[0][o][0][cost]", "6 000"), ("q[0][o][1][cost]", "4000,50")]].concat())).await.expect(303);
    let again = team.get(&edit).await.expect(200);
    assert_eq!((again.form_field("q[0][budget]").as_deref(), again.form_field("q[0][o][1][cost]").as_deref()), (Some("10000"), Some("4000.50")));
    let said = team.get(&at).await.expect(200).json()["questions"][0].clone();
    assert_eq!((&said["budget_cents"], &said["rule"], &said["satisfaction"]), (&json!(1_000_000), &json!("phragmen"), &json!("cardinality")));
    assert_eq!((&said["options"][0]["cost_cents"], &said["options"][1]["cost_cents"]), (&json!(600_000), &json!(400_050)));
    open(&app, &team, &at).await;

    let (trees, water) = (said["options"][0]["id"].to_string(), said["options"][1]["id"].to_string());
    let (field, page) = (format!("q{}", said["id"]), format!("/en/polls/{poll}"));
    let ana = app.resident("ana").await;
    let shown = ana.get(&page).await.expect(200).text();
    assert!(shown.contains("€10,000") && shown.contains("€4,000.50"), "{shown}");
    let key = Uuid::new_v4().to_string();
    let refused = ana.post(&page, &[("key", &key), (&field, &trees), (&field, &water), ("step", "review")]).await.expect(422);
    assert!(refused.text().contains("You have chosen projects for €10,000.50 of €10,000"), "{}", refused.text());
    for chosen in [&trees, &water] {
        assert!(refused.has(&format!("input[value=\"{chosen}\"][checked]")), "what was ticked is kept");
    }
    let both = json!({ "answers": [{ "question": said["id"], "options": [said["options"][0]["id"], said["options"][1]["id"]] }] });
    let refused = ana.call(Method::POST, &format!("{at}/ballots"), &both).await;
    assert_eq!(refused.expect(422).json()["errors"][0]["code"], "over-budget");
    let review = ana.post(&page, &[("key", &key), (&field, &trees), ("step", "review")]).await.expect(200).text();
    assert!(review.contains("Together: €6,000 of €10,000"), "{review}");
    ana.post(&page, &[("key", &key), (&field, &trees), ("step", "cast")]).await.expect(303);
    publish(&app, &team, &at).await;
    let result = app.visitor().get(&page).await.expect(200);
    for words in [
        "Funded: Trees (en)",
        "€6,000 of €10,000 are spent. €4,000 are left.",
        "1 of 1 voters (100.0%)",
        "its supporter then bears €6,000.00",
        "nobody supports it",
    ] {
        assert!(result.text().contains(words), "{words}: {}", result.text());
    }
    let french = app.visitor().get(&page.replace("/en/", "/fr/")).await.expect(200).text();
    assert!(french.contains("6\u{202f}000\u{a0}€") || french.contains("6 000 € sur 10 000 € sont dépensés"), "{french}");
    app.counts_right().await;
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Every way to vote on a budget: the published file, counted by the program on its own, comes to what the poll came to, by every rule.
async fn budgets_can_be_counted_by_other_programs(app: TestApp) {
    let team = app.city_team(CITY).await;
    let marks = |places: &[u16]| json!(places);
    let ballots: &[(&str, &[usize])] = &[("ana", &[0, 2]), ("ben", &[0, 1]), ("cem", &[1, 2, 4]), ("dag", &[4]), ("eva", &[0]), ("fay", &[])];
    for (method, more) in [
        ("approval", json!({ "optional": true })),
        ("knapsack", json!({ "optional": true, "rule": "greedy" })),
        ("score", json!({ "optional": true, "highest": 5, "satisfaction": "cardinality" })),
        ("ranked", json!({ "optional": true })),
    ] {
        let at = draft(&team).await;
        team.call(Method::PUT, &format!("{at}/paper"), &paper(method, more, PROJECTS)).await.expect(204);
        open(&app, &team, &at).await;
        let seen = app.visitor().get(&at).await.expect(200).json();
        let question = &seen["questions"][0];
        for (name, projects) in ballots {
            let options: Vec<&Value> = projects.iter().map(|&project| &question["options"][project]["id"]).collect();
            let mut answer = json!({ "question": question["id"], "options": options });
            if matches!(method, "score" | "ranked") {
                answer["marks"] = marks(&(1..).take(projects.len()).collect::<Vec<_>>());
            }
            let cast = app.resident(&format!("{name}-{method}")).await.call(Method::POST, &format!("{at}/ballots"), &json!({ "answers": [answer] })).await;
            let dear = method == "knapsack" && *name == "ben";
            assert_eq!(cast.status, if dear { 422 } else { 201 }, "{method} {name}: {}", cast.body);
        }
        assert_eq!(app.visitor().get(&format!("{at}/ballots.pb")).await.status, 404, "nothing before the results");
        publish(&app, &team, &at).await;
        counted_again(&app, &at, &seen).await;
    }
    app.counts_right().await;
}

async fn counted_again(app: &TestApp, at: &str, seen: &Value) {
    let visitor = app.visitor();
    let file = visitor.get(&format!("{at}/ballots.pb")).await.expect(200).body;
    let voters = if seen["questions"][0]["method"] == "knapsack" { 5 } else { 6 };
    assert!(file.contains("budget;10000\n") && file.contains(&format!("num_votes;{voters}\n")) && file.contains(";4000.5;"), "{file}");
    assert_eq!(visitor.get(&format!("{at}/ballots.pb?question=999999")).await.status, 404);
    let result = visitor.get(&format!("{at}/results")).await.expect(200).json()["questions"][0].clone();
    let compressed = reqwest::get(format!("{}{at}/ballots.pb.gz", app.origin)).await.unwrap();
    assert_eq!(compressed.headers()["content-type"], "application/gzip");
    let Some(program) = program() else { return skip("the program is not built") };
    let kept = app.home().join("budget.pb.gz");
    std::fs::write(&kept, compressed.bytes().await.unwrap()).unwrap();
    let every: Vec<&Value> = std::iter::once(&result["decided"]).chain(result["compared"].as_array().unwrap()).collect();
    let rules: BTreeSet<&str> = every.iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert!(rules.contains("equal-shares") && rules.contains("greedy"), "{rules:?}");
    for one in every {
        let rule = one["rule"].as_str().unwrap();
        let mut command = std::process::Command::new(&program);
        command.arg("tally").arg(&kept).args(["--rule", rule, "--json", "--endowment", "floor", "--completion", "add-one-then-greedy", "--stop", "exhaustive"]);
        command.args(["--satisfaction", seen["questions"][0]["satisfaction"].as_str().unwrap()]);
        command.args(["--ties", &format!("seed:{}", seen["tie_seed"].as_str().unwrap())]);
        let counted = command.output().unwrap();
        assert!(counted.status.success(), "{}", String::from_utf8_lossy(&counted.stderr));
        let counted: Value = serde_json::from_slice(&counted.stdout).unwrap();
        let winners = |list: &Value| list.as_array().unwrap().iter().map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned)).collect::<Vec<_>>();
        assert_eq!(winners(&counted["winners"]), winners(&one["winners"]), "{rule}: {file}");
        assert!(!winners(&counted["winners"]).is_empty());
    }
}

async fn what_a_budget_lacks_is_told(app: TestApp) {
    let team = app.city_team(CITY).await;
    let at = draft(&team).await;
    let now = app.clock.now();
    team.call(Method::PUT, &format!("{at}/dates"), &json!({ "opens": now, "closes": now + SignedDuration::from_hours(4) })).await.expect(204);
    let path = format!("{at}/paper");
    for (more, projects, missing) in [
        (
            json!({ "budget_cents": 0 }),
            vec![("Trees", Some(1)), ("Water", None)],
            json!([{ "missing": "budget-missing", "question": 1 }, { "missing": "cost-missing", "question": 1, "option": 2 }]),
        ),
        (json!({ "budget_cents": 5 }), vec![("Trees", Some(6)), ("Water", Some(7))], json!([{ "missing": "all-too-dear", "question": 1 }])),
        (json!({ "rule": "irv" }), vec![("Trees", Some(6)), ("Water", Some(7))], json!([{ "missing": "deciding-rule", "question": 1 }])),
        (json!({}), vec![("Trees", Some(6)), ("A bridge", Some(9_000_000))], json!([])),
    ] {
        team.call(Method::PUT, &path, &paper("knapsack", more, &projects)).await.expect(204);
        assert_eq!(team.get(&at).await.expect(200).json()["missing"], missing);
    }
    let wrong = team.call(Method::PUT, &path, &paper("knapsack", json!({ "budget_cents": u64::MAX }), PROJECTS)).await.expect(422).json();
    assert_eq!((&wrong["errors"][0]["field"], &wrong["errors"][0]["code"]), (&json!("questions[0].budget_cents"), &json!("amount")));
    let overview = team.call(Method::PUT, &path, &paper("approval", json!({}), &[("Trees", Some(5)), ("Water", None)])).await.expect(204);
    assert!(overview.body.is_empty());
    let poll = at.rsplit('/').next().unwrap();
    let page = team.get(&format!("/en/team/polls/{poll}")).await.expect(200);
    assert!(page.text().contains("what option 2 costs") && page.has_link(&format!("/en/team/polls/{poll}/edit#q-0-o-1-cost")), "{}", page.text());
}

async fn a_budget_is_rehearsed_and_leaves_nothing_behind(app: TestApp) {
    let team = app.city_team(CITY).await;
    for method in ["approval", "knapsack", "score", "ranked"] {
        let at = draft(&team).await;
        team.call(Method::PUT, &format!("{at}/paper"), &paper(method, json!({}), PROJECTS)).await.expect(204);
        let path = format!("/en/team/polls/{}/rehearsal", at.rsplit('/').next().unwrap());
        for voters in [20, 200] {
            let page = team.get(&format!("{path}?voters={voters}")).await.expect(200);
            let text = page.text();
            assert!(
                text.contains("of €10,000 are spent") && text.contains("Funded:") && text.contains("it costs more than the whole budget"),
                "{method}: {text}"
            );
            assert!(page.has("meter[max=\"1000000\"]"));
        }
    }
    for table in ["turnout", "open_ballots", "ballots", "tallies"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}
