//! `parvis backup`: a copy of the database that was looked through before anybody relies on it.

use crate::engage::log::check::{Checked, every_log};
use std::path::Path;
use store::{DbErr, backup};

/// Why there is no backup that can be relied on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// PostgreSQL has its own program.
    #[error("this database is on PostgreSQL: copy it with pg_dump --format=custom, and keep the file instance.key beside the copy")]
    Postgres,
    /// It could not be written or read.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// It was written, and is damaged.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
}

/// Copies an SQLite database that may be in use, and checks the copy: its pages and references, and every log from its entries to its checkpoints.
///
/// # Errors
/// When there is no copy that can be relied on.
pub async fn run(database_url: &str, to: &Path) -> Result<Checked, Failure> {
    if !database_url.starts_with("sqlite:") {
        return Err(Failure::Postgres);
    }
    backup::copy(database_url, to).await?;
    let copy = backup::open(to).await?;
    if let Some(wrong) = backup::is_sound(&copy).await? {
        return Err(Failure::Damaged(wrong));
    }
    let checked = every_log(&copy).await.map_err(|error| Failure::Damaged(error.to_string()))?;
    copy.close().await?;
    Ok(checked)
}
