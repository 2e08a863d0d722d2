//! The log of each poll, and what opens its entries.
//!
//! `open_ballots` gets what opens the entry of a ballot, `superseded_ballots` what marks the entries of ballots that were
//! changed (neither tells which ballot came after). Sealing a poll writes both into its bundle and empties the tables.
//! `log_pending` are entries that are promised and not yet in the log; `log_entries` finds the place of one that is;
//! `log_tiles` is the log: tiles of hashes by their level, and those of the entries themselves under -1.
//! Polls that were published before have no log.

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

// `due_at`: until when every entry promised so far is in the log.
const SQL: &str = "
ALTER TABLE open_ballots ADD COLUMN entry {bytes};
ALTER TABLE open_ballots ADD COLUMN salt {bytes};
ALTER TABLE open_ballots ADD COLUMN replace_key {bytes};
CREATE TABLE poll_logs (
    poll_id BIGINT PRIMARY KEY REFERENCES polls (id),
    city_id BIGINT NOT NULL,
    definition TEXT NOT NULL,
    size BIGINT NOT NULL,
    checkpoint TEXT NOT NULL,
    due_at BIGINT NOT NULL
) {unordered};
CREATE TABLE log_checkpoints (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    size BIGINT NOT NULL,
    checkpoint TEXT NOT NULL,
    PRIMARY KEY (city_id, poll_id, size)
);
CREATE TABLE log_tiles (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    level INTEGER NOT NULL,
    place BIGINT NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, level, place)
);
CREATE TABLE log_entries (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    entry {bytes} NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (city_id, poll_id, entry)
) {unordered};
CREATE TABLE log_pending (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    entry {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, entry)
) {unordered};
CREATE TABLE superseded_ballots (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    entry {bytes} NOT NULL,
    digest {bytes} NOT NULL,
    replace_key {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, entry)
) {unordered};
CREATE TABLE bundle_parts (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    part BIGINT NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, part)
);
";
