//! Forms with a file in them. The file is read while it arrives, by a thread that may wait; only a few pieces of it are in
//! memory at any time.

use super::trouble::Trouble;
use crate::engage::roll::read::{self, BYTES, Listed, ROWS, Unreadable};
use crate::keys::Keys;
use actix_multipart::{Field, Multipart};
use actix_web::{HttpRequest, web};
use app::view::form::{FieldError, Form};
use app::view::problem::Problem;
use domain::ids::PollId;
use domain::voting::roll::HeaderFault;
use futures_util::StreamExt;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::time::Duration;
use tokio::sync::mpsc;

/// Pieces of a file that wait for the thread that reads them.
const PIECES: usize = 8;
/// The most fields of a form, and bytes of one that is no file.
const FIELDS: usize = 20;
const TEXT: usize = 4_096;
/// The most bytes of a file with addresses to print.
const ADDRESSEES: usize = 1024 * 1024;
/// How long a sender may say nothing.
const SILENCE: Duration = Duration::from_secs(60);

/// What the marks of a roll are made of.
#[derive(Clone)]
pub struct Wanted {
    /// The instance key.
    pub keys: Keys,
    /// The poll.
    pub poll: PollId,
}

/// A form that was sent.
#[derive(Default)]
pub struct Sent {
    /// Its fields, without files.
    pub form: Form,
    /// The file of a roll, or what is wrong with it.
    pub list: Option<Result<Listed, FieldError>>,
    /// Whom letters go to, line by line, or what is wrong with the file.
    pub addressees: Option<Result<Vec<Vec<String>>, FieldError>>,
}

/// Receives a form. One that is sent without parts holds nothing.
///
/// # Errors
/// When it breaks off, or is no form.
pub async fn receive(request: &HttpRequest, payload: web::Payload, wanted: Wanted) -> Result<Sent, Trouble> {
    let mut sent = Sent::default();
    let kind = request.headers().get(actix_web::http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return Ok(sent);
    }
    let broken = || Trouble::Problem(Problem::BadRequest);
    let mut parts = Multipart::new(request.headers(), payload);
    let mut count = 0;
    while let Some(field) = tokio::time::timeout(SILENCE, parts.next()).await.map_err(|_| broken())? {
        let mut field = field.map_err(|_| broken())?;
        count += 1;
        if count > FIELDS {
            return Err(Trouble::Problem(Problem::TooLarge));
        }
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" | "invitees" => sent.list = list(&mut field, &wanted).await.map_err(|_| broken())?,
            "addresses" => sent.addressees = addressees(&mut field).await.map_err(|_| broken())?,
            _ => {
                let value = whole(&mut field, TEXT).await.map_err(|_| broken())?.ok_or(Trouble::Problem(Problem::TooLarge))?;
                let value: String = String::from_utf8_lossy(&value).chars().filter(|letter| !letter.is_control()).collect();
                sent.form.push(&name, value);
            }
        }
    }
    Ok(sent)
}

/// The next piece of a field; nothing at its end.
async fn piece(field: &mut Field) -> io::Result<Option<web::Bytes>> {
    let next = tokio::time::timeout(SILENCE, field.next()).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?;
    next.transpose().map_err(|error| io::Error::other(error.to_string()))
}

/// A small field as a whole; nothing when it is larger than that, and then all of it is passed over.
async fn whole(field: &mut Field, most: usize) -> io::Result<Option<Vec<u8>>> {
    let (mut value, mut total) = (Vec::new(), 0);
    while let Some(bytes) = piece(field).await? {
        total += bytes.len();
        if total <= most {
            value.extend_from_slice(&bytes);
        } else if total as u64 > BYTES {
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
    }
    Ok((total <= most).then_some(value))
}

/// Reads the file of a roll as it arrives; nothing when no file was chosen.
async fn list(field: &mut Field, wanted: &Wanted) -> io::Result<Option<Result<Listed, FieldError>>> {
    let Some(first) = piece(field).await? else { return Ok(None) };
    let (sender, receiver) = mpsc::channel(PIECES);
    let Wanted { keys, poll } = wanted.clone();
    let reading = tokio::task::spawn_blocking(move || read::read(Arriving { pieces: receiver, rest: VecDeque::new() }, &keys, poll, true));
    let (mut next, mut total, mut listening) = (Some(first), 0_u64, true);
    while let Some(bytes) = next {
        total += bytes.len() as u64;
        if total > BYTES {
            // The connection ends here: nobody receives more than this.
            drop(sender);
            let _ = reading.await;
            return Ok(Some(Err(FieldError::FileTooLarge { megabytes: BYTES / (1024 * 1024) })));
        }
        // The reader has gone when it has seen enough; the rest is passed over, so that its answer arrives.
        listening = listening && sender.send(Ok(bytes)).await.is_ok();
        next = match piece(field).await {
            Ok(next) => next,
            Err(error) => {
                let _ = sender.send(Err(io::Error::from(error.kind()))).await;
                return Err(error);
            }
        };
    }
    drop(sender);
    Ok(Some(reading.await.map_err(io::Error::other)?.map_err(|unreadable| wrong(&unreadable))))
}

const fn wrong(unreadable: &Unreadable) -> FieldError {
    match unreadable {
        Unreadable::Header(HeaderFault::NoColumn) => FieldError::FileColumn,
        Unreadable::Header(HeaderFault::SeveralColumns) => FieldError::FileColumns,
        Unreadable::NoRows => FieldError::FileEmpty,
        Unreadable::TooManyRows => FieldError::FileRows { max: ROWS },
        Unreadable::Broken(_) => FieldError::FileBroken,
    }
}

/// The addresses for letters: a small file, each row of which is an address. Nothing when no file was chosen.
async fn addressees(field: &mut Field) -> io::Result<Option<Result<Vec<Vec<String>>, FieldError>>> {
    let Some(file) = whole(field, ADDRESSEES).await? else {
        return Ok(Some(Err(FieldError::FileTooLarge { megabytes: ADDRESSEES as u64 / (1024 * 1024) })));
    };
    if file.is_empty() {
        return Ok(None);
    }
    Ok(Some(rows(&file)))
}

fn rows(file: &[u8]) -> Result<Vec<Vec<String>>, FieldError> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let first = file.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
    let mut rows = Vec::new();
    for row in csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(file).records() {
        let row = row.map_err(|_| FieldError::FileBroken)?;
        let lines: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect();
        if !lines.is_empty() {
            rows.push(lines);
        }
    }
    if rows.is_empty() { Err(FieldError::FileEmpty) } else { Ok(rows) }
}

/// A file on its way, for a thread that waits for each piece.
struct Arriving {
    pieces: mpsc::Receiver<io::Result<web::Bytes>>,
    rest: VecDeque<u8>,
}

impl Read for Arriving {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.pieces.blocking_recv() {
                Some(piece) => self.rest.extend(piece?),
                None => return Ok(0),
            }
        }
        self.rest.read(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_lines() {
        let rows = |file: &str| rows(file.as_bytes());
        assert_eq!(
            rows("\u{feff}name;street;town\nAna;1 Square;\"Lyon; FR\"\n;;\nBen"),
            Ok(vec![vec!["Ana".to_owned(), "1 Square".to_owned(), "Lyon; FR".to_owned()], vec!["Ben".to_owned()]])
        );
        assert_eq!(rows("name\n"), Err(FieldError::FileEmpty));
        assert_eq!(super::rows(b"name\n\xff\n"), Err(FieldError::FileBroken));
    }
}
