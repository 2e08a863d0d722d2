//! Signing in, by a link or a code sent by e-mail.

use super::form::Form;

/// The page that asks for an e-mail address. Fields: `email`, `next`.
#[derive(Clone, Debug, Default)]
pub struct SignInView {
    /// What was typed.
    pub form: Form,
    /// Where to go afterwards: a path of this site (`/en/polls/5`).
    pub next: Option<String>,
    /// Accounts of the demonstration that anyone may use; empty elsewhere.
    pub demonstration: Vec<DemonstrationAccount>,
}

/// An account to try the demonstration with.
#[derive(Clone, Debug)]
pub struct DemonstrationAccount {
    /// Who it is.
    pub kind: AccountKind,
    /// The address to sign in with.
    pub email: String,
}

/// Who an account of the demonstration belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountKind {
    /// A resident.
    Resident,
    /// A member of a city's team.
    CityTeam,
    /// A member of the mission staff.
    MissionStaff,
}

/// The page after that: a mail is on its way, and its code can be typed. Field: `code`.
/// It is the same whether the address has an account or not.
#[derive(Clone, Debug, Default)]
pub struct SignInSentView {
    /// What was typed.
    pub form: Form,
    /// The address that was given, as this browser gave it.
    pub email: Option<String>,
    /// Minutes for which link and code are good.
    pub minutes: u16,
}

/// The page behind the link of the mail. Looking at it changes nothing; its button signs in.
#[derive(Clone, Debug)]
pub struct SignInLinkView {
    /// What the link is good for.
    pub state: LinkState,
}

/// What a sign-in link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// The button will sign in.
    Ready,
    /// Opened in another browser than the one that asked: the code helps there.
    OtherBrowser,
    /// Used, too old or never given.
    Gone,
}

/// The very first account, that of the mission staff. Field: `email`.
#[derive(Clone, Debug, Default)]
pub struct FirstRunView {
    /// What was typed.
    pub form: Form,
}
