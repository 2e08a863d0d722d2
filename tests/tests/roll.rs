//! Electoral rolls: files, codes, voting without an account, two channels and one vote, the published file.

use domain::ids::{OptionId, PollId};
use domain::participation::Channel;
use domain::voting::Answer;
use domain::voting::offline::{Reconciliation, SheetCode};
use domain::voting::roll::RollCode;
use futures_util::future::join_all;
use jiff::SignedDuration;
use ledger::audit::{Beside, Check, Verdict};
use reqwest::Method;
use serde_json::json;
use server::engage::ballots::{Asking, CastRefusal, Receipt, Request, cast};
use server::engage::offline::{self, Keyed, NewBatch};
use server::engage::roll::{Refused, fill};
use server::engage::{Refusal, polls};
use std::collections::BTreeSet;
use tests::app::{CITY, OTHER_CITY};
use tests::people::{File, receipt_of};
use tests::{Page, Person, Poll, TestApp, on_both};
use uuid::Uuid;

on_both!(
    a_file_is_taken_as_a_whole_or_not_at_all,
    what_is_no_roll_is_told_beside_the_file,
    a_hundred_thousand_rows_pass_through,
    a_code_votes_without_an_account,
    every_kind_of_entry_votes,
    one_code_at_once_is_one_vote,
    codes_are_tried_a_few_times,
    the_roll_is_fixed_when_the_poll_opens,
    whoever_is_not_in_the_team_finds_no_roll,
    the_published_file_names_the_roll,
    one_vote_on_the_web_or_on_paper,
    letters_carry_codes_that_vote,
    codes_come_by_mail_and_addresses_are_kept_nowhere,
    programs_vote_with_a_code,
    nothing_of_a_roll_can_be_read_in_the_database,
    a_repair_counts_rolls_too,
);

const CODES: &str = "code\nABCD-EFGH-0001\nABCD-EFGH-0002\nABCD-EFGH-0003\n";

/// A poll with a roll, before it opens, and its team.
struct Town<'a> {
    app: &'a TestApp,
    poll: Poll,
    team: Person,
}

impl<'a> Town<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let opens = app.clock.now() + SignedDuration::from_hours(1);
        Self { app, poll: app.poll().with_roll().opens(opens).draft().await, team: app.city_team(CITY).await }
    }

    /// With a roll of these rows, published and open.
    async fn open(app: &'a TestApp, file: &str) -> Self {
        let town = Self::new(app).await;
        town.upload(file).await.expect(303);
        town.publish().await;
        app.clock.set(town.poll.opens);
        town
    }

    async fn publish(&self) {
        polls::publish(&self.app.parvis, &self.team.caller(self.app).await, self.poll.id).await.unwrap();
    }

    fn path(&self) -> String {
        format!("/en/team/polls/{}/roll", self.poll.id)
    }

    async fn upload(&self, file: &str) -> Page {
        self.sends("add", &[], Some(("file", file))).await
    }

    async fn sends(&self, action: &str, fields: &[(&str, &str)], file: Option<(&str, &str)>) -> Page {
        let fields: Vec<(&str, &str)> = std::iter::once(("action", action)).chain(fields.iter().copied()).collect();
        self.team.uploads(&self.path(), &fields, file.map(|(name, content)| File { name, content: content.as_bytes() })).await
    }

    async fn size(&self) -> i64 {
        self.app.number(&format!("SELECT roll FROM polls WHERE id = {}", self.poll.id)).await
    }

    async fn cast(&self, code: &str, option: usize) -> Result<Receipt, CastRefusal> {
        let answers = vec![Answer::naming(self.poll.questions[0].0, vec![OptionId(self.poll.option(option))])];
        let request = Request { answers, declares_residence: false, name: String::new(), key: Uuid::new_v4() };
        cast(&self.app.parvis, Asking { account: None, code }, self.poll.id, request).await
    }

    async fn turnout(&self) -> Vec<(Channel, u64)> {
        let found = store::ballots::turnouts(self.app.parvis.database.read(), &[self.poll.id.0]).await.unwrap();
        found.get(&self.poll.id.0).cloned().unwrap_or_default().by_channel
    }
}

fn refused(outcome: Result<Receipt, CastRefusal>) -> Option<Refused> {
    match outcome {
        Err(CastRefusal::Roll(refused)) => Some(refused),
        _ => None,
    }
}

