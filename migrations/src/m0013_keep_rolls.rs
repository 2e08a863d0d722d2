//! Electoral rolls: who may vote in a poll, as marks that say nothing without the instance key.
//!
//! An entry says whether its vote is used up, and never when, how or for what. No table has an entry beside a ballot.
//! `code_mark` is a second mark of the same entry: that of the code which was sent to its address.

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

// As in m0010, the names of who may vote move to a column with a new condition. `roll` counts the entries of a poll.
const SQL: &str = "
ALTER TABLE polls ADD COLUMN open_to TEXT NOT NULL DEFAULT 'any-account'
    CHECK (open_to IN ('any-account', 'declared-residents', 'electoral-roll'));
UPDATE polls SET open_to = eligibility;
ALTER TABLE polls DROP COLUMN eligibility;
ALTER TABLE polls RENAME COLUMN open_to TO eligibility;
ALTER TABLE polls ADD COLUMN roll BIGINT NOT NULL DEFAULT 0 CHECK (roll >= 0);
CREATE TABLE roll_entries (
    city_id BIGINT NOT NULL,
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    mark {bytes} NOT NULL,
    code_mark {bytes},
    used TEXT CHECK (used IN ('voted', 'spoiled')),
    PRIMARY KEY (city_id, poll_id, mark)
) {unordered};
CREATE UNIQUE INDEX roll_entries_by_code ON roll_entries (city_id, poll_id, code_mark);
";
