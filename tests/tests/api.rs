//! The API as programs use it: a whole poll, repeated requests, pages of lists, problems.
//!
//! Seen to fail: without `once::commit` (plain commit) the parallel requests of `repeated_requests_are_done_once` make
//! several drafts; with `Refusal::Repeated` not looked up again they answer 503.

use futures_util::future::join_all;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::app::{CITY, OTHER_CITY};
use tests::process::{program, skip};
use tests::{Page, Person, TestApp, on_both};

on_both!(
    a_team_runs_a_poll_by_program,
    places_and_numbers_by_program,
    repeated_requests_are_done_once,
    an_outcome_outlives_the_server,
    a_repeated_ballot_is_one_ballot,
    tokens_are_made_in_browsers_only,
    lists_come_in_pages,
    problems_say_what_is_wrong,
    corrections_answers_and_teams,
    a_draft_is_rehearsed_by_program,
    paper_is_keyed_and_counted_by_program,
);

/// A program with a token.
#[derive(Clone)]
struct Program {
    client: reqwest::Client,
    origin: String,
    token: String,
}

impl Program {
    async fn of(app: &TestApp, person: &Person) -> Self {
        let caller = person.caller(app).await;
        let made = server::engage::me::create_token(&app.parvis, &caller, "test", 30).await.unwrap();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { client, origin: app.origin.clone(), token: made.token(&app.parvis.keys) }
    }

    async fn keyed(&self, key: &str, method: Method, path: &str, body: &Value) -> Page {
        let request = self.client.request(method, format!("{}/api/v1{path}", self.origin)).bearer_auth(&self.token);
        let request = if key.is_empty() { request } else { request.header("Idempotency-Key", key) };
        Page::read(path, request.json(body).send().await.unwrap()).await
    }

    async fn post(&self, path: &str, body: Value) -> Page {
        self.keyed("", Method::POST, path, &body).await
    }

    async fn put(&self, path: &str, body: Value) -> Page {
        self.keyed("", Method::PUT, path, &body).await
    }

    async fn get(&self, path: &str) -> Page {
        let request = self.client.get(format!("{}/api/v1{path}", self.origin)).bearer_auth(&self.token);
        Page::read(path, request.send().await.unwrap()).await
    }
}

fn draft(title: &str) -> Value {
    json!({
        "languages": ["en", "fr"],
        "title": { "en": title, "fr": format!("{title} (fr)") },
        "summary": { "en": "Where trams go", "fr": "Où vont les trams" },
        "level": "involve", "phase": "co-creation", "field": "mobility-and-transport",
    })
}

fn whole(title: &str) -> Value {
    let mut whole = draft(title);
    whole["body"] = json!({ "en": "Some *words*.", "fr": "Quelques *mots*." });
    whole
}

fn paper() -> Value {
    let option = |en: &str, fr: &str| json!({ "label": { "en": en, "fr": fr } });
    json!({
        "title": { "en": "Lines", "fr": "Lignes" },
        "eligibility": "any-account",
        "questions": [
            { "method": "single-choice", "text": { "en": "Which line?", "fr": "Quelle ligne ?" }, "options": [option("North", "Nord"), option("South", "Sud")] },
            { "method": "approval", "min": 0, "max": 2, "optional": true, "text": { "en": "Which stops?", "fr": "Quels arrêts ?" },
              "options": [option("Market", "Marché"), option("Station", "Gare"), option("School", "École")] },
        ],
    })
}

async fn team(app: &TestApp) -> (Person, Program) {
    let person = app.city_team(CITY).await;
    let program = Program::of(app, &person).await;
    (person, program)
}

