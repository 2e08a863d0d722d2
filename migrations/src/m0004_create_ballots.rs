//! Who has voted, and what was voted: tables that share no key, no time and no order.
//!
//! `turnout` names persons and no choices. `open_ballots` holds choices under a keyed pseudonym (HMAC of the person under
//! the secret of the poll and a key that is not in this database), only so that a vote can be changed until the close.
//! Sealing a poll moves them to `ballots`, without pseudonym and in random order, and destroys the secret.

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

const SQL: &str = "
CREATE TABLE poll_secrets (
    poll_id BIGINT PRIMARY KEY REFERENCES polls (id),
    secret {bytes} NOT NULL
) {unordered};
CREATE TABLE turnout (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    person_id BIGINT NOT NULL REFERENCES persons (id),
    channel TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, person_id)
) {unordered};
CREATE INDEX turnout_by_person ON turnout (person_id);
CREATE TABLE turnout_counters (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    channel TEXT NOT NULL,
    voters BIGINT NOT NULL,
    PRIMARY KEY (city_id, poll_id, channel)
) {unordered};
CREATE TABLE open_ballots (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    pseudonym {bytes} NOT NULL,
    receipt TEXT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, pseudonym)
) {unordered};
CREATE TABLE ballot_replays (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    key_mark {bytes} NOT NULL,
    body_mark {bytes} NOT NULL,
    receipt TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, key_mark)
) {unordered};
CREATE TABLE ballots (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    receipt TEXT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, receipt)
) {unordered};
CREATE TABLE tallies (
    poll_id BIGINT PRIMARY KEY REFERENCES polls (id),
    tally TEXT NOT NULL
) {unordered};
";
