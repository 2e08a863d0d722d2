//! A copy of an SQLite database while it is used.

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, Statement};
use std::fs::{File, OpenOptions};
use std::path::Path;

/// Copies an SQLite database into a file that only its owner can read, as it is at one moment, and syncs it to the disk. Nobody has to stop meanwhile.
///
/// # Errors
/// When the file is there already, cannot be written, or the database refuses.
pub async fn copy(url: &str, to: &Path) -> Result<(), DbErr> {
    let failed = |error: std::io::Error| DbErr::Custom(format!("{}: {error}", to.display()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(to).map_err(failed)?;
    let source = connect(url).await?;
    // SQLite fills an empty file as well as a new one.
    let statement = Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO $1", [to.display().to_string().into()]);
    source.execute_raw(statement).await?;
    source.close().await?;
    File::open(to).and_then(|file| file.sync_all()).map_err(failed)
}

/// Opens a copy to look at it only.
///
/// # Errors
/// When it cannot be opened.
pub async fn open(file: &Path) -> Result<DatabaseConnection, DbErr> {
    connect(&format!("sqlite://{}?mode=ro", file.display())).await
}

/// Whether SQLite finds its pages, indexes and references sound; if not, what it says.
///
/// # Errors
/// When the database refuses.
pub async fn is_sound(copy: &DatabaseConnection) -> Result<Option<String>, DbErr> {
    let mut wrong = Vec::new();
    for row in copy.query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA integrity_check")).await? {
        wrong.push(row.try_get_by_index::<String>(0)?);
    }
    wrong.retain(|line| line != "ok");
    for row in copy.query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA foreign_key_check")).await? {
        wrong.push(format!("a row of {} refers to nothing", row.try_get_by_index::<String>(0)?));
    }
    Ok((!wrong.is_empty()).then(|| wrong.join("; ")))
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await
}
