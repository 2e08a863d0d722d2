//! Votes on paper beside the web: sheets, piles keyed by two people, the count, and the seal that waits.

use domain::ids::QuestionId;
use domain::participation::Channel;
use domain::voting::Answer;
use domain::voting::offline::{Reconciliation, Settlement, SheetCode};
use jiff::SignedDuration;
use ledger::audit::{Beside, Check, Verdict};
use server::engage::offline::{self, KeyRefusal, Keyed, NewBatch};
use server::engage::{Caller, Refusal, polls};
use std::collections::{BTreeMap, BTreeSet};
use tests::app::{CITY, OTHER_CITY};
use tests::{Poll, TestApp, on_both};

on_both!(
    a_pile_is_keyed_twice_and_counted,
    nobody_keys_both_passes,
    differences_are_settled_before_the_count,
    a_code_counts_once_and_only_if_it_was_issued,
    what_is_wrong_with_a_sheet_stands_beside_it,
    counting_twice_is_harmless,
    two_piles_with_one_code_counted_together_count_it_once,
    the_seal_waits_and_the_published_file_passes_the_audit,
    paper_has_its_time,
    other_teams_find_nothing,
    sheets_and_choices_never_meet,
    a_repair_counts_paper_too,
    acts_are_written_down_without_codes,
);

/// A poll whose team takes paper, with sheets, and the two people who key.
pub(crate) struct Urn<'a> {
    app: &'a TestApp,
    poll: Poll,
    first: Caller,
    second: Caller,
    pub(crate) codes: Vec<SheetCode>,
}

impl<'a> Urn<'a> {
    pub(crate) async fn new(app: &'a TestApp, sheets: usize) -> Self {
        let poll = app.poll().open().await;
        let first = app.administrator(poll.city).await;
        let second = app.moderator(CITY).await.caller(app).await;
        offline::open(&app.parvis, &first, poll.id).await.unwrap();
        let codes = offline::print(&app.parvis, &first, poll.id, sheets).await.unwrap();
        Self { app, poll, first, second, codes }
    }

    async fn pile(&self, channel: Channel, pile: usize) -> i64 {
        let new = NewBatch { channel: Some(channel), name: "Town hall".to_owned(), pile: Some(pile as u64) };
        offline::begin(&self.app.parvis, &self.first, self.poll.id, new).await.unwrap()
    }

    async fn key(&self, who: &Caller, pile: i64, code: &str, choice: Option<usize>) -> Result<(), KeyRefusal> {
        let keyed = match choice {
            Some(option) => Keyed::Answers(vec![Answer::naming(self.question(), vec![domain::ids::OptionId(self.poll.option(option))])]),
            None => Keyed::Spoiled,
        };
        offline::key(&self.app.parvis, who, self.poll.id, pile, code, keyed).await
    }

    fn question(&self) -> QuestionId {
        self.poll.questions[0].0
    }

    /// Keys sheets (spoiled ones as `None`) and says that the pass is done.
    async fn pass(&self, who: &Caller, pile: i64, sheets: &[(SheetCode, Option<usize>)]) {
        for (code, choice) in sheets {
            self.key(who, pile, &code.to_string(), *choice).await.unwrap();
        }
        offline::finish(&self.app.parvis, who, self.poll.id, pile).await.unwrap();
    }

    /// A pile that both people keyed alike.
    pub(crate) async fn keyed(&self, channel: Channel, sheets: &[(SheetCode, Option<usize>)]) -> i64 {
        let pile = self.pile(channel, sheets.len()).await;
        self.pass(&self.first, pile, sheets).await;
        self.pass(&self.second, pile, sheets).await;
        pile
    }

    pub(crate) async fn count(&self, pile: i64) -> server::engage::Result<Option<domain::voting::offline::Sorted>> {
        offline::count(&self.app.parvis, &self.first, self.poll.id, pile).await
    }

