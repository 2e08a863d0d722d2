//! What is of no more use is removed: it would only take room, and some of it tells about people.

use super::pause;
use crate::parvis::Parvis;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use store::{Database, DbErr, idempotency, outbox, persons, sessions, sign_ins};
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(600);
/// Sign-in requests and answers for repeated requests are kept for a day.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Traces of mails that were sent, for a week.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Sweeps, every ten minutes.
pub async fn run(parvis: Arc<Parvis>, mut shutdown: watch::Receiver<bool>) {
    while pause(EVERY, &mut shutdown).await {
        parvis.limits.sweep();
        match sweep(&parvis.database, parvis.clock.now()).await {
            Ok(removed) => tracing::debug!(?removed, "swept"),
            Err(error) => tracing::error!(%error, "sweeping failed and is tried again"),
        }
    }
}

/// How many rows were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Sessions that have run out.
    pub sessions: u64,
    /// Sign-in requests older than a day.
    pub sign_ins: u64,
    /// Kept answers older than a day.
    pub answers: u64,
    /// Mails sent or given up more than a week ago.
    pub mails: u64,
    /// Address keys of deleted accounts that no open poll needs any more.
    pub keys: u64,
}

/// Removes what is of no more use at this moment. Each kind is a transaction of its own, so that ballots never wait
/// for all of it.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(database: &Database, now: Timestamp) -> Result<Removed, DbErr> {
    let mut removed = Removed::default();
    let tx = database.begin_write().await?;
    removed.sessions = sessions::sweep(&tx, now).await?;
    tx.commit().await?;
    let tx = database.begin_write().await?;
    removed.sign_ins = sign_ins::sweep(&tx, now - DAY).await?;
    tx.commit().await?;
    let tx = database.begin_write().await?;
    removed.answers = idempotency::sweep(&tx, now - DAY).await?;
    tx.commit().await?;
    let tx = database.begin_write().await?;
    removed.mails = outbox::sweep(&tx, now - WEEK).await?;
    tx.commit().await?;
    let tx = database.begin_write().await?;
    removed.keys = persons::forget_keys(&tx).await?;
    tx.commit().await?;
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::outbox::{NewEntry, Outcome};
    use store::sign_ins::SignInRequest;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    async fn database(folder: &tempfile::TempDir) -> Database {
        let url = format!("sqlite://{}/sweep.sqlite", folder.path().display());
        Database::open(&store::Options { url, readers: 1 }).await.unwrap()
    }

    fn request(token: u8, created: Timestamp) -> SignInRequest {
        let created = created.as_millisecond();
        SignInRequest {
            token_hash: vec![token; 32],
            browser_hash: vec![0; 32],
            code_hash: vec![0; 32],
            email: "ana@example.org".to_owned(),
            email_key: "key".to_owned(),
            return_to: "/en/me".to_owned(),
            language: "en".to_owned(),
            created_at: created,
            expires_at: created + 600_000,
            attempts: 0,
            used_at: None,
        }
    }

    #[tokio::test]
    async fn sign_in_requests_go_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let database = database(&folder).await;
        let tx = database.begin_write().await.unwrap();
        sign_ins::add(&tx, request(1, at("2027-03-01T11:59:59Z"))).await.unwrap();
        sign_ins::add(&tx, request(2, at("2027-03-01T12:00:01Z"))).await.unwrap();
        tx.commit().await.unwrap();
        let removed = sweep(&database, at("2027-03-02T12:00:00Z")).await.unwrap();
        assert_eq!(removed, Removed { sign_ins: 1, ..Removed::default() });
        assert!(sign_ins::by_token(database.read(), &[2; 32]).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn mails_go_a_week_after_they_were_sent_and_never_while_they_wait() {
        let folder = tempfile::tempdir().unwrap();
        let database = database(&folder).await;
        let sent = at("2027-03-01T12:00:00Z");
        let tx = database.begin_write().await.unwrap();
        for message_id in ["<sent@x>", "<waiting@x>"] {
            let run_at = if message_id == "<sent@x>" { sent } else { at("2028-01-01T00:00:00Z") };
            let entry = NewEntry {
                kind: "invitation",
                recipient: "ana@example.org".to_owned(),
                payload: serde_json::json!({}),
                message_id: message_id.to_owned(),
                run_at,
            };
            outbox::put(&tx, entry).await.unwrap();
        }
        let claimed = outbox::claim(&tx, "token", sent, sent + SignedDuration::from_mins(1), 10).await.unwrap();
        assert!(outbox::finish(&tx, claimed.first().unwrap().id, "token", Outcome::Done, sent).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(sweep(&database, sent + WEEK).await.unwrap().mails, 0);
        assert_eq!(sweep(&database, sent + WEEK + DAY).await.unwrap().mails, 1);
        assert_eq!(outbox::waiting(database.read()).await.unwrap(), 1);
    }
}
