//! What everything is compared with: actix-web with no middleware at all, a handler that says hello, and a handler that
//! does the least a durable write can be: it hands a row to one thread, which writes all rows that have arrived in one
//! transaction (SQLite, `synchronous=FULL`) and then lets everybody know.

use crate::{Failure, machine, say};
use actix_web::{App, HttpResponse, HttpServer, web};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Rows written together at most.
const BATCH: usize = 256;

type Row = (Vec<u8>, oneshot::Sender<()>);

/// Serves until it is ended; the address goes into a file of the folder.
pub fn serve(folder: &Path) -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let (sender, receiver) = channel::<Row>();
    let file = folder.join("rows.sqlite");
    std::thread::spawn(move || {
        if let Err(error) = write(&file, &receiver) {
            eprintln!("bare: {error}");
            std::process::exit(1);
        }
    });
    std::fs::write(folder.join("address.new"), address.to_string())?;
    std::fs::rename(folder.join("address.new"), folder.join("address"))?;
    let served = actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || {
            App::new().app_data(web::Data::new(sender.clone())).route("/", web::get().to(hello)).route("/", web::post().to(row))
        })
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
    if queue.send((body.to_vec(), done)).is_err() || written.await.is_err() {
        return HttpResponse::InternalServerError().finish();
    }
    HttpResponse::SeeOther().insert_header(("location", "/")).finish()
}

fn write(file: &Path, rows: &Receiver<Row>) -> Result<(), Failure> {
    let mut connection = rusqlite::Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB NOT NULL)", [])?;
    while let Ok(first) = rows.recv() {
        let batch: Vec<Row> = std::iter::once(first).chain(rows.try_iter()).take(BATCH).collect();
        let tx = connection.transaction()?;
        {
            let mut insert = tx.prepare_cached("INSERT INTO rows (body) VALUES (?1)")?;
            for (body, _) in &batch {
                insert.execute([body])?;
            }
        }
        tx.commit()?;
        for (_, done) in batch {
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
