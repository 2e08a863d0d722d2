//! What indicators count: participation events under pseudonyms, and the counters that move with them.

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
CREATE TABLE participation_events (
    city_id BIGINT NOT NULL,
    person BIGINT NOT NULL,
    act TEXT NOT NULL,
    activity_id BIGINT NOT NULL,
    sequence INTEGER NOT NULL,
    phase SMALLINT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (city_id, person, act, activity_id, sequence)
) {unordered};
CREATE TABLE person_quarters (
    city_id BIGINT NOT NULL,
    person BIGINT NOT NULL,
    phase SMALLINT NOT NULL,
    quarter INTEGER NOT NULL,
    online BIGINT NOT NULL,
    offline BIGINT NOT NULL,
    authored BIGINT NOT NULL,
    PRIMARY KEY (city_id, person, phase, quarter)
) {unordered};
CREATE TABLE rollups (
    city_id BIGINT NOT NULL,
    phase SMALLINT NOT NULL,
    period TEXT NOT NULL,
    participants BIGINT NOT NULL,
    authors BIGINT NOT NULL,
    offline_participants BIGINT NOT NULL,
    contributions BIGINT NOT NULL,
    offline_contributions BIGINT NOT NULL,
    authored_contributions BIGINT NOT NULL,
    PRIMARY KEY (city_id, phase, period)
) {unordered};
CREATE INDEX rollups_by_scope ON rollups (phase, period);
";