/// Casts with the form.
async fn casts(person: &Person, poll: &Poll, option: usize, code: &str) -> Page {
    let fields = poll.fields(&Uuid::new_v4().to_string(), &[poll.option(option)]);
    let mut sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sent.extend([("code", code), ("step", "cast")]);
    person.post(&poll.path(), &sent).await
}

async fn a_file_is_taken_as_a_whole_or_not_at_all(app: TestApp) {
    let town = Town::new(&app).await;
    let bad = town.upload("name;code\nAna;ABCD-EFGH-0001\nBen;\nCleo;short\nDan;abcd efgh 0001\n").await.expect(422);
    let text = bad.text();
    for told in ["3 rows are wrong", "There is nothing in the column", "It is not what the column says", "The same stands in line 2"] {
        assert!(text.contains(told), "{told} in {text}");
    }
    assert_eq!(town.size().await, 0, "nothing was taken");
    town.upload("\u{feff}name;code\r\nAna;ABCD-EFGH-0001\r\nBen;ABCD-EFGH-0002").await.expect(303);
    assert_eq!(town.size().await, 2);
    let again = town.upload(CODES).await.expect(422).text();
    assert!(again.contains("2 rows are wrong") && again.contains("It is on the roll already"), "{again}");
    assert_eq!(town.size().await, 2);
    town.upload("code\nABCD-EFGH-0003\n").await.expect(303);
    let page = town.team.get(&town.path()).await.expect(200).text();
    assert!(page.contains("On the roll") && page.contains('3'), "{page}");
    // Only checked: the table of what is wrong, and nothing taken.
    let checked = town.sends("add", &[("check", "yes")], Some(("file", "code\nABCD-EFGH-0003\nx\nABCD-EFGH-0009\nABCDEFGH0009\n"))).await.expect(200);
    assert_eq!(checked.body, "line,fault,first_line\r\n2,on-the-roll,\r\n3,malformed,\r\n5,repeated,4\r\n");
    assert!(checked.header("content-disposition").contains("report.csv"));
    assert_eq!(town.size().await, 3);
    app.counts_right().await;
    town.sends("clear", &[], None).await.expect(303);
    assert_eq!((town.size().await, app.number("SELECT COUNT(*) FROM roll_entries").await), (0, 0));
    let acts = app.column("SELECT action FROM audit_log WHERE action LIKE 'roll%' ORDER BY id").await;
    assert_eq!(acts, ["roll.add", "roll.add", "roll.clear"]);
    app.counts_right().await;
}

async fn what_is_no_roll_is_told_beside_the_file(app: TestApp) {
    let town = Town::new(&app).await;
    for (file, told) in [
        ("name\nAna\n", "The first line must name a column"),
        ("", "Fill in this field"),
        ("code;email\nABCD-EFGH-0001;a@example.org\n", "names more than one"),
        ("code\n", "The file has no rows"),
    ] {
        let page = town.upload(file).await.expect(422);
        assert!(page.has("#file[aria-invalid=true]"), "{file}");
        assert!(told == "Fill in this field" || page.text().contains(told), "{told} in {}", page.text());
    }
    assert!(town.sends("add", &[], None).await.expect(422).has("#file[aria-invalid=true]"), "no file at all");
    town.team.post(&town.path(), &[]).await.expect(422);
    let mixed = town.sends("add", &[("invite", "yes"), ("invite_in", "en")], Some(("file", CODES))).await.expect(422);
    assert!(mixed.has("#file[aria-invalid=true]"), "codes are not written to");
    let none = town.sends("letters", &[("letters", "0"), ("letters_in", "en")], None).await.expect(422);
    assert!(none.has("#letters[aria-invalid=true]"));
    assert_eq!(town.size().await, 0);
}

/// One file, read while it arrives, written in one transaction.
async fn a_hundred_thousand_rows_pass_through(app: TestApp) {
    let town = Town::new(&app).await;
    let mut file = String::from("code;name\n");
    for number in 0..100_000 {
        file.push_str(&format!("CODE-{number:08};Resident {number}\n"));
    }
    let began = std::time::Instant::now();
    town.upload(&file).await.expect(303);
    eprintln!("{:?}: a file of 100,000 rows was taken in {:.1} s", app.backend, began.elapsed().as_secs_f64());
    assert_eq!((town.size().await, app.number("SELECT COUNT(*) FROM roll_entries").await), (100_000, 100_000));
    let again = town.upload(&file).await.expect(422).text();
    assert!(again.contains("100,000 rows are wrong") && again.contains("2\u{2013}100001"), "every line is told, in few words");
    town.publish().await;
    app.clock.set(town.poll.opens);
    town.cast("code 00099999", 0).await.unwrap();
    assert_eq!(refused(town.cast("code 00100000", 0).await), Some(Refused::NotOnRoll));
    app.counts_right().await;
}

