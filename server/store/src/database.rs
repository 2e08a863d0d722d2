//! Opening a database, and the one way to begin a write.

use crate::failure::Failure;
use migrations::Migrator;
use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::fs::File;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// The oldest SQLite without the bug that could lose a write-ahead log (fixed in 3.51.3).
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// Memory for pages that SQLite's writing connection keeps, in KiB. (SQLite's own choice is 2,000.)
const WRITER_CACHE_KIB: u32 = 16_384;
/// Pages of 4 KiB in the write-ahead log before it is folded into the file. (SQLite's own choice is 1,000.)
const CHECKPOINT_PAGES: u32 = 4_000;
/// How long PostgreSQL lets a transaction wait for its next statement. Counting a large poll between two statements of its sealing takes some of it.
const IDLE_IN_TRANSACTION: &str = "30s";
/// Any number, the same on every node: nodes that start together migrate one after the other.
const MIGRATION_LOCK: i64 = 0x7061_7276_6973;

/// How to reach a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:///path/to/file.sqlite` or `postgres://user:password@host/name`.
    pub url: String,
    /// Connections for reading.
    pub readers: u32,
}

/// An open database. SQLite has one writing connection and several that only read; PostgreSQL has one pool.
#[derive(Clone, Debug)]
pub struct Database {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    broken: Arc<watch::Sender<bool>>,
}

impl Database {
    /// Opens the database, creating an SQLite file if there is none, and runs the migrations that are due.
    ///
    /// # Errors
    /// When the database cannot be reached, is too old, or a migration fails.
    pub async fn open(options: &Options) -> Result<Self, DbErr> {
        if options.url.starts_with("sqlite:") { open_sqlite(options).await } else { open_postgres(options).await }
    }

    /// A connection for reading. It never sees half of a write.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a write. On SQLite the transaction holds the write lock from the start (`BEGIN IMMEDIATE`): one that
    /// reads first and writes later would otherwise fail when another got in between.
    ///
    /// # Errors
    /// When no connection is free in time, the database refuses, or its disk has failed before.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.is_broken() {
            return Err(DbErr::Custom("the disk has failed: nothing is written before the next start".to_owned()));
        }
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        self.writer.begin_with_options(options).await
    }

    /// To be told of every error of a write: after [`Failure::Broken`] no write begins any more.
    pub fn failed(&self, error: &DbErr) {
        if Failure::of(error) == Failure::Broken && !self.broken.send_replace(true) {
            tracing::error!(%error, "the disk has failed or the database is damaged: nothing is written any more");
        }
    }

    /// Has its disk failed?
    #[must_use]
    pub fn is_broken(&self) -> bool {
        *self.broken.borrow()
    }

    /// Waits until its disk fails.
    pub async fn broken(&self) {
        // The sender lives as long as this database, so the wait ends for one reason only.
        let _ = self.broken.subscribe().wait_for(|broken| *broken).await;
    }

    /// Is this PostgreSQL?
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DatabaseBackend::Postgres
    }

    /// Does the database answer?
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.query_one_raw(Statement::from_string(self.reader.get_database_backend(), "SELECT 1")).await.map(|_| ())
    }

    /// After a poll was sealed: what SQLite still holds of deleted rows in its write-ahead log is folded into the
    /// file and the log is emptied (deleted content in the file itself is overwritten by `secure_delete`); PostgreSQL
    /// frees the space of deleted rows at once instead of some time later. Its own log keeps them until it is recycled.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_deleted(&self) -> Result<(), DbErr> {
        let sql = if self.is_postgres() {
            "VACUUM open_ballots, superseded_ballots, ballot_replays, poll_secrets, entry_lines"
        } else {
            "PRAGMA wal_checkpoint(TRUNCATE)"
        };
        self.writer.execute_unprepared(sql).await.map(|_| ())
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.clone().close().await?;
        self.writer.close().await
    }
}

fn connect_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

async fn open_sqlite(options: &Options) -> Result<Database, DbErr> {
    let mut writing = connect_options(&options.url, 1);
    writing.max_lifetime(None).idle_timeout(None).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("trusted_schema", "OFF")
            // Ballots and events go to random places, so that their order tells nothing: each batch touches many pages.
            // They stay in memory, and are folded into the file after many batches instead of after every few.
            .pragma("cache_size", format!("-{WRITER_CACHE_KIB}"))
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES.to_string())
            .statement_cache_capacity(256)
    });
    // When a commit fails for want of space, SQLite takes the transaction back by itself. The driver goes on believing
    // that it is inside one, makes mere savepoints of the next ones, and "commits" them nowhere (seen with sqlx 0.9:
    // ballots were acknowledged that no file held). Such a connection is closed, and the next write opens another.
    writing.map_sqlx_sqlite_pool_opts(|pool| {
        pool.after_release(|connection, _| {
            Box::pin(async move {
                // A rollback that was queued when a transaction was dropped is done before this is answered.
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        })
    });
    let writer = sea_orm::Database::connect(writing).await?;
    refuse_old_sqlite(&writer).await?;
    let lock = lock_for_migrating(&options.url).await?;
    Migrator::up(&writer, None).await?;
    drop(lock);
    let mut reading = connect_options(&options.url, options.readers.max(1));
    reading.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .read_only(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("query_only", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("trusted_schema", "OFF")
            .statement_cache_capacity(256)
    });
    let reader = sea_orm::Database::connect(reading).await?;
    Ok(Database { writer, reader, broken: Arc::default() })
}

/// Of two that start at the same time on one file, the second waits until the first has migrated it. SQLite's own lock
/// does not help: it is let go between two migrations.
async fn lock_for_migrating(url: &str) -> Result<File, DbErr> {
    let sqlite: SqliteConnectOptions = url.parse().map_err(|error: sea_orm::sqlx::Error| DbErr::Custom(error.to_string()))?;
    let path = sqlite.get_filename().with_extension("lock");
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::create(path)?;
        file.lock()?;
        Ok(file)
    });
    let locked: std::io::Result<File> = locked.await.map_err(|error| DbErr::Custom(error.to_string()))?;
    locked.map_err(|error| DbErr::Custom(format!("the database's lock file: {error}")))
}

async fn refuse_old_sqlite(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
    let version: String = match connection.query_one_raw(statement).await? {
        Some(row) => row.try_get("", "version")?,
        None => String::new(),
    };
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < OLDEST_SQLITE {
        return Err(DbErr::Custom(format!("SQLite {version} is older than 3.51.3, which can lose data in its write-ahead log")));
    }
    Ok(())
}

async fn open_postgres(options: &Options) -> Result<Database, DbErr> {
    let mut pool = connect_options(&options.url, options.readers.max(2) + 4);
    pool.statement_timeout(Duration::from_secs(60));
    // A node that freezes, or is cut off, in the middle of a transaction must not hold up the others for ever. Nothing was answered on its account yet.
    pool.map_sqlx_postgres_opts(|postgres| postgres.options([("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)]));
    let connection = sea_orm::Database::connect(pool).await?;
    // An advisory lock belongs to one connection, so it is taken on a connection of its own.
    let lock = sea_orm::Database::connect(connect_options(&options.url, 1)).await?;
    lock.execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).await?;
    let migrated = Migrator::up(&connection, None).await;
    lock.execute_unprepared(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})")).await?;
    lock.close().await?;
    migrated?;
    Ok(Database { writer: connection.clone(), reader: connection, broken: Arc::default() })
}
