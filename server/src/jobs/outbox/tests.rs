//! The outbox when things go wrong.

use super::*;
use crate::clock::Clock;
use crate::config::MailConfig;
use crate::keys::Keys;
use crate::mail::kinds::Payload;
use crate::mail::{Mailer, mailbox};
use app::words::Locale;
use std::path::PathBuf;
use store::Database;

struct Office {
    folder: tempfile::TempDir,
    database: Database,
    clock: Clock,
    keys: Keys,
    mail: Mailer,
}

impl Office {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/outbox.sqlite", folder.path().display());
        let config = MailConfig { smtp_url: None, folder: folder.path().join("mail"), from: "Parvis <parvis@parvis.example>".to_owned() };
        Self {
            database: Database::open(&store::Options { url, readers: 2 }).await.unwrap(),
            clock: Clock::manual("2027-03-03T17:00:00Z".parse().unwrap()),
            keys: Keys::parse(&"5a".repeat(32)).unwrap(),
            mail: Mailer::open(&config).unwrap(),
            folder,
        }
    }

    fn desk(&self) -> Desk<'_> {
        Desk { database: &self.database, clock: &self.clock, keys: &self.keys, mail: &self.mail, origin: "https://parvis.example" }
    }

    async fn post(&self, to: &str, payload: Payload) {
        let tx = self.database.begin_write().await.unwrap();
        self.desk().post(&tx, &Address::parse(to).unwrap(), Locale::En, payload).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    async fn mails(&self) -> Vec<mailbox::Mail> {
        mailbox::list(&self.mail_folder(), 100).await.unwrap()
    }

    async fn waiting(&self) -> u64 {
        outbox::waiting(self.database.read()).await.unwrap()
    }

    /// No mail can be written from now on.
    fn break_mail(&self) {
        std::fs::remove_dir_all(self.mail_folder()).unwrap();
    }

    fn mend_mail(&self) {
        std::fs::create_dir(self.mail_folder()).unwrap();
    }
}

fn sign_in() -> Payload {
    Payload::SignIn { link: "https://parvis.example/en/sign-in/link/abc".to_owned(), code: "ABCD-EFGH".to_owned(), minutes: 10 }
}

fn closed() -> Payload {
    Payload::PollClosed { poll: "Trees <or> trams?".to_owned(), city: "Lyon".to_owned(), path: "/team/polls/7".to_owned(), voters: 12 }
}

#[tokio::test]
async fn a_mail_is_sent_once_and_its_link_is_forgotten() {
    let office = Office::open().await;
    office.post("ana@example.org", sign_in()).await;
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::Sent]);
    assert_eq!(work_off(office.desk()).await.unwrap(), []);
    let mails = office.mails().await;
    let mail = mails.first().unwrap();
    assert_eq!((mails.len(), mail.to.as_str(), mail.language.as_str()), (1, "ana@example.org", "en"));
    assert!(mail.text.contains("https://parvis.example/en/sign-in/link/abc") && mail.text.contains("ABCD-EFGH"), "{}", mail.text);
    assert!(!mail.headers.iter().any(|(name, _)| name.starts_with("List-Unsubscribe")));
    let row = outbox::Entry { payload: "{}".to_owned(), recipient: String::new(), ..only_row(&office).await };
    assert_eq!(row, only_row(&office).await);
}

async fn only_row(office: &Office) -> Entry {
    use sea_orm::EntityTrait;
    store::entities::outbox::Entity::find().one(office.database.read()).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_is_rolled_back_is_not_sent() {
    let office = Office::open().await;
    let tx = office.database.begin_write().await.unwrap();
    office.desk().post(&tx, &Address::parse("ana@example.org").unwrap(), Locale::En, closed()).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(work_off(office.desk()).await.unwrap(), []);
}

#[tokio::test]
async fn whoever_wants_no_such_mail_gets_none() {
    let office = Office::open().await;
    office.post("ana@example.org", closed()).await;
    work_off(office.desk()).await.unwrap();
    let mails = office.mails().await;
    let header = |name: &str| mails.first().unwrap().headers.iter().find(|(found, _)| found == name).unwrap().1.clone();
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let address = header("List-Unsubscribe");
    let token = address.trim_matches(['<', '>']).rsplit('/').next().unwrap();
    assert!(unsubscribe::refuse(&office.database, &office.keys, token).await.unwrap());
    assert!(unsubscribe::refuse(&office.database, &office.keys, token).await.unwrap());
    assert!(!unsubscribe::refuse(&office.database, &office.keys, "poll-closed.x.y").await.unwrap());

    office.post("ANA+other@example.org", closed()).await;
    assert_eq!(office.waiting().await, 0);
    office.post("bob@example.org", closed()).await;
    office.post("ana@example.org", sign_in()).await;
    assert_eq!(office.waiting().await, 2);
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_is_tried_again_later_and_later_and_then_given_up() {
    let office = Office::open().await;
    office.post("ana@example.org", closed()).await;
    office.break_mail();
    for attempt in 1..ATTEMPTS {
        assert_eq!(work_off(office.desk()).await.unwrap(), [End::Later], "{attempt}");
        assert_eq!(work_off(office.desk()).await.unwrap(), [], "not at once");
        office.clock.advance(wait(attempt, u8::MAX));
    }
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::GivenUp]);
    assert_eq!(office.waiting().await, 0);
    assert_eq!(only_row(&office).await.payload, "{}");
}

