//! Tokens of anonymous polls: that somebody took one, and the ballot that was cast with one.
//!
//! `voting_tokens` names persons and what they sent, which is blinded: it belongs to every token alike, so nobody can tell
//! whose token is whose. It is there so that a request can be repeated, and goes when the poll is sealed. `open_ballots`
//! holds the token a ballot was cast with (input, then output), and its lock where only the voter's browser has the key.

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
ALTER TABLE open_ballots ADD COLUMN token {bytes};
ALTER TABLE open_ballots ADD COLUMN replace_lock {bytes};
CREATE TABLE voting_tokens (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    person_id BIGINT NOT NULL REFERENCES persons (id),
    blinded {bytes} NOT NULL,
    PRIMARY KEY (city_id, poll_id, person_id)
) {unordered};
";
