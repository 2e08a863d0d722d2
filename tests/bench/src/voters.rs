//! People who are signed in already, and an open poll for them.

use crate::Failure;
use crate::http::post;
use domain::voting::Eligibility;
use jiff::Timestamp;
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};
use store::moments::millis;
use store::persons::NewPerson;
use store::{Database, persons, sessions, sql};
use uuid::Uuid;

/// An open poll that anybody with an account may vote in.
#[derive(Clone, Debug)]
pub struct OpenPoll {
    /// Its number.
    pub id: i64,
    /// Its questions: number, how many choices at least, options.
    questions: Vec<(i64, usize, Vec<i64>)>,
}

/// The clock of Parvis runs in the process that is measured.
#[allow(clippy::disallowed_methods)]
fn now() -> Timestamp {
    Timestamp::now()
}

/// Adds accounts, each with a session; gives back the tokens of the sessions.
pub async fn add(database: &Database, many: usize) -> Result<Vec<String>, Failure> {
    let now = now();
    let expires = now.checked_add(jiff::SignedDuration::from_hours(24))?;
    let joined_on = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let tx = database.begin_write().await?;
    let mut tokens = Vec::with_capacity(many);
    for _ in 0..many {
        let name = Uuid::new_v4();
        let pseudonym = i64::try_from(name.as_u128() >> 65)?;
        let email = format!("{}@bench.example", name.simple());
        let person = NewPerson { pseudonym, email_key: email.clone(), email, language: "en".to_owned(), joined_on };
        let person = persons::add(&tx, person).await?;
        let token = Uuid::new_v4().simple().to_string();
        sessions::begin(&tx, &Sha256::digest(token.as_bytes()), person, now, expires).await?;
        tokens.push(token);
    }
    tx.commit().await?;
    Ok(tokens)
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Question {
    id: i64,
    min_choices: i32,
}

/// Takes the log of a poll away, as in polls that were published before there were logs: to see what it costs.
pub async fn without_log(database: &Database, poll: &OpenPoll) -> Result<(), Failure> {
    let tx = database.begin_write().await?;
    for table in ["log_checkpoints", "log_tiles", "log_entries", "log_pending", "poll_logs"] {
        sql::execute(&tx, &format!("DELETE FROM {table} WHERE poll_id = $1"), vec![poll.id.into()]).await?;
    }
    Ok(tx.commit().await?)
}

/// The polls that are open for another hour at least: the first two.
pub async fn open_polls(database: &Database) -> Result<[OpenPoll; 2], Failure> {
    let (connection, now) = (database.read(), millis(now()));
    // The forms here tick options; they give no places and no numbers.
    let query = "SELECT id FROM polls WHERE published_at IS NOT NULL AND sealed_at IS NULL AND eligibility = $1 AND opens_at < $2 AND closes_at > $3 \
        AND NOT EXISTS (SELECT 1 FROM questions WHERE poll_id = polls.id AND method NOT IN ('single-choice', 'approval')) ORDER BY id";
    let values = vec![Eligibility::AnyAccount.as_str().into(), now.into(), (now + 3_600_000).into()];
    let mut found = sql::all::<Id>(connection, query, values).await?.into_iter();
    let mut next = || found.next().ok_or("not enough polls are open");
    let (first, second) = (next()?, next()?);
    Ok([read(database, first.id).await?, read(database, second.id).await?])
}

async fn read(database: &Database, id: i64) -> Result<OpenPoll, Failure> {
    let connection = database.read();
    let mut questions = Vec::new();
    let query = "SELECT id, min_choices FROM questions WHERE poll_id = $1 ORDER BY position";
    for question in sql::all::<Question>(connection, query, vec![id.into()]).await? {
        let options = sql::all::<Id>(connection, "SELECT id FROM options WHERE question_id = $1 ORDER BY position", vec![question.id.into()]).await?;
        questions.push((question.id, usize::try_from(question.min_choices)?.max(1), options.into_iter().map(|option| option.id).collect()));
    }
    Ok(OpenPoll { id, questions })
}

/// How many have voted in a poll, and how many ballots it holds.
pub async fn counted(database: &Database, poll: &OpenPoll) -> Result<(i64, i64), Failure> {
    #[derive(FromQueryResult)]
    struct Count {
        found: i64,
    }
    let count = async |table: &str| -> Result<i64, Failure> {
        let query = format!("SELECT COUNT(*) AS found FROM {table} WHERE poll_id = $1");
        Ok(sql::one::<Count>(database.read(), &query, vec![poll.id.into()]).await?.map_or(0, |count| count.found))
    };
    Ok((count("turnout").await?, count("open_ballots").await?))
}

/// The request with which the holder of a session casts their ballot, as the review page sends it.
pub fn ballot(host: &str, poll: &OpenPoll, token: &str, which: usize) -> Vec<u8> {
    let mut form = format!("key={}&step=cast", Uuid::new_v4());
    for (question, least, options) in &poll.questions {
        for choice in 0..*least {
            if let Some(option) = options.get((which + choice) % options.len().max(1)) {
                form.push_str(&format!("&q{question}={option}"));
            }
        }
    }
    let headers = format!("Origin: http://{host}\r\nSec-Fetch-Site: same-origin\r\nCookie: parvis={token}\r\n");
    post(host, &format!("/en/polls/{}", poll.id), &headers, &form)
}
