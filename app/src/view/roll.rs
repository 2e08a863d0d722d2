//! The electoral roll of a poll, as a city team sees it: how many are on it, never who.

use super::form::Form;
use super::poll_editor::PollHead;
use domain::voting::roll::{BadRow, RollCode};
use jiff::ZonedDateTime;

/// The page. Fields: `action` says what is done; `file`, `invite` = `yes` and `invite_in` (the roll grows), `invitees` and
/// `language` (invitations), `letters`, `addresses`, `letters_in` (letters).
#[derive(Clone, Debug)]
pub struct RollView {
    /// The poll.
    pub head: PollHead,
    /// What was typed. Files are never given back.
    pub form: Form,
    /// How many are on the roll.
    pub size: u64,
    /// How many of them have used their vote.
    pub used: u64,
    /// It may still change: the poll has not opened.
    pub changes: bool,
    /// Those on it may be invited by mail.
    pub invites: bool,
    /// The file that was just sent, if rows of it are wrong.
    pub report: Option<Report>,
    /// The languages letters can be printed in, and mails written in.
    pub languages: Vec<String>,
    /// The most letters at once.
    pub most_letters: usize,
}

/// A file of which nothing was taken.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its rows that are wrong, in the order of lines.
    pub bad: Vec<BadRow>,
}

/// Letters to print.
#[derive(Clone, Debug)]
pub struct LettersView {
    /// The poll.
    pub head: PollHead,
    /// When it opens, in the city's time.
    pub opens: Option<ZonedDateTime>,
    /// When it closes; `None` for an open-ended poll.
    pub closes: Option<ZonedDateTime>,
    /// BCP 47 code of the letters.
    pub language: String,
    /// The whole address of the poll's page.
    pub address: String,
    /// Ballots are taken on paper.
    pub paper: bool,
    /// The letters.
    pub letters: Vec<Letter>,
}

/// A letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its code.
    pub code: RollCode,
    /// Whom it goes to, line by line, as the file said; nothing where there was none.
    pub addressee: Vec<String>,
}
