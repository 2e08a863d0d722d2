//! Results are hidden until they are published, from everybody and everywhere; and nothing joins a voter to a ballot.

use server::engage::log::sequence::append_due;
use server::http::routes::table;
use std::collections::{BTreeMap, BTreeSet};
use tests::app::CITY;
use tests::{Backend, Page, Person, Poll, TestApp, on_both};

on_both!(
    nobody_sees_a_result_before_it_is_published,
    sealing_leaves_no_way_back_to_a_voter,
    no_table_joins_a_voter_and_a_ballot,
    closing_early_seals_at_once,
    a_poll_is_sealed_once,
);

/// Votes for the first and the second option, and their shares as pages write them.
const VOTES: [usize; 2] = [37, 41];
const TELLING: [&str; 10] = ["37", "41", "47.4", "47,4", "52.6", "52,6", "47", "53", "0.474", "0.526"];

/// How often each telling number stands by itself in a text: neither a part of a longer number nor of a code.
fn telling(text: &str) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ',' | '-' | '_' | ':' | '/' | '+')) {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if let Some(number) = TELLING.iter().find(|number| **number == word) {
            *found.entry(*number).or_default() += 1;
        }
    }
    found
}

/// What an answer shows and hides: body and headers, without what is random or a moment.
fn everything(page: &Page) -> String {
    let headers = page.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "date" | "etag" | "content-length" | "x-request-id"));
    let headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or_default())).collect();
    format!("{}\n{}", headers.join("\n"), page.body)
}

