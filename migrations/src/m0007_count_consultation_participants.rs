//! How many persons took part in each consultation, as a counter: counting the turnout of several polls again for
//! each page took seconds once a million had voted.

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
CREATE TABLE consultation_counters (
    city_id BIGINT NOT NULL,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    participants BIGINT NOT NULL,
    PRIMARY KEY (city_id, consultation_id)
) {unordered};
INSERT INTO consultation_counters (city_id, consultation_id, participants)
    SELECT polls.city_id, polls.consultation_id, COUNT(DISTINCT turnout.person_id)
    FROM turnout JOIN polls ON polls.id = turnout.poll_id
    GROUP BY polls.city_id, polls.consultation_id;
";
