//! As little HTTP/1.1 as it takes: requests are bytes made beforehand, answers are read to their end and looked at no
//! further. So the load generator costs little beside what it measures.

use crate::Failure;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its status.
    pub status: u16,
    /// Everything up to the empty line.
    pub head: String,
    /// Its body as it came, without the sizes of its chunks.
    pub body: Vec<u8>,
}

/// A connection that is kept open.
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub async fn open(address: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(64 * 1024) })
    }

    /// Asks, and reads the answer; its status and the length of its body.
    pub async fn ask(&mut self, request: &[u8]) -> Result<(u16, usize), Failure> {
        let (head, body) = self.exchange(request).await?;
        Ok((status(self.received.get(..head).unwrap_or_default())?, body))
    }

    /// Asks, and keeps the whole answer.
    pub async fn fetch(&mut self, request: &[u8]) -> Result<Response, Failure> {
        let (head, _) = self.exchange(request).await?;
        let (head, rest) = self.received.split_at(head);
        let chunked = find_header(head, b"transfer-encoding").is_some();
        let body = if chunked { unchunked(rest) } else { rest.to_vec() };
        Ok(Response { status: status(head)?, head: String::from_utf8_lossy(head).into_owned(), body })
    }

    /// Sends a request and receives until the answer is complete: the length of its head, and of what follows.
    async fn exchange(&mut self, request: &[u8]) -> Result<(usize, usize), Failure> {
        self.stream.write_all(request).await?;
        self.received.clear();
        let head = loop {
            self.receive().await?;
            if let Some(end) = self.received.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let headers = self.received.get(..head).unwrap_or_default();
        match find_header(headers, b"content-length") {
            Some(length) => {
                let length: usize = std::str::from_utf8(length)?.trim().parse()?;
                while self.received.len() < head + length {
                    self.receive().await?;
                }
                Ok((head, length))
            }
            None if find_header(headers, b"transfer-encoding").is_some() => {
                while !self.received.ends_with(b"\r\n0\r\n\r\n") {
                    self.receive().await?;
                }
                Ok((head, self.received.len() - head))
            }
            None => Ok((head, 0)),
        }
    }

    async fn receive(&mut self) -> Result<(), Failure> {
        if self.stream.read_buf(&mut self.received).await? == 0 {
            return Err("the connection was closed".into());
        }
        Ok(())
    }
}

fn status(head: &[u8]) -> Result<u16, Failure> {
    let digits = head.get(9..12).ok_or("an answer without a status")?;
    Ok(std::str::from_utf8(digits)?.parse()?)
}

fn find_header<'a>(head: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    head.split(|&byte| byte == b'\n').find_map(|line| {
        let (found, value) = line.split_at_checked(name.len())?;
        if found.eq_ignore_ascii_case(name) { value.strip_prefix(b":") } else { None }
    })
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = rest.get(..end).and_then(|size| std::str::from_utf8(size).ok()).and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(chunk) = size.filter(|size| *size > 0).and_then(|size| rest.get(end + 2..end + 2 + size)) else { break };
        body.extend_from_slice(chunk);
        rest = rest.get(end + 4 + chunk.len()..).unwrap_or_default();
    }
    body
}

/// A GET request as a browser sends it, with further header lines.
pub fn get(host: &str, path: &str, headers: &str) -> Vec<u8> {
    let ordinary = "User-Agent: bench\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: en\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n";
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{ordinary}{headers}\r\n").into_bytes()
}

/// A posted form.
pub fn post(host: &str, path: &str, headers: &str, form: &str) -> Vec<u8> {
    let ordinary = "User-Agent: bench\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: en\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n";
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n{ordinary}{kind}Content-Length: {}\r\n{headers}\r\n{form}", form.len()).into_bytes()
}

/// One request from outside any load.
pub fn fetch_once(address: &str, request: &[u8]) -> Result<Response, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { Connection::open(address).await?.fetch(request).await })
}
