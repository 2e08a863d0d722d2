//! Sheets of paper, and the piles in which they are typed in.
//!
//! A sheet is known by the mark of its code only; `used` says how it came back, and nothing says when. What was keyed
//! stands in `entry_lines` until its pile is counted, and is deleted by the count. No table has the code of a sheet, or
//! its mark, beside choices after that. People who keyed or printed have no foreign key: a pile outlives their accounts.

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

// `pile`: how many sheets there are, counted by hand. The four counts are those of the count; 0 before.
const SQL: &str = "
ALTER TABLE polls ADD COLUMN offline_open {bool} NOT NULL DEFAULT FALSE;
CREATE TABLE ballot_sheets (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    mark {bytes} NOT NULL,
    used TEXT CHECK (used IN ('paper', 'phone', 'assisted', 'in-person', 'spoiled')),
    PRIMARY KEY (city_id, poll_id, mark)
) {unordered};
CREATE TABLE sheet_prints (
    id {id},
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    sheets BIGINT NOT NULL,
    printed_by BIGINT NOT NULL,
    printed_at BIGINT NOT NULL
);
CREATE INDEX sheet_prints_by_poll ON sheet_prints (poll_id);
CREATE TABLE entry_batches (
    id {id},
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    channel TEXT NOT NULL CHECK (channel IN ('paper', 'phone', 'assisted', 'in-person')),
    name TEXT NOT NULL,
    pile BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('first', 'second', 'compared', 'counted')),
    first_by BIGINT,
    second_by BIGINT,
    entered BIGINT NOT NULL DEFAULT 0,
    spoiled BIGINT NOT NULL DEFAULT 0,
    unknown_codes BIGINT NOT NULL DEFAULT 0,
    used_codes BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    counted_at BIGINT
);
CREATE INDEX entry_batches_by_poll ON entry_batches (poll_id);
CREATE TABLE entry_lines (
    batch_id BIGINT NOT NULL REFERENCES entry_batches (id),
    pass SMALLINT NOT NULL,
    code TEXT NOT NULL,
    spoiled {bool} NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (batch_id, pass, code)
) {unordered};
";
