//! How secret a poll is, and the names under which ballots are public where they are named.
//!
//! Polls made before are confidential: so they were.

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
ALTER TABLE polls ADD COLUMN secrecy TEXT NOT NULL DEFAULT 'confidential'
    CHECK (secrecy IN ('named', 'confidential', 'anonymous', 'encrypted'));
ALTER TABLE open_ballots ADD COLUMN name TEXT;
ALTER TABLE ballots ADD COLUMN name TEXT;
";
