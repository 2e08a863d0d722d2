//! `/{lang}/mailbox`: the mail of a demonstration, on screen. Elsewhere there is nothing here.

use crate::http::{Answer, Trouble, Visit};
use crate::mail::mailbox::{Mail, list, read};
use app::view::me::{MailLine, MailView, MailboxView};
use app::view::text::Text;
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::atomic::Ordering;

/// Mails on the page.
const MOST: usize = 100;

fn folder(visit: &Visit) -> Result<&Path, Trouble> {
    let shown = visit.parvis.simulated.load(Ordering::Relaxed);
    visit.parvis.mail.folder().filter(|_| shown).ok_or(Trouble::NOT_FOUND)
}

/// The list, newest first.
pub async fn get(visit: Visit) -> Answer {
    let mails = list(folder(&visit)?, MOST).await.map_err(|error| Trouble::internal(&error))?;
    let line =
        |mail: Mail| MailLine { id: mail.id, to: mail.to, subject: Text::new(mail.language, mail.subject), at: mail.at.to_zoned_datetime(TimeZone::UTC) };
    let view = MailboxView { mails: mails.into_iter().map(line).collect() };
    visit.page(|frame| app::pages::mailbox::mailbox(frame, &view))
}

/// One mail.
pub async fn show(visit: Visit) -> Answer {
    let found = read(folder(&visit)?, visit.part("mail")).await.map_err(|error| Trouble::internal(&error))?;
    let mail = found.ok_or(Trouble::NOT_FOUND)?;
    let view = MailView {
        from: mail.from,
        to: mail.to,
        subject: Text::new(mail.language.clone(), mail.subject),
        at: mail.at.to_zoned_datetime(TimeZone::UTC),
        text: Text::new(mail.language, mail.text),
    };
    visit.page(|frame| app::pages::mailbox::mail(frame, &view))
}
