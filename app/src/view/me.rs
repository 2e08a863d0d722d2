//! A resident's own pages.

use super::form::Form;
use super::text::Text;
use crate::words::Locale;
use domain::consultation::PollState;
use domain::ids::PollId;
use jiff::ZonedDateTime;
use jiff::civil::Date;

/// The own page.
#[derive(Clone, Debug)]
pub struct MeView {
    /// The address of the account.
    pub email: String,
    /// The polls taken part in. No day, no order of time and never what was voted; sorted by city and title.
    pub took_part: Vec<TookPart>,
    /// The polls of which this person is a trustee.
    pub trustee_of: Vec<TrusteeOf>,
    /// Cities in which residence was declared.
    pub residence: Vec<String>,
    /// The roles held.
    pub roles: Vec<Role>,
    /// Invitations that wait for an answer.
    pub invitations: u64,
    /// May have API tokens (city teams and mission staff).
    pub tokens: bool,
    /// The language for mails.
    pub language: Locale,
    /// How many browsers are signed in, this one included.
    pub sessions: u64,
}

/// A poll somebody has voted in.
#[derive(Clone, Debug)]
pub struct TookPart {
    /// The city's name.
    pub city: String,
    /// The city's part of the address.
    pub city_slug: String,
    /// The consultation's title.
    pub consultation: Text,
    /// The consultation's part of the address.
    pub consultation_slug: String,
    /// The poll.
    pub poll: PollId,
    /// The poll's title.
    pub title: Text,
    /// Where the poll is in its life.
    pub state: PollState,
}

/// A poll of which somebody is a trustee.
#[derive(Clone, Debug)]
pub struct TrusteeOf {
    /// The city's name.
    pub city: String,
    /// The poll.
    pub poll: PollId,
    /// The poll's title.
    pub title: Text,
}

/// A role, with the name of its city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Mission staff, for all cities.
    MissionStaff,
    /// Runs a city's team.
    Administrator {
        /// The city's name.
        city: String,
    },
    /// Moderates for a city.
    Moderator {
        /// The city's name.
        city: String,
    },
}

/// Deleting the account. Field: `confirm` = `yes`.
#[derive(Clone, Debug, Default)]
pub struct DeleteView {
    /// What was ticked.
    pub form: Form,
    /// The address of the account.
    pub email: String,
    /// Cities whose only administrator this person is: deletion waits until somebody else is.
    pub only_administrator_of: Vec<String>,
}

/// Invitations for the address of this account.
#[derive(Clone, Debug, Default)]
pub struct InvitationsView {
    /// Those that wait for an answer.
    pub invitations: Vec<Invitation>,
}

/// An invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its identifier.
    pub id: i64,
    /// The role offered.
    pub role: Role,
    /// Who invites: an address.
    pub invited_by: Option<String>,
    /// The last day on which it can be accepted.
    pub expires: Option<Date>,
}

/// Personal tokens for the API. Fields: `name`, `days`.
#[derive(Clone, Debug, Default)]
pub struct TokensView {
    /// What was typed.
    pub form: Form,
    /// The token just made: shown this once.
    pub fresh: Option<String>,
    /// Those that exist, newest first.
    pub tokens: Vec<Token>,
}

/// A token, without its secret.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its identifier.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// The day it was made.
    pub created: Date,
    /// The last day on which it works.
    pub expires: Option<Date>,
    /// The last day on which it was used.
    pub last_used: Option<Date>,
    /// Revoked or too old.
    pub over: bool,
}

/// The mailbox of the demonstration.
#[derive(Clone, Debug, Default)]
pub struct MailboxView {
    /// Mails, newest first.
    pub mails: Vec<MailLine>,
}

/// A line of the mailbox.
#[derive(Clone, Debug)]
pub struct MailLine {
    /// What stands in its address (`/mailbox/{id}`).
    pub id: String,
    /// To whom.
    pub to: String,
    /// The subject, in the language of the mail.
    pub subject: Text,
    /// When it was sent.
    pub at: ZonedDateTime,
}

/// One mail.
#[derive(Clone, Debug)]
pub struct MailView {
    /// The sender.
    pub from: String,
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: Text,
    /// When it was sent.
    pub at: ZonedDateTime,
    /// The plain text of the mail, in its language. Addresses of this site become links.
    pub text: Text,
}