async fn a_code_votes_without_an_account(app: TestApp) {
    let town = Town::open(&app, CODES).await;
    let (poll, visitor) = (&town.poll, app.visitor());
    let page = visitor.get(&poll.path()).await.expect(200);
    assert!(page.has("input[name=code]") && page.header("cache-control").contains("no-store"));
    let keys: BTreeSet<_> = [page.form_field("key"), visitor.get(&poll.path()).await.form_field("key")].into();
    assert_eq!(keys.len(), 2, "each paper has a key of its own");
    let choice = poll.option(1).to_string();
    let question = format!("q{}", poll.questions[0].0);
    let review = visitor.post(&poll.path(), &[(&question, &choice), ("step", "review")]).await.expect(422);
    assert!(review.has("#code[aria-invalid=true]") && review.has("input[type=radio][checked]"), "the code is missing, the choice kept");
    let review = visitor.post(&poll.path(), &[(&question, &choice), ("code", "abcd-efgh-0001"), ("step", "review")]).await.expect(200);
    assert_eq!(review.form_field("code").as_deref(), Some("abcd-efgh-0001"));
    let wrong = casts(&visitor, poll, 1, "ABCD-EFGH-0009").await.expect(422);
    assert!(wrong.text().contains("Nobody on the electoral roll"), "{}", wrong.text());
    assert_eq!(wrong.form_field("code").as_deref(), Some("ABCD-EFGH-0009"), "what was typed is kept");
    assert!(wrong.has("input[type=radio][checked]"));
    let first = casts(&visitor, poll, 1, "abcd efgh 0001").await.expect(303);
    assert_eq!(first.location(), format!("{}/receipt", poll.path()));
    assert!(first.cookies().iter().all(|cookie| !cookie.to_lowercase().contains("efgh0001") && !cookie.to_lowercase().contains("efgh-0001")));
    let code = receipt_of(&first).unwrap();
    let receipt = visitor.get(first.location()).await.expect(200);
    assert!(receipt.text().contains(&code) && receipt.has("input[name=voter_code]"));
    // The signed receipt is for who knows the code they voted with.
    let path = format!("{}/receipt", poll.path());
    for other in ["", "ABCD-EFGH-0002", "nothing"] {
        visitor.post(&path, &[("code", &code), ("voter_code", other)]).await.expect(404);
    }
    let signed = visitor.post(&path, &[("code", &code), ("voter_code", "ABCDEFGH0001")]).await.expect(200);
    assert_eq!(signed.json()["answers"][0]["choices"], json!([poll.option(1)]), "{}", signed.body);
    // The same code again changes the vote.
    let second = casts(&app.visitor(), poll, 0, "ABCD-EFGH-0001").await.expect(303);
    assert!(app.visitor().get(&poll.path()).await.text().contains("1 of 3 on the electoral roll"));
    assert_ne!(receipt_of(&second).unwrap(), code);
    visitor.post(&path, &[("code", &code), ("voter_code", "ABCD-EFGH-0001")]).await.expect(404);
    assert_eq!(town.turnout().await, [(Channel::Web, 1)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM superseded_ballots").await, 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM turnout").await, 0, "no account voted");
    assert_eq!(app.number("SELECT participants FROM consultation_counters").await, 1);
    app.counts_right().await;
    // French, too.
    let french = app.visitor().get(&format!("/fr/polls/{}", poll.id)).await.expect(200);
    assert!(french.text().contains("Votre code") && french.text().contains("1 des 3 personnes de la liste"));
}

