//! People, how they sign in, and what they may do. Nothing here ever meets a ballot.

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
CREATE TABLE persons (
    id {id},
    pseudonym BIGINT NOT NULL UNIQUE,
    email TEXT UNIQUE,
    email_key TEXT UNIQUE,
    language TEXT NOT NULL,
    joined_on TEXT NOT NULL,
    staff {bool} NOT NULL DEFAULT FALSE,
    deleted_on TEXT
);
CREATE TABLE memberships (
    city_id BIGINT NOT NULL REFERENCES cities (id),
    person_id BIGINT NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL CHECK (role IN ('administrator', 'moderator')),
    PRIMARY KEY (city_id, person_id)
) {unordered};
CREATE INDEX memberships_by_person ON memberships (person_id);
CREATE TABLE invitations (
    id {id},
    email TEXT NOT NULL,
    city_id BIGINT REFERENCES cities (id),
    role TEXT NOT NULL CHECK (role IN ('administrator', 'moderator', 'staff')),
    invited_by BIGINT NOT NULL REFERENCES persons (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX invitations_by_email ON invitations (email);
CREATE TABLE sign_in_requests (
    token_hash {bytes} PRIMARY KEY,
    browser_hash {bytes} NOT NULL,
    code_hash {bytes} NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    return_to TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    used_at BIGINT
);
CREATE INDEX sign_in_requests_by_email ON sign_in_requests (email_key, created_at);
CREATE INDEX sign_in_requests_by_browser ON sign_in_requests (browser_hash);
CREATE TABLE sessions (
    token_hash {bytes} PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE TABLE api_tokens (
    id {id},
    person_id BIGINT NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL,
    token_hash {bytes} NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX api_tokens_by_person ON api_tokens (person_id);
CREATE TABLE residence_declarations (
    city_id BIGINT NOT NULL REFERENCES cities (id),
    person_id BIGINT NOT NULL REFERENCES persons (id),
    declared_on TEXT NOT NULL,
    PRIMARY KEY (city_id, person_id)
) {unordered};
CREATE TABLE mail_refusals (
    email_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (email_key, kind)
) {unordered};
";
