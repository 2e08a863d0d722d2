//! A poll, as a resident meets it: the ballot paper, the review, the receipt, the results.

use super::form::Form;
use super::text::Text;
use domain::consultation::PollState;
use domain::ids::{ConsultationId, OptionId, PollId, QuestionId};
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Answer, Eligibility, Marking, Method, PollResult, Secrecy, Turnout};
use jiff::ZonedDateTime;

pub use super::changes::{Change, ChangeKind, Correction};

/// A poll and where this visitor stands in it.
#[derive(Clone, Debug)]
pub struct PollView {
    /// The poll.
    pub poll: PollId,
    /// The city's name, as it is written there.
    pub city: String,
    /// The city's part of the address (`ghent`).
    pub city_slug: String,
    /// The consultation.
    pub consultation: ConsultationId,
    /// The consultation's part of the address.
    pub consultation_slug: String,
    /// The consultation's title.
    pub consultation_title: Text,
    /// Languages in which the team offers the poll (BCP 47 codes).
    pub languages: Vec<String>,
    /// Title.
    pub title: Text,
    /// What the team says above the questions, in Markdown.
    pub intro: Option<Text>,
    /// The questions, in the order of the poll.
    pub questions: Vec<QuestionView>,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// How secret ballots are.
    pub secrecy: Secrecy,
    /// Who opens the sum of the ballots, where they are encrypted; `None` for a draft.
    pub trustees: Option<TrusteesView>,
    /// Ballots are taken on paper as well.
    pub offline: bool,
    /// Where the poll is in its life.
    pub state: PollState,
    /// When it opens, in the city's time.
    pub opens: Option<ZonedDateTime>,
    /// When it closes, in the city's time; `None` for an open-ended poll.
    pub closes: Option<ZonedDateTime>,
    /// What this visitor can do.
    pub standing: Standing,
    /// Choose, or look once more.
    pub step: Step,
    /// What was chosen so far: `q{question}` holds option identifiers, `q{question}[{option}]` the mark of an option,
    /// `declare_residence` holds `yes`, `code` the code of an entry of the roll. Errors likewise, all those of a question under its own name.
    /// Never an earlier ballot: nobody is shown what they voted.
    pub form: Form,
    /// Idempotency key of this attempt (a UUID); every step repeats it.
    pub key: String,
    /// The seed that breaks ties, public since the poll is; empty for a draft.
    pub tie_seed: String,
    /// It has a log that anybody can look at.
    pub logged: bool,
    /// How many voted, by channel.
    pub turnout: Turnout,
    /// How many are on the electoral roll, where the poll has one.
    pub roll: Option<u64>,
    /// The city's declared population, to put the turnout beside; `None` when unknown or to be replaced.
    pub population: Option<u32>,
    /// The results, once they are public and never before.
    pub results: Option<ResultsView>,
    /// Corrections made after the opening, newest first.
    pub corrections: Vec<Correction>,
    /// Decisions about the poll, newest first.
    pub history: Vec<Change>,
}

/// Who opens the sum of encrypted ballots.
#[derive(Clone, Debug)]
pub struct TrusteesView {
    /// How many of them are needed.
    pub needed: u64,
    /// Their names.
    pub names: Vec<String>,
}

impl TrusteesView {
    /// How many there are.
    #[must_use]
    pub fn number(&self) -> u64 {
        u64::try_from(self.names.len()).unwrap_or(0)
    }

    /// How many of them may be missing.
    #[must_use]
    pub fn spare(&self) -> u64 {
        self.number().saturating_sub(self.needed)
    }
}

/// The name of the field of a question.
#[must_use]
pub fn field(question: QuestionId) -> String {
    format!("q{question}")
}

/// The name of the field for the mark of an option.
#[must_use]
pub fn mark_field(question: QuestionId, option: OptionId) -> String {
    format!("q{question}[{option}]")
}

/// One question of the ballot paper.
#[derive(Clone, Debug)]
pub struct QuestionView {
    /// The question.
    pub id: QuestionId,
    /// How it is answered.
    pub method: Method,
    /// The rule that decides it.
    pub rule: Rule,
    /// How many options win.
    pub seats: u32,
    /// Options are only named, and ties between them are broken by lot ([`domain::voting::Decision::lot`]).
    pub lot: bool,
    /// The money its options compete for, at a participatory budget.
    pub budget: Option<MoneyView>,
    /// It may be left blank.
    pub optional: bool,
    /// The question itself.
    pub text: Text,
    /// The hint below it.
    pub help: Option<Text>,
    /// The options in the order to show. Where the order is random, it must be the same for every step of one `key`.
    pub options: Vec<OptionView>,
}

