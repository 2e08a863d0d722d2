//! The trustees of encrypted polls, what they say while they make a key, and what they open the sum with; and ballots that are sealed.
//!
//! Messages are signed and are public but for what is sealed in them; they are only ever added. `attempt` counts the
//! ceremonies of a poll: those that failed stay, as they show whose fault it was. Addresses serve to let trustees in,
//! and go when the poll is sealed. `sum_code` and `closing_parts` are what trustees open, once the poll is closed; `asked_at` is when they were last asked to.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, SQL).await
    }
}

// `ceremony`: what is fixed before the first message; none until every trustee has given a key.
const SQL: &str = "
CREATE TABLE ceremonies (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    attempt BIGINT NOT NULL,
    threshold BIGINT NOT NULL,
    ceremony TEXT,
    sum_code TEXT,
    asked_at BIGINT,
    PRIMARY KEY (city_id, poll_id)
);
CREATE TABLE trustees (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    enrolment TEXT,
    PRIMARY KEY (city_id, poll_id, place),
    UNIQUE (city_id, poll_id, email)
);
CREATE TABLE ceremony_messages (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    attempt BIGINT NOT NULL,
    round BIGINT NOT NULL,
    trustee BIGINT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, attempt, round, trustee)
);
CREATE TABLE decryptions (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    trustee BIGINT NOT NULL,
    shares TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, trustee)
);
CREATE TABLE closing_parts (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    part BIGINT NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, part)
);
ALTER TABLE open_ballots ADD COLUMN sealed TEXT;
";
