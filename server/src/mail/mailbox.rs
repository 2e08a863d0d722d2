//! The mailbox of the demonstration: what was written into the mail folder, read back.

use jiff::Timestamp;
use mail_parser::{Message, MessageParser};
use std::fs;
use std::io;
use std::path::Path;

/// A mail larger than this is not ours.
const LARGEST: u64 = 1_000_000;

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its name in the folder, fit for an address: digits, lower-case letters and one hyphen.
    pub id: String,
    /// The address it comes from.
    pub from: String,
    /// The address it goes to.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// When it was written.
    pub at: Timestamp,
    /// The language it is written in, as a code; empty if it does not say.
    pub language: String,
    /// The text part.
    pub text: String,
    /// The HTML part as it was sent: never to be put on a page as it is.
    pub html: String,
    /// All headers, as they were sent.
    pub headers: Vec<(String, String)>,
}

/// The newest mails of a folder, newest first. Files that are no mails are passed over.
///
/// # Errors
/// When the folder cannot be read.
pub async fn list(folder: &Path, most: usize) -> io::Result<Vec<Mail>> {
    let folder = folder.to_owned();
    blocking(move || {
        let mut ids: Vec<String> = fs::read_dir(&folder)?.filter_map(|entry| id_of(&entry.ok()?)).collect();
        ids.sort_unstable_by(|one, other| other.cmp(one));
        Ok(ids.iter().take(most).filter_map(|id| load(&folder, id).ok().flatten()).collect())
    })
    .await
}

/// One mail, if it is there.
///
/// # Errors
/// When it is there and cannot be read.
pub async fn read(folder: &Path, id: &str) -> io::Result<Option<Mail>> {
    let (folder, id) = (folder.to_owned(), id.to_owned());
    blocking(move || load(&folder, &id)).await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(io::Error::other("reading mails was broken off")))
}

fn id_of(entry: &fs::DirEntry) -> Option<String> {
    let name = entry.file_name().into_string().ok()?;
    let id = name.strip_suffix(".eml")?;
    is_id(id).then(|| id.to_owned())
}

/// Ids come from addresses of pages: whatever is not of our making is no id, so none leads out of the folder.
fn is_id(id: &str) -> bool {
    let Some((moment, rest)) = id.split_once('-') else { return false };
    let lower = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    id.len() <= 100 && !moment.is_empty() && moment.bytes().all(|byte| byte.is_ascii_digit()) && rest.bytes().all(lower)
}

fn load(folder: &Path, id: &str) -> io::Result<Option<Mail>> {
    if !is_id(id) {
        return Ok(None);
    }
    let file = folder.join(format!("{id}.eml"));
    match fs::symlink_metadata(&file) {
        Ok(found) if found.is_file() && found.len() <= LARGEST => Ok(parse(id, &fs::read(&file)?)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn parse(id: &str, bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let unix = |text: String| text.replace("\r\n", "\n");
    Some(Mail {
        id: id.to_owned(),
        from: first_address(message.from()),
        to: first_address(message.to()),
        subject: message.subject().unwrap_or_default().to_owned(),
        at: moment(id, &message),
        language: raw(&message, "Content-Language"),
        text: unix(message.body_text(0).unwrap_or_default().into_owned()),
        html: unix(message.body_html(0).unwrap_or_default().into_owned()),
        headers: message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect(),
    })
}

fn first_address(addresses: Option<&mail_parser::Address<'_>>) -> String {
    addresses.and_then(|found| found.first()).and_then(|found| found.address()).unwrap_or_default().to_owned()
}

fn raw(message: &Message<'_>, name: &str) -> String {
    message.header_raw(name).unwrap_or_default().trim().to_owned()
}

/// The moment in the name is exact; the one in the header only to the second.
fn moment(id: &str, message: &Message<'_>) -> Timestamp {
    let named = id.split_once('-').and_then(|(moment, _)| moment.parse().ok()).and_then(|millis| Timestamp::from_millisecond(millis).ok());
    let dated = || message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok());
    named.or_else(dated).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::MailConfig;
    use crate::mail::Mailer;
    use crate::mail::message::Outgoing;
    use crate::mail::message::tests::sample;

    async fn folder_with(mails: &[Outgoing]) -> (tempfile::TempDir, std::path::PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mail");
        let mailer = Mailer::open(&MailConfig { smtp_url: None, folder: folder.clone(), from: "Parvis <parvis@parvis.example>".to_owned() }).unwrap();
        for mail in mails {
            mailer.send(mail).await.unwrap();
        }
        (home, folder)
    }

    #[tokio::test]
    async fn a_mail_is_read_as_it_was_sent() {
        let sent = Outgoing { unsubscribe: Some("https://parvis.example/fr/unsubscribe/x".to_owned()), ..sample() };
        let (_home, folder) = folder_with(std::slice::from_ref(&sent)).await;
        let read = read(&folder, &sent.file_name()).await.unwrap().unwrap();
        assert_eq!((read.from.as_str(), read.to.as_str()), ("parvis@parvis.example", "ana@example.org"));
        assert_eq!((read.language.as_str(), read.at), ("fr", sent.written));
        assert_eq!(read.subject, "Vos résultats Bcc: eve@example.org");
        assert_eq!((read.text.trim_end(), read.html.trim_end()), (sent.text.trim_end(), sent.html.as_str()));
        assert!(read.headers.contains(&("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned())));
    }

    #[tokio::test]
    async fn the_newest_mail_comes_first() {
        let at = |moment: &str, id: &str| Outgoing { written: moment.parse().unwrap(), message_id: format!("<{id}@x>"), ..sample() };
        let mails = [at("2027-01-02T00:00:00Z", "b"), at("2027-01-03T00:00:00Z", "a"), at("2027-01-01T00:00:00Z", "c")];
        let (_home, folder) = folder_with(&mails).await;
        fs::write(folder.join("notes.eml"), "Subject: none of ours\r\n\r\n").unwrap();
        fs::write(folder.join(".01735776000000-d.1234"), "Subject: unfinished\r\n\r\n").unwrap();
        let ends = |mails: Vec<Mail>| mails.into_iter().map(|mail| mail.id.rsplit('-').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(ends(list(&folder, 10).await.unwrap()), ["a", "b", "c"]);
        assert_eq!(ends(list(&folder, 2).await.unwrap()), ["a", "b"]);
    }

    #[tokio::test]
    async fn no_id_leads_out_of_the_folder() {
        let (home, folder) = folder_with(&[]).await;
        fs::write(home.path().join("0-a.eml"), "Subject: secret\r\n\r\n").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(home.path().join("0-a.eml"), folder.join("0-b.eml")).unwrap();
        for id in ["../0-a", "..%2f0-a", "0-../../0-a", "0-a/../../0-a", "/etc/passwd", "", "-", "0-a\0", "0-b", "0-A", "0-é", "0-a"] {
            assert_eq!(read(&folder, id).await.unwrap(), None, "{id:?}");
        }
        assert_eq!(list(&folder, 10).await.unwrap(), []);
    }
}
