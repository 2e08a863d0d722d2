//! Another site, which answers what a test wants it to: slow, lying, or talking without end.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What a site answers: a status, more header lines, a body; after a while.
#[derive(Clone, Debug)]
pub struct Said {
    /// The status.
    pub status: u16,
    /// Header lines, each with its line end.
    pub headers: String,
    /// The body.
    pub body: String,
    /// How long it thinks before.
    pub after: Duration,
}

impl Said {
    /// This status and this body at once.
    #[must_use]
    pub fn now(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: String::new(), body: body.into(), after: Duration::ZERO }
    }
}

/// Another site.
pub struct Site {
    /// Its address.
    pub origin: String,
    asked: Arc<Mutex<Vec<(String, String)>>>,
    serving: JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Site {
    /// Begins to answer: what, is said by path and body.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn answering(answer: impl Fn(&str, &str) -> Said + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (asked, answer) = (Arc::new(Mutex::new(Vec::new())), Arc::new(answer));
        let told = Arc::clone(&asked);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (told, answer) = (Arc::clone(&told), Arc::clone(&answer));
                tokio::spawn(async move {
                    let Some((path, body)) = read(stream).await else { return };
                    let (path, mut stream) = path;
                    told.lock().unwrap().push((path.clone(), body.clone()));
                    let Said { status, headers, body, after } = answer(&path, &body);
                    tokio::time::sleep(after).await;
                    let head = format!("HTTP/1.1 {status} Said\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
                    // Whoever asked may have gone.
                    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
                });
            }
        });
        Self { origin, asked, serving }
    }

    /// Its host and port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// What it was asked: paths and bodies.
    ///
    /// # Panics
    /// When a thread of it broke down.
    #[must_use]
    pub fn asked(&self) -> Vec<(String, String)> {
        self.asked.lock().unwrap().clone()
    }
}

/// A request: its path, its body, and where the answer goes.
async fn read(mut stream: TcpStream) -> Option<((String, TcpStream), String)> {
    let mut bytes = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.ok().filter(|&read| read > 0)?;
        bytes.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").and_then(|length| length.parse().ok()));
        if body.len() >= length.unwrap_or(0) {
            let path = head.split(' ').nth(1)?.to_owned();
            return Some(((path, stream), body.to_owned()));
        }
    }
}
