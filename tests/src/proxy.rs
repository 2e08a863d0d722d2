//! The way between a server and PostgreSQL, which a test can make slow, or cut for a while without either end being told.

use crate::postgres::Cluster;
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A way to the databases of this run.
pub struct Proxy {
    port: u16,
    cut: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Proxy {
    /// Opens one; whatever passes takes so long, each way.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn open(delay: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (cut, is_cut) = watch::channel(false);
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = UnixStream::connect(Path::new(Cluster::get().home()).join(".s.PGSQL.5432")).await else { continue };
                let (from_client, to_client) = client.into_split();
                let (from_server, to_server) = server.into_split();
                tokio::spawn(pass(from_client, to_server, delay, is_cut.clone()));
                tokio::spawn(pass(from_server, to_client, delay, is_cut.clone()));
            }
        });
        Self { port, cut, accepting }
    }

    /// Nothing passes from now on, or everything again.
    pub fn cut(&self, cut: bool) {
        self.cut.send_replace(cut);
    }

    /// The address of a database, by this way.
    ///
    /// # Panics
    /// When the address is none.
    #[must_use]
    pub fn url(&self, database_url: &str) -> String {
        let (address, _) = database_url.split_once('?').unwrap();
        address.replace("@localhost/", &format!("@127.0.0.1:{}/", self.port)) + "?sslmode=disable"
    }
}

async fn pass(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, delay: Duration, mut is_cut: watch::Receiver<bool>) {
    let mut piece = vec![0; 64 * 1024];
    while let Ok(read) = from.read(&mut piece).await {
        tokio::time::sleep(delay).await;
        if is_cut.wait_for(|cut| !cut).await.is_err() || read == 0 || to.write_all(&piece[..read]).await.is_err() {
            break;
        }
    }
    // Whoever waits at the other end is told that this one has gone.
    let _ = to.shutdown().await;
}