async fn every_kind_of_entry_votes(app: TestApp) {
    let town = Town::new(&app).await;
    // SHA-256 of "85.07.30-033.28" and of "é-7", each as `identifier` leaves it.
    let hashes = ["85.07.30-033.28", "\u{e9}-7"].map(|plain| data_encoding_hex(&server::keys::fingerprint(plain.as_bytes())));
    town.upload(&format!("sha256\n{}\n{}\n", hashes[0], hashes[1].to_uppercase())).await.expect(303);
    town.upload("email\nana@residents.example\nBen@Residents.Example\n").await.expect(303);
    town.upload("code\nABCDEFGHIJ\n").await.expect(303);
    town.publish().await;
    app.clock.set(town.poll.opens);
    town.cast("  85.07.30-033.28 ", 0).await.unwrap();
    town.cast("E\u{301}-7", 0).await.unwrap();
    town.cast("abcdefghij", 1).await.unwrap();
    assert_eq!(refused(town.cast("85.07.30-033.29", 0).await), Some(Refused::NotOnRoll));
    assert_eq!(refused(town.cast("ana@residents.example", 0).await), Some(Refused::NotOnRoll), "an address is no code");
    assert_eq!(refused(town.cast("", 0).await), Some(Refused::CodeMissing));
    // Signed in under an address of the roll: no code, and one vote.
    let ben = app.resident("ben").await;
    let page = ben.get(&town.poll.path()).await.expect(200);
    assert!(!page.has("input[name=code]") && page.text().contains("You need no code"), "{}", page.text());
    assert!(casts(&ben, &town.poll, 1, "").await.expect(303).location().ends_with("/receipt"));
    assert!(!ben.get(&format!("{}/receipt", town.poll.path())).await.expect(200).has("input[name=voter_code]"));
    assert!(ben.get(&town.poll.path()).await.text().contains("You have voted"), "they have");
    assert!(casts(&ben, &town.poll, 0, "").await.expect(303).location().ends_with("/receipt"));
    // An account is not enough.
    let cleo = app.resident("cleo").await;
    assert!(cleo.get(&town.poll.path()).await.expect(200).has("input[name=code]"));
    let refused = casts(&cleo, &town.poll, 1, "").await.expect(422);
    assert!(refused.has("#code[aria-invalid=true]"));
    assert_eq!(town.turnout().await, [(Channel::Web, 4)]);
    app.counts_right().await;
}

fn data_encoding_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn one_code_at_once_is_one_vote(app: TestApp) {
    let town = Town::open(&app, CODES).await;
    let cast = join_all((0..40).map(|number| town.cast(["ABCD-EFGH-0001", "ABCD-EFGH-0002"][number % 2], number % 2))).await;
    assert!(cast.iter().all(Result::is_ok));
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 2);
    assert_eq!(town.turnout().await, [(Channel::Web, 2)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM participation_events").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM superseded_ballots").await, 38);
    app.counts_right().await;
    // Repeated under its key, a ballot is the same one; with another code it is another.
    let key = Uuid::new_v4();
    let again = async |code: &'static str| {
        let answers = vec![Answer::naming(town.poll.questions[0].0, vec![OptionId(town.poll.option(0))])];
        cast_at(&app, town.poll.id, code, answers, key).await
    };
    let (one, same, other) = (again("ABCD-EFGH-0001").await, again("abcd efgh 0001").await, again("ABCD-EFGH-0003").await);
    assert_eq!(one, same);
    assert_ne!(one, other);
    app.counts_right().await;
}

async fn cast_at(app: &TestApp, poll: PollId, code: &str, answers: Vec<Answer>, key: Uuid) -> String {
    cast(&app.parvis, Asking { account: None, code }, poll, Request { answers, declares_residence: false, name: String::new(), key }).await.unwrap().code
}

async fn codes_are_tried_a_few_times(app: TestApp) {
    let app = app.another(&[("limits.roll_code_per_address", "3/hour")]).await;
    let town = Town::open(&app, CODES).await;
    for number in 0..3 {
        casts(&app.visitor(), &town.poll, 0, &format!("WRONG-CODE-{number}")).await.expect(422);
    }
    let late = casts(&app.visitor(), &town.poll, 1, "ABCD-EFGH-0001").await.expect(422);
    assert!(late.text().contains("Too many attempts") && late.has("input[type=radio][checked]"), "{}", late.text());
    assert_eq!(late.form_field("code").as_deref(), Some("ABCD-EFGH-0001"), "what was typed is kept");
    assert_eq!(town.turnout().await, []);
    let api = format!("/api/v1/polls/{}/ballots", town.poll.id);
    let answers = json!([{ "question": town.poll.questions[0].0, "options": [town.poll.option(0)] }]);
    app.visitor().call(Method::POST, &api, &json!({ "answers": answers, "code": "ABCD-EFGH-0001" })).await.expect(429);
}