/// Every address that can be looked at, in both languages, about this poll.
fn addresses(poll: &Poll) -> Vec<String> {
    let mut found = Vec::new();
    for entry in table().iter().filter(|entry| entry.method.as_str() == "GET") {
        for language in ["en", "fr"] {
            let consultation = if entry.path.contains("{city}/consultations") { poll.slug.clone() } else { poll.consultation.to_string() };
            let path = entry.path.replace("{lang}", language).replace("{city}", CITY).replace("{consultation}", &consultation);
            let path = path
                .replace("{poll}", &poll.id.to_string())
                .replace("{tile:.*}", "entries/000.p/1")
                .replace("{token}", "x")
                .replace("{mail}", "0-a")
                .replace("{name}", "x")
                .replace("{person}", "1");
            // Figures for operators count requests; they know nothing of polls, which `metrics` looks at by name.
            if path != "/metrics" {
                found.push(path);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

async fn crawl(people: &[Person], addresses: &[String]) -> Vec<(String, BTreeMap<&'static str, usize>, String)> {
    let mut seen = Vec::new();
    for (number, person) in people.iter().enumerate() {
        for address in addresses {
            let page = person.get(address).await;
            assert!(page.status < 500, "{address} answered {}", page.status);
            let all = everything(&page);
            seen.push((format!("{number} {address}"), telling(&all), all));
        }
    }
    seen
}

/// Counts say more than before somewhere: there it is.
fn more_than(before: &[(String, BTreeMap<&'static str, usize>, String)], after: &[(String, BTreeMap<&'static str, usize>, String)]) -> Vec<String> {
    let mut told = Vec::new();
    for ((place, earlier, _), (_, later, _)) in before.iter().zip(after) {
        for (number, count) in later {
            if *count > earlier.get(number).copied().unwrap_or(0) {
                told.push(format!("{place} tells {number}"));
            }
        }
    }
    told
}

/// Seen to fail: with `polls::results` not asking for the state, and with `turnouts` giving the counts of options.
async fn nobody_sees_a_result_before_it_is_published(app: TestApp) {
    let poll = app.poll().open().await;
    let people = [app.visitor(), app.resident("ana").await, app.city_team(CITY).await, app.mission_staff().await];
    let addresses = addresses(&poll);
    let before = crawl(&people, &addresses).await;
    let voters = app.residents(VOTES[0] + VOTES[1]).await;
    poll.vote_all(&app, &voters[..VOTES[0]], 0).await;
    poll.vote_all(&app, &voters[VOTES[0]..], 1).await;
    // The log tells how many ballots are in it: all of them, not by chance as many as chose the first option.
    append_due(&app.parvis).await.unwrap();
    app.parvis.content_changed();
    let open = crawl(&people, &addresses).await;
    assert_eq!(more_than(&before, &open), Vec::<String>::new(), "while it is open");
    assert!(people[2].get(&format!("/en/team/polls/{}", poll.id)).await.text().contains("78"), "turnout is public");
    poll.closes_by_the_clock(&app).await;
    let sealed = crawl(&people, &addresses).await;
    assert_eq!(more_than(&before, &sealed), Vec::<String>::new(), "after the close");
    let receipts = app.column("SELECT receipt FROM ballots").await;
    for (place, _, all) in open.iter().chain(&sealed) {
        assert!(!receipts.iter().any(|receipt| all.contains(receipt.as_str())), "{place} shows a receipt");
    }
    for mail in app.all_mails().await {
        assert_eq!(telling(&format!("{} {} {}", mail.subject, mail.text, mail.html)), BTreeMap::new(), "a mail to {}", mail.to);
    }
    let metrics = people[0].get("/metrics").await.expect(200);
    assert!(!metrics.body.contains(&format!("\"{}\"", poll.id)), "no figure is about one poll");

    poll.publish_results(&app).await;
    for person in &people {
        let text = person.get(&poll.path()).await.expect(200).body;
        for number in ["37", "41", "47.4", "52.6"] {
            assert!(telling(&text).contains_key(number), "{number} is public now");
        }
    }
    let listed = people[0].get(&format!("{}/ballots", poll.path())).await.expect(200).body;
    assert!(receipts.iter().all(|receipt| listed.contains(receipt.as_str())), "every ballot is published under its receipt");
}

/// Reliability 6.10.
async fn sealing_leaves_no_way_back_to_a_voter(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await;
    let receipt = ana.casts(&poll, &[poll.option(1)]).await;
    let voters = app.residents(20).await;
    poll.vote_all(&app, &voters, 0).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 1);
    poll.closes_by_the_clock(&app).await;
    for table in ["open_ballots", "superseded_ballots", "log_pending", "ballot_replays", "poll_secrets"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    let physical = app.column("SELECT receipt FROM ballots").await;
    let mut sorted = physical.clone();
    sorted.sort();
    assert_eq!(physical, sorted, "the order of ballots is that of their random receipts");
    assert!(physical.contains(&receipt));
    // What residents are told about themselves: that they voted, never what.
    let export = ana.get("/en/me/export").await.expect(200);
    assert!(export.json()["voted_in"].as_array().is_some_and(|polls| polls.len() == 1));
    assert!(!export.body.contains(&receipt) && !export.body.contains("Bicycles"));
    app.counts_right().await;
}

async fn columns(app: &TestApp, table: &str) -> BTreeSet<String> {
    let sql = match app.backend {
        Backend::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
        Backend::Postgres => format!("SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '{table}'"),
    };
    app.column(&sql).await.into_iter().collect()
}

/// Reliability 6.10: no key, no time and no order in common. Seen to fail: with a column `person_id` in `open_ballots`.
async fn no_table_joins_a_voter_and_a_ballot(app: TestApp) {
    let (voters, place) = (["turnout", "roll_entries", "voting_tokens"], BTreeSet::from(["city_id".to_owned(), "poll_id".to_owned()]));
    for ballot in ["open_ballots", "ballot_replays", "ballots", "superseded_ballots", "log_pending", "log_entries"] {
        let of_ballot = columns(&app, ballot).await;
        assert!(!of_ballot.is_empty());
        for voter in voters {
            let common: BTreeSet<String> = columns(&app, voter).await.intersection(&of_ballot).cloned().collect();
            assert_eq!(common, place, "{voter} and {ballot}");
        }
        for column in &of_ballot {
            let tells_time = column.ends_with("_at") || column.ends_with("_on") || matches!(column.as_str(), "day" | "time" | "id" | "sequence");
            assert!(!tells_time && !column.contains("person") && !column.contains("email"), "{ballot}.{column}");
        }
    }
    let entries = columns(&app, "roll_entries").await;
    let known = ["city_id", "poll_id", "mark", "code_mark", "used"].map(str::to_owned);
    assert_eq!(entries, BTreeSet::from(known), "an entry says that its vote is used, not when or how");
    let events = columns(&app, "participation_events").await;
    assert!(events.is_disjoint(&BTreeSet::from(["mark".to_owned(), "code_mark".to_owned()])), "{events:?}");
    assert!(!events.iter().any(|column| column.contains("receipt") || column.contains("choice") || column.ends_with("_at")), "{events:?}");
    if app.backend == Backend::Sqlite {
        // An ordinary table of SQLite numbers its rows as they arrive.
        for table in [
            "turnout",
            "roll_entries",
            "voting_tokens",
            "open_ballots",
            "ballot_replays",
            "ballots",
            "superseded_ballots",
            "log_pending",
            "log_entries",
            "participation_events",
        ] {
            let sql = app.column(&format!("SELECT sql FROM sqlite_master WHERE name = '{table}'")).await;
            assert!(sql[0].to_uppercase().contains("WITHOUT ROWID"), "{table}");
        }
    }
}

async fn closing_early_seals_at_once(app: TestApp) {
    let poll = app.poll().open().await;
    let team = app.city_team(CITY).await;
    let ana = app.resident("ana").await;
    let receipt = ana.casts(&poll, &[poll.option(0)]).await;
    app.clock.advance(jiff::SignedDuration::from_mins(1));
    team.post(&format!("/en/team/polls/{}/close", poll.id), &[("reason", "")]).await.expect(422);
    team.post(&format!("/en/team/polls/{}/close", poll.id), &[("reason", "The call ends sooner.")]).await.expect(303);
    assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 0);
    assert_eq!(app.column("SELECT receipt FROM ballots").await, [receipt]);
    ana.tries(&poll, &[poll.option(1)]).await.expect(422);
    assert!(app.visitor().get(&poll.path()).await.expect(200).text().contains("The call ends sooner."), "the reason is public");
}

async fn a_poll_is_sealed_once(app: TestApp) {
    let poll = app.poll().open().await;
    let voters = app.residents(10).await;
    poll.vote_all(&app, &voters, 0).await;
    app.clock.set(poll.closes.unwrap());
    let all = futures_util::future::join_all((0..8).map(|_| server::engage::polls::seal_due(&app.parvis))).await;
    assert!(all.into_iter().all(|sealed| sealed.is_ok()));
    assert_eq!(app.number("SELECT COUNT(*) FROM ballots").await, 10);
    assert_eq!(app.number("SELECT COUNT(*) FROM tallies").await, 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM audit_log WHERE action = 'poll.seal'").await, 1);
    app.counts_right().await;
}
