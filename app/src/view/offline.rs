//! Votes on paper, by telephone and with help, as a city team sees them. Never what a pile comes to: only whether two
//! people read the same on a sheet.

use super::form::Form;
use super::poll::{PollView, QuestionView};
use super::poll_editor::PollHead;
use domain::participation::Channel;
use domain::voting::Secrecy;
use domain::voting::offline::{BatchState, Difference, Reconciliation, SheetCode};
use jiff::ZonedDateTime;

/// The overview. Fields: `sheets`, `language`, `place`, `both` = `yes` (to print); `channel`, `name`, `pile` (a new pile); `action` says
/// which of the two.
#[derive(Clone, Debug)]
pub struct OfflineView {
    /// How secret ballots are, which decides whether they can be on paper at all.
    pub secrecy: Secrecy,
    /// The poll.
    pub head: PollHead,
    /// What was typed.
    pub form: Form,
    /// The poll has an electoral roll, whose codes are those of sheets.
    pub has_roll: bool,
    /// The team has opened this way, and has not said that all is in.
    pub open: bool,
    /// The poll can still take paper: it is public and not sealed.
    pub may_open: bool,
    /// Piles can be keyed and counted now.
    pub counts: bool,
    /// Where the sheets went.
    pub sheets: Reconciliation,
    /// What was printed, newest first.
    pub prints: Vec<PrintView>,
    /// The piles, oldest first.
    pub batches: Vec<BatchLine>,
    /// The languages a sheet can be printed in.
    pub languages: Vec<String>,
}

impl OfflineView {
    /// Sheets in piles that are not counted yet.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.batches.iter().filter(|batch| batch.state != BatchState::Counted).map(|batch| batch.pile).sum()
    }
}

/// That sheets were printed.
#[derive(Clone, Debug)]
pub struct PrintView {
    /// How many.
    pub sheets: u64,
    /// When.
    pub at: ZonedDateTime,
}

/// A pile in the list.
#[derive(Clone, Debug)]
pub struct BatchLine {
    /// Its number.
    pub id: i64,
    /// What the team calls it.
    pub name: String,
    /// How its votes came in.
    pub channel: Channel,
    /// How many sheets there are.
    pub pile: u64,
    /// Where it is.
    pub state: BatchState,
    /// Ballots counted.
    pub entered: u64,
    /// Sheets that were spoiled.
    pub spoiled: u64,
    /// Sheets that were refused.
    pub refused: u64,
}

/// Sheets to print.
#[derive(Clone, Debug)]
pub struct SheetsView {
    /// The poll.
    pub head: PollHead,
    /// The poll as residents see it, in the language of the sheets.
    pub poll: PollView,
    /// Its closing, in the city's time.
    pub closes: Option<ZonedDateTime>,
    /// BCP 47 code of the sheets.
    pub language: String,
    /// Where to bring them, as typed.
    pub place: String,
    /// They are printed on both sides: each begins on a front.
    pub both_sides: bool,
    /// The sheets.
    pub sheets: Vec<PrintedSheet>,
}

/// A sheet.
#[derive(Clone, Debug)]
pub struct PrintedSheet {
    /// Its code; none where there is an electoral roll: whoever votes writes the code of their entry on it.
    pub code: Option<SheetCode>,
    /// The questions, with options in the order of this sheet.
    pub questions: Vec<QuestionView>,
}

/// One pile.
#[derive(Clone, Debug)]
pub struct BatchView {
    /// The poll.
    pub head: PollHead,
    /// The pile.
    pub batch: BatchLine,
    /// What was typed. Fields: `code`, `spoiled` = `yes`, the questions; `pile`; `settle[ABCD-EFGH]`.
    pub form: Form,
    /// What is to be done.
    pub step: BatchStep,
    /// Paper can be keyed and counted now.
    pub counts: bool,
}

/// What is to be done with a pile.
#[derive(Clone, Debug)]
pub enum BatchStep {
    /// This person keys.
    Keying {
        /// The paper, with what was typed.
        paper: Box<PollView>,
        /// It is the second pass.
        second: bool,
        /// What this person has keyed: the code, and whether the sheet is spoiled.
        keyed: Vec<(SheetCode, bool)>,
    },
    /// Somebody else keys.
    Elsewhere {
        /// It is the second pass.
        second: bool,
        /// This person has keyed the first pass, and nobody the second.
        yours_is_done: bool,
    },
    /// The two keyings differ.
    Differing {
        /// What was asked.
        questions: Vec<QuestionView>,
        /// On how many sheets they agree.
        agreed: u64,
        /// Where they differ.
        differences: Vec<(SheetCode, Difference)>,
    },
    /// They agree: what will become of the sheets.
    Ready(Outcome),
    /// It is counted. The codes of sheets that were refused are shown once.
    Counted(Option<Outcome>),
}

/// What becomes of the sheets of a pile.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Ballots.
    pub ballots: u64,
    /// Sheets that are spoiled.
    pub spoiled: u64,
    /// Codes that were used before.
    pub used: Vec<SheetCode>,
    /// Codes that no sheet has.
    pub unknown: Vec<SheetCode>,
}

impl Outcome {
    /// How many sheets that makes.
    #[must_use]
    pub fn sheets(&self) -> u64 {
        self.ballots + self.spoiled + (self.used.len() + self.unknown.len()) as u64
    }
}

/// The field that settles the difference about a sheet.
#[must_use]
pub fn settle_field(code: SheetCode) -> String {
    format!("settle[{code}]")
}