async fn the_roll_is_fixed_when_the_poll_opens(app: TestApp) {
    let town = Town::new(&app).await;
    let caller = town.team.caller(&app).await;
    let early = polls::publish(&app.parvis, &caller, town.poll.id).await;
    assert!(matches!(early, Err(Refusal::Missing(_))), "nobody could ever vote");
    let overview = town.team.get(&format!("/en/team/polls/{}", town.poll.id)).await.expect(200);
    assert!(overview.text().contains("Somebody on the electoral roll") && overview.has_link(&format!("{}#file", town.path())));
    town.upload(CODES).await.expect(303);
    town.publish().await;
    town.upload("code\nABCD-EFGH-0004\n").await.expect(303);
    assert_eq!(town.size().await, 4, "it may grow until the opening");
    app.clock.set(town.poll.opens);
    town.upload("code\nABCD-EFGH-0005\n").await.expect(303);
    town.sends("clear", &[], None).await.expect(303);
    town.sends("letters", &[("letters", "2"), ("letters_in", "en")], None).await.expect(303);
    assert_eq!(town.size().await, 4, "and not afterwards");
    let page = town.team.get(&town.path()).await.expect(200);
    assert!(!page.has("#file") && page.text().contains("nobody can be added"), "{}", page.text());
    app.counts_right().await;
}

async fn whoever_is_not_in_the_team_finds_no_roll(app: TestApp) {
    let town = Town::new(&app).await;
    for stranger in [app.city_team(OTHER_CITY).await, app.resident("ana").await, app.mission_staff().await] {
        stranger.get(&town.path()).await.expect(404);
        stranger.uploads(&town.path(), &[("action", "add")], Some(File { name: "file", content: CODES.as_bytes() })).await.expect(404);
    }
    app.visitor().get(&town.path()).await.expect(303);
    let other = app.poll().titled("Without a roll").open().await;
    town.team.get(&format!("/en/team/polls/{}/roll", other.id)).await.expect(404);
    // Where there is no roll, an account is needed as ever, whatever code is sent.
    let to_sign_in = casts(&app.visitor(), &other, 0, "ABCD-EFGH-0001").await.expect(303);
    assert!(to_sign_in.location().starts_with("/en/sign-in"));
    let receipt = app.visitor().get(&format!("{}/receipt", other.path())).await.expect(303);
    assert!(receipt.location().starts_with("/en/sign-in"));
    assert_eq!(town.size().await, 0);
}

async fn the_published_file_names_the_roll(app: TestApp) {
    let codes: Vec<String> = (0..60).map(|number| format!("ABCD-EFGH-{number:04}")).collect();
    let town = Town::open(&app, &format!("code\n{}\n", codes.join("\n"))).await;
    for (number, code) in codes.iter().take(45).enumerate() {
        town.cast(code, number % 2).await.unwrap();
        if number % 9 == 0 {
            town.cast(code, 0).await.unwrap();
        }
    }
    server::engage::log::sequence::append_due(&app.parvis).await.unwrap();
    app.counts_right().await;
    town.poll.closes_by_the_clock(&app).await;
    town.poll.publish_results(&app).await;
    app.counts_right().await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", town.poll.id)).await;
    let report = ledger::audit(bundle.as_slice(), &Beside::default(), &mut |_| ());
    assert!(report.passed(), "{report}");
    for check in [Check::Log, Check::Tally, Check::Turnout, Check::Roll] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{check:?}\n{report}");
    }
    assert!(String::from_utf8(bundle).unwrap().contains("\"issued\":45,\"roll\":60"), "ballots, papers, and the roll");
    let page = app.visitor().get(&town.poll.path()).await.expect(200).text();
    assert!(page.contains("45 of 60 on the electoral roll have voted: 75"), "{page}");
    // Nothing is left that would join an entry to a ballot.
    for table in ["open_ballots", "superseded_ballots", "log_pending", "ballot_replays", "poll_secrets"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    let secrecy = app.visitor().get(&format!("{}/secrecy", town.poll.path())).await.expect(200).text();
    assert!(secrecy.contains("could vote with those that nobody uses"), "{secrecy}");
    let turnout = app.visitor().get(&format!("/api/v1/polls/{}/turnout", town.poll.id)).await.expect(200).json();
    assert_eq!((&turnout["voters"], &turnout["roll"]), (&json!(45), &json!(60)));
}

