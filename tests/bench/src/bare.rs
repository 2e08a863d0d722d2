//! What everything is compared with: actix-web with no middleware at all, a handler that says hello, and a handler that
//! does the least a durable write can be: it hands a row to one writer, which writes all rows that have arrived with one
//! statement in one transaction (SQLite, `synchronous=FULL`) and then lets everybody know.

use crate::{Failure, machine, say};
use actix_web::{App, HttpResponse, HttpServer, web};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseBackend, Statement, TransactionTrait};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// Rows written together at most.
const BATCH: usize = 256;

type Row = (Vec<u8>, oneshot::Sender<()>);

/// Serves until it is ended; the address goes into a file of the folder.
pub fn serve(folder: &Path) -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let (sender, receiver) = channel::<Row>(1_024);
    let url = format!("sqlite://{}/rows.sqlite?mode=rwc", folder.display());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        if let Err(error) = runtime.map_err(Failure::from).and_then(|runtime| runtime.block_on(write(url, receiver))) {
            eprintln!("bare: {error}");
            std::process::exit(1);
        }
    });
    std::fs::write(folder.join("address.new"), address.to_string())?;
    std::fs::rename(folder.join("address.new"), folder.join("address"))?;
    let served = actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || App::new().app_data(web::Data::new(sender.clone())).route("/", web::get().to(hello)).route("/", web::post().to(row)))
            .workers(machine::processors())
            .listen(listener)?
            .run()
            .await
    });
    Ok(served?)
}

async fn hello() -> HttpResponse {
    HttpResponse::Ok().body("hello")
}

async fn row(body: web::Bytes, queue: web::Data<Sender<Row>>) -> HttpResponse {
    let (done, written) = oneshot::channel();
    if queue.send((body.to_vec(), done)).await.is_err() || written.await.is_err() {
        return HttpResponse::InternalServerError().finish();
    }
    HttpResponse::SeeOther().insert_header(("location", "/")).finish()
}

async fn write(url: String, mut rows: Receiver<Row>) -> Result<(), Failure> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false).record_stmt_in_spans(false).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.pragma("journal_mode", "WAL").pragma("synchronous", "FULL").statement_cache_capacity(BATCH));
    let connection = Database::connect(options).await?;
    connection.execute_unprepared("CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB NOT NULL)").await?;
    let mut batch = Vec::with_capacity(BATCH);
    while rows.recv_many(&mut batch, BATCH).await > 0 {
        let (bodies, waiting): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
        let insert = format!("INSERT INTO rows (body) VALUES {}", vec!["(?)"; bodies.len()].join(", "));
        let tx = connection.begin().await?;
        tx.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Sqlite, insert, bodies.into_iter().map(Into::into))).await?;
        tx.commit().await?;
        for done in waiting {
            let _ = done.send(());
        }
    }
    Ok(())
}

/// The bare handler, running.
pub struct Bare {
    /// Where it listens.
    pub address: String,
    child: Child,
}

impl Bare {
    /// Starts this program again as the bare handler.
    pub fn start(folder: PathBuf) -> Result<Self, Failure> {
        std::fs::create_dir_all(&folder)?;
        let child = Command::new(std::env::current_exe()?).arg("bare").arg(&folder).stdin(Stdio::null()).spawn()?;
        let mut bare = Self { address: String::new(), child };
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if let Ok(address) = std::fs::read_to_string(folder.join("address")) {
                bare.address = address.parse::<SocketAddr>()?.to_string();
                return Ok(bare);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err("the bare handler did not start".into())
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        if self.child.kill().and_then(|()| self.child.wait()).is_err() {
            say("the bare handler could not be ended");
        }
    }
}
