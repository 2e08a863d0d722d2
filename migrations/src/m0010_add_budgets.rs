//! Participatory budgets: questions with money to spend, whose options cost something.

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

// As before, the names of the methods move to a column with a new condition. Amounts are cents of a euro. `budget` is
// NULL where options are no projects, and 0 as long as the team of a draft has not said how much; `cost` is NULL as
// long as it is not known. `satisfaction` is empty where there is no budget.
const SQL: &str = "
ALTER TABLE questions ADD COLUMN answered_by TEXT NOT NULL DEFAULT 'single-choice'
    CHECK (answered_by IN ('single-choice', 'approval', 'ranked', 'score', 'points', 'quadratic', 'knapsack'));
UPDATE questions SET answered_by = method;
ALTER TABLE questions DROP COLUMN method;
ALTER TABLE questions RENAME COLUMN answered_by TO method;
ALTER TABLE questions ADD COLUMN budget BIGINT NULL CHECK (budget >= 0);
ALTER TABLE questions ADD COLUMN satisfaction TEXT NOT NULL DEFAULT '' CHECK (satisfaction IN ('', 'cost', 'cardinality'));
ALTER TABLE options ADD COLUMN cost BIGINT NULL CHECK (cost >= 0);
";