async fn a_team_runs_a_poll_by_program(app: TestApp) {
    let (_, program) = team(&app).await;
    let made = program.post(&format!("/teams/{CITY}/consultations"), draft("Trams")).await.expect(201);
    let consultation = made.json()["id"].as_i64().unwrap();
    assert_eq!(made.location(), format!("/api/v1/consultations/{consultation}"));
    let here = format!("/consultations/{consultation}");

    let missing = program.post(&format!("{here}/publish"), json!({})).await.expect(409).json();
    assert_eq!(missing["type"], "urn:parvis:missing");
    assert_eq!(missing["missing"], json!([{ "missing": "body-missing", "language": "en" }, { "missing": "body-missing", "language": "fr" }]));
    assert_eq!(app.visitor().get(&format!("/api/v1{here}")).await.status, 404, "a draft is nobody else's business");
    program.put(&here, whole("Trams")).await.expect(204);
    program.post(&format!("{here}/publish"), json!({})).await.expect(204);
    program.post(&format!("{here}/publish"), json!({})).await.expect(204);
    assert_eq!(program.put(&here, whole("Trams")).await.expect(409).json()["detail"], "already-published");

    let poll = program.post(&format!("{here}/polls"), json!({})).await.expect(201).json()["id"].as_i64().unwrap();
    let at = format!("/polls/{poll}");
    program.put(&format!("{at}/paper"), paper()).await.expect(204);
    let now = app.clock.now();
    program.put(&format!("{at}/dates"), json!({ "opens": now, "closes": now + SignedDuration::from_hours(2) })).await.expect(204);
    assert_eq!(program.get(&at).await.expect(200).json()["missing"], json!([]));
    program.post(&format!("{at}/publish"), json!({})).await.expect(204);

    let seen = app.visitor().get(&format!("/api/v1{at}")).await.expect(200).json();
    assert_eq!(seen["state"], "open");
    assert_eq!(seen["questions"][1]["options"][2]["label"]["fr"], "École");
    let (question, option) = (&seen["questions"][0]["id"], &seen["questions"][0]["options"][1]["id"]);
    let resident = app.resident("voter").await;
    let ballot = json!({ "answers": [{ "question": question, "options": [option] }] });
    let receipt = resident.call(Method::POST, &format!("/api/v1{at}/ballots"), &ballot).await.expect(201).json();
    assert_eq!(receipt["replaced"], false);
    assert_eq!(resident.get(&format!("/api/v1{at}")).await.json()["voted"], true);
    assert_eq!(program.get(&format!("{at}/turnout")).await.json()["voters"], 1);
    for path in ["results", "ballots", "ballots.csv"] {
        assert_eq!(program.get(&format!("{at}/{path}")).await.status, 404, "{path} before the close");
    }

    program.post(&format!("{at}/extend"), json!({ "closes": now + SignedDuration::from_hours(3), "reason": "Holidays" })).await.expect(204);
    app.after(SignedDuration::from_hours(1)).await;
    program.post(&format!("{at}/close"), json!({ "reason": "Enough" })).await.expect(204);
    assert_eq!(program.get(&format!("{at}/results")).await.status, 404, "closed, and not published");
    program.post(&format!("{at}/results"), json!({ "reason": "Thank you" })).await.expect(204);
    let results = app.visitor().get(&format!("/api/v1{at}/results")).await.expect(200).json();
    assert_eq!((&results["ballots"], &results["questions"][0]["options"][1]["votes"]), (&json!(1), &json!(1)));
    assert_eq!(results["questions"][0]["options"][1]["percent"], 100.0);
    let ballots = app.visitor().get(&format!("/api/v1{at}/ballots")).await.expect(200).json();
    assert_eq!(ballots["items"][0]["receipt"], receipt["receipt"]);
    let csv = app.visitor().get(&format!("/api/v1{at}/ballots.csv")).await.expect(200);
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(
        lines,
        [format!("receipt,question_{question},question_{}", seen["questions"][1]["id"]), format!("{},{option},", receipt["receipt"].as_str().unwrap())]
    );
    let decisions: Vec<Value> = program.get(&at).await.json()["decisions"].as_array().unwrap().iter().map(|one| one["decision"].clone()).collect();
    assert_eq!(decisions, ["results-published", "closed-early", "extended", "published"]);
}

