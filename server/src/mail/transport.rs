//! Where mails go: to a mail server, or into a folder.

use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Replies that mean that the server does not let *us* in (RFC 4954): no fault of the mail, and mended by whoever runs
/// this Parvis.
const NOT_LET_IN: [u16; 4] = [530, 534, 535, 538];

/// Why a mail was not sent. It never tells the address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the mail was not sent: {reason}")]
pub struct SendError {
    /// Trying again would not help.
    pub permanent: bool,
    /// What happened, without what servers write, for that may hold the address.
    pub reason: String,
}

impl SendError {
    /// It may work later.
    #[must_use]
    pub fn temporary(reason: impl Into<String>) -> Self {
        Self { permanent: false, reason: reason.into() }
    }

    /// It will never work.
    #[must_use]
    pub fn permanent(reason: impl Into<String>) -> Self {
        Self { permanent: true, reason: reason.into() }
    }
}

/// Where mails go.
#[derive(Debug)]
pub enum Transport {
    /// A mail server.
    Server(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// A folder: one file `….eml` for each mail.
    Folder(PathBuf),
}

impl Transport {
    /// A mail server, as `lettre` reads its address. Nothing is connected yet.
    ///
    /// # Errors
    /// When the address is not understood.
    pub fn server(url: &str, timeout: Duration) -> Result<Self, smtp::Error> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(timeout)).build();
        Ok(Self::Server(Box::new(server)))
    }

    /// A folder, made if there is none. Only the owner may look into it: mails hold sign-in links.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(folder: &Path) -> io::Result<Self> {
        let mut make = fs::DirBuilder::new();
        make.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
        make.create(folder)?;
        Ok(Self::Folder(folder.to_owned()))
    }

    /// Hands a mail over. `name` is for the folder.
    ///
    /// # Errors
    /// When it was not taken.
    pub async fn send(&self, message: &Message, name: String) -> Result<(), SendError> {
        match self {
            Transport::Server(server) => server.send_raw(message.envelope(), &message.formatted()).await.map(|_| ()).map_err(|error| refused(&error)),
            Transport::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                let written = tokio::task::spawn_blocking(move || write(&folder, &name, &bytes)).await;
                match written {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(error)) => Err(SendError::temporary(format!("the mail folder: {}", error.kind()))),
                    Err(_) => Err(SendError::temporary("the mail folder")),
                }
            }
        }
    }
}

fn refused(error: &smtp::Error) -> SendError {
    match error.status().map(u16::from) {
        Some(code) => SendError { permanent: is_permanent(code), reason: format!("the mail server answered {code}") },
        None if error.is_timeout() => SendError::temporary("the mail server did not answer in time"),
        None if error.is_tls() => SendError::temporary("no secure connection to the mail server"),
        None => SendError::temporary("no connection to the mail server"),
    }
}

/// Is there no point in trying this mail again after this reply?
fn is_permanent(code: u16) -> bool {
    (500..600).contains(&code) && !NOT_LET_IN.contains(&code)
}

/// Writes a file so that it is there wholly or not at all. Written twice it is the same file.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}.{}", data_encoding::HEXLOWER.encode(&crate::keys::random::<4>())));
    let result = write_through(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, folder.join(format!("{name}.eml"))));
    if result.is_err() {
        // Best effort: the error that matters is the first one.
        let _ = fs::remove_file(&unfinished);
        return result;
    }
    fs::File::open(folder)?.sync_all()
}