    async fn turnout(&self) -> Vec<(Channel, u64)> {
        let found = store::ballots::turnouts(self.app.parvis.database.read(), &[self.poll.id.0]).await.unwrap();
        found.get(&self.poll.id.0).cloned().unwrap_or_default().by_channel
    }

    async fn reconciled(&self) -> Reconciliation {
        offline::reconcile(self.app.parvis.database.read(), self.poll.city, self.poll.id).await.unwrap()
    }
}

fn is_field(refusal: &Refusal, field: &str) -> bool {
    matches!(refusal, Refusal::Fields(fields) if fields.iter().any(|(name, _)| name == field))
}

async fn a_pile_is_keyed_twice_and_counted(app: TestApp) {
    let urn = Urn::new(&app, 6).await;
    let voters = app.residents(3).await;
    urn.poll.vote_all(&app, &voters, 0).await;
    let codes = &urn.codes;
    let pile = urn.keyed(Channel::Paper, &[(codes[0], Some(0)), (codes[1], Some(1)), (codes[2], Some(1)), (codes[3], None)]).await;
    let assisted = urn.keyed(Channel::Assisted, &[(codes[4], Some(1))]).await;
    assert_eq!(urn.turnout().await, [(Channel::Web, 3)], "nothing counts before the count");
    let counted = urn.count(pile).await.unwrap().unwrap();
    assert_eq!((counted.ballots.len(), counted.spoiled.len(), counted.used.len(), counted.unknown.len()), (3, 1, 0, 0));
    urn.count(assisted).await.unwrap().unwrap();
    assert_eq!(urn.turnout().await, [(Channel::Web, 3), (Channel::Paper, 3), (Channel::Assisted, 1)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 7);
    assert_eq!(app.number("SELECT COUNT(*) FROM log_pending").await, 7, "each is promised an entry");
    assert_eq!(app.number("SELECT COUNT(*) FROM participation_events WHERE channel = 'paper'").await, 3);
    assert_eq!(app.number("SELECT participants FROM consultation_counters").await, 7);
    assert_eq!(app.number("SELECT COUNT(*) FROM entry_lines").await, 0, "what was keyed is gone");
    let found = urn.reconciled().await;
    assert_eq!(found, Reconciliation { issued: 6, returned: 5, entered: 4, spoiled: 1, refused: 0 });
    assert_eq!((found.outstanding(), found.imbalances()), (1, vec![]));
    app.counts_right().await;
}

async fn nobody_keys_both_passes(app: TestApp) {
    let urn = Urn::new(&app, 2).await;
    let pile = urn.pile(Channel::Paper, 1).await;
    let code = urn.codes[0].to_string();
    urn.key(&urn.first, pile, &code, Some(0)).await.unwrap();
    let other = urn.key(&urn.second, pile, &urn.codes[1].to_string(), Some(0)).await;
    assert!(matches!(other, Err(KeyRefusal::Other(refusal)) if is_field(&refusal, "action")), "a pass has one person");
    assert!(offline::take_back(&app.parvis, &urn.second, urn.poll.id, pile, &code).await.is_err());
    assert!(offline::finish(&app.parvis, &urn.second, urn.poll.id, pile).await.is_err());
    offline::finish(&app.parvis, &urn.first, urn.poll.id, pile).await.unwrap();
    let again = urn.key(&urn.first, pile, &code, Some(0)).await;
    assert!(matches!(again, Err(KeyRefusal::Other(refusal)) if is_field(&refusal, "action")), "the same person cannot key both");
    assert!(urn.count(pile).await.is_err(), "one keying is not enough");
    urn.pass(&urn.second, pile, &[(urn.codes[0], Some(0))]).await;
    assert!(urn.count(pile).await.unwrap().is_some());
    app.counts_right().await;
}

async fn differences_are_settled_before_the_count(app: TestApp) {
    let urn = Urn::new(&app, 4).await;
    let codes = &urn.codes;
    let pile = urn.pile(Channel::Paper, 3).await;
    urn.pass(&urn.first, pile, &[(codes[0], Some(0)), (codes[1], Some(0)), (codes[2], Some(0))]).await;
    urn.pass(&urn.second, pile, &[(codes[0], Some(1)), (codes[1], None), (codes[3], Some(0))]).await;
    assert!(urn.count(pile).await.is_err(), "differences are not settled");
    let mut said = BTreeMap::from([(codes[0], Settlement::Second), (codes[1], Settlement::Second), (codes[2], Settlement::First)]);
    let settle = async |said: &BTreeMap<_, _>| offline::settle(&app.parvis, &urn.second, urn.poll.id, pile, said).await;
    let refusal = settle(&said).await.unwrap_err();
    assert!(is_field(&refusal, &format!("settle[{}]", codes[3])), "{refusal:?}");
    said.insert(codes[3], Settlement::Second);
    settle(&said).await.unwrap();
    assert!(is_field(&urn.count(pile).await.unwrap_err(), "pile"), "four sheets, and three in the pile");
    offline::set_pile(&app.parvis, &urn.first, urn.poll.id, pile, Some(4)).await.unwrap();
    let counted = urn.count(pile).await.unwrap().unwrap();
    assert_eq!((counted.ballots.len(), counted.spoiled), (3, vec![codes[1]]));
    offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
    urn.poll.closes_by_the_clock(&app).await;
    let tally = store::ballots::counted(app.parvis.database.read(), urn.poll.id).await.unwrap().unwrap().tally;
    let votes = |option: usize| tally.question(urn.question()).unwrap().votes(domain::ids::OptionId(urn.poll.option(option)));
    assert_eq!((votes(0), votes(1)), (Some(2), Some(1)));
    app.counts_right().await;
}

async fn a_code_counts_once_and_only_if_it_was_issued(app: TestApp) {
    let urn = Urn::new(&app, 3).await;
    let elsewhere = Urn { poll: app.poll().titled("Elsewhere").open().await, ..Urn::new(&app, 1).await };
    let unknown = elsewhere.codes[0];
    let pile = urn.keyed(Channel::Paper, &[(urn.codes[0], Some(0)), (urn.codes[1], None)]).await;
    urn.count(pile).await.unwrap().unwrap();
    let again = urn.keyed(Channel::Phone, &[(urn.codes[0], Some(1)), (urn.codes[1], Some(1)), (urn.codes[2], Some(1)), (unknown, Some(1))]).await;
    let counted = urn.count(again).await.unwrap().unwrap();
    assert_eq!(counted.ballots.len(), 1);
    assert_eq!(counted.used.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([urn.codes[0], urn.codes[1]]), "also a spoiled sheet comes back once");
    assert_eq!(counted.unknown, [unknown], "a sheet of another poll is none of this one");
    assert_eq!(urn.turnout().await, [(Channel::Paper, 1), (Channel::Phone, 1)]);
    assert_eq!(urn.reconciled().await, Reconciliation { issued: 3, returned: 6, entered: 2, spoiled: 1, refused: 3 });
    app.counts_right().await;
}

async fn what_is_wrong_with_a_sheet_stands_beside_it(app: TestApp) {
    let urn = Urn::new(&app, 1).await;
    let pile = urn.pile(Channel::Paper, 1).await;
    let nothing = offline::key(&app.parvis, &urn.first, urn.poll.id, pile, "ABCD", Keyed::Answers(Vec::new())).await;
    let Err(KeyRefusal::Sheet { code: Some(_), ballot }) = nothing else { panic!("{nothing:?}") };
    assert_eq!(ballot.iter().map(|(question, _)| *question).collect::<Vec<_>>(), [urn.question()], "both are said at once");
    let code = urn.codes[0].to_string();
    urn.key(&urn.first, pile, &code.to_lowercase().replace('-', " "), Some(0)).await.unwrap();
    assert!(matches!(urn.key(&urn.first, pile, &code, Some(1)).await, Err(KeyRefusal::Sheet { code: Some(_), .. })), "twice in one pass");
    offline::take_back(&app.parvis, &urn.first, urn.poll.id, pile, &code).await.unwrap();
    assert!(is_field(&offline::finish(&app.parvis, &urn.first, urn.poll.id, pile).await.unwrap_err(), "pile"));
    urn.key(&urn.first, pile, &code, Some(1)).await.unwrap();
    for sheets in [0, 501] {
        assert!(is_field(&offline::print(&app.parvis, &urn.first, urn.poll.id, sheets).await.unwrap_err(), "sheets"));
    }
    let wrong = NewBatch { channel: Some(Channel::Web), name: " ".to_owned(), pile: Some(0) };
    let refusal = offline::begin(&app.parvis, &urn.first, urn.poll.id, wrong).await.unwrap_err();
    assert!(["channel", "name", "pile"].iter().all(|field| is_field(&refusal, field)), "{refusal:?}");
    assert!(is_field(&offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap_err(), "action"), "a pile is not counted");
    offline::discard(&app.parvis, &urn.second, urn.poll.id, pile).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM entry_lines").await, 0);
    offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
}

async fn counting_twice_is_harmless(app: TestApp) {
    let urn = Urn::new(&app, 5).await;
    let sheets: Vec<_> = urn.codes.iter().map(|code| (*code, Some(1))).collect();
    let pile = urn.keyed(Channel::InPerson, &sheets).await;
    let all = futures_util::future::join_all((0..4).map(|_| urn.count(pile))).await;
    assert_eq!(all.into_iter().filter(|counted| counted.as_ref().unwrap().is_some()).count(), 1);
    assert_eq!(urn.turnout().await, [(Channel::InPerson, 5)]);
    assert!(urn.key(&urn.first, pile, "ABCD-EFGH", Some(0)).await.is_err());
    assert!(offline::discard(&app.parvis, &urn.first, urn.poll.id, pile).await.is_err(), "what is counted stays");
    app.counts_right().await;
}

async fn two_piles_with_one_code_counted_together_count_it_once(app: TestApp) {
    let urn = Urn::new(&app, 1).await;
    let (one, other) = (urn.keyed(Channel::Paper, &[(urn.codes[0], Some(0))]).await, urn.keyed(Channel::Phone, &[(urn.codes[0], Some(1))]).await);
    let counted = futures_util::future::join(urn.count(one), urn.count(other)).await;
    let (one, other) = (counted.0.unwrap().unwrap(), counted.1.unwrap().unwrap());
    assert_eq!((one.ballots.len() + other.ballots.len(), one.used.len() + other.used.len()), (1, 1));
    assert_eq!(app.number("SELECT COUNT(*) FROM open_ballots").await, 1);
    app.counts_right().await;
}

async fn the_seal_waits_and_the_published_file_passes_the_audit(app: TestApp) {
    let urn = Urn::new(&app, 30).await;
    let voters = app.residents(12).await;
    urn.poll.vote_all(&app, &voters, 0).await;
    app.clock.advance(SignedDuration::from_mins(1));
    polls::close_early(&app.parvis, &urn.first, urn.poll.id, "The hall closes.").await.unwrap();
    app.after(SignedDuration::from_hours(3)).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 1, "nothing is sealed while paper is to come");
    assert!(app.visitor().get(&urn.poll.path()).await.expect(200).text().contains("counted"), "the page says so");
    let sheets: Vec<_> = urn.codes[..25].iter().enumerate().map(|(number, code)| (*code, (number % 5 > 0).then_some(number % 2))).collect();
    let pile = urn.keyed(Channel::Paper, &sheets).await;
    app.after(SignedDuration::from_hours(24)).await;
    urn.count(pile).await.unwrap().unwrap();
    server::engage::log::sequence::append_due(&app.parvis).await.unwrap();
    app.counts_right().await;
    offline::close(&app.parvis, &urn.second, urn.poll.id).await.unwrap();
    assert_eq!(polls::seal_due(&app.parvis).await.unwrap(), 1);
    app.counts_right().await;
    urn.poll.publish_results(&app).await;
    let bundle = app.visitor().download(&format!("/polls/{}/bundle.jsonl", urn.poll.id)).await;
    let report = ledger::audit(bundle.as_slice(), &Beside::default(), &mut |_| ());
    assert!(report.passed(), "{report}");
    assert_eq!(report.ballots, 32);
    for check in [Check::Log, Check::Tally, Check::Turnout] {
        assert_eq!(report.verdict(check), Some(&Verdict::Proved), "{check:?}\n{report}");
    }
    let text = String::from_utf8(bundle).unwrap();
    let turnout = text.lines().find(|line| line.contains("\"issued\"")).unwrap();
    assert!(turnout.contains("\"issued\":42"), "those who voted on the web, and sheets: {turnout}");
    assert!(turnout.contains("[\"web\",12]") && turnout.contains("[\"paper\",20]"), "{turnout}");
    let page = app.visitor().get(&urn.poll.path()).await.expect(200).text();
    assert!(page.contains("On paper") || page.contains("Paper"), "paper is told on the page of the results");
}

