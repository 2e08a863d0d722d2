//! Questions that are answered by an order of preference or by numbers, the rule that decides them, the seed that breaks
//! ties, and what the count came to.

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

// SQLite cannot change the condition on a column, so the names of the methods move to a column with a new one.
// `rule` is empty where options are only named: the tally says all. `decided` is JSON, question by question.
const SQL: &str = "
ALTER TABLE questions ADD COLUMN answered_by TEXT NOT NULL DEFAULT 'single-choice'
    CHECK (answered_by IN ('single-choice', 'approval', 'ranked', 'score', 'points', 'quadratic'));
UPDATE questions SET answered_by = method;
ALTER TABLE questions DROP COLUMN method;
ALTER TABLE questions RENAME COLUMN answered_by TO method;
ALTER TABLE questions ADD COLUMN highest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN credits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN seats INTEGER NOT NULL DEFAULT 1;
ALTER TABLE polls ADD COLUMN tie_seed TEXT NOT NULL DEFAULT '';
ALTER TABLE tallies ADD COLUMN decided TEXT NOT NULL DEFAULT '[]';
";