#[tokio::test]
async fn a_mail_is_the_same_in_all_attempts() {
    let office = Office::open().await;
    office.post("ana@example.org", closed()).await;
    let before = only_row(&office).await;
    office.break_mail();
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::Later]);
    office.mend_mail();
    office.clock.advance(LONGEST_WAIT);
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::Sent]);
    let mails = office.mails().await;
    let mail = mails.first().unwrap();
    assert_eq!(mail.at, "2027-03-03T17:00:00Z".parse().unwrap());
    assert!(mail.headers.contains(&("Message-ID".to_owned(), before.message_id)));
}

#[tokio::test]
async fn a_sign_in_mail_is_not_sent_after_its_link_has_run_out() {
    let office = Office::open().await;
    office.post("ana@example.org", sign_in()).await;
    office.clock.advance(SignedDuration::from_mins(10));
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::GivenUp]);
    assert_eq!(office.mails().await, []);
}

#[tokio::test]
async fn what_nobody_understands_is_given_up_and_stops_nothing_else() {
    let office = Office::open().await;
    let tx = office.database.begin_write().await.unwrap();
    for (recipient, payload) in [("ana@example.org", serde_json::json!({ "language": "xx" })), ("nobody", serde_json::to_value(letter()).unwrap())] {
        let entry = outbox::NewEntry {
            kind: "poll-closed",
            recipient: recipient.to_owned(),
            payload,
            message_id: format!("<{recipient}>"),
            run_at: office.clock.now(),
        };
        outbox::put(&tx, entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    office.post("bob@example.org", closed()).await;
    let mut ends = work_off(office.desk()).await.unwrap();
    ends.sort_by_key(|end| *end == End::GivenUp);
    assert_eq!(ends, [End::Sent, End::GivenUp, End::GivenUp]);
}

fn letter() -> Letter {
    Letter { language: Locale::En, written: 0, payload: closed() }
}

/// A worker sends a mail and dies before it has written that down: another sends it again, recognisable as the same,
/// and the first, should it wake up, changes nothing.
#[tokio::test]
async fn a_worker_that_was_thought_dead_changes_nothing() {
    let office = Office::open().await;
    office.post("ana@example.org", closed()).await;
    let (lost, entries) = claim(office.desk()).await.unwrap();
    let entry = entries.into_iter().next().unwrap();
    attempt(office.desk(), &entry).await.unwrap();

    // Nobody else takes it while the lease runs.
    office.clock.advance(LEASE - SignedDuration::from_millis(1));
    assert_eq!(work_off(office.desk()).await.unwrap(), []);
    office.clock.advance(SignedDuration::from_millis(1));
    let (current, taken_over) = claim(office.desk()).await.unwrap();
    assert_eq!(taken_over.iter().map(|entry| (entry.id, entry.attempts)).collect::<Vec<_>>(), [(entry.id, 2)]);

    // The first one wakes up, with good news and with bad news: neither counts.
    finish(office.desk(), &entry, &lost, Ok(())).await.unwrap();
    finish(office.desk(), &entry, &lost, Err(SendError::permanent("late"))).await.unwrap();
    finish(office.desk(), &entry, &lost, Err(SendError::temporary("late"))).await.unwrap();
    let row = only_row(&office).await;
    assert_eq!((row.done_at, row.failed_at, row.lease_token.as_deref()), (None, None, Some(current.as_str())));

    let second = taken_over.into_iter().next().unwrap();
    assert_eq!(deliver(office.desk(), second, &current).await.unwrap(), End::Sent);
    assert!(only_row(&office).await.done_at.is_some());
    // Both copies are one mail: same Message-ID, same date, so the same file.
    assert_eq!(office.mails().await.len(), 1);
}

#[tokio::test]
async fn a_mail_that_kills_whoever_sends_it_is_given_up_in_the_end() {
    let office = Office::open().await;
    office.post("ana@example.org", closed()).await;
    for _ in 0..ATTEMPTS {
        assert_eq!(claim(office.desk()).await.unwrap().1.len(), 1);
        office.clock.advance(LEASE);
    }
    assert_eq!(work_off(office.desk()).await.unwrap(), [End::GivenUp]);
    assert_eq!(office.mails().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_workers_send_each_mail_once() {
    let office = Office::open().await;
    for number in 0..40 {
        office.post(&format!("person{number}@example.org"), closed()).await;
    }
    let workers = (0..6).map(|_| async {
        let mut sent = 0;
        loop {
            let ends = work_off(office.desk()).await.unwrap();
            assert!(ends.iter().all(|end| *end == End::Sent));
            sent += ends.len();
            if ends.is_empty() {
                break sent;
            }
        }
    });
    let sent: Vec<usize> = futures_util::future::join_all(workers).await;
    assert_eq!(sent.iter().sum::<usize>(), 40);
    assert_eq!(office.mails().await.len(), 40);
}

#[test]
fn waiting_grows_and_ends_at_six_hours() {
    let middle: Vec<i64> = (1..=8).map(|attempt| wait(attempt, 127).as_secs()).collect();
    assert_eq!(middle, [9, 39, 159, 639, 2_557, 10_229, 21_578, 21_578]);
    for attempt in [i32::MIN, 0, 1, 7, 8, i32::MAX] {
        let (least, most) = (wait(attempt, 0), wait(attempt, u8::MAX));
        assert!(least >= SignedDuration::from_secs(8) && most <= LONGEST_WAIT && least < most);
    }
}
