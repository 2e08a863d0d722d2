//! Trustees of encrypted polls on pages: a team names them, they are told by mail, and each finds their page.

use domain::voting::Secrecy;
use ledger::encrypted::Secret;
use ledger::encrypted::ceremony::Enrolment;
use reqwest::Method;
use serde_json::json;
use server::engage::trustees_mail::remind;
use tests::app::{CITY, OTHER_CITY};
use tests::{Person, Poll, TestApp, on_both};

on_both!(
    a_team_names_trustees_and_mistakes_stand_beside_their_fields,
    a_trustee_finds_the_page_and_nobody_else_does,
    mails_lead_trustees_through_their_part,
    reminders_come_once_a_day_to_those_who_are_missing,
    the_desk_leads_to_what_is_missing,
);

async fn draft(app: &TestApp) -> Poll {
    app.poll().secret(Secrecy::Encrypted).draft().await
}

fn team_page(poll: &Poll) -> String {
    format!("/en/team/polls/{}/trustees", poll.id)
}

/// Names so many, in rows with an empty one between them.
async fn name(poll: &Poll, team: &Person, number: usize) -> Vec<String> {
    let emails: Vec<String> = (0..number).map(|place| format!("trustee-{place}@trustees.example")).collect();
    let rows = (2 * number).to_string();
    let fields: Vec<(String, String)> = emails
        .iter()
        .enumerate()
        .flat_map(|(place, email)| {
            let row = 2 * place;
            [(format!("trustees[{row}].name"), format!("Trustee {place}")), (format!("trustees[{row}].email"), email.clone())]
        })
        .collect();
    let mut sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sent.extend([("threshold", "2"), ("rows", rows.as_str()), ("action", "save")]);
    team.post(&team_page(poll), &sent).await.expect(303);
    emails
}

async fn a_team_names_trustees_and_mistakes_stand_beside_their_fields(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let path = team_page(&poll);
    assert_eq!(team.get(&path).await.expect(200).form_field("threshold").as_deref(), Some("2"));
    let page = team.post(&path, &[("rows", "3"), ("threshold", "2"), ("action", "save")]).await.expect(422);
    assert!(page.has("#trustees-0-name-error") && page.has("#trustees-1-email-error") && !page.has("#trustees-2-name-error"), "two are needed");
    // A row between them is empty; mistakes stand in the row where they were made, and what was typed is kept.
    let typed = [
        ("trustees[0].name", "Ana"),
        ("trustees[0].email", "ana@trustees.example"),
        ("trustees[2].name", "Ana"),
        ("trustees[2].email", "nowhere"),
        ("rows", "3"),
        ("threshold", "2"),
    ];
    let page = team.post(&path, &typed).await.expect(422);
    assert!(page.has("#trustees-2-name-error") && page.has("#trustees-2-email-error") && !page.has("#trustees-1-name-error"));
    assert_eq!(page.form_field("trustees[2].email").as_deref(), Some("nowhere"));
    let mut more = typed.to_vec();
    more.push(("action", "more"));
    let page = team.post(&path, &more).await.expect(200);
    assert_eq!((page.form_field("trustees[5].name").as_deref(), page.form_field("trustees[0].name").as_deref()), (Some(""), Some("Ana")));
    let page = team.post(&path, &[&typed[..3], &[("trustees[2].email", "b@trustees.example"), ("trustees[2].name", "Ben"), ("threshold", "3")]].concat()).await;
    assert!(page.expect(422).has("#threshold-error"));
    assert_eq!(app.number("SELECT COUNT(*) FROM trustees").await, 0);
    name(&poll, &team, 3).await;
    let page = team.get(&path).await.expect(200);
    assert!(page.text().contains("Still missing: Trustee 0, Trustee 1, Trustee 2"), "{}", page.text());
    app.city_team(OTHER_CITY).await.get(&path).await.expect(404);
    // Polls that are not encrypted have none.
    let open = app.poll().draft().await;
    team.get(&team_page(&open)).await.expect(303);
    team.post(&team_page(&open), &typed).await.expect(303);
}

async fn a_trustee_finds_the_page_and_nobody_else_does(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let emails = name(&poll, &team, 2).await;
    let path = format!("/en/trustee/{}", poll.id);
    // In whatever spelling of the same mailbox.
    let trustee = Person::with_account(&app, &emails[0].replace("trustee-0@", "Trustee-0+votes@")).await;
    let page = trustee.get(&path).await.expect(200);
    assert!(page.text().contains("Trustee 0") && !page.body.contains("trustee-1@"), "{}", page.text());
    assert!(trustee.get("/en/me").await.expect(200).has_link(&path));
    let export = trustee.get("/en/me/export").await.expect(200).json();
    assert_eq!(export["trustee_of"][0]["poll"], poll.id.0);
    let stranger = Person::with_account(&app, "trustee-9@trustees.example").await;
    for person in [&stranger, &team] {
        person.get(&path).await.expect(404);
        assert!(!person.get("/en/me").await.expect(200).has_link(&path));
    }
    let to_sign_in = app.visitor().get(&path).await.expect(303);
    assert!(to_sign_in.location().contains("/sign-in?next="), "{}", to_sign_in.location());
}