async fn paper_has_its_time(app: TestApp) {
    let urn = Urn::new(&app, 1).await;
    offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
    let new = || NewBatch { channel: Some(Channel::Paper), name: "Late".to_owned(), pile: Some(1) };
    let begin = async || offline::begin(&app.parvis, &urn.first, urn.poll.id, new()).await;
    assert!(matches!(begin().await, Err(Refusal::Poll(_))), "all was in");
    assert!(matches!(offline::print(&app.parvis, &urn.first, urn.poll.id, 1).await, Err(Refusal::Poll(_))));
    offline::open(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
    begin().await.unwrap();
    let later = app.poll().titled("Later").opens(app.clock.now() + SignedDuration::from_hours(5)).open().await;
    offline::open(&app.parvis, &urn.first, later.id).await.unwrap();
    offline::print(&app.parvis, &urn.first, later.id, 2).await.expect("sheets are printed before the opening");
    assert!(matches!(offline::begin(&app.parvis, &urn.first, later.id, new()).await, Err(Refusal::Poll(_))), "and counted after it");
    let draft = app.poll().titled("Draft").draft().await;
    assert!(matches!(offline::open(&app.parvis, &urn.first, draft.id).await, Err(Refusal::Poll(_))));
    let over = app.poll().titled("Over").open().await;
    over.closes_by_the_clock(&app).await;
    assert!(matches!(offline::open(&app.parvis, &urn.first, over.id).await, Err(Refusal::Poll(_))), "sealed is sealed");
}

async fn other_teams_find_nothing(app: TestApp) {
    let urn = Urn::new(&app, 1).await;
    let pile = urn.pile(Channel::Paper, 1).await;
    let strangers = [app.city_team(OTHER_CITY).await.caller(&app).await, app.resident("ana").await.caller(&app).await];
    for stranger in &strangers {
        assert!(matches!(offline::open(&app.parvis, stranger, urn.poll.id).await, Err(Refusal::NotFound)));
        assert!(matches!(offline::print(&app.parvis, stranger, urn.poll.id, 1).await, Err(Refusal::NotFound)));
        assert!(matches!(offline::count(&app.parvis, stranger, urn.poll.id, pile).await, Err(Refusal::NotFound)));
        assert!(matches!(urn.key(stranger, pile, "ABCD-EFGH", None).await, Err(KeyRefusal::Other(Refusal::NotFound))));
    }
    let other = app.poll().titled("Another").open().await;
    offline::open(&app.parvis, &urn.first, other.id).await.unwrap();
    let through_another = offline::count(&app.parvis, &urn.first, other.id, pile).await;
    assert!(matches!(through_another, Err(Refusal::NotFound)), "a pile belongs to one poll");
}

/// After the count no table has a code, or the mark of one, beside what was voted.
async fn sheets_and_choices_never_meet(app: TestApp) {
    let urn = Urn::new(&app, 3).await;
    let sheets: Vec<_> = urn.codes.iter().map(|code| (*code, Some(1))).collect();
    let pile = urn.keyed(Channel::Paper, &sheets).await;
    let keyed = app.number("SELECT COUNT(*) FROM entry_lines").await;
    assert_eq!(keyed, 6);
    urn.count(pile).await.unwrap().unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM entry_lines").await, 0);
    let joined =
        "SELECT COUNT(*) FROM ballot_sheets JOIN open_ballots ON open_ballots.pseudonym = ballot_sheets.mark OR open_ballots.entry = ballot_sheets.mark";
    assert_eq!(app.number(joined).await, 0, "the mark of a code is not the pseudonym of a ballot");
    for table in ["audit_log WHERE detail", "open_ballots WHERE receipt", "entry_batches WHERE name"] {
        for code in &urn.codes {
            assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table} LIKE '%{code}%'")).await, 0, "{table}");
        }
    }
    if app.backend == tests::Backend::Sqlite {
        for table in ["ballot_sheets", "entry_lines"] {
            let sql = app.column(&format!("SELECT sql FROM sqlite_master WHERE name = '{table}'")).await;
            assert!(sql[0].contains("WITHOUT ROWID"), "{table} does not number its rows as they arrive");
        }
    }
    offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
    urn.poll.closes_by_the_clock(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM poll_secrets").await, 0, "what made a pseudonym of a mark is gone");
}

async fn a_repair_counts_paper_too(app: TestApp) {
    let urn = Urn::new(&app, 3).await;
    let voters = app.residents(2).await;
    urn.poll.vote_all(&app, &voters, 0).await;
    let pile = urn.keyed(Channel::Phone, &[(urn.codes[0], Some(0)), (urn.codes[1], Some(1))]).await;
    urn.count(pile).await.unwrap().unwrap();
    app.counts_right().await;
    for sql in ["DELETE FROM turnout_counters", "DELETE FROM consultation_counters", "DELETE FROM rollups", "DELETE FROM person_quarters"] {
        assert!(app.tamper(sql).await > 0);
    }
    server::engage::recompute::repair(&app.parvis.database).await.unwrap();
    app.counts_right().await;
    assert_eq!(urn.turnout().await, [(Channel::Web, 2), (Channel::Phone, 2)]);
    for sql in [
        "UPDATE entry_batches SET entered = entered + 1, pile = pile + 1",
        "UPDATE entry_batches SET entered = entered - 1, pile = pile - 1, channel = 'paper'",
        "UPDATE turnout_counters SET voters = voters + 1 WHERE channel = 'phone'",
    ] {
        app.tamper(sql).await;
        assert!(!app.recount().await.differences.is_empty(), "{sql} was not noticed");
    }
}

async fn acts_are_written_down_without_codes(app: TestApp) {
    let urn = Urn::new(&app, 1).await;
    let pile = urn.keyed(Channel::Paper, &[(urn.codes[0], Some(0))]).await;
    urn.count(pile).await.unwrap().unwrap();
    offline::close(&app.parvis, &urn.first, urn.poll.id).await.unwrap();
    let acts = app.column("SELECT action FROM audit_log WHERE action LIKE 'p%' AND action NOT LIKE 'poll.%' ORDER BY id").await;
    let expected = ["paper.open", "paper.print", "pile.begin", "pile.key", "pile.finish", "pile.key", "pile.finish", "pile.count", "paper.close"];
    assert_eq!(acts, expected);
}