fn write_through(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::MailConfig;
    use crate::mail::Mailer;
    use crate::mail::message::tests::sample;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    fn config(smtp_url: Option<String>, folder: &Path) -> MailConfig {
        MailConfig { smtp_url, folder: folder.to_owned(), from: "Parvis <parvis@parvis.example>".to_owned() }
    }

    #[tokio::test]
    async fn a_mail_sent_twice_is_one_file_that_only_its_owner_reads() {
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::open(&config(None, &folder.path().join("a/b"))).unwrap();
        mailer.send(&sample()).await.unwrap();
        mailer.send(&sample()).await.unwrap();
        let files: Vec<_> = fs::read_dir(mailer.folder().unwrap()).unwrap().map(|entry| entry.unwrap()).collect();
        assert_eq!(files.len(), 1);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&files.first().unwrap().metadata().unwrap().permissions()) & 0o777, 0o600);
    }

    #[tokio::test]
    async fn a_folder_that_is_gone_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::open(&config(None, &folder.path().join("mail"))).unwrap();
        fs::remove_dir(folder.path().join("mail")).unwrap();
        assert!(!mailer.send(&sample()).await.unwrap_err().permanent);
    }

    #[test]
    fn what_cannot_work_is_said_at_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let nobody = MailConfig { from: "nobody".to_owned(), ..config(None, folder.path()) };
        assert!(Mailer::open(&nobody).is_err());
        assert!(Mailer::open(&config(Some("http://mail.example".to_owned()), folder.path())).is_err());
    }

    #[test]
    fn replies_tell_whether_to_try_again() {
        for code in [500, 501, 550, 551, 552, 553, 554] {
            assert!(is_permanent(code), "{code}");
        }
        for code in [421, 450, 451, 452, 530, 534, 535, 538] {
            assert!(!is_permanent(code), "{code}");
        }
    }

    /// A mail server that answers `RCPT` with `reply`, and what it was told.
    async fn server(reply: &'static str) -> (String, tokio::task::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let told = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let (reading, mut writing) = stream.into_split();
            let mut lines = BufReader::new(reading).lines();
            let mut told = Vec::new();
            let mut in_data = false;
            writing.write_all(b"220 hello\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer = match line.as_str() {
                    "." => "250 taken\r\n",
                    _ if in_data => "",
                    "DATA" => "354 go on\r\n",
                    "QUIT" => "221 bye\r\n",
                    _ if line.starts_with("RCPT") => reply,
                    _ => "250 ok\r\n",
                };
                in_data = line == "DATA" || in_data && line != ".";
                let over = line == "." || (line.starts_with("RCPT") && !reply.starts_with("250"));
                told.push(line);
                writing.write_all(answer.as_bytes()).await.unwrap();
                if over {
                    break;
                }
            }
            told
        });
        (url, told)
    }

    #[tokio::test]
    async fn a_mail_server_takes_mail() {
        let folder = tempfile::tempdir().unwrap();
        let (url, told) = server("250 ok\r\n").await;
        let mailer = Mailer::open(&config(Some(url), folder.path())).unwrap();
        mailer.send(&sample()).await.unwrap();
        let told = told.await.unwrap();
        assert!(told.iter().any(|line| line.starts_with("RCPT TO:<ana@example.org>")), "{told:#?}");
        assert!(told.iter().any(|line| line == "Message-ID: <0123456789abcdef0123456789abcdef@parvis.example>"));
    }

    #[tokio::test]
    async fn refusals_are_told_apart_and_do_not_tell_the_address() {
        let folder = tempfile::tempdir().unwrap();
        for (reply, permanent) in [("550 no <ana@example.org> here\r\n", true), ("451 <ana@example.org> later\r\n", false)] {
            let (url, told) = server(reply).await;
            let mailer = Mailer::open(&config(Some(url), folder.path())).unwrap();
            let error = mailer.send(&sample()).await.unwrap_err();
            assert_eq!(error.permanent, permanent, "{reply}");
            assert!(!format!("{error} {error:?}").contains("ana@"), "{error}");
            told.await.unwrap();
        }
        let nobody_there = Mailer::open(&config(Some("smtp://127.0.0.1:1".to_owned()), folder.path())).unwrap();
        assert!(!nobody_there.send(&sample()).await.unwrap_err().permanent);
    }
}
