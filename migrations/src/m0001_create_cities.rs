//! The registry: cities with what they declare about themselves, and the phases of their contracts.

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
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) {unordered};
CREATE TABLE cities (
    id {id},
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    country TEXT NOT NULL,
    boundary TEXT NOT NULL CHECK (boundary IN ('municipality', 'district', 'inter-municipality')),
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    population BIGINT CHECK (population > 0),
    population_year INTEGER,
    population_source TEXT NOT NULL,
    population_note TEXT,
    population_language TEXT NOT NULL,
    population_to_be_replaced {bool} NOT NULL,
    time_zone TEXT NOT NULL,
    languages TEXT NOT NULL,
    preparedness TEXT CHECK (preparedness IN ('beginner', 'experienced', 'frontrunner')),
    preparedness_on TEXT,
    label_awarded TEXT,
    membership_source TEXT,
    search TEXT NOT NULL
);
CREATE INDEX cities_by_country ON cities (country);
CREATE TABLE contract_phases (
    city_id BIGINT NOT NULL REFERENCES cities (id),
    phase SMALLINT NOT NULL CHECK (phase BETWEEN 1 AND 3),
    starts_on TEXT,
    ends_on TEXT,
    approximate {bool} NOT NULL,
    PRIMARY KEY (city_id, phase)
) {unordered};
";
