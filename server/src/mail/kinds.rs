//! Which mails there are, and how they get into the outbox: in the transaction of the act they tell of.

use super::Mailer;
use crate::clock::Clock;
use crate::engage::addresses::Address;
use crate::engage::papers::Sheet;
use crate::keys::Keys;
use crate::parvis::Parvis;
use app::words::Locale;
use domain::ids::CityId;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::outbox::NewEntry;
use store::{ConnectionTrait, Database, DbErr, memberships, outbox, persons};

/// A kind of mail; who does not want one still gets the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// A link and a code to sign in with.
    SignIn,
    /// An invitation to a city team or to the mission staff.
    Invitation,
    /// A poll of one's team has closed.
    PollClosed,
    /// Results are public.
    ResultsPublished,
    /// The code of somebody on the electoral roll of a poll.
    RollCode,
    /// What a trustee of an encrypted poll is to do.
    Trustee,
}

impl MailKind {
    /// All of them.
    pub const ALL: [MailKind; 6] =
        [MailKind::SignIn, MailKind::Invitation, MailKind::PollClosed, MailKind::ResultsPublished, MailKind::RollCode, MailKind::Trustee];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MailKind::SignIn => "sign-in",
            MailKind::Invitation => "invitation",
            MailKind::PollClosed => "poll-closed",
            MailKind::ResultsPublished => "results-published",
            MailKind::RollCode => "roll-code",
            MailKind::Trustee => "trustee",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Is it what its reader has just asked for, or what they need to exercise a right? All others can be ended with one
    /// click. Whoever ended mails with codes would lose their vote in a later poll without knowing, and a trustee who ended
    /// theirs the result of everybody.
    #[must_use]
    pub const fn is_transactional(self) -> bool {
        matches!(self, MailKind::SignIn | MailKind::RollCode | MailKind::Trustee)
    }
}

/// What a trustee of an encrypted poll is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrusteeStep {
    /// They are asked to be one.
    Asked,
    /// They are asked anew: what they did before counts no more.
    AskedAnew,
    /// Every trustee has given a key: together they make that of the poll.
    Make,
    /// The poll is closed: they open its sum.
    Open,
}

/// What a mail tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Payload {
    /// A link and a code to sign in with.
    SignIn {
        /// The whole address of the link.
        link: String,
        /// The code, as it is to be read.
        code: String,
        /// For how long both work.
        minutes: u32,
    },
    /// An invitation.
    Invitation {
        /// The whole address of the page where it is accepted.
        link: String,
        /// The city; none for the mission staff.
        city: Option<String>,
        /// The role as stored.
        role: String,
        /// The address of whoever invites.
        inviter: Option<String>,
        /// The last day on which it can be accepted.
        expires: Date,
    },
    /// A poll has closed.
    PollClosed {
        /// Its title.
        poll: String,
        /// Its city.
        city: String,
        /// Its page, without the language.
        path: String,
        /// How many voted.
        voters: u64,
    },
    /// Results are public.
    ResultsPublished {
        /// The title of the poll.
        poll: String,
        /// Its city.
        city: String,
        /// Its page, without the language.
        path: String,
    },
    /// The code of somebody on the electoral roll of a poll.
    RollCode {
        /// The title of the poll.
        poll: String,
        /// Its city.
        city: String,
        /// Its page, without the language.
        path: String,
        /// The code, as it is to be read.
        code: String,
        /// When the poll opens, in milliseconds since 1970 UTC.
        opens: Option<i64>,
        /// When it closes; none for an open-ended poll.
        closes: Option<i64>,
        /// In whose time both are told.
        time_zone: String,
    },
    /// What a trustee of an encrypted poll is to do. Nothing in it is secret.
    Trustee {
        /// The title of the poll.
        poll: String,
        /// Its city.
        city: String,
        /// The page of its trustees, without the language.
        path: String,
        /// Which step it is.
        step: TrusteeStep,
    },
}

impl Payload {
    /// Which kind of mail it is.
    #[must_use]
    pub const fn kind(&self) -> MailKind {
        match self {
            Payload::SignIn { .. } => MailKind::SignIn,
            Payload::Invitation { .. } => MailKind::Invitation,
            Payload::PollClosed { .. } => MailKind::PollClosed,
            Payload::ResultsPublished { .. } => MailKind::ResultsPublished,
            Payload::RollCode { .. } => MailKind::RollCode,
            Payload::Trustee { .. } => MailKind::Trustee,
        }
    }
}

/// What waits in the outbox: what a mail tells, in which language, since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The language of its reader.
    pub language: Locale,
    /// When it was written, in milliseconds since 1970 UTC.
    pub written: i64,
    /// What it tells.
    pub payload: Payload,
}

impl Letter {
    /// When it was written.
    #[must_use]
    pub fn written(&self) -> Timestamp {
        store::moments::timestamp(self.written)
    }

    /// Has what it tells run out? Nobody needs a link that does not work any more.
    #[must_use]
    pub fn is_stale(&self, now: Timestamp) -> bool {
        match &self.payload {
            Payload::SignIn { minutes, .. } => now.duration_since(self.written()) >= SignedDuration::from_mins((*minutes).into()),
            Payload::RollCode { closes, .. } => closes.is_some_and(|closes| store::moments::timestamp(closes) <= now),
            Payload::Invitation { .. } | Payload::PollClosed { .. } | Payload::ResultsPublished { .. } | Payload::Trustee { .. } => false,
        }
    }
}