/// An order of preference for two seats, and points: from the paper to the results.
async fn places_and_numbers_by_program(app: TestApp) {
    let (_, program) = team(&app).await;
    let consultation = program.post(&format!("/teams/{CITY}/consultations"), whole("Trams")).await.expect(201).json()["id"].clone();
    program.post(&format!("/consultations/{consultation}/publish"), json!({})).await.expect(204);
    let poll = program.post(&format!("/consultations/{consultation}/polls"), json!({})).await.expect(201).json()["id"].clone();
    let at = format!("/polls/{poll}");
    let question = |method: &str, more: Value| {
        let mut question = paper()["questions"][0].clone();
        let options = ["Market", "Station", "School"].map(|name| json!({ "label": { "en": name, "fr": name } }));
        question["options"] = json!(options);
        question["method"] = json!(method);
        more.as_object().unwrap().iter().for_each(|(key, value)| question[key] = value.clone());
        question
    };
    let with = |questions: Vec<Value>| {
        let mut whole = paper();
        whole["questions"] = json!(questions);
        whole
    };
    let wrong = program.put(&format!("{at}/paper"), with(vec![question("dice", json!({}))])).await.expect(422).json();
    assert_eq!((&wrong["errors"][0]["field"], &wrong["errors"][0]["code"]), (&json!("questions[0].method"), &json!("choice")));
    program.put(&format!("{at}/paper"), with(vec![question("ranked", json!({ "rule": "irv", "seats": 2 }))])).await.expect(204);
    let now = app.clock.now();
    program.put(&format!("{at}/dates"), json!({ "opens": now, "closes": now + SignedDuration::from_hours(2) })).await.expect(204);
    assert_eq!(program.get(&at).await.json()["missing"], json!([{ "missing": "deciding-rule", "question": 1 }]), "instant runoff has one winner");
    let questions = vec![question("ranked", json!({ "seats": 2 })), question("points", json!({ "credits": 10, "highest": 6 }))];
    program.put(&format!("{at}/paper"), with(questions)).await.expect(204);
    program.post(&format!("{at}/publish"), json!({})).await.expect(204);

    let seen = app.visitor().get(&format!("/api/v1{at}")).await.expect(200).json();
    assert_eq!((&seen["questions"][0]["rule"], &seen["questions"][0]["seats"]), (&json!("stv"), &json!(2)));
    let seed = seen["tie_seed"].as_str().unwrap();
    assert_eq!(seed.len(), 32, "what breaks ties is public before anybody votes");
    let ids = |question: usize| seen["questions"][question]["options"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let (ranked, points) = (ids(0), ids(1));
    let ballot = |places: [u16; 3], numbers: [u16; 3]| {
        json!({ "answers": [
            { "question": seen["questions"][0]["id"], "options": ranked, "marks": places },
            { "question": seen["questions"][1]["id"], "options": points, "marks": numbers },
        ] })
    };
    let path = format!("/api/v1{at}/ballots");
    let ana = app.resident("ana").await;
    let refused = ana.call(Method::POST, &path, &ballot([1, 1, 0], [6, 5, 0])).await.expect(422).json();
    let told: Vec<(&Value, &Value)> = refused["errors"].as_array().unwrap().iter().map(|error| (&error["field"], &error["code"])).collect();
    assert_eq!(told, [(&json!("answers[0].marks"), &json!("same-place")), (&json!("answers[1].marks"), &json!("overspent"))]);
    for (name, places, numbers) in [("ana", [1, 2, 3], [6, 4, 0]), ("ben", [1, 3, 2], [6, 0, 0]), ("cem", [2, 3, 1], [0, 5, 5]), ("dag", [0, 0, 1], [0, 0, 6])]
    {
        app.resident(name).await.call(Method::POST, &path, &ballot(places, numbers)).await.expect(201);
    }

    app.after(SignedDuration::from_hours(1)).await;
    program.post(&format!("{at}/close"), json!({ "reason": "Enough" })).await.expect(204);
    program.post(&format!("{at}/results"), json!({ "reason": "Thank you" })).await.expect(204);
    let results = app.visitor().get(&format!("/api/v1{at}/results")).await.expect(200).json();
    let decided = &results["questions"][0]["decided"];
    assert_eq!((&decided["rule"], &decided["count"]["stv"]["quota"]), (&json!("stv"), &json!(200_000)));
    let mut winners = vec![decided["winners"][0].clone(), decided["winners"][1].clone()];
    winners.sort_by_key(|winner| winner.as_i64());
    assert_eq!(winners, [ranked[0].clone(), ranked[2].clone()], "both have two first choices, as many as are needed");
    assert_eq!(results["questions"][0]["compared"].as_array().unwrap().len(), 2);
    let sums = &results["questions"][1]["decided"];
    assert_eq!((&sums["count"]["standing"]["scores"], &sums["winners"]), (&json!([12, 9, 11]), &json!([points[0]])));
    let page = app.visitor().get(&format!("/en{at}")).await.expect(200).body;
    assert!(page.contains(seed), "the seed stands with the result");
    let published = app.visitor().get(&format!("/api/v1{at}/ballots")).await.expect(200).json();
    let dag = published["items"].as_array().unwrap().iter().find(|one| one["answers"][0]["options"].as_array().unwrap().len() == 1).unwrap();
    assert_eq!((&dag["answers"][0]["marks"], &dag["answers"][1]["marks"]), (&json!([1]), &json!([6])));
    let csv = app.visitor().get(&format!("/api/v1{at}/ballots.csv")).await.expect(200).body;
    assert!(csv.contains(&format!("{}:1 {}:2 {}:3", ranked[0], ranked[1], ranked[2])), "{csv}");
    orders_can_be_counted_by_other_programs(&app, &at, &ranked).await;
    app.counts_right().await;
}

/// The PrefLib file of a poll says what the ballots said, and makes the same winners.
async fn orders_can_be_counted_by_other_programs(app: &TestApp, at: &str, ranked: &[Value]) {
    let visitor = app.visitor();
    let path = format!("/api/v1{at}/ballots.soi");
    let file = visitor.get(&path).await.expect(200).body;
    assert!(file.contains(&format!("# ALTERNATIVE NAME 1: {} Market", ranked[0])) && file.contains("# NUMBER VOTERS: 4"), "{file}");
    let mut orders: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    orders.sort_unstable();
    assert_eq!(orders, ["1: 1,2,3", "1: 1,3,2", "1: 3", "1: 3,1,2"]);
    for other in ["999999", "nonsense"] {
        assert_eq!(visitor.get(&format!("{path}?question={other}")).await.status, 404, "another question has no orders: {other}");
    }
    let compressed = reqwest::get(format!("{}{path}.gz", app.origin)).await.unwrap();
    assert_eq!(compressed.headers()["content-type"], "application/gzip");
    let Some(program) = program() else { return skip("the program is not built") };
    let kept = app.home().join("orders.soi.gz");
    std::fs::write(&kept, compressed.bytes().await.unwrap()).unwrap();
    let counted = std::process::Command::new(program).arg("tally").arg(&kept).args(["--rule", "stv", "--seats", "2", "--json"]).output().unwrap();
    assert!(counted.status.success(), "{}", String::from_utf8_lossy(&counted.stderr));
    let counted: Value = serde_json::from_slice(&counted.stdout).unwrap();
    let winners: BTreeSet<String> = counted["winners"].as_array().unwrap().iter().map(|winner| winner.as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(winners, ["1", "3"].map(str::to_owned).into());
}

async fn drafts(program: &Program) -> usize {
    program.get(&format!("/teams/{CITY}/consultations?limit=200")).await.expect(200).json()["items"].as_array().unwrap().len()
}

async fn repeated_requests_are_done_once(app: TestApp) {
    let (person, program) = team(&app).await;
    let path = format!("/teams/{CITY}/consultations");
    let first = program.keyed("key-1", Method::POST, &path, &draft("One")).await.expect(201);
    let again = program.keyed("key-1", Method::POST, &path, &draft("One")).await.expect(201);
    assert_eq!((&first.body, first.location()), (&again.body, again.location()));
    assert_eq!(drafts(&program).await, 1);
    assert_eq!(program.keyed("key-1", Method::POST, &path, &draft("Two")).await.expect(409).json()["detail"], "idempotency-key-reused");
    let elsewhere = format!("/consultations/{}/polls", first.json()["id"]);
    assert_eq!(program.keyed("key-1", Method::POST, &elsewhere, &json!({})).await.status, 409, "the same key somewhere else");

    let (body, at_once) = (draft("Three"), path.clone());
    let answers = join_all((0..24).map(|_| program.keyed("key-2", Method::POST, &at_once, &body))).await;
    let bodies: BTreeSet<(u16, String)> = answers.into_iter().map(|answer| (answer.status, answer.body)).collect();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    assert_eq!(bodies.first().unwrap().0, 201);
    assert_eq!(drafts(&program).await, 2);

    // Another account may use the same key.
    let other = Program::of(&app, &app.moderator(CITY).await).await;
    other.keyed("key-1", Method::POST, &path, &draft("One")).await.expect(201);
    assert_eq!(drafts(&program).await, 3);

    // What would be refused the second time is answered as the first time.
    let body = json!({ "email": "new@cities.example", "role": "moderator" });
    let invite = format!("/teams/{CITY}/invitations");
    let answers = join_all((0..8).map(|_| program.keyed("key-3", Method::POST, &invite, &body))).await;
    assert!(answers.iter().all(|answer| answer.status == 204), "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
    let waiting = program.get(&format!("/teams/{CITY}/members")).await.json();
    assert_eq!(waiting["invitations"].as_array().unwrap().len(), 1);
    assert_eq!(program.keyed("", Method::POST, &invite, &body).await.expect(422).json()["errors"][0]["code"], "taken");

    // A refusal is not kept: the same request may succeed later.
    let id = &first.json()["id"];
    program.keyed("key-4", Method::POST, &format!("/consultations/{id}/publish"), &json!({})).await.expect(409);
    program.put(&format!("/consultations/{id}"), whole("One")).await.expect(204);
    program.keyed("key-4", Method::POST, &format!("/consultations/{id}/publish"), &json!({})).await.expect(204);
    drop(person);
}

async fn an_outcome_outlives_the_server(app: TestApp) {
    let (person, program) = team(&app).await;
    let path = format!("/teams/{CITY}/consultations");
    let first = program.keyed("key", Method::POST, &path, &draft("One")).await.expect(201);
    let soon = app.clock.now() + SignedDuration::from_hours(1);
    let app = app.restart_at(soon).await;
    let program = Program { origin: app.origin.clone(), ..program };
    assert_eq!(program.keyed("key", Method::POST, &path, &draft("One")).await.expect(201).body, first.body);
    assert_eq!(drafts(&program).await, 1);
    drop(person);
}

async fn a_repeated_ballot_is_one_ballot(app: TestApp) {
    let poll = app.poll().open().await;
    let voter = Program::of(&app, &app.moderator(OTHER_CITY).await).await;
    let ballot = |option: i64| json!({ "answers": [{ "question": poll.questions[0].0, "options": [option] }] });
    let (one, two) = (poll.questions[0].1[0], poll.questions[0].1[1]);
    let path = format!("/polls/{}/ballots", poll.id);
    let (body, many) = (ballot(one), path.clone());
    let answers = join_all((0..40).map(|_| voter.keyed("my vote", Method::POST, &many, &body))).await;
    assert!(answers.iter().all(|answer| answer.status == 400), "a space is not visible");
    let answers = join_all((0..40).map(|_| voter.keyed("my-vote", Method::POST, &many, &body))).await;
    let receipts: BTreeSet<String> = answers.into_iter().map(|answer| answer.expect(201).json()["receipt"].to_string()).collect();
    assert_eq!(receipts.len(), 1);
    assert_eq!(voter.keyed("my-vote", Method::POST, &path, &ballot(two)).await.expect(409).json()["detail"], "idempotency-key-reused");
    assert_eq!(voter.keyed("my-second", Method::POST, &path, &ballot(two)).await.expect(201).json()["replaced"], true);
    assert_eq!(voter.get(&format!("/polls/{}/turnout", poll.id)).await.json()["voters"], 1);
    let wrong = voter.keyed("", Method::POST, &path, &ballot(-1)).await.expect(422).json();
    assert_eq!((&wrong["errors"][0]["field"], &wrong["errors"][0]["code"]), (&json!("answers[0].options"), &json!("choice")));
}

async fn tokens_are_made_in_browsers_only(app: TestApp) {
    let (person, program) = team(&app).await;
    let wanted = json!({ "name": "Dashboard", "days": 10 });
    program.post("/me/tokens", wanted.clone()).await.expect(403);
    program.keyed("", Method::DELETE, "/me?confirm=yes", &json!({})).await.expect(403);
    let made = person.call(Method::POST, "/api/v1/me/tokens", &wanted).await.expect(201).json();
    let fresh = Program { token: made["token"].as_str().unwrap().to_owned(), ..program.clone() };
    assert_eq!(fresh.get("/me").await.expect(200).json()["email"], person.email.as_str());
    fresh.keyed("once", Method::DELETE, &format!("/me/tokens/{}", made["id"]), &json!({})).await.expect(204);
    fresh.get("/me").await.expect(401);
    program.get("/me/tokens").await.expect(200);
    app.resident("resident").await.call(Method::POST, "/api/v1/me/tokens", &wanted).await.expect(404);
}

async fn lists_come_in_pages(app: TestApp) {
    let visitor = app.visitor();
    let mut seen = Vec::new();
    let mut path = "/api/v1/cities?limit=50".to_owned();
    loop {
        let page = visitor.get(&path).await.expect(200);
        let body = page.json();
        seen.extend(body["items"].as_array().unwrap().iter().map(|city| city["city"].as_str().unwrap().to_owned()));
        let Some(next) = body["next"].as_str() else {
            assert_eq!(page.header("link"), "");
            break;
        };
        let link = page.header("link").to_owned();
        assert!(link.ends_with(">; rel=\"next\"") && link.contains(next), "{link}");
        path = link.trim_start_matches('<').split('>').next().unwrap().to_owned();
    }
    assert_eq!(seen.len(), 112);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 112);
    let french = visitor.get("/api/v1/cities?country=FR&limit=200").await.expect(200).json();
    assert!(french["items"].as_array().unwrap().iter().all(|city| city["country"] == "FR"));
    for wrong in ["cities?limit=0", "cities?limit=201", "cities?phase=x", "cities?country=XX", "consultations?state=x", "consultations?cursor=eA"] {
        let answer = visitor.get(&format!("/api/v1/{wrong}")).await.expect(422);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{wrong}");
        assert!(!answer.json()["errors"].as_array().unwrap().is_empty());
    }
    assert_eq!(visitor.get("/api/v1/cities/leuven").await.expect(200).json()["names"]["fr"], "Louvain");
    assert_eq!(visitor.get("/api/v1/indicators/definitions").await.expect(200).json()[0]["code"], "I01");
    let board = visitor.get("/api/v1/indicators").await.expect(200).json();
    assert_eq!(board["rows"].as_array().unwrap().len(), 112);
    assert_eq!(visitor.get("/api/v1/indicators.csv").await.expect(200).body.lines().count(), 113);
}

async fn problems_say_what_is_wrong(app: TestApp) {
    let (person, program) = team(&app).await;
    let path = format!("/teams/{CITY}/consultations");
    let field = |answer: &Page| answer.json()["errors"][0]["field"].as_str().unwrap().to_owned();
    let mut wrong = draft("One");
    wrong["level"] = json!("shout");
    assert_eq!(field(&program.post(&path, wrong).await.expect(422)), "level");
    let mut wrong = draft("One");
    wrong["colour"] = json!("green");
    assert_eq!(field(&program.post(&path, wrong).await.expect(422)), "colour");
    let mut wrong = draft("One");
    wrong["title"]["de"] = json!("Eins");
    assert_eq!(field(&program.post(&path, wrong).await.expect(422)), "title.de");
    let long = program.post(&path, draft(&"x".repeat(151))).await.expect(422).json();
    assert_eq!((&long["errors"][0]["code"], &long["errors"][0]["limits"]["max"]), (&json!("too-long"), &json!(150)));

    let poll = app.poll().draft().await;
    let mut wrong = paper();
    wrong["questions"][1]["options"][0]["label"]["fr"] = json!(7);
    let answer = program.put(&format!("/polls/{}/paper", poll.id), wrong).await.expect(422);
    assert_eq!(field(&answer), "questions[1].options[0].label.fr");
    let mut wrong = paper();
    wrong["questions"][0]["options"][1]["label"]["en"] = json!("y".repeat(201));
    assert_eq!(field(&program.put(&format!("/polls/{}/paper", poll.id), wrong).await.expect(422)), "questions[0].options[1].label.en");

    let outsider = Program::of(&app, &app.city_team(OTHER_CITY).await).await;
    outsider.post(&path, json!({})).await.expect(404);
    outsider.put(&format!("/polls/{}/paper", poll.id), json!({})).await.expect(404);
    let nobody = Program { token: "parvis_x".to_owned(), ..program.clone() };
    let refused = nobody.get("/cities").await.expect(401);
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    assert_eq!(app.visitor().call(Method::PUT, "/api/v1/me/language", &json!({})).await.status, 401);
    let form = person.send(Method::POST, "/api/v1/me/sign-out-everywhere", &[("origin", &app.origin)], Some(&[("a", "b")])).await;
    assert_eq!(form.expect(400).json()["type"], "urn:parvis:unreadable");
    assert_eq!(app.visitor().get("/api/v1/nothing").await.expect(404).header("content-type"), "application/problem+json");
    assert_eq!(person.call(Method::PATCH, "/api/v1/me", &json!({})).await.status, 405);
}

async fn corrections_answers_and_teams(app: TestApp) {
    let (person, program) = team(&app).await;
    let poll = app.poll().open().await;
    let here = format!("/consultations/{}", poll.consultation);
    let wrong = program.post(&format!("{here}/corrections"), json!({ "summary": { "en": "Corrected" }, "reason": "" })).await.expect(422).json();
    assert_eq!((&wrong["errors"][0]["field"], &wrong["errors"][0]["code"]), (&json!("reason"), &json!("required")));
    program.post(&format!("{here}/corrections"), json!({ "summary": { "en": "Corrected" }, "reason": "A typo" })).await.expect(204);
    let shown = app.visitor().get(&format!("/api/v1{here}")).await.expect(200).json();
    assert_eq!((&shown["summary"]["en"], &shown["corrections"][0]["reason"]), (&json!("Corrected"), &json!("A typo")));
    let label = json!({ "subject": "option-label", "id": poll.questions[0].1[0], "language": "en", "text": "Other", "reason": "Why not" });
    assert_eq!(program.post(&format!("/polls/{}/corrections", poll.id), label).await.expect(422).json()["errors"][0]["code"], "refused");

    program.put(&format!("{here}/answer"), json!({ "answer": { "en": "We will", "fr": "" }, "publish": true })).await.expect(422);
    program.put(&format!("{here}/answer"), json!({ "answer": { "en": "We will" }, "publish": false })).await.expect(204);
    assert_eq!(app.visitor().get(&format!("/api/v1{here}")).await.json()["answer"], json!({}), "not yet public");
    program.put(&format!("{here}/answer"), json!({ "answer": { "en": "We will", "fr": "Nous le ferons" }, "publish": true })).await.expect(204);
    assert_eq!(app.visitor().get(&format!("/api/v1{here}")).await.json()["answer"]["fr"], "Nous le ferons");

    let facts = json!({ "population": 0, "year": 2024, "source": "Census", "language": "en", "boundary": "municipality" });
    assert_eq!(program.put(&format!("/cities/{CITY}/facts"), facts.clone()).await.expect(422).json()["errors"][0]["field"], "population");
    let mut right = facts;
    right["population"] = json!(520_000);
    program.put(&format!("/cities/{CITY}/facts"), right).await.expect(204);
    assert_eq!(app.visitor().get(&format!("/api/v1/cities/{CITY}")).await.json()["population"]["count"], 520_000);

    program.post(&format!("/teams/{CITY}/invitations"), json!({ "email": "guest@cities.example", "role": "moderator" })).await.expect(204);
    let guest = Person::with_account(&app, "guest@cities.example").await;
    let waiting = guest.get("/api/v1/me/invitations").await.expect(200).json();
    guest.call(Method::POST, &format!("/api/v1/me/invitations/{}", waiting[0]["id"]), &json!({ "accept": true })).await.expect(204);
    assert_eq!(guest.get("/api/v1/teams").await.expect(200).json(), json!([{ "city": CITY, "role": "moderator" }]));
    program.keyed("", Method::DELETE, &format!("/teams/{CITY}/members/{}", guest.id.unwrap()), &json!({})).await.expect(204);
    assert_eq!(guest.get(&format!("/api/v1/teams/{CITY}/members")).await.status, 404);
    let staff = app.mission_staff().await;
    staff.call(Method::POST, "/api/v1/staff/invitations", &json!({ "email": "more@mission.example" })).await.expect(204);
    assert_eq!(staff.get("/api/v1/staff").await.expect(200).json()["invitations"][0]["role"], "staff");
    person.call(Method::POST, "/api/v1/me/sign-out", &json!({})).await.expect(204);
    person.get("/api/v1/me").await.expect(401);
    guest.call(Method::DELETE, "/api/v1/me", &json!({})).await.expect(422);
    guest.call(Method::DELETE, "/api/v1/me?confirm=yes", &json!({})).await.expect(204);
}

async fn a_draft_is_rehearsed_by_program(app: TestApp) {
    let (_, program) = team(&app).await;
    let poll = app.poll().approving(1, 2, &["A", "B", "C"]).draft().await;
    let at = format!("/polls/{}/rehearsal", poll.id);
    let seen = program.get(&format!("{at}?voters=20&draw=3")).await.expect(200).json();
    assert_eq!((&seen["voters"], &seen["draw"], &seen["questions"][1]["answered"]), (&json!(20), &json!(3), &json!(20)));
    assert_eq!(seen["questions"][0]["decided"]["winners"].as_array().unwrap().len(), 1);
    assert_eq!(seen, program.get(&format!("{at}?voters=20&draw=3")).await.expect(200).json(), "the same voters for the same draw");
    assert_eq!(program.get(&at).await.expect(200).json()["voters"], 200);
    for (wrong, field) in [("voters=21", "voters"), ("draw=0", "draw"), ("draw=x", "draw")] {
        assert_eq!(program.get(&format!("{at}?{wrong}")).await.expect(422).json()["errors"][0]["field"], field, "{wrong}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 0, "nothing is kept");
    let empty = app.poll().options(&["alone"]).draft().await;
    let missing = program.get(&format!("/polls/{}/rehearsal", empty.id)).await.expect(409).json();
    assert_eq!(missing["missing"], json!([{ "missing": "too-few-options", "question": 1 }]));
    let open = app.poll().open().await;
    assert_eq!(program.get(&format!("/polls/{}/rehearsal", open.id)).await.expect(409).json()["detail"], "already-published");
    Program::of(&app, &app.city_team(OTHER_CITY).await).await.get(&at).await.expect(404);
}

async fn paper_is_keyed_and_counted_by_program(app: TestApp) {
    let (_, first) = team(&app).await;
    let second = Program::of(&app, &app.moderator(CITY).await).await;
    let poll = app.poll().open().await;
    let at = format!("/polls/{}", poll.id);
    let (question, options) = (poll.questions[0].0, &poll.questions[0].1);
    let closed = first.post(&format!("{at}/sheets"), json!({ "sheets": 3 })).await.expect(409).json();
    assert_eq!((&closed["type"], &closed["detail"]), (&json!("urn:parvis:conflict"), &json!("offline-closed")));
    first.post(&format!("{at}/sheets/open"), json!({})).await.expect(204);
    assert_eq!(first.post(&format!("{at}/sheets"), json!({ "sheets": 501 })).await.expect(422).json()["errors"][0]["limits"]["max"], 500);
    let printed = first.keyed("print-1", Method::POST, &format!("{at}/sheets"), &json!({ "sheets": 4 })).await.expect(201).json();
    let codes: Vec<String> = printed["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 4);
    let again = first.keyed("print-1", Method::POST, &format!("{at}/sheets"), &json!({ "sheets": 4 })).await.expect(409).json();
    assert_eq!(again["detail"], "codes-told-before");
    assert_eq!(first.get(&format!("{at}/sheets")).await.expect(200).json()["issued"], 4, "a repeated request issues nothing more");

    let wrong = first.post(&format!("{at}/piles"), json!({ "channel": "web", "name": " ", "pile": 0 })).await.expect(422).json();
    let fields: BTreeSet<&str> = wrong["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, BTreeSet::from(["channel", "name", "pile"]));
    let made = first.post(&format!("{at}/piles"), json!({ "channel": "paper", "name": "Town hall", "pile": 4 })).await.expect(201).json();
    let pile = format!("{at}/piles/{}", made["id"]);
    let answers = |option: usize| json!([{ "question": question, "options": [options[option]] }]);
    let unreadable = first.post(&format!("{pile}/lines"), json!({ "code": "nonsense-9", "answers": [{ "question": question, "options": [1, 2] }] })).await;
    let unreadable = unreadable.expect(422).json();
    assert_eq!((&unreadable["errors"][0]["field"], &unreadable["errors"][1]["field"]), (&json!("code"), &json!("answers[0].options")));
    // The first person reads the second sheet otherwise than the second does; one code was never issued.
    let unknown = "AAAA-AAAA".to_owned();
    for (program, reads) in [(&first, 0), (&second, 1)] {
        for (code, option) in [(&codes[0], 0), (&codes[1], reads), (&unknown, 0)] {
            program.post(&format!("{pile}/lines"), json!({ "code": code, "answers": answers(option) })).await.expect(204);
        }
        program.post(&format!("{pile}/lines"), json!({ "code": codes[2], "answers": answers(1) })).await.expect(204);
        program.post(&format!("{pile}/take-back"), json!({ "code": codes[2] })).await.expect(204);
        assert_eq!(program.post(&format!("{pile}/finish"), json!({})).await.expect(422).json()["errors"][0]["field"], "pile");
        program.post(&format!("{pile}/lines"), json!({ "code": codes[2], "spoiled": true })).await.expect(204);
        let own = program.get(&pile).await.expect(200).json();
        assert_eq!((&own["may_key"], own["keyed"].as_array().unwrap().len()), (&json!(true), 4));
        program.post(&format!("{pile}/finish"), json!({})).await.expect(204);
        if reads == 0 {
            let refused = program.post(&format!("{pile}/lines"), json!({ "code": codes[3], "spoiled": true })).await.expect(409).json();
            assert_eq!(refused["detail"], "not-now", "nobody keys both passes");
            let own = program.get(&pile).await.expect(200).json();
            assert_eq!((&own["may_key"], &own["keyed"], &own["differences"]), (&json!(false), &json!([]), &json!([])));
            let fresh = second.get(&pile).await.expect(200).json();
            assert_eq!((&fresh["state"], &fresh["may_key"], &fresh["keyed"]), (&json!("second"), &json!(true), &json!([])), "nothing of the first keying");
        }
    }
    let compared = first.get(&pile).await.expect(200).json();
    assert_eq!((&compared["state"], &compared["differences"][0]["code"]), (&json!("compared"), &json!(codes[1])));
    assert_eq!(compared["differences"][0]["second"]["answers"], answers(1));
    assert_eq!(compared["differences"].as_array().unwrap().len(), 1);
    assert_eq!(first.post(&format!("{pile}/count"), json!({})).await.expect(422).json()["errors"][0]["field"], format!("settle.{}", codes[1]));
    first.post(&format!("{at}/sheets/close"), json!({})).await.expect(409);
    first.post(&format!("{pile}/settle"), json!({ "settle": { &codes[1]: "second" } })).await.expect(204);
    let counted = first.keyed("count-1", Method::POST, &format!("{pile}/count"), &json!({})).await.expect(200).json();
    assert_eq!(counted, json!({ "ballots": 2, "spoiled": 1, "refused": 1, "used": [], "unknown": [unknown] }));
    let again = first.keyed("count-1", Method::POST, &format!("{pile}/count"), &json!({})).await.expect(200).json();
    assert_eq!(again, json!({ "ballots": 2, "spoiled": 1, "refused": 1, "used": [], "unknown": [] }), "counted once, and codes are told once");
    let sheets = first.get(&format!("{at}/sheets")).await.expect(200).json();
    let told = ["issued", "returned", "entered", "spoiled", "refused", "outstanding"].map(|name| sheets[name].as_u64().unwrap());
    assert_eq!((told, &sheets["balanced"], &sheets["open"]), ([4, 4, 2, 1, 1, 1], &json!(true), &json!(true)));
    assert_eq!(first.get(&format!("{at}/turnout")).await.expect(200).json()["voters"], 2);
    let mistaken = first.post(&format!("{at}/piles"), json!({ "channel": "phone", "name": "Mistake", "pile": 1 })).await.expect(201).json()["id"].clone();
    first.keyed("", Method::PUT, &format!("{at}/piles/{mistaken}"), &json!({ "pile": 2 })).await.expect(204);
    assert_eq!(first.get(&format!("{at}/piles")).await.expect(200).json().as_array().unwrap().len(), 2);
    first.post(&format!("{at}/piles/{mistaken}/discard"), json!({})).await.expect(204);
    first.post(&format!("{at}/sheets/close"), json!({})).await.expect(204);
    assert_eq!(first.get(&format!("{at}/sheets")).await.expect(200).json()["open"], false);
    app.counts_right().await;
}
