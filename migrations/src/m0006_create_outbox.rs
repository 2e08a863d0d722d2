//! What must happen after a commit (mail), what was done by whom (audit), and answers kept for retried requests.

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
CREATE TABLE outbox (
    id {id},
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    payload TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    run_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_token TEXT,
    lease_until BIGINT,
    done_at BIGINT,
    failed_at BIGINT
);
CREATE INDEX outbox_due ON outbox (done_at, failed_at, run_at);
CREATE TABLE audit_log (
    id {id},
    actor_id BIGINT,
    city_id BIGINT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    happened_at BIGINT NOT NULL
);
CREATE INDEX audit_log_by_city ON audit_log (city_id, happened_at);
CREATE TABLE idempotent_answers (
    scope TEXT NOT NULL,
    key_hash {bytes} NOT NULL,
    body_hash {bytes} NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key_hash)
) {unordered};
CREATE INDEX idempotent_answers_by_age ON idempotent_answers (created_at);
";