/// What writing and sending mail needs of a running Parvis.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Storage.
    pub database: &'a Database,
    /// Time.
    pub clock: &'a Clock,
    /// The instance key.
    pub keys: &'a Keys,
    /// Mail.
    pub mail: &'a Mailer,
    /// What links begin with.
    pub origin: &'a str,
}

impl<'a> Desk<'a> {
    /// The desk of a running Parvis.
    #[must_use]
    pub fn of(parvis: &'a Parvis) -> Self {
        Self { database: &parvis.database, clock: &parvis.clock, keys: &parvis.keys, mail: &parvis.mail, origin: parvis.config.origin() }
    }

    /// Puts a mail into the outbox, unless its reader wants no such mail.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn post(&self, tx: &impl ConnectionTrait, to: &Address, language: Locale, payload: Payload) -> Result<(), DbErr> {
        let kind = payload.kind();
        if !kind.is_transactional() && persons::refuses_mail(tx, &to.key(self.keys), kind.as_str()).await? {
            return Ok(());
        }
        outbox::put(tx, self.entry(to, language, payload, self.mail.new_message_id())?).await
    }

    /// The same, at most once for this key as long as traces of mails are kept: a week. Whether it is new.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn post_once(&self, tx: &impl ConnectionTrait, key: &str, to: &Address, language: Locale, payload: Payload) -> Result<bool, DbErr> {
        outbox::put_once(tx, self.entry(to, language, payload, self.mail.message_id(key))?).await
    }

    fn entry(&self, to: &Address, language: Locale, payload: Payload, message_id: String) -> Result<NewEntry, DbErr> {
        let now = self.clock.now();
        let kind = payload.kind().as_str();
        let letter = Letter { language, written: now.as_millisecond(), payload };
        let payload = serde_json::to_value(&letter).map_err(|error| DbErr::Json(error.to_string()))?;
        Ok(NewEntry { kind, recipient: to.as_str().to_owned(), payload, message_id, run_at: now })
    }
}

/// Puts a mail into the outbox, in the transaction of the act. After the commit, `parvis.mail.wake()` sends it at once.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(tx: &impl ConnectionTrait, parvis: &Parvis, to: &Address, language: Locale, payload: Payload) -> Result<(), DbErr> {
    Desk::of(parvis).post(tx, to, language, payload).await
}

/// Puts a mail for each member of a city's team into the outbox, each in their language, with the title of the poll in
/// that language where there is one.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_to_team(tx: &impl ConnectionTrait, parvis: &Parvis, city: CityId, tell: impl Fn(String) -> Payload, sheet: &Sheet) -> Result<(), DbErr> {
    for (_, person) in memberships::of_city(tx, city).await? {
        let Some(address) = person.email.as_deref().and_then(|email| Address::parse(email).ok()) else { continue };
        let language = Locale::parse(&person.language).unwrap_or(Locale::En);
        enqueue(tx, parvis, &address, language, tell(title(sheet, language))).await?;
    }
    Ok(())
}

/// The title in this language, or in the first language of the consultation that has one.
#[must_use]
pub fn title(sheet: &Sheet, language: Locale) -> String {
    let languages = sheet.languages();
    let wanted = std::iter::once(language.code()).chain(languages.iter().map(String::as_str));
    let mut titles = wanted.filter_map(|code| sheet.paper.texts.iter().find(|text| text.language == code).map(|text| text.title.clone()));
    titles.find(|title| !title.trim().is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_written() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(MailKind::parse("advertisement"), None);
    }

    #[test]
    fn a_letter_survives_the_outbox() {
        let payload = Payload::Invitation {
            link: "https://parvis.example/fr/invitations".to_owned(),
            city: None,
            role: "staff".to_owned(),
            inviter: None,
            expires: jiff::civil::date(2027, 3, 17),
        };
        let letter = Letter { language: Locale::Fr, written: 1_804_093_200_123, payload };
        let json = serde_json::to_value(&letter).unwrap();
        assert_eq!(json.pointer("/payload/kind").unwrap(), "invitation");
        assert_eq!(serde_json::from_value::<Letter>(json).unwrap(), letter);
        assert!(serde_json::from_str::<Letter>("{}").is_err());
    }

    #[test]
    fn a_sign_in_mail_is_of_no_use_once_its_link_is_not() {
        let payload = Payload::SignIn { link: String::new(), code: String::new(), minutes: 10 };
        let letter = Letter { language: Locale::En, written: 0, payload };
        assert!(!letter.is_stale(Timestamp::from_second(599).unwrap()));
        assert!(letter.is_stale(Timestamp::from_second(600).unwrap()));
        let news = Payload::PollClosed { poll: String::new(), city: String::new(), path: String::new(), voters: 0 };
        assert!(!Letter { payload: news, ..letter }.is_stale(Timestamp::from_second(1_000_000).unwrap()));
    }
}