async fn one_vote_on_the_web_or_on_paper(app: TestApp) {
    let town = Town::open(&app, "code\nABCD-EFGH-0001\nABCD-EFGH-0002\nABCD-EFGH-0003\nABCD-EFGH-0004\nABCD-EFGH-0005\n").await;
    let (first, second) = (app.administrator(town.poll.city).await, app.moderator(CITY).await.caller(&app).await);
    offline::open(&app.parvis, &first, town.poll.id).await.unwrap();
    assert!(offline::print(&app.parvis, &first, town.poll.id, 3).await.is_err(), "sheets have no codes of their own here");
    let fields = [("action", "print"), ("sheets", "2"), ("language", "en"), ("place", "Town hall")];
    let blank = town.team.post(&format!("/en/team/polls/{}/paper", town.poll.id), &fields).await.expect(200);
    assert_eq!(blank.body.matches("Write the code of your letter").count(), 2, "{}", blank.body);
    town.cast("ABCD-EFGH-0001", 0).await.unwrap();
    let pile = async |sheets: &[(&str, Option<usize>)]| {
        let new = NewBatch { channel: Some(Channel::Paper), name: "Town hall".to_owned(), pile: Some(sheets.len() as u64) };
        let id = offline::begin(&app.parvis, &first, town.poll.id, new).await.unwrap();
        for who in [&first, &second] {
            for (code, choice) in sheets {
                let keyed = match choice {
                    Some(option) => Keyed::Answers(vec![Answer::naming(town.poll.questions[0].0, vec![OptionId(town.poll.option(*option))])]),
                    None => Keyed::Spoiled,
                };
                offline::key(&app.parvis, who, town.poll.id, id, code, keyed).await.unwrap();
            }
            offline::finish(&app.parvis, who, town.poll.id, id).await.unwrap();
        }
        offline::count(&app.parvis, &first, town.poll.id, id).await.unwrap().unwrap()
    };
    let code = |text: &str| SheetCode::of_roll(RollCode::parse(text).unwrap());
    let sorted = pile(&[("abcd efgh 0001", Some(1)), ("ABCD-EFGH-0002", Some(1)), ("ABCD-EFGH-0003", None), ("ABCD-EFGH-0009", Some(0))]).await;
    assert_eq!((sorted.ballots.len(), sorted.spoiled.len()), (1, 1));
    assert_eq!((sorted.used, sorted.unknown), (vec![code("ABCD-EFGH-0001")], vec![code("ABCD-EFGH-0009")]));
    // Who voted on paper, or handed in a spoiled sheet, cannot vote on the web.
    for used in ["ABCD-EFGH-0002", "ABCD-EFGH-0003"] {
        assert_eq!(refused(town.cast(used, 0).await), Some(Refused::UsedOnPaper), "{used}");
    }
    let page = casts(&app.visitor(), &town.poll, 0, "ABCD-EFGH-0002").await.expect(422).text();
    assert!(page.contains("This vote was used on paper"), "{page}");
    // Who voted on the web can change that vote, and not hand in a sheet.
    town.cast("ABCD-EFGH-0001", 1).await.unwrap();
    assert_eq!(pile(&[("ABCD-EFGH-0001", Some(0)), ("ABCD-EFGH-0002", Some(0)), ("ABCD-EFGH-0004", Some(0))]).await.used.len(), 2);
    // A code that is read in two ways is one entry still.
    let twice = pile(&[("ABCD-EFGH-0005", Some(0)), ("ABCD-EFGH-OOO5", Some(0))]).await;
    assert_eq!((twice.ballots.len(), twice.unknown.len()), (1, 1));
    assert_eq!(town.turnout().await, [(Channel::Web, 1), (Channel::Paper, 3)]);
    let found = offline::reconcile(app.parvis.database.read(), town.poll.city, town.poll.id).await.unwrap();
    assert_eq!(found, Reconciliation { issued: 5, returned: 9, entered: 3, spoiled: 1, refused: 5 });
    server::engage::log::sequence::append_due(&app.parvis).await.unwrap();
    app.counts_right().await;
    offline::close(&app.parvis, &first, town.poll.id).await.unwrap();
    town.poll.closes_by_the_clock(&app).await;
    town.poll.publish_results(&app).await;
    app.counts_right().await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", town.poll.id)).await;
    let report = ledger::audit(bundle.as_slice(), &Beside::default(), &mut |_| ());
    assert!(report.passed(), "{report}");
    assert_eq!(report.verdict(Check::Roll), Some(&Verdict::Proved));
    assert!(String::from_utf8(bundle).unwrap().contains("\"issued\":5,\"roll\":5"), "four ballots, and a spoiled sheet");
    let page = app.visitor().get(&town.poll.path()).await.expect(200).text();
    assert!(page.contains("4 of 5 on the electoral roll") && page.contains("On paper"), "{page}");
}

/// The codes on a page.
fn codes(page: &Page) -> Vec<String> {
    let html = page.html();
    let css = scraper::Selector::parse(".letter__code code").unwrap();
    html.select(&css).map(|code| code.text().collect::<String>()).collect()
}

