//! The access table: every route, asked by everybody. A route without a row here fails; so does a row without a route.
//!
//! Seen to fail: with `must_be_in_team` always `Ok` (102 wrong answers), and with a route added to `routes::table()`.

use domain::ids::PersonId;
use reqwest::Method;
use server::http::routes::{Access, table};
use std::collections::BTreeSet;
use tests::app::{CITY, OTHER_CITY};
use tests::{Page, Person, Poll, TestApp, on_both};

on_both!(everybody_finds_what_is_theirs_and_nothing_else, every_route_has_a_row);

use Access::{Anyone, Demonstration, FirstRun, Operator, SignedIn, Staff, Team, TeamAdministrator, TokenHolder, Voter};

/// A route, who may use it, and what whoever may is answered; with the fields that are sent, where the empty form is
/// not enough to be let in.
type Row = (&'static str, &'static str, Access, u16, &'static [(&'static str, &'static str)]);

const ROWS: &[Row] = &[
    ("GET", "/health/live", Anyone, 200, &[]),
    ("GET", "/health/ready", Anyone, 200, &[]),
    ("GET", "/metrics", Operator, 200, &[]),
    ("GET", "/assets/{name}", Anyone, 200, &[]),
    ("GET", "/favicon.svg", Anyone, 200, &[]),
    ("GET", "/robots.txt", Anyone, 200, &[]),
    ("GET", "/", Anyone, 302, &[]),
    ("GET", "/{lang}", Anyone, 200, &[]),
    ("GET", "/{lang}/cities", Anyone, 200, &[]),
    ("GET", "/{lang}/cities/{city}", Anyone, 200, &[]),
    ("GET", "/{lang}/cities/{city}/consultations/{consultation}", Anyone, 200, &[]),
    ("GET", "/{lang}/consultations", Anyone, 200, &[]),
    ("GET", "/{lang}/polls/{poll}", Anyone, 200, &[]),
    ("GET", "/{lang}/polls/{poll}/ballots", Anyone, 200, &[]),
    ("GET", "/{lang}/polls/{poll}/secrecy", Anyone, 200, &[]),
    ("GET", "/{lang}/polls/{poll}/log", Anyone, 200, &[]),
    ("POST", "/{lang}/polls/{poll}/log", Anyone, 422, &[]),
    ("GET", "/polls/{poll}/checkpoint", Anyone, 200, &[]),
    ("GET", "/polls/{poll}/definition", Anyone, 200, &[]),
    ("GET", "/polls/{poll}/tile/{tile:.*}", Anyone, 200, &[]),
    // No entry and no sizes are asked for.
    ("GET", "/polls/{poll}/proof", Anyone, 404, &[]),
    ("GET", "/polls/{poll}/consistency", Anyone, 404, &[]),
    ("GET", "/polls/{poll}/bundle.jsonl", Anyone, 200, &[]),
    ("GET", "/polls/{poll}/bundle.jsonl.gz", Anyone, 200, &[]),
    // This poll is not encrypted.
    ("GET", "/polls/{poll}/closing.jsonl", Anyone, 404, &[]),
    ("GET", "/polls/{poll}/closing.jsonl.gz", Anyone, 404, &[]),
    ("GET", "/witness/key", Anyone, 200, &[]),
    // An empty form is no checkpoint.
    ("POST", "/witness/add-checkpoint", Anyone, 400, &[]),
    ("GET", "/{lang}/indicators", Anyone, 200, &[]),
    ("GET", "/{lang}/audit", Anyone, 200, &[]),
    ("GET", "/{lang}/audit-ballot", Anyone, 200, &[]),
    ("GET", "/{lang}/witness", Anyone, 200, &[]),
    ("GET", "/{lang}/secrecy", Anyone, 200, &[]),
    ("GET", "/{lang}/privacy", Anyone, 200, &[]),
    ("GET", "/{lang}/accessibility", Anyone, 200, &[]),
    ("GET", "/{lang}/about", Anyone, 200, &[]),
    ("GET", "/{lang}/api", Anyone, 200, &[]),
    ("GET", "/{lang}/sign-in", Anyone, 200, &[]),
    ("POST", "/{lang}/sign-in", Anyone, 422, &[]),
    ("GET", "/{lang}/sign-in/sent", Anyone, 200, &[]),
    ("POST", "/{lang}/sign-in/sent", Anyone, 422, &[]),
    ("GET", "/{lang}/sign-in/link/{token}", Anyone, 200, &[]),
    ("POST", "/{lang}/sign-in/link/{token}", Anyone, 200, &[]),
    ("GET", "/{lang}/unsubscribe/{token}", Anyone, 404, &[]),
    ("POST", "/{lang}/unsubscribe/{token}", Anyone, 404, &[]),
    ("GET", "/{lang}/first-run/{token}", FirstRun, 404, &[]),
    ("POST", "/{lang}/first-run/{token}", FirstRun, 404, &[]),
    ("GET", "/{lang}/mailbox", Demonstration, 404, &[]),
    ("GET", "/{lang}/mailbox/{mail}", Demonstration, 404, &[]),
    ("POST", "/{lang}/polls/{poll}", Voter, 422, &[]),
    ("GET", "/{lang}/polls/{poll}/receipt", Voter, 200, &[]),
    ("POST", "/{lang}/polls/{poll}/receipt", Voter, 404, &[]),
    ("GET", "/{lang}/me", SignedIn, 200, &[]),
    ("POST", "/{lang}/me/language", SignedIn, 303, &[]),
    ("POST", "/{lang}/me/sign-out", Anyone, 303, &[]),
    ("POST", "/{lang}/me/sign-out-everywhere", SignedIn, 303, &[]),
    ("GET", "/{lang}/me/export", SignedIn, 200, &[]),
    ("GET", "/{lang}/me/delete", SignedIn, 200, &[]),
    ("POST", "/{lang}/me/delete", SignedIn, 422, &[]),
    ("GET", "/{lang}/me/tokens", TokenHolder, 200, &[]),
    ("POST", "/{lang}/me/tokens", TokenHolder, 422, &[]),
    ("POST", "/{lang}/me/tokens/{token}/revoke", TokenHolder, 303, &[]),
    ("GET", "/{lang}/invitations", SignedIn, 200, &[]),
    ("POST", "/{lang}/invitations/{invitation}", SignedIn, 303, &[]),
    ("GET", "/{lang}/team", SignedIn, 200, &[]),
    ("GET", "/{lang}/trustee/{poll}", SignedIn, 404, &[]),
    ("GET", "/{lang}/team/cities/{city}", Team, 200, &[]),
    ("GET", "/{lang}/team/cities/{city}/consultations/new", Team, 200, &[]),
    ("POST", "/{lang}/team/cities/{city}/consultations/new", Team, 422, &[]),
    ("GET", "/{lang}/team/cities/{city}/members", Team, 200, &[]),
    ("POST", "/{lang}/team/cities/{city}/members", TeamAdministrator, 422, &[]),
    ("POST", "/{lang}/team/cities/{city}/members/{person}/remove", TeamAdministrator, 303, &[]),
    ("GET", "/{lang}/team/cities/{city}/facts", TeamAdministrator, 200, &[]),
    ("POST", "/{lang}/team/cities/{city}/facts", TeamAdministrator, 422, &[]),
    ("GET", "/{lang}/team/consultations/{consultation}", Team, 200, &[]),
    ("GET", "/{lang}/team/consultations/{consultation}/edit", Team, 200, &[]),
    ("POST", "/{lang}/team/consultations/{consultation}/edit", Team, 422, &[]),
    ("POST", "/{lang}/team/consultations/{consultation}/publish", Team, 303, &[]),
    ("GET", "/{lang}/team/consultations/{consultation}/answer", Team, 200, &[]),
    ("POST", "/{lang}/team/consultations/{consultation}/answer", Team, 422, &[("action", "publish")]),
    ("POST", "/{lang}/team/consultations/{consultation}/polls", Team, 303, &[]),
    ("GET", "/{lang}/team/polls/{poll}", Team, 200, &[]),
    // This poll is published: its editor leads back to its overview.
    ("GET", "/{lang}/team/polls/{poll}/edit", Team, 303, &[]),
    ("POST", "/{lang}/team/polls/{poll}/edit", Team, 303, &[("action", "add-question")]),
    ("GET", "/{lang}/team/polls/{poll}/dates", Team, 303, &[]),
    ("POST", "/{lang}/team/polls/{poll}/dates", Team, 303, &[("opens", "never")]),
    ("GET", "/{lang}/team/polls/{poll}/preview", Team, 200, &[]),
    ("GET", "/{lang}/team/polls/{poll}/rehearsal", Team, 303, &[]),
    ("POST", "/{lang}/team/polls/{poll}/publish", Team, 303, &[]),
    ("GET", "/{lang}/team/polls/{poll}/extend", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/extend", Team, 422, &[]),
    ("GET", "/{lang}/team/polls/{poll}/close", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/close", Team, 422, &[]),
    ("GET", "/{lang}/team/polls/{poll}/results", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/results", Team, 422, &[]),
    ("GET", "/{lang}/team/polls/{poll}/correct", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/correct", Team, 422, &[("text", "TEXT")]),
    ("GET", "/{lang}/team/polls/{poll}/paper", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/paper", Team, 422, &[]),
    // This poll is not encrypted: its desk is shown instead.
    ("GET", "/{lang}/team/polls/{poll}/trustees", Team, 303, &[]),
    ("POST", "/{lang}/team/polls/{poll}/trustees", Team, 303, &[]),
    ("GET", "/{lang}/team/polls/{poll}/paper/batches/{batch}", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/paper/batches/{batch}", Team, 422, &[]),
    ("GET", "/{lang}/team/polls/{poll}/roll", Team, 200, &[]),
    ("POST", "/{lang}/team/polls/{poll}/roll", Team, 422, &[]),
    ("GET", "/{lang}/staff", Staff, 200, &[]),
    ("POST", "/{lang}/staff", Staff, 422, &[]),
    ("GET", "/api/v1/openapi.json", Anyone, 200, &[]),
    ("GET", "/api/v1/cities", Anyone, 200, &[]),
    ("GET", "/api/v1/cities/{city}", Anyone, 200, &[]),
    ("GET", "/api/v1/consultations", Anyone, 200, &[]),
    ("GET", "/api/v1/consultations/{consultation}", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}/turnout", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}/results", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots.csv", Anyone, 200, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots.soi", Anyone, 404, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots.soi.gz", Anyone, 404, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots.pb", Anyone, 404, &[]),
    ("GET", "/api/v1/polls/{poll}/ballots.pb.gz", Anyone, 404, &[]),
    ("POST", "/api/v1/polls/{poll}/anonymous-ballots", Anyone, 422, &[]),
    ("GET", "/api/v1/indicators", Anyone, 200, &[]),
    ("GET", "/api/v1/indicators.csv", Anyone, 200, &[]),
    ("GET", "/api/v1/indicators/definitions", Anyone, 200, &[]),
    ("POST", "/api/v1/polls/{poll}/ballots", Voter, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/token", SignedIn, 422, &[]),
    // Who asks is no trustee of this poll, which has none.
    ("GET", "/api/v1/polls/{poll}/trustees", SignedIn, 404, &[]),
    ("POST", "/api/v1/polls/{poll}/trustees/enrolments", SignedIn, 404, &[]),
    ("POST", "/api/v1/polls/{poll}/trustees/messages", SignedIn, 404, &[]),
    ("POST", "/api/v1/polls/{poll}/trustees/shares", SignedIn, 404, &[]),
    ("GET", "/api/v1/me", SignedIn, 200, &[]),
    ("DELETE", "/api/v1/me", SignedIn, 422, &[("surely", "not")]),
    ("GET", "/api/v1/me/export", SignedIn, 200, &[]),
    ("PUT", "/api/v1/me/language", SignedIn, 422, &[]),
    ("POST", "/api/v1/me/sign-out", SignedIn, 204, &[]),
    ("POST", "/api/v1/me/sign-out-everywhere", SignedIn, 204, &[]),
    ("GET", "/api/v1/me/tokens", TokenHolder, 200, &[]),
    ("POST", "/api/v1/me/tokens", TokenHolder, 422, &[]),
    ("DELETE", "/api/v1/me/tokens/{token}", TokenHolder, 204, &[]),
    ("GET", "/api/v1/me/invitations", SignedIn, 200, &[]),
    ("POST", "/api/v1/me/invitations/{invitation}", SignedIn, 422, &[]),
    ("GET", "/api/v1/teams", SignedIn, 200, &[]),
    ("PUT", "/api/v1/cities/{city}/facts", TeamAdministrator, 422, &[]),
    ("GET", "/api/v1/teams/{city}/consultations", Team, 200, &[]),
    ("POST", "/api/v1/teams/{city}/consultations", Team, 422, &[]),
    ("GET", "/api/v1/teams/{city}/members", Team, 200, &[]),
    ("DELETE", "/api/v1/teams/{city}/members/{person}", TeamAdministrator, 204, &[]),
    ("POST", "/api/v1/teams/{city}/invitations", TeamAdministrator, 422, &[]),
    ("PUT", "/api/v1/consultations/{consultation}", Team, 422, &[]),
    ("POST", "/api/v1/consultations/{consultation}/publish", Team, 204, &[]),
    ("PUT", "/api/v1/consultations/{consultation}/answer", Team, 422, &[]),
    ("POST", "/api/v1/consultations/{consultation}/corrections", Team, 422, &[]),
    ("POST", "/api/v1/consultations/{consultation}/polls", Team, 201, &[]),
    ("PUT", "/api/v1/polls/{poll}/paper", Team, 422, &[]),
    ("PUT", "/api/v1/polls/{poll}/dates", Team, 409, &[]),
    ("PUT", "/api/v1/polls/{poll}/trustees", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/publish", Team, 204, &[]),
    ("POST", "/api/v1/polls/{poll}/extend", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/close", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/results", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/corrections", Team, 422, &[]),
    // This poll is published: nothing is left to rehearse.
    ("GET", "/api/v1/polls/{poll}/rehearsal", Team, 409, &[]),
    ("GET", "/api/v1/polls/{poll}/sheets", Team, 200, &[]),
    ("POST", "/api/v1/polls/{poll}/sheets", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/sheets/open", Team, 204, &[]),
    ("POST", "/api/v1/polls/{poll}/sheets/close", Team, 409, &[]),
    ("GET", "/api/v1/polls/{poll}/piles", Team, 200, &[]),
    ("POST", "/api/v1/polls/{poll}/piles", Team, 422, &[]),
    ("GET", "/api/v1/polls/{poll}/piles/{pile}", Team, 200, &[]),
    ("PUT", "/api/v1/polls/{poll}/piles/{pile}", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/lines", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/take-back", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/finish", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/settle", Team, 422, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/count", Team, 409, &[]),
    ("POST", "/api/v1/polls/{poll}/piles/{pile}/discard", Team, 204, &[]),
    ("GET", "/api/v1/staff", Staff, 200, &[]),
    ("POST", "/api/v1/staff/invitations", Staff, 422, &[]),
];

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    Resident,
    OtherTeam,
    Moderator,
    Administrator,
    MissionStaff,
}

impl Who {
    const ALL: [Who; 6] = [Who::Anonymous, Who::Resident, Who::OtherTeam, Who::Moderator, Who::Administrator, Who::MissionStaff];

    /// The rule in words: what DEVELOPERS.md promises.
    fn may(self, access: Access) -> bool {
        match access {
            Anyone | Operator | FirstRun | Demonstration => true,
            // The polls asked here have no electoral roll; those that have are asked in `roll.rs`.
            SignedIn | Voter => self != Who::Anonymous,
            Team => matches!(self, Who::Moderator | Who::Administrator),
            TeamAdministrator => matches!(self, Who::Administrator | Who::MissionStaff),
            TokenHolder => !matches!(self, Who::Anonymous | Who::Resident),
            Staff => self == Who::MissionStaff,
        }
    }
}

/// Everything an address can name.
struct World {
    open: Poll,
    public: Poll,
    roll: Poll,
    pile: i64,
    people: Vec<(Who, Person)>,
}

async fn world(app: &TestApp) -> World {
    let public = app.poll().titled("Old poll").open().await;
    let voters = app.residents(3).await;
    public.vote_all(app, &voters, 0).await;
    public.closes_by_the_clock(app).await;
    public.publish_results(app).await;
    let open = app.poll().titled("Open poll").open().await;
    let mut people = Vec::new();
    for who in Who::ALL {
        let person = match who {
            Who::Anonymous => app.visitor(),
            Who::Resident => app.resident("resident").await,
            Who::OtherTeam => app.city_team(OTHER_CITY).await,
            Who::Moderator => app.moderator(CITY).await,
            Who::Administrator => app.city_team(CITY).await,
            Who::MissionStaff => app.mission_staff().await,
        };
        people.push((who, person));
    }
    World { pile: pile(app, &open).await, roll: app.poll().titled("Poll with a roll").with_roll().draft().await, open, public, people }
}

impl World {
    /// The address of a route, with something real for every name in it: something that this person could be let in to.
    async fn address(&self, app: &TestApp, pattern: &str, person: &Person) -> String {
        let poll = if pattern.contains("/ballots") || pattern.contains("/bundle") || pattern.contains("/results") && pattern.starts_with("/api/") {
            &self.public
        } else if pattern.ends_with("/roll") {
            &self.roll
        } else {
            &self.open
        };
        let consultation = if pattern.contains("/cities/{city}/consultations") { poll.slug.clone() } else { poll.consultation.to_string() };
        let mut path = pattern
            .replace("{lang}", "en")
            .replace("{city}", CITY)
            .replace("{consultation}", &consultation)
            .replace("{poll}", &poll.id.to_string())
            .replace("{tile:.*}", "0/000.p/1");
        path = path.replace("{batch}", &self.pile.to_string());
        if path.contains("{pile}") {
            let pile = if path.ends_with("/discard") { pile(app, &self.open).await } else { self.pile };
            path = path.replace("{pile}", &pile.to_string());
        }
        if path.contains("{person}") {
            path = path.replace("{person}", &member(app).await.to_string());
        }
        if path.contains("{invitation}") {
            path = path.replace("{invitation}", &invitation(app, person).await.to_string());
        }
        if path.contains("/tokens/{token}") {
            path = path.replace("{token}", &token(app, person).await.to_string());
        }
        let stylesheet = app.parvis.assets.frame_assets().stylesheet;
        path.replace("{token}", "nothing").replace("{mail}", "0-a").replace("{name}", stylesheet.rsplit('/').next().unwrap())
    }
}

/// A pile of sheets that nobody has keyed yet.
async fn pile(app: &TestApp, poll: &Poll) -> i64 {
    let by = app.administrator(poll.city).await;
    server::engage::offline::open(&app.parvis, &by, poll.id).await.unwrap();
    let new = server::engage::offline::NewBatch { channel: Some(domain::participation::Channel::Paper), name: "Town hall".to_owned(), pile: Some(2) };
    server::engage::offline::begin(&app.parvis, &by, poll.id, new).await.unwrap()
}

/// Somebody who can be taken out of the team.
async fn member(app: &TestApp) -> PersonId {
    let person = Person::with_account(app, "leaving@cities.example").await;
    person.joins_team(app, CITY, server::engage::Role::Moderator).await;
    person.id.unwrap()
}

/// An invitation that waits for this person.
async fn invitation(app: &TestApp, person: &Person) -> i64 {
    let by = app.administrator(app.city(OTHER_CITY).await).await.person;
    let city = app.city(OTHER_CITY).await;
    let at = app.clock.now();
    let new = store::invitations::NewInvitation {
        email: if person.email.is_empty() { "nobody@residents.example".to_owned() } else { person.email.clone() },
        city: Some(city),
        role: "moderator".to_owned(),
        by,
        at,
        expires: at + jiff::SignedDuration::from_hours(1),
    };
    let tx = app.parvis.database.begin_write().await.unwrap();
    let id = store::invitations::add(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A token of this person; of somebody else, for those who cannot have one.
async fn token(app: &TestApp, person: &Person) -> i64 {
    let owner = match person.id {
        Some(id) if server::engage::me::may_have_tokens(&person.caller(app).await) => id,
        _ => Person::with_account(app, "other@residents.example").await.id.unwrap(),
    };
    let now = app.clock.now();
    let tx = app.parvis.database.begin_write().await.unwrap();
    let hash = uuid::Uuid::new_v4().into_bytes();
    let id = store::tokens::add(&tx, owner, "test", &hash, now, now + jiff::SignedDuration::from_hours(1)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn ask(app: &TestApp, world: &World, row: &Row, person: &Person) -> Page {
    let (method, pattern, _, _, fields) = *row;
    if person.id.is_some() {
        person.begin_session(app).await;
    }
    let path = world.address(app, pattern, person).await;
    let text = format!("poll-title.{}.en", world.open.id);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, if *value == "TEXT" { text.as_str() } else { *value })).collect();
    match (method, pattern.starts_with("/api/")) {
        ("GET", _) => {
            let (page, head) = (person.get(&path).await, person.send(Method::HEAD, &path, &[], None).await);
            assert_eq!((head.status, head.body.as_str()), (page.status, ""), "HEAD {path}");
            page
        }
        ("POST", false) => person.post(&path, &fields).await,
        (method, _) => {
            person.call(Method::from_bytes(method.as_bytes()).unwrap(), &path, &fields.iter().copied().collect::<std::collections::BTreeMap<_, _>>()).await
        }
    }
}

async fn everybody_finds_what_is_theirs_and_nothing_else(app: TestApp) {
    let world = world(&app).await;
    let mut wrong = Vec::new();
    for row in ROWS {
        let (method, pattern, access, granted, _) = *row;
        for (who, person) in &world.people {
            let answer = ask(&app, &world, row, person).await;
            let expected = match (who.may(access), *who, pattern.starts_with("/api/")) {
                (true, ..) => granted,
                (false, Who::Anonymous, true) => 401,
                (false, Who::Anonymous, false) => 303,
                (false, ..) => 404,
            };
            let to_sign_in = answer.location().starts_with("/en/sign-in?next=");
            if answer.status != expected || (*who == Who::Anonymous && expected == 303 && !who.may(access) && !to_sign_in) {
                wrong.push(format!("{method} {pattern} as {who:?}: {} {}, not {expected}", answer.status, answer.location()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong answers:\n{}", wrong.len(), wrong.join("\n"));
}

async fn every_route_has_a_row(_app: TestApp) {
    let routes: BTreeSet<String> = table().iter().map(|entry| format!("{} {} {:?}", entry.method, entry.path, entry.access)).collect();
    let rows: BTreeSet<String> = ROWS.iter().map(|(method, path, access, ..)| format!("{method} {path} {access:?}")).collect();
    assert_eq!(routes.difference(&rows).collect::<Vec<_>>(), Vec::<&String>::new(), "routes without a row");
    assert_eq!(rows.difference(&routes).collect::<Vec<_>>(), Vec::<&String>::new(), "rows without a route");
    assert_eq!(rows.len(), ROWS.len(), "a row stands here twice");
}
