//! What every page needs around its own content.

use crate::words::Locale;

/// The frame of a page: language, address, who looks at it, and what is shown above the content.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub locale: Locale,
    /// Path and query without the language, beginning with `/` (`/cities?country=BE`); empty for the home page.
    pub path: String,
    /// The public address of this Parvis, without a slash at the end (`https://parvis.example`).
    pub origin: String,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// Participation on this Parvis is simulated: say so on every page.
    pub simulated: bool,
    /// What has just happened, said once.
    pub notice: Option<Notice>,
    /// Where style and islands are served.
    pub assets: Assets,
    /// The demonstration shows its mail on screen.
    pub mailbox: bool,
}

impl Frame {
    /// An address in the page's language: `frame.url("/cities")` is `/en/cities`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.locale.code())
    }

    /// This very page in another language.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> String {
        format!("/{}{}", locale.code(), self.path)
    }
}

/// The person who looks at the page.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// What to call them: the address they signed in with.
    pub label: String,
    /// Belongs to at least one city team.
    pub team: bool,
    /// Belongs to the mission staff.
    pub staff: bool,
}

/// Addresses of the static files, fingerprinted.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet.
    pub stylesheet: String,
    /// The script that says what is left to spend while a ballot paper is filled in.
    pub spending: String,
    /// The module that wakes the islands; `None` where they were not built, and pages work all the same.
    pub islands: Option<String>,
    /// What checks published votes; `None` where it was not built.
    pub verifier: Option<VerifierAssets>,
    /// The module that casts ballots of anonymous polls; `None` where it was not built.
    pub voter: Option<String>,
    /// What seals ballots of encrypted polls; `None` where it was not built.
    pub booth: Option<BoothAssets>,
    /// The module of the page of trustees; `None` where it was not built.
    pub trustee: Option<String>,
}

/// Addresses of the modules that seal ballots; both load the same program.
#[derive(Clone, Debug)]
pub struct BoothAssets {
    /// What casts ballots of encrypted polls.
    pub vote: String,
    /// What checks the device of a voter.
    pub check: String,
}

/// Addresses of what checks published votes in the browser.
#[derive(Clone, Debug)]
pub struct VerifierAssets {
    /// The module that takes the form; it loads everything else when it is asked to check.
    pub script: String,
    /// What a report says, in each language.
    pub words: Vec<(Locale, String)>,
}

impl VerifierAssets {
    /// What a report says in this language.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Option<&str> {
        self.words.iter().find(|(other, _)| *other == locale).map(|(_, address)| address.as_str())
    }
}

/// Something that has just been done. A closed list: a forged address can never make Parvis say a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Signed in.
    SignedIn,
    /// Signed out here.
    SignedOut,
    /// Signed out everywhere.
    SignedOutEverywhere,
    /// A form was saved.
    Saved,
    /// The account is gone.
    AccountDeleted,
    /// A consultation or poll is now public.
    Published,
    /// The close of a poll moved.
    Extended,
    /// A poll was closed early.
    Closed,
    /// Results are public.
    ResultsPublished,
    /// An official answer is public.
    AnswerPublished,
    /// An invitation is on its way.
    Invited,
    /// A role was taken away.
    Removed,
    /// An invitation was accepted.
    InvitationAccepted,
    /// An invitation was declined.
    InvitationDeclined,
    /// A correction is public.
    Corrected,
    /// A token was revoked.
    TokenRevoked,
    /// Mails of this kind will not be sent any more.
    Unsubscribed,
}

impl Notice {
    /// Every notice, with the name it has in the one-time cookie and in `locales/*/notices.ftl`.
    pub const ALL: &'static [(Notice, &'static str)] = &[
        (Notice::SignedIn, "signed-in"),
        (Notice::SignedOut, "signed-out"),
        (Notice::SignedOutEverywhere, "signed-out-everywhere"),
        (Notice::Saved, "saved"),
        (Notice::AccountDeleted, "account-deleted"),
        (Notice::Published, "published"),
        (Notice::Extended, "extended"),
        (Notice::Closed, "closed"),
        (Notice::ResultsPublished, "results-published"),
        (Notice::AnswerPublished, "answer-published"),
        (Notice::Invited, "invited"),
        (Notice::Removed, "removed"),
        (Notice::InvitationAccepted, "invitation-accepted"),
        (Notice::InvitationDeclined, "invitation-declined"),
        (Notice::Corrected, "corrected"),
        (Notice::TokenRevoked, "token-revoked"),
        (Notice::Unsubscribed, "unsubscribed"),
    ];

    /// The name of this notice.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(notice, _)| *notice == self).map_or("", |(_, name)| name)
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(notice, _)| *notice)
    }
}