async fn letters_carry_codes_that_vote(app: TestApp) {
    let town = Town::new(&app).await;
    let printed = town.sends("letters", &[("letters", "3"), ("letters_in", "fr")], None).await.expect(200);
    let plain = codes(&printed);
    assert_eq!(plain.iter().collect::<BTreeSet<_>>().len(), 3);
    assert!(printed.text().contains("Votre code") && printed.body.contains(&format!("{}/fr/polls/{}", app.origin, town.poll.id)));
    let addresses = "name;street\nAna <b>;\"1 Square; Lyon\"\nBen;2 Street\n";
    let addressed = town.sends("letters", &[("letters", ""), ("letters_in", "en")], Some(("addresses", addresses))).await.expect(200);
    assert_eq!(codes(&addressed).len(), 2);
    assert!(addressed.text().contains("1 Square; Lyon") && addressed.body.contains("Ana &lt;b&gt;"));
    assert_eq!(town.size().await, 5);
    town.publish().await;
    app.clock.set(town.poll.opens);
    for code in plain.iter().chain(&codes(&addressed)) {
        town.cast(&code.to_lowercase().replace('O', "0"), 0).await.unwrap();
    }
    assert_eq!(town.turnout().await, [(Channel::Web, 5)]);
    app.counts_right().await;
    let caller = town.team.caller(&app).await;
    assert!(matches!(fill::draw(&app.parvis, &caller, town.poll.id, 1).await, Err(Refusal::Poll(_))));
}

/// The code in a mail.
fn code_in(text: &str) -> String {
    text.split_whitespace().find(|word| word.len() == 14 && RollCode::parse(word).is_ok()).unwrap_or_else(|| panic!("no code in {text}")).to_owned()
}

