//! Databases for tests. What every Parvis begins with (tables, the registry) is made once for each kind and copied.

use crate::postgres::{Cluster, programs};
use sea_orm::{ConnectOptions, ConnectionTrait};
use server::engage::registry;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Database, Options};
use tokio::sync::OnceCell;

const TEMPLATE: &str = "parvis_template";
static NUMBER: AtomicU32 = AtomicU32::new(0);
static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES: OnceCell<()> = OnceCell::const_new();

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Backend {
    /// Why it cannot be tested on this machine.
    #[must_use]
    pub fn is_missing(self) -> Option<&'static str> {
        match self {
            Backend::Postgres if programs().is_none() => Some("PostgreSQL is not installed (Debian: apt-get install postgresql)"),
            _ => None,
        }
    }

    /// The address of a database with an open registry and nothing else.
    pub async fn fresh(self, home: &Path) -> String {
        match self {
            Backend::Sqlite => {
                let file = home.join("parvis.sqlite");
                std::fs::write(&file, SQLITE.get_or_init(sqlite_template).await).unwrap();
                format!("sqlite://{}", file.display())
            }
            Backend::Postgres => {
                POSTGRES.get_or_init(postgres_template).await;
                postgres_database(&format!(" TEMPLATE {TEMPLATE}")).await
            }
        }
    }

    /// Restores a dump of PostgreSQL into a new database; its address.
    ///
    /// # Panics
    /// When `pg_restore` fails.
    pub async fn restore_dump(dump: &Path) -> String {
        let url = postgres_database("").await;
        let program = programs().unwrap().join("pg_restore");
        let status = std::process::Command::new(program).arg("--exit-on-error").arg("--no-owner").arg("--dbname").arg(&url).arg(dump).status().unwrap();
        assert!(status.success());
        url
    }

    /// The address of a database with nothing at all in it.
    pub async fn empty(self, home: &Path) -> String {
        match self {
            Backend::Sqlite => format!("sqlite://{}?mode=rwc", home.join("empty.sqlite").display()),
            Backend::Postgres => postgres_database("").await,
        }
    }
}

async fn sqlite_template() -> Vec<u8> {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("template.sqlite");
    prepare(&format!("sqlite://{}", file.display())).await;
    std::fs::read(file).unwrap()
}

async fn postgres_template() {
    administer(&format!("CREATE DATABASE {TEMPLATE}")).await;
    prepare(&Cluster::get().url(TEMPLATE)).await;
}

async fn prepare(url: &str) {
    let database = Database::open(&Options { url: url.to_owned(), readers: 1 }).await.unwrap();
    registry::open(&database).await.unwrap();
    database.forget_deleted().await.unwrap();
    database.close().await.unwrap();
}

async fn postgres_database(how: &str) -> String {
    let name = format!("parvis_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    administer(&format!("CREATE DATABASE {name}{how}")).await;
    Cluster::get().url(&name)
}

async fn administer(sql: &str) {
    let mut options = ConnectOptions::new(Cluster::get().url("postgres"));
    options.max_connections(1).sqlx_logging(false);
    let connection = sea_orm::Database::connect(options).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}
