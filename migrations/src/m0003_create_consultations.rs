//! Consultations, their polls, and every text in every language they are offered in.

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
CREATE TABLE consultations (
    id {id},
    city_id BIGINT NOT NULL REFERENCES cities (id),
    slug TEXT NOT NULL,
    phase SMALLINT NOT NULL CHECK (phase BETWEEN 1 AND 3),
    level TEXT NOT NULL CHECK (level IN ('inform', 'consult', 'involve', 'collaborate', 'empower')),
    field TEXT NOT NULL,
    languages TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    answered_at BIGINT,
    search TEXT NOT NULL,
    UNIQUE (city_id, slug)
);
CREATE INDEX consultations_by_city ON consultations (city_id, phase);
CREATE TABLE consultation_texts (
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (consultation_id, language)
) {unordered};
CREATE TABLE polls (
    id {id},
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    city_id BIGINT NOT NULL REFERENCES cities (id),
    eligibility TEXT NOT NULL CHECK (eligibility IN ('any-account', 'declared-residents')),
    opens_at BIGINT,
    closes_at BIGINT,
    open_ended {bool} NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    sealed_at BIGINT,
    results_at BIGINT,
    CHECK (closes_at IS NULL OR opens_at IS NULL OR closes_at > opens_at)
);
CREATE INDEX polls_by_consultation ON polls (consultation_id);
CREATE INDEX polls_by_close ON polls (sealed_at, closes_at);
CREATE TABLE poll_texts (
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    PRIMARY KEY (poll_id, language)
) {unordered};
CREATE TABLE questions (
    id {id},
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    position INTEGER NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('single-choice', 'approval')),
    min_choices INTEGER NOT NULL,
    max_choices INTEGER NOT NULL,
    optional {bool} NOT NULL,
    random_order {bool} NOT NULL
);
CREATE INDEX questions_by_poll ON questions (poll_id);
CREATE TABLE question_texts (
    question_id BIGINT NOT NULL REFERENCES questions (id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    help TEXT NOT NULL,
    PRIMARY KEY (question_id, language)
) {unordered};
CREATE TABLE options (
    id {id},
    question_id BIGINT NOT NULL REFERENCES questions (id),
    position INTEGER NOT NULL
);
CREATE INDEX options_by_question ON options (question_id);
CREATE TABLE option_texts (
    option_id BIGINT NOT NULL REFERENCES options (id),
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (option_id, language)
) {unordered};
CREATE TABLE corrections (
    id {id},
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    poll_id BIGINT REFERENCES polls (id),
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    text_before TEXT NOT NULL,
    text_after TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX corrections_by_consultation ON corrections (consultation_id);
CREATE TABLE poll_decisions (
    id {id},
    poll_id BIGINT NOT NULL REFERENCES polls (id),
    decision TEXT NOT NULL CHECK (decision IN ('published', 'extended', 'closed-early', 'closed', 'results-published')),
    reason TEXT NOT NULL,
    closes_before_at BIGINT,
    closes_after_at BIGINT,
    decided_at BIGINT NOT NULL
);
CREATE INDEX poll_decisions_by_poll ON poll_decisions (poll_id);
";