async fn codes_come_by_mail_and_addresses_are_kept_nowhere(app: TestApp) {
    let town = Town::new(&app).await;
    town.upload("email\nana@residents.example\nben@residents.example\n").await.expect(303);
    let early = town.sends("invite", &[("language", "en")], Some(("invitees", "email\nana@residents.example\n"))).await.expect(303);
    assert!(early.location().ends_with("/roll"), "a draft invites nobody");
    town.publish().await;
    let unknown = town.sends("invite", &[("language", "en")], Some(("invitees", "email\nana@residents.example\nzoe@residents.example\n"))).await.expect(422);
    assert!(unknown.text().contains("It is not on the roll"));
    let codes = town.sends("invite", &[("language", "en")], Some(("invitees", CODES))).await.expect(422);
    assert!(codes.has("#invitees[aria-invalid=true]"));
    assert!(app.all_mails().await.is_empty(), "nobody was written to");
    town.sends("invite", &[("language", "fr")], Some(("invitees", "email\nana@residents.example\nben@residents.example\n"))).await.expect(303);
    let first = app.next_mail("ana@residents.example").await;
    assert!(first.0.text.contains("liste électorale") && first.0.text.contains(&format!("/fr/polls/{}", town.poll.id)), "{}", first.0.text);
    // Put on the roll and written to in one go.
    town.sends("add", &[("invite", "yes"), ("invite_in", "en")], Some(("file", "email\nzoe@residents.example\n"))).await.expect(303);
    let zoe = code_in(&app.next_mail("zoe@residents.example").await.0.text);
    app.all_mails().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE recipient LIKE '%residents%' OR payload LIKE '%roll%'").await, 0, "sent and forgotten");
    app.clock.set(town.poll.opens);
    // Lost, and sent again: the code before is worth nothing.
    town.sends("invite", &[("language", "en")], Some(("invitees", "email\nAna@Residents.Example\n"))).await.expect(303);
    let (old, new) = (code_in(&first.0.text), code_in(&app.next_mail("Ana@residents.example").await.0.text));
    assert_eq!(refused(town.cast(&old, 0).await), Some(Refused::NotOnRoll));
    town.cast(&new, 0).await.unwrap();
    town.cast(&zoe, 0).await.unwrap();
    // The code and the account of one address are one entry, and one vote.
    let ana = app.resident("ana").await;
    assert!(ana.get(&town.poll.path()).await.text().contains("You have voted"));
    casts(&ana, &town.poll, 1, "").await.expect(303);
    assert_eq!(town.turnout().await, [(Channel::Web, 2)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 2);
    app.counts_right().await;
    app.until(town.poll.closes.unwrap()).await;
    let late = town.sends("invite", &[("language", "en")], Some(("invitees", "email\nben@residents.example\n"))).await.expect(303);
    assert!(late.location().ends_with("/roll"));
}

async fn programs_vote_with_a_code(app: TestApp) {
    let town = Town::open(&app, &format!("{CODES}ABCD-EFGH-0004\n")).await;
    let path = format!("/api/v1/polls/{}", town.poll.id);
    let shown = app.visitor().get(&path).await.expect(200).json();
    assert_eq!((&shown["eligibility"], &shown["turnout"]["roll"]), (&json!("electoral-roll"), &json!(4)));
    let ballots = format!("{path}/ballots");
    let answers = json!([{ "question": town.poll.questions[0].0, "options": [town.poll.option(0)] }]);
    let cast = app.visitor().call(Method::POST, &ballots, &json!({ "answers": answers, "code": "abcd-efgh-0001" })).await.expect(201).json();
    assert_eq!((&cast["replaced"], cast["signed"].is_object()), (&json!(false), true));
    let again = app.visitor().call(Method::POST, &ballots, &json!({ "answers": answers, "code": "ABCD-EFGH-0001" })).await.expect(201).json();
    assert_eq!(again["replaced"], json!(true));
    for (code, told) in [("ABCD-EFGH-0009", "voter-code"), ("", "required")] {
        let refused = app.visitor().call(Method::POST, &ballots, &json!({ "answers": answers, "code": code })).await.expect(422);
        assert!(refused.body.contains(told) && refused.body.contains("\"code\""), "{}", refused.body);
    }
    let ana = app.resident("ana").await;
    ana.call(Method::POST, &ballots, &json!({ "answers": answers })).await.expect(422);
    ana.call(Method::POST, &ballots, &json!({ "answers": answers, "code": "ABCD-EFGH-0002" })).await.expect(201);
    let plain = app.poll().titled("Without a roll").open().await;
    app.visitor().call(Method::POST, &format!("/api/v1/polls/{}/ballots", plain.id), &json!({ "answers": [], "code": "x" })).await.expect(401);
    assert_eq!(town.turnout().await, [(Channel::Web, 2)]);
    app.counts_right().await;
}

/// Whoever has a copy of the database finds neither codes nor addresses, nor an entry beside a ballot or a moment.
async fn nothing_of_a_roll_can_be_read_in_the_database(app: TestApp) {
    let town = Town::new(&app).await;
    town.upload(CODES).await.expect(303);
    town.upload("email\nana@residents.example\n").await.expect(303);
    town.publish().await;
    app.clock.set(town.poll.opens);
    town.cast("ABCD-EFGH-0001", 0).await.unwrap();
    for (table, column) in [("audit_log", "detail"), ("audit_log", "subject"), ("outbox", "payload"), ("open_ballots", "receipt"), ("poll_decisions", "reason")]
    {
        for told in ["EFGH", "efgh", "ana@", "residents.example"] {
            let found = app.number(&format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{told}%'")).await;
            assert_eq!(found, 0, "{table}.{column} has {told}");
        }
    }
    let joined = "SELECT COUNT(*) FROM roll_entries r JOIN open_ballots o ON o.pseudonym = r.mark OR o.entry = r.mark OR o.pseudonym = r.code_mark";
    assert_eq!(app.number(joined).await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM participation_events").await, 1);
    // The same code in another poll is another mark.
    let other = Town { app: &app, poll: app.poll().titled("Another").with_roll().draft().await, team: town.team.clone() };
    other.upload(CODES).await.expect(303);
    assert_eq!(app.number("SELECT COUNT(DISTINCT mark) FROM roll_entries").await, 7);
}

async fn a_repair_counts_rolls_too(app: TestApp) {
    let town = Town::open(&app, CODES).await;
    for code in ["ABCD-EFGH-0001", "ABCD-EFGH-0002"] {
        town.cast(code, 0).await.unwrap();
    }
    app.counts_right().await;
    for sql in ["DELETE FROM turnout_counters", "DELETE FROM consultation_counters", "DELETE FROM rollups", "DELETE FROM person_quarters"] {
        assert!(app.tamper(sql).await > 0);
    }
    server::engage::recompute::repair(&app.parvis.database).await.unwrap();
    app.counts_right().await;
    assert_eq!(town.turnout().await, [(Channel::Web, 2)]);
    for sql in ["UPDATE roll_entries SET used = NULL", "UPDATE polls SET roll = roll + 1 WHERE roll > 0", "UPDATE turnout_counters SET voters = voters + 1"] {
        assert!(app.tamper(sql).await > 0);
        assert!(!app.recount().await.differences.is_empty(), "{sql} was not noticed");
    }
}
