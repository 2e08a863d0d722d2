//! One mail, from its texts to its bytes.

use super::transport::SendError;
use crate::engage::addresses::Address;
use app::words::Locale;
use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use std::time::SystemTime;

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// To whom.
    pub to: Address,
    /// The language it is written in.
    pub language: Locale,
    /// The subject.
    pub subject: String,
    /// The text, complete by itself.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// `<…@…>`, the same over all attempts.
    pub message_id: String,
    /// When it was written, the same over all attempts.
    pub written: Timestamp,
    /// The address that ends mails of this kind, unless the mail is what somebody has just asked for.
    pub unsubscribe: Option<String>,
}

impl Outgoing {
    /// The message as mail servers know it.
    ///
    /// # Errors
    /// When a part of it cannot stand in a mail; trying again would not help.
    pub fn build(&self, from: &Mailbox) -> Result<Message, SendError> {
        let date = SystemTime::try_from(self.written).map_err(|_| SendError::permanent("the date cannot stand in a mail"))?;
        let subject: Vec<&str> = self.subject.split_whitespace().collect();
        let mut builder = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, self.to.for_mail()))
            .subject(subject.join(" "))
            .date(date)
            .message_id(Some(self.message_id.clone()))
            .raw_header(plain_header("Auto-Submitted", "auto-generated")?)
            .raw_header(plain_header("Content-Language", self.language.code())?);
        if let Some(address) = &self.unsubscribe {
            builder = builder
                .raw_header(plain_header("List-Unsubscribe", &format!("<{address}>"))?)
                .raw_header(plain_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
        }
        let parts = MultiPart::alternative_plain_html(self.text.clone(), self.html.clone());
        builder.multipart(parts).map_err(|_| SendError::permanent("the mail cannot be built"))
    }

    /// A name for this mail among others: the same over all attempts, and in the order of time.
    #[must_use]
    pub fn file_name(&self) -> String {
        let id: String = self.message_id.trim_start_matches('<').chars().take_while(char::is_ascii_alphanumeric).take(64).collect();
        format!("{:014}-{id}", self.written.as_millisecond().max(0))
    }
}

/// A header of printable ASCII, not folded and not encoded: programs read these.
fn plain_header(name: &'static str, value: &str) -> Result<HeaderValue, SendError> {
    if !value.bytes().all(|byte| byte.is_ascii_graphic()) || value.len() > 900 {
        return Err(SendError::permanent("a header cannot stand in a mail"));
    }
    Ok(HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.to_owned(), value.to_owned()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use mail_parser::MessageParser;

    /// A mail to Ana.
    pub fn sample() -> Outgoing {
        Outgoing {
            to: Address::parse("ana@example.org").unwrap(),
            language: Locale::Fr,
            subject: "Vos résultats\r\nBcc: eve@example.org".to_owned(),
            text: "Bonjour,\nvoici « la suite » :\n\nhttps://parvis.example/fr/me\n".to_owned(),
            html: "<p>Bonjour</p>".to_owned(),
            message_id: "<0123456789abcdef0123456789abcdef@parvis.example>".to_owned(),
            written: "2027-03-03T17:00:00.123Z".parse().unwrap(),
            unsubscribe: None,
        }
    }

    fn lines(outgoing: &Outgoing) -> Vec<String> {
        let from = "Parvis <parvis@parvis.example>".parse().unwrap();
        let bytes = outgoing.build(&from).unwrap().formatted();
        String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn headers_are_as_mail_programs_expect_them() {
        let lines = lines(&sample());
        let header = |line: &str| lines.iter().take_while(|line| !line.is_empty()).any(|found| found == line);
        assert!(header("From: Parvis <parvis@parvis.example>"), "{lines:#?}");
        assert!(header("To: ana@example.org"));
        assert!(header("Date: Wed, 03 Mar 2027 17:00:00 +0000"));
        assert!(header("Message-ID: <0123456789abcdef0123456789abcdef@parvis.example>"));
        assert!(header("Auto-Submitted: auto-generated"));
        assert!(header("Content-Language: fr"));
        assert!(!lines.iter().any(|line| line.starts_with("Bcc") || line.starts_with("List-Unsubscribe")));
    }

    #[test]
    fn a_mail_that_was_not_asked_for_can_be_ended_with_one_click() {
        let address = format!("https://parvis.example/fr/unsubscribe/{}", "a".repeat(120));
        let lines = lines(&Outgoing { unsubscribe: Some(address.clone()), ..sample() });
        assert!(lines.contains(&format!("List-Unsubscribe: <{address}>")), "{lines:#?}");
        assert!(lines.contains(&"List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned()));
    }

    #[test]
    fn both_parts_arrive_unharmed() {
        let from = "Parvis <parvis@parvis.example>".parse().unwrap();
        let bytes = sample().build(&from).unwrap().formatted();
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some("Vos résultats Bcc: eve@example.org"));
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), sample().text.trim_end());
        assert_eq!(read.body_html(0).unwrap().trim_end(), "<p>Bonjour</p>");
    }

    #[test]
    fn an_address_that_is_no_header_is_refused() {
        let from = "Parvis <parvis@parvis.example>".parse().unwrap();
        for address in ["https://parvis.example/\r\nBcc: eve@example.org", "https://parvis.example/é"] {
            let outgoing = Outgoing { unsubscribe: Some(address.to_owned()), ..sample() };
            assert!(outgoing.build(&from).unwrap_err().permanent);
        }
    }

    #[test]
    fn file_names_are_stable_and_harmless() {
        assert_eq!(sample().file_name(), "01804093200123-0123456789abcdef0123456789abcdef");
        let hostile = Outgoing { message_id: "<../../etc@x>".to_owned(), written: Timestamp::MIN, ..sample() };
        assert_eq!(hostile.file_name(), "00000000000000-");
    }
}
