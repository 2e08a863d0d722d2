//! Witnesses: what this site has signed of the logs of others, and what others have signed of its own.
//!
//! `witnessed_logs` is the memory of this witness: the latest checkpoint it has signed of each log, with the key by which the
//! log is known since it was seen first. It is never to go back. `contradiction` is a checkpoint that the log has signed
//! too, of the size of `contradicted` and with another root: the two together prove that it showed two things.
//! `log_cosignatures` are lines to put under our own checkpoints; `witness_submissions` says how far each witness, named by
//! its key, has come with each log, and when it is asked again.

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
CREATE TABLE witnessed_logs (
    origin TEXT PRIMARY KEY,
    log_key TEXT NOT NULL,
    size BIGINT NOT NULL,
    root {bytes} NOT NULL,
    checkpoint TEXT NOT NULL,
    contradicted TEXT,
    contradiction TEXT,
    witnessed_at BIGINT NOT NULL
);
CREATE TABLE log_cosignatures (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    size BIGINT NOT NULL,
    witness TEXT NOT NULL,
    line TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (city_id, poll_id, size, witness)
);
CREATE TABLE witness_submissions (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    witness TEXT NOT NULL,
    size BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (city_id, poll_id, witness)
);
";