impl QuestionView {
    /// The name of its field.
    #[must_use]
    pub fn field(&self) -> String {
        field(self.id)
    }

    /// Whether options get a place or a number, not just a tick.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        self.method.marking() != Marking::Named
    }

    /// Whether a rule decides it, with the public seed for ties. Without one the tally says all: so were polls published before, where options are only named.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.lot || !self.only_names()
    }

    /// Whether its options are only named, without places, numbers or costs.
    #[must_use]
    pub fn only_names(&self) -> bool {
        !self.has_marks() && self.budget.is_none()
    }

    /// What these options cost together, in cents.
    #[must_use]
    pub fn cost_of(&self, options: &[OptionId]) -> u64 {
        options.iter().filter_map(|&id| self.option(id)?.cost).fold(0, u64::saturating_add)
    }

    /// The least and the most choices of whoever answers it.
    #[must_use]
    pub fn limits(&self) -> (u16, u16) {
        self.method.limits(self.options.len())
    }

    /// The option of this identifier.
    #[must_use]
    pub fn option(&self, id: OptionId) -> Option<&OptionView> {
        self.options.iter().find(|option| option.id == id)
    }
}

/// Money to be shared out among projects.
#[derive(Clone, Copy, Debug)]
pub struct MoneyView {
    /// How much, in cents.
    pub amount: u64,
    /// What a funded project is worth to its supporters.
    pub satisfaction: Satisfaction,
}

/// One option.
#[derive(Clone, Debug)]
pub struct OptionView {
    /// The option.
    pub id: OptionId,
    /// Its name.
    pub label: Text,
    /// What it means.
    pub description: Option<Text>,
    /// What it costs, in cents, at a participatory budget.
    pub cost: Option<u64>,
}

/// What a visitor can do in an open poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not signed in: shown the questions and a button to sign in.
    SignedOut,
    /// May vote with the code of an entry of the electoral roll; no account is needed.
    NeedsCode,
    /// May vote.
    MayVote,
    /// May vote once they declare that they live in the city.
    NeedsDeclaration,
    /// May not vote.
    NotEligible,
    /// Has voted; another ballot replaces the first.
    AlreadyVoted,
}

/// Which step of the ballot form is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Choosing.
    Choose,
    /// The choices in words, before they are cast.
    Review,
}

/// The published results.
#[derive(Clone, Debug)]
pub struct ResultsView {
    /// The count, and what the rules come to.
    pub result: PollResult,
    /// When it was made public.
    pub published: ZonedDateTime,
}

/// The receipt, after a ballot was cast.
#[derive(Clone, Debug)]
pub struct ReceiptView {
    /// How secret ballots are.
    pub secrecy: Secrecy,
    /// The poll.
    pub poll: PollId,
    /// Its title.
    pub title: Text,
    /// The city's name.
    pub city: String,
    /// The city's part of the address.
    pub city_slug: String,
    /// The consultation's part of the address.
    pub consultation_slug: String,
    /// The consultation's title.
    pub consultation_title: Text,
    /// The receipt code, shown once; `None` when it was shown already.
    pub code: Option<String>,
    /// An earlier ballot was replaced.
    pub replaced: bool,
    /// The poll has a log: a signed receipt can be downloaded.
    pub logged: bool,
    /// The code one voted with is asked for before a signed receipt is given: nobody is signed in.
    pub asks_code: bool,
    /// Where the poll is in its life.
    pub state: PollState,
    /// When it closes; `None` for an open-ended poll.
    pub closes: Option<ZonedDateTime>,
}

/// The ballots of a poll, published after the close, in the order of their receipt codes (which are random).
#[derive(Clone, Debug)]
pub struct BallotsView {
    /// The poll.
    pub poll: PollId,
    /// Its title.
    pub title: Text,
    /// The city's name.
    pub city: String,
    /// The city's part of the address.
    pub city_slug: String,
    /// The questions with their options.
    pub questions: Vec<QuestionView>,
    /// How many ballots there are.
    pub total: u64,
    /// The ballots of this page.
    pub ballots: Vec<PublishedBallot>,
    /// Which page, from 1.
    pub page: u32,
    /// How many pages.
    pub pages: u32,
    /// Address of the whole list as CSV.
    pub download: Option<String>,
    /// Questions with orders of preference, each with the address of its PrefLib file.
    pub orders: Vec<(Text, String)>,
    /// Questions about a budget, each with the address of its Pabulib file.
    pub budgets: Vec<(Text, String)>,
}

/// One ballot of the published list.
#[derive(Clone, Debug)]
pub struct PublishedBallot {
    /// Its receipt code.
    pub code: String,
    /// The name of its voter, where ballots are named.
    pub name: Option<String>,
    /// What it says.
    pub answers: Vec<Answer>,
}
