//! Drafts whose options are only named get the rule that decides them, so that ties there are broken by lot as everywhere else. What was published before
//! keeps no rule at such questions: it was promised that a tie stays a tie.

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
UPDATE questions SET rule = CASE method WHEN 'approval' THEN 'approval' ELSE 'plurality' END
    WHERE rule = '' AND budget IS NULL AND method IN ('single-choice', 'approval')
    AND poll_id IN (SELECT id FROM polls WHERE published_at IS NULL);
";