async fn mails_lead_trustees_through_their_part(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let emails = name(&poll, &team, 2).await;
    let (page, api) = (format!("/trustee/{}", poll.id), format!("/api/v1/polls/{}/trustees", poll.id));
    for email in &emails {
        let mail = app.next_mail(email).await;
        assert!(mail.0.subject.contains("asked to be a trustee") && mail.link(&page).ends_with(&page), "{:?}", mail.0);
        assert!(!mail.0.text.contains("named anew"));
    }
    // Named again, and told what that means.
    name(&poll, &team, 2).await;
    for email in &emails {
        assert!(app.next_mail(email).await.0.text.contains("named anew"));
    }
    for (place, email) in emails.iter().enumerate() {
        let person = Person::with_account(&app, email).await;
        let origin = person.get(&api).await.expect(200).json()["origin"].as_str().unwrap().to_owned();
        let enrolment = Enrolment::sign(&Secret::new([u8::try_from(place).unwrap() + 1; 32]), &origin, &format!("Trustee {place}"));
        person.call(Method::POST, &format!("{api}/enrolments"), &enrolment).await.expect(204);
    }
    for email in &emails {
        let mail = app.next_mail(email).await;
        assert!(mail.0.subject.contains("Make the key together") && mail.0.html.contains(&page), "{:?}", mail.0);
        assert!(!mail.0.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("List-Unsubscribe")), "the result of everybody hangs on these mails");
    }
}

async fn reminders_come_once_a_day_to_those_who_are_missing(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let emails = name(&poll, &team, 3).await;
    let french = Person::with_account(&app, &emails[2]).await;
    french.post("/fr/me/language", &[("language", "fr")]).await.expect(303);
    let sheet = app.parvis.papers.get(&app.parvis.database, poll.id).await.unwrap();
    let remind = async |opened: &[u8]| {
        let tx = app.parvis.database.begin_write().await.unwrap();
        let asked = remind(&tx, &app.parvis, &sheet, opened).await.unwrap();
        tx.commit().await.unwrap();
        asked
    };
    app.all_mails().await;
    assert_eq!((remind(&[1]).await, remind(&[1]).await, remind(&[1]).await), (2, 0, 0), "once a day");
    let to = |mails: &[server::mail::mailbox::Mail], email: &str| mails.iter().filter(|mail| mail.to == email && mail.text.contains("24")).count();
    let mails = app.all_mails().await;
    let open: Vec<_> = mails.into_iter().filter(|mail| mail.subject.contains("Your part") || mail.subject.contains("Votre part")).collect();
    assert_eq!((to(&open, &emails[0]), to(&open, &emails[1]), to(&open, &emails[2])), (1, 0, 1));
    assert!(open.iter().any(|mail| mail.to == emails[2] && mail.language == "fr" && mail.text.contains(&format!("/fr/trustee/{}", poll.id))));
    app.clock.advance(jiff::SignedDuration::from_hours(24));
    assert_eq!((remind(&[1, 2]).await, remind(&[0, 1, 2]).await), (1, 0), "and again on the next");
}

async fn the_desk_leads_to_what_is_missing(app: TestApp) {
    let (poll, team) = (draft(&app).await, app.city_team(CITY).await);
    let desk = format!("/en/team/polls/{}", poll.id);
    let page = team.get(&desk).await.expect(200);
    assert!(page.has_link(&format!("{}#main", team_page(&poll))) && page.has_link(&team_page(&poll)));
    assert!(!page.has("form[action$='/publish']") && !page.has_link(&format!("{desk}/paper")));
    let missing = team.get(&format!("/api/v1/polls/{}", poll.id)).await.expect(200).json()["missing"].clone();
    assert_eq!(missing.as_array().map(Vec::len), Some(1), "{missing}");
    // Nobody is on a roll and has a token.
    let paper = json!({ "title": { "en": "T", "fr": "T" }, "eligibility": "electoral-roll", "secrecy": "encrypted", "questions": [] });
    let refused = team.call(Method::PUT, &format!("/api/v1/polls/{}/paper", poll.id), &paper).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "secrecy", "{refused}");
}
